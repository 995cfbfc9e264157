/**
 * Computed totals. A total is never typed; an empty addend is absent, not 0, and leaves the total incomplete.
 */
import { applicationCell, type FieldId, findTotal } from "../form/fields";
import { BALANCE } from "../form/official-form";
import type { Count } from "./numbers";

export interface Sum {
  /** Sum of the addends that hold a number; null when none does. */
  readonly value: Count;
  /** Whether every addend holds a number. */
  readonly complete: boolean;
}

/** Reads the number of a typed field: null when it is empty or not a number. */
export type ReadNumber = (id: FieldId) => Count;

export function sumOf(addends: readonly FieldId[], read: ReadNumber): Sum {
  let value: Count = null;
  let complete = true;
  for (const addend of addends) {
    const number = read(addend);
    if (number === null) complete = false;
    else value = (value ?? 0) + number;
  }
  return { value, complete };
}

/** The sum behind a computed total, or the number of a typed field. */
export function sumAt(id: FieldId, read: ReadNumber): Sum {
  const total = findTotal(id);
  if (total !== undefined) return sumOf(total.addends, read);
  const value = read(id);
  return { value, complete: value !== null };
}

export interface Balance {
  /** 新收, 上年结转, 办理, 结转下年 of the column, in 件. */
  readonly newlyReceived: number;
  readonly carriedOver: number;
  readonly handled: number;
  readonly carriedForward: number;
  /** 一 + 二 − 三（七）− 四. */
  readonly difference: number;
}

/** The balance of one column of section three, or null while a cell of it is empty. */
export function balanceOf(column: string, readSum: (id: FieldId) => Sum): Balance | null {
  const [newly, over, handled, forward] = [...BALANCE.received, ...BALANCE.handled].map((row) =>
    readSum(applicationCell(row, column)),
  );
  if (newly?.complete !== true || over?.complete !== true) return null;
  if (handled?.complete !== true || forward?.complete !== true) return null;
  const [a, b, c, d] = [newly.value ?? 0, over.value ?? 0, handled.value ?? 0, forward.value ?? 0];
  return {
    newlyReceived: a,
    carriedOver: b,
    handled: c,
    carriedForward: d,
    difference: a + b - c - d,
  };
}
