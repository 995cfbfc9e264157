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

/** Whether a text is rows and columns rather than paragraphs. */
export function looksLikeTable(text: string): boolean {
  const rows = text.split(/\r\n?|\n/).filter((line) => line.trim() !== "");
  return rows.length > 1 && rows.filter((row) => row.includes("\t")).length * 2 > rows.length;
}
