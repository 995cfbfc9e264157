/**
 * Misnumbered instruments: the Regulation is 国务院令第711号 (in force 2019-05-15), the format notice is
 * 国办公开办函〔2021〕30号. Reports of years before an instrument rightly cite its forerunner and are left alone.
 */
import { parseChineseNumeral } from "../report/chinese-numerals";
import { toHalfWidth } from "../report/numbers";
import { besideReport } from "./beside-report";
import { defineRule } from "./rule";
import { type Hit, matchesOf, paragraphChecks } from "./text-check";
import { LONG_TEXTS } from "./texts";

const REGULATION_NUMBER = 711;
const REGULATION_SINCE = 2019;
const FORMAT_SINCE = 2021;
const FORMAT_NUMBER = "国办公开办函〔2021〕30号";

const NUMBER = "([0-9０-９]+|[零〇一二三四五六七八九十百]+)";
/** 国务院令第…号, 国务院第…号令 close behind the Regulation's name. */
const REGULATION = new RegExp(
  `信息公开条例》?[^。；\\n]{0,24}?(国务院(?:令\\s*(?:第\\s*)?${NUMBER}\\s*号|(?:第\\s*)?${NUMBER}\\s*号令))`,
  "g",
);
/** 公布，2019年4月3日国务院令第711号修订: told behind the number of its first version. */
const REVISED = /^[^；。\n]*?第?\s*(?:711|７１１|七百一十一)\s*号[^；。\n]{0,6}修[订改]/;
const MOST_BEHIND = 80;
/** A number of the State Council's offices: 国办公开办函, 国办政务公开办函, 国办发, 国办公开办涵 …, with any brackets. */
const NOTICE =
  /国办(?:[\u4e00-\u9fff]{0,8}?)[函涵发]\s*([〔【[［(（﹝〖{]?)\s*([0-9０-９]{4})\s*年?\s*([〕】\]］)）﹞〗}]?)\s*(?:第\s*)?([0-9０-９]+)\s*号/g;
const RIGHT_PREFIX = /^国办公开办函/;
const RIGHT_BRACKETS = "〔〕﹝﹞";
const isRight = (bracket: string): boolean => bracket !== "" && RIGHT_BRACKETS.includes(bracket);
const FORMAT_NAME = /年度报告(?:格式|有关事项)[^。；\n号《]{0,30}$/;
/** 国办公开办函〔2019〕60号: the trial form of 2019, replaced in 2021. */
const TRIAL_NUMBER = 60;

const numberOf = (text: string): number | null => {
  const half = toHalfWidth(text);
  return /^\d+$/.test(half) ? Number(half) : parseChineseNumeral(half);
};

function wrongNumber(from: number, found: string, expected: string, what: string): Hit {
  const to = from + found.length;
  return {
    from,
    to,
    message: `${what}文号应为“${expected}”，文中为“${found}”。`,
    values: { found, expected },
    fix: { from, to, text: expected },
  };
}

function misnumberedRegulation(text: string): readonly Hit[] {
  return matchesOf(text, REGULATION).flatMap((match) => {
    const found = match[1] ?? "";
    if (numberOf(match[2] ?? match[3] ?? "") === REGULATION_NUMBER) return [];
    // （2007年…第492号公布 2019年…第711号修订）: its whole history
    const behind = text.slice((match.index ?? 0) + match[0].length).slice(0, MOST_BEHIND);
    if (REVISED.test(behind)) return [];
    const from = (match.index ?? 0) + match[0].lastIndexOf(found);
    return [wrongNumber(from, found, `国务院令第${REGULATION_NUMBER}号`, "条例")];
  });
}

/** Whether a number is meant to be the format notice's, and is not. */
function isWrongNotice(match: RegExpMatchArray, aboutFormat: boolean): boolean {
  const [found, open = "", yearText = "", close = "", numberText = ""] = match;
  const [year, number] = [numberOf(yearText), numberOf(numberText)];
  const isFormat = year === 2021 && number === 30;
  const prefix = RIGHT_PREFIX.test(found);
  if (isFormat) return !prefix || !isRight(open) || !isRight(close);
  if (aboutFormat) return true;
  if (!prefix) return false;
  return (year === 2019 && number === TRIAL_NUMBER) || year === 2021 || number === 30;
}

function misnumberedNotice(text: string): readonly Hit[] {
  return matchesOf(text, NOTICE).flatMap((match) => {
    const from = match.index ?? 0;
    const aboutFormat = FORMAT_NAME.test(text.slice(Math.max(0, from - 60), from));
    return isWrongNotice(match, aboutFormat)
      ? [wrongNumber(from, match[0], FORMAT_NUMBER, "报告格式的")]
      : [];
  });
}

/** Misnumbered instruments in a text of the report for a year. */
export function findWrongCitations(text: string, year: number): readonly Hit[] {
  return [
    ...(year >= REGULATION_SINCE ? misnumberedRegulation(text) : []),
    ...(year >= FORMAT_SINCE ? misnumberedNotice(text) : []),
  ].sort((a, b) => a.from - b.from);
}

/** The numbers that a text cites, as it writes them. */
const citedIn = (text: string): readonly string[] => [
  ...matchesOf(text, REGULATION).map((match) => match[1] ?? ""),
  ...matchesOf(text, NOTICE)
    .map((match) => match[0])
    .filter((found) => RIGHT_PREFIX.test(found)),
];

export const citation = defineRule({
  id: "citation",
  name: "文件引用",
  severity: "warning",
  holds({ texts }) {
    const cited = LONG_TEXTS.flatMap((field) => citedIn(texts.of(field.id).content));
    return cited.length === 0 ? null : `读到文号 ${cited.length} 处：${[...new Set(cited)].join("、")}`;
  },
  checks: paragraphChecks(
    LONG_TEXTS,
    ["year"],
    besideReport(({ content }, { report }) =>
      findWrongCitations(content, report.number("year") ?? FORMAT_SINCE),
    ),
  ),
});
