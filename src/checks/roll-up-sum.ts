/** A government's report against the sum of its units' reports, cell by cell, when they are known. */
import { findField } from "../form/fields";
import { exactSum, SOURCES_KEY, SUMMED, sourcesIn, sumOfSources } from "../report/sources";
import { defineRule } from "./rule";

/** The difference of two exact sums, in words: 多 2 or 少 0.5. */
function difference(typed: string, sum: string): string {
  const by = Number(typed) - Number(sum);
  return `${by > 0 ? "多" : "少"} ${Number(Math.abs(by).toFixed(6))}`;
}

export const rollUpSum = defineRule({
  id: "roll-up-sum",
  name: "与下级合计不符",
  severity: "warning",
  holds({ report }) {
    const sources = sourcesIn(report.entries);
    return sources.length === 0 ? null : `三张表 ${SUMMED.length} 格都等于 ${sources.length} 个单位的合计`;
  },
  checks: SUMMED.map((id) => ({
    at: id,
    reads: [id, SOURCES_KEY],
    find({ report }) {
      const sources = sourcesIn(report.entries);
      if (sources.length === 0) return [];
      // What is no number is said by another rule, and so is what is empty.
      const typed = exactSum([report.typed(id)]);
      if (typed === "") return [];
      const sum = sumOfSources(sources, id);
      if (sum === "" || sum === typed) return [];
      const unit = findField(id)?.kind === "amount" ? "万元" : "件";
      return [
        {
          message: `${sources.length} 个单位相加为 ${sum}，这里填 ${typed}，${difference(typed, sum)} ${unit}。`,
          brief: `合计 ${sum}，填 ${typed}`,
          values: { sum, typed },
          fixes: [{ label: `用合计 ${sum}`, name: "采用各单位合计", changes: [{ key: id, value: sum }] }],
        },
      ];
    },
  })),
});
