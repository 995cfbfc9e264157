/** Places in a source document: what they are called, which of them are drawn, and which value stands at which. */
import type { SourceBlock, SourceRef, SourceTable } from "../../opening/document/source-document";

/** What distinguishes a block or cell; several values may share one. */
export const placeKey = ({ block, row, column }: SourceRef): string =>
  row === undefined ? `${block}` : `${block}:${row}:${column ?? 0}`;

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
  let [rows, paragraphs, leftOut, page] = [0, 0, 0, 0];
  const drawn: DrawnBlock[] = [];
  blocks.forEach((block, index) => {
    const kept =
      block.kind === "table"
        ? rowsOf(block).filter((row) => {
            rows += 1;
            return rows <= MOST_ROWS || wanted.has(`${index}:${row}`);
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

function rowsOf(table: SourceTable): readonly number[] {
  return [...new Set(table.cells.map(({ row }) => row))].sort((a, b) => a - b);
}
