/** Writing a record needs nothing of what reading one does: it is in the first load, where drafts are made. */
import type { Change } from "../report/entries";
import { KEY_KINDS, keyFor, kindOf } from "../report/key-kinds";
import type { EventRecord, ReviewRecord } from "./records";

export const recordKey = (id: string): string => keyFor("record", id);
export const isRecordKey = (key: string): boolean => kindOf(key) === KEY_KINDS.record;

/** The change that writes a record. Keys stand in one order, so that equal records are equal texts. */
export function recordChange(written: ReviewRecord): Change {
  const pairs = Object.entries(written)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return { key: recordKey(written.id), value: JSON.stringify(Object.fromEntries(pairs)) };
}

/** Something happened to the draft: created, opened from a file, finalised. */
export const happened = (
  { by, at, newId }: { readonly by: string; readonly at: string; readonly newId: () => string },
  what: string,
  more: Partial<Pick<EventRecord, "file" | "contentHash" | "revision" | "note">> = {},
): Change => recordChange({ kind: "event", id: newId(), what, by, at, ...more });
