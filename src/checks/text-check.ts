/** Rules that look for words in the report's texts share this: one check a text, findings with the words' place. */
import { FIELDS, type Field } from "../form/fields";
import type { ReportView } from "../report/live-report";
import type { Check, Finding, RuleId } from "./finding";

/** What a rule found in a text. */
export interface Hit {
  readonly from: number;
  readonly to: number;
  readonly message: string;
  readonly values: Readonly<Record<string, string | number>>;
  /** What to put in place of which words, where that is known. */
  readonly fix?: { readonly from: number; readonly to: number; readonly text: string };
}

const LONGEST_QUOTE = 60;

/** Words of a text in a message: without breaks, and a long one by its beginning and end. */
export function quoted(words: string): string {
  const line = words.replace(/\s+/g, " ").trim();
  return line.length <= LONGEST_QUOTE ? line : `${line.slice(0, 36)}…${line.slice(-22)}`;
}

export const LONG_TEXTS = FIELDS.filter((field) => field.kind === "longText");
export const WORDED_TEXTS = FIELDS.filter((field) => field.kind === "longText" || field.kind === "line");

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
