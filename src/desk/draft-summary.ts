/** What the list shows of a report, from its content. */
import type { Finding } from "../checks/finding";
import { countBySeverity, findingsOf } from "../checks/rules";
import type { DraftSummary } from "../drafts/draft";
import { type Entries, FINALIZED_KEY, progressOf, typedAt } from "../report/entries";
import { viewOf } from "../report/live-report";

export function summaryWith(entries: Entries, findings: readonly Finding[]): DraftSummary {
  return {
    organization: typedAt(entries, "organization"),
    year: typedAt(entries, "year"),
    progress: progressOf(entries),
    ...countBySeverity(findings),
    finalizedAt: typedAt(entries, FINALIZED_KEY),
  };
}

export const summarize = (entries: Entries): DraftSummary =>
  summaryWith(entries, findingsOf(viewOf(entries)));
