/** Labels of published tables, as they are compared: without what printers, websites and typists change. */
import { toHalfWidth } from "../report/numbers";

/** Longer than any label of the form with its remark; what is longer is a paragraph. */
const LONGEST = 120;

/** A label without numbering, remarks in brackets, punctuation and space; empty for what is too long to be one. */
export function plainLabel(text: string): string {
  if (text.length > LONGEST) return "";
  return toHalfWidth(text)
    .replace(/^(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)|\d+[.、])+/, "")
    .replace(/\(.*?\)/g, "")
    .replace(/[^\p{Script=Han}A-Za-z0-9]/gu, "");
}
