/**
 * The texts of a report, each read once per content, whatever the number of rules that look: a rule makes its
 * `reading` once, and every call with the same passage gives what was read the first time. A text keeps those of its
 * paragraphs that did not change, and what was read in them stays with them; what is no longer in the report is forgotten.
 */
import { EVERY_FIELD, FIELDS, type Field, type FieldId } from "../form/fields";
import type { ReportView } from "../report/live-report";

/** Words with one content in one field: a paragraph, or a whole text. A changed content is another passage. */
export interface Passage {
  readonly content: string;
}

export interface Text extends Passage {
  /** Its lines, in order, without the line breaks. Equal ones are one passage. */
  readonly paragraphs: readonly Passage[];
}

export const LONG_TEXTS: readonly Field[] = FIELDS.filter((field) => field.kind === "longText");
export const WORDED_TEXTS: readonly Field[] = EVERY_FIELD.filter(
  (field) => field.kind === "longText" || field.kind === "line",
);

const NO_PARAGRAPHS: readonly Passage[] = [];

/** A text with those of the paragraphs before that are still in it. */
export function textOf(content: string, before: readonly Passage[]): Text {
  if (content === "") return { content, paragraphs: NO_PARAGRAPHS };
  const known = new Map(before.map((paragraph) => [paragraph.content, paragraph]));
  const paragraphs = content.split("\n").map((line) => {
    let paragraph = known.get(line);
    if (paragraph === undefined) {
      paragraph = { content: line };
      known.set(line, paragraph);
    }
    return paragraph;
  });
  return { content, paragraphs };
}

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
    const text = textOf(content, known?.paragraphs ?? NO_PARAGRAPHS);
    this.kept.set(field, text);
    return text;
  }

  /** The long texts in which something stands. */
  written(): readonly Field[] {
    return LONG_TEXTS.filter((field) => this.report.typed(field.id).trim() !== "");
  }
}

/** A way to read passages that reads each one once. What it reads must follow from the passage alone. */
export function readingOnce<P extends Passage, T>(read: (passage: P) => T): (passage: P) => T {
  const known = new WeakMap<P, { readonly result: T }>();
  return (passage) => {
    let kept = known.get(passage);
    if (kept === undefined) {
      kept = { result: read(passage) };
      known.set(passage, kept);
    }
    return kept.result;
  };
}

/** The same, of what reads the words only. */
export const reading = <T>(read: (content: string) => T): ((passage: Passage) => T) =>
  readingOnce(({ content }: Passage) => read(content));
