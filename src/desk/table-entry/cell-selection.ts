/**
 * Which cell of a table has the focus, which range is selected, and how typing goes on: over the cell's content or
 * inside it. Keys, mouse and clipboard act on it.
 */
import type { DraftSession } from "../../editing/draft-session";
import { type FieldId, findTotal, type TableId } from "../../form/fields";
import { cellsIn, GRIDS, type Grid, idAt, isTyped, type Range, type Spot, spotOf } from "../../form/grid";
import { type Change, typedAt } from "../../report/entries";
import { bringIntoView } from "./bring-into-view";
import type { Selection, TableState } from "./table-state";

export type CellElement = HTMLInputElement | HTMLOutputElement;

/**
 * `selected`: the content is selected, the next key replaces it. `typed`: something was typed over it. `inside`: the
 * caret is in the content, and arrow keys move it.
 */
export type CellMode = "selected" | "typed" | "inside";

export interface CellSelectionOptions {
  readonly root: HTMLTableElement;
  readonly table: TableId;
  readonly session: DraftSession;
  readonly state: TableState;
}

export class CellSelection {
  readonly grid: Grid;
  /** Typed and computed cells by their names. */
  readonly cells: ReadonlyMap<FieldId, CellElement>;
  /** Where the focus is; keeps the column while it passes cells that span several. */
  spot: Spot | null = null;
  range: Range | null = null;
  mode: CellMode = "selected";
  /** What stood in the cell when it got the focus: Escape brings it back. */
  valueOnEntry = "";
  private readonly options: CellSelectionOptions;
  private painted: Element[] = [];

  constructor(options: CellSelectionOptions) {
    this.options = options;
    this.grid = GRIDS[options.table];
    const elements = options.root.querySelectorAll<CellElement>("tbody input[name], tbody output[name]");
    this.cells = new Map([...elements].map((cell) => [cell.name, cell]));
    // A cell may already be focused, and typed in, when the listeners attach.
    const begun = this.input();
    if (begun === null) return;
    this.spot = spotOf(this.grid, begun.name);
    options.state.cell.set(begun.name);
    this.valueOnEntry = begun.defaultValue;
    if (begun.value !== begun.defaultValue) this.mode = "typed";
  }

  /** The typed cell that has the focus. */
  input(): HTMLInputElement | null {
    const active = document.activeElement;
    return active instanceof HTMLInputElement && this.cells.get(active.name) === active ? active : null;
  }

  /** Typed cells of the selected range, or the cell that has the focus. */
  chosen(): readonly FieldId[] {
    if (this.range !== null) return cellsIn(this.grid, this.range).flat().filter(isTyped);
    const id = this.spot === null ? undefined : idAt(this.grid, this.spot);
    return id !== undefined && isTyped(id) ? [id] : [];
  }

  /** Whether a place lies in the selected range. */
  holds({ row, column }: Spot): boolean {
    if (this.range === null) return false;
    const { from, to } = this.range;
    const between = (value: number, one: number, other: number): boolean =>
      value >= Math.min(one, other) && value <= Math.max(one, other);
    return between(row, from.row, to.row) && between(column, from.column, to.column);
  }

  /** The moving corner of the range, or the cell that has the focus. */
  head(): Spot | null {
    return this.range?.to ?? this.spot;
  }

  /** Puts the focus on a cell, its content selected. */
  moveTo(spot: Spot | null): void {
    if (spot === null || idAt(this.grid, spot) === undefined) return;
    this.select(null);
    this.spot = spot;
    this.focus();
  }

  /** Puts the focus on the cell where it was, its content selected; a range stays. */
  focus(): void {
    const cell = this.spot === null ? undefined : this.cells.get(idAt(this.grid, this.spot) ?? "");
    cell?.focus({ preventScroll: true });
    this.selectContent();
  }

  /** The cell's content selected: what is typed next replaces it, as it does in a spreadsheet. */
  selectContent(): void {
    this.mode = "selected";
    this.input()?.select();
  }

  /** Puts the caret behind the cell's content. */
  editInside(): void {
    const input = this.input();
    if (input === null) return;
    this.select(null);
    this.mode = "inside";
    input.setSelectionRange(input.value.length, input.value.length);
  }

  extendTo(to: Spot): void {
    if (this.spot === null) return;
    this.select({ from: this.range?.from ?? this.spot, to });
    const cell = this.cells.get(idAt(this.grid, to) ?? "");
    if (cell !== undefined) bringIntoView(cell);
  }

  select(range: Range | null): void {
    if (range === null && this.range === null) return;
    const ids = range === null ? [] : cellsIn(this.grid, range).flat();
    this.range = ids.length > 1 ? range : null;
    for (const element of this.painted) element.classList.remove("selected");
    this.painted = this.range === null ? [] : ids.flatMap((id) => this.cells.get(id)?.parentElement ?? []);
    for (const element of this.painted) element.classList.add("selected");
    if (this.range !== null) this.selectContent();
    this.count();
  }

  /** Counts what is selected, as it is now. */
  count(): void {
    const ids = this.range === null ? [] : cellsIn(this.grid, this.range).flat();
    this.options.state.selection.set(ids.length === 0 ? null : this.summary(ids));
  }

  /** Told of a cell that got the focus, by whatever way. */
  entered(cell: CellElement, byMouse: boolean): void {
    const here = this.spot === null ? undefined : idAt(this.grid, this.spot);
    if (here !== cell.name) this.spot = spotOf(this.grid, cell.name);
    if (!byMouse) {
      this.mode = "selected";
      if (cell instanceof HTMLInputElement) cell.select();
    }
    if (this.range !== null && !this.beginsHere(this.range)) this.select(null);
    bringIntoView(cell);
    if (isTyped(cell.name)) this.options.state.cell.set(cell.name);
    this.valueOnEntry = cell instanceof HTMLInputElement ? cell.value : "";
  }

  /** The focus went to what is no cell: nothing is selected, and keys change nothing. */
  leave(): void {
    this.select(null);
    this.spot = null;
  }

  /** Makes one step of changes, if they change anything. */
  apply(name: string, changes: readonly Change[]): boolean {
    const { session } = this.options;
    const real = changes.filter(({ key, value }) => typedAt(session.report.entries, key) !== value);
    if (real.length > 0) session.applyStep(name, real);
    this.selectContent();
    return real.length > 0;
  }

  private beginsHere({ from }: Range): boolean {
    return this.spot !== null && from.row === this.spot.row && from.column === this.spot.column;
  }

  /** Count and sum of what is selected; totals are left out where their addends are selected too. */
  private summary(ids: readonly FieldId[]): Selection {
    const typed = ids.filter(isTyped);
    const counted = typed.length > 0 ? typed : ids;
    const { report } = this.options.session;
    const numbers = counted.flatMap(
      (id) => (findTotal(id) === undefined ? report.number(id) : report.sum(id).value) ?? [],
    );
    // Amounts in 万元 have six decimals; adding them as binary fractions would show more.
    const sum = Math.round(numbers.reduce((all, number) => all + number * 1e6, 0)) / 1e6;
    return { cells: ids.length, numbers: numbers.length, sum };
  }
}
