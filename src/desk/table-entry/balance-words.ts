/** A column's balance in words: which side is too large, and by how much. */
import type { Balance } from "../../report/totals";

/** 平, or 多 2 / 少 2: so much more, or less, was handled and carried forward than was received. */
export function balanceWords(balance: Balance | null): string {
  if (balance === null) return "还没有填完";
  const { difference } = balance;
  if (difference === 0) return "平";
  return difference < 0 ? `多 ${-difference}` : `少 ${difference}`;
}
