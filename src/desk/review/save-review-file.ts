/** Saves the open draft as a review file and says under which name. */
import type { DraftSession } from "../../editing/draft-session";
import { contentHash } from "../../report/content-hash";
import { viewOf } from "../../report/live-report";
import { originOf } from "../../review/origin";
import { reviewFileName, reviewJson } from "../../review/review-file";
import { standingIn } from "../../review/standing";
import { saveFile } from "../ui/save-file";

export async function saveReviewFile(session: DraftSession): Promise<string> {
  await session.settle();
  const { entries } = session.report;
  const { stage, revision } = standingIn(entries, contentHash(viewOf(entries)));
  const name = `${reviewFileName(entries, stage, revision)}.json`;
  saveFile(
    name,
    reviewJson({ draftId: originOf(entries)?.draftId ?? session.id, entries }),
    "application/json",
  );
  return name;
}
