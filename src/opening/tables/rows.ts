/** Rows of the three tables as they are found in a document, before their values are put to their cells. */
import {
  APPLICATION_COLUMNS,
  applicationCell,
  disputeCell,
  type FieldId,
  proactiveCell,
  type TableId,
} from "../../form/fields";
import { DISPUTE_KINDS, DISPUTE_RESULTS, PROACTIVE_BLOCKS, STEPS } from "../../form/official-form";
import type { SourceRef, Trouble } from "../document/source-document";
import { officialProactiveLabel, officialRowLabel } from "./labels";

export interface RawCell {
  readonly text: string;
  readonly source: SourceRef;
  /** Place among the row's ids, where the heads of the columns tell it; null where they name something else. */
  readonly at?: number | null;
  readonly trouble?: Trouble;
}

/** A sum within a row: the total at one place is what the places before it give. */
export interface RowSum {
  readonly total: number;
  readonly addends: readonly number[];
}

export interface RowTarget {
  readonly table: TableId;
  /** Id of the row within its table. */
  readonly row: string;
  readonly label: string;
  readonly ids: readonly FieldId[];
  readonly sums: readonly RowSum[];
}

export interface RawRow {
  readonly target: RowTarget;
  /** Cells after the label, empty ones too. */
  readonly cells: readonly RawCell[];
  /** Cells have marks between them; without, digits may run together. */
  readonly parted: boolean;
  /** Told by its place between two others, its label being unreadable. */
  readonly byPlace?: true;
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from }, (_, index) => from + index);

export const applicationTarget = (row: string): RowTarget => ({
  table: "applications",
  row,
  label: officialRowLabel(row),
  ids: APPLICATION_COLUMNS.map((column) => applicationCell(row, column)),
  sums: [{ total: APPLICATION_COLUMNS.length - 1, addends: range(0, APPLICATION_COLUMNS.length - 1) }],
});

const proactiveRows = PROACTIVE_BLOCKS.flatMap((block) => block.rows);

export const PROACTIVE_ROW_IDS: readonly string[] = proactiveRows.map((row) => row.id);

export function proactiveTarget(row: string): RowTarget {
  const columns = proactiveRows.find((candidate) => candidate.id === row)?.columns ?? [];
  return {
    table: "proactiveDisclosure",
    row,
    label: officialProactiveLabel(row),
    ids: columns.map((column) => proactiveCell(row, column.id)),
    sums: [],
  };
}

const RESULT_KEYS: readonly string[] = [...DISPUTE_RESULTS.map((result) => result.id), "total"];

/** All of section four's row, or the kinds of case that stand in one table of their own. */
export function disputeTarget(kinds: readonly string[] = DISPUTE_KINDS.map((kind) => kind.id)): RowTarget {
  const step = RESULT_KEYS.length;
  return {
    table: "disputes",
    row: kinds.join("+"),
    label: STEPS.find((candidate) => candidate.sectionId === "disputes")?.title ?? "",
    ids: kinds.flatMap((kind) => RESULT_KEYS.map((result) => disputeCell(kind, result))),
    sums: kinds.map((_, index) => ({
      total: index * step + step - 1,
      addends: range(index * step, index * step + step - 1),
    })),
  };
}
