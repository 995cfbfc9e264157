/** Runs rules over a subject, puts what they found in order, counts it, and says what was read and holds. */
import type { ReportView } from "../report/live-report";
import type { Finding, RuleId } from "./finding";
import { basisOf, distinct, identityOf } from "./identity";
import { inReadingOrder } from "./reading-order";
import type { Check, Found, Rule, Subject } from "./rule";
import { Texts } from "./texts";

/** A check with the rule it belongs to. */
export interface RuleCheck {
  readonly rule: Rule<RuleId>;
  readonly check: Check;
}

export const checksOf = (rules: readonly Rule<RuleId>[]): readonly RuleCheck[] =>
  rules.flatMap((rule) => rule.checks.map((check) => ({ rule, check })));

export const subjectOf = (report: ReportView, lastYear: ReportView | null = null): Subject => ({
  report,
  lastYear,
  texts: new Texts(report),
  lastYearTexts: lastYear === null ? null : new Texts(lastYear),
});

function findingOf({ rule, check }: RuleCheck, found: Found, id: string, content: string): Finding {
  const {
    message,
    advice = "",
    published = message,
    brief = message,
    values = {},
    at = check.at,
    alsoAt = [],
  } = found;
  return {
    id,
    basis: basisOf(found, values, content),
    rule: rule.id,
    severity: rule.severity,
    unfilled: rule.unfilled === true,
    answerable: rule.severity === "warning" || rule.answerable === true,
    at,
    alsoAt,
    message,
    advice,
    published,
    brief,
    values: found.span === undefined ? values : { ...values, offset: found.span.from },
    ...(found.span === undefined ? {} : { span: found.span }),
    goTo: found.goTo ?? at,
    ...(found.inTable === undefined ? {} : { inTable: found.inTable }),
    fixes: found.fixes ?? [],
  };
}

export function runCheck(one: RuleCheck, subject: Subject): readonly Finding[] {
  const all = one.check.find(subject);
  if (all.length === 0) return [];
  const placed = all.map((found) => {
    const at = found.at ?? one.check.at;
    return { found, at, content: found.span === undefined ? "" : subject.texts.of(at).content };
  });
  const ids = distinct(placed.map(({ found, at, content }) => identityOf(one.rule.id, at, found, content)));
  return placed.map(({ found, content }, index) => findingOf(one, found, ids[index] ?? "", content));
}

/** What these checks find, in reading order. */
export const findingsIn = (subject: Subject, checks: readonly RuleCheck[]): readonly Finding[] =>
  inReadingOrder(checks.flatMap((one) => runCheck(one, subject)));

/** What was read and holds, for the checklist. */
export function whatHolds(
  rules: readonly Rule<RuleId>[],
  subject: Subject,
  findings: readonly Finding[],
): readonly string[] {
  const found = new Set<string>(findings.map((finding) => finding.rule));
  return rules.flatMap((rule) => {
    const sentence = found.has(rule.id) ? null : (rule.holds?.(subject) ?? null);
    return sentence === null ? [] : [sentence];
  });
}
