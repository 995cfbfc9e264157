/** Copying, cutting, pasting and dropping in a table. */
import type { DraftSession } from "../../editing/draft-session";
import type { FieldId, TableId } from "../../form/fields";
import { type Range, type Spot, spotOf } from "../../form/grid";
import type { PastePlan } from "../../opening/paste-plan";
import type { CellSelection } from "./cell-selection";
import { copyRange } from "./copy-range";
import { paste } from "./paste";
import type { TableState } from "./table-state";

export interface TableClipboardOptions {
  readonly table: TableId;
  readonly session: DraftSession;
  readonly state: TableState;
  /** Shows a paste that does not simply fit; resolves to the plan that is to be carried out, or null. */
  readonly ask: (plan: PastePlan) => Promise<PastePlan | null>;
  /** Told of a paste that was carried out. */
  readonly onPasted: (plan: PastePlan) => void;
}

export class TableClipboard {
  private readonly selection: CellSelection;
  private readonly options: TableClipboardOptions;

  constructor(selection: CellSelection, options: TableClipboardOptions) {
    this.selection = selection;
    this.options = options;
  }

  onCopy(event: ClipboardEvent): boolean {
    const { selection } = this;
    const input = selection.input();
    if (event.clipboardData === null || selection.spot === null) return false;
    const words = selection.range === null && selection.mode === "inside";
    if (words && input?.selectionStart !== input?.selectionEnd) return false;
    const range = selection.range ?? { from: selection.spot, to: selection.spot };
    copyRange(event.clipboardData, selection.grid, range, (id) => this.textAt(id));
    event.preventDefault();
    return true;
  }

  onCut(event: ClipboardEvent): void {
    if (this.onCopy(event) && !this.options.session.locked.value) this.cut();
  }

  onPaste(event: ClipboardEvent): void {
    const data = event.clipboardData;
    if (data === null || this.selection.spot === null) return;
    const text = data.getData("text/plain");
    const single = text !== "" && !/[\t\r\n\v]/.test(text) && data.getData("text/html") === "";
    if (this.selection.mode === "inside" && single) return;
    event.preventDefault();
    this.pasteHere(data);
  }

  /** Pastes at the cell that has the focus, or at the corner of the range. */
  pasteHere(data: DataTransfer): void {
    const { range, spot } = this.selection;
    const corner = range === null ? spot : topLeft(range);
    if (corner !== null) this.pasteAt(data, corner);
  }

  /** What is dropped on a cell replaces its content; inside a number it would make another one. Files are not for here. */
  onDrop(event: DragEvent): void {
    const data = event.dataTransfer;
    const cell =
      event.target instanceof HTMLInputElement ? this.selection.cells.get(event.target.name) : undefined;
    if (data === null || cell === undefined || data.types.includes("Files")) return;
    event.preventDefault();
    const spot = spotOf(this.selection.grid, cell.name);
    this.selection.moveTo(spot);
    if (spot !== null) this.pasteAt(data, spot);
  }

  private pasteAt(data: DataTransfer, spot: Spot): void {
    if (this.options.session.locked.value) return;
    const range = this.selection.range === null ? [] : this.selection.chosen();
    paste(data, { table: this.options.table, spot, range }, this.options);
  }

  private cut(): void {
    this.selection.apply(
      "剪切",
      this.selection.chosen().map((key) => ({ key, value: "" })),
    );
  }

  private textAt(id: FieldId): string {
    const cell = this.selection.cells.get(id);
    return cell instanceof HTMLInputElement ? cell.value : (cell?.textContent ?? "");
  }
}

const topLeft = ({ from, to }: Range): Spot => ({
  row: Math.min(from.row, to.row),
  column: Math.min(from.column, to.column),
});
