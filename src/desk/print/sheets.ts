/**
 * The document on sheets of A4: set once in a column of the page's width, broken into pages by `pages.ts`, put on
 * sheets. What is seen is what is printed. Loaded when the preview opens.
 */
import "../../publishing/document.css";
import { type Block, documentOf, type ReportDocument, setsTableThreeApart } from "../../publishing/document";
import type { Node as Piece } from "../../publishing/element";
import { blockElement } from "../../publishing/markup";
import { type Measured, paginate } from "../../publishing/pages";
import { contentHash } from "../../report/content-hash";
import type { ReportView } from "../../report/live-report";
import { shortHash } from "../../report/short-hash";
import type { PrintOptions } from "./print-options";
import { blocksOf, linesOf, rowsOf } from "./split-block";

function built(piece: Piece): Node {
  if (typeof piece === "string") return document.createTextNode(piece);
  const made = document.createElement(piece.tag);
  for (const [name, value] of Object.entries(piece.attributes)) {
    // The page's policy allows styles that are set by script, not by attribute.
    if (name === "style") made.style.cssText = value;
    else made.setAttribute(name, value);
  }
  made.append(...piece.children.map(built));
  return made;
}

const div = (className: string, ...children: (Node | string)[]): HTMLElement => {
  const made = document.createElement("div");
  made.className = className;
  made.append(...children);
  return made;
};

interface Placed {
  readonly element: HTMLElement;
  readonly block: Block;
  readonly breakBefore: boolean;
}

const isTableSection = (blocks: readonly Block[], index: number): boolean =>
  blocks[index]?.kind === "section" && blocks[index + 1]?.kind === "table";

/** The blocks that are wanted, with the page breaks that were asked for. */
function chosenBlocks({ blocks }: ReportDocument, options: PrintOptions): readonly Placed[] {
  const firstSection = blocks.findIndex((block) => block.kind === "section");
  return blocks.flatMap((block, index): Placed[] => {
    if (!options.preamble && block.kind === "paragraph" && index < firstSection) return [];
    const alone = options.tableThreeAlone && setsTableThreeApart(blocks, index);
    const paged = options.tables === "page" && isTableSection(blocks, index);
    const element = built(blockElement(block)) as HTMLElement;
    // What is found in it is marked there.
    element.dataset["block"] = String(index);
    return [{ block, element, breakBefore: alone || paged }];
  });
}

const heightOf = (element: Element): number => element.getBoundingClientRect().height;

function measured({ element, block, breakBefore }: Placed): Measured {
  const style = getComputedStyle(element);
  const around = {
    before: Number.parseFloat(style.marginTop),
    after: Number.parseFloat(style.marginBottom),
    breakBefore,
    keepWithNext: /^H[1-4]$/.test(element.tagName),
    keepWithPrevious: block.kind === "signature" || block.kind === "note" || block.kind === "table-note",
  };
  if (element instanceof HTMLTableElement) {
    const head = element.tHead === null ? 0 : heightOf(element.tHead);
    const rows = [...(element.tBodies[0]?.rows ?? [])].map(heightOf);
    return { ...around, kind: "rows", head, rows };
  }
  if (block.kind === "signature") return { ...around, kind: "rows", head: 0, rows: [heightOf(element)] };
  const pitch = Number.parseFloat(style.lineHeight);
  return { ...around, kind: "lines", pitch, count: Math.max(1, Math.round(heightOf(element) / pitch)) };
}

/** A table that goes on is on several sheets; the ids of its heads are told apart by page. */
function tellApart(sheet: HTMLElement, page: number): void {
  for (const head of sheet.querySelectorAll("[id]")) head.id = `${head.id}-${page}`;
  for (const cell of sheet.querySelectorAll("[headers]")) {
    const ids = cell.getAttribute("headers") ?? "";
    cell.setAttribute(
      "headers",
      ids.replace(/[^ ]+/g, (id) => `${id}-${page}`),
    );
  }
}

function part(placed: Placed, size: Measured, from: number, to: number): HTMLElement {
  const { element } = placed;
  if (size.kind === "lines") {
    const whole = from === 0 && to === size.count;
    return whole
      ? (element.cloneNode(true) as HTMLElement)
      : linesOf(element, from, to, size.count, size.pitch);
  }
  const whole = from === 0 && to === size.rows.length;
  return whole || !(element instanceof HTMLTableElement)
    ? (element.cloneNode(true) as HTMLElement)
    : rowsOf(element, from, to);
}

/** The document as it is printed. */
export const printedDocument = (view: ReportView, options: PrintOptions): ReportDocument =>
  documentOf(view, { sealed: options.seal === "sealed" });

/** Draws the sheets into `into`; returns how many there are. */
export function drawSheets(view: ReportView, options: PrintOptions, into: HTMLElement): number {
  const report = printedDocument(view, options);
  const placed = chosenBlocks(report, options);
  const setting = `report-document size-${options.bodySize}`;
  const column = div(setting, ...placed.map(({ element }) => element));
  const desk = div("sheet measuring", column);
  desk.setAttribute("aria-hidden", "true");
  into.append(desk);
  const { paddingTop, paddingBottom } = getComputedStyle(desk);
  const pageHeight = desk.clientHeight - Number.parseFloat(paddingTop) - Number.parseFloat(paddingBottom);
  const sizes = placed.map(measured);
  const mark = report.draft ? `草稿 · 校验码 ${shortHash(contentHash(view))}` : "";
  const pages = paginate(sizes, pageHeight);
  const sheets = pages.map((page, index) => {
    const content = page.flatMap(({ block, from, to }) => {
      const [source, size] = [placed[block], sizes[block]];
      if (source === undefined || size === undefined) return [];
      const piece = part(source, size, from, to);
      const inBlocks = source.block.kind === "table" && source.block.layout.headRows === 0;
      return inBlocks && piece instanceof HTMLTableElement ? blocksOf(piece) : [piece];
    });
    const number = div("page-number", `— ${index + 1} —`);
    const sheet = div("sheet", div(setting, ...content), number);
    tellApart(sheet, index + 1);
    // In a PDF they are the page's, not words between those of the text.
    number.setAttribute("aria-hidden", "true");
    sheet.setAttribute("role", "group");
    sheet.setAttribute("aria-label", `第 ${index + 1} 页，共 ${pages.length} 页`);
    if (mark !== "") {
      const foot = div("page-mark", mark);
      foot.setAttribute("aria-hidden", "true");
      sheet.append(foot);
    }
    if (mark !== "" && options.draftMark === "watermark") {
      const watermark = div("watermark", "草稿");
      watermark.setAttribute("aria-hidden", "true");
      sheet.append(watermark);
    }
    return sheet;
  });
  into.replaceChildren(...sheets);
  return sheets.length;
}
