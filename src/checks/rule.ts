/**
 * How rules are made. A rule looks at a subject and says what it found; the runner (`findings-of.ts`) adds rule,
 * severity, place and identity. Rules never see a page.
 */
import type { ReportView } from "../report/live-report";
import type { Fix, Severity, Span, Values } from "./finding";
import type { Texts } from "./texts";

/** What the checks look at. */
export interface Subject {
  readonly report: ReportView;
  /** The report attached as last year's, whatever its year; rules take it from `lastYearOf`. */
  readonly lastYear: ReportView | null;
  /** The report's texts; what is read in one is kept until it changes. */
  readonly texts: Texts;
  readonly lastYearTexts: Texts | null;
}

/** What a check found. */
export interface Found {
  /** What is wrong, with the numbers in it. */
  readonly message: string;
  /** What to look for or to do, where the message does not say it. */
  readonly advice?: string;
  /** The message for whoever published the report, without what the desk asks its own officer to do; when it differs. */
  readonly published?: string;
  /** The message in a few words, for a line that names several; the message itself when left out. */
  readonly brief?: string;
  /** The numbers and words behind it: an answer falls away when they change. */
  readonly values?: Values;
  /** Where it stands, when not at the check's own place. */
  readonly at?: string;
  /** Other places that show the same slip. */
  readonly alsoAt?: readonly string[];
  /** The words it is about, in the text it stands at. */
  readonly span?: Span;
  /** Field to go to, when it is not the place itself. */
  readonly goTo?: string;
  /** Cell or total of a table that the words were held against. */
  readonly inTable?: string;
  readonly fixes?: readonly Fix[];
}

/** One place that a rule looks at. It is run again when one of the entries it reads, or last year's report, changed. */
export interface Check {
  readonly at: string;
  readonly reads: readonly string[];
  /** Reads a whole text: it is run when typing pauses, not on each keystroke. */
  readonly waits?: true;
  /** What it gives again as the same object is the same finding, at the same words. */
  find(subject: Subject): readonly Found[];
}

export interface Rule<Id extends string = string> {
  readonly id: Id;
  /** What it looks at, in a few words, for filters and lists. */
  readonly name: string;
  readonly severity: Severity;
  /** Finds what is not filled yet, rather than what is wrong. */
  readonly unfilled?: true;
  /** An error that a reason settles; a warning always can be. */
  readonly answerable?: true;
  /** What was read and held, for the checklist, when nothing was found; null when nothing was there to read. */
  holds?(subject: Subject): string | null;
  readonly checks: readonly Check[];
}

/** Makes a rule; `RuleId` follows from the ids of the rules listed. */
export const defineRule = <const Id extends string>(rule: Rule<Id>): Rule<Id> => rule;
