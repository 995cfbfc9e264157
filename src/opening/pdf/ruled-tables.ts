/** Tables of a PDF page from its ruled lines: where no line stands between two squares they are one cell. */
import { LIMITS, tooMuch } from "../document/limits";
import type { Rule } from "./page-content";

export interface RuledCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
}

export interface RuledTable {
  /** Positions of all upright and of all level lines, in order. */
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly cells: readonly RuledCell[];
  /** For each square, row by row, the index of its cell. */
  readonly owners: readonly number[];
}

/** Points. */
const SAME_LINE = 1.6;
const GAP = 3;
const SHORTEST = 6;
const TOUCH = 3.5;
const BEYOND = 6;

/** Pieces on one line joined; stubs dropped. */
function joinedRules(rules: readonly Rule[]): Rule[] {
  const joined: Rule[] = [];
  const byPosition = [...rules].sort((a, b) => a.at - b.at);
  for (let index = 0; index < byPosition.length; ) {
    const first = byPosition[index];
    if (first === undefined) break;
    const group: Rule[] = [];
    while (index < byPosition.length && (byPosition[index]?.at ?? 0) - first.at <= SAME_LINE) {
      const rule = byPosition[index];
      if (rule !== undefined) group.push(rule);
      index += 1;
    }
    group.sort((a, b) => a.from - b.from);
    let current: Rule | null = null;
    for (const rule of group) {
      if (current !== null && rule.from <= current.to + GAP) current = widened(current, rule.to);
      else {
        if (current !== null) joined.push(current);
        current = { ...rule, at: first.at };
      }
    }
    if (current !== null) joined.push(current);
  }
  return joined.filter((rule) => rule.to - rule.from >= SHORTEST);
}

const widened = (rule: Rule, to: number): Rule => ({ ...rule, to: Math.max(rule.to, to) });

const touches = (level: Rule, upright: Rule): boolean =>
  upright.at >= level.from - TOUCH &&
  upright.at <= level.to + TOUCH &&
  level.at >= upright.from - TOUCH &&
  level.at <= upright.to + TOUCH;

const MOST_PAIRS = 4_000_000;

/** Sets of lines that touch each other. */
function connected(
  levels: readonly Rule[],
  uprights: readonly Rule[],
): { levels: Rule[]; uprights: Rule[] }[] {
  if (levels.length * uprights.length > MOST_PAIRS) throw tooMuch("elements");
  const parents = Array.from({ length: levels.length + uprights.length }, (_, index) => index);
  const root = (node: number): number => {
    let at = node;
    while (parents[at] !== at) {
      parents[at] = parents[parents[at] ?? at] ?? at;
      at = parents[at] ?? at;
    }
    return at;
  };
  levels.forEach((level, y) => {
    uprights.forEach((upright, x) => {
      if (touches(level, upright)) parents[root(y)] = root(levels.length + x);
    });
  });
  const groups = new Map<number, { levels: Rule[]; uprights: Rule[] }>();
  const groupOf = (node: number): { levels: Rule[]; uprights: Rule[] } => {
    const key = root(node);
    const group = groups.get(key) ?? { levels: [], uprights: [] };
    groups.set(key, group);
    return group;
  };
  levels.forEach((level, y) => {
    groupOf(y).levels.push(level);
  });
  uprights.forEach((upright, x) => {
    groupOf(levels.length + x).uprights.push(upright);
  });
  return [...groups.values()];
}

/** Distinct positions, those nearer than a line's width taken as one. */
function positions(values: readonly number[]): number[] {
  const distinct: number[] = [];
  for (const value of [...values].sort((a, b) => a - b)) {
    if (distinct.length === 0 || value - (distinct[distinct.length - 1] ?? 0) > SAME_LINE * 1.5)
      distinct.push(value);
  }
  return distinct;
}

export function ruledTables(rules: readonly Rule[]): RuledTable[] {
  const levels = joinedRules(rules.filter((rule) => !rule.upright));
  const uprights = joinedRules(rules.filter((rule) => rule.upright));
  return connected(levels, uprights)
    .flatMap((group) => tableOf(group.levels, group.uprights))
    .sort((a, b) => (a.ys[0] ?? 0) - (b.ys[0] ?? 0) || (a.xs[0] ?? 0) - (b.xs[0] ?? 0));
}

function tableOf(levels: readonly Rule[], uprights: readonly Rule[]): RuledTable[] {
  if (levels.length === 0 || uprights.length < 2) return [];
  const xs = positions(uprights.map((rule) => rule.at));
  const heights = levels.map((rule) => rule.at);
  const [top, bottom] = [
    Math.min(...uprights.map((rule) => rule.from)),
    Math.max(...uprights.map((rule) => rule.to)),
  ];
  const [first, last] = [Math.min(...heights), Math.max(...heights)];
  // A table that the page's end cuts has no line there.
  const closings = [...(bottom - last > BEYOND ? [bottom] : []), ...(first - top > BEYOND ? [top] : [])];
  const closed = [
    ...levels,
    ...closings.map((at): Rule => ({ upright: false, at, from: xs[0] ?? 0, to: xs[xs.length - 1] ?? 0 })),
  ];
  const ys = positions(closed.map((rule) => rule.at));
  const [columns, rows] = [xs.length - 1, ys.length - 1];
  if (columns < 1 || rows < 1 || (columns === 1 && rows === 1)) return [];
  if (columns * rows > LIMITS.pdfSquares) throw tooMuch("cells");
  return [cellsBetween(xs, ys, closed, uprights)];
}

/** For each line position, the pieces of rules that lie on it. */
function piecesAt(lines: readonly number[], rules: readonly Rule[]): Rule[][] {
  return lines.map((line) => rules.filter((rule) => Math.abs(rule.at - line) <= SAME_LINE * 1.5));
}

/** A line parts two squares when it covers the middle of what they share. */
function parts(pieces: readonly Rule[], from: number, to: number): boolean {
  const [a, b] = [from + (to - from) * 0.3, to - (to - from) * 0.3];
  return pieces.some((rule) => rule.from <= a + 0.5 && rule.to >= b - 0.5);
}

function cellsBetween(
  xs: readonly number[],
  ys: readonly number[],
  levels: readonly Rule[],
  uprights: readonly Rule[],
): RuledTable {
  const [columns, rows] = [xs.length - 1, ys.length - 1];
  const [atX, atY] = [piecesAt(xs, uprights), piecesAt(ys, levels)];
  const owners: number[] = Array.from({ length: columns * rows }, () => -1);
  const cells: RuledCell[] = [];
  for (let start = 0; start < owners.length; start += 1) {
    if (owners[start] !== -1) continue;
    const index = cells.length;
    const stack = [start];
    owners[start] = index;
    let [top, bottom, left, right] = [rows, 0, columns, 0];
    for (let square = stack.pop(); square !== undefined; square = stack.pop()) {
      const [row, column] = [Math.floor(square / columns), square % columns];
      [top, bottom] = [Math.min(top, row), Math.max(bottom, row)];
      [left, right] = [Math.min(left, column), Math.max(right, column)];
      const [y0 = 0, y1 = 0, x0 = 0, x1 = 0] = [ys[row], ys[row + 1], xs[column], xs[column + 1]];
      const visit = (next: number, open: boolean): void => {
        if (!open || owners[next] !== -1) return;
        owners[next] = index;
        stack.push(next);
      };
      if (column + 1 < columns) visit(square + 1, !parts(atX[column + 1] ?? [], y0, y1));
      if (column > 0) visit(square - 1, !parts(atX[column] ?? [], y0, y1));
      if (row + 1 < rows) visit(square + columns, !parts(atY[row + 1] ?? [], x0, x1));
      if (row > 0) visit(square - columns, !parts(atY[row] ?? [], x0, x1));
    }
    cells.push({ row: top, column: left, rowSpan: bottom - top + 1, columnSpan: right - left + 1 });
  }
  return { xs, ys, cells, owners };
}
