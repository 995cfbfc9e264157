/** Puts a row's values to its cells where there is one way to do it; else says what the ways are. */
import { type FieldId, TABLE_VALUES } from "../../form/fields";
import type { Certainty, ChoiceOption, ReadReason } from "../document/reading";
import type { SourceRef } from "../document/source-document";
import { cellValue, TROUBLE_REASONS } from "./cell-value";
import { agreement, optionsFor } from "./choices";
import type { RawCell, RawRow } from "./rows";
import { type Splits, splitsOf } from "./splits";

export interface PlacedCell {
  readonly text: string;
  readonly written: string;
  readonly certainty: Certainty;
  readonly reason?: ReadReason;
  readonly source: SourceRef | null;
  readonly note?: string;
}

export type Placement =
  | { readonly kind: "placed"; readonly cells: readonly PlacedCell[]; readonly leftovers: readonly RawCell[] }
  | {
      readonly kind: "choice";
      readonly why: "too-many" | "too-few";
      readonly written: readonly RawCell[];
      readonly options: readonly ChoiceOption[];
    }
  | {
      readonly kind: "run";
      readonly written: readonly RawCell[];
      /** How many there are. */
      readonly digits: number;
      /** All ways to part the digits, and those in which the row's totals agree. */
      readonly all: Splits;
      readonly fitting: Splits;
    };

const NOTHING: PlacedCell = {
  text: "",
  written: "",
  certainty: "not-found",
  reason: "no-column",
  source: null,
};

const asWritten = (written: string): string => written.trim().slice(0, 40);

export function placedCell(cell: RawCell | undefined, doubt?: ReadReason): PlacedCell {
  if (cell === undefined) return NOTHING;
  const { source, text: written } = cell;
  if (cell.trouble === "touching") return placedCell({ text: written, source }, "touching");
  if (cell.trouble !== undefined) {
    return { text: "", written, certainty: "doubtful", reason: TROUBLE_REASONS[cell.trouble], source };
  }
  const value = cellValue(written);
  if (value.kind === "blank") return { text: "", written, certainty: "not-found", reason: "blank", source };
  if (value.kind === "dash") return { text: "", written, certainty: "not-found", reason: "dash", source };
  if (value.kind === "other") {
    return { text: asWritten(written), written, certainty: "doubtful", reason: "not-a-number", source };
  }
  const note = value.note === undefined ? {} : { note: value.note };
  return doubt === undefined
    ? { text: value.text, written, certainty: "sure", source, ...note }
    : { text: value.text, written, certainty: "doubtful", reason: doubt, source, ...note };
}

const isFilled = (cell: RawCell): boolean => cell.text.trim() !== "" || cell.trouble !== undefined;

/** Cells whose columns the heads name: each to its place. Null when two would come to one place, or one to none. */
function byHeads(cells: readonly RawCell[], count: number): (RawCell | undefined)[] | null {
  const placed: (RawCell | undefined)[] = Array.from({ length: count }, () => undefined);
  for (const cell of cells) {
    if (cell.at === undefined || cell.at === null) {
      if (isFilled(cell)) return null;
    } else if (placed[cell.at] === undefined || !isFilled(placed[cell.at] as RawCell)) placed[cell.at] = cell;
    else if (isFilled(cell)) return null;
  }
  return placed;
}

/** Fields that count whole things; the one that does not is an amount of money. */
const countFields: ReadonlySet<FieldId> = new Set(
  Object.values(TABLE_VALUES)
    .flat()
    .filter((id) => !id.endsWith(".amount")),
);

/** Said of money, before any remark: no count. */
const MONEY = /^[^（(【[]*万元/;

/** Whether a row does not add up as its heads place it, and does in the order of the form. */
function isBetterInOrder(
  headed: readonly (RawCell | undefined)[],
  filled: readonly RawCell[],
  { target }: RawRow,
): boolean {
  if (target.sums.length === 0 || filled.length !== target.ids.length) return false;
  if (headed.every((cell, index) => cell === filled[index])) return false;
  const textOf = (cell: RawCell | undefined): string => {
    const value = cellValue(cell?.text ?? "");
    return value.kind === "number" ? value.text : "";
  };
  const [under, inOrder] = [headed, filled].map((cells) => agreement(cells.map(textOf), target.sums));
  return (under?.disagreeing ?? 0) > 0 && inOrder?.disagreeing === 0;
}

/** Digits only, whatever white space stands between them. */
const pieceOf = (cell: RawCell): string =>
  cell.text
    .replace(/[\s\u3000\u00a0]+/g, "")
    .replace(/[０-９]/g, (digit) => String(digit.charCodeAt(0) - 0xff10));

export function placeRow(row: RawRow): Placement {
  const count = row.target.ids.length;
  const doubt: ReadReason | undefined = row.byPlace === true ? "by-place" : undefined;
  const placed = (
    cells: readonly (RawCell | undefined)[],
    why: ReadReason | undefined = doubt,
  ): Placement => ({
    kind: "placed",
    cells: row.target.ids.map((id, index) => {
      const cell = placedCell(cells[index], why);
      const isMoney = cell.text.includes(".") || MONEY.test(cell.written);
      if (cell.certainty !== "sure" || !isMoney || !countFields.has(id)) return cell;
      return { ...cell, text: asWritten(cell.written), certainty: "doubtful", reason: "not-a-number" };
    }),
    leftovers: [],
  });
  const filled = row.cells.filter(isFilled);
  const headed = row.cells.some((cell) => typeof cell.at === "number") ? byHeads(row.cells, count) : null;
  if (headed !== null) {
    if (!isBetterInOrder(headed, filled, row)) return placed(headed);
    return placed(filled, "heads-disagree");
  }
  if (filled.length === count) return placed(filled);
  if (filled.length === 0 && row.cells.length > 0) {
    return placed(row.cells.slice(0, count));
  }
  if (row.cells.length === count) return placed(row.cells);
  const split = filled.length > 0 && filled.length < count ? runTogether(row, filled) : null;
  if (split !== null) return split;
  if (row.target.table === "disputes") {
    const totals = new Set(row.target.sums.map(({ total }) => total));
    if (filled.length === count - totals.size && count > totals.size) {
      let next = 0;
      return placed(row.target.ids.map((_, index) => (totals.has(index) ? undefined : filled[next++])));
    }
  }
  const written = filled.map((cell) => {
    const value = cellValue(cell.text);
    return value.kind === "number" ? value.text : "";
  });
  return {
    kind: "choice",
    why: filled.length > count ? "too-many" : "too-few",
    written: filled,
    options: optionsFor(written, count, row.target.sums),
  };
}

/** Fewer pieces than cells, but digits enough for all of them. */
function runTogether(row: RawRow, filled: readonly RawCell[]): Placement | null {
  const count = row.target.ids.length;
  // White space parts numbers before their digits are looked at.
  const pieces = filled.flatMap((cell) =>
    cell.text
      .trim()
      .split(/[\s\u3000\u00a0]+/)
      .map((text) => ({ ...cell, text })),
  );
  if (pieces.length === count && pieces.length > filled.length) {
    return { kind: "placed", cells: pieces.map((cell) => placedCell(cell)), leftovers: [] };
  }
  const digits = pieces.map(pieceOf);
  if (!digits.every((piece) => /^\d+$/.test(piece))) return null;
  const length = digits.reduce((sum, piece) => sum + piece.length, 0);
  if (length < count || (row.parted && pieces.length > 1)) return null;
  const all = splitsOf(digits, count, []);
  const fitting = row.target.sums.length > 0 ? splitsOf(digits, count, row.target.sums) : all;
  if (all.readings.length === 0) return null;
  const extra = length - count;
  if (fitting.readings.length === 0 && !fitting.tooMany && extra > 0 && extra <= MOST_EXTRA) {
    // No parting adds up: rather a digit a cell, and too many of them.
    const written = pieces.flatMap(singleDigits);
    const values = written.map((cell) => pieceOf(cell));
    return { kind: "choice", why: "too-many", written, options: optionsFor(values, count, row.target.sums) };
  }
  return { kind: "run", written: filled, digits: length, all, fitting };
}

const MOST_EXTRA = 2;

/** Each digit of a cell as a cell of its own. */
const singleDigits = (cell: RawCell): RawCell[] =>
  [...cell.text.trim()].map((text, index) => {
    const from = (cell.source.from ?? 0) + index;
    const { offset } = cell.source;
    const source = {
      ...cell.source,
      from,
      to: from + 1,
      ...(offset === undefined ? {} : { offset: offset + index }),
    };
    return { text, source };
  });
