/** What is not a count, an amount, a year or a date. It is kept as typed and explained, never dropped. */
import { FIELDS, type Field } from "../form/fields";
import { isValidEntry } from "../report/entries";
import type { ReportView } from "../report/live-report";
import { defineRule } from "./rule";

const MOST_SHOWN = 20;
/** An amount but for its decimals: more than 1 分 in 万元 has. */
const TOO_FINE = /^\d+\.\d{7,}$/;

function messageFor(field: Field, typed: string): string {
  const shown = typed.length > MOST_SHOWN ? `${typed.slice(0, MOST_SHOWN)}…` : typed;
  switch (field.kind) {
    case "amount":
      return TOO_FINE.test(typed.trim())
        ? `“${shown}”的小数多于 6 位。单位是万元，最多 6 位小数。`
        : `“${shown}”不是金额。单位是万元，最多 6 位小数。`;
    case "year":
      return `“${shown}”不是年度。请填四位年份，例如 2024。`;
    case "date":
      return `“${shown}”不是日期。请写成 2025-01-15 或 2025年1月15日。`;
    default:
      return `“${shown}”不是件数。请填 0 或正整数。`;
  }
}

const VALUES = FIELDS.filter((field) => field.kind !== "line" && field.kind !== "longText");
const CELLS = VALUES.filter((field) => field.table !== undefined);

const filled = (report: ReportView, fields: readonly Field[]): number =>
  fields.filter((field) => report.typed(field.id).trim() !== "").length;

export const invalidValue = defineRule({
  id: "invalid-value",
  name: "不是有效数字",
  severity: "error",
  holds({ report }) {
    const cells = filled(report, CELLS);
    return cells === 0 ? null : `三张表里填了 ${cells} 格，都能读成件数或金额`;
  },
  checks: VALUES.map((field) => ({
    at: field.id,
    reads: [field.id],
    find({ report }) {
      const typed = report.typed(field.id);
      if (isValidEntry(field.id, typed)) return [];
      return [{ message: messageFor(field, typed), values: { typed } }];
    },
  })),
});
