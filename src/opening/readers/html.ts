/**
 * Web pages. parse5 builds the browser's own tree without a DOM and without running or fetching anything; the walk over
 * it is ours, with a stack: trees may be deep, lists long.
 */
import { type DefaultTreeAdapterMap, defaultTreeAdapter, parse } from "parse5";
import { LIMITS, tooMuch } from "../document/limits";
import { Notices, type SourceBlock, type SourceDocument } from "../document/source-document";
import { framedText, GridBuilder } from "./grid-builder";
import { raisedDigits } from "./raised-digits";

type Node = DefaultTreeAdapterMap["node"];
type Element = DefaultTreeAdapterMap["element"];

const isElement = (node: Node): node is Element => "tagName" in node;
const isText = (node: Node): node is DefaultTreeAdapterMap["textNode"] => node.nodeName === "#text";

const SKIPPED = new Set(
  "script style template svg math iframe object embed noscript input select textarea button head rt rp canvas audio video map".split(
    " ",
  ),
);
const BLOCKS = new Set(
  "p div h1 h2 h3 h4 h5 h6 li ul ol dl dt dd section article main header footer nav aside blockquote pre center form fieldset figure figcaption address tr table body caption td th hr".split(
    " ",
  ),
);
/** Text that is struck out is no longer there, as deleted text of a Word document is not. */
const STRUCK = new Set(["del", "s", "strike"]);
const HEADINGS = new Set(["h1", "h2", "h3", "h4", "h5", "h6"]);

export const attribute = (element: Element, name: string): string | undefined =>
  element.attrs.find((candidate) => candidate.name === name)?.value;

const INVISIBLE =
  /display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|font-size\s*:\s*0(?:\.0+)?(?:px|pt|em|%|\s*[;"]|\s*$)/i;
const LINE_THROUGH = /text-decoration(?:-line)?\s*:[^;]{0,40}line-through/i;

const isStruck = (element: Element): boolean =>
  STRUCK.has(element.tagName) || LINE_THROUGH.test(attribute(element, "style")?.slice(0, 2_000) ?? "");

function isHidden(element: Element): boolean {
  if (attribute(element, "hidden") !== undefined) return true;
  const style = attribute(element, "style");
  return style !== undefined && INVISIBLE.test(style.slice(0, 2_000));
}

/** One step of the walk: an element to enter, or the end of one. */
type Step = { readonly node: Node; readonly depth: number } | { readonly leave: Element };

/** Nodes are counted as they are made: a parser repairs markup, and may make many from little. */
function countingAdapter(): typeof defaultTreeAdapter {
  let nodes = 0;
  const count = (): void => {
    nodes += 1;
    if (nodes > LIMITS.htmlNodes) throw tooMuch("elements");
  };
  return {
    ...defaultTreeAdapter,
    createElement(...made) {
      count();
      return defaultTreeAdapter.createElement(...made);
    },
    createCommentNode(...made) {
      count();
      return defaultTreeAdapter.createCommentNode(...made);
    },
  };
}

interface OpenTable {
  readonly grid: GridBuilder;
  /** Text of the cell being read. */
  cell: { text: TextBuilder; rowSpan: number; columnSpan: number } | null;
  row: number;
}

/** Text with line breaks between blocks and white space folded as a browser shows it. */
class TextBuilder {
  private parts: string[] = [];
  private length = 0;

  add(text: string): void {
    this.length += text.length;
    this.parts.push(text.replace(/[\t\n\r\f ]+/g, " ").replace(/\p{Cc}+/gu, ""));
  }

  break(): void {
    if (this.parts.length > 0) this.parts.push("\n");
  }

  get size(): number {
    return this.length;
  }

  take(): string {
    const text = this.parts
      .join("")
      .split("\n")
      .map((line) => line.replace(/[ \u00a0]+/g, " ").trim())
      .filter((line) => line !== "")
      .join("\n");
    this.parts = [];
    return text;
  }
}

/** A picture within the page's source, which is most of what some pages hold. */
const PICTURE = /data:[\w.+-]{1,40}\/[\w.+-]{1,60};base64,[A-Za-z0-9+/=\s]+/g;

export function readHtml(html: string): SourceDocument {
  const source = html.includes(";base64,") ? html.replace(PICTURE, "data:,") : html;
  if (source.length > LIMITS.htmlSource) throw tooMuch("text");
  const tree = parse(source, { treeAdapter: countingAdapter() });
  return new Walk().over(tree);
}

class Walk {
  private readonly blocks: SourceBlock[] = [];
  private readonly containers: number[] = [0];
  private readonly containerStack: number[] = [0];
  private readonly notices = new Notices();
  private readonly tables: OpenTable[] = [];
  private readonly layoutTables = new Set<Element>();
  private prose = new TextBuilder();
  private heading = false;
  /** How many elements around keep their line breaks. */
  private preformatted = 0;
  /** How many superscripts are open. */
  private raised = 0;
  private title: string | undefined;
  private embedded: string | undefined;
  private nodes = 0;
  private characters = 0;
  private cells = 0;

  over(tree: Node): SourceDocument {
    this.findLayoutTables(tree);
    const stack: Step[] = [{ node: tree, depth: 0 }];
    for (let step = stack.pop(); step !== undefined; step = stack.pop()) {
      if ("leave" in step) this.leave(step.leave);
      else this.enter(step.node, step.depth, stack);
    }
    this.endParagraph();
    return {
      kind: "html",
      blocks: this.blocks,
      containers: this.containers,
      notices: this.notices.list(),
      ...(this.title === undefined ? {} : { title: this.title }),
      ...(this.embedded === undefined ? {} : { embedded: this.embedded }),
    };
  }

  /** A table that holds a table is layout. Metadata is read on the same way. */
  private findLayoutTables(tree: Node): void {
    const stack: { node: Node; table: Element | null; tables: number; depth: number }[] = [
      { node: tree, table: null, tables: 0, depth: 0 },
    ];
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      const { node, depth } = next;
      this.nodes += 1;
      if (this.nodes > LIMITS.htmlNodes) throw tooMuch("elements");
      if (depth > LIMITS.htmlDepth) throw tooMuch("depth");
      let { table, tables } = next;
      if (isElement(node)) {
        this.readMetadata(node);
        if (node.tagName === "table") {
          if (table !== null) this.layoutTables.add(table);
          table = node;
          tables += 1;
          if (tables > LIMITS.nestedTables) throw tooMuch("depth");
        }
      }
      for (const child of childrenOf(node)) stack.push({ node: child, table, tables, depth: depth + 1 });
    }
  }

  private readMetadata(element: Element): void {
    if (element.tagName === "title" && this.title === undefined) {
      const first = element.childNodes[0];
      if (first !== undefined && isText(first))
        this.title = first.value.replace(/\s+/g, " ").trim().slice(0, 300);
    }
    if (element.tagName === "meta" && attribute(element, "name") === "report-json") {
      this.embedded ??= attribute(element, "content");
    }
  }

  private enter(node: Node, depth: number, stack: Step[]): void {
    if (isText(node)) {
      this.text(node.value);
      return;
    }
    if (isElement(node)) {
      if (SKIPPED.has(node.tagName)) return;
      if (isHidden(node)) {
        if (textOf(node).trim() !== "") this.notices.add("hidden-text");
        return;
      }
      if (isStruck(node)) {
        if (textOf(node).trim() !== "") this.notices.add("struck-text");
        return;
      }
      if (node.tagName === "sup") this.raised += 1;
      this.open(node);
      stack.push({ leave: node });
    }
    const children = childrenOf(node);
    for (let index = children.length - 1; index >= 0; index -= 1) {
      const child = children[index];
      if (child !== undefined) stack.push({ node: child, depth: depth + 1 });
    }
  }

  private text(value: string): void {
    this.characters += value.length;
    if (this.characters > LIMITS.text) throw tooMuch("text");
    const table = this.tables[this.tables.length - 1];
    const shown = this.raised > 0 ? raisedDigits(value) : value;
    const lines = this.preformatted > 0 ? shown.split("\n") : [shown];
    lines.forEach((line, index) => {
      if (table !== undefined) {
        if (index > 0) table.cell?.text.break();
        table.cell?.text.add(line);
      } else {
        if (index > 0) this.endParagraph();
        this.prose.add(line);
      }
    });
  }

  private open(element: Element): void {
    const table = this.tables[this.tables.length - 1];
    const { tagName } = element;
    if (tagName === "pre") this.preformatted += 1;
    if (tagName === "table" && !this.layoutTables.has(element)) {
      this.endParagraph();
      this.tables.push({ grid: new GridBuilder(this.notices), cell: null, row: -1 });
      return;
    }
    if (table !== undefined) {
      if (tagName === "tr") table.row += 1;
      else if (tagName === "td" || tagName === "th") this.openCell(table, element);
      else if (tagName === "br" || BLOCKS.has(tagName)) table.cell?.text.break();
      return;
    }
    if (tagName === "br") this.endParagraph();
    if (!BLOCKS.has(tagName)) return;
    this.endParagraph();
    this.heading = HEADINGS.has(tagName);
    this.containers.push(this.containerStack[this.containerStack.length - 1] ?? 0);
    this.containerStack.push(this.containers.length - 1);
  }

  private openCell(table: OpenTable, element: Element): void {
    this.cells += 1;
    if (this.cells > LIMITS.cells) throw tooMuch("cells");
    if (table.row < 0) table.row = 0;
    table.cell = {
      text: new TextBuilder(),
      rowSpan: spanOf(element, "rowspan"),
      columnSpan: spanOf(element, "colspan"),
    };
  }

  private leave(element: Element): void {
    const { tagName } = element;
    if (tagName === "sup") this.raised -= 1;
    if (tagName === "pre") this.preformatted -= 1;
    const table = this.tables[this.tables.length - 1];
    if (tagName === "table" && !this.layoutTables.has(element)) {
      this.tables.pop();
      if (table !== undefined) this.addTable(table.grid);
      return;
    }
    if (table !== undefined) {
      if ((tagName === "td" || tagName === "th") && table.cell !== null) {
        const { text, rowSpan, columnSpan } = table.cell;
        table.grid.add(table.row, { text: text.take(), rowSpan, columnSpan });
        table.cell = null;
      } else if (BLOCKS.has(tagName)) table.cell?.text.break();
      return;
    }
    if (!BLOCKS.has(tagName)) return;
    this.endParagraph();
    this.heading = false;
    this.containerStack.pop();
  }

  private addTable(grid: GridBuilder): void {
    const table = grid.table();
    if (table.cells.length === 0) return;
    const framed = framedText(table);
    if (framed === null) this.blocks.push({ ...table, container: this.container() });
    else
      for (const line of framed)
        this.blocks.push({ kind: "paragraph", text: line, container: this.container() });
  }

  private container(): number {
    return this.containerStack[this.containerStack.length - 1] ?? 0;
  }

  private endParagraph(): void {
    const text = this.prose.take();
    if (text === "") return;
    if (this.blocks.length >= LIMITS.paragraphs) throw tooMuch("elements");
    this.blocks.push({
      kind: "paragraph",
      text,
      container: this.container(),
      ...(this.heading ? { heading: true as const } : {}),
    });
  }
}

function childrenOf(node: Node): readonly Node[] {
  if (isElement(node) && node.tagName === "template") return [];
  return "childNodes" in node ? defaultTreeAdapter.getChildNodes(node) : [];
}

/** Text of a subtree, for telling whether what is hidden holds anything; the beginning is enough. */
function textOf(root: Node): string {
  let text = "";
  const stack: Node[] = [root];
  for (let node = stack.pop(); node !== undefined && text.length < 200; node = stack.pop()) {
    if (isText(node)) text += node.value.slice(0, 200);
    for (const child of childrenOf(node).slice(0, 200)) stack.push(child);
  }
  return text;
}

function spanOf(element: Element, name: "rowspan" | "colspan"): number {
  const span = Number.parseInt(attribute(element, name) ?? "1", 10);
  const most = name === "rowspan" ? LIMITS.rowSpan : LIMITS.columnSpan;
  if (!Number.isFinite(span)) return 1;
  // rowspan="0" means down to the end of the table.
  if (span === 0 && name === "rowspan") return most;
  return Math.min(Math.max(span, 1), most);
}
