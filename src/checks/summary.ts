/** What the list shows of a report, from its content alone: every rule is run. */
import type { Entries } from "../report/entries";
import { viewOf } from "../report/live-report";
import type { ReportSummary } from "../report/summary";
import { findingsOf } from "./all-findings";
import { summaryWith } from "./findings-of";

export const summarize = (entries: Entries): ReportSummary =>
  summaryWith(entries, findingsOf(viewOf(entries)));
