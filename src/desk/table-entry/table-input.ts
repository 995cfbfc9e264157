/**
 * Keyboard, mouse and clipboard of a table, as in a spreadsheet. It moves the focus, selects ranges and passes changes
 * to the session; the cells stay plain inputs. The map of keys is in `desk/help/keys.ts`.
 */

import type { DraftSession } from "../../editing/draft-session";
import { type FieldId, findTotal, type TableId } from "../../form/fields";
import {
  cellsIn,
  type Direction,
  edgeOfBlock,
  firstTyped,
  GRIDS,
  type Grid,
  idAt,
  isTyped,
  lastTyped,
  neighbour,
  onEnter,
  onShiftEnter,
  type Range,
  type Spot,
  spotOf,
  typedNeighbour,
  wholeGrid,
} from "../../form/grid";
import type { PastePlan } from "../../opening/paste-plan";
import { canonicalEntry, typedAt } from "../../report/entries";
import { copyRange } from "./copy-range";
import { paste } from "./paste";
import type { TableState } from "./table-state";

const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowLeft: "left",
  ArrowRight: "right",
};
const ROW_HEIGHT = 23;
const FEWEST_ROWS_OF_A_PAGE = 5;

type Cell = HTMLInputElement | HTMLOutputElement;

export interface TableHandsOptions {
  readonly root: HTMLTableElement;
  readonly table: TableId;
  readonly session: DraftSession;
  readonly state: TableState;
  /** Shows a paste that does not simply fit; resolves to whether to carry it out. */
  readonly ask: (plan: PastePlan) => Promise<boolean>;
  /** Told of a paste that was carried out. */
  readonly onPasted: (plan: PastePlan) => void;
}

export class TableInput {
  private readonly options: TableHandsOptions;
  private readonly grid: Grid;
  private readonly cells = new Map<FieldId, Cell>();
  /** Where the focus is; keeps the column while it passes cells that span several. */
  private spot: Spot | null = null;
  private range: Range | null = null;
  /** The caret is inside the cell: arrows move it. */
  private editing = false;
  /** Column where a run of Tabs began. */
  private runColumn: number | null = null;
  private valueOnEntry = "";
  private mouse: { readonly from: Spot; readonly selectsOnRelease: boolean } | null = null;
  private painted: Element[] = [];

  constructor(options: TableHandsOptions) {
    this.options = options;
    this.grid = GRIDS[options.table];
    for (const cell of options.root.querySelectorAll<Cell>("input[name], output[name]")) {
      this.cells.set(cell.name, cell);
    }
  }

  /** Begins to listen; returns the way to stop. */
  listen(): () => void {
    const { root } = this.options;
    const onRoot: [string, (event: never) => void][] = [
      ["keydown", (event: KeyboardEvent) => this.onKey(event)],
      ["focusin", (event: FocusEvent) => this.onFocus(event)],
      ["focusout", (event: FocusEvent) => this.onLeave(event)],
      ["input", () => this.onInput()],
      ["compositionend", (event: CompositionEvent) => this.onComposed(event)],
      ["mousedown", (event: MouseEvent) => this.onPress(event)],
      ["mousemove", (event: MouseEvent) => this.onDrag(event)],
      // A paste moves the selection in each input it fills, which the rest of the page need not hear of 144 times.
      ["selectionchange", (event: Event) => event.stopPropagation()],
      // A drag selects cells; it never carries a cell's text into another.
      ["dragstart", (event: DragEvent) => event.preventDefault()],
      ["copy", (event: ClipboardEvent) => this.onCopy(event)],
      ["cut", (event: ClipboardEvent) => this.onCut(event)],
      ["paste", (event: ClipboardEvent) => this.onPaste(event)],
    ];
    const onRelease = () => this.onRelease();
    for (const [type, listener] of onRoot) root.addEventListener(type, listener as EventListener);
    window.addEventListener("mouseup", onRelease);
    // Somebody may have begun to type before the hands came.
    const begun = this.input();
    if (begun !== null) {
      this.spot = spotOf(this.grid, begun.name);
      this.options.state.cell.set(begun.name);
      this.valueOnEntry = begun.defaultValue;
    }
    root.dataset["keys"] = "ready";
    this.options.state.ready.set(true);
    return () => {
      for (const [type, listener] of onRoot) root.removeEventListener(type, listener as EventListener);
      window.removeEventListener("mouseup", onRelease);
    };
  }

  /** Puts the focus on a cell, its content selected. */
  focusCell(id: FieldId): void {
    const spot = spotOf(this.grid, id);
    if (spot !== null) this.moveTo(spot);
  }

  /** Typed cells of the selected range, or the cell that has the focus. */
  private chosen(): FieldId[] {
    if (this.range !== null) return cellsIn(this.grid, this.range).flat().filter(isTyped);
    const id = this.spot === null ? undefined : idAt(this.grid, this.spot);
    return id !== undefined && isTyped(id) ? [id] : [];
  }

  private input(): HTMLInputElement | null {
    const active = document.activeElement;
    return active instanceof HTMLInputElement && this.cells.get(active.name) === active ? active : null;
  }

  private moveTo(spot: Spot | null): void {
    if (spot === null) return;
    const id = idAt(this.grid, spot);
    const cell = id === undefined ? undefined : this.cells.get(id);
    if (cell === undefined) return;
    this.select(null);
    this.spot = spot;
    cell.focus();
    if (cell instanceof HTMLInputElement) cell.select();
  }

  private onFocus(event: FocusEvent): void {
    const cell = event.target;
    if (!(cell instanceof HTMLInputElement || cell instanceof HTMLOutputElement)) return;
    const here = this.spot === null ? undefined : idAt(this.grid, this.spot);
    if (here !== cell.name) this.spot = spotOf(this.grid, cell.name);
    if (this.mouse === null) {
      this.editing = false;
      if (cell instanceof HTMLInputElement) cell.select();
    }
    if (this.range !== null && !this.holdsFocus(this.range)) this.select(null);
    if (isTyped(cell.name)) this.options.state.cell.set(cell.name);
    this.valueOnEntry = cell instanceof HTMLInputElement ? cell.value : "";
  }

  private holdsFocus({ from }: Range): boolean {
    return this.spot !== null && from.row === this.spot.row && from.column === this.spot.column;
  }

  /** What can be read otherwise is shown as plain digits: １２ becomes 12, 1,234 becomes 1234. */
  private onLeave(event: FocusEvent): void {
    const cell = event.target;
    this.options.state.said.set("");
    if (!(cell instanceof HTMLInputElement) || cell.readOnly) return;
    const plain = canonicalEntry(cell.name, cell.value);
    if (plain !== cell.value) this.options.session.retype(cell.name, plain);
  }

  private onInput(): void {
    if (this.range !== null) this.select(null);
    if (this.options.state.said.value !== "") this.options.state.said.set("");
  }

  private onComposed(event: CompositionEvent): void {
    const cell = event.target;
    if (cell instanceof HTMLInputElement) this.options.session.typed(cell.name, cell.value);
  }

  private onKey(event: KeyboardEvent): void {
    if (event.isComposing || event.keyCode === 229 || this.spot === null) return;
    const handled =
      event.ctrlKey || event.metaKey
        ? this.onControlKey(event)
        : event.altKey
          ? false
          : this.onPlainKey(event);
    if (handled) event.preventDefault();
  }

  private onPlainKey(event: KeyboardEvent): boolean {
    const arrow = ARROWS[event.key];
    if (arrow !== undefined) return this.onArrow(arrow, event.shiftKey);
    switch (event.key) {
      case "Enter":
        this.onEnterKey(event.shiftKey);
        return true;
      case "Tab":
        this.runColumn ??= event.shiftKey ? null : (this.spot?.column ?? null);
        return false;
      case "Home":
      case "End":
        return this.onHomeOrEnd(event.key, event.shiftKey);
      case "PageUp":
      case "PageDown":
        this.onPage(event.key === "PageUp" ? -1 : 1);
        return true;
      case "F2":
        return this.beginEditing();
      case "Escape":
        return this.onEscape();
      case "Delete":
        return this.onDelete();
      case "Backspace":
        return this.onBackspace();
      default:
        return false;
    }
  }

  private onControlKey(event: KeyboardEvent): boolean {
    const arrow = ARROWS[event.key];
    if (arrow !== undefined) {
      const { session } = this.options;
      const from = event.shiftKey ? this.head() : this.spot;
      if (from === null) return true;
      const edge = edgeOfBlock(this.grid, from, arrow, (id) => session.report.typed(id) !== "");
      if (event.shiftKey) this.extendTo(edge);
      else this.go(edge);
      return true;
    }
    switch (event.key.toLowerCase()) {
      case "home":
      case "end": {
        const spot = event.key === "Home" ? firstTyped(this.grid) : lastTyped(this.grid);
        if (event.shiftKey && spot !== null) this.extendTo(spot);
        else this.go(spot);
        return true;
      }
      case "a":
        if (this.editing) return false;
        this.select(wholeGrid(this.grid));
        return true;
      case "d":
        this.fill("up");
        return true;
      case "r":
        this.fill("left");
        return true;
      default:
        return false;
    }
  }

  /** Moves as a key other than Tab and Enter does: a run of Tabs is over. */
  private go(spot: Spot | null): void {
    this.runColumn = null;
    this.moveTo(spot);
  }

  private onArrow(direction: Direction, extend: boolean): boolean {
    if (this.editing && this.caretCanMove(direction)) return false;
    if (extend) {
      const head = this.head();
      const next = head === null ? null : neighbour(this.grid, head, direction);
      if (next !== null) this.extendTo(next);
      return true;
    }
    if (this.spot !== null) this.go(typedNeighbour(this.grid, this.spot, direction));
    return true;
  }

  private caretCanMove(direction: Direction): boolean {
    const input = this.input();
    if (input === null || direction === "up" || direction === "down") return false;
    const { selectionStart, selectionEnd, value } = input;
    if (selectionStart !== selectionEnd) return true;
    return direction === "left" ? selectionStart !== 0 : selectionEnd !== value.length;
  }

  private onEnterKey(back: boolean): void {
    if (this.spot === null) return;
    const run = this.grid.length > 1 ? this.runColumn : null;
    this.runColumn = null;
    if (back) this.moveTo(onShiftEnter(this.grid, this.spot));
    else if (run !== null && !back) {
      const below = typedNeighbour(this.grid, { row: this.spot.row, column: run }, "down");
      this.moveTo(below);
    } else this.moveTo(onEnter(this.grid, this.spot));
  }

  private onHomeOrEnd(key: "Home" | "End", extend: boolean): boolean {
    if (this.editing && !extend) return false;
    const row = this.spot?.row;
    const spot = key === "Home" ? firstTyped(this.grid, row) : lastTyped(this.grid, row);
    if (extend && spot !== null) this.extendTo(spot);
    else this.go(spot);
    return true;
  }

  private onPage(by: 1 | -1): void {
    const visible = this.options.root.closest("main")?.clientHeight ?? 0;
    const rows = Math.max(FEWEST_ROWS_OF_A_PAGE, Math.floor(visible / ROW_HEIGHT) - 5);
    let spot = this.spot;
    for (let step = 0; step < rows && spot !== null; step += 1) {
      const next: Spot | null = typedNeighbour(this.grid, spot, by === 1 ? "down" : "up");
      if (next === null) break;
      spot = next;
    }
    this.go(spot);
  }

  private beginEditing(): boolean {
    const input = this.input();
    if (input === null) return false;
    this.editing = true;
    this.select(null);
    input.setSelectionRange(input.value.length, input.value.length);
    return true;
  }

  private onEscape(): boolean {
    const input = this.input();
    if (this.range !== null) this.select(null);
    else if (input !== null && !input.readOnly && input.value !== this.valueOnEntry) {
      this.options.session.retype(input.name, this.valueOnEntry);
    }
    this.editing = false;
    input?.select();
    return true;
  }

  private onDelete(): boolean {
    if (this.editing && this.range === null) return false;
    this.clear("清除", this.chosen());
    return true;
  }

  /** Takes the last digit: the caret goes to the end and the browser does the rest. */
  private onBackspace(): boolean {
    const input = this.input();
    if (this.range !== null) return this.onDelete();
    if (!this.editing && input !== null) input.setSelectionRange(input.value.length, input.value.length);
    return false;
  }

  private clear(name: string, ids: readonly FieldId[]): void {
    this.applyStep(
      name,
      ids.map((key) => ({ key, value: "" })),
    );
  }

  private applyStep(
    name: string,
    changes: readonly { readonly key: string; readonly value: string }[],
  ): void {
    const { entries } = this.options.session.report;
    const real = changes.filter(({ key, value }) => typedAt(entries, key) !== value);
    if (real.length > 0) this.options.session.applyStep(name, real);
    this.input()?.select();
  }

  /** Ctrl+D, Ctrl+R: copies the range's first row down or first column right; a single cell takes its neighbour's. */
  private fill(from: "up" | "left"): void {
    if (this.spot === null) return;
    const range = this.range ?? this.rangeWithNeighbour(this.spot, from);
    if (range === null) return;
    const rows = cellsIn(this.grid, range);
    const { report } = this.options.session;
    const changes = rows.flatMap((ids, row) =>
      ids.flatMap((key, column) => {
        const source = from === "up" ? rows[0]?.[column] : ids[0];
        const isSource = from === "up" ? row === 0 : column === 0;
        if (isSource || source === undefined || !isTyped(key)) return [];
        return [{ key, value: isTyped(source) ? report.typed(source) : "" }];
      }),
    );
    this.applyStep(from === "up" ? "向下填充" : "向右填充", changes);
  }

  private rangeWithNeighbour(spot: Spot, direction: "up" | "left"): Range | null {
    const from = typedNeighbour(this.grid, spot, direction);
    return from === null ? null : { from, to: spot };
  }

  private head(): Spot | null {
    return this.range?.to ?? this.spot;
  }

  private extendTo(to: Spot): void {
    if (this.spot === null) return;
    this.editing = false;
    this.select({ from: this.range?.from ?? this.spot, to });
    this.cells.get(idAt(this.grid, to) ?? "")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  private select(range: Range | null): void {
    if (range === null && this.range === null) return;
    const ids = range === null ? [] : cellsIn(this.grid, range).flat();
    this.range = ids.length > 1 ? range : null;
    for (const element of this.painted) element.classList.remove("selected");
    this.painted = this.range === null ? [] : ids.flatMap((id) => this.cells.get(id)?.parentElement ?? []);
    for (const element of this.painted) element.classList.add("selected");
    // What is typed next replaces the cell's content, as it does in a spreadsheet.
    if (this.range !== null) this.input()?.select();
    this.options.state.selection.set(this.range === null ? null : this.summary(ids));
  }

  /** Count and sum of what is selected; totals are left out where their addends are selected too. */
  private summary(ids: readonly FieldId[]): { cells: number; numbers: number; sum: number } {
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

  private cellUnder(event: MouseEvent): Cell | null {
    const target = event.target instanceof Element ? event.target.closest("td") : null;
    return target?.querySelector<Cell>("input[name], output[name]") ?? null;
  }

  private onPress(event: MouseEvent): void {
    const cell = this.cellUnder(event);
    const spot = cell === null ? null : spotOf(this.grid, cell.name);
    if (event.button !== 0 || cell === null || spot === null) return;
    if (event.shiftKey && this.spot !== null) {
      event.preventDefault();
      this.extendTo(spot);
      return;
    }
    this.runColumn = null;
    this.select(null);
    const inside = document.activeElement === cell;
    // A zero is there to be replaced; elsewhere a click puts the caret inside.
    const zero =
      cell instanceof HTMLInputElement && !inside && this.options.session.report.number(cell.name) === 0;
    this.editing = cell instanceof HTMLInputElement && !zero && cell.value !== "";
    this.mouse = { from: spot, selectsOnRelease: zero };
  }

  private onDrag(event: MouseEvent): void {
    if (this.mouse === null || event.buttons !== 1) return;
    const cell = this.cellUnder(event);
    const spot = cell === null ? null : spotOf(this.grid, cell.name);
    const { from } = this.mouse;
    if (spot === null || (spot.row === from.row && spot.column === from.column && this.range === null))
      return;
    event.preventDefault();
    this.extendTo(spot);
  }

  private onRelease(): void {
    if (this.mouse?.selectsOnRelease === true) this.input()?.select();
    this.mouse = null;
  }

  private onCopy(event: ClipboardEvent): boolean {
    const input = this.input();
    if (event.clipboardData === null || this.spot === null) return false;
    if (this.editing && this.range === null && input?.selectionStart !== input?.selectionEnd) return false;
    copyRange(event.clipboardData, this.grid, this.range ?? { from: this.spot, to: this.spot }, (id) => {
      const cell = this.cells.get(id);
      return cell instanceof HTMLInputElement ? cell.value : (cell?.textContent ?? "");
    });
    event.preventDefault();
    return true;
  }

  private onCut(event: ClipboardEvent): void {
    if (this.onCopy(event)) this.clear("剪切", this.chosen());
  }

  private onPaste(event: ClipboardEvent): void {
    const data = event.clipboardData;
    if (data === null || this.spot === null) return;
    const text = data.getData("text/plain");
    const single =
      data.types.length > 0 && text !== "" && !/[\t\r\n]/.test(text) && data.getData("text/html") === "";
    if (this.editing && single) return;
    event.preventDefault();
    if (this.options.session.locked.value) return;
    const corner = this.range === null ? this.spot : topLeft(this.range);
    paste(
      data,
      { table: this.options.table, spot: corner, range: this.range === null ? [] : this.chosen() },
      this.options,
    );
  }
}

const topLeft = ({ from, to }: Range): Spot => ({
  row: Math.min(from.row, to.row),
  column: Math.min(from.column, to.column),
});
