/**
 * Misnumbered instruments: the Regulation is 国务院令第711号 (in force 2019-05-15), the format notice is
 * 国办公开办函〔2021〕30号. Reports of years before an instrument rightly cite its forerunner and are left alone.
 */
import type { Rule } from "./finding";
import { type Hit, LONG_TEXTS, matchesOf, textCheck } from "./text-check";

const REGULATION_NUMBER = 711;
const REGULATION_SINCE = 2019;
const FORMAT_SINCE = 2021;

/** 国务院令第…号 close behind the Regulation's name. */
const REGULATION =
  /信息公开条例》?[^。；\n]{0,24}?(国务院令第?\s*([0-9０-９]+|[零〇一二三四五六七八九十百]+)\s*号)/g;
const NOTICE = /国办公开办函\s*[〔【[［(（﹝]\s*(\d{4})\s*[〕】\]］)）﹞]\s*第?\s*(\d+)\s*号/g;
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

function misnumberedRegulation(text: string): Hit[] {
  return matchesOf(text, REGULATION).flatMap((match) => {
    const found = match[1] ?? "";
    if (readNumber(match[2] ?? "") === REGULATION_NUMBER) return [];
    const from = (match.index ?? 0) + match[0].lastIndexOf(found);
    const expected = `国务院令第${REGULATION_NUMBER}号`;
    return [
      {
        from,
        to: from + found.length,
        message: `条例文号应为“${expected}”，文中为“${found}”。`,
        values: { found, expected },
      },
    ];
  });
}

function misnumberedNotice(text: string): Hit[] {
  return matchesOf(text, NOTICE).flatMap((match) => {
    const from = match.index ?? 0;
    const [found, year, number] = [match[0], Number(match[1]), Number(match[2])];
    if (year === 2021 && number === 30) return [];
    const aboutFormat = FORMAT_NAME.test(text.slice(Math.max(0, from - 60), from));
    const likelyFormat = (year === 2019 && number === 60) || year === 2021 || number === 30;
    if (!aboutFormat && !likelyFormat) return [];
    const expected = "国办公开办函〔2021〕30号";
    return [
      {
        from,
        to: from + found.length,
        message: `报告格式的文号应为“${expected}”，文中为“${found}”。`,
        values: { found, expected },
      },
    ];
  });
}

export const citation: Rule = {
  id: "citation",
  severity: "warning",
  holds(report) {
    return /信息公开条例|国办公开办函/.test(report.typed("preamble")) ? "引用的条例和格式文号正确" : null;
  },
  checks: LONG_TEXTS.map((field) =>
    textCheck("citation", field, ["year"], (text, report) => {
      const year = report.number("year") ?? FORMAT_SINCE;
      return [
        ...(year >= REGULATION_SINCE ? misnumberedRegulation(text) : []),
        ...(year >= FORMAT_SINCE ? misnumberedNotice(text) : []),
      ];
    }),
  ),
};
