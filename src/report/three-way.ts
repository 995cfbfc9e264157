/**
 * The three-way comparison: two states that both came from one base. It says what differs and who changed it; windows
 * (`drafts/merge.ts`) and review decide what to do with each difference. Pure.
 */
import { type Entries, typedAt } from "./entries";

/** An entry at which my state and theirs differ; empty texts mean that nothing stands there. */
export interface Difference {
  readonly key: string;
  readonly base: string;
  readonly mine: string;
  readonly theirs: string;
}

/** Every difference between mine and theirs, in the order in which the entries were first made. */
export function differencesOf(base: Entries, mine: Entries, theirs: Entries): readonly Difference[] {
  const keys = new Set([...Object.keys(base), ...Object.keys(mine), ...Object.keys(theirs)]);
  return [...keys]
    .map((key) => ({
      key,
      base: typedAt(base, key),
      mine: typedAt(mine, key),
      theirs: typedAt(theirs, key),
    }))
    .filter((difference) => difference.mine !== difference.theirs);
}

/** Whose change a difference is: the other side still holds what the base held, or both changed it. */
export function changedBy({ base, mine, theirs }: Difference): "mine" | "theirs" | "both" {
  if (mine === base) return "theirs";
  return theirs === base ? "mine" : "both";
}
