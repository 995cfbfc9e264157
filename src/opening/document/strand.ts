/** Blocks of a document as one text, in which every character knows where it stood. */
import type { SourceBlock, SourceRef } from "./source-document";

interface Piece {
  /** Where the piece begins in the strand. */
  readonly at: number;
  readonly length: number;
  readonly ref: SourceRef;
}

/** — 3 — at a page's foot, which would stand among a table's numbers. */
const PAGE_MARK = /^\s*[-—–－]\s*\d{1,3}\s*[-—–－]\s*$/;

export class Strand {
  readonly text: string;
  private readonly pieces: Piece[] = [];

  /** Cells are parted by tabs, rows and paragraphs by line breaks. */
  constructor(blocks: readonly SourceBlock[], from = 0, to = blocks.length, fromOffset = 0, toOffset = -1) {
    const parts: string[] = [];
    let at = 0;
    const add = (text: string, ref: SourceRef, end: string): void => {
      this.pieces.push({ at, length: text.length, ref });
      parts.push(text, end);
      at += text.length + end.length;
    };
    for (let index = from; index < to; index += 1) {
      const block = blocks[index];
      if (block?.kind === "paragraph" && PAGE_MARK.test(block.text)) continue;
      if (block?.kind === "paragraph") {
        const start = index === from ? fromOffset : 0;
        const end = index === to - 1 && toOffset >= 0 ? toOffset : block.text.length;
        add(block.text.slice(start, end), refOfParagraph(blocks, index, start), "\n");
      } else if (block?.kind === "table") {
        block.cells.forEach((cell, which) => {
          const next = block.cells[which + 1];
          add(
            cell.text,
            {
              block: index,
              row: cell.row,
              column: cell.column,
              ...(cell.page === undefined ? {} : { page: cell.page }),
              ...(cell.box === undefined ? {} : { box: cell.box }),
              ...(block.sheet === undefined ? {} : { sheet: block.sheet }),
            },
            next === undefined || next.row !== cell.row ? "\n" : "\t",
          );
        });
      }
    }
    this.text = parts.join("");
  }

  /** Where characters of the strand stood. */
  refAt(from: number, to: number): SourceRef {
    let [low, high] = [0, this.pieces.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.pieces[middle]?.at ?? 0) <= from) low = middle;
      else high = middle - 1;
    }
    const piece = this.pieces[low];
    if (piece === undefined) return { block: 0 };
    const start = (piece.ref.from ?? 0) + from - piece.at;
    return {
      ...piece.ref,
      from: start,
      to: (piece.ref.from ?? 0) + Math.min(to - piece.at, piece.length),
      ...(piece.ref.offset === undefined ? {} : { offset: piece.ref.offset + from - piece.at }),
    };
  }
}

/** A paragraph's place; `offset` counts from the beginning of a text file. */
export function refOfParagraph(blocks: readonly SourceBlock[], index: number, from = 0): SourceRef {
  const block = blocks[index];
  if (block?.kind !== "paragraph") return { block: index };
  return {
    block: index,
    from,
    ...(block.offset === undefined ? {} : { offset: block.offset + from }),
    ...(block.page === undefined ? {} : { page: block.page }),
    ...(block.box === undefined ? {} : { box: block.box }),
  };
}
