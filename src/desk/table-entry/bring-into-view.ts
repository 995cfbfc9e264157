/**
 * Scrolls a cell out from under what always stays in view: the head, the label columns, and at the foot the two rows
 * that the balance is about, the balance and the line under the table. The browser's own scrolling knows none of them,
 * and runs to the end of the page for a cell that is itself in one of those rows.
 */

/** Rows that stay at the foot; their cells are in view wherever the page stands. */
const STAYS = ".stays, tfoot tr";

/** Of a cell, since rows and sections do not move with their cells when these stay in view. */
const rectOf = (root: Element, selector: string): DOMRect | undefined =>
  root.querySelector(selector)?.getBoundingClientRect();

export function bringIntoView(cell: HTMLElement): void {
  const frame = cell.closest("main");
  const table = cell.closest("table");
  const row = cell.closest("tr");
  if (frame === null || table === null || row === null) return;
  const { scrollHeight, clientHeight, scrollWidth, clientWidth } = frame;
  if (scrollHeight <= clientHeight && scrollWidth <= clientWidth) return;
  const seen = frame.getBoundingClientRect();
  const box = cell.getBoundingClientRect();
  const head = rectOf(table, "thead tr:last-child th");
  const stays = rectOf(table, ".stays th") ?? rectOf(table, "tfoot th");
  if (!row.matches(STAYS)) {
    // A row of two lines is read whole; its cell may be lower.
    const { top: upper, bottom: lower } = row.getBoundingClientRect();
    const top = Math.max(seen.top, head?.bottom ?? seen.top);
    const bottom = Math.min(stays?.top ?? seen.bottom, seen.top + clientHeight);
    if (upper < top) frame.scrollTop -= top - upper;
    else if (lower > bottom) frame.scrollTop += lower - bottom;
  }
  const label = row.querySelector<HTMLElement>('th[scope="row"]')?.getBoundingClientRect();
  const left = Math.max(seen.left, Math.min(label?.right ?? seen.left, seen.left + clientWidth / 2));
  const right = seen.left + clientWidth;
  if (box.left < left) frame.scrollLeft -= left - box.left;
  else if (box.right > right) frame.scrollLeft += box.right - right;
}
