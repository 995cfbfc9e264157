/** What stands in the cells of a printed table, and how large numbers can be set so that none is cut. */
import type { FieldId } from "../form/fields";
import { columnsOf, type TableLayout } from "../form/table-layout";
import { widthOf } from "./name-lines";

export interface PrintedValue {
  /** Plain digits, or what was typed where that is no number; empty when nothing was. */
  readonly text: string;
  readonly isNumber: boolean;
  /** Remark beside it, without brackets; empty when there is none. */
  readonly remark: string;
}

/** A value with its remark, as one text. */
export const withRemark = ({ text, remark }: PrintedValue): string =>
  remark === "" ? text : `${text}（${remark}）`;

/** Width of the type area, pt: 156 mm. */
const TABLE_WIDTH = (156 / 25.4) * 72;
/** Space at both sides of a label in its cell, pt. */
const BESIDE_LABEL = 6;
/** Characters of 五号 on a line of a label whose cell has this share of the table's width. */
export const roomOf = (share: number): number => (share * TABLE_WIDTH - BESIDE_LABEL) / NUMBER_SIZES[0];
/** Space and line beside a number in its cell, pt. */
const BESIDE = 2.4;
/** Sizes of numbers, pt: 五号, and smaller ones for longer numbers. */
const NUMBER_SIZES = [10.5, 9, 8, 7, 6, 5] as const;

/** The largest size at which every number of the table stands on one line; a digit is half as wide as it is high. */
export function numberSize(layout: TableLayout, values: ReadonlyMap<FieldId, PrintedValue>): number {
  const all = layout.widths.reduce((sum, width) => sum + width, 0);
  const most = layout.rows.flatMap((row, y) =>
    row.flatMap((cell, at) => {
      const value = cell.kind === "value" ? values.get(cell.id) : undefined;
      if (value === undefined || !value.isNumber) return [];
      const width = columnsOf(layout, y, at).reduce((sum, column) => sum + column, 0);
      return [((width / all) * TABLE_WIDTH - BESIDE) / (value.text.length / 2)];
    }),
  );
  const room = Math.min(Number.POSITIVE_INFINITY, ...most);
  return NUMBER_SIZES.find((size) => size <= room) ?? 5;
}

/** Size of remarks, pt. */
const REMARK_SIZE = 9;

/** Lines that remarks, and what is no number, make a table's rows higher by, at most. */
export function addedLines(
  layout: TableLayout,
  values: ReadonlyMap<FieldId, PrintedValue>,
  numbers: number,
): number {
  const all = layout.widths.reduce((sum, width) => sum + width, 0);
  const rows = layout.rows.map((row, y) => {
    const lines = row.map((cell, at) => {
      const value = cell.kind === "value" ? values.get(cell.id) : undefined;
      if (value === undefined || (value.isNumber && value.remark === "")) return 1;
      const share = columnsOf(layout, y, at).reduce((sum, column) => sum + column, 0) / all;
      const remark = value.remark === "" ? 0 : (widthOf(value.remark) + 2) * REMARK_SIZE;
      const width = widthOf(value.text) * (value.isNumber ? numbers : NUMBER_SIZES[0]) + remark;
      // A line ends before the room does: by less than a character.
      const room = Math.max(NUMBER_SIZES[0], share * TABLE_WIDTH - BESIDE - REMARK_SIZE);
      return Math.ceil(width / room);
    });
    return Math.max(1, ...lines) - 1;
  });
  return rows.reduce((sum, lines) => sum + lines, 0);
}
