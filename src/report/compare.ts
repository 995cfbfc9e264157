/** What differs between two states of a report, for people: by section, cells as old → new, texts word by word. */
import { diffArrays } from "diff";
import { EVERY_FIELD, type Field, findField } from "../form/fields";
import { STEPS, type StepId } from "../form/official-form";
import { changedKeys, type Entries, typedAt } from "./entries";

export interface FieldChange {
  readonly field: Field;
  readonly before: string;
  readonly after: string;
}

export interface SectionChanges {
  readonly step: StepId;
  readonly title: string;
  readonly changes: readonly FieldChange[];
}

/** Changes from `before` to `after`, by step, in the order of the form. */
export function compareEntries(before: Entries, after: Entries): readonly SectionChanges[] {
  const changed = new Set(changedKeys(before, after));
  const changes = EVERY_FIELD.filter(({ id }) => changed.has(id)).map((field) => ({
    field,
    before: typedAt(before, field.id),
    after: typedAt(after, field.id),
  }));
  return STEPS.map((step) => ({
    step: step.id,
    title: step.title,
    changes: changes.filter(({ field }) => field.step === step.id),
  })).filter((section) => section.changes.length > 0);
}

/** Number of fields that differ. */
export const countChanges = (before: Entries, after: Entries): number =>
  changedKeys(before, after).filter((key) => findField(key) !== undefined).length;

export interface Piece {
  readonly text: string;
  readonly kind: "same" | "removed" | "added";
}

/** Han characters one by one, other words and numbers whole: what people read as a word. */
const WORDS = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}.%])+|\s+|./gsu;
/** Beyond this many edits the comparison would take long and say little: the whole text is shown as replaced. */
const MOST_EDITS = 4000;

export function comparePieces(before: string, after: string): readonly Piece[] {
  const changes = diffArrays(before.match(WORDS) ?? [], after.match(WORDS) ?? [], {
    maxEditLength: MOST_EDITS,
  });
  if (changes === undefined) {
    return [
      { text: before, kind: "removed" },
      { text: after, kind: "added" },
    ];
  }
  return changes.map(({ value, added, removed }) => ({
    text: value.join(""),
    kind: added ? "added" : removed ? "removed" : "same",
  }));
}

/** How much of an unchanged stretch is shown around what changed. */
const AROUND = 30;

/** Long unchanged stretches shortened, so that what changed is seen. */
export const shortened = (pieces: readonly Piece[]): readonly Piece[] =>
  pieces.map((piece, index) => {
    if (piece.kind !== "same" || piece.text.length <= 2 * AROUND + 10) return piece;
    const head = index === 0 ? "" : piece.text.slice(0, AROUND);
    const tail = index === pieces.length - 1 ? "" : piece.text.slice(-AROUND);
    return { ...piece, text: `${head}……${tail}` };
  });
