/**
 * A text as it is read: half-width, without spaces and bold marks, titles of instruments blanked out.
 * Every character knows where it stood, so that whatever is found can be shown in the officer's own words.
 */

export interface PlainText {
  readonly plain: string;
  /** Offset in the text of each character of `plain`, and of the text's end. */
  readonly at: Uint32Array;
}

/** Stands for one character of a title or of a quotation with numbers in it. */
export const BLANK = "□";

const isSpace = (code: number): boolean =>
  code === 0x20 || code === 0x09 || code === 0x0d || code === 0x3000 || code === 0xa0 || code === 0xfeff;
const isMark = (char: string): boolean => char === "*" || char === "\u200b";

function halfWidth(char: string): string {
  const code = char.charCodeAt(0);
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  return char === "﹪" ? "%" : char;
}

/** Blanks what stands between a pair of marks; `only` decides by the inside. A mark never closed blanks nothing. */
function blankBetween(chars: string[], open: string, close: string, only: RegExp | null): void {
  let [start, depth] = [-1, 0];
  for (let index = 0; index < chars.length; index += 1) {
    const char = chars[index];
    if (char === "\n") [start, depth] = [-1, 0];
    else if (char === open) {
      if (depth === 0) start = index + 1;
      depth += 1;
    } else if (char === close && depth > 0) {
      depth -= 1;
      if (depth > 0) continue;
      if (only === null || only.test(chars.slice(start, index).join(""))) chars.fill(BLANK, start, index);
    }
  }
}

export function plainText(text: string): PlainText {
  const chars: string[] = [];
  const at = new Uint32Array(text.length + 1);
  for (let index = 0; index < text.length; index += 1) {
    const char = text.charAt(index);
    if (isSpace(text.charCodeAt(index)) || isMark(char)) continue;
    at[chars.length] = index;
    chars.push(halfWidth(char));
  }
  at[chars.length] = text.length;
  blankBetween(chars, "《", "》", null);
  blankBetween(chars, "“", "”", /\d/);
  return { plain: chars.join(""), at };
}

/** Where a stretch of the plain text stands in the text, without the spaces around it. */
export function spanOf({ at }: PlainText, from: number, to: number): { from: number; to: number } {
  const start = at[from] ?? 0;
  return { from: start, to: to > from ? (at[to - 1] ?? start) + 1 : start };
}
