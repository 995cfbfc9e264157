/**
 * Drafts as they are kept. This folder stores, finds and restores them; it imports only `form` and `report`.
 *
 * A draft is a small head for the list and its content in parts: each long text by itself, all other entries
 * together. A keystroke in a table then writes the head and the short entries, however long the texts are.
 */
import { FIELDS } from "../form/fields";
import type { Entries } from "../report/entries";
import type { ReportSummary } from "../report/summary";

export const DRAFT_SCHEMA = 1;

export interface DraftHead extends ReportSummary {
  readonly id: string;
  readonly schema: number;
  /** Counts every write; a write that does not start from the stored one is refused. */
  readonly revision: number;
  /** ISO times. */
  readonly createdAt: string;
  readonly changedAt: string;
  /** ISO time it was put into the bin (回收站); empty while it is in the list. */
  readonly deletedAt: string;
  /** How many fields were changed in all its life; a run of typing in one field counts once. */
  readonly changedFields: number;
}

/** A part of a draft's content: `fields`, or the id of a long text. */
export type PartName = string;

export interface Draft {
  readonly head: DraftHead;
  readonly entries: Entries;
}

const SHORT_PART: PartName = "fields";
const LONG_PARTS: readonly PartName[] = FIELDS.filter((field) => field.kind === "longText").map(
  (field) => field.id,
);
export const PART_NAMES: readonly PartName[] = [SHORT_PART, ...LONG_PARTS];

/** The part that an entry is kept in. */
export const partOf = (key: string): PartName => (LONG_PARTS.includes(key) ? key : SHORT_PART);

/** The entries of one part. */
export function partEntries(entries: Entries, part: PartName): Entries {
  if (part !== SHORT_PART) return { [part]: entries[part] ?? "" };
  const short: Record<string, string> = { ...entries };
  for (const name of LONG_PARTS) delete short[name];
  return short;
}

/** Puts the parts together again; empty texts are not kept. */
export function joinParts(parts: readonly Entries[]): Entries {
  const entries: Record<string, string> = {};
  for (const part of parts) {
    for (const [key, value] of Object.entries(part)) {
      if (typeof value === "string" && value !== "") entries[key] = value;
    }
  }
  return entries;
}

/** An id that never collides, without `crypto.randomUUID`, which plain http pages lack. */
export function newDraftId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(10));
  return [...bytes].map((byte) => byte.toString(36).padStart(2, "0")).join("");
}
