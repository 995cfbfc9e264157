/** Rules that look for words in the report's texts share this: one check a text, findings with the words' place. */
import type { Field } from "../form/fields";
import { stepOf } from "../form/fields";
import type { Values } from "./finding";
import type { Check, Found, Subject } from "./rule";
import type { Passage, Text } from "./texts";

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
  /** The whole text put right, where one click does all of it. */
  readonly mended?: { readonly label: string; readonly name: string; readonly content: string };
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

/** What a hit offers to be put right with. */
function mending(field: Field, content: string, { fix, mended }: Hit): Hit["mended"] {
  if (fix === undefined) return mended;
  const changed = `${content.slice(0, fix.from)}${fix.text}${content.slice(fix.to)}`;
  return { label: "改文字", name: `改正${field.label}`, content: changed };
}

function foundIn(field: Field, content: string, hit: Hit): Found {
  const { from, to, message, advice, values, inTable } = hit;
  const found = {
    message,
    values,
    span: { from, to },
    ...(advice === undefined ? {} : { advice }),
    ...(inTable === undefined ? {} : { inTable }),
  };
  const mended = mending(field, content, hit);
  if (mended === undefined) return found;
  const { label, name, content: value } = mended;
  return { ...found, fixes: [{ label, name, changes: [{ key: field.id, value }], action: "fix-text" }] };
}

const NOTHING: readonly Found[] = [];

function placed(hit: Hit, by: number): Hit {
  if (by === 0) return hit;
  const { from, to, fix } = hit;
  const moved = { ...hit, from: from + by, to: to + by };
  return fix === undefined ? moved : { ...moved, fix: { ...fix, from: fix.from + by, to: fix.to + by } };
}

/** Hits of one passage of a text, and where it begins there. */
interface Part {
  readonly hits: readonly Hit[];
  readonly from: number;
}

interface FoundOnce {
  readonly text: Text;
  readonly from: number;
  readonly found: Found;
}

/**
 * One check for each of the texts; `alsoReads` are other entries that `search` looks at. What was made of a hit stays
 * while `search` gives the same one: a change makes new findings only of what it touches.
 */
function checksOfTexts(
  fields: readonly Field[],
  alsoReads: readonly string[],
  search: (text: Text, subject: Subject, field: Field) => readonly Part[],
): readonly Check[] {
  const known = new WeakMap<Hit, FoundOnce>();
  const foundAt = (field: Field, text: Text, hit: Hit, from: number): Found => {
    const kept = known.get(hit);
    // What puts it right holds the whole text.
    const stays = kept?.from === from && (kept.text === text || kept.found.fixes === undefined);
    if (kept !== undefined && stays) return kept.found;
    const found = foundIn(field, text.content, placed(hit, from));
    known.set(hit, { text, from, found });
    return found;
  };
  return fields.map((field) => ({
    at: field.id,
    reads: [field.id, ...alsoReads],
    waits: true,
    find(subject) {
      const text = subject.texts.of(field.id);
      if (text.content === "") return NOTHING;
      return search(text, subject, field)
        .flatMap(({ hits, from }) => hits.map((hit) => ({ hit, from })))
        .slice(0, MOST_PER_TEXT)
        .map(({ hit, from }) => foundAt(field, text, hit, from));
    },
  }));
}

/** Checks that look at a text as a whole. */
export const textChecks = (
  fields: readonly Field[],
  alsoReads: readonly string[],
  search: (text: Text, subject: Subject, field: Field) => readonly Hit[],
): readonly Check[] =>
  checksOfTexts(fields, alsoReads, (text, subject, field) => [
    { hits: search(text, subject, field), from: 0 },
  ]);

/** Checks that look at each paragraph by itself, until as much is found as is shown. */
export const paragraphChecks = (
  fields: readonly Field[],
  alsoReads: readonly string[],
  search: (paragraph: Passage, subject: Subject, field: Field) => readonly Hit[],
): readonly Check[] =>
  checksOfTexts(fields, alsoReads, (text, subject, field) => {
    const parts: Part[] = [];
    let [from, count] = [0, 0];
    for (const paragraph of text.paragraphs) {
      const hits = search(paragraph, subject, field);
      if (hits.length > 0) parts.push({ hits, from });
      count += hits.length;
      if (count >= MOST_PER_TEXT) break;
      from += paragraph.content.length + 1;
    }
    return parts;
  });

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
