/** The board and the wide table as rows of text, for sheets, files and the clipboard. */
import { BOARD_STATES, type BoardRow } from "./board";
import type { Imbalance } from "./roll-up";
import { type FigureColumn, totalIn, type UnitFigures, valueIn } from "./wide-table";

export interface SheetRows {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const day = (iso: string): string => iso.slice(0, 10);

function checksOf({ report }: BoardRow): string {
  if (report === null) return "";
  return [
    report.errors > 0 ? `${report.errors} 处必须改正` : "",
    report.warnings > 0 ? `${report.warnings} 处请核实` : "",
    report.answered > 0 ? `${report.answered} 处有说明` : "",
    report.openComments > 0 ? `${report.openComments} 条意见` : "",
  ]
    .filter((words) => words !== "")
    .join("，");
}

export function boardRows(board: readonly BoardRow[]): SheetRows {
  return {
    head: ["单位", "类别", "状态", "第几次送审", "送审日期", "最后变动", "核对"],
    rows: board.map((row) => [
      row.name,
      row.kind,
      `${BOARD_STATES[row.state]}${row.overdue ? "（已逾期）" : ""}`,
      row.report === null ? "" : String(row.report.revision),
      row.report === null ? "" : day(row.report.submittedAt),
      row.report === null ? "" : day(row.report.changedAt),
      checksOf(row),
    ]),
  };
}

/** A unit's line: name, kind, state, then the figures; a missing unit's figures are empty, not 0. */
export function wideRows(
  board: readonly BoardRow[],
  columns: readonly FigureColumn[],
  figures: ReadonlyMap<string, UnitFigures>,
  summed: readonly UnitFigures[],
  totalName: string,
): SheetRows {
  const values = (unit: UnitFigures | undefined): string[] =>
    columns.map((column) => (unit === undefined ? "" : valueIn(unit, column)));
  return {
    head: [
      "单位",
      "类别",
      "状态",
      ...columns.map(({ name, unit }) => (unit === "万元" ? `${name}（万元）` : name)),
    ],
    rows: [
      ...board.map((row) => [
        row.name,
        row.kind,
        BOARD_STATES[row.state],
        ...values(row.report === null ? undefined : figures.get(row.report.id)),
      ]),
      [totalName, "", "", ...columns.map((column) => totalIn(summed, column))],
    ],
  };
}

/** 金峰镇 · 自然人（新收 4，办理 2，结转 1）, for the line that says where a total's difference comes from. */
export const imbalanceWords = ({ balance }: Imbalance): string => {
  const { newlyReceived, carriedOver, handled, carriedForward } = balance;
  return `新收 ${newlyReceived}${carriedOver > 0 ? ` + 上年结转 ${carriedOver}` : ""}，办理 ${handled}，结转 ${carriedForward}`;
};
