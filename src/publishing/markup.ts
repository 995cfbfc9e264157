/** The document's blocks as semantic markup. */

import type { FieldId } from "../form/fields";
import type { LayoutCell, TableLayout } from "../form/table-layout";
import type { Block, ReportDocument } from "./document";
import { type Element, element, type Node } from "./element";
import type { Paragraph, Run } from "./paragraphs";

const runNode = ({ text, bold, kai }: Run): Node => {
  const node: Node = bold ? element("strong", {}, text) : text;
  return kai ? element("span", { class: "kai" }, node) : node;
};

function paragraphElement({ level, runs }: Paragraph, heading: 0 | 3 | 4): Element {
  if (heading === 0) return element("p", {}, ...runs.map(runNode));
  const look = level === 2 ? "second" : "third";
  return element(heading === 3 ? "h3" : "h4", { class: look }, ...runs.map(({ text }) => text));
}

function cellElement(cell: LayoutCell, values: ReadonlyMap<FieldId, string>): Element {
  const spans = {
    ...(cell.colSpan > 1 ? { colspan: String(cell.colSpan) } : {}),
    ...(cell.kind === "header" && cell.rowSpan > 1 ? { rowspan: String(cell.rowSpan) } : {}),
  };
  if (cell.kind === "value") return element("td", spans, values.get(cell.id) ?? "");
  const look: Record<string, string> = cell.align === "left" ? { class: "left" } : {};
  return element("th", { scope: cell.scope, ...spans, ...look }, cell.text);
}

/** Widths as attributes: they hold under a policy without inline styles, and in a website's editor. */
function columnElements({ widths }: TableLayout): readonly Element[] {
  const all = widths.reduce((sum, width) => sum + width, 0);
  return widths.map((width) => element("col", { width: `${((100 * width) / all).toFixed(2)}%` }));
}

function tableElement(layout: TableLayout, values: ReadonlyMap<FieldId, string>): Element {
  const rows = layout.rows.map((row) => element("tr", {}, ...row.map((cell) => cellElement(cell, values))));
  const head = rows.slice(0, layout.headRows);
  return element(
    "table",
    { class: `table-${layout.id}` },
    element("caption", {}, layout.caption),
    element("colgroup", {}, ...columnElements(layout)),
    ...(head.length === 0 ? [] : [element("thead", {}, ...head)]),
    element("tbody", {}, ...rows.slice(layout.headRows)),
  );
}

/** One block of the document. */
export function blockElement(block: Block): Element {
  switch (block.kind) {
    case "title":
      return element(
        "h1",
        {},
        ...block.lines.flatMap((line, index): Node[] => (index === 0 ? [line] : [element("br", {}), line])),
      );
    case "section":
      return element("h2", {}, block.title);
    case "paragraph":
      return paragraphElement(block.paragraph, block.heading);
    case "table":
      return tableElement(block.layout, block.values);
    case "signature":
      return element(
        "div",
        { class: "signature" },
        element("p", {}, block.organization),
        element("p", {}, block.date),
      );
    case "note":
      return element("p", { class: "note" }, block.text);
  }
}

/** A wide table scrolls by itself on a phone, by keyboard too. */
function scrolling(block: Block): Element {
  const drawn = blockElement(block);
  if (block.kind !== "table") return drawn;
  return element(
    "div",
    { class: "table-scroll", role: "region", "aria-label": block.layout.caption, tabindex: "0" },
    drawn,
  );
}

/** The whole document as one article, for a web page. */
export function markupOf(document: ReportDocument): Element {
  const mark = document.draft ? [element("p", { class: "draft-mark" }, "草稿")] : [];
  return element("article", { class: "report-document" }, ...mark, ...document.blocks.map(scrolling));
}
