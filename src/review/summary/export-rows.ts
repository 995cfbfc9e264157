/** The board and the wide table as rows of text, for sheets, files and the clipboard. */
import { BOARD_STATES, type BoardRow } from "./board";
import type { Imbalance } from "./roll-up";
import { type FigureColumn, totalIn, type UnitFigures, valueIn } from "./wide-table";

export interface SheetRows {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Which of the rows holds the sums; what stands under it is a remark. */
  readonly totalAt?: number;
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

/** Why a unit does not count in the sums: what is approved and left out was taken out by hand. */
const whyLeftOut = ({ state }: BoardRow): string =>
  state === "approved" ? `${BOARD_STATES.approved}，没有勾选` : BOARD_STATES[state];

/** Units that do not count, each with why, as one sentence; empty where all do. `nameOf`: as they are called here. */
export function leftOutWords(
  board: readonly BoardRow[],
  counts: (row: BoardRow) => boolean,
  nameOf: (row: BoardRow) => string = ({ name }) => name,
): string {
  const out = board.filter((row) => !counts(row));
  if (out.length === 0) return "";
  return `没有计入合计的 ${out.length} 个单位：${out.map((row) => `${nameOf(row)}（${whyLeftOut(row)}）`).join("、")}`;
}

/** What the sums are made of. */
export interface Summed {
  readonly units: readonly UnitFigures[];
  /** Head of their line: 合计　57 个已通过单位. */
  readonly name: string;
  readonly counts: (row: BoardRow) => boolean;
}

/**
 * A unit's line: name, kind, state, whether it counts in the sums, then the figures; a missing unit's figures are empty,
 * not 0, and so are those of a unit that sent two reports. The sums follow, then who does not count, where anybody does not.
 */
export function wideRows(
  board: readonly BoardRow[],
  columns: readonly FigureColumn[],
  figures: ReadonlyMap<string, UnitFigures>,
  summed: Summed,
): SheetRows {
  const values = ({ report, state }: BoardRow): string[] => {
    const unit = report === null || state === "double" ? undefined : figures.get(report.id);
    return columns.map((column) => (unit === undefined ? "" : valueIn(unit, column)));
  };
  const leftOut = leftOutWords(board, summed.counts);
  return {
    head: [
      "单位",
      "类别",
      "状态",
      "计入合计",
      ...columns.map(({ name, unit }) => (unit === "万元" ? `${name}（万元）` : name)),
    ],
    rows: [
      ...board.map((row) => [
        row.name,
        row.kind,
        BOARD_STATES[row.state],
        summed.counts(row) ? "是" : "否",
        ...values(row),
      ]),
      [summed.name, "", "", "", ...columns.map((column) => totalIn(summed.units, column))],
      ...(leftOut === "" ? [] : [[leftOut, "", "", "", ...columns.map(() => "")]]),
    ],
    totalAt: board.length,
  };
}

/** 金峰镇 · 自然人（新收 4，办理 2，结转 1）, for the line that says where a total's difference comes from. */
export const imbalanceWords = ({ balance }: Imbalance): string => {
  const { newlyReceived, carriedOver, handled, carriedForward } = balance;
  return `新收 ${newlyReceived}${carriedOver > 0 ? ` + 上年结转 ${carriedOver}` : ""}，办理 ${handled}，结转 ${carriedForward}`;
};
