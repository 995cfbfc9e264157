/** 加粗, 小标题 and whole paragraphs as changes of a plain text: what a button does to the text and to the selection in it. */

export interface Edited {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

const STARS = "**";

/** Puts the selected words between stars, line by line, or takes the stars away that stand around them. */
export function toggleBold({ text, from, to }: Edited): Edited {
  const selected = text.slice(from, to);
  const inside = selected.startsWith(STARS) && selected.endsWith(STARS) && selected.length >= 4;
  if (inside) {
    const plain = selected.slice(2, -2);
    return { text: text.slice(0, from) + plain + text.slice(to), from, to: from + plain.length };
  }
  if (text.slice(from - 2, from) === STARS && text.slice(to, to + 2) === STARS) {
    const plain = text.slice(0, from - 2) + selected + text.slice(to + 2);
    return { text: plain, from: from - 2, to: to - 2 };
  }
  const bold = selected
    .split("\n")
    .map((line) => (line.trim() === "" && selected !== "" ? line : `${STARS}${line}${STARS}`))
    .join("\n");
  const edited = text.slice(0, from) + bold + text.slice(to);
  // Nothing was selected: the caret goes between the stars.
  if (selected === "") return { text: edited, from: from + 2, to: from + 2 };
  const single = !selected.includes("\n");
  return { text: edited, from: single ? from + 2 : from, to: single ? to + 2 : from + bold.length };
}

const DIGITS = "零一二三四五六七八九十";
/** 1–99 in Chinese numerals. */
function numeral(number: number): string {
  if (number <= 10) return DIGITS[number] ?? "";
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  return `${tens === 1 ? "" : (DIGITS[tens] ?? "")}十${ones === 0 ? "" : (DIGITS[ones] ?? "")}`;
}

const HEADING = /^[（(][一二三四五六七八九十]{1,3}[）)]/;

/** Gives the line at the caret the next （一）, or takes its number away. */
export function toggleHeading({ text, from }: Edited): Edited {
  const start = text.lastIndexOf("\n", from - 1) + 1;
  const line = text.slice(start);
  const number = HEADING.exec(line)?.[0] ?? "";
  if (number !== "") {
    const at = Math.max(start, from - number.length);
    return { text: text.slice(0, start) + line.slice(number.length), from: at, to: at };
  }
  const before = text
    .slice(0, start)
    .split("\n")
    .filter((one) => HEADING.test(one)).length;
  const added = `（${numeral(before + 1)}）`;
  const at = from + added.length;
  return { text: text.slice(0, start) + added + line, from: at, to: at };
}

/**
 * Puts paragraphs at the caret, each on lines of its own; what they are afterwards is between `from` and `to`. Words that
 * are selected stay: the paragraphs come after the one in which they end.
 */
export function withParagraphs({ text, from, to }: Edited, paragraphs: readonly string[]): Edited {
  const lineEnd = text.indexOf("\n", to);
  const between = from === to || text[to - 1] === "\n";
  const at = between ? to : lineEnd < 0 ? text.length : lineEnd;
  const [before, after] = [text.slice(0, at), text.slice(at)];
  const start = before === "" || before.endsWith("\n") ? before : `${before}\n`;
  const words = paragraphs.join("\n");
  const end = after === "" || after.startsWith("\n") ? after : `\n${after}`;
  return { text: start + words + end, from: start.length, to: start.length + words.length };
}
