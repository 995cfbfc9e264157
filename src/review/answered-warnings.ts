/** How many of a report's warnings the officer confirmed. Loads the rules: to be fetched when it is needed. */
import { ALL_CHECKS } from "../checks/all-findings";
import { findingsIn, subjectOf } from "../checks/findings-of";
import type { Entries } from "../report/entries";
import { lastYearIn } from "../report/last-year-entries";
import { viewOf } from "../report/live-report";
import { answersIn, reasonFor } from "./answers";

/** Warnings with a reason that holds. Runs only the rules to which there are answers, which are few. */
export function answeredWarnings(entries: Entries): number {
  const rules = new Set(answersIn(entries).map(({ rule }) => rule));
  const lastYear = lastYearIn(entries);
  const subject = subjectOf(viewOf(entries), lastYear === null ? null : viewOf(lastYear));
  return findingsIn(
    subject,
    ALL_CHECKS.filter(({ rule }) => rules.has(rule.id)),
  ).filter((finding) => finding.severity === "warning" && reasonFor(entries, finding) !== null).length;
}
