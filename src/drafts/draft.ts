/**
 * Drafts as they are kept. This folder stores, finds and restores them; it imports only `form` and `report`.
 *
 * A draft is a small head for the list and its content in parts: each long text by itself, all other entries
 * together. A keystroke in a table then writes the head and the short entries, however long the texts are.
 */
import { type Entries, withChanges } from "../report/entries";
import { type PartName, partOf } from "../report/key-kinds";
import type { ReportSummary } from "../report/summary";

export const DRAFT_SCHEMA = 2;

export interface DraftHead extends ReportSummary {
  readonly id: string;
  readonly schema: number;
  /** The desk's own report, or one received from another unit for review. */
  readonly role: "own" | "received";
  /** The unit whose report it is; of the desk's own it follows the cover. Drafts of one unit belong together. */
  readonly unit: string;
  /** Counts every write; a write that does not start from the stored one is refused. */
  readonly revision: number;
  /** Tells the last write from any other, so that one that was thought to have failed is known again. */
  readonly write?: string;
  /** ISO times. */
  readonly createdAt: string;
  readonly changedAt: string;
  /** ISO time it was put into the bin (回收站); empty while it is in the list. */
  readonly deletedAt: string;
  /** How many fields were changed in all its life; a run of typing in one field counts once. */
  readonly changedFields: number;
}

export interface Draft {
  readonly head: DraftHead;
  readonly entries: Entries;
}

/** The entries of one part. */
export function partEntries(entries: Entries, part: PartName): Entries {
  const own: Record<string, string> = {};
  for (const [key, value] of Object.entries(entries)) if (partOf(key) === part) own[key] = value;
  return own;
}

/** Puts the parts together again; empty texts are not kept. */
export const joinParts = (parts: readonly Entries[]): Entries =>
  withChanges(
    {},
    parts.flatMap((part) => Object.entries(part).map(([key, value]) => ({ key, value }))),
  );

/** The head with what its content says: the list's summary, and the unit of the desk's own drafts. */
export function withSummary(head: DraftHead, summary: ReportSummary): DraftHead {
  return { ...head, ...summary, unit: head.role === "own" ? summary.organization : head.unit };
}
