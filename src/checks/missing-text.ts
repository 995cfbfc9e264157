/** Required texts left empty. */
import { FIELDS } from "../form/fields";
import type { Rule } from "./finding";

const REQUIRED = FIELDS.filter((field) => field.required && field.table === undefined);

export const missingText: Rule = {
  id: "missing-text",
  severity: "error",
  holds: () => "封面各项和六个部分都有内容",
  checks: REQUIRED.map((field) => ({
    at: field.id,
    reads: [field.id],
    find(report) {
      if (report.typed(field.id).trim() !== "") return [];
      return [
        {
          rule: "missing-text",
          severity: "error",
          at: field.id,
          message: `“${field.label}”还没有填。`,
          values: {},
        },
      ];
    },
  })),
};
