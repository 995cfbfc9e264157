/** The report inside the files written from it, so that any of them can be matched to its version and opened again. */
import { jsonText } from "../report/json-text";
import type { ReportView } from "../report/live-report";
import { reportTree } from "../report/report-json";

/** What HTML and XML cannot carry as it is, and what either would change on the way. */
const FRAGILE =
  /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** The report file on one line, with such characters written as `\uXXXX`. */
export const embeddedReport = (view: ReportView): string =>
  jsonText(reportTree(view), 0).replace(
    FRAGILE,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

/** Text that XML can carry: without control characters, lone surrogates and the two that are no characters. */
export const xmlText = (text: string): string => text.replace(/[^\P{Cc}\t\n]/gu, "").replace(FRAGILE, "");
