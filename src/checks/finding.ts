/**
 * What a check finds, and how checks are made. Rules read a report and never see a page.
 */
import type { ReportView } from "../report/live-report";

/** 必须改正, 请核实, 提示. */
export type Severity = "error" | "warning" | "notice";

export type RuleId =
  | "applications.balance"
  | "stated-total"
  | "table-shape"
  | "missing-value"
  | "missing-text"
  | "invalid-value"
  | "narrative-table"
  | "narrative-sum"
  | "narrative-year"
  | "citation"
  | "fee-statement"
  | "placeholder"
  | "personal-data"
  | "signature-date"
  | "parts-count"
  | "rules-level"
  | "wording"
  | "all-zero-results"
  /** Not about the report but about two windows; an extension of the contract. */
  | "two-windows";

/** Words in a text that a finding is about, as offsets into it. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface Finding {
  readonly rule: RuleId;
  readonly severity: Severity;
  /** Id of the field, total, table or section it stands at. */
  readonly at: string;
  /** What is wrong, with the numbers in it, and what to do. */
  readonly message: string;
  readonly values: Readonly<Record<string, string | number>>;
  readonly span?: Span;
  /** Field to go to, where it is not `at` itself. */
  readonly goTo?: string;
}

/** One place that a rule looks at. It is run again when one of the entries it reads has changed. */
export interface Check {
  readonly at: string;
  readonly reads: readonly string[];
  /** Reads a whole text: it is run when typing pauses, not on each keystroke. */
  readonly waits?: true;
  find(report: ReportView): readonly Finding[];
}

export interface Rule {
  readonly id: RuleId;
  readonly severity: Severity;
  /** What the checklist says when the rule found nothing; null when there was nothing to check. */
  holds(report: ReportView): string | null;
  readonly checks: readonly Check[];
}
