/** What is not a count, an amount, a year or a date. It is kept as typed and explained, never dropped. */
import { FIELDS, type Field } from "../form/fields";
import { isValidEntry } from "../report/entries";
import type { Rule } from "./finding";

const MOST_SHOWN = 20;

function messageFor(field: Field, typed: string): string {
  const shown = typed.length > MOST_SHOWN ? `${typed.slice(0, MOST_SHOWN)}…` : typed;
  switch (field.kind) {
    case "amount":
      return `“${shown}”不是金额。单位是万元，最多 6 位小数。`;
    case "year":
      return `“${shown}”不是年度。请填四位年份，例如 2024。`;
    case "date":
      return `“${shown}”不是日期。请写成 2025-01-15 或 2025年1月15日。`;
    default:
      return `“${shown}”不是件数。请填 0 或正整数。`;
  }
}

export const invalidValue: Rule = {
  id: "invalid-value",
  severity: "error",
  holds: () => "填写的件数、金额和日期都能读懂",
  checks: FIELDS.filter((field) => field.kind !== "line" && field.kind !== "longText").map((field) => ({
    at: field.id,
    reads: [field.id],
    find(report) {
      const typed = report.typed(field.id);
      if (isValidEntry(field.id, typed)) return [];
      return [
        {
          rule: "invalid-value",
          severity: "error",
          at: field.id,
          message: messageFor(field, typed),
          values: { typed },
        },
      ];
    },
  })),
};
