/**
 * Older drafts to the present schema. Each migration is pure and takes one draft from its version to the next; for each
 * there is a fixture written by that version. A draft of a newer schema is not migrated but left alone: see `isNewer`.
 */
import { DRAFT_SCHEMA, type Draft } from "./draft";

/** `MIGRATIONS[n]` takes a draft from schema n + 1 to n + 2. There is one schema so far. */
const MIGRATIONS: readonly ((draft: Draft) => Draft)[] = [];

/** Written by a newer version of the program: it may be read and exported, never written. */
export const isNewer = (draft: Draft): boolean => draft.head.schema > DRAFT_SCHEMA;

export function migrated(draft: Draft): Draft {
  if (isNewer(draft)) return draft;
  return MIGRATIONS.slice(draft.head.schema - 1).reduce((older, migrate, index) => {
    const next = migrate(older);
    return { ...next, head: { ...next.head, schema: draft.head.schema + index + 1 } };
  }, draft);
}
