/** What the list shows of a report, from its content. */

import { STEPS } from "../form/official-form";
import { type Entries, FINALIZED_KEY, isFinalized, typedAt, unfilledSteps } from "../report/entries";
import { lastYearIn } from "../report/last-year";
import { viewOf } from "../report/live-report";
import type { ReportSummary } from "../report/summary";
import type { Finding } from "./finding";
import { countBySeverity, findingsOf } from "./findings-of";

export function summaryWith(entries: Entries, findings: readonly Finding[]): ReportSummary {
  const unfilled = unfilledSteps(entries);
  // The last step has no fields: it is done by finalising.
  const open = unfilled.length + (isFinalized(entries) ? 0 : 1);
  return {
    organization: typedAt(entries, "organization"),
    year: typedAt(entries, "year"),
    progress: (STEPS.length - open) / STEPS.length,
    unfilled,
    ...countBySeverity(findings.filter((finding) => !finding.unfilled)),
    finalizedAt: typedAt(entries, FINALIZED_KEY),
  };
}

export function summarize(entries: Entries): ReportSummary {
  const lastYear = lastYearIn(entries);
  return summaryWith(entries, findingsOf(viewOf(entries), lastYear === null ? null : viewOf(lastYear)));
}
