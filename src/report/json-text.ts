/** The text of a file as JSON, or what is wrong with it. */
import { fail, type Outcome, type Problem, succeed } from "./problem";

/** No file of ours is nested deeper than 8; a deeper one is refused before anything recursive sees it. */
const MOST_DEEP = 64;

const [QUOTE, BACKSLASH, COLON, COMMA] = [0x22, 0x5c, 0x3a, 0x2c];
const [OPEN_OBJECT, CLOSE_OBJECT, OPEN_LIST, CLOSE_LIST] = [0x7b, 0x7d, 0x5b, 0x5d];

/** Index behind the string that begins at `from`, or the text's length where it never ends. */
function endOfString(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length) {
    const char = text.charCodeAt(at);
    if (char === BACKSLASH) at += 2;
    else if (char === QUOTE) return at + 1;
    else at += 1;
  }
  return text.length;
}

/** A key as written, without its quotes; one with escapes as it is meant. */
function keyOf(raw: string): string {
  if (!raw.includes("\\")) return raw;
  try {
    const key: unknown = JSON.parse(`"${raw}"`);
    return String(key);
  } catch {
    return raw;
  }
}

/**
 * What a parser would swallow in silence: nesting without end, and a key given twice, of which only the last would
 * count. Looks at each character once and follows no nesting by recursion.
 */
function shapeProblem(text: string): Problem | null {
  // Keys of each open object; null for a list.
  const open: (Set<string> | null)[] = [];
  let string = "";
  for (let at = 0; at < text.length; ) {
    const char = text.charCodeAt(at);
    if (char === QUOTE) {
      const end = endOfString(text, at);
      string = text.slice(at + 1, end - 1);
      at = end;
      continue;
    }
    if (char === OPEN_OBJECT || char === OPEN_LIST) {
      open.push(char === OPEN_OBJECT ? new Set() : null);
      if (open.length > MOST_DEEP) return { code: "too-deep", most: MOST_DEEP };
    } else if (char === CLOSE_OBJECT || char === CLOSE_LIST) open.pop();
    else if (char === COLON) {
      const keys = open[open.length - 1];
      const key = keyOf(string);
      if (keys?.has(key) === true) return { code: "key-twice", key: key.slice(0, 40) };
      keys?.add(key);
    } else if (char === COMMA) string = "";
    at += 1;
  }
  return null;
}

export function parseJson(text: string): Outcome<unknown> {
  if (text.trim() === "") return fail({ code: "file-empty" });
  const problem = shapeProblem(text);
  if (problem !== null) return fail(problem);
  try {
    const raw: unknown = JSON.parse(text.replace(/^\uFEFF/, ""));
    return succeed(raw);
  } catch {
    return fail({ code: "not-json" });
  }
}

/**
 * A value as the text of a file of ours. U+FFFD that somebody pasted is written as an escape: as itself it says of a file
 * that characters were lost on the way, and the file would be refused.
 */
export const jsonText = (value: unknown, indent: number): string =>
  JSON.stringify(value, null, indent).replaceAll("\ufffd", "\\ufffd");
