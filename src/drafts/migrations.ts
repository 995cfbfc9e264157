/**
 * Older drafts to the present schema. Each migration is pure and takes one head from its version to the next; for each
 * version there is a fixture written by it. A draft of a newer schema is not migrated but left alone: see `isNewer`.
 * Content needs no migration so far: what an older version wrote in it is read as it is.
 */
import { DRAFT_SCHEMA, type Draft, type DraftHead } from "./draft";

/** `MIGRATIONS[n]` takes a head from schema n + 1 to n + 2. */
const MIGRATIONS: readonly ((head: DraftHead) => DraftHead)[] = [
  // Schema 2: drafts received from others stand beside the desk's own.
  (head) => ({ ...head, role: "own", unit: head.organization }),
];

/** Written by a newer version of the program: it may be read and exported, never written. */
export const isNewer = ({ head }: Draft): boolean => head.schema > DRAFT_SCHEMA;
/** Written by an older version: its first change is preceded by a restore point. */
export const isOlder = ({ head }: Draft): boolean => head.schema < DRAFT_SCHEMA;

export function migratedHead(head: DraftHead): DraftHead {
  if (head.schema >= DRAFT_SCHEMA) return head;
  const next = MIGRATIONS.slice(head.schema - 1).reduce((older, migrate) => migrate(older), head);
  return { ...next, schema: DRAFT_SCHEMA };
}

export const migrated = (draft: Draft): Draft => ({ ...draft, head: migratedHead(draft.head) });
