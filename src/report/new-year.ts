/**
 * 以上年为基础新建: a new year's report from last year's. Unit, lead-in and signature come along with their years moved,
 * 上年结转 is last year's 结转下年度, and last year's report is kept for the checks. Every year that was moved is listed, so
 * that the officer sees what the program changed.
 */
import { type FieldId, findField } from "../form/fields";
import { APPLICANT_KINDS } from "../form/official-form";
import { defaultTitle, type Entries, newEntries, numberAt, typedAt } from "./entries";
import { withLastYear } from "./last-year";
import { parseYear } from "./numbers";

/** A year that was moved, with the words around it. */
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
const AROUND = 8;

/** Moves the report's own year and the one after it: both are said of the report, others are history. */
function moveYears(field: FieldId, text: string, from: number, by: number): readonly [string, MovedYear[]] {
  const moved: MovedYear[] = [];
  const next = text.replace(YEAR, (year, _group, at: number) => {
    const value = Number(year);
    if (value !== from && value !== from + 1) return year;
    const to = String(value + by);
    const words = `${text.slice(Math.max(0, at - AROUND), at)}${to}${text.slice(at + 4, at + 4 + AROUND)}`;
    moved.push({ field, from: year, to, words: words.replace(/\n/g, " ") });
    return to;
  });
  return [next, moved];
}

/**
 * `source`: the draft that last year's report is, `texts`: whether the sections' texts come along too. Numbers of the
 * year itself never do. In-force counts are not copied: the checks compare with last year's.
 */
export function newYearFrom(
  lastYear: Entries,
  year: number,
  source: { readonly draft: string },
  texts: boolean,
): NewYear {
  const organization = typedAt(lastYear, "organization");
  const parsed = parseYear(typedAt(lastYear, "year"));
  const before = parsed.ok && parsed.value !== null ? parsed.value : year - 1;
  const entries: Record<string, string> = { ...newEntries(organization, year) };
  const moved: MovedYear[] = [];
  const take = (field: FieldId): void => {
    const [text, years] = moveYears(field, typedAt(lastYear, field), before, year - before);
    if (text === "") return;
    entries[field] = text;
    moved.push(...years);
  };
  if (typedAt(lastYear, "title") !== defaultTitle(organization, String(before))) take("title");
  for (const field of [...STAYING, ...(texts ? OPTIONAL : [])]) take(field);
  for (const field of ["signature.organization", "publicationNote"]) {
    const typed = typedAt(lastYear, field);
    if (typed !== "" && findField(field) !== undefined) entries[field] = typed;
  }
  for (const { id } of APPLICANT_KINDS) {
    const forward = numberAt(lastYear, `applications.carriedForward.${id}`);
    if (forward !== null) entries[`applications.carriedOver.${id}`] = String(forward);
  }
  return { entries: withLastYear(entries, lastYear, { kind: "draft", ...source }), moved };
}
