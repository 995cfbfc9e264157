/** From a source document to what was opened, and from anything that goes wrong on the way to a message. */
import { fail, type Outcome, succeed } from "../../report/problem";
import { LIMITS, MOST_BYTES, OpenFailure, tooMuch } from "./limits";
import { withOwnReport } from "./own-export";
import type { Reading } from "./reading";
import { recogniseDocument } from "./recognise-document";
import type { SourceDocument, SourceNotice } from "./source-document";

export type Opened =
  /** A published document, with what was understood of it. */
  | { readonly kind: "reading"; readonly reading: Reading }
  /** A report, backup or review file: its text, for the parsers of those. */
  | { readonly kind: "data"; readonly data: "report" | "backup" | "review"; readonly text: string };

/** Runs the reading of one file; every failure becomes a value. */
export async function guarded(
  bytes: Uint8Array,
  read: () => Outcome<Opened> | Promise<Outcome<Opened>>,
): Promise<Outcome<Opened>> {
  if (bytes.length > MOST_BYTES) {
    return fail({ code: "file-too-large", megabytes: Math.ceil(bytes.length / 1024 / 1024) });
  }
  try {
    return await read();
  } catch (error) {
    return fail(error instanceof OpenFailure ? error.problem : { code: "file-damaged" });
  }
}

/** A document that holds nothing of a report is refused; one that holds no number says so. */
export function understood(document: SourceDocument, notices: readonly SourceNotice[] = []): Outcome<Opened> {
  if (textLength(document) > LIMITS.text) throw tooMuch("text");
  const reading = recogniseDocument(
    notices.length === 0 ? document : { ...document, notices: [...notices, ...document.notices] },
  );
  const complete = document.embedded === undefined ? reading : withOwnReport(reading, document.embedded);
  const sections = reading.sections.filter((section) => section.found).length;
  const anything =
    complete.own !== undefined ||
    reading.counts.read > 0 ||
    reading.choices.length > 0 ||
    sections >= 2 ||
    (sections === 1 && reading.texts.some((text) => text.id === "title" && text.text !== "")) ||
    reading.tables.some((table) => table.found);
  return anything ? succeed({ kind: "reading", reading: complete }) : fail({ code: "not-a-report" });
}

/** One text may stand in many cells: what it takes is counted by cell. */
const textLength = ({ blocks }: SourceDocument): number =>
  blocks.reduce(
    (sum, block) =>
      sum +
      (block.kind === "paragraph"
        ? block.text.length
        : block.cells.reduce((all, cell) => all + cell.text.length, 0)),
    0,
  );
