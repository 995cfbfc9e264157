/**
 * What the mouse does in a table: a click selects a cell, a second one puts the caret inside, dragging selects a range,
 * a right click opens the cells' menu and keeps the range.
 */
import { type Spot, spotOf } from "../../form/grid";
import type { CellElement, CellSelection } from "./cell-selection";
import type { TableState } from "./table-state";

const PRIMARY = 0;
const SECONDARY = 2;

/** A press of the main button, until it is released. */
interface Press {
  readonly from: Spot;
  /** The cell is selected when the button is released; else the browser has put the caret inside. */
  readonly selects: boolean;
}

export class TableMouse {
  private readonly selection: CellSelection;
  private readonly state: TableState;
  private readonly onMove: () => void;
  private press: Press | null = null;
  /** The cell that was clicked last, as long as the focus has not left it. */
  private clicked: CellElement | null = null;

  /** `onMove`: told when the mouse moves the focus. */
  constructor(selection: CellSelection, state: TableState, onMove: () => void) {
    this.selection = selection;
    this.state = state;
    this.onMove = onMove;
  }

  get isDown(): boolean {
    return this.press !== null;
  }

  onPress(event: MouseEvent): void {
    const cell = this.cellUnder(event);
    const spot = cell === null ? null : spotOf(this.selection.grid, cell.name);
    if (cell === null || spot === null) {
      focusBalance(event);
      return;
    }
    if (event.button === SECONDARY) this.onSecondaryPress(event, spot);
    if (event.button !== PRIMARY) return;
    if (event.shiftKey && this.selection.spot !== null) {
      event.preventDefault();
      this.selection.extendTo(spot);
      return;
    }
    this.onMove();
    const { range, mode } = this.selection;
    this.selection.select(null);
    const again =
      document.activeElement === cell && range === null && (this.clicked === cell || mode !== "selected");
    this.selection.mode =
      again && cell instanceof HTMLInputElement && cell.value !== "" ? "inside" : "selected";
    this.press = { from: spot, selects: this.selection.mode === "selected" };
    this.clicked = cell;
    // The browser would scroll for a cell that stays in view at the foot, wherever the page stands.
    if (this.press.selects) {
      event.preventDefault();
      cell.focus({ preventScroll: true });
    }
  }

  onDrag(event: MouseEvent): void {
    if (this.press === null || event.buttons !== 1) return;
    const cell = this.cellUnder(event);
    const spot = cell === null ? null : spotOf(this.selection.grid, cell.name);
    const { from } = this.press;
    const inFirst = spot?.row === from.row && spot.column === from.column;
    if (spot === null || (inFirst && this.selection.range === null)) return;
    event.preventDefault();
    this.press = { from, selects: true };
    this.selection.extendTo(spot);
  }

  onRelease(): void {
    if (this.press?.selects === true) this.selection.selectContent();
    this.press = null;
  }

  /** The browser selects the whole number on a double click; the caret is what is wanted. */
  onDoubleClick(event: MouseEvent): void {
    if (this.cellUnder(event) === this.selection.input()) this.selection.editInside();
  }

  /** The right button; the key for menus comes without coordinates of a pointer. */
  onContextMenu(event: MouseEvent): void {
    const cell = this.cellUnder(event);
    if (cell === null || event.shiftKey) return;
    event.preventDefault();
    const byKey = event.clientX === 0 && event.clientY === 0;
    const box = cell.getBoundingClientRect();
    this.state.menu.set(
      byKey ? { left: box.left, top: box.bottom } : { left: event.clientX, top: event.clientY },
    );
  }

  /** The focus left a cell: a click on it is a first one again. */
  left(cell: EventTarget | null): void {
    if (this.clicked === cell) this.clicked = null;
  }

  private onSecondaryPress(event: MouseEvent, spot: Spot): void {
    event.preventDefault();
    if (this.selection.holds(spot)) return;
    this.onMove();
    this.selection.moveTo(spot);
  }

  private cellUnder(event: MouseEvent): CellElement | null {
    const target = event.target instanceof Element ? event.target.closest("td") : null;
    const name = target?.querySelector<CellElement>("input[name], output[name]")?.name;
    return this.selection.cells.get(name ?? "") ?? null;
  }
}

/** The row of balances is always in view: a click on it explains it and scrolls nothing. */
function focusBalance(event: MouseEvent): void {
  const target = event.target instanceof Element ? event.target.closest("td") : null;
  const output = target?.querySelector("output") ?? null;
  if (event.button !== PRIMARY || output === null) return;
  event.preventDefault();
  output.focus({ preventScroll: true });
}
