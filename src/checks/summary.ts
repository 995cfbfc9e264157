/** What the list shows of a report, from its content alone: every rule is run. */
import type { Entries } from "../report/entries";
import { lastYearIn } from "../report/last-year-entries";
import { viewOf } from "../report/live-report";
import type { ReportSummary } from "../report/summary";
import { findingsOf } from "./all-findings";
import { summaryWith } from "./report-counts";

export function summarize(entries: Entries): ReportSummary {
  const lastYear = lastYearIn(entries);
  return summaryWith(entries, findingsOf(viewOf(entries), lastYear === null ? null : viewOf(lastYear)));
}
