/**
 * Sentences in official style, written from the tables and last year's report. Offered, never forced. What is written
 * is read back as exactly the numbers it was written from; a property test says so.
 */
import type { ReportView } from "../report/live-report";
import { applicationSentences } from "./application-sentences";
import { otherSentences, type ProcessingFee } from "./other-sentences";
import type { WrittenSentence } from "./written-sentence";

/** Every sentence that the tables allow, in the order in which a report says them. */
export function sentencesFor(
  report: ReportView,
  lastYear: ReportView | null = null,
  fee: ProcessingFee | null = null,
): readonly WrittenSentence[] {
  return [...applicationSentences(report, lastYear), ...otherSentences(report, fee)];
}
