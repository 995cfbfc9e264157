/** The document's blocks as semantic markup. */
import {
  columnsOf,
  firstColumns,
  headedValues,
  type LayoutCell,
  type Spot,
  type TableLayout,
  withRepeatedLabels,
} from "../form/table-layout";
import { type Block, type ReportDocument, setsTableThreeApart } from "./document";
import { type Element, element, type Node } from "./element";
import { wordLines } from "./name-lines";
import { breakable, type Paragraph, type Run } from "./paragraphs";
import { addedLines, type PrintedValue, roomOf } from "./table-values";

/** Pieces of a text with places between them where a line may break. */
const withBreaks = (pieces: readonly string[]): Node[] =>
  pieces.flatMap((piece, index): Node[] => (index === 0 ? [piece] : [element("wbr", {}), piece]));

function runNodes({ text, bold, kai }: Run): Node[] {
  const nodes = withBreaks(breakable(text));
  const inBold = bold ? [element("strong", {}, ...nodes)] : nodes;
  return kai ? [element("span", { class: "kai" }, ...inBold)] : inBold;
}

function paragraphElement({ level, runs }: Paragraph, heading: 0 | 3 | 4): Element {
  if (level !== 0) {
    const look = level === 2 ? "second" : "third";
    return element(heading === 4 ? "h4" : "h3", { class: look }, ...runs.map(({ text }) => text));
  }
  if (heading === 0) return element("p", {}, ...runs.flatMap(runNodes));
  // Run in before its text, a heading stands in the outline all the same.
  const head = element(
    "span",
    { role: "heading", "aria-level": String(heading) },
    ...runs.filter((run) => run.head).flatMap(runNodes),
  );
  return element("p", {}, head, ...runs.filter((run) => !run.head).flatMap(runNodes));
}

const headerId = ({ id }: TableLayout, { y, x }: Spot): string => `${id}-${y}-${x}`;

function valueElement(value: PrintedValue | undefined, attributes: Record<string, string>): Element {
  const { text, isNumber, remark } = value ?? { text: "", isNumber: false, remark: "" };
  const look: Record<string, string> = isNumber || text === "" ? {} : { class: "words" };
  const beside = remark === "" ? [] : [element("span", { class: "remark" }, `（${remark}）`)];
  return element("td", { ...attributes, ...look }, text, ...beside);
}

function cellElement(
  cell: LayoutCell,
  at: Spot,
  layout: TableLayout,
  values: ReadonlyMap<string, PrintedValue>,
  headers: ReadonlyMap<string, string>,
): Element {
  const spans = {
    ...(cell.colSpan > 1 ? { colspan: String(cell.colSpan) } : {}),
    ...(cell.kind === "header" && cell.rowSpan > 1 ? { rowspan: String(cell.rowSpan) } : {}),
  };
  if (cell.kind === "value") {
    return valueElement(values.get(cell.id), { headers: headers.get(cell.id) ?? "", ...spans });
  }
  const looks = [cell.align === "left" ? "left" : "", cell.words === null ? "" : "whole-words"];
  const look = looks.filter((name) => name !== "").join(" ");
  return element(
    "th",
    { id: headerId(layout, at), scope: cell.scope, ...spans, ...(look === "" ? {} : { class: look }) },
    ...withBreaks(cell.words ?? [cell.text]),
  );
}

/** Shares of the table's width, in per cent. */
export function columnShares({ widths }: TableLayout): readonly string[] {
  const all = widths.reduce((sum, width) => sum + width, 0);
  return widths.map((width) => `${((100 * width) / all).toFixed(2)}%`);
}

function tableElement({ layout, values, numberSize, dense }: Block & { kind: "table" }): Element {
  const headed = headedValues(layout);
  const headers = new Map(
    headed.map(({ id, headers: own }) => [id, own.map((header) => headerId(layout, header)).join(" ")]),
  );
  const first = firstColumns(layout);
  const rows = layout.rows.map((row, y) =>
    element(
      "tr",
      {},
      ...row.map((cell, at) => cellElement(cell, { y, x: first[y]?.[at] ?? 0 }, layout, values, headers)),
    ),
  );
  const head = rows.slice(0, layout.headRows);
  const look = [
    `table-${layout.id}`,
    `numbers-${String(numberSize).replace(".", "-")}`,
    ...(dense ? ["dense"] : []),
  ].join(" ");
  return element(
    "table",
    { class: look },
    element("caption", {}, layout.caption),
    // As attributes, widths hold under a policy without inline styles, and in a website's editor.
    element("colgroup", {}, ...columnShares(layout).map((width) => element("col", { width }))),
    ...(head.length === 0 ? [] : [element("thead", {}, ...head)]),
    element("tbody", {}, ...rows.slice(layout.headRows)),
  );
}

const lines = (texts: readonly string[]): Node[] =>
  texts.flatMap((line, index): Node[] => (index === 0 ? [line] : [element("br", {}), line]));

/** One block of the document. */
export function blockElement(block: Block): Element {
  switch (block.kind) {
    case "title":
      return element("h1", {}, ...lines(block.lines));
    case "section":
      return element("h2", {}, block.title);
    case "paragraph":
      return paragraphElement(block.paragraph, block.heading);
    case "table":
      return tableElement(block);
    case "table-note":
      return element("p", { class: "table-note" }, ...withBreaks(breakable(block.text)));
    case "signature":
      return element(
        "div",
        { class: "signature" },
        ...block.lines.map(({ text, right }) =>
          element("p", { class: "signed", style: `margin-right:${right}em` }, text),
        ),
      );
    case "note":
      return element("p", { class: "note" }, block.text);
  }
}

/** Widths of the columns by style sheet, which a phone's may replace. */
export const columnsCss = (layout: TableLayout): string =>
  columnShares(layout)
    .map((width, index) => `.table-${layout.id} col:nth-child(${index + 1}) { width: ${width}; }`)
    .join("\n");

/** Written on each cell: LibreOffice gives cells no lines by a style sheet's `td`. */
const CELL_LINE = "border:0.5pt solid #000";

/** A head's words on lines of their own: LibreOffice sizes columns by what it does not know that it may break. */
function onLines({ attributes, children }: Element, share: number): readonly Node[] {
  if (attributes["class"]?.includes("whole-words") !== true) return children;
  const words = children.filter((child) => typeof child === "string");
  return lines(wordLines(words, roomOf(share)));
}

/**
 * For a web page: columns by style sheet, and each cell with its line and width, for word processors that open the page.
 * No widths in the repeated head: a browser would size the columns by them, on a phone too.
 */
function forWebPage(table: Element, layout: TableLayout): Element {
  const all = layout.widths.reduce((sum, width) => sum + width, 0);
  let y = -1;
  const changed = (node: Element, at: number): Element => {
    if (node.tag === "col") return element("col", {});
    if (node.tag === "tr") y += 1;
    const width = columnsOf(layout, y, at).reduce((sum, column) => sum + column, 0);
    const isCell = node.tag === "th" || node.tag === "td";
    const isSized = isCell && y >= layout.headRows;
    // On paper the head's line and the first row's would both be drawn.
    const first = layout.headRows > 0 && y === layout.headRows ? ";border-top:none" : "";
    const share = isSized ? `;width:${((100 * width) / all).toFixed(2)}%` : "";
    return {
      ...node,
      attributes: isCell ? { ...node.attributes, style: `${CELL_LINE}${first}${share}` } : node.attributes,
      children: isCell
        ? onLines(node, width / all)
        : node.children.map((child, index) => (typeof child === "string" ? child : changed(child, index))),
    };
  };
  // A word processor takes the width from the attribute alone, and sets a caption as one more heading.
  return {
    ...table,
    attributes: { ...table.attributes, width: "100%", "aria-label": layout.caption },
    children: table.children
      .filter((child) => typeof child === "string" || child.tag !== "caption")
      .map((child, index) => (typeof child === "string" ? child : changed(child, index))),
  };
}

/** Lines that table three, set closer, has room for on its page, and that no other table reaches a page's end with. */
const SPARE_LINES = { applications: 6, proactiveDisclosure: 20, disputes: 20 } as const;

/** Whether a table may be higher than a page: remarks and texts among its numbers make it so. */
const mayBeHigh = ({ layout, values, numberSize }: Block & { kind: "table" }): boolean =>
  addedLines(layout, values, numberSize) > SPARE_LINES[layout.id];

/** A wide table scrolls by itself on a phone, by keyboard too. */
function scrolling(given: Block): Element {
  const high = given.kind === "table" && mayBeHigh(given);
  const block = high ? { ...given, layout: withRepeatedLabels(given.layout) } : given;
  const drawn = blockElement(block);
  if (block.kind !== "table") return drawn;
  return element(
    "section",
    { class: "table-scroll", "aria-label": block.layout.caption, tabindex: "0" },
    forWebPage(drawn, block.layout),
  );
}

/** On paper table three has a page to itself; written so that a word processor that opens the page knows it too. */
function paged(block: Element, apart: boolean): Element {
  if (!apart) return block;
  return { ...block, attributes: { ...block.attributes, style: "page-break-before:always" } };
}

/** The whole document as one article, for a web page. */
export function markupOf({ draft, blocks }: ReportDocument): Element {
  const mark = draft ? [element("p", { class: "draft-mark" }, "草稿")] : [];
  const body = blocks.map((block, index) => paged(scrolling(block), setsTableThreeApart(blocks, index)));
  return element("article", { class: "report-document" }, ...mark, ...body);
}
