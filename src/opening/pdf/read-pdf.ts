/** A PDF as paragraphs and tables, with the page and the box of each. */
import { LIMITS, OpenFailure, tooMuch } from "../document/limits";
import {
  Notices,
  type SourceBlock,
  type SourceCell,
  type SourceDocument,
  type SourceParagraph,
  type SourceTable,
} from "../document/source-document";
import { lightened } from "./lighten-pdf";
import { contentOf, type Glyph, type PageContent } from "./page-content";
import type { PdfLibrary } from "./pdf-library";
import { type RuledTable, ruledTables } from "./ruled-tables";
import { linesOfGlyphs, type TextLine, textOfGlyphs } from "./text-lines";

const OPTIONS = {
  isEvalSupported: false,
  disableFontFace: true,
  useSystemFonts: false,
  useWorkerFetch: false,
  isOffscreenCanvasSupported: false,
  isImageDecoderSupported: false,
  enableXfa: false,
  stopAtErrors: true,
  verbosity: 0,
} as const;

export async function readPdf(bytes: Uint8Array, library: PdfLibrary): Promise<SourceDocument> {
  if (!isWhole(bytes)) throw new OpenFailure({ code: "pdf-damaged" });
  const task = library.getDocument({ ...OPTIONS, data: lightened(bytes) });
  try {
    const document = await task.promise;
    if (document.numPages > LIMITS.pdfPages) throw tooMuch("pages");
    const reader = new DocumentReader();
    let operators = 0;
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      const content = await contentOf(page, library);
      // Pages may share what draws them: it is small in the file and drawn again for each.
      operators += content.operators;
      if (operators > LIMITS.pdfOperators) throw tooMuch("elements");
      reader.addPage(content, number);
      page.cleanup();
    }
    return reader.document();
  } catch (error) {
    throw failureOf(error);
  } finally {
    await task.destroy().catch(() => undefined);
  }
}

/** Where a file was cut off, what points to its objects is gone from its end; a part of a report is not read as one. */
const isWhole = (bytes: Uint8Array): boolean =>
  new TextDecoder("latin1").decode(bytes.subarray(-LONGEST_END)).includes("startxref");
const LONGEST_END = 16 * 1024;

function failureOf(error: unknown): OpenFailure {
  if (error instanceof OpenFailure) return error;
  const name = error instanceof Error ? error.name : "";
  return new OpenFailure({ code: name === "PasswordException" ? "file-encrypted" : "pdf-damaged" });
}

/** A table on its page, before it is joined to what it continues. */
interface PageTable {
  readonly xs: readonly number[];
  readonly table: SourceTable;
}

interface Page {
  readonly number: number;
  readonly height: number;
  readonly placed: readonly Placed[];
}

interface Placed {
  readonly top: number;
  readonly line?: TextLine;
  readonly table?: PageTable;
}

class DocumentReader {
  private readonly blocks: SourceBlock[] = [];
  private readonly notices = new Notices();
  private readonly prose = new ProseJoiner();
  private readonly edges = new Edges();
  private readonly pages: Page[] = [];
  private characters = 0;
  private lost = 0;
  /** Pictures, lines and areas: there is something to be seen. */
  private drawn = 0;
  private cells = 0;
  /** The last block's table and its columns, while it may go on on the next page. */
  private open: PageTable | null = null;

  addPage(content: PageContent, page: number): void {
    this.characters += content.glyphs.filter((glyph) => !glyph.isSpace).length;
    if (content.glyphs.length === 0 && content.pictures > 0) this.notices.add("picture-pages", String(page));
    this.lost += content.lost;
    this.drawn += content.pictures + content.paths;
    if (content.invisible > 0) this.notices.add("machine-read", String(page));
    const tables = ruledTables(content.rules);
    const inTables = tables.map((): Glyph[] => []);
    const outside: Glyph[] = [];
    for (const glyph of content.glyphs) {
      const [x, y] = [glyph.x + glyph.width / 2, glyph.y + glyph.height / 2];
      const index = tables.findIndex((table) => squareAt(table, x, y) !== null);
      (inTables[index] ?? outside).push(glyph);
    }
    const placed: Placed[] = [
      ...linesOfGlyphs(outside).map((line) => ({ top: line.y, line })),
      ...tables.map((table, index) => ({
        top: table.ys[0] ?? 0,
        table: tableOf(table, inTables[index] ?? [], page),
      })),
    ].sort((a, b) => a.top - b.top);
    for (const { line } of placed) {
      if (line !== undefined && isAtEdge(line, content.height)) this.edges.see(line.text);
    }
    this.pages.push({ number: page, height: content.height, placed });
  }

  private putPage({ number, height, placed }: Page): void {
    const kept = placed.filter(({ line }) => line === undefined || !this.isPageEdge(line, height));
    this.prose.startPage(kept.flatMap(({ line }) => (line === undefined ? [] : [line])));
    for (const { line, table } of kept) {
      if (line !== undefined) this.addLine(line, number);
      else if (table !== undefined) this.addTable(table);
    }
  }

  /** A page's number, and what stands at the edge of several pages. */
  private isPageEdge(line: TextLine, height: number): boolean {
    return isAtEdge(line, height) && (PAGE_NUMBER.test(line.text) || this.edges.repeats(line.text));
  }

  private addLine(line: TextLine, page: number): void {
    this.open = null;
    const last = this.blocks[this.blocks.length - 1];
    const box = { x: line.x, y: line.y, width: line.width, height: line.height };
    if (last?.kind === "paragraph" && this.prose.continues(line)) {
      this.blocks[this.blocks.length - 1] = joinedParagraph(last, line.text, page, box);
    } else this.blocks.push({ kind: "paragraph", text: line.text, page, box });
    this.prose.took(line);
  }

  private addTable(table: PageTable): void {
    this.cells += table.table.cells.length;
    if (this.cells > LIMITS.cells) throw tooMuch("cells");
    this.prose.interrupt();
    const joined = this.open === null ? null : continued(this.open, table);
    if (joined !== null) {
      this.blocks[this.blocks.length - 1] = joined.table;
      this.open = joined;
    } else {
      this.blocks.push(table.table);
      this.open = table;
    }
  }

  document(): SourceDocument {
    for (const page of this.pages) this.putPage(page);
    if (this.characters === 0) {
      throw new OpenFailure({
        code: this.lost > 0 ? "pdf-fonts" : this.drawn > 0 ? "pictures-only" : "pdf-damaged",
      });
    }
    if (this.lost > 0) this.notices.add("unreadable-characters", undefined, this.lost);
    return { kind: "pdf", blocks: this.blocks, notices: this.notices.list() };
  }
}

const PAGE_NUMBER =
  /^[-—–－·\s]*(?:第\s*)?\d{1,3}(?:\s*页)?(?:\s*[/／]\s*\d{1,3})?(?:共\s*\d{1,3}\s*页)?[-—–－·\s]*$/;
/** Share of the page's height at its ends in which a lone number is the page's. */
const EDGE = 0.12;

const isAtEdge = (line: TextLine, height: number): boolean =>
  line.y > height * (1 - EDGE) || line.y + line.height < height * EDGE;

/** Texts at the edges of pages, numbers aside. */
class Edges {
  private readonly counts = new Map<string, number>();

  private key(text: string): string {
    return text.replace(/[-—–－·\s]*\d{1,3}[-—–－·\s]*(?=$|\D)/g, "").replace(/[\s·—–-]+/g, "");
  }

  see(text: string): void {
    this.counts.set(this.key(text), (this.counts.get(this.key(text)) ?? 0) + 1);
  }

  repeats(text: string): boolean {
    return (this.counts.get(this.key(text)) ?? 0) > 1;
  }
}

function joinedParagraph(
  paragraph: SourceParagraph,
  text: string,
  page: number,
  box: NonNullable<SourceParagraph["box"]>,
): SourceParagraph {
  const spaced = /[A-Za-z0-9,.;]/.test(paragraph.text.slice(-1)) && /^[A-Za-z]/.test(text);
  const whole = `${paragraph.text}${spaced ? " " : ""}${text}`;
  if (paragraph.page !== page || paragraph.box === undefined) return { ...paragraph, text: whole };
  const old = paragraph.box;
  const [x, y] = [Math.min(old.x, box.x), Math.min(old.y, box.y)];
  return {
    ...paragraph,
    text: whole,
    box: {
      x,
      y,
      width: Math.max(old.x + old.width, box.x + box.width) - x,
      height: Math.max(old.y + old.height, box.y + box.height) - y,
    },
  };
}

const ONLY_NUMBERS = /^[\d\s.,/—–-]+$/;

/** Which lines go on the paragraph before them: not indented, after a line that reaches the right edge. */
class ProseJoiner {
  private left = 0;
  private right = 0;
  private before: TextLine | null = null;

  startPage(lines: readonly TextLine[]): void {
    const long = lines.filter((line) => line.text.length > 12);
    if (long.length === 0) return;
    const starts = long.map((line) => line.x).sort((a, b) => a - b);
    this.left = starts[0] ?? 0;
    this.right = Math.max(...long.map((line) => line.x + line.width));
  }

  continues(line: TextLine): boolean {
    const { before } = this;
    // Rows of numbers without ruled lines stay rows.
    if (before === null || ONLY_NUMBERS.test(line.text) || ONLY_NUMBERS.test(before.text)) return false;
    const em = line.size;
    const sameSize = Math.abs(before.size - line.size) < em * 0.2;
    const indented = line.x > this.left + em;
    const full = before.x + before.width > this.right - em * 2.2;
    return sameSize && !indented && full;
  }

  took(line: TextLine): void {
    this.before = line;
  }

  interrupt(): void {
    this.before = null;
  }
}

/** Index of the last position that is not beyond the value; null outside. */
function slotOf(lines: readonly number[], value: number): number | null {
  if (value < (lines[0] ?? 0) || value > (lines[lines.length - 1] ?? 0)) return null;
  let [low, high] = [0, lines.length - 2];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

function squareAt({ xs, ys }: RuledTable, x: number, y: number): number | null {
  const [column, row] = [slotOf(xs, x), slotOf(ys, y)];
  return column === null || row === null ? null : row * (xs.length - 1) + column;
}

function tableOf(ruled: RuledTable, glyphs: readonly Glyph[], page: number): PageTable {
  const { xs, ys } = ruled;
  const contents = ruled.cells.map((): Glyph[] => []);
  for (const glyph of glyphs) {
    const square = squareAt(ruled, glyph.x + glyph.width / 2, glyph.y + glyph.height / 2);
    contents[ruled.owners[square ?? -1] ?? -1]?.push(glyph);
  }
  const touching = touchingCells(ruled, contents);
  const cells = ruled.cells.map((cell, index): SourceCell => {
    const [x = 0, y = 0] = [xs[cell.column], ys[cell.row]];
    const [right = 0, bottom = 0] = [xs[cell.column + cell.columnSpan], ys[cell.row + cell.rowSpan]];
    return {
      ...cell,
      text: textOfGlyphs(contents[index] ?? []),
      page,
      box: { x, y, width: right - x, height: bottom - y },
      ...(touching.has(index) ? { trouble: "touching" as const } : {}),
    };
  });
  return { xs, table: { kind: "table", rows: ys.length - 1, columns: xs.length - 1, cells, page } };
}

/** A gap narrower than this, in ems, is none. */
const NO_GAP = 0.1;

/** Cells whose number touches the number of the cell beside it, as wide numbers do in narrow columns. */
function touchingCells(
  { cells, owners, xs }: RuledTable,
  contents: readonly (readonly Glyph[])[],
): ReadonlySet<number> {
  const touching = new Set<number>();
  const columns = xs.length - 1;
  cells.forEach((cell, index) => {
    const column = cell.column + cell.columnSpan;
    const beside = column < columns ? (owners[cell.row * columns + column] ?? -1) : -1;
    const last = digitAt(contents[index] ?? [], (glyph, other) => glyph.x > other.x);
    const first = digitAt(contents[beside] ?? [], (glyph, other) => glyph.x < other.x);
    if (last === null || first === null || Math.abs(last.y - first.y) > last.height / 2) return;
    if (first.x - (last.x + last.width) < NO_GAP * last.size) touching.add(index).add(beside);
  });
  return touching;
}

/** The glyph at one end of a cell, when it is a digit. */
function digitAt(glyphs: readonly Glyph[], isFurther: (glyph: Glyph, other: Glyph) => boolean): Glyph | null {
  let end: Glyph | null = null;
  for (const glyph of glyphs) if (!glyph.isSpace && (end === null || isFurther(glyph, end))) end = glyph;
  return end !== null && /^[\d０-９]$/.test(end.text) ? end : null;
}

const SAME_EDGE = 4;

/** Whether every line of one is a line of the other. */
const within = (some: readonly number[], all: readonly number[]): boolean =>
  some.every((x) => all.some((other) => Math.abs(other - x) <= SAME_EDGE));

/** A table and its continuation on the next page as one, on the columns of both; null when they do not belong together. */
function continued(first: PageTable, next: PageTable): PageTable | null {
  const sameEdges =
    Math.abs((first.xs[0] ?? 0) - (next.xs[0] ?? 0)) <= SAME_EDGE &&
    Math.abs((first.xs[first.xs.length - 1] ?? 0) - (next.xs[next.xs.length - 1] ?? 0)) <= SAME_EDGE;
  if (!sameEdges || !(within(first.xs, next.xs) || within(next.xs, first.xs))) return null;
  const xs = first.xs.length >= next.xs.length ? first.xs : next.xs;
  const repeated = repeatedRows(first.table, next.table);
  const moved = (cells: readonly SourceCell[], own: readonly number[], down: number): SourceCell[] =>
    cells.map((cell) => {
      const from = nearest(xs, own[cell.column] ?? 0);
      const to = nearest(xs, own[cell.column + cell.columnSpan] ?? 0);
      return { ...cell, row: cell.row + down, column: from, columnSpan: Math.max(1, to - from) };
    });
  const { rows } = first.table;
  const kept = next.table.cells.filter((cell) => cell.row >= repeated);
  return {
    xs,
    table: {
      ...first.table,
      rows: rows + next.table.rows - repeated,
      columns: xs.length - 1,
      cells: [...moved(first.table.cells, first.xs, 0), ...moved(kept, next.xs, rows - repeated)],
    },
  };
}

function nearest(xs: readonly number[], x: number): number {
  let best = 0;
  xs.forEach((other, index) => {
    if (Math.abs(other - x) < Math.abs((xs[best] ?? 0) - x)) best = index;
  });
  return best;
}

const MOST_HEADS = 4;

/** How many first rows of the next page say the same as the table's first rows. */
function repeatedRows(first: SourceTable, next: SourceTable): number {
  const row = (table: SourceTable, index: number): string =>
    table.cells
      .filter((cell) => cell.row === index)
      .map((cell) => cell.text.replace(/\s+/g, ""))
      .join("|");
  let count = 0;
  while (
    count < MOST_HEADS &&
    count < next.rows &&
    row(next, count) !== "" &&
    row(next, count) === row(first, count)
  ) {
    if (/\d/.test(row(next, count))) break;
    count += 1;
  }
  return count;
}
