/** 备注 beside a number and 注 under a table: what of them is kept, and whether it can be true beside its number. */
import { parseChineseNumeral } from "./chinese-numerals";

const OPEN = "（([【";
const CLOSE = "）)]】";

/** Whether the first bracket of a text closes with its last character. */
function isEnclosed(text: string): boolean {
  let depth = 0;
  for (const [index, char] of [...text].entries()) {
    if (OPEN.includes(char)) depth += 1;
    else if (CLOSE.includes(char)) depth -= 1;
    if (depth === 0) return index === [...text].length - 1 && index > 0;
  }
  return false;
}

/** A remark as it is kept: printed in brackets, it has none of its own around it. */
export function remarkText(typed: string): string {
  let text = typed.trim();
  while (isEnclosed(text)) text = text.slice(1, -1).trim();
  return text;
}

/** A table's note as it is kept: it is printed behind 注： and has none of its own. */
export const tableNoteText = (typed: string): string =>
  typed.trim().replace(/^(?:(?:备?注|说明)[：:]\s*)+/, "");

/** A part that is named with more than the number it is part of. */
export interface PartBeyond {
  /** The words that name it: 其中修订9件. */
  readonly words: string;
  readonly part: number;
  readonly number: number;
}

/** Words that name parts, up to the end of their sentence; 不含 and 另有 name what is not in the number. */
const PARTS =
  /(?<![不未])(?:其中|包含|包括|含)(?:(?![，,、](?:涉及|上年|去年|全[省市县区]|共|罚|另))[^。；;\n])*/g;
const APART = /(?:不含|不包括|不包含|未含|另有|另外|另)[^，。；;\n]*/g;
const NUMBER =
  /(?<![\d.年第])(\d{1,9}(?:,\d{3})*(?:\.\d{1,6})?|[〇零一二两三四五六七八九十百千万]{1,12})\s*(件|份|部(?!门)|条|项|个|宗|起|次|万元|元)/g;
const ABOUT = /[约近超逾]$/;
const YUAN_A_WAN = 10_000;

const fullToHalf = (text: string): string =>
  text.replace(/[\uff10-\uff19\uff0c\uff0e](?=[\uff10-\uff19]|[\u4e00-\u9fff])/g, (char) =>
    /[\uff10-\uff19]/.test(char) ? String.fromCharCode(char.charCodeAt(0) - 0xfee0) : char,
  );

const numberOf = (digits: string): number | null =>
  /^\d/.test(digits) ? Number(digits.replaceAll(",", "")) : parseChineseNumeral(digits);

/**
 * The first part of a remark that is more than the number it stands beside (a count, or an amount in 万元); null when
 * there is none, or no number.
 */
export function partBeyond(remark: string, number: number | null): PartBeyond | null {
  if (number === null) return null;
  const text = fullToHalf(remark).replace(APART, (words) => "，".repeat(words.length));
  for (const parts of text.matchAll(PARTS)) {
    for (const match of parts[0].matchAll(NUMBER)) {
      const [whole, digits = "", unit = ""] = match;
      const value = numberOf(digits);
      if (value === null || ABOUT.test(parts[0].slice(0, match.index))) continue;
      const part = unit === "元" ? value / YUAN_A_WAN : value;
      if (part <= number) continue;
      const clause = parts[0].slice(0, (match.index ?? 0) + whole.length);
      return { words: clause.slice(clause.search(/(?:[^，、,]|(?<=\d),(?=\d))*$/)), part, number };
    }
  }
  return null;
}
