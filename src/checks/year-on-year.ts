/**
 * A number that moved more than tenfold, and by more than 10, against last year: often a digit too many, or an amount in
 * 元 where the form asks for 万元. A total is named only where no number in it moved so far by itself.
 */
import { FIELDS, type FieldId, findField, TOTALS, type Total } from "../form/fields";
import { amountText } from "../report/numbers";
import { lastYearOf, YEAR } from "./last-year";
import { defineRule, type Found, type Subject } from "./rule";

const TIMES = 10;
const LEAST = 10;

interface Move {
  readonly lastYear: number;
  readonly thisYear: number;
}

/** Both years' numbers; null when one is not known, or known only in part. */
function numbersAt(subject: Subject, id: FieldId): Move | null {
  const [before, now] = [lastYearOf(subject)?.sum(id), subject.report.sum(id)];
  if (before?.complete !== true || !now.complete) return null;
  const [lastYear, thisYear] = [before.value, now.value];
  return lastYear === null || thisYear === null ? null : { lastYear, thisYear };
}

function isFar({ lastYear, thisYear }: Move): boolean {
  const [less, more] = lastYear < thisYear ? [lastYear, thisYear] : [thisYear, lastYear];
  return more - less > LEAST && more > less * TIMES;
}

function moveAt(subject: Subject, id: FieldId): Move | null {
  const numbers = numbersAt(subject, id);
  return numbers !== null && isFar(numbers) ? numbers : null;
}

function foundAt(subject: Subject, id: FieldId, totals: readonly FieldId[]): readonly Found[] {
  const move = moveAt(subject, id);
  if (move === null) return [];
  const amount = findField(id)?.kind === "amount";
  const unit = amount ? "万元" : "件";
  const [lastYear, thisYear] = [amountText(move.lastYear), amountText(move.thisYear)];
  return [
    {
      message: `上年 ${lastYear} ${unit}，本年 ${thisYear} ${unit}，相差十倍以上。`,
      advice: amount ? "单位是万元，不是元。请核对位数。" : "请核对位数。",
      values: { lastYear: move.lastYear, thisYear: move.thisYear },
      alsoAt: totals.filter((total) => moveAt(subject, total) !== null),
    },
  ];
}

const CELLS = FIELDS.filter(({ table }) => table !== undefined);
/** Totals of single rows; those of whole columns follow from them. */
const ROW_TOTALS: readonly Total[] = TOTALS.filter(
  ({ id }) => id.endsWith(".total") && !id.startsWith("applications.results.total."),
);
const totalsOf = (id: FieldId): readonly FieldId[] =>
  ROW_TOTALS.filter(({ addends }) => addends.includes(id)).map((total) => total.id);

const checkedTotal = (total: Total) => ({
  at: total.id,
  reads: [...total.addends, YEAR],
  find: (subject: Subject) =>
    total.addends.some((id) => moveAt(subject, id) !== null) ? [] : foundAt(subject, total.id, []),
});

export const yearOnYear = defineRule({
  id: "year-on-year",
  name: "比上年变动大",
  severity: "notice",
  holds(subject) {
    const compared = CELLS.filter(({ id }) => numbersAt(subject, id) !== null);
    return compared.length === 0 ? null : `与上年报告比了 ${compared.length} 格，没有相差十倍以上的`;
  },
  checks: [
    ...CELLS.map(({ id }) => {
      const totals = totalsOf(id);
      const reads = [
        id,
        ...ROW_TOTALS.filter((total) => totals.includes(total.id)).flatMap(({ addends }) => addends),
      ];
      return {
        at: id,
        reads: [...new Set(reads), YEAR],
        find: (subject: Subject) => foundAt(subject, id, totals),
      };
    }),
    ...ROW_TOTALS.map(checkedTotal),
  ],
});
