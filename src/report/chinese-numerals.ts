/** Chinese numerals below 亿亿, as official texts write numbers: 三十七, 一千二百, 两, 二百零八, 七一一, 三万五千. */

const DIGITS = "零一二三四五六七八九";
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const MYRIADS: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 };

/** Longest numeral that is read; longer ones are no numbers that people write. */
const LONGEST = 24;

const digitOf = (char: string): number => {
  if (char === "〇") return 0;
  return char === "两" ? 2 : DIGITS.indexOf(char);
};

/** One digit after another: 七一一, 二〇二四. */
function digitByDigit(text: string): number | null {
  let value = 0;
  for (const char of text) {
    const digit = digitOf(char);
    if (digit < 0) return null;
    value = value * 10 + digit;
  }
  return value;
}

/** The number a Chinese numeral writes, or null when it writes none. */
export function parseChineseNumeral(text: string): number | null {
  if (text === "" || text.length > LONGEST) return null;
  if (!/[十百千万亿]/.test(text)) return digitByDigit(text);
  let [total, section, digit] = [0, 0, -1];
  for (const char of text) {
    const unit = UNITS[char];
    const myriad = MYRIADS[char];
    if (unit !== undefined) {
      section += (digit < 0 ? 1 : digit) * unit;
      digit = -1;
    } else if (myriad !== undefined) {
      total = (total + section + Math.max(0, digit)) * myriad;
      [section, digit] = [0, -1];
    } else {
      digit = digitOf(char);
      if (digit < 0) return null;
    }
  }
  return total + section + Math.max(0, digit);
}

/** 1 to 9999 without the leading 一 of 十. */
function sectionNumeral(value: number): string {
  let text = "";
  let gap = false;
  for (const [unit, name] of [
    [1000, "千"],
    [100, "百"],
    [10, "十"],
    [1, ""],
  ] as const) {
    const digit = Math.floor(value / unit) % 10;
    if (digit === 0) {
      gap = text !== "";
      continue;
    }
    text += `${gap ? "零" : ""}${DIGITS[digit] ?? ""}${name}`;
    gap = false;
  }
  return text;
}

/** A whole number from 0 to 99,999,999 as officials write it: 37 is 三十七. */
export function chineseNumeral(value: number): string {
  if (value === 0) return "零";
  const [high, low] = [Math.floor(value / 1e4), value % 1e4];
  const lowText = low === 0 ? "" : `${high > 0 && low < 1000 ? "零" : ""}${sectionNumeral(low)}`;
  const text = high > 0 ? `${sectionNumeral(high)}万${lowText}` : lowText;
  return text.replace(/^一十/, "十");
}
