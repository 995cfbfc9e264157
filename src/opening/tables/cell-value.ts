/** What a table's cell holds: a number, a number with a remark, nothing, or something else. */
import { amountText, parseAmount, parseCount, toHalfWidth } from "../../report/numbers";
import type { Trouble } from "../document/source-document";
import { plainChar } from "./labels";

export type CellValue =
  | { readonly kind: "number"; readonly text: string; readonly note?: string }
  | { readonly kind: "blank" }
  | { readonly kind: "dash" }
  | { readonly kind: "other" };

/** What stands for nothing in published tables. */
const DASHES = /^[-—–―－─━_/／\\、.·*无]+$/;
/** A footnote's mark. */
const RAISED = /^([\d０-９,，.]+)([⁰¹²³⁴-⁹①-⑳])$/;
const WITH_NOTE = /^([\d,.\s]+)(?:件|万元)?\s*[（(【[]([^（）()]{1,200})[）)】\]](?:件)?$/;

const compact = (text: string): string =>
  text.replace(/[\s\u3000\u00a0\u200b-\u200f\u2060\ufeff]+/g, "").replace(/[\u2f00-\u2fd5]/g, plainChar);

/** A number as the form would keep it; null when it is none. */
function numberText(text: string): string | null {
  const plain = toHalfWidth(text).replace(/，/g, ",");
  const count = parseCount(plain);
  if (count.ok && count.value !== null) return String(count.value);
  const amount = parseAmount(plain);
  return amount.ok && amount.value !== null ? amountText(amount.value) : null;
}

export function cellValue(written: string): CellValue {
  const text = compact(written);
  if (/[\d０-９][\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+[\d０-９]/.test(written))
    return { kind: "other" };
  if (text === "") return { kind: "blank" };
  if (DASHES.test(text)) return { kind: "dash" };
  // Space between digits may part two numbers: only what stands in one piece is one.
  const pieces = written.trim().split(/[\s\u3000\u00a0]+/);
  const digits = pieces.filter((piece) => /[\d０-９]/.test(piece));
  if (digits.length > 1 && !/[（(【[]/.test(text)) return { kind: "other" };
  const number = numberText(text);
  if (number !== null) return { kind: "number", text: number };
  const raised = RAISED.exec(text);
  const marked = raised === null ? null : numberText(raised[1] ?? "");
  if (raised !== null && marked !== null) return { kind: "number", text: marked, note: raised[2] ?? "" };
  const noted = WITH_NOTE.exec(toHalfWidth(text));
  const value = noted === null ? null : numberText(noted[1] ?? "");
  if (value === null) return { kind: "other" };
  // The remark as it was written, not with half-width punctuation.
  const note = /[（(【[]([^（）()]*)[）)】\]](?:件)?$/.exec(text)?.[1] ?? "";
  return { kind: "number", text: value, ...(note === "" ? {} : { note }) };
}

/** Whether a cell of a table can only be a value, or empty: labels and sentences are not. */
export const isValueLike = (text: string): boolean => cellValue(text).kind !== "other";

export const TROUBLE_REASONS = {
  formula: "formula",
  error: "error",
  number: "out-of-range",
  "missing-text": "missing-text",
  touching: "touching",
} as const satisfies Readonly<Record<Trouble, string>>;
