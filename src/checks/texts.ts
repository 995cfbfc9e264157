/**
 * The texts of a report, each read once per content, whatever the number of rules that look: a rule makes its
 * `reading` once, and every call with the same text gives what was read the first time.
 */
import { EVERY_FIELD, FIELDS, type Field, type FieldId } from "../form/fields";
import type { ReportView } from "../report/live-report";

/** One text with one content. A changed content is another text. */
export interface Text {
  readonly content: string;
}

export const LONG_TEXTS: readonly Field[] = FIELDS.filter((field) => field.kind === "longText");
export const WORDED_TEXTS: readonly Field[] = EVERY_FIELD.filter(
  (field) => field.kind === "longText" || field.kind === "line",
);

export class Texts {
  private readonly report: ReportView;
  private readonly kept = new Map<FieldId, Text>();

  constructor(report: ReportView) {
    this.report = report;
  }

  of(field: FieldId): Text {
    const content = this.report.typed(field);
    const known = this.kept.get(field);
    if (known?.content === content) return known;
    const text: Text = { content };
    this.kept.set(field, text);
    return text;
  }

  /** The long texts in which something stands. */
  written(): readonly Field[] {
    return LONG_TEXTS.filter((field) => this.report.typed(field.id).trim() !== "");
  }
}

/** A way to read texts that reads each one once. What it reads must follow from the content alone. */
export function reading<T>(read: (content: string) => T): (text: Text) => T {
  const known = new WeakMap<Text, { readonly result: T }>();
  return (text) => {
    let kept = known.get(text);
    if (kept === undefined) {
      kept = { result: read(text.content) };
      known.set(text, kept);
    }
    return kept.result;
  };
}

/** The same, of what also follows from something else, such as the report's year: the last is kept. */
export function readingWith<T>(
  read: (content: string, other: number) => T,
): (text: Text, other: number) => T {
  const known = new WeakMap<Text, { readonly other: number; readonly result: T }>();
  return (text, other) => {
    let kept = known.get(text);
    if (kept === undefined || kept.other !== other) {
      kept = { other, result: read(text.content, other) };
      known.set(text, kept);
    }
    return kept.result;
  };
}
