/** Rules that look for words in the report's texts share this: one check a text, findings with the words' place. */
import { EVERY_FIELD, FIELDS, type Field } from "../form/fields";
import type { ReportView } from "../report/live-report";
import type { Check, Finding, RuleId } from "./finding";

/** What a rule found in a text. */
export interface Hit {
  readonly from: number;
  readonly to: number;
  readonly message: string;
  readonly values: Readonly<Record<string, string | number>>;
}

export const LONG_TEXTS = FIELDS.filter((field) => field.kind === "longText");
export const WORDED_TEXTS = EVERY_FIELD.filter((field) => field.kind === "longText" || field.kind === "line");

/** A long report can repeat the same slip; the first ones are enough to go by. */
const MOST_PER_TEXT = 20;

export function textCheck(
  rule: RuleId,
  field: Field,
  alsoReads: readonly string[],
  search: (text: string, report: ReportView) => readonly Hit[],
): Check {
  return {
    at: field.id,
    reads: [field.id, ...alsoReads],
    waits: true,
    find(report) {
      const text = report.typed(field.id);
      if (text === "") return [];
      return search(text, report)
        .slice(0, MOST_PER_TEXT)
        .map(
          ({ from, to, message, values }): Finding => ({
            rule,
            severity: "warning",
            at: field.id,
            message,
            values: { ...values, offset: from },
            span: { from, to },
          }),
        );
    },
  };
}

/** All matches of a global pattern with their place. */
export const matchesOf = (text: string, pattern: RegExp): readonly RegExpMatchArray[] => [
  ...text.matchAll(pattern),
];
