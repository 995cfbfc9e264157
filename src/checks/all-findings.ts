/** Every rule at once, over a report that does not change: for files, lists and tests. */
import type { ReportView } from "../report/live-report";
import type { Finding, RuleId } from "./finding";
import { checksOf, findingsIn, type RuleCheck, subjectOf } from "./findings-of";
import type { Rule } from "./rule";
import { RULES } from "./rules";

export const ALL_RULES: readonly Rule<RuleId>[] = RULES;
export const ALL_CHECKS: readonly RuleCheck[] = checksOf(ALL_RULES);

const NAMES: ReadonlyMap<string, string> = new Map(ALL_RULES.map(({ id, name }) => [id, name]));

/** What a rule looks at, in a few words. */
export const ruleName = (id: RuleId): string => NAMES.get(id) ?? id;

/** All findings of a report, in reading order. */
export const findingsOf = (report: ReportView, lastYear: ReportView | null = null): readonly Finding[] =>
  findingsIn(subjectOf(report, lastYear), ALL_CHECKS);
