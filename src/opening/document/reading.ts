/**
 * What was understood of a document: values, texts, where each came from, and how sure it is. Pure data. Nothing in it
 * is guessed: what can be read in two ways stands in `choices`, and its values are empty until somebody chooses.
 */
import type { FieldId, TableId } from "../../form/fields";
import type { DocumentKind, SourceBlock, SourceNotice, SourceRef } from "./source-document";

export type Certainty = "sure" | "doubtful" | "not-found";

export type ReadReason =
  /** The cell is there and empty. */
  | "blank"
  /** The cell holds — or / and the like, which is neither 0 nor anything else. */
  | "dash"
  /** No row with this label, no column with this head, or the table is not there. */
  | "no-row"
  | "no-column"
  | "no-table"
  /** One of several readings has to be chosen. */
  | "choice"
  /** Digits of several cells stood together; this is the one reading that fits row, column and balance. */
  | "run-together"
  /** As above, but what it was read by is weaker: the columns could not be checked, or only the text confirms it. */
  | "run-together-unchecked"
  | "run-together-by-text"
  /** Not a number; kept as written. */
  | "not-a-number"
  /** A workbook's formula without result, its error value, a number it cannot hold, a text that is missing. */
  | "formula"
  | "error"
  | "out-of-range"
  | "missing-text"
  /** The row was told by its place between others, not by its label. */
  | "by-place"
  /** Under the heads as they stand the row does not add up, in the form's order it does. */
  | "heads-disagree"
  /** A column of the trial form of 2019 that means something else. */
  | "old-form"
  /** The title names a place, not its organ. */
  | "place-only"
  /** Found elsewhere than where it usually stands. */
  | "indirect"
  /** A section's text whose title is missing, told by where it stands. */
  | "untitled"
  /** Numbers of neighbouring cells touch in the PDF. */
  | "touching";

/** A number of one of the three tables, typed cell or stated total. */
export interface ReadValue {
  readonly id: FieldId;
  /** As it would be typed; empty while nothing is read. */
  readonly text: string;
  readonly certainty: Certainty;
  readonly reason?: ReadReason;
  /** As it stands in the document. */
  readonly written: string;
  readonly source: SourceRef | null;
  /** Remark beside the number, without its brackets: 其中修订3件. */
  readonly note?: string;
}

/** A line or a long text of the report. */
export interface ReadText {
  readonly id: FieldId;
  readonly text: string;
  readonly certainty: Certainty;
  readonly reason?: ReadReason;
  readonly sources: readonly SourceRef[];
}

/** A label that is not spelt as in the official form, and what it was taken for. */
export interface ReadLabel {
  readonly table: TableId;
  readonly written: string;
  readonly official: string;
  readonly source: SourceRef;
}

export interface ChoiceOption {
  /** One for each id of the choice; empty where this reading has nothing. */
  readonly values: readonly string[];
  /** Totals in the row that this reading makes agree, and that it does not. */
  readonly agreeing: number;
  readonly disagreeing: number;
  /** Places of the written values that this reading leaves out. */
  readonly leftOut: readonly number[];
}

/** A row that can be read in more than one way. All readings that fit are here; none is chosen. */
export interface ReadChoice {
  readonly id: string;
  readonly table: TableId;
  /** Official label of the row, or the table's title where it has one row. */
  readonly label: string;
  readonly why: "too-many" | "too-few" | "run-together";
  readonly ids: readonly FieldId[];
  /** Values as they stand in the document, each with its place. */
  readonly written: readonly string[];
  readonly sources: readonly SourceRef[];
  /** Best first. Empty when there are too many to list: then the row is typed by hand. */
  readonly options: readonly ChoiceOption[];
}

export interface ReadTable {
  readonly table: TableId;
  readonly found: boolean;
  /** Its values, computed totals included, in the order of the form. */
  readonly values: readonly ReadValue[];
  /** Note printed under the table, without “注：”. */
  readonly note: string;
  readonly noteSource: SourceRef | null;
  /** Number of values in a row that has too many or too few. */
  readonly oddLength?: number;
  /** The trial form of 2019, or parts of it. */
  readonly oldForm: boolean;
  /** What stood in the table and has no place in the form. */
  readonly extras: readonly { readonly label: string; readonly text: string; readonly source: SourceRef }[];
}

/** A section of the document and where its title stands. */
export interface ReadSection {
  /** Id of the section: overview, proactiveDisclosure, … */
  readonly id: string;
  readonly found: boolean;
  readonly written: string;
  readonly source: SourceRef | null;
}

export interface ReadCounts {
  /** Typed cells that hold a number in the reading, of how many the form has. */
  readonly read: number;
  readonly of: number;
  readonly sure: number;
  readonly doubtful: number;
  /** Totals the document states, and how many of them its cells give. */
  readonly statedTotals: number;
  readonly agreeingTotals: number;
  /** Cells that stand empty in the document. */
  readonly blank: number;
}

/** A difference between the report carried inside one of our own exports and what the document shows. */
export interface EditedPlace {
  readonly id: FieldId;
  readonly inside: string;
  readonly shown: string;
  readonly source: SourceRef | null;
}

/** The report that one of our own exports carries inside. */
export interface OwnReport {
  /** Come back exactly. */
  readonly entries: Readonly<Record<string, string>>;
  /** What somebody changed in the visible document afterwards. */
  readonly edited: readonly EditedPlace[];
}

export interface Reading {
  readonly kind: DocumentKind;
  readonly tables: readonly ReadTable[];
  readonly texts: readonly ReadText[];
  readonly sections: readonly ReadSection[];
  readonly labels: readonly ReadLabel[];
  readonly choices: readonly ReadChoice[];
  readonly notices: readonly SourceNotice[];
  readonly counts: ReadCounts;
  /** The document itself, for showing it beside what was read. */
  readonly blocks: readonly SourceBlock[];
  readonly own?: OwnReport;
}
