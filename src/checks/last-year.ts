/** Rules that compare with last year's report share this. */
import type { ReportView } from "../report/live-report";
import type { Subject } from "./rule";

/** Entries that every comparison with last year reads besides its own. */
export const YEAR = "year";

/** Last year's report, unless its year says that it is another year's. */
export function lastYearOf({ report, lastYear }: Subject): ReportView | null {
  const [year, before] = [report.number(YEAR), lastYear?.number(YEAR) ?? null];
  const fits = year === null || before === null || before === year - 1;
  return fits ? lastYear : null;
}
