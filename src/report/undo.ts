/**
 * Undo and redo by meaningful steps: one cell, one run of typing, one paste, one fill.
 *
 * A step holds edits, not states: what was taken out and put in at one place of an entry. A step whose place has
 * meanwhile been changed by somebody else is passed over there, never forced.
 */
import { findField } from "../form/fields";
import { type Change, type Entries, typedAt, withChanges } from "./entries";
import { kindOf } from "./key-kinds";

/** One stretch of an entry's text replaced by another. */
export interface Edit {
  readonly key: string;
  readonly at: number;
  readonly removed: string;
  readonly inserted: string;
}

export interface UndoStep {
  /** What was done, for 「撤销：粘贴」. */
  readonly name: string;
  readonly edits: readonly Edit[];
}

/** Length of the longest common start, found by halving: comparing slices is far cheaper than characters. */
function commonStart(a: string, b: string): number {
  let low = 0;
  let high = Math.min(a.length, b.length);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (a.slice(low, middle) === b.slice(low, middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

function commonEnd(a: string, b: string, most: number): number {
  let low = 0;
  let high = most;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (a.slice(a.length - middle, a.length - low) === b.slice(b.length - middle, b.length - low))
      low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The edit that turns one text into the other, as short as it can be; null when they are the same. */
export function editBetween(key: string, before: string, after: string): Edit | null {
  if (before === after) return null;
  const at = commonStart(before, after);
  const end = commonEnd(before, after, Math.min(before.length, after.length) - at);
  return {
    key,
    at,
    removed: before.slice(at, before.length - end),
    inserted: after.slice(at, after.length - end),
  };
}

const reversed = (edit: Edit): Edit => ({ ...edit, removed: edit.inserted, inserted: edit.removed });

/** The changes that an edit makes to the entries; none where its place holds something else by now. */
function changeOf(entries: Entries, { key, at, removed, inserted }: Edit): Change | null {
  const text = typedAt(entries, key);
  if (at > text.length || text.slice(at, at + removed.length) !== removed) return null;
  return { key, value: text.slice(0, at) + inserted + text.slice(at + removed.length) };
}

function apply(entries: Entries, edits: readonly Edit[]): readonly Change[] {
  let now = entries;
  const changes = new Map<string, Change>();
  for (const edit of edits) {
    const change = changeOf(now, edit);
    if (change === null) continue;
    changes.set(change.key, change);
    now = withChanges(now, [change]);
  }
  return [...changes.values()];
}

export const changesOfStep = (entries: Entries, step: UndoStep): readonly Change[] =>
  apply(entries, step.edits);

export const changesBack = (entries: Entries, step: UndoStep): readonly Change[] =>
  apply(entries, [...step.edits].reverse().map(reversed));

export interface UndoState {
  readonly done: readonly UndoStep[];
  readonly undone: readonly UndoStep[];
}

/** A run of typing in one entry that further typing joins. */
interface OpenRun {
  readonly key: string;
  /** What stood in the entry, and in those that follow it, before the run. */
  readonly before: Entries;
}

/** A run of typing ends after this pause, or when it has become this long; ms and characters. */
const RUN_PAUSE = 1500;
const RUN_LENGTH = 60;

const isText = (key: string): boolean => {
  const kind = findField(key)?.kind;
  return kind === "longText" || kind === "line";
};

export class UndoHistory {
  private done: UndoStep[] = [];
  private undone: UndoStep[] = [];
  private run: OpenRun | null = null;
  private lastTyped = 0;

  constructor(state: UndoState = { done: [], undone: [] }) {
    this.done = [...state.done];
    this.undone = [...state.undone];
  }

  get state(): UndoState {
    return { done: this.done, undone: this.undone };
  }

  /** Name of the step that `undo` would take back, or null. */
  get undoName(): string | null {
    return this.done[this.done.length - 1]?.name ?? null;
  }

  get redoName(): string | null {
    return this.undone[this.undone.length - 1]?.name ?? null;
  }

  /**
   * Records typing in the first changed entry; further changes are what follows from it. Typing in the same entry joins
   * the last step until `endRun` or, in texts, until a pause or until the run has become long. `now` is any clock in ms.
   */
  typed(name: string, before: Entries, made: readonly Change[], now: number): void {
    const changes = made.filter(({ key }) => kindOf(key).undone);
    const first = changes[0];
    if (first === undefined) return;
    const open = this.run;
    const joins = open !== null && this.fits(open, first, now);
    const starts: Record<string, string> = joins ? { ...open.before } : {};
    for (const { key } of changes) starts[key] ??= typedAt(before, key);
    if (joins) this.done.pop();
    const after = new Map(changes.map(({ key, value }) => [key, value]));
    const edits = Object.entries(starts).flatMap(
      ([key, start]) => editBetween(key, start, after.get(key) ?? typedAt(before, key)) ?? [],
    );
    this.run = edits.length === 0 ? null : { key: first.key, before: starts };
    this.lastTyped = now;
    this.undone = [];
    if (edits.length > 0) this.done.push({ name, edits });
  }

  /** Records one step of several changes: a paste, a fill, a choice. */
  made(name: string, before: Entries, changes: readonly Change[]): void {
    this.endRun();
    const edits = changes
      .filter(({ key }) => kindOf(key).undone)
      .flatMap(({ key, value }) => editBetween(key, typedAt(before, key), value) ?? []);
    if (edits.length === 0) return;
    this.done.push({ name, edits });
    this.undone = [];
  }

  /** The next typing begins a new step. */
  endRun(): void {
    this.run = null;
  }

  /** The step to take back, or null; its edits are then to be made backwards. */
  undo(): UndoStep | null {
    this.endRun();
    const step = this.done.pop();
    if (step === undefined) return null;
    this.undone.push(step);
    return step;
  }

  redo(): UndoStep | null {
    this.endRun();
    const step = this.undone.pop();
    if (step === undefined) return null;
    this.done.push(step);
    return step;
  }

  private fits(run: OpenRun, { key, value }: Change, now: number): boolean {
    if (run.key !== key || this.undone.length > 0) return false;
    const start = typedAt(run.before, key).length;
    // A number is one step however long it took; of a text, however short, what was typed before a pause stays.
    if (!isText(key) && start < RUN_LENGTH && value.length < RUN_LENGTH) return true;
    return now - this.lastTyped < RUN_PAUSE && Math.abs(value.length - start) < RUN_LENGTH;
  }
}
