/**
 * A text that speaks of another year than the report's: last year's wording left in.
 * Precision before recall: only wordings that can mean nothing but this report's own year are read.
 */
import { plainText, spanOf } from "../narrative/plain-text";
import { CHINESE_YEAR, inDigits } from "../report/chinese-years";
import { besideReport } from "./beside-report";
import { defineRule } from "./rule";
import { type Hit, matchesOf, paragraphChecks } from "./text-check";
import { WORDED_TEXTS } from "./texts";

interface Reading {
  readonly pattern: RegExp;
  /** The year that must stand in the pattern's first group, seen from the report's. */
  readonly expected: (reportYear: number) => number;
}

const YEAR = "((?:19|20)\\d{2})";
const OWN =
  "(?:我[局办委厅区市县镇乡院处会部]|本(?:机关|单位|局|办|委|厅|级|部门|区|市|县|镇|乡)|全[市区县省镇乡]?共?|共|累计|主动公开|新收|收到|受理|未收取|没有收取|未发出|收取)";

/** Last year's figures are named rightly in comparisons and in what became of last year's problems. */
const COMPARISON = /较|相比|同比|比上年|上年|以来|整改|存在的|至今|沿用|荣获|被评|本年|今年|当年/;

const READINGS: readonly Reading[] = [
  // 结转2024年办理 in the report of 2024; 2023年结转2024年办理 is what came over
  {
    pattern: new RegExp(
      `(?<!(?:上一?年度?|去年|\\d年度?)(?:末|底)?)(?:结转|转结)(?:至|到|入)?${YEAR}年度?(?:继续)?(?:办理|答复|处理|(?=[\\d,。;、)]))`,
      "g",
    ),
    expected: (year) => year + 1,
  },
  // 现编制2023年政府信息公开工作年度报告
  {
    pattern: new RegExp(
      `(?:编制|公布|发布|形成|撰写)(?:了|完成)?(?:本单位|本机关|我[局办委厅区市县镇乡])?${YEAR}年度?政府信息公开(?:工作)?(?:年度)?报告`,
      "g",
    ),
    expected: (year) => year,
  },
  // 现将我局2023年度政府信息公开工作情况报告如下
  {
    pattern: new RegExp(
      `现将(?![^,。;\\n]*(?:整改|问题))[^,。;\\n\\d]{0,16}\\(?${YEAR}年?度?\\)?[^,。;\\n]{0,20}(?:报告|公布|公告|通报)(?:公布|报告)?如下`,
      "g",
    ),
    expected: (year) => year,
  },
];

/** 统计期限自2023年1月1日起至2023年12月31日止, 2023.1.1—2023.12.31, 2023-01-01至2023-12-31. */
const PERIOD = new RegExp(`${YEAR}[年./-]0?1[月./-]0?1日?[^。\\n]{0,10}?(?:${YEAR}[年./-])?12[月./-]31`, "g");
const ABOUT_PERIOD = /(?:统计|数据|时限|期限|期间)[^。\n]{0,20}$/;

/** 2023年，我局主动公开… at a sentence's start: the year of the figures that follow. */
const OPENING = new RegExp(`(?:^|[。;\\n])${YEAR}年度?,?${OWN}[^。\\n]*`, "g");
/** 2023年，某街道办公室共制定规范性文件3件: a body by its name, with a number of its own. */
const NAMED_OPENING = new RegExp(
  `(?:^|[。;\\n)])${YEAR}年度?,?[^,。;\\n\\d]{2,20}?(?:共计?|累计|总共)?(?:新?收到?|受理|接到|主动公开|制发|制定|办结)[^,。;\\n\\d]{0,16}\\d+[件条份宗][^。\\n]*`,
  "g",
);
/** 截至2023年12月31日，我局共发布信息60条: how things stood at another year's end. */
const UNTIL = new RegExp(
  `(?:^|[。;\\n])截[至止]${YEAR}年(?:12月31日|12月底|底|末|年底)[^。;\\n]{0,60}?\\d+[件条份宗篇][^。\\n]*`,
  "g",
);
/** What only a year that is over can tell. */
const RECEIVED = /(?:新?收到?|受理|接到|办结)[^,。;\d]{0,16}\d+[件条份宗]/;
const PLANNED = /将|计划|拟|力争|预计/;
/** No older wording is left in; older years are told as history. */
const OLDEST = 3;
const OPENING_SECTIONS: readonly string[] = ["preamble", "overview", "otherMatters"];

/** 2022年结转3件: applications that came over from the year before the report's. */
const CARRIED_OVER = new RegExp(
  `${YEAR}年度?(?:末|底)?(?:结转|转结|转入)(?:(?:至|到)?(?:本年度?|今年))?(?:办理|继续办理)?的?(?:政府信息公开)?(?:申请)?(?:件)?\\d+件`,
  "g",
);

const SENTENCE = /[^。\n]+/g;
const NAMED_YEAR = new RegExp(`${YEAR}年`, "g");

/** In the plain text; `findWrongYears` gives it its place in the officer's. */
function hit(text: string, at: number, found: string, year: number, expected = year): Hit {
  const to = at + found.length + (text.startsWith("年", at + found.length) ? 1 : 0);
  const behind = /^(?:\d{1,2}月(?:\d{1,2}日)?|[./-]\d{1,2}[./-]\d{1,2})?[^,。;\n]{0,6}/.exec(text.slice(to));
  const quote = (text.slice(Math.max(0, at - 2), to) + (behind?.[0] ?? "")).replace(/\s+/g, "");
  const neighbour = expected > year ? `，结转下年应为 ${expected} 年` : `，上年结转应为 ${expected} 年`;
  const forward = expected === year ? "" : neighbour;
  return {
    from: at,
    to,
    message: `文中写到 ${found} 年（“${quote}”），本报告是 ${year} 年度${forward}。`,
    values: { found: Number(found), year },
  };
}

const startOf = (match: RegExpMatchArray, found: string): number =>
  (match.index ?? 0) + match[0].indexOf(found);

/** Older than last year, in a sentence that speaks of no other year: what came over has the wording of an older report. */
function staleCarriedOver(text: string, year: number): Hit[] {
  return matchesOf(text, SENTENCE).flatMap((sentence) => {
    const [words] = sentence;
    if (!words.includes("转")) return [];
    const named = new Set(matchesOf(words, NAMED_YEAR).map((one) => Number(one[1])));
    const [old, ...others] = [...named].filter((one) => one !== year);
    if (old === undefined || old >= year - 1 || others.length > 0 || COMPARISON.test(words)) return [];
    return matchesOf(words, CARRIED_OVER).map((match) =>
      hit(text, (sentence.index ?? 0) + (match.index ?? 0), match[1] ?? "", year, year - 1),
    );
  });
}

function wrongPeriods(text: string, year: number): Hit[] {
  return matchesOf(text, PERIOD).flatMap((match) => {
    const from = match[1] ?? "";
    const to = match[2] ?? from;
    const own =
      from === to || ABOUT_PERIOD.test(text.slice(Math.max(0, (match.index ?? 0) - 40), match.index));
    const wrong = [from, to].find((found) => Number(found) !== year);
    if (!own || wrong === undefined) return [];
    const at = wrong === from ? startOf(match, from) : (match.index ?? 0) + match[0].lastIndexOf(to);
    return [hit(text, at, wrong, year)];
  });
}

/** Wrong years in a text; `section` is the id of the field it stands in. */
export function findWrongYears(section: string, text: string, year: number): readonly Hit[] {
  const source = plainText(text);
  return wrongYears(section, withYearsInDigits(source.plain), year).map((one) => ({
    ...one,
    ...spanOf(source, one.from, one.to),
  }));
}

const YEAR_IN_WORDS = new RegExp(`${CHINESE_YEAR}(?=年)`, "g");
const withYearsInDigits = (text: string): string => text.replace(YEAR_IN_WORDS, inDigits);

function openingsIn(text: string): readonly RegExpMatchArray[] {
  const numbered = [...matchesOf(text, NAMED_OPENING), ...matchesOf(text, UNTIL)];
  const at = new Set(numbered.map((match) => match.index));
  return [...numbered, ...matchesOf(text, OPENING).filter((match) => !at.has(match.index))];
}

/** Of an opening's year; what is planned for next year has no number yet. */
function isStale(found: number, year: number, sentence: string): boolean {
  if (found === year || COMPARISON.test(sentence) || sentence.includes(`${year}年`)) return false;
  const tells = RECEIVED.test(sentence) && !PLANNED.test(sentence);
  return found > year ? found === year + 1 && tells : found === year - 1 || (found >= year - OLDEST && tells);
}

function wrongYears(section: string, text: string, year: number): readonly Hit[] {
  const read = READINGS.flatMap(({ pattern, expected }) =>
    matchesOf(text, pattern).flatMap((match) => {
      const found = match[1] ?? "";
      const right = expected(year);
      return Number(found) === right ? [] : [hit(text, startOf(match, found), found, year, right)];
    }),
  );
  const openings = OPENING_SECTIONS.includes(section)
    ? openingsIn(text).flatMap((match) => {
        const found = match[1] ?? "";
        return isStale(Number(found), year, match[0]) ? [hit(text, startOf(match, found), found, year)] : [];
      })
    : [];
  const titles =
    section === "title"
      ? matchesOf(text, new RegExp(`${YEAR}年`, "g"))
          .filter((match) => Number(match[1]) !== year)
          .map((match) => hit(text, match.index ?? 0, match[1] ?? "", year))
      : [];
  return [...read, ...staleCarriedOver(text, year), ...wrongPeriods(text, year), ...openings, ...titles].sort(
    (a, b) => a.from - b.from,
  );
}

const ANY_YEAR = new RegExp(`(?<!\\d)${YEAR}(?=\\s*年)`, "g");

/** Every year that a text names, and whether it is the report's or one that belongs where it stands. */
function yearsIn(text: string, year: number): readonly { readonly year: number; readonly right: boolean }[] {
  const due = new Set(
    READINGS.flatMap(({ pattern, expected }) =>
      matchesOf(text, pattern)
        .filter((match) => Number(match[1]) === expected(year))
        .map((match) => startOf(match, match[1] ?? "")),
    ),
  );
  return matchesOf(text, ANY_YEAR).map((match) => {
    const named = Number(match[1]);
    return { year: named, right: named === year || due.has(match.index ?? 0) };
  });
}

export const narrativeYear = defineRule({
  id: "narrative-year",
  name: "文字年份不符",
  severity: "warning",
  holds({ report, texts }) {
    const year = report.number("year");
    if (year === null) return null;
    const mentions = texts.written().flatMap((field) => yearsIn(texts.of(field.id).content, year));
    // A year that nobody judged may be last year's left in: then nothing is said to hold.
    if (mentions.length === 0 || mentions.some((one) => !one.right)) return null;
    return `读到 ${mentions.filter((one) => one.year === year).length} 处年份，都是 ${year}`;
  },
  checks: paragraphChecks(
    WORDED_TEXTS,
    ["year"],
    besideReport(({ content }, { report }, { id }) => {
      const year = report.number("year");
      return year === null ? [] : findWrongYears(id, content, year);
    }),
  ),
});
