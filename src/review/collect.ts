/**
 * What becomes of an opened review file, given what is here already. The newest submission of each unit wins, an older one
 * goes into its history, and two different files of one submission (a fork) are both kept until somebody chooses. Pure:
 * whoever stores does as it says.
 */
import { type Change, type Entries, typedAt } from "../report/entries";
import { KEY_KINDS, kindOf } from "../report/key-kinds";
import { lastYearIn } from "../report/last-year-entries";
import { isRecordKey } from "./record-text";
import { joinRecords } from "./records";
import type { FileStatus } from "./review-file";

/** A report that this desk has received before, or its own. */
export interface Known {
  /** Of the draft on this desk. */
  readonly id: string;
  /** Of the draft where the report is written; its own id for one that is written here. */
  readonly draftId: string;
  readonly own: boolean;
  readonly revision: number;
  /** Of the content last received; an own draft's of what was submitted. */
  readonly contentHash: string;
}

export interface Incoming {
  readonly draftId: string;
  readonly revision: number;
  readonly contentHash: string;
  readonly status: FileStatus;
  readonly entries: Entries;
}

export type Arrival =
  /** The first of its unit. */
  | { readonly kind: "new" }
  /** A later submission than the one here. */
  | { readonly kind: "newer"; readonly id: string }
  /** The very same content: only what was said is joined. */
  | { readonly kind: "same"; readonly id: string }
  /** An earlier submission: into the history. */
  | { readonly kind: "older"; readonly id: string; readonly revision: number }
  /** Another content under the same number. */
  | { readonly kind: "fork"; readonly ids: readonly string[] }
  /** Comes back to the desk where it is written. */
  | { readonly kind: "returned"; readonly id: string };

/** What a file is to this desk. Files of one drop are judged one after another, each with what those before it brought. */
export function arrivalOf(known: readonly Known[], file: Incoming): Arrival {
  const same = known.filter(({ draftId }) => draftId === file.draftId);
  const own = same.find((one) => one.own);
  if (own !== undefined) return { kind: "returned", id: own.id };
  if (same.length === 0) return { kind: "new" };
  const newest = same.reduce((a, b) => (b.revision > a.revision ? b : a));
  const identical = same.find(
    ({ contentHash, revision }) => contentHash === file.contentHash && revision === file.revision,
  );
  if (identical !== undefined) return { kind: "same", id: identical.id };
  if (file.revision > newest.revision) return { kind: "newer", id: newest.id };
  if (file.revision < newest.revision) return { kind: "older", id: newest.id, revision: newest.revision };
  return { kind: "fork", ids: same.filter(({ revision }) => revision === file.revision).map(({ id }) => id) };
}

/** What takes a draft to the content of a later file; what was said on either side stays. */
export function changesToNewer(mine: Entries, file: Entries): readonly Change[] {
  // Last year's report that was given here stays where the file brings none.
  const keepsLastYear = lastYearIn(file) === null;
  const keys = new Set(
    [...Object.keys(mine), ...Object.keys(file)].filter(
      (key) => !isRecordKey(key) && !(keepsLastYear && kindOf(key) === KEY_KINDS.lastYear),
    ),
  );
  const content = [...keys]
    .filter((key) => typedAt(mine, key) !== typedAt(file, key))
    .map((key) => ({ key, value: typedAt(file, key) }));
  return [...content, ...joinRecords(mine, file)];
}
