/**
 * Numbers as officers type them. `null` is 未填, never 0. What is not a number is kept as typed and explained.
 */

/** Counts are 件; amounts are 万元 with up to six decimals (1 分 = 0.000001 万元). */
export type Count = number | null;

export type ParsedNumber = { readonly ok: true; readonly value: number | null } | { readonly ok: false };

export const MAX_COUNT = 999_999_999;
const AMOUNT_DECIMALS = 6;

const EMPTY: ParsedNumber = { ok: true, value: null };
const NOT_A_NUMBER: ParsedNumber = { ok: false };

const COUNT_PATTERN = /^\d{1,9}$/;
const AMOUNT_PATTERN = /^\d{1,9}(\.\d{1,6})?$/;
/** Thousands marks: all commas, or all single spaces, each before exactly three digits. */
const GROUPED_PATTERN = /^\d{1,3}(?:(?:,\d{3})+|(?: \d{3})+)(?:\.\d+)?$/;

/** Full-width digits, letters and punctuation as half-width: １，２３４ becomes 1,234. Space stays where it is. */
const halfWidth = (text: string): string =>
  text.replace(/[\uFF01-\uFF5E]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0));

/** The same with space of any kind gone: for labels, never for numbers, where a space may part two of them. */
export const toHalfWidth = (text: string): string =>
  halfWidth(text).replace(/[\s\u3000\u00a0\u200b\ufeff]/g, "");

const SPACE = /[\s\u200b\ufeff]/;
/** What is around a number goes, and spaces that look alike are one; what stands inside it stays. */
const plain = (text: string): string => trimmed(halfWidth(text)).replace(/[\u3000\u00a0\u2009\u202f]/g, " ");

/** Without the space around, which on web pages may have no width. */
function trimmed(text: string): string {
  let [from, to] = [0, text.length];
  while (from < to && SPACE.test(text[from] ?? "")) from += 1;
  while (from < to && SPACE.test(text[to - 1] ?? "")) to -= 1;
  return text.slice(from, to);
}

/** A number without its unit, which may stand after a space: 12 件. */
const withoutUnit = (text: string, unit: string): string =>
  text.endsWith(unit) ? text.slice(0, -unit.length).trimEnd() : text;

/** Thousands marks go only where they mark thousands: 1,234 and 1 234 are numbers, 1,2 and 1 2 are not. */
function plainDigits(text: string): string {
  return GROUPED_PATTERN.test(text) ? text.replace(/[, ]/g, "") : text;
}

/** A count of cases, 0–999,999,999, as typed: １２３, 1,234 and 12 件 are understood. */
export function parseCount(typed: string): ParsedNumber {
  if (COUNT_PATTERN.test(typed)) return { ok: true, value: Number(typed) };
  const bare = plain(typed);
  if (bare === "") return EMPTY;
  const text = plainDigits(withoutUnit(bare, "件"));
  return COUNT_PATTERN.test(text) ? { ok: true, value: Number(text) } : NOT_A_NUMBER;
}

/** An amount in 万元 as typed: 12.5, 1,234.56 and 12.5 万元 are understood. */
export function parseAmount(typed: string): ParsedNumber {
  const bare = plain(typed);
  if (bare === "") return EMPTY;
  const text = plainDigits(withoutUnit(bare, "万元"));
  return AMOUNT_PATTERN.test(text) ? { ok: true, value: Number(text) } : NOT_A_NUMBER;
}

const MIN_YEAR = 2008;
const MAX_YEAR = 2100;

/** A report year, 2008 (when the Regulation came into force) to 2100. */
export function parseYear(typed: string): ParsedNumber {
  const bare = plain(typed);
  if (bare === "") return EMPTY;
  const text = withoutUnit(withoutUnit(bare, "度"), "年");
  const year = /^\d{4}$/.test(text) ? Number(text) : Number.NaN;
  return year >= MIN_YEAR && year <= MAX_YEAR ? { ok: true, value: year } : NOT_A_NUMBER;
}

/** Whether a number from a file is an amount this form can hold, exactly. */
export function isAmount(value: number): boolean {
  const text = amountText(value);
  return AMOUNT_PATTERN.test(text) && Number(text) === value;
}

/** Plain decimal text of a number without exponent: 0.000001, not 1e-6. */
export function amountText(value: number): string {
  const text = String(value);
  return text.includes("e-") ? value.toFixed(AMOUNT_DECIMALS).replace(/\.?0+$/, "") : text;
}

export type ParsedDate = { readonly ok: true; readonly value: string | null } | { readonly ok: false };

/** Chinese digits as Arabic ones; zero is written 〇, 零, and often with a circle that looks like it. */
const DIGITS: Readonly<Record<string, string>> = {
  〇: "0",
  "○": "0",
  零: "0",
  一: "1",
  二: "2",
  三: "3",
  四: "4",
  五: "5",
  六: "6",
  七: "7",
  八: "8",
  九: "9",
};
/** Characters of any date, with spaces between its parts. */
const LONGEST_DATE = 40;
const digitsOf = (text: string): string => [...text].map((char) => DIGITS[char] ?? char).join("");

/** A month or day, 1 to 31, as Arabic digits: 十五, 二十, 卅一, 元(月). Anything else stays as it is. */
function smallNumber(text: string): string {
  if (text === "元") return "1";
  const tens = text.replace("廿", "二十").replace("卅", "三十");
  const [before, after, ...more] = tens.split("十");
  if (after === undefined || more.length > 0) return digitsOf(tens);
  const ten = before === "" ? "1" : digitsOf(before ?? "");
  return `${ten}${after === "" ? "0" : digitsOf(after)}`;
}

const DATE_IN_WORDS =
  /^([\d〇○零一二三四五六七八九]{4})年([\d元一二三四五六七八九十]{1,3})月([\d一二三四五六七八九十廿卅]{1,3})[日号]?$/;
/** Space between a number and its 年, 月, 日 goes; between two digits it stays, and makes no date of them. */
const SPACE_IN_DATE = /(?<=[年月日./-])\s+|\s+(?=[年月日./-])/g;

/**
 * A date as typed, to ISO: 2025-01-15, 2025年1月15日, 2025.1.15, 20250115, 二〇二五年一月十五日 and 2025年元月15日 are
 * understood.
 */
export function parseDate(typed: string): ParsedDate {
  const text = plain(typed);
  if (text === "") return { ok: true, value: null };
  if (text.length > LONGEST_DATE) return { ok: false };
  const close = text.replace(SPACE_IN_DATE, "");
  const words = DATE_IN_WORDS.exec(close);
  const match =
    words === null
      ? (/^(\d{4})[-./](\d{1,2})[-./](\d{1,2})日?$/.exec(close) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(close))
      : ["", digitsOf(words[1] ?? ""), smallNumber(words[2] ?? ""), smallNumber(words[3] ?? "")];
  if (match === null) return { ok: false };
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists && year >= 1900 ? { ok: true, value: date.toISOString().slice(0, 10) } : { ok: false };
}

/** 2025-01-15 as officials write it: 2025年1月15日. */
export function chineseDate(iso: string): string {
  const [year, month, day] = iso.split("-").map(Number);
  return `${year}年${month}月${day}日`;
}
