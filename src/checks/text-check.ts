/** Rules that look for words in the report's texts share this: one check a text, findings with the words' place. */
import type { Field } from "../form/fields";
import { stepOf } from "../form/fields";
import type { Values } from "./finding";
import type { Check, Found, Subject } from "./rule";
import type { Text } from "./texts";

/** What a rule found in a text. */
export interface Hit {
  readonly from: number;
  readonly to: number;
  readonly message: string;
  readonly advice?: string;
  readonly values: Values;
  /** Cell or total of a table that the words were held against. */
  readonly inTable?: string;
  /** What to put in place of which words, where that is known. */
  readonly fix?: { readonly from: number; readonly to: number; readonly text: string };
}

/** A text's words as they are read: the marks of bold print are none. */
export const withoutMarks = (words: string): string => words.replaceAll("**", "");

const LONGEST_QUOTE = 60;

/** Words of a text in a message: without breaks, and a long one by its beginning and end. */
export function quoted(words: string): string {
  const line = withoutMarks(words).replace(/\s+/g, " ").trim();
  return line.length <= LONGEST_QUOTE ? line : `${line.slice(0, 36)}…${line.slice(-22)}`;
}

/** A long report can repeat the same slip; the first ones are enough to go by. */
export const MOST_PER_TEXT = 20;

function foundIn(field: Field, content: string, hit: Hit): Found {
  const { from, to, message, advice, values, inTable, fix } = hit;
  const found = {
    message,
    values,
    span: { from, to },
    ...(advice === undefined ? {} : { advice }),
    ...(inTable === undefined ? {} : { inTable }),
  };
  if (fix === undefined) return found;
  const changed = `${content.slice(0, fix.from)}${fix.text}${content.slice(fix.to)}`;
  return {
    ...found,
    fixes: [
      {
        label: "改文字",
        name: `改正${field.label}`,
        changes: [{ key: field.id, value: changed }],
        action: "fix-text",
      },
    ],
  };
}

/** One check for each of the texts; `alsoReads` are other entries that `search` looks at. */
export function textChecks(
  fields: readonly Field[],
  alsoReads: readonly string[],
  search: (text: Text, subject: Subject, field: Field) => readonly Hit[],
): readonly Check[] {
  return fields.map((field) => ({
    at: field.id,
    reads: [field.id, ...alsoReads],
    waits: true,
    find(subject) {
      const text = subject.texts.of(field.id);
      if (text.content === "") return [];
      return search(text, subject, field)
        .slice(0, MOST_PER_TEXT)
        .map((hit) => foundIn(field, text.content, hit));
    },
  }));
}

/** All matches of a global pattern with their place. */
export const matchesOf = (text: string, pattern: RegExp): readonly RegExpMatchArray[] => [
  ...text.matchAll(pattern),
];

/** Names of the long texts in which something stands, as a sentence begins with them: 导言、一、五. */
export function writtenTexts({ texts }: Subject): string {
  return texts
    .written()
    .map((field) => stepOf(field.step).numeral || field.label)
    .join("、");
}
