/** How many findings of each kind there are, and what a list shows of a report with them. */
import { STEPS } from "../form/official-form";
import { unsettled } from "../report/answers";
import { type Entries, FINALIZED_KEY, isFinalized, typedAt, unfilledSteps } from "../report/entries";
import type { ReportSummary } from "../report/summary";
import type { Finding, Severity } from "./finding";

export interface SeverityCounts {
  readonly errors: number;
  readonly warnings: number;
  readonly notices: number;
}

export function countBySeverity(findings: readonly Finding[]): SeverityCounts {
  const count = (severity: Severity): number =>
    findings.filter((finding) => finding.severity === severity).length;
  return { errors: count("error"), warnings: count("warning"), notices: count("notice") };
}

/** What the list shows of a report, from its content and what was found in it; what a reason settles does not wait. */
export function summaryWith(entries: Entries, findings: readonly Finding[]): ReportSummary {
  const unfilled = unfilledSteps(entries);
  // The last step has no fields: it is done by finalising.
  const open = unfilled.length + (isFinalized(entries) ? 0 : 1);
  return {
    organization: typedAt(entries, "organization"),
    year: typedAt(entries, "year"),
    progress: (STEPS.length - open) / STEPS.length,
    unfilled,
    ...countBySeverity(unsettled(findings, entries).filter((finding) => !finding.unfilled)),
    finalizedAt: typedAt(entries, FINALIZED_KEY),
  };
}
