/** A field that two windows changed differently: both values are kept until somebody chooses. Not in the contract's list. */
import { EVERY_FIELD, type Field } from "../form/fields";
import { conflictKey, othersAt } from "../report/entries";
import { defineRule } from "./rule";

const MOST_SHOWN = 24;
/** How much is shown before the first character that differs. */
const LEAD = 6;

/** A value cut for the message, from shortly before the place where the two part. */
function shown(text: string, differs: number): string {
  if (text === "") return "没有填";
  if (text.length <= MOST_SHOWN) return `“${text}”`;
  const from = Math.max(0, Math.min(differs, text.length) - LEAD);
  const cut = text.slice(from, from + MOST_SHOWN);
  return `“${from > 0 ? "…" : ""}${cut}${from + MOST_SHOWN < text.length ? "…" : ""}”`;
}

function firstDifference(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return at;
}

const place = (field: Field): string => (field.table === undefined ? "这一项" : "这一格");

export const twoWindows = defineRule({
  id: "two-windows",
  name: "两个窗口填写",
  severity: "error",
  checks: EVERY_FIELD.map((field) => {
    const key = conflictKey(field.id);
    const settled = { key, value: "" };
    return {
      at: field.id,
      reads: [field.id, key],
      find({ report }) {
        if (report.typed(key) === "") return [];
        const mine = report.typed(field.id);
        return othersAt(report.entries, field.id).map((other) => {
          const differs = firstDifference(mine, other);
          return {
            message: `两个窗口都改了${place(field)}：现在是${shown(mine, differs)}，另一个窗口写的是${shown(other, differs)}。请选一个。`,
            values: { mine, other },
            fixes: [
              { label: "用现在的", name: "选用现在的内容", changes: [settled] },
              {
                label: "用另一个窗口的",
                name: "选用另一个窗口的内容",
                changes: [{ key: field.id, value: other }, settled],
              },
            ],
          };
        });
      },
    };
  }),
});
