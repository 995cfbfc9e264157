/**
 * The document for a website's editor: markup whose look is written on each element, since editors drop style sheets
 * and classes; and the same as plain text, for those that take nothing else.
 */
import { firstColumns } from "../form/table-layout";
import type { ReportView } from "../report/live-report";
import { type Block, documentOf } from "./document";
import { type Element, element, htmlOf, type Node } from "./element";
import { blockElement } from "./markup";
import type { SignatureLine } from "./signature";
import { withRemark } from "./table-values";

const BODY = "margin:0";
const CELL = "border:1px solid #000;padding:4px 6px;font-weight:normal;vertical-align:middle";

/** Look of an element by its tag and class; sizes and line heights are the site's own, on a phone too. */
function styleOf({ tag, attributes }: Element): string {
  const looks = (attributes["class"] ?? "").split(" ");
  switch (tag) {
    case "h2":
      return `${BODY};font-family:黑体,SimHei,sans-serif;font-weight:normal;font-size:inherit;text-indent:2em`;
    case "h3":
    case "h4":
      return looks.includes("second")
        ? `${BODY};font-family:楷体,KaiTi,serif;font-weight:normal;font-size:inherit;text-indent:2em`
        : `${BODY};font-weight:bold;font-size:inherit;text-indent:2em`;
    case "p":
      return looks.includes("table-note")
        ? `${BODY};font-size:14px`
        : `${BODY};text-indent:2em;text-align:justify`;
    case "table":
      return "border-collapse:collapse;width:100%;font-family:宋体,SimSun,serif;font-size:14px;line-height:1.4;margin:8px 0";
    case "th":
      return `${CELL};text-align:${looks.includes("left") ? "left" : "center"}`;
    case "td":
      return `${CELL};padding:4px 1px;text-align:center${looks.includes("words") ? "" : ";white-space:nowrap"}`;
    case "span":
      if (looks.includes("kai")) return "font-family:楷体,KaiTi,serif";
      return looks.includes("remark") ? "white-space:normal" : "";
    default:
      return "";
  }
}

function inlined(node: Node): Node {
  if (typeof node === "string") return node;
  const { class: _, ...attributes } = node.attributes;
  const style = styleOf(node);
  const table =
    node.tag === "table"
      ? { border: "1", cellspacing: "0", cellpadding: "0", "aria-label": captionOf(node) }
      : {};
  return {
    ...node,
    attributes: { ...attributes, ...table, ...(style === "" ? {} : { style }) },
    // An editor would show the caption as a line of text; the table is named by its label instead.
    children: node.children
      .filter((child) => typeof child === "string" || child.tag !== "caption")
      .map(inlined),
  };
}

function captionOf({ children }: Element): string {
  const caption = children.find((child) => typeof child !== "string" && child.tag === "caption");
  const text = typeof caption === "object" ? caption.children[0] : undefined;
  return typeof text === "string" ? text : "";
}

/** Wide tables scroll by themselves on a phone. */
const scrolling = (table: Node): Element => element("div", { style: "overflow-x:auto" }, table);

/** A signature's lines: the site's type is as wide as its characters, so the standard's distances hold. */
const signed = ({ text, right }: SignatureLine): Element =>
  element("p", { style: `${BODY};text-align:right;margin-right:${right}em` }, text);

function editorNodes(block: Block): readonly Node[] {
  switch (block.kind) {
    // The site shows the title from a field of its own.
    case "title":
      return [];
    case "signature":
      return block.lines.map(signed);
    case "table":
      return [scrolling(inlined(blockElement(block)))];
    default:
      return [inlined(blockElement(block))];
  }
}

/** A table as lines of cells with tabs between: what is covered by a merged cell is empty, so that columns stay columns. */
function tableText({ layout, values }: Block & { kind: "table" }): string {
  const first = firstColumns(layout);
  const lines = layout.rows.map((row, y) => {
    const cells = layout.widths.map(() => "");
    row.forEach((cell, at) => {
      const value = cell.kind === "value" ? values.get(cell.id) : undefined;
      cells[first[y]?.[at] ?? 0] =
        cell.kind === "header" ? cell.text : value === undefined ? "" : withRemark(value);
    });
    return cells.map((text) => text.replace(/[\t\n]/g, " ")).join("\t");
  });
  return lines.join("\n");
}

function textOf(block: Block): string {
  switch (block.kind) {
    case "title":
      return "";
    case "section":
      return block.title;
    case "paragraph":
      return block.paragraph.runs.map((run) => run.text).join("");
    case "table":
      return tableText(block);
    case "signature":
      return block.lines.map((line) => line.text).join("\n");
    case "table-note":
    case "note":
      return block.text;
  }
}

/** The document without its title, which a site's editor takes in a field of its own. */
export function editorContent(view: ReportView): {
  readonly title: string;
  readonly html: string;
  readonly text: string;
} {
  const { title, blocks, draft } = documentOf(view);
  const mark = draft ? [element("p", { style: BODY }, "【草稿】")] : [];
  const texts = [...(draft ? ["【草稿】"] : []), ...blocks.map(textOf)].filter((text) => text !== "");
  return {
    title,
    html: [...mark, ...blocks.flatMap(editorNodes)].map(htmlOf).join("\n"),
    text: texts.join("\n"),
  };
}
