/**
 * The years that a text speaks of, in every way that they are written (2024年, ２０２４年, 二〇二四年, 2024.12.31, 20241231,
 * 2024—2025年, 24年), and whether each can be moved by itself when the text is taken into another year's report.
 */
import { CHINESE_FIGURES, CHINESE_ZEROS, inDigits } from "./chinese-years";

export interface YearMention {
  /** Offset and length of the year's digits. */
  readonly at: number;
  readonly length: number;
  readonly year: number;
  /**
   * Whether it is said in a way in which a report speaks of its own year. A range, a list of years, another document's
   * title, a date in the middle of the year written in figures, and a bare number are not: somebody has to look.
   */
  readonly movable: boolean;
  /** Offsets of the words that belong together: a whole range or list of years, else the year itself. */
  readonly from: number;
  readonly to: number;
}

/** 《2024年政务公开工作要点》 keeps its year; 《某局2024年政府信息公开工作年度报告》 is the report itself. */
const TITLE = /《[^《》\n]*》|〈[^〈〉\n]*〉/g;
const OWN_TITLE = /政府信息公开(?:工作)?年度报告[》〉]$/;

const ZERO = `[${CHINESE_ZEROS}]`;
/** Four figures from 2000 to 2099, narrow, wide or Chinese; not a part of a longer number. */
const YEAR = new RegExp(
  [
    String.raw`(?<![\d０-９])20\d\d(?![\d０-９])`,
    String.raw`(?<![\d０-９])２０[０-９]{2}(?![\d０-９])`,
    `(?<![〇○零一二三四五六七八九十百千])二${ZERO}[${CHINESE_ZEROS}一二三四五六七八九]{2}(?![〇○零一二三四五六七八九十百千])`,
    String.raw`(?<![\d０-９])20\d\d(?=(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d))`,
    String.raw`(?<![\d０-９.〇一二三四五六七八九十年第])\d\d(?=年(?![来前后内间以多余里之]))`,
  ].join("|"),
  "g",
);

const CENTURY = 2000;

function yearOf(written: string): number {
  const value = Number(inDigits(written));
  return written.length === 2 ? CENTURY + value : value;
}

/** The same way of writing with another year: 二〇二四 becomes 二〇二五, ２０２４ becomes ２０２５. */
export function writtenLike(written: string, year: number): string {
  const figures = String(year);
  if (/^\d/.test(written)) return figures;
  if (written.startsWith("２"))
    return [...figures].map((figure) => String.fromCharCode(figure.charCodeAt(0) + 0xfee0)).join("");
  const zero = written[1] ?? "〇";
  return [...figures]
    .map((figure) => (figure === "0" ? zero : (CHINESE_FIGURES[Number(figure)] ?? figure)))
    .join("");
}

/** Between two years that belong together: 2024—2025年, 2024年至2025年, 2023、2024年. */
const BETWEEN = /^\s*(?:年度?)?\s*(?:[-—–－―~～〜/]{1,2}|至|到|、|和|与|及)\s*$/;
/** 〔2024〕5号 is a document's number. */
const NUMBERED_BEFORE = /[〔［[（(【]\s*$/;
const NUMBERED_BEHIND = /^年?\s*[〕］\]）)】]\s*第?\s*\d+\s*号/;
const DATE_BEHIND = /^([./-])(\d{1,2})(?:\1(\d{1,2}))?(?![\d])/;
const COMPACT_BEHIND = /^(\d\d)(\d\d)(?!\d)/;
/** Behind a bare number or a fraction: it counts or measures something, and is no year. */
const COUNTED = /^\s*(?:余|多)?\s*[件条份人次万亿元个篇宗项部起例号字页户家场期批%％℃]/;
/** Before a bare number: a telephone number, a number of something, a part of an address. */
const NO_YEAR_BEFORE = /[-－.\d０-９A-Za-z/=_第]$/;

/** A date and the hyphen behind it: what follows is the end of a range. */
const END_OF_DATE = /\d{1,2}[./-]\d{1,2}\s*-$/;

/** First or last day of a year, or month where no day is said. */
const isEdge = (month: number, day: number | null): boolean =>
  (month === 1 && (day ?? 1) === 1) || (month === 12 && (day ?? 31) === 31);

/** How a year stands: moved by itself, to be looked at, or no year at all. */
function standingAt(text: string, at: number, written: string): "movable" | "look" | "none" {
  const [before, behind] = [text.slice(Math.max(0, at - 8), at), text.slice(at + written.length)];
  if (written.length === 2) return "look";
  if (NUMBERED_BEFORE.test(before) && NUMBERED_BEHIND.test(behind.slice(0, 20))) return "none";
  if (/^\s*年/.test(behind)) return "movable";
  // 2024.1.1-2024.12.31 is a range, /xxgk/20241231/ and t20241231 a part of an address.
  const isAddress = /[A-Za-z0-9/=_.-]$/.test(before) && !END_OF_DATE.test(before);
  const compact = COMPACT_BEHIND.exec(behind.slice(0, 6));
  if (compact !== null)
    return isEdge(Number(compact[1]), Number(compact[2])) && !isAddress ? "movable" : "look";
  const date = DATE_BEHIND.exec(behind.slice(0, 8));
  if (date !== null) {
    const [whole, , month, day] = date;
    if (day === undefined && COUNTED.test(behind.slice(whole.length, whole.length + 4))) return "none";
    // A month alone may be a fraction.
    const edge = day !== undefined && isEdge(Number(month), Number(day));
    return edge && !isAddress ? "movable" : "look";
  }
  return COUNTED.test(behind.slice(0, 4)) || NO_YEAR_BEFORE.test(before) ? "none" : "look";
}

/** Places of the titles of other documents in a text. */
const titlesIn = (text: string): readonly (readonly [number, number])[] =>
  [...text.matchAll(TITLE)].flatMap((match) =>
    OWN_TITLE.test(match[0]) ? [] : [[match.index ?? 0, (match.index ?? 0) + match[0].length] as const],
  );

/** The years of a text in order. */
export function yearsIn(text: string): readonly YearMention[] {
  const titles = titlesIn(text);
  const found = [...text.matchAll(YEAR)].map((match) => ({ at: match.index ?? 0, written: match[0] }));
  const end = ({ at, written }: (typeof found)[number]): number => at + written.length;
  const mentions: YearMention[] = [];
  for (let first = 0; first < found.length; ) {
    let last = first;
    for (; last + 1 < found.length; last += 1) {
      const [one, next] = [found[last], found[last + 1]];
      if (one === undefined || next === undefined) break;
      if (next.at - end(one) > 8 || !BETWEEN.test(text.slice(end(one), next.at))) break;
    }
    const group = found.slice(first, last + 1);
    const [from, to] = [group[0]?.at ?? 0, end(group[group.length - 1] ?? { at: 0, written: "" })];
    for (const { at, written } of group) {
      const standing = group.length > 1 ? "look" : standingAt(text, at, written);
      if (standing === "none") continue;
      const inTitle = titles.some(([start, stop]) => at > start && at < stop);
      const movable = standing === "movable" && !inTitle;
      mentions.push({ at, length: written.length, year: yearOf(written), movable, from, to });
    }
    first = last + 1;
  }
  return mentions;
}
