/**
 * Where a comment stands: at an id, and in a text at the words it quotes. The words are found again after edits; where
 * they were moved, changed or are gone, that is said.
 */
import { APPLICATION_COLUMNS, balanceId, FIELDS, findField, findTotal } from "../form/fields";
import { APPLICATION_ROWS, PROACTIVE_BLOCKS, STEPS, type StepId } from "../form/official-form";
import { type Entries, typedAt } from "../report/entries";
import type { Around, CommentRecord } from "./records";

/** How many characters around the quoted words are kept. */
const AROUND = 24;
/** Longest quote; a whole page is quoted by its beginning. */
const MAX_QUOTE = 2_000;
/** Words shorter than this could stand anywhere; they are not looked for in other texts. */
const DISTINCT = 8;

const LONG_TEXTS = FIELDS.filter((field) => field.kind === "longText").map((field) => field.id);

export interface Quoted {
  readonly quote: string;
  readonly around: Around;
}

/** Quotes the words `from` until `to` of a text, with what stands around them. */
export function quoteOf(text: string, from: number, to: number): Quoted {
  const end = Math.min(to, from + MAX_QUOTE);
  return {
    quote: text.slice(from, end),
    around: { before: text.slice(Math.max(0, from - AROUND), from), after: text.slice(end, end + AROUND) },
  };
}

export type FoundAnchor =
  /** The place as a whole, or the very words. */
  | { readonly state: "found"; readonly at: string; readonly from: number; readonly to: number }
  /** The words stand in other surroundings, or in another text. */
  | { readonly state: "moved"; readonly at: string; readonly from: number; readonly to: number }
  /** Other words stand between the same surroundings. */
  | { readonly state: "changed"; readonly at: string; readonly from: number; readonly to: number }
  /** The words are nowhere. */
  | { readonly state: "lost"; readonly at: string };

type Anchored = Pick<CommentRecord, "at" | "quote" | "around">;

/** How many characters two texts share at the end (of what stands before) or at the beginning. */
function sharedEnd(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[a.length - 1 - length] === b[b.length - 1 - length])
    length += 1;
  return length;
}
function sharedStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length += 1;
  return length;
}

/** The occurrence whose surroundings fit best, with the share of the surroundings that fits, 0–1. */
function bestOccurrence(
  text: string,
  quote: string,
  { before, after }: Around,
): { from: number; fit: number } | null {
  let best: { from: number; fit: number } | null = null;
  const whole = before.length + after.length;
  for (let from = text.indexOf(quote); from >= 0; from = text.indexOf(quote, from + quote.length)) {
    const end = from + quote.length;
    const same =
      sharedEnd(text.slice(Math.max(0, from - AROUND), from), before) +
      sharedStart(text.slice(end, end + AROUND), after);
    const fit = whole === 0 ? 1 : same / whole;
    if (best === null || fit > best.fit) best = { from, fit };
  }
  return best;
}

/** What now stands between the surroundings of the quoted words, when those still stand close together. */
function betweenSurroundings(
  text: string,
  quote: string,
  { before, after }: Around,
): { from: number; to: number } | null {
  const [head, tail] = [before.slice(-DISTINCT), after.slice(0, DISTINCT)];
  if (head.length < DISTINCT && tail.length < DISTINCT) return null;
  if (head.length < DISTINCT) {
    const to = text.indexOf(tail);
    return to >= 0 && to <= quote.length * 2 + AROUND ? { from: 0, to } : null;
  }
  const start = text.indexOf(head);
  if (start < 0) return null;
  const from = start + head.length;
  if (tail.length < DISTINCT)
    return text.length - from <= quote.length * 2 + AROUND ? { from, to: text.length } : null;
  const to = text.indexOf(tail, from);
  return to >= 0 && to - from <= quote.length * 2 + AROUND ? { from, to } : null;
}

/** Where the comment's words stand in the content as it is now. */
export function findAnchor(entries: Entries, { at, quote, around }: Anchored): FoundAnchor {
  if (quote === undefined || quote === "") {
    return placeLabel(at) === null ? { state: "lost", at } : { state: "found", at, from: 0, to: 0 };
  }
  const surroundings = around ?? { before: "", after: "" };
  const text = typedAt(entries, at);
  const here = bestOccurrence(text, quote, surroundings);
  if (here !== null && here.fit >= 0.25) {
    return { state: "found", at, from: here.from, to: here.from + quote.length };
  }
  const between = betweenSurroundings(text, quote, surroundings);
  if (between !== null) return { state: "changed", at, ...between };
  if (here !== null) return { state: "moved", at, from: here.from, to: here.from + quote.length };
  if (quote.length >= DISTINCT) {
    for (const other of LONG_TEXTS) {
      const from = other === at ? -1 : typedAt(entries, other).indexOf(quote);
      if (from >= 0) return { state: "moved", at: other, from, to: from + quote.length };
    }
  }
  return { state: "lost", at };
}

interface Label {
  readonly step: StepId;
  readonly text: string;
}

/** Places beside the fields: totals, balances, rows, tables, sections. */
const LABELS: ReadonlyMap<string, Label> = (() => {
  const labels = new Map<string, Label>();
  for (const row of APPLICATION_ROWS) {
    const id = `applications.${row.id}`;
    const [text = row.label] = (findTotal(`${id}.total`)?.place ?? "").split(" · ");
    labels.set(id, { step: "applications", text });
  }
  for (const block of PROACTIVE_BLOCKS) {
    for (const row of block.rows) {
      labels.set(`proactiveDisclosure.${row.id}`, { step: "proactive", text: `二 ${row.label}` });
    }
  }
  for (const column of APPLICATION_COLUMNS) {
    const kind = findTotal(`applications.results.total.${column}`)?.name.split("，")[1] ?? "";
    labels.set(balanceId(column), { step: "applications", text: `三 勾稽关系 · ${kind}` });
  }
  for (const step of STEPS) {
    if (step.sectionId !== undefined && !labels.has(step.sectionId)) {
      labels.set(step.sectionId, { step: step.id, text: step.title });
    }
  }
  return labels;
})();

/** What a place is called, number and name: 三（四）2 没有现成信息需要另行制作 · 自然人; null when there is none. */
export function placeLabel(at: string): Label | null {
  const value = findField(at) ?? findTotal(at);
  if (value === undefined) return LABELS.get(at) ?? null;
  return { step: value.step, text: value.place };
}
