/**
 * How a long text is set: one paragraph a line, **bold**, （一） second-level and 1. third-level headings, either
 * alone on their line or run in before the sentence that follows (GB/T 9704-2012, heading levels).
 */
import { toHalfWidth } from "../report/numbers";

export interface Run {
  readonly text: string;
  readonly bold: boolean;
  /** Set in the face of second-level headings, 楷体. */
  readonly kai: boolean;
  /** Part of a run-in heading. */
  readonly head: boolean;
}

export interface Paragraph {
  /** 2 or 3: a heading alone on its line; 0: a paragraph. */
  readonly level: 0 | 2 | 3;
  /** Level of the heading that the paragraph begins with, run in before the text; 0 without one. */
  readonly runIn: 0 | 2 | 3;
  readonly runs: readonly Run[];
}

const SECOND = /^[（(][一二三四五六七八九十]{1,3}[）)]/;
const THIRD = /^[0-9０-９]{1,2}[.．、](?![0-9０-９])/;
/** A longer line, or one that ends like a sentence, is no heading by itself. */
const LONGEST_HEADING = 40;
const LONGEST_RUN_IN = 60;

function levelOf(line: string): 0 | 2 | 3 {
  if (SECOND.test(line)) return 2;
  return THIRD.test(line) ? 3 : 0;
}

/** Splits at pairs of `**`; one without its partner is printed as it stands. */
function boldRuns(text: string): { text: string; bold: boolean }[] {
  const parts = text.split("**");
  const paired = parts.length % 2 === 1 ? parts.length : parts.length - 1;
  const runs = parts.slice(0, paired).map((part, index) => ({ text: part, bold: index % 2 === 1 }));
  if (paired < parts.length) {
    const last = runs[runs.length - 1];
    const rest = `**${parts[parts.length - 1] ?? ""}`;
    if (last !== undefined && !last.bold) last.text += rest;
    else runs.push({ text: rest, bold: false });
  }
  return runs.filter((run) => run.text !== "");
}

/** Length of a run-in heading: the first sentence with its full stop, when another one follows. */
function runInLength(plain: string): number {
  const stop = plain.search(/[。：:]/);
  return stop > 0 && stop < LONGEST_RUN_IN && stop < plain.length - 1 && plain[stop] === "。" ? stop + 1 : 0;
}

/** The number of a second-level heading in full-width brackets, as the standard has it: (一) is printed （一）. */
const fullWidthHead = (line: string): string =>
  line
    .replace(SECOND, (number) => `（${number.slice(1, -1)}）`)
    .replace(/^(（[一二三四五六七八九十]{1,3}）)[ \t\u3000]+/, "$1");

function setParagraph(typed: string): Paragraph {
  const line = fullWidthHead(typed);
  const level = levelOf(line);
  const pieces = boldRuns(line);
  const plain = pieces.map((piece) => piece.text).join("");
  const alone = level !== 0 && plain.length <= LONGEST_HEADING && !/[。；;，,：:]$/.test(plain);
  if (alone) {
    const runs = pieces.map(({ text, bold }) => ({
      text,
      bold: bold || level === 3,
      kai: level === 2,
      head: true,
    }));
    return { level, runIn: 0, runs };
  }
  const headed = level === 2 || (level === 3 && !pieces.some((piece) => piece.bold)) ? runInLength(plain) : 0;
  let at = 0;
  const runs = pieces.flatMap(({ text, bold }): Run[] => {
    const cut = Math.min(Math.max(headed - at, 0), text.length);
    at += text.length;
    return [
      { text: text.slice(0, cut), bold: bold || level === 3, kai: level === 2, head: true },
      { text: text.slice(cut), bold, kai: false, head: false },
    ].filter((run) => run.text !== "");
  });
  return { level: 0, runIn: headed > 0 ? level : 0, runs };
}

/** Runs of Latin longer than this need places where they may break: web addresses. */
const LONG_LATIN = /[!-~]{13,}/g;
const hasLetter = (text: string): boolean => /[A-Za-z]/.test(text);

/** A text cut where a long web address may be broken: after / . ? & = - _ inside it. */
export function breakable(text: string): readonly string[] {
  const cuts: number[] = [];
  for (const match of text.matchAll(LONG_LATIN)) {
    if (!hasLetter(match[0])) continue;
    const from = match.index ?? 0;
    for (const mark of match[0].matchAll(/[/.?&=_-](?=[^/.?&=_-])/g)) cuts.push(from + (mark.index ?? 0) + 1);
  }
  return [0, ...cuts].map((from, index) => text.slice(from, cuts[index]));
}

/** A text in pieces of which every other one, from the second on, is such an address; those around it may be empty. */
export function aroundAddresses(text: string): readonly string[] {
  const pieces: string[] = [];
  let from = 0;
  for (const match of text.matchAll(LONG_LATIN)) {
    if (!hasLetter(match[0])) continue;
    pieces.push(text.slice(from, match.index), match[0]);
    from = (match.index ?? 0) + match[0].length;
  }
  return [...pieces, text.slice(from)];
}

/** Whether a text has such an address in it. */
export const hasLongLatin = (text: string): boolean => aroundAddresses(text).length > 1;

/** The paragraphs of a long text; empty lines only separate. */
export const paragraphsOf = (text: string): readonly Paragraph[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => toHalfWidth(line) !== "")
    .map(setParagraph);
