/**
 * Makes a spreadsheet of a table of plain inputs: listens to keys, mouse and clipboard and passes each to its file. The
 * cells stay inputs, and what is typed reaches the session without any of this.
 */
import type { FieldId } from "../../form/fields";
import { spotOf } from "../../form/grid";
import { canonicalEntry } from "../../report/entries";
import { partBeyond } from "../../report/remark";
import { takenOver } from "../../report/taken-over";
import { CellSelection, type CellSelectionOptions } from "./cell-selection";
import { notedNumber, remarkChange, remarkWords } from "./noted-number";
import { TableClipboard, type TableClipboardOptions } from "./table-clipboard";
import { TableKeys } from "./table-keys";
import { TableMouse } from "./table-mouse";

export type TableInputOptions = CellSelectionOptions & TableClipboardOptions;

/** Where a digit belongs to no field: nobody has chosen a cell yet. */
const isNowhere = (target: EventTarget | null): boolean =>
  target === document.body || (target instanceof HTMLElement && target.matches("h1"));

/** What is on the clipboard, as a paste event would bring it; null where pages may not read it. */
async function clipboardData(): Promise<DataTransfer | null> {
  // Absent on pages that come by plain http.
  const { clipboard } = navigator as { readonly clipboard?: Partial<Clipboard> };
  if (clipboard?.read === undefined) return null;
  const data = new DataTransfer();
  for (const item of await clipboard.read()) {
    for (const type of ["text/plain", "text/html"]) {
      if (item.types.includes(type)) data.setData(type, await (await item.getType(type)).text());
    }
  }
  return data;
}

export class TableInput {
  private readonly options: TableInputOptions;
  private readonly selection: CellSelection;
  private readonly keys: TableKeys;
  private readonly mouse: TableMouse;
  private readonly clipboard: TableClipboard;

  constructor(options: TableInputOptions) {
    this.options = options;
    this.selection = new CellSelection(options);
    this.keys = new TableKeys(this.selection, options.session, options.state);
    this.mouse = new TableMouse(this.selection, options.state, () => this.keys.endRun());
    this.clipboard = new TableClipboard(this.selection, options);
  }

  /** Begins to listen; returns the way to stop. */
  listen(): () => void {
    const { root, session, state } = this.options;
    const { keys, mouse, clipboard, selection } = this;
    const stops: (() => void)[] = [];
    function on<K extends keyof HTMLElementEventMap>(
      target: HTMLElement | Document | Window,
      type: K,
      listener: (event: HTMLElementEventMap[K]) => void,
    ): void {
      target.addEventListener(type, listener as EventListener);
      stops.push(() => target.removeEventListener(type, listener as EventListener));
    }
    on(root, "keydown", (event) => keys.onKey(event));
    on(root, "focusin", (event) => this.onFocus(event));
    on(root, "focusout", (event) => this.onLeave(event));
    on(root, "input", () => this.onInput());
    on(root, "mousedown", (event) => mouse.onPress(event));
    on(root, "mousemove", (event) => mouse.onDrag(event));
    on(root, "dblclick", (event) => mouse.onDoubleClick(event));
    on(root, "contextmenu", (event) => mouse.onContextMenu(event));
    // A paste moves the selection in each input it fills, which the rest of the page need not hear of 144 times.
    on(root, "selectionchange", (event) => event.stopPropagation());
    // A drag selects cells; it never carries a cell's text into another.
    on(root, "dragstart", (event) => event.preventDefault());
    on(root, "drop", (event) => clipboard.onDrop(event));
    on(root, "copy", (event) => clipboard.onCopy(event));
    on(root, "cut", (event) => clipboard.onCut(event));
    on(root, "paste", (event) => clipboard.onPaste(event));
    on(window, "mouseup", () => mouse.onRelease());
    on(document, "keydown", (event) => this.onKeyElsewhere(event));
    stops.push(
      session.report.content.watch(() => {
        if (selection.range !== null) selection.count();
        state.said.set("");
      }),
    );
    root.dataset["keys"] = "ready";
    state.ready.set(true);
    return () => {
      for (const stop of stops) stop();
    };
  }

  /** Puts the focus on a cell, its content selected. */
  focusCell(id: FieldId): void {
    this.selection.moveTo(spotOf(this.selection.grid, id));
  }

  /** Puts a value into the selected cells. */
  fillChosen(value: string): void {
    this.keys.changeChosen(value === "" ? "清除" : `填 ${value}`, this.selection.chosen(), value);
  }

  /** 用上年数: what last year's report gives for the selected cells; those that it gives nothing for stay. */
  takeFromLastYear(): void {
    const { session } = this.options;
    const changes = this.selection.chosen().flatMap((key) => {
      const number = takenOver(session.lastYear.value, key);
      return number === null ? [] : [{ key, value: String(number) }];
    });
    this.selection.apply("用上年数", changes);
  }

  fillDown(): void {
    this.keys.fill("up");
  }

  fillRight(): void {
    this.keys.fill("left");
  }

  /** Puts the focus back on the cell that had it, the selected range kept. */
  focusAgain(): void {
    this.selection.focus();
  }

  /** By the browser's own command, which the table answers as it answers the key: it works without permission. */
  copy(): void {
    document.execCommand("copy");
  }

  cut(): void {
    document.execCommand("cut");
  }

  /** Reads the clipboard, where the browser lets a page do so; else says which key does. */
  async paste(): Promise<void> {
    const data = await clipboardData().catch(() => null);
    if (data === null) this.options.state.said.set("浏览器不让网页读剪贴板，请按 Ctrl+V 粘贴。");
    else this.clipboard.pasteHere(data);
  }

  /** How many cells that can be typed in are selected. */
  get chosenCount(): number {
    return this.selection.chosen().length;
  }

  private onFocus(event: FocusEvent): void {
    const cell = event.target;
    if (!(cell instanceof HTMLInputElement || cell instanceof HTMLOutputElement)) return;
    if (this.selection.cells.get(cell.name) === cell) this.selection.entered(cell, this.mouse.isDown);
    else this.selection.leave();
  }

  /** What can be read otherwise is shown as plain digits: １２ becomes 12, 1,234 becomes 1234. */
  private onLeave(event: FocusEvent): void {
    const cell = event.target;
    this.mouse.left(cell);
    this.options.state.said.set("");
    if (!(cell instanceof HTMLInputElement) || cell.readOnly) return;
    if (!this.partNoted(cell)) this.makePlain(cell);
  }

  private makePlain({ name, value }: HTMLInputElement): void {
    const plain = canonicalEntry(name, value);
    if (plain !== value) this.options.session.retype(name, plain);
  }

  /** 8（其中修订3件）: the number stays in the cell, the words become its remark; false where it is nothing of that kind. */
  private partNoted({ name, value }: HTMLInputElement): boolean {
    const noted = notedNumber(name, value);
    if (noted === null) return false;
    const { session, state } = this.options;
    const remark = remarkChange(name, noted.remark);
    const before = session.report.typed(remark.key);
    session.retype(name, noted.number, [remark]);
    const instead = before === "" || before === noted.remark ? "" : `，代替原来的“${before}”`;
    const beyond = partBeyond(noted.remark, session.report.number(name)) === null ? "" : "，它比这个数还多";
    state.said.set(`${noted.number} 留在格里，${remarkWords([remark])}${instead}${beyond}（Ctrl+Z 撤销）`);
    return true;
  }

  private onInput(): void {
    if (this.selection.mode === "selected") this.selection.mode = "typed";
  }

  /** A digit typed on arriving, before any cell was chosen, goes to the first empty cell. */
  private onKeyElsewhere(event: KeyboardEvent): void {
    if (!/^[0-9]$/.test(event.key) || event.ctrlKey || event.altKey || event.metaKey) return;
    if (!isNowhere(event.target) || this.options.session.locked.value) return;
    const { report } = this.options.session;
    // Where nothing is empty a digit would overwrite a number that nobody pointed at.
    const empty = this.selection.grid.flat().find((id) => this.isEmptyInput(id, report.typed(id)));
    if (empty !== undefined) this.focusCell(empty);
  }

  private isEmptyInput(id: FieldId, typed: string): boolean {
    return typed === "" && this.selection.cells.get(id) instanceof HTMLInputElement;
  }
}
