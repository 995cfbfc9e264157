/** Sentences written for the officer: what one is, and the words that all of them share. */
import type { FieldId } from "../form/fields";
import type { ReportView } from "../report/live-report";

export type SentenceId =
  | "received"
  | "applicants"
  | "results"
  | "carriedForward"
  | "receivedComparison"
  | "handledComparison"
  | "rules"
  | "normativeDocuments"
  | "decisions"
  | "administrativeFees"
  | "disputes"
  | "processingFee";

/** A number that a sentence states, as the sum of fields. */
export interface StatedNumber {
  readonly fields: readonly FieldId[];
  /** 件; 万元 for fees. */
  readonly value: number;
}

export interface WrittenSentence {
  readonly id: SentenceId;
  /** Text field it belongs into. */
  readonly section: "overview" | "otherMatters";
  readonly text: string;
  /** Typed fields and totals it was written from: when one changes, the sentence can be refreshed. */
  readonly reads: readonly FieldId[];
  /** Every number in it, for holding it against the tables. */
  readonly states: readonly StatedNumber[];
}

/** Sum of fields, null while one of them is empty: then the sentence is not offered. */
export function amountOf(report: ReportView, fields: readonly FieldId[]): number | null {
  let total = 0;
  for (const field of fields) {
    const { value, complete } = report.sum(field);
    if (value === null || !complete) return null;
    total += value;
  }
  return Number(total.toFixed(6));
}

/** 2024年，本机关 … */
export const opening = (report: ReportView): string => {
  const year = report.number("year");
  return year === null ? "本年度，" : `${year}年，`;
};

/** Collects clauses with the numbers they state. */
export class SentenceWriter {
  readonly states: StatedNumber[] = [];
  private readonly report: ReportView;
  /** A field was empty: there is no sentence. */
  missing = false;

  constructor(report: ReportView) {
    this.report = report;
  }

  /** The number of the fields, for comparing only. */
  peek(...fields: readonly FieldId[]): number {
    const value = amountOf(this.report, fields);
    if (value === null) this.missing = true;
    return value ?? 0;
  }

  /** The number of the fields, which the sentence states. */
  say(...fields: readonly FieldId[]): number {
    const value = this.peek(...fields);
    this.states.push({ fields, value });
    return value;
  }

  sentence(
    id: SentenceId,
    text: string,
    section: WrittenSentence["section"] = "overview",
  ): readonly WrittenSentence[] {
    if (this.missing) return [];
    const reads = [...new Set(this.states.flatMap((state) => state.fields))];
    return [{ id, section, text, reads, states: this.states }];
  }
}
