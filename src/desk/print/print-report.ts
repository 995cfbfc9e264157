/** Prints the page; the browser proposes the document's title as the name of a PDF. */
import { reportFileName } from "../../report/report-json";
import type { DraftSession } from "../wizard/draft-session";

export function printReport(session: DraftSession): void {
  const title = document.title;
  document.title = reportFileName(session.report.entries);
  window.addEventListener(
    "afterprint",
    () => {
      document.title = title;
    },
    { once: true },
  );
  window.print();
}
