/**
 * 勾稽关系: per column 一 + 二 = 三（七）+ 四, printed in the official table itself. One slip is one finding, however many
 * columns show it: 总计 follows from the column that is wrong, and one number in a wrong column unbalances two.
 */
import {
  applicationCell,
  applicationColumnLabel,
  balanceId,
  type FieldId,
  findField,
  TYPED_APPLICATION_ROWS,
} from "../form/fields";
import { APPLICANT_KINDS, BALANCE } from "../form/official-form";
import { balanceInputs, type ReportView } from "../report/live-report";
import type { Balance } from "../report/totals";
import { defineRule, type Found } from "./rule";

interface Broken {
  readonly column: string;
  readonly balance: Balance;
}

/** One cell that alone explains a difference, and the number that would settle it. */
interface Suspect {
  readonly id: FieldId;
  readonly typed: number;
  readonly instead: number;
}

const RECEIVED: readonly string[] = BALANCE.received;

/** The typed cells of each column, and whether they stand on the side of what was received. */
const CELLS: ReadonlyMap<string, readonly { readonly id: FieldId; readonly received: boolean }[]> = new Map(
  APPLICANT_KINDS.map((kind) => [
    kind.id,
    TYPED_APPLICATION_ROWS.map((row) => ({
      id: applicationCell(row.id, kind.id),
      received: RECEIVED.includes(row.id),
    })),
  ]),
);

/** Two neighbouring digits changed places. */
function isTransposed(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  const differing = [...a].flatMap((digit, index) => (digit === b[index] ? [] : [index]));
  const [first = 0, second = 0] = differing;
  return differing.length === 2 && second === first + 1 && a[first] === b[second] && a[second] === b[first];
}

/** Digits were typed into a number that already stood there (1516 for 16), or its last digit is missing. */
const isMistyped = (typed: string, instead: string): boolean =>
  (typed.length > instead.length && (typed.startsWith(instead) || typed.endsWith(instead))) ||
  (typed.length + 1 === instead.length && instead.startsWith(typed));

/** Whether typing `typed` for `instead` is a slip that hands make. */
const isSlip = (typed: number, instead: number): boolean =>
  instead > 0 && (isTransposed(String(typed), String(instead)) || isMistyped(String(typed), String(instead)));

/** Cells of a column whose number, changed alone, would balance it. */
function cellsThatWouldSettle(report: ReportView, { column, balance }: Broken): readonly Suspect[] {
  const settling: Suspect[] = [];
  for (const { id, received } of CELLS.get(column) ?? []) {
    const typed = report.number(id) ?? 0;
    const instead = received ? typed - balance.difference : typed + balance.difference;
    if (typed > 0 && instead >= 0) settling.push({ id, typed, instead });
  }
  return settling;
}

/** The one cell that explains the difference by a slip of the hand, or that is off by all of it; null when not one does. */
function suspect(settling: readonly Suspect[]): Suspect | null {
  const slips = settling.filter(({ typed, instead }) => isSlip(typed, instead));
  const superfluous = settling.filter(({ instead }) => instead === 0);
  const likely = slips.length > 0 ? slips : superfluous;
  return likely.length === 1 ? (likely[0] ?? null) : null;
}

const rowOf = (id: FieldId): string => (findField(id)?.place ?? "").split(" · ")[0] ?? "";

/** 多 2 or 少 2: how far the second half of the equation is from the first. */
const direction = (difference: number): string => (difference < 0 ? `多 ${-difference}` : `少 ${difference}`);

function equation({ column, balance }: Broken): string {
  const { newlyReceived: a, carriedOver: b, handled: c, carriedForward: d, difference } = balance;
  const sides = `新收 ${a} + 上年结转 ${b} = ${a + b}，办理 ${c} + 结转下年 ${d} = ${c + d}`;
  return `${applicationColumnLabel(column)}：${sides}，相差 ${Math.abs(difference)} 件（办理和结转${direction(difference)}）`;
}

const valuesOf = ({ newlyReceived, carriedOver, handled, carriedForward, difference }: Balance) => ({
  newlyReceived,
  carriedOver,
  handled,
  carriedForward,
  difference,
});

function oneColumn(report: ReportView, broken: Broken, withTotal: boolean): Found {
  const { column, balance } = broken;
  const settling = cellsThatWouldSettle(report, broken);
  const likely = suspect(settling);
  return {
    at: balanceId(column),
    ...(withTotal ? { alsoAt: [balanceId("total")] } : {}),
    message: `${equation(broken)}${withTotal ? "，总计同样" : ""}。`,
    ...(likely === null
      ? {}
      : { advice: `${rowOf(likely.id)}填的是 ${likely.typed}，如果是 ${likely.instead} 就平了。` }),
    values: { ...valuesOf(balance), columns: withTotal ? `${column} total` : column },
    goTo: likely?.id ?? applicationCell("carriedForward", column),
  };
}

/** Two columns that are out by the same number in opposite directions: one number stands in the wrong column. */
function twoColumns(report: ReportView, one: Broken, other: Broken): Found {
  const misplaced = [one, other].flatMap((broken) =>
    cellsThatWouldSettle(report, broken)
      .filter(({ instead }) => instead === 0)
      .map((cell) => ({ ...cell, to: broken === one ? other.column : one.column })),
  );
  const [only] = misplaced.length === 1 ? misplaced : [];
  return {
    at: balanceId(one.column),
    alsoAt: [balanceId(other.column)],
    message: `${equation(one)}；${equation(other)}。总计是平的。`,
    advice:
      only === undefined
        ? "是不是有一个数填错了列？"
        : `${rowOf(only.id)}的 ${only.typed} 如果改填在${applicationColumnLabel(only.to)}一列就平了。`,
    values: { ...valuesOf(one.balance), columns: `${one.column} ${other.column}` },
    goTo: only?.id ?? applicationCell("carriedForward", one.column),
  };
}

function find(report: ReportView): readonly Found[] {
  const broken = APPLICANT_KINDS.flatMap(({ id: column }): Broken[] => {
    const balance = report.balance(column);
    return balance === null || balance.difference === 0 ? [] : [{ column, balance }];
  });
  const total = report.balance("total");
  const [first, second] = broken;
  if (first === undefined) return [];
  if (second === undefined) return [oneColumn(report, first, total !== null)];
  if (broken.length === 2 && first.balance.difference === -second.balance.difference) {
    return [twoColumns(report, first, second)];
  }
  return broken.map((one) => oneColumn(report, one, false));
}

export const balance = defineRule({
  id: "applications.balance",
  name: "申请收支不平",
  severity: "error",
  holds({ report }) {
    const total = report.balance("total");
    if (total === null) return null;
    const { newlyReceived, carriedOver, handled, carriedForward } = total;
    return `勾稽关系：自然人等六列和总计全部平衡（${newlyReceived} + ${carriedOver} = ${handled} + ${carriedForward}）`;
  },
  checks: [
    {
      at: balanceId("total"),
      reads: balanceInputs("total"),
      find: ({ report }) => find(report),
    },
  ],
});
