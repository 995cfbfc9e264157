/** Required texts left empty. */
import { FIELDS } from "../form/fields";
import { defineRule } from "./rule";

const REQUIRED = FIELDS.filter((field) => field.required && field.table === undefined);

export const missingText = defineRule({
  id: "missing-text",
  name: "缺少文字",
  severity: "error",
  unfilled: true,
  holds: () => "标题、导言、落款和六个部分都有内容",
  checks: REQUIRED.map((field) => ({
    at: field.id,
    reads: [field.id],
    find({ report }) {
      if (report.typed(field.id).trim() !== "") return [];
      return [
        { message: `“${field.label}”还没有填。`, published: "没有找到，或者没有填写。", brief: field.label },
      ];
    },
  })),
});
