/** 查找替换 over the texts of a report: where words stand, and the change that puts others there. */
import { EVERY_FIELD, type Field } from "../form/fields";
import { STEPS } from "../form/official-form";
import { type Change, type Entries, typedAt } from "./entries";

/** Texts that people word themselves, notes (附注) among them, in the form's order; numbers and dates are no words. */
const TEXTS: readonly Field[] = STEPS.flatMap(({ id }) =>
  EVERY_FIELD.filter(({ step, kind }) => step === id && (kind === "longText" || kind === "line")),
);

export interface FoundWords {
  readonly field: Field;
  /** Offset in the field's text. */
  readonly at: number;
  /** A few characters before and after, on the same line. */
  readonly before: string;
  readonly after: string;
}

const AROUND = 14;

/** Every place of the words, in the order of the form; the same place is never found twice. */
export function findWords(entries: Entries, wanted: string): readonly FoundWords[] {
  if (wanted === "") return [];
  return TEXTS.flatMap((field) => {
    const text = typedAt(entries, field.id);
    const found: FoundWords[] = [];
    for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
      const end = at + wanted.length;
      found.push({
        field,
        at,
        before: text.slice(Math.max(0, at - AROUND), at).replace(/^[\s\S]*\n/, ""),
        after: text.slice(end, end + AROUND).replace(/\n[\s\S]*$/, ""),
      });
    }
    return found;
  });
}

/** The change that replaces one place; null when the words are not there any more. */
export function replacedAt(
  entries: Entries,
  { field, at }: FoundWords,
  wanted: string,
  by: string,
): Change | null {
  const text = typedAt(entries, field.id);
  if (!text.startsWith(wanted, at)) return null;
  return { key: field.id, value: text.slice(0, at) + by + text.slice(at + wanted.length) };
}

/** The changes that replace every place. */
export const replacedEverywhere = (entries: Entries, wanted: string, by: string): readonly Change[] =>
  wanted === ""
    ? []
    : TEXTS.flatMap(({ id }) => {
        const text = typedAt(entries, id);
        const value = text.split(wanted).join(by);
        return value === text ? [] : [{ key: id, value }];
      });
