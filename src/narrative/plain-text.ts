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

const BLANK_CODE = BLANK.charCodeAt(0);
/** Left out: spaces of all kinds, marks of bold type, characters without width. */
const LEFT_OUT = new Set(Array.from(" \t\r\u3000\u00a0\ufeff\u200b*", (char) => char.charCodeAt(0)));
const NEWLINE = 10;

function halfWidth(code: number): number {
  if (code >= 0xff01 && code <= 0xff5e) return code - 0xfee0;
  return code === 0xfe6a ? 0x25 : code;
}

const hasDigit = (codes: Uint16Array, from: number, to: number): boolean =>
  codes.subarray(from, to).some((code) => code >= 0x30 && code <= 0x39);

/** Blanks what stands between a pair of marks; a mark that is never closed blanks nothing. */
function blankBetween(codes: Uint16Array, open: string, close: string, onlyWithDigits: boolean): void {
  const [opening, closing] = [open.charCodeAt(0), close.charCodeAt(0)];
  let [start, depth] = [-1, 0];
  for (let index = 0; index < codes.length; index += 1) {
    const code = codes[index];
    if (code === NEWLINE) [start, depth] = [-1, 0];
    else if (code === opening) {
      if (depth === 0) start = index + 1;
      depth += 1;
    } else if (code === closing && depth > 0) {
      depth -= 1;
      if (depth > 0) continue;
      if (!onlyWithDigits || hasDigit(codes, start, index)) codes.fill(BLANK_CODE, start, index);
    }
  }
}

const CHUNK = 8192;

function textOf(codes: Uint16Array): string {
  const chunks: string[] = [];
  for (let from = 0; from < codes.length; from += CHUNK) {
    chunks.push(String.fromCharCode(...codes.subarray(from, from + CHUNK)));
  }
  return chunks.join("");
}

export function plainText(text: string): PlainText {
  const codes = new Uint16Array(text.length);
  const at = new Uint32Array(text.length + 1);
  let length = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (LEFT_OUT.has(code)) continue;
    at[length] = index;
    codes[length] = halfWidth(code);
    length += 1;
  }
  at[length] = text.length;
  const kept = codes.subarray(0, length);
  blankBetween(kept, "《", "》", false);
  blankBetween(kept, "“", "”", true);
  return { plain: textOf(kept), at };
}

/** Where a stretch of the plain text stands in the text, without the spaces around it. */
export function spanOf({ at }: PlainText, from: number, to: number): { from: number; to: number } {
  const start = at[from] ?? 0;
  return { from: start, to: to > from ? (at[to - 1] ?? start) + 1 : start };
}
