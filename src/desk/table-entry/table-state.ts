/** What a table's parts tell each other: the last cell, the selection, what was just done. */
import type { FieldId, TableId } from "../../form/fields";
import { Observable } from "../../report/observable";

export interface Selection {
  readonly cells: number;
  /** Cells that hold a number, and their sum. */
  readonly numbers: number;
  readonly sum: number;
}

/** An open menu of the selected cells, and where; pixels from the window's corner. */
export interface CellMenuPlace {
  readonly left: number;
  readonly top: number;
}

export class TableState {
  /** The typed cell that had the focus last. */
  readonly cell = new Observable<FieldId | null>(null);
  /** More than one cell selected; null otherwise. */
  readonly selection = new Observable<Selection | null>(null);
  /** Whether the table answers to keys as a spreadsheet does. */
  readonly ready = new Observable(false);
  /** What was just done: 已粘贴 24 行 × 6 列（Ctrl+Z 撤销）. It goes with the next change, whoever makes it. */
  readonly said = new Observable("");
  readonly menu = new Observable<CellMenuPlace | null>(null);
  /** The value or table whose note is being written. */
  readonly noting = new Observable<FieldId | TableId | null>(null);
}
