/**
 * Misnumbered instruments: the Regulation is 国务院令第711号 (in force 2019-05-15), the format notice is
 * 国办公开办函〔2021〕30号. Reports of years before an instrument rightly cite its forerunner and are left alone.
 */
import { defineRule, type Subject } from "./rule";
import { type Hit, matchesOf, textChecks } from "./text-check";
import { LONG_TEXTS, reading, type Text } from "./texts";

const REGULATION_NUMBER = 711;
const REGULATION_SINCE = 2019;
const FORMAT_SINCE = 2021;

/** 国务院令第…号 close behind the Regulation's name. */
const REGULATION =
  /信息公开条例》?[^。；\n]{0,24}?(国务院令第?\s{0,4}([0-9０-９]{1,6}|[零〇一二三四五六七八九十百]{1,8})\s{0,4}号)/g;
const NOTICE =
  /国办公开办函\s{0,4}[〔【[［(（﹝]\s{0,4}(\d{4})\s{0,4}[〕】\]］)）﹞]\s{0,4}第?\s{0,4}(\d{1,6})\s{0,4}号/g;
const FORMAT_NAME = /年度报告格式[^。；\n]{0,30}$/;

const DIGITS = "零一二三四五六七八九";

/** Chinese numerals below a thousand, with or without units: 七百一十一, 七一一. */
function chineseNumber(text: string): number {
  const plain = text.replace(/〇/g, "零");
  if (!/[十百]/.test(plain)) return Number([...plain].map((char) => DIGITS.indexOf(char)).join(""));
  const [hundreds, rest] = plain.includes("百") ? plain.split("百") : ["", plain];
  const [tens, ones] = (rest ?? "").includes("十") ? (rest ?? "").split("十") : ["", rest];
  const value = (part: string | undefined): number =>
    Math.max(0, DIGITS.indexOf((part ?? "").replace("零", "") || "零"));
  const tenValue = (rest ?? "").includes("十") ? value(tens) || 1 : 0;
  return value(hundreds) * 100 + tenValue * 10 + value(ones);
}

function readNumber(text: string): number {
  const half = text.replace(/[０-９]/g, (d) => String.fromCharCode(d.charCodeAt(0) - 0xfee0));
  return /^\d+$/.test(half) ? Number(half) : chineseNumber(half);
}

/** One citation of an instrument whose number is known. */
interface Citation {
  readonly from: number;
  readonly found: string;
  readonly right: boolean;
  readonly instrument: "条例" | "报告格式";
  readonly expected: string;
}

function regulationsCited(text: string): Citation[] {
  return matchesOf(text, REGULATION).map((match) => {
    const found = match[1] ?? "";
    return {
      from: (match.index ?? 0) + match[0].lastIndexOf(found),
      found,
      right: readNumber(match[2] ?? "") === REGULATION_NUMBER,
      instrument: "条例",
      expected: `国务院令第${REGULATION_NUMBER}号`,
    };
  });
}

function noticesCited(text: string): Citation[] {
  return matchesOf(text, NOTICE).flatMap((match) => {
    const from = match.index ?? 0;
    const [found, year, number] = [match[0], Number(match[1]), Number(match[2])];
    const right = year === 2021 && number === 30;
    const aboutFormat = FORMAT_NAME.test(text.slice(Math.max(0, from - 60), from));
    const likelyFormat = (year === 2019 && number === 60) || year === 2021 || number === 30;
    if (!right && !aboutFormat && !likelyFormat) return [];
    return [{ from, found, right, instrument: "报告格式", expected: "国办公开办函〔2021〕30号" }];
  });
}

const citationsIn = reading((text) => [...regulationsCited(text), ...noticesCited(text)]);

/** Citations of instruments that held in the report's year. */
function citations(text: Text, { report }: Subject): readonly Citation[] {
  const year = report.number("year") ?? FORMAT_SINCE;
  return citationsIn(text).filter(
    ({ instrument }) => year >= (instrument === "条例" ? REGULATION_SINCE : FORMAT_SINCE),
  );
}

function misnumbered(text: Text, subject: Subject): readonly Hit[] {
  return citations(text, subject)
    .filter(({ right }) => !right)
    .map(({ from, found, instrument, expected }) => ({
      from,
      to: from + found.length,
      message: `${instrument === "条例" ? "条例文号" : "报告格式的文号"}应为“${expected}”，文中为“${found}”。`,
      values: { found, expected },
      replacement: expected,
    }));
}

export const citation = defineRule({
  id: "citation",
  severity: "warning",
  holds(subject) {
    const cited = LONG_TEXTS.flatMap((field) => citations(subject.texts.of(field.id), subject));
    const said = (["条例", "报告格式"] as const).flatMap((name) => {
      const of = cited.filter(({ instrument }) => instrument === name);
      return of.length === 0 ? [] : [`${name}文号 ${of.length} 处，写作“${of[0]?.found}”`];
    });
    return said.length === 0 ? null : `读到${said.join("；")}`;
  },
  checks: textChecks(LONG_TEXTS, ["year"], misnumbered),
});
