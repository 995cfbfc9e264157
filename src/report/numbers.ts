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
const GROUPED_PATTERN = /^\d{1,3}(,\d{3})+(\.\d+)?$/;

/** Full-width digits and punctuation to half-width, spaces of any kind away: １，２３４ becomes 1,234. */
export function toHalfWidth(text: string): string {
  return text
    .replace(/[\uFF01-\uFF5E]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/[\s\u3000\u00a0\u200b\ufeff]/g, "");
}

/** Thousands separators go only where they separate thousands: 1,234 is a number, 1,2 is not. */
function plainDigits(text: string): string {
  return GROUPED_PATTERN.test(text) ? text.replace(/,/g, "") : text;
}

/** A count of cases, 0–999,999,999, as typed: １２３, 1,234 and 12 件 are understood. */
export function parseCount(typed: string): ParsedNumber {
  if (COUNT_PATTERN.test(typed)) return { ok: true, value: Number(typed) };
  const text = plainDigits(toHalfWidth(typed).replace(/件$/, ""));
  if (text === "") return typed.trim() === "" ? EMPTY : NOT_A_NUMBER;
  return COUNT_PATTERN.test(text) ? { ok: true, value: Number(text) } : NOT_A_NUMBER;
}

/** An amount in 万元 as typed: 12.5, 1,234.56 and 12.5 万元 are understood. */
export function parseAmount(typed: string): ParsedNumber {
  const text = plainDigits(toHalfWidth(typed).replace(/万元$/, ""));
  if (text === "") return typed.trim() === "" ? EMPTY : NOT_A_NUMBER;
  return AMOUNT_PATTERN.test(text) ? { ok: true, value: Number(text) } : NOT_A_NUMBER;
}

const MIN_YEAR = 2008;
const MAX_YEAR = 2100;

/** A report year, 2008 (when the Regulation came into force) to 2100. */
export function parseYear(typed: string): ParsedNumber {
  const text = toHalfWidth(typed).replace(/年度?$/, "");
  if (text === "") return EMPTY;
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

/**
 * A date as typed, to ISO: 2025-01-15, 2025年1月15日, 2025.1.15 and 20250115 are understood.
 */
export function parseDate(typed: string): ParsedDate {
  const text = toHalfWidth(typed);
  if (text === "") return { ok: true, value: null };
  const match =
    /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text);
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
