/** How much of a file is read, so that no file takes the page's memory or time. Counts, not clocks. */
import type { Problem } from "../../report/problem";

export const MOST_BYTES = 20 * 1024 * 1024;

/** Stops the reading of one file; the door turns it into an outcome. Never leaves this folder. */
export class OpenFailure extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.code);
    this.problem = problem;
  }
}

export type TooMuch = "cells" | "elements" | "depth" | "unpacked" | "pages" | "text" | "rows";

/** Thrown when a count goes past what any report needs. */
export const tooMuch = (what: TooMuch): OpenFailure => new OpenFailure({ code: "file-too-complex", what });

export const LIMITS = {
  /** Entries of a zip's directory. */
  zipEntries: 2_000,
  /** Bytes that come out of one part, and of all. */
  partBytes: 48 * 1024 * 1024,
  unpackedBytes: 64 * 1024 * 1024,
  xmlDepth: 300,
  htmlNodes: 400_000,
  htmlDepth: 250,
  nestedTables: 8,
  cells: 20_000,
  columnSpan: 100,
  rowSpan: 500,
  sheetRows: 3_000,
  sheetColumns: 200,
  pdfPages: 200,
  pdfOperators: 400_000,
  pdfSquares: 20_000,
  paragraphs: 25_000,
  /** Characters of all text: twenty times the longest report with the whole website around it. */
  text: 1_000_000,
  /** Bytes of a web page's source once its pictures are left out; those that Word saves have a few million. */
  htmlSource: 8_000_000,
  /** Bytes that one page's drawing of a PDF unfolds to, and those of all pages; a report's page has 40 kB. */
  pdfPageBytes: 2 * 1024 * 1024,
  pdfDrawingBytes: 12 * 1024 * 1024,
} as const;
