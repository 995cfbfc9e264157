/** Text pasted from a word processor, as a long text holds it: a paragraph a line, no indents, no empty lines. */

/** Soft returns of word processors and separators of other systems are line breaks. */
const BREAKS = /\r\n?|\v|\f|\u0085|\u2028|\u2029/g;
const INVISIBLE = /[\u00ad\u200b\u2060\ufeff]/g;
const INDENT = /^[\s\u3000]+/;

/** The end of a line without its white space, looking at each character once. */
function withoutTail(line: string): string {
  let end = line.length;
  while (end > 0 && /\s/.test(line[end - 1] ?? "")) end -= 1;
  return line.slice(0, end);
}

/** Print indents paragraphs by itself; indents, blank lines and tabs that come along would be printed as well. */
export const cleanPasted = (text: string): string =>
  text
    .replace(BREAKS, "\n")
    .replace(INVISIBLE, "")
    .split("\n")
    .map((line) => withoutTail(line.replace(INDENT, "")).replace(/[\t\u00a0]/g, " "))
    .filter((line) => line !== "")
    .join("\n");

/**
 * What numbers or marks a list's line, with the tab that word processors put behind it and the words that follow: numbers
 * of several levels, and whatever single sign stands for a bullet, letters of symbol fonts included.
 */
const LIST_MARK =
  /^\s*(?:[（(][\d一二三四五六七八九十]{1,3}[）)]|\d{1,3}(?:[.．]\d{1,3}){0,8}[.．、)）]?|[一二三四五六七八九十]{1,3}[.．、)）]|第[\d一二三四五六七八九十]{1,3}[条章节]|[^\p{Script=Han}\d\s])\t(?=.*\p{Script=Han})/u;

/** Tabs between words that are no sentence. */
const hasCells = (line: string): boolean =>
  !line.includes("。") && line.trim().replace(LIST_MARK, "").includes("\t");

/** A text without the lines of its tables: two or more in a row that have tabs between their words. */
export function withoutRows(text: string): { readonly text: string; readonly hadRows: boolean } {
  const lines = text.split(/\r\n?|\n/).filter((line) => line.trim() !== "");
  const isRow = lines.map(hasCells);
  const kept = lines.filter((_, at) => !isRow[at] || !(isRow[at - 1] || isRow[at + 1]));
  return { text: kept.join("\n"), hadRows: kept.length < lines.length };
}
