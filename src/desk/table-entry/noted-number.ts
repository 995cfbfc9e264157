/**
 * A number with a remark in one cell, as published reports write it: 8（其中修订3件）. Typed or pasted, the number goes into
 * the cell and the remark beside it. What could mean something else stays as it is.
 */
import { type FieldId, findField, noteId } from "../../form/fields";
import type { PastePlan } from "../../opening/paste-plan";
import type { FoundValue } from "../../opening/readings";
import { cellValue } from "../../opening/tables/cell-value";
import type { Change } from "../../report/entries";
import { amountText, parseAmount, parseCount } from "../../report/numbers";

export interface NotedNumber {
  /** The number in plain digits. */
  readonly number: string;
  /** The words of the brackets, without them. */
  readonly remark: string;
}

const BRACKET = /[（(【[]/;
/** A remark speaks of something: a number or a unit alone in brackets may be another number, or the unit of this one. */
const SPEAKS = /\p{Script=Han}.*\p{Script=Han}/u;
/** 万元 behind a number, say, is no remark. */
const UNITS = /^(?:单位[:：])?(?:件|条|份|万元|亿元|元)$/;

/** Reads what was written for a value; null where it is no number with a remark that the value can have. */
export function notedNumber(id: FieldId, written: string): NotedNumber | null {
  if (!BRACKET.test(written)) return null;
  const value = cellValue(written);
  if (value.kind !== "number" || value.note === undefined) return null;
  const { text: number, note: remark } = value;
  // By itself it must be what the cell would take: 8 9 is not 89.
  const alone = written.slice(0, written.search(BRACKET));
  const parsed = findField(id)?.kind === "amount" ? parseAmount(alone) : parseCount(alone);
  const fits = parsed.ok && parsed.value !== null && amountText(parsed.value) === number;
  return fits && SPEAKS.test(remark) && !UNITS.test(remark) ? { number, remark } : null;
}

/** The change that keeps a remark beside a value. */
export const remarkChange = (id: FieldId, remark: string): Change => ({ key: noteId(id), value: remark });

/** A plan with its noted numbers as numbers, and the changes that keep their remarks. */
export interface PlanWithRemarks {
  readonly plan: PastePlan;
  readonly remarks: readonly Change[];
}

/** Parts the noted numbers of a paste. A plan whose numbers are parted already has no remarks left. */
export function withRemarks(plan: PastePlan): PlanWithRemarks {
  const remarks: Change[] = [];
  const part = (value: FoundValue): FoundValue => {
    const noted = notedNumber(value.id, value.text);
    if (noted === null) return value;
    remarks.push(remarkChange(value.id, noted.remark));
    return { ...value, text: noted.number };
  };
  const cells = plan.cells.map(part);
  const totals = plan.totals.map(part);
  const isNoted = ({ id, text }: FoundValue): boolean => notedNumber(id, text) !== null;
  const notNumbers = plan.notNumbers.filter((value) => !isNoted(value));
  return { plan: { ...plan, cells, totals, notNumbers }, remarks };
}

/** What was done with them, for the line under the table; empty where there was none. */
export function remarkWords(remarks: readonly Change[]): string {
  const [only, ...more] = remarks;
  if (only === undefined) return "";
  return more.length === 0 ? `“${only.value}”记为备注` : `${remarks.length} 处括号里的话记为备注`;
}

/** Of remarks, those beside a value that the plan puts somewhere: a reading that was not chosen leaves none behind. */
export function remarksOf(plan: PastePlan, remarks: readonly Change[]): readonly Change[] {
  const placed = new Set([...plan.cells, ...plan.totals].map(({ id }) => noteId(id)));
  return remarks.filter(({ key }) => placed.has(key));
}
