/** Brings back what the browser lost, from the copies; what came back and what did not is kept until it was read. */
import { PART_NAMES } from "../report/key-kinds";
import { type DraftHead, partEntries } from "./draft";
import { copyOf } from "./draft-copies";
import type { DraftLibrary } from "./library";
import type { Loss, LostDraft } from "./loss";
import { migrated } from "./migrations";
import { newId } from "./new-id";
import { pointOf } from "./point-content";
import type { WholeDraft, WriteResult } from "./store";

const LOSS = "loss";

/** The lost draft from its copy, on top of what is left of it; null when there is no copy that is newer than that. */
async function fromCopy(
  library: DraftLibrary,
  storage: Storage,
  lost: LostDraft,
): Promise<WholeDraft | null> {
  const copy = await copyOf(storage, lost.id);
  const left = lost.left === null ? null : await library.store.read(lost.id);
  if (copy === null || (left !== null && left.head.revision >= copy.head.revision)) return null;
  const { head, entries } = migrated(copy);
  const next: DraftHead = {
    ...head,
    revision: Math.max(lost.revision, head.revision) + 1,
    write: newId(),
  };
  const before =
    left === null ? [] : [await pointOf(lost.id, "before", "从副本恢复", left.entries, Date.now())];
  return { head: next, entries, points: before };
}

/**
 * Writes the copy where the draft still is as it was found. What a page that has it open, or another window, wrote
 * meanwhile is newer than any copy and stays.
 */
async function bringBack(
  { store, witness }: DraftLibrary,
  { left }: LostDraft,
  copy: WholeDraft,
): Promise<WriteResult> {
  const { head, entries, points } = copy;
  const parts = PART_NAMES.map((part) => ({ part, entries: partEntries(entries, part) }));
  // What is left is kept before it is replaced.
  for (const point of points) await store.addPoint(point);
  const result = await store.write(left?.revision ?? 0, head, parts);
  if (result.ok) witness.wrote(head, copy);
  return result;
}

/** `whole`: nothing was left of any draft. */
export async function restoreLost(
  library: DraftLibrary,
  lost: readonly LostDraft[],
  whole: boolean,
): Promise<Loss> {
  const { storage } = library.witness;
  const restored: LostDraft[] = [];
  const missing: LostDraft[] = [];
  for (const one of lost) {
    const copy = storage === null ? null : await fromCopy(library, storage, one).catch(() => null);
    if (copy === null) missing.push(one);
    else {
      const result = await bringBack(library, one, copy);
      if (result.ok) restored.push(one);
      else if (result.reason === "failed") missing.push(one);
    }
  }
  const loss: Loss = {
    whole,
    restored: restored.map(({ name }) => name),
    missing: missing.map(({ id, name }) => ({ id, name })),
  };
  try {
    storage?.setItem(LOSS, JSON.stringify(loss));
  } catch {
    // It is said now, and again at the next start: the witness still knows what is missing.
  }
  return loss;
}

/** What was lost before and has not been read yet. */
export function unreadLoss(storage: Storage | null): Loss | null {
  try {
    return JSON.parse(storage?.getItem(LOSS) ?? "null") as Loss | null;
  } catch {
    return null;
  }
}

/** It was read: what is missing is not looked for any more. */
export function lossWasRead(library: DraftLibrary, loss: Loss): void {
  library.witness.storage?.removeItem(LOSS);
  library.witness.forget(loss.missing.map(({ id }) => id));
}
