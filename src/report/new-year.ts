/**
 * 以上年为基础新建: a new year's report from last year's. Unit, lead-in and signature come along with their years moved,
 * 上年结转 is last year's 结转下年度, what is in force starts from what was, and last year's report is kept for the checks.
 * Every year that was moved is listed, so that the officer sees what the program changed, and every one that was not.
 */
import { FIELDS, type FieldId, findField } from "../form/fields";
import { isOtherYear } from "./compared-year";
import { defaultTitle, type Entries, newEntries, typedAt } from "./entries";
import { withLastYear } from "./last-year";
import { viewOf } from "./live-report";
import { parseYear } from "./numbers";
import { takenOver } from "./taken-over";
import { writtenLike, yearsIn } from "./year-mentions";

/** A year that was moved, with the words around it: whole numbers, and … where a clause is cut. */
export interface MovedYear {
  readonly field: FieldId;
  readonly from: string;
  readonly to: string;
  /** The words as they now stand. */
  readonly words: string;
}

/** A year that may have to be moved and was not, with the words around it. */
export type LeftYear = Pick<MovedYear, "field" | "words">;

export interface NewYear {
  readonly entries: Entries;
  readonly moved: readonly MovedYear[];
  /** Ranges, titles of other documents, dates and numbers that name last year or this: left as they were. */
  readonly left: readonly LeftYear[];
}

/** Texts that say the same every year; the others are last year's news. */
const STAYING: readonly FieldId[] = ["preamble"];
const OPTIONAL: readonly FieldId[] = ["overview", "problemsAndImprovements", "otherMatters"];

/** Most characters quoted on each side of a year. */
const AROUND = 20;
const CLAUSE_END = /[，。；：、！？,;:!?\n]/;
/** 2025年， alone says nothing of where it stands: so many characters behind it at least, within its sentence. */
const LEAST_BEHIND = 8;
const SENTENCE_END = /[。；！？;!?\n]/;
const PART_OF_WORD = /[\dA-Za-z０-９.%]/;

/** How far words go on one side: to the clause's end, or as far as is quoted, and never into a number. */
function reach(text: string, from: number, by: 1 | -1): number {
  const at = (place: number): string => text.charAt(by === 1 ? place : place - 1);
  let end = from;
  while (at(end) !== "") {
    const isShort = by === 1 && end - from < LEAST_BEHIND;
    if ((isShort ? SENTENCE_END : CLAUSE_END).test(at(end))) break;
    const isWithin = PART_OF_WORD.test(at(end)) && PART_OF_WORD.test(at(end - by));
    if (Math.abs(end - from) >= AROUND && !isWithin) break;
    end += by;
  }
  return end;
}

/** The clause around a year, cut short where it is long. */
function wordsAround(text: string, from: number, to: number): string {
  const [start, end] = [reach(text, from, -1), reach(text, to, 1)];
  const isCut = (edge: string): boolean => edge !== "" && !CLAUSE_END.test(edge);
  const before = isCut(text.charAt(start - 1)) ? "…" : "";
  const after = isCut(text.charAt(end)) ? "…" : "";
  return `${before}${text.slice(start, end).trim()}${after}`;
}

/** A text with its years moved: which were, and which somebody has to look at. */
interface Moving {
  readonly text: string;
  readonly moved: readonly MovedYear[];
  readonly left: readonly LeftYear[];
}

/** Moves the report's own year and the one after it: both are said of the report, others are history. */
function moveYears(field: FieldId, text: string, from: number, by: number): Moving {
  const mentions = yearsIn(text).filter(({ year }) => year === from || year === from + 1);
  const own = mentions.filter(({ movable }) => movable);
  let next = text;
  for (const { at, length, year } of own) {
    const to = writtenLike(text.slice(at, at + length), year + by);
    next = `${next.slice(0, at)}${to}${next.slice(at + length)}`;
  }
  // A year is as long before as after: places in the one text are places in the other.
  const moved = own.map(({ at, length, year }) => {
    const words = wordsAround(next, at, at + length);
    return { field, from: String(year), to: String(year + by), words };
  });
  // A range that holds both years is one to look at.
  const open = mentions.filter(
    ({ movable, from: start }, index) => !movable && mentions[index - 1]?.from !== start,
  );
  const left = open.map(({ from: start, to }) => ({ field, words: wordsAround(next, start, to) }));
  return { text: next, moved, left };
}

/** What the new report is to be, and what of the old one it takes. */
export interface Wanted {
  /** The unit as it is typed now; it may have changed its name. */
  readonly organization: string;
  readonly year: number;
  /** Whether the sections' texts come along too. */
  readonly texts: boolean;
  /** The draft that the old report is. */
  readonly draft: string;
}

/**
 * Of numbers only those come that the year begins with: 上年结转, and 现行有效 as a start, which what is made and repealed
 * in the year changes. A report of a year further back gives its words alone: its numbers are not last year's.
 */
export function newYearFrom(lastYear: Entries, { organization, year, texts, draft }: Wanted): NewYear {
  const parsed = parseYear(typedAt(lastYear, "year"));
  const known = parsed.ok ? parsed.value : null;
  const before = known ?? year - 1;
  const entries: Record<string, string> = { ...newEntries(organization, year) };
  const moved: MovedYear[] = [];
  const left: LeftYear[] = [];
  const take = (field: FieldId): void => {
    const moving = moveYears(field, typedAt(lastYear, field), before, year - before);
    if (moving.text === "") return;
    entries[field] = moving.text;
    moved.push(...moving.moved);
    left.push(...moving.left);
  };
  if (typedAt(lastYear, "title") !== defaultTitle(typedAt(lastYear, "organization"), String(before)))
    take("title");
  for (const field of [...STAYING, ...(texts ? OPTIONAL : [])]) take(field);
  for (const field of ["signature.organization", "publicationNote"]) {
    const typed = typedAt(lastYear, field);
    if (typed !== "" && findField(field) !== undefined) entries[field] = typed;
  }
  if (isOtherYear(year, known)) return { entries, moved, left };
  const figures = viewOf(lastYear);
  for (const { id } of FIELDS) {
    const start = takenOver(figures, id);
    if (start !== null) entries[id] = String(start);
  }
  return { entries: withLastYear(entries, lastYear, { kind: "draft", draft }), moved, left };
}
