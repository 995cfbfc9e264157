/** What keys do in a table, as in a spreadsheet. The map of keys for people is in `desk/help/keys.ts`. */
import type { DraftSession } from "../../editing/draft-session";
import type { FieldId } from "../../form/fields";
import {
  cellsIn,
  type Direction,
  edgeOfBlock,
  firstTyped,
  idAt,
  isTyped,
  lastTyped,
  neighbour,
  onEnter,
  onShiftEnter,
  type Range,
  type Spot,
  typedNeighbour,
  wholeGrid,
} from "../../form/grid";
import { type Change, canonicalEntry } from "../../report/entries";
import type { CellSelection } from "./cell-selection";
import { notedNumber, remarkChange } from "./noted-number";
import type { TableState } from "./table-state";

const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowLeft: "left",
  ArrowRight: "right",
};
const FEWEST_ROWS_OF_A_PAGE = 5;
/** Rows that the head and the balance take of what is seen. */
const ROWS_OF_HEAD = 5;
/** Keys that would change something: they are answered in words where nothing can be changed. */
const CHANGES = /^(?:.|Backspace|Delete|F2)$/u;
/** Keys that somebody presses who takes a total for a cell to be filled. */
const ENTERS = /^(?:[0-9]|Backspace|Delete|F2)$/;

export class TableKeys {
  private readonly selection: CellSelection;
  private readonly session: DraftSession;
  private readonly state: TableState;
  /** Column where a run of Tabs began. */
  private runColumn: number | null = null;

  constructor(selection: CellSelection, session: DraftSession, state: TableState) {
    this.selection = selection;
    this.session = session;
    this.state = state;
  }

  onKey(event: KeyboardEvent): void {
    if (event.isComposing || event.keyCode === 229 || this.selection.spot === null) return;
    if (this.answeredLocked(event) || this.answeredComputed(event) || this.handles(event))
      event.preventDefault();
  }

  /** A run of Tabs is over: something else than Tab and Enter moved. */
  endRun(): void {
    this.runColumn = null;
  }

  /** Nothing that a key would do is done without a word. */
  private answeredLocked(event: KeyboardEvent): boolean {
    const { locked, finalized } = this.session;
    if (!locked.value || event.altKey) return false;
    const control = event.ctrlKey || event.metaKey;
    const changes = control ? /^[drxv]$/i.test(event.key) : CHANGES.test(event.key);
    if (!changes) return false;
    this.state.said.set(
      finalized.value ? "已定稿，不能改。要改，先点下面的「重新修改」。" : "现在只能查看，不能改。",
    );
    // The browser's own Ctrl+V and Ctrl+X do nothing in a read-only field.
    return !control || /^[dr]$/i.test(event.key);
  }

  /** A total takes no key; that it is worked out is said instead. */
  private answeredComputed({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
    const { spot, range, grid } = this.selection;
    const id = spot === null || range !== null ? undefined : idAt(grid, spot);
    if (id === undefined || isTyped(id) || ctrlKey || metaKey || altKey || !ENTERS.test(key)) return false;
    this.state.said.set("这一格自动算出，不用填。");
    return true;
  }

  private handles(event: KeyboardEvent): boolean {
    if (event.ctrlKey || event.metaKey) return this.onControlKey(event);
    return event.altKey ? false : this.onPlainKey(event);
  }

  private onPlainKey(event: KeyboardEvent): boolean {
    const arrow = ARROWS[event.key];
    if (arrow !== undefined) return this.onArrow(arrow, event.shiftKey);
    switch (event.key) {
      case "Enter":
        this.onEnterKey(event.shiftKey);
        return true;
      case "Tab":
        this.runColumn ??= event.shiftKey ? null : (this.selection.spot?.column ?? null);
        return false;
      case "Home":
      case "End":
        return this.onHomeOrEnd(event.key, event.shiftKey);
      case "PageUp":
      case "PageDown":
        this.onPage(event.key === "PageUp" ? "up" : "down");
        return true;
      case "F2":
        this.selection.editInside();
        return true;
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
    if (arrow !== undefined) return this.onControlArrow(arrow, event.shiftKey);
    const { selection } = this;
    switch (event.key.toLowerCase()) {
      case "home":
      case "end": {
        const spot = event.key === "Home" ? firstTyped(selection.grid) : lastTyped(selection.grid);
        if (event.shiftKey && spot !== null) selection.extendTo(spot);
        else this.go(spot);
        return true;
      }
      case "enter":
        this.fillWithTyped();
        return true;
      case "a":
        if (selection.mode === "inside") return false;
        selection.select(wholeGrid(selection.grid));
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

  private onControlArrow(arrow: Direction, extend: boolean): boolean {
    const { selection, session } = this;
    const from = extend ? selection.head() : selection.spot;
    if (from === null) return true;
    const edge = edgeOfBlock(selection.grid, from, arrow, (id) => session.report.typed(id) !== "");
    if (extend) selection.extendTo(edge);
    else this.go(edge);
    return true;
  }

  private go(spot: Spot | null): void {
    this.endRun();
    this.selection.moveTo(spot);
  }

  private onArrow(direction: Direction, extend: boolean): boolean {
    const { selection } = this;
    if (selection.mode === "inside" && this.caretCanMove(direction)) return false;
    if (extend) {
      const head = selection.head();
      const next = head === null ? null : neighbour(selection.grid, head, direction);
      if (next !== null) selection.extendTo(next);
      return true;
    }
    if (selection.spot !== null) this.go(typedNeighbour(selection.grid, selection.spot, direction));
    return true;
  }

  private caretCanMove(direction: Direction): boolean {
    const input = this.selection.input();
    if (input === null || direction === "up" || direction === "down") return false;
    const { selectionStart, selectionEnd, value } = input;
    if (selectionStart !== selectionEnd) return true;
    return direction === "left" ? selectionStart !== 0 : selectionEnd !== value.length;
  }

  private onEnterKey(back: boolean): void {
    const { spot, grid } = this.selection;
    if (spot === null) return;
    const run = grid.length > 1 && !back ? this.runColumn : null;
    this.runColumn = null;
    if (back) this.selection.moveTo(onShiftEnter(grid, spot));
    else if (run !== null)
      this.selection.moveTo(typedNeighbour(grid, { row: spot.row, column: run }, "down"));
    else this.selection.moveTo(onEnter(grid, spot));
  }

  private onHomeOrEnd(key: "Home" | "End", extend: boolean): boolean {
    const { selection } = this;
    if (selection.mode === "inside" && !extend) return false;
    const row = selection.spot?.row;
    const spot = key === "Home" ? firstTyped(selection.grid, row) : lastTyped(selection.grid, row);
    if (extend && spot !== null) selection.extendTo(spot);
    else this.go(spot);
    return true;
  }

  private onPage(direction: "up" | "down"): void {
    const { selection } = this;
    const row = selection.input()?.closest("tr");
    const visible = row?.closest("main")?.clientHeight ?? 0;
    const rows = Math.floor(visible / (row?.offsetHeight ?? 1)) - ROWS_OF_HEAD;
    let spot = selection.spot;
    for (let step = 0; step < Math.max(FEWEST_ROWS_OF_A_PAGE, rows) && spot !== null; step += 1) {
      const next: Spot | null = typedNeighbour(selection.grid, spot, direction);
      if (next === null) break;
      spot = next;
    }
    this.go(spot);
  }

  /** Restores the cell, or gives the range up; where neither is to be done, Escape is for whatever else is open. */
  private onEscape(): boolean {
    const { selection } = this;
    const input = selection.input();
    const changed = input !== null && !input.readOnly && input.value !== selection.valueOnEntry;
    const used = changed || selection.range !== null || selection.mode !== "selected";
    if (selection.range !== null && selection.mode !== "typed") selection.select(null);
    else if (changed) this.session.retype(input.name, selection.valueOnEntry);
    selection.selectContent();
    return used;
  }

  private onDelete(): boolean {
    const { selection } = this;
    if (selection.mode === "inside") return false;
    this.clear("清除");
    return true;
  }

  /** Takes the last digit: the caret goes to the end and the browser does the rest. */
  private onBackspace(): boolean {
    const { selection } = this;
    const input = selection.input();
    if (selection.mode !== "selected") return false;
    if (selection.range !== null) return this.onDelete();
    input?.setSelectionRange(input.value.length, input.value.length);
    return false;
  }

  /** Empties the chosen cells, as one step of this name. */
  clear(name: string): void {
    this.changeChosen(name, this.selection.chosen(), "");
  }

  /** Ctrl+Enter: what was typed goes into every cell of the range; without one it is entered, and the focus stays. */
  private fillWithTyped(): void {
    const input = this.selection.input();
    if (input === null) return;
    const noted = notedNumber(input.name, input.value);
    const value = noted?.number ?? canonicalEntry(input.name, input.value);
    const remarkOf = (id: FieldId) => (noted === null ? [] : [remarkChange(id, noted.remark)]);
    if (value !== input.value) this.session.retype(input.name, value, remarkOf(input.name));
    this.changeChosen("填充", this.selection.chosen(), value, remarkOf);
  }

  /** Puts a value into cells as one step, with what goes beside each, and says so where they are several. */
  changeChosen(
    name: string,
    ids: readonly FieldId[],
    value: string,
    beside: (id: FieldId) => readonly Change[] = () => [],
  ): void {
    const changed = this.selection.apply(
      ids.length > 1 ? `${name} ${ids.length} 格` : name,
      ids.flatMap((key) => [{ key, value }, ...beside(key)]),
    );
    if (!changed || ids.length < 2) return;
    this.state.said.set(`已${name} ${ids.length} 格（Ctrl+Z 撤销）`);
  }

  /** Ctrl+D, Ctrl+R: copies the range's first row down or first column right; a single cell takes its neighbour's. */
  fill(from: "up" | "left"): void {
    const { selection } = this;
    if (selection.spot === null) return;
    const range = selection.range ?? this.rangeWithNeighbour(selection.spot, from);
    if (range === null) return;
    const rows = cellsIn(selection.grid, range);
    const { report } = this.session;
    const changes = rows.flatMap((ids, row) =>
      ids.flatMap((key, column) => {
        const source = from === "up" ? rows[0]?.[column] : ids[0];
        const isSource = from === "up" ? row === 0 : column === 0;
        if (isSource || source === undefined || !isTyped(key)) return [];
        return [{ key, value: isTyped(source) ? report.typed(source) : "" }];
      }),
    );
    selection.apply(from === "up" ? "向下填充" : "向右填充", changes);
  }

  private rangeWithNeighbour(spot: Spot, direction: "up" | "left"): Range | null {
    const from = typedNeighbour(this.selection.grid, spot, direction);
    return from === null ? null : { from, to: spot };
  }
}
