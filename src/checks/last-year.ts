/** Rules that compare with last year's report share this. */
import { comparedYear } from "../report/compared-year";
import type { ReportView } from "../report/live-report";
import type { Beside } from "./beside-report";

/** Entries that every comparison with last year reads besides its own. */
export { YEAR } from "../report/compared-year";

export const lastYearOf = ({ report, lastYear }: Beside): ReportView | null => comparedYear(report, lastYear);
