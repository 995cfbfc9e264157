/** A finding is shown where its document has it. */
import { expect, test } from "vitest";
import { findingsOf } from "../../checks/all-findings";
import { entriesOfReading } from "../../opening/document/reading-entries";
import { fixture, readingOf } from "../../opening/opening.testing";
import { typedAt } from "../../report/entries";
import { viewOf } from "../../report/live-report";
import { auditFinding, sentenceOf } from "../../review/audit/audited";
import { sourceOf } from "./source-of";

test.each(["changle-2024.txt", "hongze-2023.pdf", "shuyang-fagai-2023.html"])(
  "%s: contradictions have their place, words the words themselves",
  async (name) => {
    const reading = await readingOf(fixture(name));
    const entries = entriesOfReading(reading);
    const found = findingsOf(viewOf(entries)).map((one) =>
      auditFinding(one, typedAt(entries, one.at), false),
    );
    expect(found.length).toBeGreaterThan(0);
    for (const finding of found.filter(({ open }) => !open)) {
      const place = sourceOf(reading, finding);
      expect(place, sentenceOf(finding)).not.toBeNull();
      if (place?.from === undefined || finding.quote === "") continue;
      const block = reading.blocks[place.block];
      const text = block?.kind === "paragraph" ? block.text : "";
      expect(text.slice(place.from, place.to)).toBe(finding.quote);
    }
  },
);
