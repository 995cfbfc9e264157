/** Taking last year's report into the open draft: from another draft, from a file, or typed by hand. */
import type { DraftLibrary } from "../../../drafts/library";
import type { DraftSession } from "../../../editing/draft-session";
import { typedAt } from "../../../report/entries";
import {
  attachLastYear,
  beginLastYear,
  changedSinceTaken,
  detachLastYear,
  lastYearSource,
} from "../../../report/last-year";
import type { Problem } from "../../../report/problem";
import { LAST_YEAR_STEP } from "../../open-draft/last-year-from-file";

/** Takes the report that another draft is; a problem when it cannot be read. */
export async function takeFromDraft(
  session: DraftSession,
  library: DraftLibrary,
  draft: string,
): Promise<Problem | null> {
  const found = await library.find(draft).catch(() => null);
  if (found === null) return { code: "draft-missing" };
  session.applyStep(
    LAST_YEAR_STEP,
    attachLastYear(session.report.entries, found.entries, { kind: "draft", draft }),
  );
  return null;
}

export const takeByHand = (session: DraftSession): void =>
  session.applyStep(LAST_YEAR_STEP, beginLastYear(session.report.entries));

export const dropLastYear = (session: DraftSession): void =>
  session.applyStep("去掉上年报告", detachLastYear(session.report.entries));

/** How many fields of the draft that last year's report was taken from have changed since; 0 when it is another kind. */
export async function changedSince(session: DraftSession, library: DraftLibrary): Promise<number> {
  const source = lastYearSource(session.report.entries);
  if (source?.kind !== "draft") return 0;
  const found = await library.find(source.draft).catch(() => null);
  return found === null ? 0 : changedSinceTaken(session.report.entries, found.entries);
}

/** 某单位 2023 年度, as a report is called in a list. */
export const reportName = (entries: Readonly<Record<string, string>>): string => {
  const [unit, year] = [typedAt(entries, "organization"), typedAt(entries, "year")];
  return `${unit || "未填单位"} ${year === "" ? "年度不明" : `${year} 年度`}`;
};
