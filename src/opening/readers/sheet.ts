/** Cells of a worksheet as a table: what lies under a merged cell or in hidden rows and columns is left out and named. */
import { LIMITS, tooMuch } from "../document/limits";
import type { Notices, SourceCell, SourceTable, Trouble } from "../document/source-document";

export interface SheetCell {
  readonly row: number;
  readonly column: number;
  readonly text: string;
  readonly trouble?: Trouble;
}

export interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export interface SheetContent {
  readonly name: string;
  readonly cells: readonly SheetCell[];
  readonly merges: readonly Merge[];
  readonly hiddenRows: ReadonlySet<number>;
  readonly hiddenColumns: ReadonlySet<number>;
}

/** 0, 27 → A, AB. */
export function columnName(column: number): string {
  let name = "";
  for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1) {
    name = String.fromCharCode(65 + (rest % 26)) + name;
  }
  return name;
}

const key = (row: number, column: number): number => row * LIMITS.sheetColumns + column;

export function tableOfSheet(sheet: SheetContent, notices: Notices): SourceTable {
  const spans = new Map<number, { rowSpan: number; columnSpan: number }>();
  const covered = new Set<number>();
  for (const { top, left, bottom, right } of sheet.merges) {
    if (top >= LIMITS.sheetRows || left >= LIMITS.sheetColumns) continue;
    const lastRow = Math.min(bottom, top + LIMITS.rowSpan - 1);
    const lastColumn = Math.min(right, left + LIMITS.columnSpan - 1, LIMITS.sheetColumns - 1);
    spans.set(key(top, left), { rowSpan: lastRow - top + 1, columnSpan: lastColumn - left + 1 });
    for (let row = top; row <= lastRow; row += 1) {
      for (let column = left; column <= lastColumn; column += 1) {
        if (row !== top || column !== left) covered.add(key(row, column));
      }
      if (covered.size > LIMITS.cells * 4) throw tooMuch("cells");
    }
  }
  const cells: SourceCell[] = [];
  let [rows, columns] = [0, 0];
  for (const cell of sheet.cells) {
    const at = key(cell.row, cell.column);
    const name = `${columnName(cell.column)}${cell.row + 1}`;
    if (covered.has(at)) {
      if (cell.text !== "") notices.add("hidden-under-merge", `${sheet.name} ${name}`);
      continue;
    }
    if (sheet.hiddenRows.has(cell.row) || sheet.hiddenColumns.has(cell.column)) {
      if (cell.text !== "") notices.add("hidden-rows", `${sheet.name} ${name}`);
      continue;
    }
    const span = spans.get(at) ?? { rowSpan: 1, columnSpan: 1 };
    cells.push({ ...cell, ...span });
    rows = Math.max(rows, cell.row + span.rowSpan);
    columns = Math.max(columns, cell.column + span.columnSpan);
  }
  cells.sort((a, b) => a.row - b.row || a.column - b.column);
  return { kind: "table", rows, columns, cells, sheet: sheet.name };
}

/** A number as it would be typed: without exponent, without what binary fractions add. */
export function numberText(value: number): string {
  if (!Number.isFinite(value)) return "";
  const text = String(Number(value.toPrecision(15)));
  return text.includes("e-") ? value.toFixed(9).replace(/\.?0+$/, "") : text;
}

const DAY = 24 * 60 * 60 * 1000;
/** Days are counted from 30 December 1899, as spreadsheets do. */
const EPOCH = Date.UTC(1899, 11, 30);
const LAST_DAY = 73_050;

/** A spreadsheet's day number as a date in Chinese; null outside 1900 to 2099. */
export function dateText(serial: number): string | null {
  if (!(serial >= 61 && serial <= LAST_DAY)) return null;
  const date = new Date(EPOCH + Math.floor(serial) * DAY);
  return `${date.getUTCFullYear()}年${date.getUTCMonth() + 1}月${date.getUTCDate()}日`;
}
