/**
 * Two windows changed one draft: what only one side changed is taken; what both changed is decided by the kind of key.
 * Promise: no text that either side typed is lost. Pure.
 */
import { type Change, conflictKey, type Entries, isFinalized, typedAt } from "../report/entries";
import { listEntry, unionOf } from "../report/entry-list";
import { KEY_KINDS, kindOf } from "../report/key-kinds";
import { changedBy, type Difference, differencesOf } from "../report/three-way";

export interface Merge {
  /** What changes in my state. */
  readonly changes: readonly Change[];
  /** Fields whose two texts wait for a choice now. */
  readonly conflicts: readonly string[];
  /**
   * `theirs`: they finalised the report (定稿) meanwhile, so that my edits only wait beside it. `mine`: I was about to
   * finalise what they have changed meanwhile, so it is not finalised. Null: neither.
   */
  readonly finalized: "theirs" | "mine" | null;
}

/** What my state takes over from theirs; both started from `base`. */
export function mergeStates(base: Entries, mine: Entries, theirs: Entries): Merge {
  const differences = differencesOf(base, mine, theirs);
  const unionAt = (key: string) => unionOf(typedAt(base, key), typedAt(mine, key), typedAt(theirs, key));
  const reopened = isFinalized(base) && !isFinalized(mine);
  const differs = differences.some(({ key }) => kindOf(key).exported);
  if (isFinalized(theirs) && !reopened && differs) return beside(differences, mine, theirs, unionAt);
  const taken = differences.filter((difference) => changedBy(difference) !== "mine");
  const moved = taken.some(({ key }) => kindOf(key).exported);
  const late = moved && isFinalized(mine) && !isFinalized(theirs);
  const changes = new Map<string, string>();
  const conflicts: string[] = [];
  for (const difference of taken) {
    const { key } = difference;
    const { joining } = kindOf(key);
    if (changedBy(difference) === "theirs") changes.set(key, difference.theirs);
    else if (joining === "union") changes.set(key, listEntry(unionAt(key)));
    else if (joining === "ask") conflicts.push(key);
  }
  if (late) {
    for (const { key, theirs: value } of differences) {
      if (kindOf(key) === KEY_KINDS.finalized) changes.set(key, value);
    }
  }
  for (const key of conflicts) {
    const waiting = [...unionAt(conflictKey(key)), typedAt(theirs, key)];
    changes.set(conflictKey(key), waitingEntry(waiting, typedAt(mine, key)));
  }
  return { changes: asChanges(changes), conflicts, finalized: late ? "mine" : null };
}

/** Their finalised report stands as it is; what I typed meanwhile waits beside it. */
function beside(
  differences: readonly Difference[],
  mine: Entries,
  theirs: Entries,
  unionAt: (key: string) => readonly string[],
): Merge {
  const changes = new Map<string, string>();
  const conflicts: string[] = [];
  for (const difference of differences) {
    const { key } = difference;
    if (kindOf(key).joining === "union") changes.set(key, listEntry(unionAt(key)));
    else changes.set(key, difference.theirs);
    if (changedBy(difference) !== "theirs" && kindOf(key).joining === "ask") conflicts.push(key);
  }
  for (const key of conflicts) {
    const waiting = [...unionAt(conflictKey(key)), typedAt(mine, key)];
    changes.set(conflictKey(key), waitingEntry(waiting, typedAt(theirs, key)));
  }
  return { changes: asChanges(changes), conflicts, finalized: "theirs" };
}

/** The texts that wait beside the one that stands; the same text needs no choice. */
const waitingEntry = (texts: readonly string[], standing: string): string =>
  listEntry(texts.filter((text) => text !== standing));

const asChanges = (changes: ReadonlyMap<string, string>): readonly Change[] =>
  [...changes].map(([key, value]) => ({ key, value }));
