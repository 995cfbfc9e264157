/** A field that two windows changed differently: both values are kept until somebody chooses. Not in the contract's list. */
import { EVERY_FIELD, type Field } from "../form/fields";
import { conflictKey, otherAt } from "../report/entries";
import type { Rule } from "./finding";

const MOST_SHOWN = 24;

function shown(text: string): string {
  if (text === "") return "没有填";
  return `“${text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text}”`;
}

const place = (field: Field): string => (field.table === undefined ? "这一项" : "这一格");

export const twoWindows: Rule = {
  id: "two-windows",
  severity: "error",
  holds: () => null,
  checks: EVERY_FIELD.map((field) => ({
    at: field.id,
    reads: [field.id, conflictKey(field.id)],
    find(report) {
      const other = otherAt(report.entries, field.id);
      if (other === null) return [];
      const mine = report.typed(field.id);
      return [
        {
          rule: "two-windows",
          severity: "error",
          at: field.id,
          message: `两个窗口都改了${place(field)}：现在是${shown(mine)}，另一个窗口写的是${shown(other)}。请选一个。`,
          values: { mine, other },
        },
      ];
    },
  })),
};
