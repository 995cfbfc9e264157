/**
 * A table as text: what a clipboard or a document holds before anything is understood. This folder turns published
 * documents and pasted tables into values of a report; it may import `form` and `report`, and is loaded when used.
 */

/** Rows of cells; null where a merged cell covers the place. */
export type Matrix = readonly (readonly (string | null)[])[];

export const widthOf = (matrix: Matrix): number =>
  matrix.reduce((most, row) => Math.max(most, row.length), 0);

/** Stands for a line break between two digits: a cell of two numbers must not look like one. */
export const BROKEN_LINE = "⏎";
const DIGIT = /[0-9\uFF10-\uFF19]/;

/** White space of any kind, also inside, folded: cells of web pages and of Word are full of it. */
export const tidy = (text: string): string =>
  text
    .replace(/[\s\u00a0\u3000\u200b\ufeff]+/g, (run) => (/[\n\r\v\f\u2028\u2029]/.test(run) ? "\n" : " "))
    .trim()
    .replace(/\n/g, (_, at: number, whole: string) =>
      DIGIT.test(whole[at - 1] ?? "") && DIGIT.test(whole[at + 1] ?? "") ? BROKEN_LINE : " ",
    );

/** Rows and columns that hold nothing at the end are no part of the table. */
export function trimmed(matrix: Matrix): Matrix {
  const rows = [...matrix];
  while (rows.length > 0 && rows[rows.length - 1]?.every((cell) => (cell ?? "") === "") === true) rows.pop();
  return rows;
}

/** Tab-separated text as spreadsheets put it on the clipboard: a cell with a line break or a quote stands in quotes. */
export function matrixOfTsv(text: string): Matrix {
  const rows: string[][] = [[]];
  const closing = lastClosingQuote(text);
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
    } else if (char === '"' && atStart && at < closing) {
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

/** Where the last quote stands that ends a cell: one at the start of a cell after it quotes nothing. */
function lastClosingQuote(text: string): number {
  let at = text.lastIndexOf('"');
  while (at >= 0 && !/^[\t\r\n]?$/.test(text[at + 1] ?? ""))
    at = at === 0 ? -1 : text.lastIndexOf('"', at - 1);
  return at;
}

/** More than any table of this form, however it was laid out. */
const MOST_SPAN = 60;
/** Rows and columns that are still read: enough to say how large a table is that is refused. */
const MOST_LINES = 1000;

const spanOf = (cell: Element, name: string): number => {
  const span = Number.parseInt(cell.getAttribute(name) ?? "1", 10);
  return Number.isFinite(span) ? Math.min(Math.max(span, 1), MOST_SPAN) : 1;
};

/** Set where a spreadsheet lets a long label run over the empty cells beside it: they are cells of their own. */
const SPILLS = "data-spills";

const BLOCK = /^(?:P|DIV|LI|H\d)$/;

/** Text with a line break where one is seen; in the markup itself a line break is a space. */
function textUnder(node: Node): string {
  if (node instanceof Text) return node.data.replace(/\s/g, " ");
  if (node.nodeName === "BR") return "\n";
  const text = Array.from(node.childNodes, textUnder).join("");
  return BLOCK.test(node.nodeName) ? `\n${text}\n` : text;
}

function matrixOfTable(table: Element): Matrix {
  const grid: (string | null)[][] = [];
  [...table.querySelectorAll("tr")].slice(0, MOST_LINES).forEach((row, y) => {
    grid[y] ??= [];
    let x = 0;
    for (const cell of row.querySelectorAll("td, th")) {
      while (grid[y]?.[x] !== undefined) x += 1;
      if (x >= MOST_LINES) break;
      const [columns, rows] = [spanOf(cell, "colspan"), spanOf(cell, "rowspan")];
      const covered = cell.hasAttribute(SPILLS) ? "" : null;
      const text = tidy(textUnder(cell));
      for (let dy = 0; dy < rows; dy += 1) {
        grid[y + dy] ??= [];
        const line = grid[y + dy];
        for (let dx = 0; dx < columns; dx += 1) {
          if (line !== undefined) line[x + dx] = dx === 0 && dy === 0 ? text : covered;
        }
      }
      x += columns;
    }
  });
  return trimmed(grid.map((row) => Array.from(row, (cell) => (cell === undefined ? "" : cell))));
}

/** Markup without its style sheets; one that never ends takes the rest with it, as it does in a browser. */
export function withoutStyleSheets(html: string): string {
  let kept = "";
  let from = 0;
  let inside = false;
  for (const { 0: tag, index } of html.matchAll(/<\/?style\b/gi)) {
    if (index < from) continue;
    if (tag[1] === "/") {
      if (!inside) continue;
      const end = html.indexOf(">", index);
      from = end < 0 ? html.length : end + 1;
      inside = false;
    } else if (!inside) {
      kept += html.slice(from, index);
      inside = true;
    }
  }
  return inside ? kept : kept + html.slice(from);
}

/**
 * Markup without styles and handlers: they say nothing here, and a strict policy would report each of them. What a
 * style says of a label that runs over its neighbours is kept.
 */
export const plainMarkup = (html: string): string =>
  withoutStyleSheets(html).replace(/\s(?:style|on\w+)\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)/gi, (attribute) =>
    attribute.includes("mso-ignore:colspan") ? ` ${SPILLS}` : "",
  );

/** The tables of a web page or of an office program's clipboard. The document is inert: nothing in it loads or runs. */
export function matricesOfHtml(html: string): readonly Matrix[] {
  const document = new DOMParser().parseFromString(plainMarkup(html), "text/html");
  for (const element of document.querySelectorAll("script, style, template")) element.remove();
  return [...document.querySelectorAll("table")]
    .filter((table) => table.querySelector("table") === null)
    .map(matrixOfTable)
    .filter((matrix) => matrix.length > 0);
}

/**
 * One table that is on the clipboard twice. Where the text has a place for every cell of every row, as a spreadsheet's
 * has, its tabs say where a value stands: the markup covers empty cells that a long label runs over.
 */
export function agreed(fromHtml: Matrix, fromText: Matrix): Matrix {
  const width = fromText[0]?.length ?? 0;
  return width > 1 && fromText.every((row) => row.length === width) ? fromText : fromHtml;
}
