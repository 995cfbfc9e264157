/** Cells of a table put into their rows and columns, with what spans from above left free. */
import { LIMITS, tooMuch } from "../document/limits";
import type { Notices, SourceCell, SourceTable } from "../document/source-document";

export type NewCell = Omit<SourceCell, "row" | "column">;

export class GridBuilder {
  private readonly cells: SourceCell[] = [];
  /** For each column, the first row that no cell from above covers. */
  private readonly freeFrom: number[] = [];
  private readonly nextColumn: number[] = [];
  private rows = 0;
  private columns = 0;
  private readonly notices: Notices;

  constructor(notices: Notices) {
    this.notices = notices;
  }

  /** Leaves columns out before the next cell of a row (`gridBefore`, `ss:Index`). */
  skip(row: number, columns: number): void {
    this.nextColumn[row] = Math.min((this.nextColumn[row] ?? 0) + columns, LIMITS.sheetColumns);
  }

  /** The column at which the next cell of a row will stand. */
  columnOf(row: number): number {
    let column = this.nextColumn[row] ?? 0;
    while ((this.freeFrom[column] ?? 0) > row) column += 1;
    return column;
  }

  add(row: number, cell: NewCell): void {
    const column = this.columnOf(row);
    if (column >= LIMITS.sheetColumns) {
      this.notices.add("far-cells");
      return;
    }
    if (this.cells.length >= LIMITS.cells || row >= LIMITS.sheetRows) throw tooMuch("cells");
    const columnSpan = Math.min(cell.columnSpan, LIMITS.sheetColumns - column);
    this.cells.push({ ...cell, row, column, columnSpan });
    for (let x = column; x < column + columnSpan; x += 1) {
      this.freeFrom[x] = Math.max(this.freeFrom[x] ?? 0, row + cell.rowSpan);
    }
    this.nextColumn[row] = column + columnSpan;
    this.rows = Math.max(this.rows, row + 1);
    this.columns = Math.max(this.columns, column + columnSpan);
  }

  /** The table; spans end where it ends. */
  table(): SourceTable {
    const cells = this.cells.map((cell) => ({
      ...cell,
      rowSpan: Math.min(cell.rowSpan, this.rows - cell.row),
    }));
    return { kind: "table", rows: this.rows, columns: this.columns, cells };
  }
}

/** A table of one column is no table but a frame around text: its lines as paragraphs. */
export function framedText(table: SourceTable): readonly string[] | null {
  const isFrame = table.cells.every((cell) => cell.column === 0 && cell.columnSpan >= table.columns);
  return isFrame
    ? table.cells.flatMap((cell) => cell.text.split("\n")).filter((line) => line.trim() !== "")
    : null;
}
