/** What a check found, as screens, files and answers know it. */
import type { Change } from "../report/entries";
import type { RULES } from "./rules";

/** Follows from the rules listed. */
export type RuleId = (typeof RULES)[number]["id"];

/** 必须改正, 请核实, 提示. */
export type Severity = "error" | "warning" | "notice";

/** Words in a text, as offsets into it. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** What settles a finding at one press, as one step that can be undone. */
export interface Fix {
  /** Words on the button. */
  readonly label: string;
  /** Name of the step in undo and history. */
  readonly name: string;
  readonly changes: readonly Change[];
  /** `data-action` of the button, where the contract names one. */
  readonly action?: string;
}

export type Values = Readonly<Record<string, string | number>>;

export interface Finding {
  /**
   * The same as long as the finding is: no two findings of a report share it, text typed before its words does not
   * change it. Without spaces, so that it can be part of an element's id.
   */
  readonly id: string;
  /** What an answer to it rests on: its words and values. When it changes, the answer no longer holds. */
  readonly basis: string;
  readonly rule: RuleId;
  readonly severity: Severity;
  /** Something not filled yet, rather than something wrong. */
  readonly unfilled: boolean;
  /** Whether a reason settles it: every warning, and errors that the contract names. */
  readonly answerable: boolean;
  /** Id of the field, total, table or section it stands at. */
  readonly at: string;
  /** Other places that show the same slip. */
  readonly alsoAt: readonly string[];
  /** What is wrong, with the numbers in it. */
  readonly message: string;
  /** What to look for or to do, where the message does not say it. */
  readonly advice: string;
  /** The message for whoever published the report: without what the desk asks its own officer to do. */
  readonly published: string;
  /** The message in a few words, where a line has several. */
  readonly brief: string;
  readonly values: Values;
  readonly span?: Span;
  /** Field to go to. */
  readonly goTo: string;
  /** Cell or total of a table that the words were held against: what is wrong may be there. */
  readonly inTable?: string;
  readonly fixes: readonly Fix[];
}
