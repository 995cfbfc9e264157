/** Where a finding stands in the printed document: in which of its blocks, and at what of it. Knows no screen. */
import type { Finding, Span } from "../../checks/finding";
import { type FieldId, findField, notedBy, noteId, tableOf } from "../../form/fields";
import { STEPS } from "../../form/official-form";
import { locate } from "../../form/places";
import { type Block, noteLines } from "../../publishing/document";
import { toHalfWidth } from "../../report/numbers";

/** A place on paper. Without `cell` and `words` the whole block is meant. */
export interface PrintedPlace {
  /** Index of the document's block. */
  readonly block: number;
  /** Which of the table's numbers, in the order of its cells. */
  readonly cell?: number;
  /** Words, as offsets among the block's characters; blanks and stars, which are not all printed, do not count. */
  readonly words?: Span;
}

/** What a block was made of: a line of a text, a table. Headings, title and signature are made of none. */
interface Source {
  readonly field: FieldId | undefined;
  /** Which of the text's lines that are printed. */
  readonly line: number;
}

function sourcesOf(blocks: readonly Block[]): readonly Source[] {
  let field: FieldId | undefined = "preamble";
  let line = -1;
  return blocks.map((block) => {
    line += 1;
    if (block.kind === "section") {
      const step = STEPS.find(({ title }) => title === block.title);
      field = step === undefined ? undefined : (tableOf(step.id) ?? step.sectionId);
      line = -1;
    }
    if (block.kind === "table") {
      line = -1;
      return { field: block.layout.id, line: 0 };
    }
    if (block.kind === "table-note") return { field: field === undefined ? undefined : noteId(field), line };
    if (block.kind === "paragraph") return { field, line: field === "preamble" ? line - 1 : line };
    return { field: undefined, line: 0 };
  });
}

const UNSEEN = /[\s*]/g;
/** How many characters of a text count, wherever it stands. */
export const seenIn = (text: string): number => text.replace(UNSEEN, "").length;

/** The printed line in which an offset of a text stands, and the words' place in it. */
function lineOf(text: string, { from, to }: Span): { readonly line: number; readonly words: Span } {
  let start = 0;
  let line = 0;
  for (const typed of text.split("\n")) {
    const end = start + typed.length;
    if (from <= end) {
      const before = seenIn(text.slice(start, Math.max(start, from)));
      return { line, words: { from: before, to: before + seenIn(text.slice(from, Math.min(to, end))) } };
    }
    if (toHalfWidth(typed.trim()) !== "") line += 1;
    start = end + 1;
  }
  return { line, words: { from: 0, to: 0 } };
}

const headingOf = (blocks: readonly Block[], at: string): number => {
  const step = STEPS.find(({ id }) => id === locate(at).step);
  return blocks.findIndex((block) => block.kind === "section" && block.title === step?.title);
};

/** The number of a table that is at an id, or that a remark is about. */
function cellOf(blocks: readonly Block[], id: string): PrintedPlace | null {
  for (const [block, { kind, ...of }] of blocks.entries()) {
    if (kind !== "table" || !("layout" in of)) continue;
    const ids = of.layout.rows.flatMap((row) =>
      row.flatMap((cell) => (cell.kind === "value" ? [cell.id] : [])),
    );
    const cell = ids.indexOf(id);
    if (cell >= 0) return { block, cell };
  }
  return null;
}

function wordsOf(
  blocks: readonly Block[],
  typed: (id: FieldId) => string,
  { at, span }: Pick<Finding, "at" | "span">,
): PrintedPlace | null {
  if (span === undefined) return null;
  const { line, words } = lineOf(typed(at), span);
  const block = sourcesOf(blocks).findIndex((source) => source.field === at && source.line === line);
  if (block < 0) return null;
  // 注： is printed before the first line of a note.
  const added = blocks[block]?.kind === "table-note" && line === 0 ? seenIn(noteLines("注")[0] ?? "") - 1 : 0;
  return { block, words: { from: words.from + added, to: words.to + added } };
}

/** Kind of the block that a finding of the first step stands at; null for one that stands at its section's heading. */
function kindOf(at: string, typed: (id: FieldId) => string): Block["kind"] | null {
  if (at === "publicationNote") return "note";
  if (at.startsWith("signature")) return "signature";
  if (locate(at).step !== "cover") return null;
  return findField(at)?.kind === "longText" && typed(at).trim() !== "" ? null : "title";
}

/** Where a finding stands; null where what it is about is not printed. */
export function printedPlace(
  blocks: readonly Block[],
  typed: (id: FieldId) => string,
  finding: Pick<Finding, "at" | "goTo" | "span">,
): PrintedPlace | null {
  const { at, goTo } = finding;
  const exact = wordsOf(blocks, typed, finding) ?? cellOf(blocks, notedBy(at) ?? at) ?? cellOf(blocks, goTo);
  if (exact !== null) return exact;
  const kind = kindOf(at, typed);
  const block = kind === null ? headingOf(blocks, at) : blocks.findIndex((one) => one.kind === kind);
  return block < 0 ? null : { block };
}
