/**
 * 以上年为基础新建: a new year's report from last year's. Unit, lead-in and signature come along with their years moved,
 * 上年结转 is last year's 结转下年度, what is in force starts from what was, and last year's report is kept for the checks.
 * Every year that was moved is listed, so that the officer sees what the program changed.
 */
import { FIELDS, type FieldId, findField } from "../form/fields";
import { isOtherYear } from "./compared-year";
import { defaultTitle, type Entries, newEntries, typedAt } from "./entries";
import { withLastYear } from "./last-year";
import { viewOf } from "./live-report";
import { parseYear } from "./numbers";
import { takenOver } from "./taken-over";

/** A year that was moved, with the words around it: whole numbers, and … where a clause is cut. */
export interface MovedYear {
  readonly field: FieldId;
  readonly from: string;
  readonly to: string;
  /** The words as they now stand. */
  readonly words: string;
}

export interface NewYear {
  readonly entries: Entries;
  readonly moved: readonly MovedYear[];
}

/** Texts that say the same every year; the others are last year's news. */
const STAYING: readonly FieldId[] = ["preamble"];
const OPTIONAL: readonly FieldId[] = ["overview", "problemsAndImprovements", "otherMatters"];

/** A year as a text writes it: not part of a longer number, and not the number of a notice (〔2021〕, 〔2021]). */
const YEAR = /(?<![\d〔[［（(])(20\d\d)(?=\s*年)/g;
/** 《2024年政务公开工作要点》 keeps its year; 《某局2024年政府信息公开工作年度报告》 is the report itself. */
const TITLE = /《[^《》\n]*》|〈[^〈〉\n]*〉/g;
const OWN_TITLE = /政府信息公开(?:工作)?年度报告[》〉]$/;

/** Places of the titles of other documents in a text. */
const titlesIn = (text: string): readonly (readonly [number, number])[] =>
  [...text.matchAll(TITLE)].flatMap((match) =>
    OWN_TITLE.test(match[0]) ? [] : [[match.index ?? 0, (match.index ?? 0) + match[0].length] as const],
  );

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

/** Moves the report's own year and the one after it: both are said of the report, others are history. */
function moveYears(field: FieldId, text: string, from: number, by: number): readonly [string, MovedYear[]] {
  const titles = titlesIn(text);
  const places: { readonly at: number; readonly year: string; readonly to: string }[] = [];
  const next = text.replace(YEAR, (year, _group, at: number) => {
    const value = Number(year);
    if (value !== from && value !== from + 1) return year;
    if (titles.some(([start, end]) => at > start && at < end)) return year;
    const to = String(value + by);
    places.push({ at, year, to });
    return to;
  });
  // A year has four digits before and after: places in the one text are places in the other.
  const moved = places.map(({ at, year, to }) => {
    return { field, from: year, to, words: wordsAround(next, at, at + year.length) };
  });
  return [next, moved];
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
  const take = (field: FieldId): void => {
    const [text, years] = moveYears(field, typedAt(lastYear, field), before, year - before);
    if (text === "") return;
    entries[field] = text;
    moved.push(...years);
  };
  if (typedAt(lastYear, "title") !== defaultTitle(typedAt(lastYear, "organization"), String(before)))
    take("title");
  for (const field of [...STAYING, ...(texts ? OPTIONAL : [])]) take(field);
  for (const field of ["signature.organization", "publicationNote"]) {
    const typed = typedAt(lastYear, field);
    if (typed !== "" && findField(field) !== undefined) entries[field] = typed;
  }
  if (isOtherYear(year, known)) return { entries, moved };
  const figures = viewOf(lastYear);
  for (const { id } of FIELDS) {
    const start = takenOver(figures, id);
    if (start !== null) entries[id] = String(start);
  }
  return { entries: withLastYear(entries, lastYear, { kind: "draft", draft }), moved };
}
