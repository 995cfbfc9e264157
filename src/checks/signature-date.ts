/** A signature before the year's end cannot have complete figures; one after the legal deadline is late (art. 49). */
import { dateAt, typedAt } from "../report/entries";
import type { ReportView } from "../report/live-report";
import { chineseDate } from "../report/numbers";
import type { Finding, Rule } from "./finding";

/**
 * Governments at county level and above report by 31 March, everybody else by 31 January.
 * Townships and sub-districts report through the county, so theirs is January too.
 */
function deadline(organization: string, year: number): { iso: string; words: string } {
  const government =
    /(?:人民政府|[省市区县州盟旗])$/.test(organization) && !/[乡镇](?:人民政府)?$|街道/.test(organization);
  return government
    ? { iso: `${year + 1}-03-31`, words: "3 月 31 日" }
    : { iso: `${year + 1}-01-31`, words: "1 月 31 日" };
}

const finding = (message: string, values: Finding["values"]): Finding => ({
  rule: "signature-date",
  severity: "warning",
  at: "signature.date",
  message,
  values,
});

function find(report: ReportView): readonly Finding[] {
  const date = dateAt(report.entries, "signature.date");
  const year = report.number("year");
  if (date === null || year === null) return [];
  const end = dateAt(report.entries, "period.to") ?? `${year}-12-31`;
  if (date < end) {
    return [finding(`落款日期 ${chineseDate(date)} 早于统计期结束（${chineseDate(end)}）。`, { date, end })];
  }
  const { iso, words } = deadline(typedAt(report.entries, "organization").trim(), year);
  if (date <= iso) return [];
  return [finding(`落款日期 ${chineseDate(date)} 晚于 ${words}的法定期限。`, { date, deadline: iso })];
}

export const signatureDate: Rule = {
  id: "signature-date",
  severity: "warning",
  holds(report) {
    return dateAt(report.entries, "signature.date") === null ? null : "落款日期在法定期限之内";
  },
  checks: [
    {
      at: "signature.date",
      reads: ["signature.date", "year", "organization", "period.to"],
      find,
    },
  ],
};
