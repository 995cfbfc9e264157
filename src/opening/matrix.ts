/**
 * A table as text: what a clipboard or a document holds before anything is understood. This folder turns published
 * documents and pasted tables into values of a report; it may import `form` and `report`, and is loaded when used.
 */

/** Rows of cells; null where a merged cell covers the place. */
export type Matrix = readonly (readonly (string | null)[])[];

export const widthOf = (matrix: Matrix): number => Math.max(0, ...matrix.map((row) => row.length));

/** White space of any kind, also inside, folded: cells of web pages and of Word are full of it. */
export const tidy = (text: string): string => text.replace(/[\s\u00a0\u3000\u200b\ufeff]+/g, " ").trim();

/** Rows and columns that hold nothing at the end are no part of the table. */
export function trimmed(matrix: Matrix): Matrix {
  const rows = [...matrix];
  while (rows.length > 0 && rows[rows.length - 1]?.every((cell) => (cell ?? "") === "") === true) rows.pop();
  return rows;
}

/** Tab-separated text as spreadsheets put it on the clipboard: a cell with a line break or a quote stands in quotes. */
export function matrixOfTsv(text: string): Matrix {
  const rows: string[][] = [[]];
  let cell = "";
  let quoted = false;
  let atStart = true;
  const endCell = () => {
    rows[rows.length - 1]?.push(tidy(cell));
    cell = "";
    atStart = true;
  };
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at] ?? "";
    if (quoted) {
      if (char !== '"') cell += char;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (char === '"' && atStart && closes(text, at)) {
      quoted = true;
      atStart = false;
    } else if (char === "\t") endCell();
    else if (char === "\n" || char === "\r") {
      if (char === "\r" && text[at + 1] === "\n") at += 1;
      endCell();
      rows.push([]);
    } else {
      cell += char;
      atStart = false;
    }
  }
  endCell();
  return trimmed(rows);
}

/** Whether a quote at the start of a cell is closed by one at a cell's end. */
const closes = (text: string, from: number): boolean => /"(?=[\t\r\n]|$)/.test(text.slice(from + 1));

/** More than any table of this form, however it was laid out. */
const MOST_SPAN = 60;

const spanOf = (cell: Element, name: string): number => {
  const span = Number.parseInt(cell.getAttribute(name) ?? "1", 10);
  return Number.isFinite(span) ? Math.min(Math.max(span, 1), MOST_SPAN) : 1;
};

function matrixOfTable(table: Element): Matrix {
  const grid: (string | null)[][] = [];
  [...table.querySelectorAll("tr")].forEach((row, y) => {
    grid[y] ??= [];
    let x = 0;
    for (const cell of row.querySelectorAll("td, th")) {
      while (grid[y]?.[x] !== undefined) x += 1;
      const [columns, rows] = [spanOf(cell, "colspan"), spanOf(cell, "rowspan")];
      for (let dy = 0; dy < rows; dy += 1) {
        grid[y + dy] ??= [];
        const line = grid[y + dy];
        for (let dx = 0; dx < columns; dx += 1) {
          if (line !== undefined) line[x + dx] = dx === 0 && dy === 0 ? tidy(cell.textContent ?? "") : null;
        }
      }
      x += columns;
    }
  });
  return trimmed(grid.map((row) => Array.from(row, (cell) => (cell === undefined ? "" : cell))));
}

/** The tables of a web page or of an office program's clipboard. The document is inert: nothing in it loads or runs. */
export function matricesOfHtml(html: string): readonly Matrix[] {
  // Styles and handlers go before parsing: they say nothing here, and a strict policy would report each of them.
  const plain = html
    .replace(/<style\b[\s\S]*?<\/style\s*>/gi, "")
    .replace(/\s(?:style|on\w+)\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)/gi, "");
  const document = new DOMParser().parseFromString(plain, "text/html");
  for (const element of document.querySelectorAll("script, style, template")) element.remove();
  return [...document.querySelectorAll("table")]
    .filter((table) => table.querySelector("table") === null)
    .map(matrixOfTable)
    .filter((matrix) => matrix.length > 0);
}
