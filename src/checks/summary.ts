/** What the list shows of a report, from its content. */

import { type Entries, FINALIZED_KEY, progressOf, typedAt } from "../report/entries";
import { lastYearIn } from "../report/last-year";
import { viewOf } from "../report/live-report";
import type { ReportSummary } from "../report/summary";
import type { Finding } from "./finding";
import { countBySeverity, findingsOf } from "./findings-of";

export function summaryWith(entries: Entries, findings: readonly Finding[]): ReportSummary {
  return {
    organization: typedAt(entries, "organization"),
    year: typedAt(entries, "year"),
    progress: progressOf(entries),
    ...countBySeverity(findings),
    finalizedAt: typedAt(entries, FINALIZED_KEY),
  };
}

export function summarize(entries: Entries): ReportSummary {
  const lastYear = lastYearIn(entries);
  return summaryWith(entries, findingsOf(viewOf(entries), lastYear === null ? null : viewOf(lastYear)));
}
