/** Places in a source document: what they are called, which of them are drawn, and which value stands at which. */
import type { SourceBlock, SourceRef, SourceTable } from "../../opening/document/source-document";

/** What distinguishes a block or cell. */
export const blockKey = ({ block, row, column }: SourceRef): string =>
  row === undefined ? `${block}` : `${block}:${row}:${column ?? 0}`;

/** What distinguishes a place: a block or cell, or characters in it. Several values may share one. */
export const placeKey = (ref: SourceRef): string =>
  ref.from === undefined ? blockKey(ref) : `${blockKey(ref)}@${ref.from}-${ref.to ?? ref.from}`;

/** Characters of a text that lead somewhere. */
export interface LinkedPart {
  readonly from: number;
  readonly to: number;
  readonly key: string;
  /** What a screen reader says of it. */
  readonly label: string;
}

/** The linked places by the block or cell they stand in, each in order and none over another. */
export function partsByBlock(
  linked: ReadonlyMap<string, string>,
): ReadonlyMap<string, readonly LinkedPart[]> {
  const parts = new Map<string, LinkedPart[]>();
  for (const [key, label] of linked) {
    const [block = "", range] = key.split("@");
    const [from = 0, to = Number.POSITIVE_INFINITY] = range?.split("-").map(Number) ?? [];
    parts.set(block, [...(parts.get(block) ?? []), { from, to, key, label }]);
  }
  for (const [block, list] of parts) {
    let end = 0;
    const sorted = [...list].sort((a, b) => a.from - b.from);
    parts.set(
      block,
      sorted.filter(({ from, to }) => {
        const isFree = from >= end && to > from;
        if (isFree) end = to;
        return isFree;
      }),
    );
  }
  return parts;
}

/** 第 4 页，第 3 行第 2 列: where somebody finds it in the file itself. */
export function placeWords(ref: SourceRef, blocks: readonly SourceBlock[]): string {
  const block = blocks[ref.block];
  const page = ref.page ?? block?.page;
  return [
    page === undefined ? "" : `第 ${page} 页`,
    ref.sheet === undefined ? "" : `工作表“${ref.sheet}”`,
    ref.row === undefined
      ? `第 ${ref.block + 1} 段`
      : `表格第 ${ref.row + 1} 行第 ${(ref.column ?? 0) + 1} 列`,
  ]
    .filter((words) => words !== "")
    .join("，");
}

/** More than a report has; what comes after is left out unless something was read from it. */
const MOST_ROWS = 400;
const MOST_CELLS = 6_000;
const MOST_PARAGRAPHS = 500;
export const LONGEST_TEXT = 20_000;

export interface DrawnBlock {
  readonly index: number;
  readonly block: SourceBlock;
  /** Rows of a table that are drawn. */
  readonly rows: readonly number[];
  /** First block of its page. */
  readonly opensPage?: number;
}

export interface Drawn {
  readonly blocks: readonly DrawnBlock[];
  readonly leftOut: number;
}

/** What of a document is drawn: all of an ordinary report, and of anything larger what was read from and its beginning. */
export function drawnOf(blocks: readonly SourceBlock[], read: readonly SourceRef[]): Drawn {
  const wanted = new Set(read.map(placeOfRow));
  let [rows, cells, paragraphs, leftOut, page] = [0, 0, 0, 0, 0];
  const drawn: DrawnBlock[] = [];
  blocks.forEach((block, index) => {
    const kept =
      block.kind === "table"
        ? rowsOf(block).flatMap(([row, size]) => {
            rows += 1;
            cells += size;
            const isKept = (rows <= MOST_ROWS && cells <= MOST_CELLS) || wanted.has(`${index}:${row}`);
            return isKept ? [row] : [];
          })
        : [];
    if (block.kind === "paragraph") paragraphs += 1;
    const isKept =
      block.kind === "table" ? kept.length > 0 : paragraphs <= MOST_PARAGRAPHS || wanted.has(`${index}`);
    if (block.kind === "table") leftOut += rowsOf(block).length - kept.length;
    else if (!isKept) leftOut += 1;
    if (!isKept) return;
    const opens = block.page !== undefined && block.page !== page;
    page = block.page ?? page;
    drawn.push({ index, block, rows: kept, ...(opens ? { opensPage: page } : {}) });
  });
  return { blocks: drawn, leftOut };
}

const placeOfRow = ({ block, row }: SourceRef): string =>
  row === undefined ? `${block}` : `${block}:${row}`;

/** A table's rows in order, each with how many cells it has. */
function rowsOf(table: SourceTable): readonly (readonly [row: number, cells: number])[] {
  const sizes = new Map<number, number>();
  for (const { row } of table.cells) sizes.set(row, (sizes.get(row) ?? 0) + 1);
  return [...sizes].sort(([a], [b]) => a - b);
}
