/** What stands around the sections: title, unit, year, period, signature, note on publication. */
import { CHINESE_YEAR, inDigits } from "../../report/chinese-years";
import { parseDate } from "../../report/numbers";
import type { ReadText } from "./reading";
import type { SourceRef } from "./source-document";

/** One line of a document's text. */
export interface TextLine {
  readonly text: string;
  readonly source: SourceRef;
}

const squeezed = (text: string): string => text.replace(/[\s\u3000\u00a0\u200b#*]+/g, "");

const YEAR = `(?<year>(?:19|20)\\d\\d|${CHINESE_YEAR})年?度?`;
/** A unit's own 政府 is not the subject's: 某镇人民政府信息公开. */
const SUBJECT = "(?:关于)?(?:(?<!人民)政府)?信息(?:与政务)?公开";
/** 工作年度报告 and its variants, slips included: 工作告年度报. */
const REPORT = "(?=[^报]*报)[的工作年度情况总结报告]{2,14}";
/** A remark, or the name of the site behind the title. */
const BEHIND = "(?:（.{1,12}）|\\(.{1,12}\\)|-.{1,30}|_.{1,40})?";

/** Where the year stands: behind the unit, before it, or behind both. */
const TITLES: readonly RegExp[] = [
  `(?<unit>.{0,60}?)(?:关于)?${YEAR}${SUBJECT}${REPORT}${BEHIND}`,
  `(?:关于)?${YEAR}(?<unit>.{2,40}?)${SUBJECT}${REPORT}${BEHIND}`,
  `(?<unit>.{0,60}?)${SUBJECT}(?:工作)?的?${YEAR}${REPORT}${BEHIND}`,
  `(?<unit>.{0,60}?)${SUBJECT}${REPORT}[（(]${YEAR}[）)]`,
].map((form) => new RegExp(`^${form}$`));

const ORGAN =
  /(?:政府|办公室|局|委员会|委|厅|处|中心|大队|支队|院|署|会|办事处|办|队|所|站|馆|社|部|街道|镇|乡|集团|公司|学校|大学|学院)$/;
/** Ends of the name of a place, which is no organ's. */
export const PLACE = /(?:省|市|县|区|州|旗|乡|镇|盟)$/;
const isNamed = (unit: string): boolean => isUnit(unit) && (ORGAN.test(unit) || PLACE.test(unit));

export interface FoundTitle {
  readonly title: string;
  readonly organization: string;
  readonly year: string;
  /** Lines that are the title, by their index. */
  readonly lines: readonly number[];
}

const LONGEST_UNIT = 40;
const isUnit = (text: string): boolean =>
  text.length >= 3 &&
  text.length <= LONGEST_UNIT &&
  /\p{Script=Han}/u.test(text) &&
  !/[。；，：:;,]|\d{4}/.test(text);

/**
 * The report's title among the lines before the first section; it may stand on two or three of them. Of several the
 * last: a site's head and its table of metadata say it before the document does.
 */
export function findTitle(lines: readonly TextLine[]): FoundTitle | null {
  for (let index = Math.min(lines.length, MOST_TITLE_LINES) - 1; index >= 0; index -= 1) {
    const found = titleEndingAt(lines, index);
    if (found !== null) return found;
  }
  return null;
}

const MOST_TITLE_LINES = 80;

/** A title may stand on so many lines. */
const MOST_JOINED = 3;
const LONGEST_TITLE = 150;

function titleEndingAt(lines: readonly TextLine[], index: number): FoundTitle | null {
  const textAt = (at: number): string =>
    withoutTag(
      squeezed(lines[at]?.text ?? "")
        .replace(/^.*[>＞»]/, "")
        .replace(/^(?:名称|标题)[:：]?/, ""),
    );
  const isPart = (text: string): boolean =>
    text !== "" && text.length <= LONGEST_UNIT && !/[。；，：:;,]/.test(text);
  let first = index;
  let whole = textAt(index);
  let match = titleIn(whole);
  while (index - first + 1 < MOST_JOINED) {
    const above = textAt(first - 1);
    // As few lines as make a title; one that names its year and no unit takes the unit's name above it.
    if (match === null ? !isPart(above) : match.unit !== "" || !isUnit(above)) break;
    first -= 1;
    whole = above + whole;
    match = titleIn(whole);
  }
  if (match === null) return null;
  // The unit's name above a title that names it again is not part of the lead-in.
  if (match.unit !== "" && textAt(first - 1) === match.unit) first -= 1;
  return {
    title: whole.replace(/[-_][^-_]*$/, ""),
    organization: match.unit,
    year: match.year,
    lines: Array.from({ length: index - first + 1 }, (_, at) => first + at),
  };
}

/** Unit and year of a title; the unit is empty where it names none. */
function titleIn(text: string): { unit: string; year: string } | null {
  if (text.length > LONGEST_TITLE) return null;
  for (const [form, expression] of TITLES.entries()) {
    const { unit = "", year = "" } = expression.exec(text)?.groups ?? {};
    if (year === "") continue;
    const organization = organizationOf(unit);
    // Behind a year may stand anything: only what ends as units do is one.
    if (form !== 1 || isNamed(organization)) return { unit: organization, year: inDigits(year) };
  }
  return null;
}

/** Without what a site puts before a title in brackets (【图文】), unless it is the unit's name. */
const withoutTag = (text: string): string => {
  const [, tag = "", rest = ""] = /^[【[［]([^】\]］]{1,20})[】\]］](.*)$/.exec(text) ?? [];
  return tag === "" || isNamed(tag) ? text : rest;
};

const organizationOf = (prefix: string): string =>
  prefix
    .replace(/^(?:关于|附件\d*[:：]?)/, "")
    .replace(/[[\]【】〔〕（）()《》“”"]/g, "")
    .trim();

const PERIOD =
  /(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日?\s*起?\s*(?:至|到|—|-|－|–|~|～)+\s*(?:(\d{4})\s*年)?\s*(?:当年)?\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日?/;

/** The period that the lead-in states. */
export function findPeriod(text: string): { from: string; to: string; at: number; length: number } | null {
  const match = PERIOD.exec(text);
  if (match === null) return null;
  const [, year, month, day, lastYear, lastMonth, lastDay] = match;
  const from = parseDate(`${year}-${month}-${day}`);
  const to = parseDate(`${lastYear ?? year}-${lastMonth}-${lastDay}`);
  if (!from.ok || !to.ok || from.value === null || to.value === null) return null;
  return { from: from.value, to: to.value, at: match.index, length: match[0].length };
}

const CHINESE_NUMBER = "[〇○零Ｏ一二三四五六七八九十]";
const DATE = new RegExp(
  `(\\d{4}\\s*[-./年]\\s*\\d{1,2}\\s*[-./月]\\s*\\d{1,2}\\s*日?|${CHINESE_NUMBER}{4}\\s*年\\s*${CHINESE_NUMBER}{1,3}\\s*月\\s*${CHINESE_NUMBER}{1,3}\\s*日)`,
);
const ONLY_DATE = new RegExp(`^[（(]?\\s*${DATE.source}\\s*[）)]?$`);
const UNIT_AND_DATE = new RegExp(`^(.{3,40}?)[\\s\\u3000]+${DATE.source}$`);

/** 十五 → 15; 二十 → 20. */
function smallNumber(text: string): number {
  const [tens, ones] = text.includes("十") ? text.split("十") : ["0", text];
  const digit = (part: string | undefined, otherwise: number): number =>
    part === undefined || part === "" ? otherwise : Number(inDigits(part));
  return text.includes("十") ? digit(tens, 1) * 10 + digit(ones, 0) : digit(ones, 0);
}

/** A date as written, to ISO; null when it is none. */
export function dateOf(written: string): string | null {
  const text = squeezed(written);
  const chinese = /^(.{4})年(.{1,3})月(.{1,3})日$/.exec(text);
  const plain =
    chinese !== null && !/^\d/.test(text)
      ? `${inDigits(chinese[1] ?? "")}-${smallNumber(chinese[2] ?? "")}-${smallNumber(chinese[3] ?? "")}`
      : text;
  const parsed = parseDate(plain);
  return parsed.ok ? parsed.value : null;
}

const PUBLICATION =
  /^[（(【]?\s*(?:此件|本件|公开(?:属性|方式)[:：]|信息公开(?:属性|选项)[:：]).{0,20}(?:公开|发布).{0,10}[）)】]?$|^[（(](?:依申请|不予|主动)公开[）)]$/;

export interface FoundEnd {
  readonly organization: TextLine | null;
  readonly date: { readonly iso: string; readonly written: string; readonly source: SourceRef } | null;
  readonly note: TextLine | null;
  /** How many of the lines are left as text. */
  readonly kept: number;
}

const LOOKED_AT = 12;

/** Signature and note at the end of the last section. `unit`: the unit as the title names it. */
export function findEnd(lines: readonly TextLine[], unit: string): FoundEnd {
  let organization: TextLine | null = null;
  let note: TextLine | null = null;
  let date: FoundEnd["date"] = null;
  let kept = lines.length;
  for (let index = lines.length - 1; index >= Math.max(0, lines.length - LOOKED_AT); index -= 1) {
    const line = lines[index];
    if (line === undefined) break;
    const text = line.text.trim();
    const alone = ONLY_DATE.exec(text);
    const both = UNIT_AND_DATE.exec(text);
    if (note === null && PUBLICATION.test(text)) note = line;
    else if (date === null && alone !== null) date = found(alone[1] ?? "", line);
    else if (date === null && both !== null && isUnit(squeezed(both[1] ?? ""))) {
      date = found(both[2] ?? "", line);
      organization = { text: squeezed(both[1] ?? ""), source: line.source };
    } else if (organization === null && isSignature(squeezed(text), unit, date !== null)) {
      organization = { text: squeezed(text), source: line.source };
    } else break;
    kept = index;
  }
  return { organization, date, note, kept };
}

const MOST_HEAD_LINES = 3;

/**
 * Unit, date and note between the title and the lead-in, none of its text among them; null where they do not stand
 * there. A date in digits only is the website's.
 */
export function findHead(lines: readonly TextLine[], unit: string): (FoundEnd & { lines: number }) | null {
  for (let count = Math.min(lines.length, MOST_HEAD_LINES); count > 0; count -= 1) {
    const found = findEnd(lines.slice(0, count), unit);
    if (found.kept === 0 && found.date?.written.includes("年") !== false) return { ...found, lines: count };
  }
  return null;
}

function found(written: string, line: TextLine): FoundEnd["date"] {
  const iso = dateOf(written);
  return iso === null ? null : { iso, written, source: line.source };
}

/** With a date below it any unit's name will do; without, only the unit's own. */
const isSignature = (text: string, unit: string, dated: boolean): boolean =>
  isUnit(text) && (text === unit || (dated && ORGAN.test(text)));

export const readText = (
  id: string,
  text: string,
  sources: readonly (SourceRef | null)[],
  doubt?: ReadText["reason"],
): ReadText => ({
  id,
  text,
  certainty: text === "" ? "not-found" : doubt === undefined ? "sure" : "doubtful",
  ...(doubt === undefined || text === "" ? {} : { reason: doubt }),
  sources: sources.filter((source): source is SourceRef => source !== null),
});
