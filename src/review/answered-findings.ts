/** How many of a report's findings the officer settled with a reason. Loads the rules: to be fetched when it is needed. */
import { ALL_CHECKS } from "../checks/all-findings";
import { findingsIn, subjectOf } from "../checks/findings-of";
import { answersIn, reasonFor } from "../report/answers";
import type { Entries } from "../report/entries";
import { lastYearIn } from "../report/last-year-entries";
import { viewOf } from "../report/live-report";

/** Warnings, and errors that may be answered, with a reason that holds. Runs only the rules to which there are answers, which are few. */
export function answeredFindings(entries: Entries): number {
  const rules = new Set(answersIn(entries).map(({ rule }) => rule));
  const lastYear = lastYearIn(entries);
  const subject = subjectOf(viewOf(entries), lastYear === null ? null : viewOf(lastYear));
  return findingsIn(
    subject,
    ALL_CHECKS.filter(({ rule }) => rules.has(rule.id)),
  ).filter((finding) => reasonFor(entries, finding) !== null).length;
}
