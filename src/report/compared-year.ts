/** What a report is compared with: the one attached as last year's, unless its year says that it is another year's. */
import type { FieldId } from "../form/fields";
import type { ReportView } from "./live-report";

/** The entry that decides besides the report attached. */
export const YEAR: FieldId = "year";

/** Whether two years are known and the one is not the year before the other. */
export const isOtherYear = (year: number | null, before: number | null): boolean =>
  year !== null && before !== null && before !== year - 1;

/** The report attached, where it may be last year's: one of an unknown year may; null where it is another year's. */
export function comparedYear(report: ReportView, attached: ReportView | null): ReportView | null {
  return isOtherYear(report.number(YEAR), attached?.number(YEAR) ?? null) ? null : attached;
}
