/** The open draft's findings as the review shows them: what is not filled counts too, answered warnings with their reason. */
import { useMemo } from "react";
import { reasonFor } from "../../report/answers";
import type { ReviewFinding } from "../../review/places";
import { useFindings, useSession } from "../open-draft/open-draft";
import { useWatched } from "../ui/use-watched";

export function useReviewFindings(): readonly ReviewFinding[] {
  const session = useSession();
  const findings = useFindings();
  const entries = useWatched(session.report.content);
  return useMemo(
    () =>
      findings.map((finding): ReviewFinding => {
        const { id, rule, severity, at, message, advice, span } = finding;
        const reason = reasonFor(entries, finding);
        return {
          id,
          rule,
          severity,
          at,
          message,
          advice,
          ...(span === undefined ? {} : { span }),
          ...(reason === null ? {} : { reason }),
        };
      }),
    [findings, entries],
  );
}
