/** Every rule, once. To add one: write its file, add its id to `RuleId`, add its line here. */

import { locate } from "../form/places";
import type { ReportView } from "../report/live-report";
import { allZeroResults } from "./all-zero-results";
import { balance } from "./balance";
import { citation } from "./citation";
import { feeStatement } from "./fee-statement";
import type { Check, Finding, Rule, Severity } from "./finding";
import { invalidValue } from "./invalid-value";
import { missingText } from "./missing-text";
import { missingValue } from "./missing-value";
import { narrativeSum } from "./narrative-sum";
import { narrativeTable } from "./narrative-table";
import { narrativeYear } from "./narrative-year";
import { partsCount } from "./parts-count";
import { personalData } from "./personal-data";
import { placeholder } from "./placeholder";
import { rulesLevel } from "./rules-level";
import { signatureDate } from "./signature-date";
import { statedTotal } from "./stated-total";
import { tableShape } from "./table-shape";
import { twoWindows } from "./two-windows";
import { wording } from "./wording";

export const RULES: readonly Rule[] = [
  balance,
  statedTotal,
  tableShape,
  missingValue,
  missingText,
  invalidValue,
  narrativeTable,
  narrativeSum,
  narrativeYear,
  partsCount,
  citation,
  feeStatement,
  placeholder,
  personalData,
  signatureDate,
  rulesLevel,
  wording,
  allZeroResults,
  twoWindows,
];

export const CHECKS: readonly Check[] = RULES.flatMap((rule) => rule.checks);

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, notice: 2 };

/** Errors, then warnings, then notices; within, in reading order. */
export function inReadingOrder(findings: readonly Finding[]): readonly Finding[] {
  return findings
    .map((finding) => ({ finding, order: locate(finding.at).order }))
    .sort(
      (a, b) =>
        RANK[a.finding.severity] - RANK[b.finding.severity] ||
        a.order - b.order ||
        (a.finding.span?.from ?? 0) - (b.finding.span?.from ?? 0),
    )
    .map(({ finding }) => finding);
}

/** All findings of a report, in reading order. */
export function findingsOf(report: ReportView): readonly Finding[] {
  return inReadingOrder(CHECKS.flatMap((check) => check.find(report)));
}

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

/** What was checked and holds, for the checklist. */
export function whatHolds(report: ReportView, findings: readonly Finding[]): readonly string[] {
  const found = new Set(findings.map((finding) => finding.rule));
  return RULES.flatMap((rule) => {
    const sentence = found.has(rule.id) ? null : rule.holds(report);
    return sentence === null ? [] : [sentence];
  });
}
