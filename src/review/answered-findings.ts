/** How the answers to a report's findings stand. Loads the rules: to be fetched when it is needed. */
import { ALL_CHECKS } from "../checks/all-findings";
import type { Finding } from "../checks/finding";
import { findingsIn, subjectOf } from "../checks/findings-of";
import { answerKey, reasonFor } from "../report/answers";
import type { Entries } from "../report/entries";
import { answersIn } from "../report/kept-answers";
import { aboutIn } from "../report/key-kinds";
import { lastYearIn } from "../report/last-year-entries";
import { viewOf } from "../report/live-report";
import type { AnswerState } from "./answer-changes";

/** What the rules find to which there are answers, which are few. */
function findingsWithAnswers(entries: Entries): readonly Finding[] {
  const rules = new Set(answersIn(entries).map(({ rule }) => rule));
  const lastYear = lastYearIn(entries);
  const subject = subjectOf(viewOf(entries), lastYear === null ? null : viewOf(lastYear));
  return findingsIn(
    subject,
    ALL_CHECKS.filter(({ rule }) => rules.has(rule.id)),
  );
}

/** How many of a report's findings the officer settled with a reason: warnings, and errors that may be answered. */
export const answeredFindings = (entries: Entries): number =>
  findingsWithAnswers(entries).filter((finding) => reasonFor(entries, finding) !== null).length;

/** How each answer stands, by its key. */
export function answerStates(entries: Entries): ReadonlyMap<string, AnswerState> {
  const findings = new Map(findingsWithAnswers(entries).map((finding) => [answerKey(finding.id), finding]));
  return new Map(
    aboutIn(entries, "answer").map((id): [string, AnswerState] => {
      const key = answerKey(id);
      const finding = findings.get(key);
      if (finding === undefined) return [key, "gone"];
      return [key, reasonFor(entries, finding) === null ? "fallen" : "holds"];
    }),
  );
}
