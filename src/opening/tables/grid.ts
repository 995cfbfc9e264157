/** A source table as rows of cells, with what spans into each row. */
import type { SourceCell, SourceRef, SourceTable } from "../document/source-document";

export interface GridCell extends SourceCell {
  /** Whether the cell begins in this row, or reaches into it from above. */
  readonly begins: boolean;
}

export interface GridRow {
  readonly index: number;
  /** Cells that stand in the row, from the left; each once, however many columns it spans. */
  readonly cells: readonly GridCell[];
}

/** Cells that reach down are counted in every row they reach; the sum of it is bounded. */
const MOST_REACHED = 100_000;

export function rowsOf(table: SourceTable): readonly GridRow[] {
  const rows: GridCell[][] = Array.from({ length: table.rows }, () => []);
  let reached = 0;
  for (const cell of table.cells) {
    for (let row = cell.row; row < cell.row + cell.rowSpan && row < table.rows; row += 1) {
      reached += 1;
      if (reached > MOST_REACHED && row > cell.row) break;
      rows[row]?.push({ ...cell, begins: row === cell.row });
    }
  }
  return rows.map((cells, index) => ({ index, cells: cells.sort((a, b) => a.column - b.column) }));
}

export const refOfCell = (block: number, table: SourceTable, cell: SourceCell): SourceRef => ({
  block,
  row: cell.row,
  column: cell.column,
  ...(cell.page === undefined ? {} : { page: cell.page }),
  ...(cell.box === undefined ? {} : { box: cell.box }),
  ...(table.sheet === undefined ? {} : { sheet: table.sheet }),
});

/**
 * A row whose cells hold a line for each of several rows, as one row a line: the cells that hold numbers decide how many
 * lines there are, a label that has as many goes with them.
 */
export function unfolded(row: GridRow): readonly GridRow[] {
  const lines = row.cells.map((cell) => cell.text.split("\n").map((line) => line.trim()));
  const numeric = lines.filter(
    (parts) => parts.length > 1 && parts.every((part) => /^[\d０-９/／—-]*$/.test(part)),
  );
  // A number may be broken within its cell: only where the label has a line for each of them are they rows.
  const labels = lines.filter((parts) => parts.some((part) => /\p{Script=Han}/u.test(part)));
  const count = numeric[0]?.length ?? 1;
  if (numeric.length < 2 || count < 2 || count > 60 || numeric.some((parts) => parts.length !== count))
    return [row];
  if (labels.length > 0 && !labels.some((parts) => parts.length === count)) return [row];
  return Array.from({ length: count }, (_, line) => ({
    index: row.index,
    cells: row.cells.map((cell, index) => {
      const parts = lines[index] ?? [];
      return parts.length === count ? { ...cell, text: parts[line] ?? "" } : cell;
    }),
  }));
}
