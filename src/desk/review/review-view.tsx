/** #/reports/{id}/review: a received report to be reviewed, or what came back about one's own. */
import { type ReactElement, useEffect } from "react";
import { originOf } from "../../review/origin";
import { useSession } from "../open-draft/open-draft";
import { OwnReview } from "./own-review";
import { ReviewScreen } from "./review-screen";

export function ReviewView(): ReactElement {
  const { report, findings } = useSession();
  // The rules over texts come after the others; a review shows them all.
  useEffect(() => void findings.readRules(), [findings]);
  return originOf(report.entries) === null ? <OwnReview /> : <ReviewScreen />;
}
