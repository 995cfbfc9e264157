/** The six sections by their titles, in all usual spellings, those of 2019 too; also within a text of one line. */
import { STEPS } from "../../form/official-form";
import { distance, plainLabel } from "../tables/labels";
import type { SourceBlock, SourceRef } from "./source-document";

export interface SectionTitle {
  /** Id of the section. */
  readonly id: string;
  readonly block: number;
  /** Characters of the title within its paragraph or cell. */
  readonly from: number;
  readonly to: number;
  readonly written: string;
  readonly row?: number;
  readonly column?: number;
}

const SECTIONS = STEPS.filter((step) => step.sectionId !== undefined);
export const SECTION_IDS: readonly string[] = SECTIONS.map((step) => step.sectionId ?? "");
const NUMERALS = SECTIONS.map((step) => step.numeral);
const TITLES = SECTIONS.map((step) => plainLabel(step.title));

/** One a section. White space may stand anywhere in a title. */
const SPELLINGS: readonly string[] = [
  "(?:工作)?总体(?:工作)?情况|概述|基本情况",
  "(?:行政机关)?主动公开政府信息(?:的)?(?:工作)?情况|主动公开(?:信息)?情况|政府信息主动公开情况",
  "(?:行政机关)?收到[和与及](?:处理|办理)政府信息公开申请(?:的)?情况|(?:依申请公开|政府信息公开申请)(?:收到|办理|处理)(?:[和与及]处理)?(?:的)?情况|收到和处理政府信息情况",
  "(?:因)?政府信息公开(?:工作)?(?:引起的|被申请|被提起)?(?:的)?(?:提起)?行政法?复议(?:案件)?[、和与及,，]?(?:被)?(?:提起)?(?:行政)?诉讼(?:案件)?(?:的)?情况|行政法?复议[、和与及](?:提起)?行政诉讼情况",
  "(?:政府信息公开工作)?(?:中)?存在的?(?:主要)?(?:问题|困难|不足)(?:和不足|与不足)?(?:[、和与及以]{1,2}(?:下一步)?(?:的)?(?:工作)?(?:改进|整改|努力)?(?:的)?(?:工作)?(?:情况|措施|打算|方向|建议|计划|思路|安排)?)?",
  "其[他它]需要(?:报告|说明)的?(?:事项|情况|问题)",
];

const loose = (spelling: string): string => spelling.replace(/[\p{Script=Han}]/gu, "$&\\s*");

/** With its numeral, anywhere in a text. */
const INLINE = SPELLINGS.map(
  (spelling, index) => new RegExp(`${NUMERALS[index]}\\s*[、.．,，]\\s*(?:${loose(spelling)})`, "g"),
);
/** A line by itself, with any numeral or none. */
const LINE = SPELLINGS.map((spelling) => new RegExp(`^(?:${spelling})$`));
const NUMERAL = /^[\s#*\u3000]*(?:第)?([一二三四五六七八九十])\s*(?:部分|章)?\s*[、.．,，:：]?\s*/;

/** A numeral in brackets, and a bare digit, which some use for sections too. */
const BRACKETED = /^[\s#*\u3000]*[（(]\s*([一二三四五六])\s*[）)]\s*/;
const DIGIT = /^[\s#*\u3000]*([1-6])\s*[、.．,，:：]?\s*(?!\d)/;

const LONGEST_TITLE = 60;
const MOST_CANDIDATES = 400;

interface Candidate extends SectionTitle {
  readonly section: number;
  readonly score: number;
  /** By a numeral in brackets, which is the overview's usual mark: it counts only where no section has another. */
  readonly bracketed?: true;
}

/** A line of a paragraph, or of a cell that stands alone in its row. */
export interface Line {
  readonly block: number;
  /** Where it begins in its paragraph or cell. */
  readonly at: number;
  readonly text: string;
  readonly heading: boolean;
  readonly row?: number;
  readonly column?: number;
}

const splitLines = (text: string, line: Omit<Line, "at" | "text">): Line[] => {
  let at = 0;
  return text.split("\n").map((part) => {
    const made = { ...line, at, text: part };
    at += part.length + 1;
    return made;
  });
};

/** Lines of paragraphs, and of cells that stand alone in their row: titles may stand within a sheet or a table made for layout. */
export function linesOf(blocks: readonly SourceBlock[]): readonly Line[] {
  return blocks.flatMap((block, index): Line[] => {
    if (block.kind === "paragraph") {
      return splitLines(block.text, { block: index, heading: block.heading === true });
    }
    const perRow = new Map<number, number>();
    for (const cell of block.cells) {
      if (cell.text.trim() !== "") perRow.set(cell.row, (perRow.get(cell.row) ?? 0) + 1);
    }
    return block.cells
      .filter((cell) => cell.text.trim() !== "" && perRow.get(cell.row) === 1)
      .flatMap((cell) =>
        splitLines(cell.text, { block: index, heading: false, row: cell.row, column: cell.column }),
      );
  });
}

/** A title on its own line, without what a typist's instruction or a remark adds. */
function lineCandidate(line: Line): Candidate | null {
  const text = line.text.trim();
  if (text.length > LONGEST_TITLE || text === "") return null;
  const inBrackets = BRACKETED.exec(text)?.[1] ?? null;
  if (inBrackets !== null) return bracketedCandidate(line, text, inBrackets);
  const digit = Number(DIGIT.exec(text)?.[1] ?? 0);
  const numeral = NUMERAL.exec(text)?.[1] ?? NUMERALS[digit - 1] ?? null;
  const title = plainLabel(text.replace(NUMERAL, "").replace(DIGIT, "").replace(/\*\*/g, ""));
  if (title.length < 4 && title !== "概述") return null;
  let section = LINE.findIndex((spelling) => spelling.test(title));
  let exact = section >= 0;
  if (section < 0 && numeral !== null) {
    section = TITLES.findIndex(
      (official) =>
        distance(title, official, Math.floor(official.length * 0.3)) <= Math.floor(official.length * 0.3),
    );
    exact = false;
  }
  if (section < 0) return null;
  if ((title === "概述" || title === "基本情况") && numeral !== "一") return null;
  const matching = numeral === NUMERALS[section];
  // The overview may use the same titles with the same kind of numbers.
  if (numeral === null && /^[（(]/.test(text)) return null;
  if (digit > 0 && (!exact || numeral !== NUMERALS[section])) return null;
  const score =
    (digit > 0 ? 3 : matching ? 4 : numeral === null ? 1.5 : 1) +
    (exact ? 0.5 : 0) +
    (line.heading ? 0.5 : 0);
  const from = line.text.indexOf(text);
  return candidate(line, section, score, from, from + text.length);
}

/** （二）主动公开政府信息情况: only its own numeral, and only as it is spelt. */
function bracketedCandidate(line: Line, text: string, numeral: string): Candidate | null {
  const title = plainLabel(text.replace(BRACKETED, "").replace(/\*\*/g, ""));
  const section = NUMERALS.indexOf(numeral);
  if (LINE[section]?.test(title) !== true) return null;
  const from = line.text.indexOf(text);
  return { ...candidate(line, section, 3, from, from + text.length), bracketed: true };
}

function candidate(line: Line, section: number, score: number, from: number, to: number): Candidate {
  return {
    section,
    score,
    id: SECTION_IDS[section] ?? "",
    block: line.block,
    from: line.at + from,
    to: line.at + to,
    written: line.text.slice(from, to).trim(),
    ...(line.row === undefined ? {} : { row: line.row }),
    ...(line.column === undefined ? {} : { column: line.column }),
  };
}

function inlineCandidates(line: Line): Candidate[] {
  return INLINE.flatMap((spelling, section) =>
    [...line.text.matchAll(spelling)].slice(0, 20).map((match) => {
      const score = match.index === 0 ? 3 : 2.5;
      return candidate(line, section, score, match.index, match.index + match[0].trimEnd().length);
    }),
  );
}

const isBefore = (a: Candidate, b: Candidate): boolean =>
  a.block < b.block ||
  (a.block === b.block &&
    ((a.row ?? 0) < (b.row ?? 0) || ((a.row ?? 0) === (b.row ?? 0) && a.from < b.from)));

/** The titles in their order: of all places that look like one, the sequence that fits best. */
export function sectionTitles(blocks: readonly SourceBlock[]): readonly SectionTitle[] {
  const candidates: Candidate[] = [];
  for (const line of linesOf(blocks)) {
    if (candidates.length >= MOST_CANDIDATES) break;
    const whole = lineCandidate(line);
    if (whole !== null) candidates.push(whole);
    else candidates.push(...inlineCandidates(line));
  }
  // As few as one with another mark, and those in brackets are what they usually are: parts of the overview.
  if (candidates.some(({ bracketed, score }) => bracketed === undefined && score >= 4)) {
    candidates.splice(0, candidates.length, ...candidates.filter(({ bracketed }) => bracketed === undefined));
  }
  candidates.sort((a, b) => (isBefore(a, b) ? -1 : isBefore(b, a) ? 1 : a.section - b.section));
  const best: { score: number; previous: number }[] = [];
  candidates.forEach((one, index) => {
    let chosen = { score: one.score, previous: -1 };
    for (let before = 0; before < index; before += 1) {
      const other = candidates[before];
      const score = (best[before]?.score ?? 0) + one.score;
      // Of equal ones the later: a list of contents stands before what it lists.
      if (
        other !== undefined &&
        other.section < one.section &&
        isBefore(other, one) &&
        score >= chosen.score
      ) {
        chosen = { score, previous: before };
      }
    }
    best.push(chosen);
  });
  let at = best.reduce((top, { score }, index) => (score >= (best[top]?.score ?? 0) ? index : top), 0);
  const titles: SectionTitle[] = [];
  while (at >= 0 && candidates[at] !== undefined) {
    const one = candidates[at];
    if (one !== undefined) titles.unshift(one);
    at = best[at]?.previous ?? -1;
  }
  return titles;
}

export const refOfTitle = (title: SectionTitle): SourceRef => ({
  block: title.block,
  from: title.from,
  to: title.to,
  ...(title.row === undefined ? {} : { row: title.row }),
  ...(title.column === undefined ? {} : { column: title.column }),
});
