/** What a text says: statements about the tables, itemised lists, rates and changes, each with its place. */
import type { Owner, Period } from "./circumstances";
import type { NewOnly, Reading } from "./quantity";

/** Offsets into the text as the officer wrote it. */
export interface Place {
  readonly from: number;
  readonly to: number;
}

/** A number said of a quantity of the tables. */
export interface Statement {
  /** Every admissible reading, as fields whose sum is meant; the first is the usual one. */
  readonly readings: readonly Reading[];
  /** In the table's unit: 件, and 万元 for fees. */
  readonly value: number;
  /** What one in the last written digit is worth: 2764.2万宗 is exact to 1000. */
  readonly step: number;
  /** False for 约, 余, 近. */
  readonly exact: boolean;
  readonly owner: Owner;
  readonly period: Period;
  readonly newOnly?: NewOnly;
  readonly carries?: { readonly year: number; readonly to: "this" | "next" };
  /** Of 均为自然人申请: readings of what is said to be all of this kind. */
  readonly allOf?: readonly Reading[];
  /** The number's place; of 未收到 and 均为 the whole clause. */
  readonly number: Place;
  /** The phrase's place, from its first word to the counter. */
  readonly phrase: Place;
  /** How the number is written; a clause without one, or one that several share (各1件), cannot be put right by a number. */
  readonly writing: "digits" | "numerals" | "words";
}

export interface Part {
  readonly label: string;
  readonly value: number;
}

/** 37件，其中A 5件、B 31件、C 1件. */
export interface ItemisedList {
  readonly total: number;
  readonly parts: readonly Part[];
  /** Whether the parts must be all there is: 分别为, a colon, 其他 at the end, ways in, kinds of applicant. */
  readonly closed: boolean;
  readonly unit: "count" | "money";
  readonly place: Place;
  readonly number: Place;
}

export interface Ratio {
  readonly numerator: number;
  readonly denominator: number;
}

/** 办结率98.73%, 占30.61%, with the pairs of numbers it may have been reckoned from. */
export interface Rate {
  readonly percent: number;
  readonly step: number;
  /** Pairs of numbers in the text that it can be the rate of; one must give it. */
  readonly of: readonly Ratio[];
  /** 占办结总数的: the total of the tables that the words name, where no number stands for it. */
  readonly named?: "handled" | "received";
  /** Of 占: the number whose share it is, which may also be a share of a total of the tables. */
  readonly share: number | null;
  readonly place: Place;
}

/** 同比增长1.05%, 较上年减少5件: a change of a stated quantity against last year. */
export interface Change {
  readonly readings: readonly Reading[];
  /** The quantity's own number of this year, where the text states it. */
  readonly value: number | null;
  readonly direction: "up" | "down";
  readonly by: number;
  readonly unit: "percent" | "count";
  readonly step: number;
  readonly exact: boolean;
  readonly owner: Owner;
  readonly period: Period;
  /** The year compared with, where it is named. */
  readonly against?: number;
  readonly place: Place;
}

export interface Narrative {
  readonly statements: readonly Statement[];
  readonly lists: readonly ItemisedList[];
  readonly rates: readonly Rate[];
  readonly changes: readonly Change[];
}
