/** Where in its document a finding is to be seen. */
import type { Reading } from "../../opening/document/reading";
import type { SourceRef } from "../../opening/document/source-document";
import type { AuditFinding } from "../../review/audit/audited";

/** A balance is seen where its column begins. */
const standsAt = (at: string): string =>
  at.replace(/^applications\.balance\./, "applications.newlyReceived.");

/** The place of a finding's words, or of its figure; null when the document shows neither. */
export function sourceOf(reading: Reading, finding: AuditFinding): SourceRef | null {
  for (const at of [finding.at, ...finding.alsoAt].map(standsAt)) {
    const found = textPlace(reading, at, finding) ?? valuePlace(reading, at) ?? sectionPlace(reading, at);
    if (found !== null) return found;
  }
  return null;
}

/**
 * The words in the paragraphs of their text. A text's sources name where its lines begin, not each line that the document
 * broke it into: the paragraphs up to the next section are looked through as well.
 */
function textPlace(
  { texts, sections, blocks }: Reading,
  at: string,
  finding: AuditFinding,
): SourceRef | null {
  const text = texts.find(({ id }) => id === at);
  const [first] = text?.sources ?? [];
  if (text === undefined || first === undefined || finding.quote === "") return first ?? null;
  const last = Math.max(...text.sources.map(({ block }) => block));
  const next = sections.flatMap(({ source }) =>
    source === null || source.block <= last ? [] : source.block,
  );
  const until = Math.min(blocks.length, last + MOST_LINES, ...next);
  const lines = [...text.sources, ...refsOf(first.block, until)];
  const { before, quote, after } = finding;
  // With what stands around them: a single figure may stand in a paragraph several times.
  for (const [lead, whole] of [
    [before.length, before + quote + after],
    [before.length, before + quote],
    [0, quote + after],
    [0, quote],
  ] as const) {
    for (const ref of lines) {
      const found = wordsAt(blocks, ref).indexOf(whole);
      if (found < 0) continue;
      const { from: _, to: __, ...place } = ref;
      return { ...place, from: found + lead, to: found + lead + quote.length };
    }
  }
  return first;
}

/** A text is not broken into more lines than this. */
const MOST_LINES = 400;

const refsOf = (from: number, until: number): readonly SourceRef[] =>
  Array.from({ length: Math.max(0, until - from) }, (_, index) => ({ block: from + index }));

function wordsAt(blocks: Reading["blocks"], ref: SourceRef): string {
  const block = blocks[ref.block];
  if (block?.kind === "paragraph") return block.text;
  return block?.cells.find(({ row, column }) => row === ref.row && column === ref.column)?.text ?? "";
}

function valuePlace({ tables }: Reading, at: string): SourceRef | null {
  for (const { values } of tables) {
    const source = values.find(({ id }) => id === at)?.source;
    if (source != null) return source;
  }
  return null;
}

function sectionPlace({ sections, tables }: Reading, at: string): SourceRef | null {
  const table = tables.find((one) => one.table === at);
  const first = table?.values.find(({ source }) => source !== null)?.source;
  return first ?? sections.find(({ id }) => id === at)?.source ?? null;
}
