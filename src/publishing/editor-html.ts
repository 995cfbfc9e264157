/**
 * The document for a website's editor: markup whose look is written on each element, since editors drop style sheets
 * and classes; and the same as plain text, for those that take nothing else.
 */
import type { ReportView } from "../report/live-report";
import { type Block, documentOf } from "./document";
import { type Element, element, htmlOf, type Node } from "./element";
import { blockElement } from "./markup";

const BODY = "font-family:仿宋,FangSong,serif;font-size:16pt;line-height:2;margin:0";
const CELL = "border:1px solid #000;padding:4px 6px;font-weight:normal;vertical-align:middle";

/** Look of an element by its tag and class. */
function styleOf({ tag, attributes }: Element): string {
  const look = attributes["class"] ?? "";
  switch (tag) {
    case "h1":
      return "font-family:宋体,SimSun,serif;font-size:22pt;line-height:1.6;font-weight:normal;text-align:center;margin:0 0 1em";
    case "h2":
      return `${BODY};font-family:黑体,SimHei,sans-serif;font-weight:normal;text-indent:2em`;
    case "h3":
    case "h4":
      return look === "second"
        ? `${BODY};font-family:楷体,KaiTi,serif;font-weight:normal;text-indent:2em`
        : `${BODY};font-weight:bold;text-indent:2em`;
    case "p":
      return `${BODY};text-indent:2em;text-align:justify`;
    case "table":
      return "border-collapse:collapse;width:100%;font-family:宋体,SimSun,serif;font-size:14px;line-height:1.4;margin:8px 0";
    case "th":
    case "td":
      return `${CELL};text-align:${look === "left" ? "left" : "center"}`;
    case "span":
      return "font-family:楷体,KaiTi,serif";
    default:
      return "";
  }
}

function inlined(node: Node): Node {
  if (typeof node === "string") return node;
  const { class: _, ...attributes } = node.attributes;
  const style = styleOf(node);
  const border = node.tag === "table" ? { border: "1", cellspacing: "0", cellpadding: "0" } : {};
  return {
    ...node,
    attributes: { ...attributes, ...border, ...(style === "" ? {} : { style }) },
    // An editor would show the caption as a line of text.
    children: node.children
      .filter((child) => typeof child === "string" || child.tag !== "caption")
      .map(inlined),
  };
}

const right = (text: string): Element =>
  element("p", { style: `${BODY};text-align:right;padding-right:4em` }, text);

function editorNodes(block: Block): readonly Node[] {
  if (block.kind === "signature") return [right(block.organization), right(block.date)];
  return [inlined(blockElement(block))];
}

/** Text of a block; a table as lines of cells with tabs between, a merged cell once. */
function textOf(block: Block): string {
  switch (block.kind) {
    case "title":
      return block.lines.join("\n");
    case "section":
      return block.title;
    case "paragraph":
      return block.paragraph.runs.map((run) => run.text).join("");
    case "table":
      return block.layout.rows
        .map((row) =>
          row
            .map((cell) => (cell.kind === "header" ? cell.text : (block.values.get(cell.id) ?? "")))
            .join("\t"),
        )
        .join("\n");
    case "signature":
      return `${block.organization}\n${block.date}`;
    case "note":
      return block.text;
  }
}

export function editorContent(view: ReportView): { readonly html: string; readonly text: string } {
  const { blocks, draft } = documentOf(view);
  const mark = draft ? [element("p", { style: BODY }, "【草稿】")] : [];
  return {
    html: [...mark, ...blocks.flatMap(editorNodes)].map(htmlOf).join("\n"),
    text: [...(draft ? ["【草稿】"] : []), ...blocks.map(textOf)].join("\n"),
  };
}
