/**
 * Two windows changed one draft: field by field, what only one side changed is taken; where both changed the same field
 * differently, both are kept and somebody is asked. Pure.
 */
import { type Change, changedKeys, conflictKey, type Entries, otherValue, typedAt } from "../report/entries";

export interface Merge {
  /** What changes in my state. */
  readonly changes: readonly Change[];
  /** Fields that both sides changed differently. */
  readonly conflicts: readonly string[];
}

/** What my state takes over from theirs; both started from `base`. */
export function mergeEntries(base: Entries, mine: Entries, theirs: Entries): Merge {
  const changes: Change[] = [];
  const conflicts: string[] = [];
  for (const key of changedKeys(base, theirs)) {
    const [was, own, other] = [typedAt(base, key), typedAt(mine, key), typedAt(theirs, key)];
    if (own === other) continue;
    if (own === was) changes.push({ key, value: other });
    else {
      conflicts.push(key);
      changes.push({ key: conflictKey(key), value: otherValue(other) });
    }
  }
  return { changes, conflicts };
}
