/**
 * A document as any of the readers gives it, before anything is understood: paragraphs and tables in reading order, each
 * with where it stood. Pure data: it crosses from a worker to the page as it is. `opening/` may import `form` and
 * `report`; it stores nothing and sends nothing.
 */
export type DocumentKind = "html" | "mht" | "docx" | "xlsx" | "xls" | "xml-spreadsheet" | "pdf" | "text";

/** A rectangle on a page, in points from its upper left corner. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * What a cell holds instead of a value: a formula without a result, an error, a number out of range, a lost text. Or a
 * number that touches its neighbour's, so that nobody can say where one ends.
 */
export type Trouble = "formula" | "error" | "number" | "missing-text" | "touching";

export interface SourceCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  /** Lines within the cell are parted by line breaks. */
  readonly text: string;
  /** From 1; only in paged documents. */
  readonly page?: number;
  readonly box?: Box;
  readonly trouble?: Trouble;
}

export interface SourceTable {
  readonly kind: "table";
  readonly rows: number;
  readonly columns: number;
  /** In reading order; a merged cell stands once, at its upper left. */
  readonly cells: readonly SourceCell[];
  /** Name of the worksheet. */
  readonly sheet?: string;
  readonly page?: number;
  readonly container?: number;
}

export interface SourceParagraph {
  readonly kind: "paragraph";
  readonly text: string;
  /** Marked as a heading in the file. */
  readonly heading?: true;
  readonly page?: number;
  readonly box?: Box;
  /** Characters from the beginning of the text, in text files. */
  readonly offset?: number;
  readonly container?: number;
}

export type SourceBlock = SourceParagraph | SourceTable;

/** What a reader noticed and an officer should know. `count`: how many places. */
export interface SourceNotice {
  readonly code:
    | "tracked-changes"
    | "hidden-under-merge"
    | "hidden-text"
    | "struck-text"
    | "other-tables"
    | "hidden-sheet"
    | "hidden-rows"
    | "far-cells"
    | "external"
    | "macros"
    | "machine-read"
    | "picture-pages"
    | "joined-paragraphs"
    | "no-number"
    | "text-beside-table"
    | "wrong-charset"
    | "unreadable-characters";
  readonly count: number;
  /** Which, where there are names: worksheets, cells. */
  readonly names?: readonly string[];
}

export interface SourceDocument {
  readonly kind: DocumentKind;
  readonly blocks: readonly SourceBlock[];
  /** Title in the file's metadata. */
  readonly title?: string;
  /** The report that one of our own exports carries inside, as JSON text. */
  readonly embedded?: string;
  /** Parent of each container of blocks, by number; the root is its own parent. Web pages only. */
  readonly containers?: readonly number[];
  readonly notices: readonly SourceNotice[];
}

/** Where something stands in a source document. */
export interface SourceRef {
  /** Index of the block. */
  readonly block: number;
  readonly row?: number;
  readonly column?: number;
  /** Characters within the paragraph or the cell. */
  readonly from?: number;
  readonly to?: number;
  /** From the beginning of a text file. */
  readonly offset?: number;
  readonly page?: number;
  readonly box?: Box;
  readonly sheet?: string;
}

/** Collects what was noticed; the same kind is counted, not listed. */
export class Notices {
  private readonly counts = new Map<SourceNotice["code"], { count: number; names: string[] }>();

  add(code: SourceNotice["code"], name?: string, count = 1): void {
    const entry = this.counts.get(code) ?? { count: 0, names: [] };
    entry.count += count;
    if (name !== undefined && entry.names.length < MOST_NAMES && !entry.names.includes(name)) {
      entry.names.push(name.slice(0, LONGEST_NAME));
    }
    this.counts.set(code, entry);
  }

  list(): readonly SourceNotice[] {
    return [...this.counts].map(([code, { count, names }]) => ({
      code,
      count,
      ...(names.length === 0 ? {} : { names }),
    }));
  }
}

const MOST_NAMES = 12;
const LONGEST_NAME = 40;
