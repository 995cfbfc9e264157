/** A total that an opened file states and its cells do not give. Both are shown; neither is changed silently. */
import { findField, TOTALS, type Total } from "../form/fields";
import { statedKey } from "../report/entries";
import { keyFor } from "../report/key-kinds";
import type { ReportView } from "../report/live-report";
import { defineRule } from "./rule";

const CHINESE = "〇一二三四五六七八九十";

/** 六列, 四项, 126 项. */
const allAddends = ({ addends, addendsName }: Total): string =>
  `${CHINESE[addends.length] ?? addends.length}${addendsName === "各列" ? "列" : "项"}`;

/** What a cell is called among the addends of its total: the column in a row's total, the row in a column's. */
function addendName(id: string, total: Total): string {
  const [row = "", column = ""] = (findField(id)?.place ?? "").split(" · ");
  return total.addendsName === "各列" ? `${column}一列` : `“${total.label === "总计" ? row : column}”`;
}

/** Asks for the very slip, as far as the numbers tell. */
function question(report: ReportView, total: Total, stated: number, computed: number): string {
  const unit = total.addendsName === "各列" ? "列" : "项";
  const filled = total.addends.filter((id) => (report.number(id) ?? 0) > 0);
  if (filled.length === 0) return `${allAddends(total)}都是 0，是哪一${unit}漏填了 ${stated}？`;
  const more = computed - stated;
  if (more < 0) return `少了 ${-more}，是哪一${unit}少填了？`;
  const [only] = filled.length === 1 ? filled : filled.filter((id) => report.number(id) === more);
  if (only === undefined) return `多了 ${more}，是哪一${unit}多填了，还是原表合计写错了？`;
  return `${addendName(only, total)}填了 ${report.number(only)}，是这一格填错了，还是原表合计没有算进去？`;
}

const unreadKey = (total: Total): string => keyFor("notRead", total.table);

/** Nothing is said of a total while some of its cells are empty and some of its table's were not read: `not-read` says that. */
const waits = (report: ReportView, total: Total): boolean =>
  report.typed(unreadKey(total)) !== "" && !report.sum(total.id).complete;

export const statedTotal = defineRule({
  id: "stated-total",
  name: "合计不符",
  severity: "error",
  holds({ report }) {
    const stated = TOTALS.filter((total) => report.stated(total.id) !== null && !waits(report, total));
    return stated.length === 0
      ? null
      : `打开的文件里原来不一致的 ${stated.length} 个合计，现在与各格相加一致`;
  },
  checks: TOTALS.map((total) => ({
    at: total.id,
    reads: [statedKey(total.id), unreadKey(total), ...total.addends],
    find({ report }) {
      const stated = report.stated(total.id);
      if (stated === null || waits(report, total)) return [];
      const { value, complete } = report.sum(total.id);
      const computed = value ?? 0;
      if (stated === computed) return [];
      const sum = value === null ? `${total.addendsName}都没有填` : `${total.addendsName}相加为 ${computed}`;
      return [
        {
          message: `原表合计写 ${stated}，${sum}。`,
          advice: complete
            ? question(report, total, stated, computed)
            : `还有空格。请对照原文填上，或采用计算值。`,
          values: { stated, computed },
          fixes: [
            {
              label: `采用计算值 ${computed}`,
              name: "采用计算值",
              changes: [{ key: statedKey(total.id), value: "" }],
              action: "accept-computed",
            },
          ],
        },
      ];
    },
  })),
});
