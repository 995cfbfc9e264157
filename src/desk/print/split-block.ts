/** Parts of a laid-out block that a page break goes through: lines of a paragraph, rows of a table. */

interface Place {
  readonly node: Text;
  readonly offset: number;
}

function textNodes(element: HTMLElement): Text[] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const nodes: Text[] = [];
  while (walker.nextNode()) nodes.push(walker.currentNode as Text);
  return nodes;
}

/** The line a character stands on, from 0; null for one that takes no room. */
function lineAt(node: Text, offset: number, top: number, pitch: number): number | null {
  const range = document.createRange();
  range.setStart(node, offset);
  range.setEnd(node, offset + 1);
  const box = range.getClientRects()[0];
  return box === undefined ? null : Math.floor((box.top + box.height / 2 - top) / pitch);
}

/** Where a line begins: the first character on it or below. */
function lineStart(element: HTMLElement, line: number, pitch: number): Place | null {
  const { top } = element.getBoundingClientRect();
  const reached = (node: Text, offset: number): boolean => {
    for (let at = offset; at < node.length; at += 1) {
      const found = lineAt(node, at, top, pitch);
      if (found !== null) return found >= line;
    }
    return false;
  };
  for (const node of textNodes(element)) {
    if (node.length === 0 || !(reached(node, 0) || reached(node, node.length - 1))) continue;
    let [low, high] = [0, node.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (reached(node, middle)) high = middle;
      else low = middle + 1;
    }
    return { node, offset: low };
  }
  return null;
}

/** Lines `from` until `to` of a paragraph of `count` lines, set so that they break as they did in the whole. */
export function linesOf(
  element: HTMLElement,
  from: number,
  to: number,
  count: number,
  pitch: number,
): HTMLElement {
  const range = document.createRange();
  range.selectNodeContents(element);
  const start = from === 0 ? null : lineStart(element, from, pitch);
  const end = to === count ? null : lineStart(element, to, pitch);
  if (start !== null) range.setStart(start.node, start.offset);
  if (end !== null) range.setEnd(end.node, end.offset);
  const part = element.cloneNode(false) as HTMLElement;
  part.append(range.cloneContents());
  if (from > 0) part.classList.add("from-before");
  if (to < count) part.classList.add("goes-on");
  return part;
}

/** Rows `from` until `to` of a table's body under its repeated head; cells that span into them begin again. */
export function rowsOf(table: HTMLTableElement, from: number, to: number): HTMLElement {
  const part = table.cloneNode(true) as HTMLTableElement;
  const rows = [...(part.tBodies[0]?.rows ?? [])];
  const first = rows[from];
  // Cells of earlier rows that reach into these, leftmost first: such cells stand at the left in the official tables.
  const spanning = rows
    .slice(0, from)
    .flatMap((row, at) =>
      [...row.cells]
        .filter((cell) => at + cell.rowSpan > from)
        .map((cell) => ({ cell, left: at + cell.rowSpan - from })),
    );
  for (const { cell, left } of spanning.reverse()) {
    cell.rowSpan = left;
    first?.prepend(cell);
  }
  rows.slice(from, to).forEach((row, at) => {
    for (const cell of row.cells) cell.rowSpan = Math.min(cell.rowSpan, to - from - at);
  });
  rows.forEach((row, at) => {
    if (at < from || at >= to) row.remove();
  });
  return part;
}

/**
 * A table's blocks, each begun by a row of one head across it, as tables of their own that look like one: a browser ties a
 * number in a PDF to every head of its column in the table, so those of other blocks too.
 */
export function blocksOf(table: HTMLTableElement): readonly HTMLElement[] {
  const groups: HTMLTableRowElement[][] = [];
  for (const row of [...table.rows]) {
    if (row.cells.length === 1 || groups.length === 0) groups.push([]);
    groups[groups.length - 1]?.push(row);
  }
  if (groups.length < 2) return [table];
  return groups.map((rows, index) => {
    const block = table.cloneNode(false) as HTMLTableElement;
    const body = document.createElement("tbody");
    body.append(...rows);
    for (const part of [index === 0 ? table.caption : null, table.querySelector("colgroup")]) {
      if (part !== null) block.append(part.cloneNode(true));
    }
    block.append(body);
    if (index > 0) block.classList.add("goes-on-above");
    if (index < groups.length - 1) block.classList.add("goes-on-below");
    return block;
  });
}
