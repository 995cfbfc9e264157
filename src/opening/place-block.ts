/** Places a block of values that has no labels at a cell of a table. */
import type { TableId } from "../form/fields";
import { GRIDS, type Grid, idAt, isTyped, type Spot } from "../form/grid";
import { parseAmount } from "../report/numbers";
import { type Matrix, widthOf } from "./matrix";
import type { Found, FoundValue } from "./readings";

export interface PlacedBlock {
  readonly values: readonly FoundValue[];
  readonly leftovers: readonly Found[];
  /** It could also have been meant otherwise: with totals in it, or without. */
  readonly ambiguous: boolean;
}

interface Lines {
  /** Indexes of the table's rows or columns, in order; as many as the block has, or fewer. */
  readonly to: readonly number[];
  readonly ambiguous: boolean;
}

/**
 * Which rows (or columns) a block of `size` covers from `start` on. Without totals when it then fills the table to the
 * end, with them when it does so with them, and straight on when no total is in the way.
 */
function linesFor(size: number, start: number, count: number, computed: (line: number) => boolean): Lines {
  const all = Array.from({ length: Math.max(0, count - start) }, (_, index) => start + index);
  const typed = all.filter((line) => !computed(line));
  const beforeTotal = all.findIndex(computed);
  if (beforeTotal < 0 || size <= beforeTotal) return { to: all.slice(0, size), ambiguous: false };
  if (size === all.length) return { to: all, ambiguous: false };
  if (size === typed.length) return { to: typed, ambiguous: false };
  return { to: all.slice(0, size), ambiguous: size < all.length };
}

const sumOf = (texts: readonly string[]): number =>
  texts.reduce((sum, text) => {
    const parsed = parseAmount(text);
    return sum + (parsed.ok ? (parsed.value ?? 0) : 0);
  }, 0);

/** Whether the block's last row is the sum of those before it: then it is the row of totals. */
function endsInTotals(matrix: Matrix): boolean {
  const last = matrix[matrix.length - 1] ?? [];
  return (
    last.some((text) => sumOf([text ?? ""]) > 0) &&
    last.every(
      (text, column) => sumOf(matrix.slice(0, -1).map((row) => row[column] ?? "")) === sumOf([text ?? ""]),
    )
  );
}

function isComputedRow(grid: Grid, row: number): boolean {
  return !(grid[row] ?? []).some(isTyped);
}

function isComputedColumn(grid: Grid, column: number): boolean {
  return !grid.some((ids) => isTyped(ids[column] ?? ""));
}

export function placeBlock(matrix: Matrix, table: TableId, at: Spot): PlacedBlock {
  const grid = GRIDS[table];
  const rows = linesFor(matrix.length, at.row, grid.length, (row) => isComputedRow(grid, row));
  const columns = linesFor(widthOf(matrix), at.column, grid[0]?.length ?? 0, (column) =>
    isComputedColumn(grid, column),
  );
  const values: FoundValue[] = [];
  const leftovers: Found[] = [];
  matrix.forEach((cells, row) => {
    cells.forEach((cell, column) => {
      if (cell === null) return;
      const found: Found = { text: cell, row, column };
      const id = idAt(grid, { row: rows.to[row] ?? -1, column: columns.to[column] ?? -1 });
      const taken = values.some((value) => value.row === row && value.id === id);
      if (id !== undefined && !taken) values.push({ ...found, id });
      else if (cell !== "") leftovers.push(found);
    });
  });
  const skipsTotals =
    rows.to.length === matrix.length && rows.to.some((row, index) => row !== at.row + index);
  const ambiguous =
    rows.ambiguous || columns.ambiguous || (skipsTotals && at.row > 0 && endsInTotals(matrix));
  return { values, leftovers, ambiguous };
}
