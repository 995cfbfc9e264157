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
    const found =
      textPlace(reading, at, finding.quote) ?? valuePlace(reading, at) ?? sectionPlace(reading, at);
    if (found !== null) return found;
  }
  return null;
}

function textPlace({ texts, blocks }: Reading, at: string, quote: string): SourceRef | null {
  const text = texts.find(({ id }) => id === at);
  if (text === undefined) return null;
  for (const ref of quote === "" ? [] : text.sources) {
    const block = blocks[ref.block];
    const words =
      block?.kind === "paragraph"
        ? block.text
        : (block?.cells.find(({ row, column }) => row === ref.row && column === ref.column)?.text ?? "");
    const from = words.indexOf(quote);
    if (from >= 0) return { ...ref, from, to: from + quote.length };
  }
  return text.sources[0] ?? null;
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
