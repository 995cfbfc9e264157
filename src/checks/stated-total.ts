/** A total that an opened file states and its cells do not give. Both are shown; neither is changed silently. */
import { TOTALS } from "../form/fields";
import { statedKey } from "../report/entries";
import type { Rule } from "./finding";

export const statedTotal: Rule = {
  id: "stated-total",
  severity: "error",
  holds(report) {
    const stated = TOTALS.filter((total) => report.stated(total.id) !== null);
    return stated.length === 0
      ? null
      : `打开的文件里原来不一致的 ${stated.length} 个合计，现在与各格相加一致`;
  },
  checks: TOTALS.map((total) => ({
    at: total.id,
    reads: [statedKey(total.id), ...total.addends],
    find(report) {
      const stated = report.stated(total.id);
      if (stated === null) return [];
      const computed = report.sum(total.id).value;
      if (stated === (computed ?? 0)) return [];
      const sum =
        computed === null ? `${total.addendsName}都没有填` : `${total.addendsName}相加为 ${computed}`;
      return [
        {
          rule: "stated-total",
          severity: "error",
          at: total.id,
          message: `原表合计写 ${stated}，${sum}。请对照原文改正一格，或采用计算值。`,
          values: { stated, computed: computed ?? 0 },
        },
      ];
    },
  })),
};
