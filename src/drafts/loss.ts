/**
 * What the browser lost by itself. Promise: drafts that the witness knows and the database lacks, or holds in an older
 * state, are named, and those of which there is a copy are brought back; an empty list is never shown as if nothing
 * had been.
 */
import type { DraftHead } from "./draft";
import type { DraftStore } from "./store";
import type { Seen, Witness } from "./witness";

export interface LostDraft extends Seen {
  /** What is left of it in the database; null: nothing. */
  readonly left: DraftHead | null;
}

/** What became of the drafts that were lost; kept until it was read. */
export interface Loss {
  /** The browser threw all of it away, or nothing is left. */
  readonly whole: boolean;
  readonly restored: readonly string[];
  readonly missing: readonly Pick<Seen, "id" | "name">[];
}

/** What the database has lost. */
export interface Losses {
  readonly lost: readonly LostDraft[];
  /** Nothing is left in it. */
  readonly empty: boolean;
}

/** Compares the database with the witness; null when it cannot be read. */
export async function lossesOf(witness: Witness, store: DraftStore): Promise<Losses | null> {
  // The witness is read first: what is stored meanwhile only adds to what the database has.
  const seen = witness.seen();
  if (seen.length === 0) return { lost: [], empty: false };
  try {
    const heads = new Map((await store.heads()).map((head) => [head.id, head]));
    const lost: LostDraft[] = [];
    for (const one of seen) {
      const left = heads.get(one.id) ?? null;
      if (left !== null && left.revision >= one.revision) continue;
      if (left === null && (await store.wasRemoved(one.id))) witness.forget([one.id]);
      else lost.push({ ...one, left });
    }
    return { lost, empty: heads.size === 0 };
  } catch {
    return null;
  }
}
