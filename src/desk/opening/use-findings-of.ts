/** What the checks find in a reading, once they have come and nobody types. */
import { useEffect, useState } from "react";
import type { Finding } from "../../checks/finding";
import type { ReportView } from "../../report/live-report";

/** Milliseconds without a change before all checks run again. */
const PAUSE = 250;

/** Null while they have not run; `missing` where they could not be fetched. */
export function useFindingsOf(
  view: ReportView,
  lastYear: ReportView | null,
): readonly Finding[] | "missing" | null {
  const [findings, setFindings] = useState<readonly Finding[] | "missing" | null>(null);
  useEffect(() => {
    let wanted = true;
    const timer = setTimeout(() => {
      import("../../checks/all-findings").then(
        ({ findingsOf }) => {
          if (wanted) setFindings(findingsOf(view, lastYear));
        },
        () => {
          if (wanted) setFindings("missing");
        },
      );
    }, PAUSE);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [view, lastYear]);
  return findings;
}
