/**
 * The three tables in a text without cells: labels are found in it wherever they stand, numbers are what comes between a
 * label and the next. Marks between numbers (tab, stroke, space) are used where there are any.
 */
import {
  APPLICATION_ROWS,
  BALANCE_NOTE,
  PROACTIVE_BLOCKS,
  RESULT_GROUPS,
  RESULTS_HEAD,
} from "../../form/official-form";
import type { ReadLabel } from "../document/reading";
import type { Strand } from "../document/strand";
import { type FoundTables, nothingFound } from "./grid-tables";
import {
  applicationRowOf,
  misspeltHead,
  officialProactiveLabel,
  officialRowLabel,
  plainChar,
  plainLabel,
  wordsOfProactiveRow,
} from "./labels";
import {
  applicationTarget,
  disputeTarget,
  PROACTIVE_ROW_IDS,
  proactiveTarget,
  type RawCell,
  type RowTarget,
} from "./rows";

const LEFT_OUT = /[\s|\u200b]+/g;
const NOT_PLAIN = /[\uff01-\uff5e\u2f00-\u2fd5]/g;
/** The same for one character, without an expression: most characters are Chinese, and neither is. */
const isLeftOut = (code: number): boolean =>
  (code <= 0x20 && (code === 0x20 || (code >= 9 && code <= 13))) ||
  code === 0x7c ||
  (code >= 0xa0 && (code < 0x4e00 || code === 0xfeff) && /[\s\u200b]/.test(String.fromCharCode(code)));

/** A text without white space and strokes, with the place of each character in the original. */
class Compact {
  readonly text: string;
  readonly places: readonly number[];

  constructor(original: string) {
    const places: number[] = [];
    for (let at = 0; at < original.length; at += 1) if (!isLeftOut(original.charCodeAt(at))) places.push(at);
    // One character stays one: the text and its places go together.
    this.text = original.replace(LEFT_OUT, "").replace(NOT_PLAIN, plainChar);
    this.places = places;
  }

  /** Place in the original; its end for what lies beyond. */
  original(at: number): number {
    return this.places[at] ?? (this.places[this.places.length - 1] ?? -1) + 1;
  }
}

/** A label found in the text. */
interface Mark {
  /** In the compact text, numbering included. */
  readonly from: number;
  readonly to: number;
  readonly row: string | null;
  readonly written: string;
  readonly exact: boolean;
}

const half = (text: string): string => text.replace(NOT_PLAIN, plainChar);

/** The number that stands before a label as part of it: 2. （二） 二、 */
function numberBefore(text: string, at: number, after: number, digit: string | null): number {
  const before = text.slice(Math.max(after, at - 6), at);
  if (digit !== null) {
    // Of the digits before the point only the last can be the row's number: the rest are the values before it.
    const match = /(\d)[.、,．]$/.exec(before);
    if (match !== null) return match[1] === digit ? at - 2 : at;
  }
  return at - (/(?:\([一二三四五六七八]\)|[一二三四]、|\([1-9]\)|[①-⑨])$/.exec(before)?.[0].length ?? 0);
}

const digitOf = (row: string): string | null =>
  /^(\d)/.exec(APPLICATION_ROWS.find((candidate) => candidate.id === row)?.number ?? "")?.[1] ?? null;

/** Forms in which a row's label is looked for, the longest first. */
function spellings(row: string, label: string): readonly string[] {
  const whole = half(label).replace(/\s/g, "");
  const short = whole.replace(/\(.*$/, "");
  const extra: Readonly<Record<string, readonly string[]>> = {
    newlyReceived: ["本年新收政府信息公开申请", "本年度新收政府信息公开申请数量", "本年新收"],
    carriedOver: ["上年结转政府信息公开申请", "上年度结转政府信息公开申请数量", "上年结转"],
    "results.otherHandling.correctionOverdue": ["申请人无正当理由逾期不补正", "逾期不补正"],
    "results.otherHandling.feeOverdue": ["申请人逾期未按收费通知要求缴纳费用", "逾期不缴费", "逾期未缴费"],
    "results.denied.thirdPartyRights": ["保护第三方法权益", "第三方合法权益", "第三方权益"],
    "results.denied.internalAffairs": ["属于三类内容事务信息", "三类内部事务信息"],
    "results.denied.deliberativeProcess": ["属于四类过程性性信息", "四类过程性信息"],
    "results.denied.prohibitedByLaw": ["其他法律法规禁止公开"],
    "results.denied.securityAndStability": ['危及"三安全一稳定"', "三安全一稳定"],
    carriedForward: ["结转下年度办理", "结转下年度", "结转下年"],
  };
  return [whole, short, ...(extra[row] ?? [])];
}

/** Labels of section three in the order of the form; one that is not spelt so is looked for between its neighbours. */
function applicationMarks(text: string, from: number): Mark[] {
  const marks: Mark[] = [];
  let after = from;
  const missing: { row: string; index: number }[] = [];
  APPLICATION_ROWS.forEach((row, index) => {
    const found = findRow(text, row.id, row.label, after);
    if (found === null) {
      missing.push({ row: row.id, index });
      return;
    }
    const start = numberBefore(text, found.at, after, digitOf(row.id));
    const to = found.at + found.length + remarkAfter(text, found.at + found.length);
    marks.push({
      from: start,
      to,
      row: row.id,
      written: text.slice(start, found.at + found.length),
      exact: found.exact,
    });
    after = to;
  });
  for (const { row, index } of missing) {
    const next = marks.findIndex((mark) => APPLICATION_ROWS.findIndex((one) => one.id === mark.row) > index);
    const gapFrom = (next < 0 ? marks[marks.length - 1] : marks[next - 1])?.to ?? from;
    const gapTo = next < 0 ? text.length : (marks[next]?.from ?? text.length);
    const mark = misspelt(text, gapFrom, Math.min(gapTo, gapFrom + 4_000), row);
    if (mark !== null) marks.splice(next < 0 ? marks.length : next, 0, mark);
  }
  return marks;
}

/** How far behind the last label the next may stand; a table's rows follow each other. */
const FAR = 1_500;

function findRow(
  text: string,
  row: string,
  label: string,
  after: number,
): { at: number; length: number; exact: boolean } | null {
  const to = row === "newlyReceived" ? text.length : after + FAR;
  const window = text.slice(after, to);
  if (row === "results.otherHandling.other")
    return shortLabel(
      window,
      /(?:3[.、,]|\(3\)|③)其[他它]/,
      /^\d*\D{0,30}?其[他它](?!结果|组织|法律|情形|处理)/,
      after,
      2,
    );
  if (row === "results.total") return shortLabel(window, /\(七\)[总合]计/, /[总合]计/, after, 2);
  const forms = spellings(row, label);
  for (const [index, form] of forms.entries()) {
    const at = window.indexOf(form);
    if (at >= 0) return { at: after + at, length: form.length, exact: index < 2 };
  }
  return null;
}

function shortLabel(
  window: string,
  sure: RegExp,
  likely: RegExp,
  after: number,
  length: number,
): { at: number; length: number; exact: boolean } | null {
  const match = sure.exec(window) ?? likely.exec(window);
  return match === null ? null : { at: after + match.index + match[0].length - length, length, exact: true };
}

/** The remark in brackets and the rest of a long label, which belong to it. */
function remarkAfter(text: string, at: number): number {
  const rest = text.slice(at, at + 80);
  return (
    /^(?:数量)?(?:、?行政机关不再处理其政府信息公开申请)?(?:\((?:区分处理)[^)\d]{0,40}\)?)?/.exec(rest)?.[0]
      .length ?? 0
  );
}

/** A row's label between its neighbours though some of its characters are wrong or missing. */
function misspelt(text: string, from: number, to: number, row: string): Mark | null {
  for (const match of text.slice(from, to).matchAll(/[^\d,./／—-]{3,60}/g)) {
    const found = applicationRowOf(match[0]);
    if (found?.of !== row) continue;
    const at = from + match.index;
    const start = numberBefore(text, at, from, digitOf(row));
    return { from: start, to: at + match[0].length, row, written: match[0], exact: false };
  }
  return null;
}

/** Groups and heads that stand between rows; what follows them is not the row's before. */
function groupMarks(text: string, from: number): Mark[] {
  const marks: Mark[] = [];
  const names = [
    ...RESULT_GROUPS.map((group) => [group.id, half(group.number + group.label)] as const),
    ["results", half(RESULTS_HEAD)] as const,
  ];
  for (const [id, name] of names) {
    for (const form of [name, name.replace(/^\(.\)|^.、/, "")]) {
      const at = text.indexOf(form, from);
      if (at < 0) continue;
      const start = numberBefore(text, at, from, null);
      marks.push({ from: start, to: at + form.length, row: `group:${id}`, written: form, exact: true });
      break;
    }
  }
  return marks;
}

/** A number with its remark; (三) behind it is no remark but begins the next row. */
const VALUE =
  /\d[\d,]*(?:\.\d+)?(?:(?:件|万元)(?=[\s|\t(]|$))?(?:\s*\((?![一二三四五六七八]\))[^()\n]{1,40}\))?|[—–―/-]{1,3}|\t|\|(?:[^\S\n]*\n)?|\n/g;

const closed = new WeakMap<Strand, boolean>();

/** Whether strokes stand around cells (| 规章 | 4 | 25 |), not between them: most lines that have any end with one. */
function hasClosedRows(strand: Strand): boolean {
  const known = closed.get(strand);
  if (known !== undefined) return known;
  const rows = half(strand.text)
    .split("\n")
    .filter((line) => line.includes("|"));
  const answer = rows.filter((line) => line.trimEnd().endsWith("|")).length * 2 > rows.length;
  closed.set(strand, answer);
  return answer;
}

/** A line of heads below a row's label, numbered by whoever made the table: 类别 | 数据1 | 数据2 | 总计. */
const isHeads = (line: string): boolean => {
  const cells = line.split(/[\t|]/).map((cell) => cell.trim());
  return (
    cells.filter((cell) => /^\p{Script=Han}+\d+$/u.test(cell)).length > 1 &&
    cells.every((cell) => cell === "" || /^\p{Script=Han}/u.test(cell))
  );
};

/** Values in a piece of the text, with the empty cells that marks leave between them. */
function cellsIn(strand: Strand, from: number, to: number): { cells: RawCell[]; parted: boolean } {
  const original = strand.text.slice(from, to);
  const plain = half(original).replace(/\n[^\n]*/g, (line) =>
    isHeads(line) ? `\n${" ".repeat(line.length - 1)}` : line,
  );
  const parted = /[\t|]/.test(plain);
  const cells: RawCell[] = [];
  let cell: { at: number; length: number } | null = null;
  let open = false;
  const end = (at: number): void => {
    const place = cell ?? { at, length: 0 };
    cells.push({
      text: original.slice(place.at, place.at + place.length),
      source: strand.refAt(from + place.at, from + place.at + place.length),
    });
    cell = null;
  };
  for (const match of plain.matchAll(VALUE)) {
    const token = match[0];
    if (token === "\n") {
      if (parted && open) end(match.index);
      open = false;
    } else if (token === "\t" || token.startsWith("|")) {
      if (open) end(match.index);
      const isLast = token.endsWith("\n");
      if (isLast && !hasClosedRows(strand)) end(match.index);
      open = !isLast;
    } else {
      if (cell !== null && parted) {
        // Two numbers within one cell: they stay two.
        end(match.index);
      }
      cell = { at: match.index, length: token.trimEnd().length };
      if (!parted) end(match.index);
      else open = true;
    }
  }
  if (cell !== null) end(original.length);
  return { cells, parted };
}

/** Removes empty cells at the ends until the row has as many as it should. */
function fitted(cells: readonly RawCell[], count: number): RawCell[] {
  const kept = [...cells];
  while (kept.length > count && kept[kept.length - 1]?.text === "") kept.pop();
  while (kept.length > count && kept[0]?.text === "") kept.shift();
  return kept;
}

function push(found: FoundTables, target: RowTarget, strand: Strand, from: number, to: number): void {
  const { cells, parted } = cellsIn(strand, from, to);
  if (cells.every((cell) => cell.text === "") && cells.length < target.ids.length) return;
  found.rows.push({ target, cells: fitted(cells, target.ids.length), parted });
}

const label = (
  table: ReadLabel["table"],
  mark: Mark,
  official: string,
  strand: Strand,
  compact: Compact,
): ReadLabel => ({
  table,
  written: mark.written.replace(/^\d[.、]|^[一二三四]、|^\([一二三四五六七]\)/, ""),
  official,
  source: strand.refAt(compact.original(mark.from), compact.original(mark.to - 1) + 1),
});

function applications(strand: Strand, found: FoundTables): void {
  const compact = new Compact(strand.text);
  const { text } = compact;
  const note = text.indexOf(half(BALANCE_NOTE).slice(1, 12));
  const rows = applicationMarks(text, Math.max(0, note));
  if (rows.length < 2) return;
  const first = rows[0]?.from ?? 0;
  const marks = [...rows, ...groupMarks(text, first)].sort((a, b) => a.from - b.from || b.to - a.to);
  const last = marks[marks.length - 1];
  const before = found.rows.length;
  marks.forEach((mark, index) => {
    const next = marks[index + 1];
    const from = compact.original(mark.to - 1) + 1;
    const until = next === undefined ? endOfRow(strand.text, from) : compact.original(next.from);
    if (mark.row === null || until <= from) return;
    if (mark.row.startsWith("group:")) {
      const { cells } = cellsIn(strand, from, until);
      const filled = cells.filter((cell) => cell.text !== "");
      if (filled.length !== applicationTarget("").ids.length) return;
      found.oldForm.add("applications");
      for (const { text: value, source } of filled) {
        found.extras.push({ table: "applications", label: mark.written, text: value, source });
      }
      return;
    }
    push(found, applicationTarget(mark.row), strand, from, until);
    const official = officialRowLabel(mark.row);
    if (!mark.exact && plainLabel(mark.written) !== plainLabel(official)) {
      found.labels.push(label("applications", mark, official, strand, compact));
    }
  });
  // Two labels may stand in a sentence: then only whole rows are a table.
  const whole = found.rows.slice(before).every((row) => row.cells.length === row.target.ids.length);
  if (rows.length < 3 && !whole) found.rows.length = before;
  if (last !== undefined) found.blocks.set(strand.refAt(compact.original(first), 0).block, "applications");
}

/** Where the last row's values end: at the first text that follows. */
function endOfRow(text: string, from: number): number {
  const rest = /[^\d\s|\t,./／—–－-]/.exec(text.slice(from, from + 2_000));
  return rest === null ? Math.min(text.length, from + 2_000) : from + rest.index;
}

function proactive(strand: Strand, found: FoundTables): void {
  const compact = new Compact(strand.text);
  const { text } = compact;
  const table = text.search(/第二十条|信息内容/);
  const from = Math.max(0, table);
  if (/新制作数|新公开数|对外公开总|上一年项目|集中采购/.test(text.slice(from)))
    found.oldForm.add("proactiveDisclosure");
  headLabels(strand, compact.original(from), found);
  const marks: Mark[] = [];
  let after = from;
  for (const row of PROACTIVE_ROW_IDS) {
    const words = wordsOfProactiveRow(row).source.replace(/[$^]/g, "");
    const rest = text.slice(after, after + FAR * 2);
    const match = new RegExp(row === "normativeDocuments" ? "(?:行政)?规范性文件" : words).exec(rest);
    if (match === null) continue;
    const at = after + match.index;
    const official = officialProactiveLabel(row);
    marks.push({ from: at, to: at + match[0].length, row, written: match[0], exact: match[0] === official });
    after = at + match[0].length;
  }
  if (marks.length < 2) return;
  const heads = [...text.slice(from).matchAll(/第二十条第|信息内容|其他对外管理|政府集中采购/g)].map(
    (match) => from + match.index,
  );
  marks.forEach((mark, index) => {
    const next = marks[index + 1]?.from ?? text.length;
    const head = heads.find((at) => at >= mark.to && at < next);
    const start = compact.original(mark.to - 1) + 1;
    const end =
      head === undefined && index === marks.length - 1
        ? endOfLastRow(strand.text, start)
        : compact.original(head ?? next);
    if (mark.row === null) return;
    const target = proactiveTarget(mark.row);
    const old = found.oldForm.has("proactiveDisclosure");
    if (old) {
      for (const { text: value, source } of cellsIn(strand, start, end).cells) {
        if (value !== "")
          found.extras.push({ table: "proactiveDisclosure", label: target.label, text: value, source });
      }
      return;
    }
    push(found, target, strand, start, end);
    if (!mark.exact) found.labels.push(label("proactiveDisclosure", mark, target.label, strand, compact));
  });
}

const COLUMN_LABELS = [
  ...new Set(
    PROACTIVE_BLOCKS.flatMap((block) => block.rows[0]?.columns ?? []).map(({ label: name }) => name),
  ),
];

/** Heads of section two's columns that are not spelt as in the form. */
function headLabels(strand: Strand, from: number, found: FoundTables): void {
  for (const match of strand.text.slice(from, from + 4_000).matchAll(/[^\s|\d]{4,20}/g)) {
    const official = misspeltHead(match[0], COLUMN_LABELS);
    if (official === null) continue;
    const at = from + match.index;
    found.labels.push({
      table: "proactiveDisclosure",
      written: match[0],
      official,
      source: strand.refAt(at, at + match[0].length),
    });
  }
}

/** The last row's value may have the column's head before it: 行政事业性收费 本年收费金额（单位：万元） | 59237.2449. */
function endOfLastRow(text: string, from: number): number {
  const head = /^[\s|]*本年收费金额[（(]?(?:单位)?[：:]?(?:万元)?[）)]?/.exec(text.slice(from, from + 60));
  return endOfRow(text, from + (head?.[0].length ?? 0));
}

const DISPUTE_HEADS =
  /行政(?:复议|诉讼)|未经复议直接起诉|复议后起诉|结果维持|结果纠正|其[他它]结果|尚未审结|[总合]计|起诉|[(（][^()（）\d]*[)）]|同/;

/** Section four: a row of numbers after the heads, or the numbers of its parts one after another. */
function disputes(strand: Strand, found: FoundTables): void {
  const compact = new Compact(strand.text);
  const start = compact.text.search(/行政(?:法)?复议(?!、)[^。]{0,40}(?:行政诉讼|结果维持)|结果维持/);
  if (start < 0 || !/维持/.test(compact.text)) return;
  const text = half(strand.text);
  let from = compact.original(start);
  let end = text.length;
  const note = /(?:备?注|说明)\s*[:：]/.exec(text.slice(from));
  if (note !== null) end = from + note.index;
  // Heads are blanked out; what is left between sentences are the numbers.
  const heads = new RegExp(DISPUTE_HEADS.source.split("|").map(loose).join("|"), "g");
  const bare = text.slice(from, end).replace(heads, (head) => " ".repeat(head.length));
  const runs = [...bare.matchAll(/[\d\s|,./—–-]+/g)].filter((run) => {
    const numbers = run[0].match(/\d+|[/—–-]+/g) ?? [];
    return numbers.length >= 4 || /\d{10,}/.test(run[0]);
  });
  const [first] = runs;
  const lastRun = runs[runs.length - 1];
  if (first === undefined || lastRun === undefined) return;
  const stop = from + lastRun.index + lastRun[0].length;
  from += first.index;
  const cells = runs.flatMap((run) => {
    const at = from - first.index + run.index;
    return cellsIn(strand, at, at + run[0].length).cells;
  });
  const filled = cells.filter((cell) => cell.text !== "");
  if (filled.length === 0 || stop <= from) return;
  const target = disputeTarget();
  const whole = filled.length === target.ids.length ? filled : fitted(cells, target.ids.length);
  found.rows.push({ target, cells: whole, parted: filled.length > 1 });
  found.blocks.set(filled[0]?.source.block ?? 0, "disputes");
}

/** Characters of a head may be parted by white space: 总 计. */
const loose = (words: string): string =>
  /^[\p{Script=Han}]+$/u.test(words) ? [...words].join("\\s*") : words;

export type TextRegion = "proactiveDisclosure" | "applications" | "disputes";

/** Looks for one of the tables in a part of a text. */
export function textTable(strand: Strand, table: TextRegion): FoundTables {
  const found = nothingFound();
  if (table === "applications") applications(strand, found);
  else if (table === "proactiveDisclosure") proactive(strand, found);
  else disputes(strand, found);
  return found;
}
