/** A signature before the year's end cannot have complete figures; one after the legal deadline is late (art. 49). */
import { deadlineOf } from "../report/deadline";
import { dateAt } from "../report/entries";
import type { ReportView } from "../report/live-report";
import { chineseDate } from "../report/numbers";
import { defineRule, type Found } from "./rule";

function datesOf(report: ReportView) {
  const date = dateAt(report.entries, "signature.date");
  const year = report.number("year");
  if (date === null || year === null) return null;
  const end = dateAt(report.entries, "period.to") ?? `${year}-12-31`;
  return { date, end, last: deadlineOf(report.typed("organization").trim(), year) };
}

function find(report: ReportView): readonly Found[] {
  const dates = datesOf(report);
  if (dates === null) return [];
  const { date, end, last } = dates;
  if (date < end) {
    return [
      {
        message: `落款日期 ${chineseDate(date)} 早于统计时限结束（${chineseDate(end)}）。`,
        values: { date, end },
      },
    ];
  }
  if (date <= last.iso) return [];
  return [
    {
      message: `落款日期 ${chineseDate(date)} 晚于 ${last.words}的法定期限。`,
      values: { date, deadline: last.iso },
    },
  ];
}

export const signatureDate = defineRule({
  id: "signature-date",
  name: "落款日期",
  severity: "warning",
  holds({ report }) {
    const dates = datesOf(report);
    return dates === null
      ? null
      : `落款日期 ${chineseDate(dates.date)} 在统计时限之后、${dates.last.words}的法定期限之内`;
  },
  checks: [
    {
      at: "signature.date",
      reads: ["signature.date", "year", "organization", "period.to"],
      find: ({ report }) => find(report),
    },
  ],
});
