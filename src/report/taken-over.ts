/**
 * What this year begins with and last year's report says: 上年结转 is last year's 结转下年度, and what is in force starts
 * from what was. Any other number of last year's is history, and never this year's.
 */
import { applicationCell, type FieldId, findField } from "../form/fields";
import { APPLICANT_KINDS } from "../form/official-form";
import type { Change } from "./entries";
import type { ReportView } from "./live-report";

const CARRIED_OVER = APPLICANT_KINDS.map(({ id }) => ({
  over: applicationCell("carriedOver", id),
  forward: applicationCell("carriedForward", id),
}));

const CARRIED_TOTAL = applicationCell("carriedOver", "total");
const isCarriedOver = (id: FieldId): boolean =>
  id === CARRIED_TOTAL || CARRIED_OVER.some(({ over }) => over === id);

/** What of last year's report stands beside a number of this year's. */
export interface Beside {
  /** Field or total of last year's report. */
  readonly id: FieldId;
  /** Its row, where that is another one than the number's own. */
  readonly row?: string;
}

/** The same field, but for 上年结转: what last year carried over itself says nothing of this year. */
export function besideLastYear(id: FieldId): Beside {
  if (!isCarriedOver(id)) return { id };
  return { id: id.replace(".carriedOver.", ".carriedForward."), row: "结转下年度继续办理" };
}

/** Field of last year's report that a field of this year's starts from; null where it starts from nothing. */
function startOf(id: FieldId): FieldId | null {
  const carried = CARRIED_OVER.find(({ over }) => over === id);
  if (carried !== undefined) return carried.forward;
  return id.endsWith(".inForce") && findField(id) !== undefined ? id : null;
}

/** The number that last year's report gives for a field of this year's; null where it gives none. */
export function takenOver(lastYear: ReportView | null, id: FieldId): number | null {
  const start = startOf(id);
  return start === null ? null : (lastYear?.number(start) ?? null);
}

/** 按上年报告填上年结转. */
export interface CarryingOver {
  readonly changes: readonly Change[];
  /** Columns in which another number stands, which is left. */
  readonly left: number;
}

/** Last year's 结转下年度 for 上年结转: in empty cells, and with `replace` in those that say otherwise. */
export function carryOver(report: ReportView, lastYear: ReportView, replace: boolean): CarryingOver {
  const changes: Change[] = [];
  let left = 0;
  for (const { over } of CARRIED_OVER) {
    const number = takenOver(lastYear, over);
    if (number === null || report.typed(over).trim() === String(number)) continue;
    if (replace || report.typed(over).trim() === "") changes.push({ key: over, value: String(number) });
    else if (report.number(over) !== number) left += 1;
  }
  return { changes, left };
}
