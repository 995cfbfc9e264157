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

const NONE: readonly Finding[] = [];

interface Made {
  readonly one: RuleCheck;
  readonly finding: Finding;
}

/** What was made of what a check found: what it finds again, as the same object, is the same finding. */
const made = new WeakMap<Found, Made>();

/** With an identity that other findings of the check may have too. */
function findingOnce(one: RuleCheck, found: Found, { texts }: Subject): Finding {
  const kept = made.get(found);
  if (kept?.one === one) return kept.finding;
  const at = found.at ?? one.check.at;
  const content = found.span === undefined ? "" : texts.of(at).content;
  const finding = findingOf(one, found, identityOf(one.rule.id, at, found, content), content);
  made.set(found, { one, finding });
  return finding;
}

export function runCheck(one: RuleCheck, subject: Subject): readonly Finding[] {
  const all = one.check.find(subject);
  if (all.length === 0) return NONE;
  const findings = all.map((found) => findingOnce(one, found, subject));
  const ids = distinct(findings.map(({ id }) => id));
  return findings.map((finding, index) => {
    const id = ids[index] ?? finding.id;
    return id === finding.id ? finding : { ...finding, id };
  });
}

/** What these checks find, in reading order. */
export function findingsIn(subject: Subject, checks: readonly RuleCheck[]): readonly Finding[] {
  const found: Finding[] = [];
  for (const one of checks) found.push(...runCheck(one, subject));
  return inReadingOrder(found);
}

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
