/** Last year's report as it is kept in a draft, for whoever only reads it. See `last-year.ts`. */
import { type Entries, typedAt } from "./entries";
import { aboutIn, keyFor } from "./key-kinds";

/** Beside last year's fields: where it came from, and that the one offered is not wanted. */
export const SOURCE = "source";
export const DECLINED = "declined";

/** Last year's entries; null when none are known. */
export function lastYearIn(entries: Entries): Entries | null {
  const fields = aboutIn(entries, "lastYear").filter((about) => about !== SOURCE && about !== DECLINED);
  if (fields.length === 0) return null;
  return Object.fromEntries(fields.map((field) => [field, typedAt(entries, keyFor("lastYear", field))]));
}
