/** 勾稽关系: per column 一 + 二 = 三（七）+ 四, printed in the official table itself. */
import { APPLICATION_COLUMNS, applicationColumnLabel, balanceId } from "../form/fields";
import { balanceInputs } from "../report/live-report";
import type { Rule } from "./finding";

export const balance: Rule = {
  id: "applications.balance",
  severity: "error",
  holds(report) {
    const total = report.balance("total");
    if (total === null) return null;
    const { newlyReceived, carriedOver, handled, carriedForward } = total;
    return `勾稽关系：自然人等六列和总计全部平衡（${newlyReceived} + ${carriedOver} = ${handled} + ${carriedForward}）`;
  },
  checks: APPLICATION_COLUMNS.map((column) => ({
    at: balanceId(column),
    reads: balanceInputs(column),
    find(report) {
      const found = report.balance(column);
      if (found === null || found.difference === 0) return [];
      const { newlyReceived: a, carriedOver: b, handled: c, carriedForward: d, difference } = found;
      const label = applicationColumnLabel(column);
      return [
        {
          rule: "applications.balance",
          severity: "error",
          at: balanceId(column),
          message: `${label}：新收 ${a} + 上年结转 ${b} = ${a + b}，办理 ${c} + 结转下年 ${d} = ${c + d}，相差 ${Math.abs(difference)} 件。`,
          values: { newlyReceived: a, carriedOver: b, handled: c, carriedForward: d, difference },
          goTo: `applications.carriedForward.${column}`,
        },
      ];
    },
  })),
};
