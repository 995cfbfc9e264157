/**
 * A text that speaks of another year than the report's: last year's wording left in.
 * Precision before recall: only wordings that can mean nothing but this report's own year are judged.
 */
import { defineRule } from "./rule";
import { type Hit, matchesOf, textChecks } from "./text-check";
import { LONG_TEXTS, reading, WORDED_TEXTS } from "./texts";

/** A year in a text. */
interface Mention {
  readonly at: number;
  readonly year: number;
  /** The year that must stand here, seen from the report's; null where any may. */
  readonly due: "own" | "next" | "own-if-last" | null;
}

const YEAR = "((?:19|20)\\d{2})";
const OWN =
  "(?:我[局办委厅区市县镇乡院处会部]|本(?:机关|单位|局|办|委|厅|级|部门|区|市|县|镇|乡)|全[市区县省镇乡]?共?|共|累计|主动公开|新收|收到|受理)";

/** Last year's figures are named rightly in comparisons and in what became of last year's problems. */
const COMPARISON = /较|相比|同比|比上年|上年|以来|整改|存在的/;

/** 结转2024年办理 in the report of 2024. */
const FORWARD = new RegExp(`结转(?:至|到|入)?\\s{0,4}${YEAR}年度?(?:继续)?(?:办理|答复|处理)`, "g");
/** 现编制2023年政府信息公开工作年度报告. */
const COMPILED = new RegExp(
  `(?:编制|公布|发布|形成|撰写)(?:了|完成)?(?:本单位|本机关|我[局办委厅区市县镇乡])?\\s{0,4}${YEAR}年度?政府信息公开(?:工作)?(?:年度)?报告`,
  "g",
);

/** 统计期限自2023年1月1日起至2023年12月31日止. */
const PERIOD = new RegExp(`${YEAR}年1月1日[^。\\n]{0,10}?(?:${YEAR}年)?12月31日`, "g");
const ABOUT_PERIOD = /(?:统计|数据|时限|期限|期间)[^。\n]{0,20}$/;
const MOST_BEFORE_PERIOD = 30;

/** 2023年，我局主动公开… at a sentence's start: the year of the figures that follow. */
const OPENING = new RegExp(
  `(?:^|[。；\\n]|[）)][^。\\n]{0,20}。)[ \\t\\u3000]{0,8}${YEAR}年度?[，,]?[ \\t]{0,4}${OWN}[^。\\n]*`,
  "g",
);

const ANY = new RegExp(`(?<!\\d)${YEAR}(?=年)`, "g");

const startOf = (match: RegExpMatchArray, found: string): number =>
  (match.index ?? 0) + match[0].indexOf(found);

const mention = (match: RegExpMatchArray, due: Mention["due"]): Mention => ({
  at: startOf(match, match[1] ?? ""),
  year: Number(match[1]),
  due,
});

function periods(text: string): Mention[] {
  return matchesOf(text, PERIOD).flatMap((match): Mention[] => {
    const from = match[1] ?? "";
    const to = match[2];
    const index = match.index ?? 0;
    const own =
      to === undefined ||
      from === to ||
      ABOUT_PERIOD.test(text.slice(Math.max(0, index - MOST_BEFORE_PERIOD), index));
    if (!own) return [];
    const first = mention(match, "own");
    // Both ends wrong in the same way are one slip.
    if (to === undefined || to === from) return [first];
    return [first, { at: index + match[0].lastIndexOf(to), year: Number(to), due: "own" }];
  });
}

/** Every year in a text, with what must stand there. */
function readYears(text: string): readonly Mention[] {
  const judged = new Map<number, Mention>();
  const openings = matchesOf(text, OPENING).filter((match) => !COMPARISON.test(match[0]));
  for (const one of [
    ...openings.map((match) => mention(match, "own-if-last")),
    ...periods(text),
    ...matchesOf(text, COMPILED).map((match) => mention(match, "own")),
    ...matchesOf(text, FORWARD).map((match) => mention(match, "next")),
  ]) {
    judged.set(one.at, one);
  }
  return matchesOf(text, ANY).map((match) => {
    const one = mention(match, null);
    return judged.get(one.at) ?? one;
  });
}

const yearsIn = reading(readYears);

const OPENING_SECTIONS: readonly string[] = ["preamble", "overview", "otherMatters"];

/** The year that a mention must name; null where any may. */
function dueYear({ year: found, due }: Mention, section: string, year: number): number | null {
  if (section === "title" || due === "own") return year;
  if (due === "next") return year + 1;
  const last = due === "own-if-last" && OPENING_SECTIONS.includes(section) && found === year - 1;
  return last ? year : null;
}

function hit(text: string, { at, year: found }: Mention, year: number, due: number): Hit {
  const to = at + String(found).length + 1;
  const quote = text.slice(Math.max(0, at - 2), to + 6).replace(/\s+/g, "");
  const forward = due === year ? "" : `，结转下年应为 ${due} 年`;
  return {
    from: at,
    to,
    message: `文中写到 ${found} 年（“${quote}”），本报告是 ${year} 年度${forward}。`,
    values: { found, year },
  };
}

export const narrativeYear = defineRule({
  id: "narrative-year",
  severity: "warning",
  holds({ report, texts }) {
    const year = report.number("year");
    if (year === null) return null;
    const mentions = LONG_TEXTS.flatMap((field) =>
      yearsIn(texts.of(field.id)).map((one) => ({ ...one, must: dueYear(one, field.id, year) })),
    );
    const own = mentions.filter((one) => one.year === year);
    // A year that nobody judged may be last year's left in: then nothing is said to hold.
    const others = mentions.filter((one) => one.year !== year && one.year !== one.must);
    if (own.length === 0 || others.length > 0) return null;
    return `读到 ${own.length} 处年份，都是 ${year}`;
  },
  checks: textChecks(WORDED_TEXTS, ["year"], (text, { report }, field) => {
    const year = report.number("year");
    if (year === null) return [];
    return yearsIn(text).flatMap((one) => {
      const due = dueYear(one, field.id, year);
      return due === null || due === one.year ? [] : [hit(text.content, one, year, due)];
    });
  }),
});
