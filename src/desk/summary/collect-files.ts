/** Taking in many files at once: one after another, with progress, and with a way to stop in between. */
import type { DraftLibrary } from "../../drafts/library";
import { typedAt } from "../../report/entries";
import { parseJson } from "../../report/json-text";
import type { Outcome } from "../../report/problem";
import { openReport } from "../../report/report-file";
import { firstSubmission, isReviewFile, type OpenedReview, openReviewFile } from "../../review/review-file";
import { looksLikeData, type OpenedFile, readText } from "../ui/open-files";
import { problemText } from "../ui/problem-text";
import { Receiver } from "../ui/receive-review";

export const MOST_FILES = 500;

/** A plain report file counts as the first submission of its unit. */
function openAny(raw: unknown): Outcome<OpenedReview> {
  if (isReviewFile(raw)) return openReviewFile(raw);
  const report = openReport(raw);
  if (!report.ok) return report;
  const { entries, unknownKeys } = report.value;
  return { ok: true, value: firstSubmission(entries, unknownKeys) };
}

async function takeFile(file: File, receiver: Receiver): Promise<OpenedFile> {
  const refused = (why: string): OpenedFile => ({
    name: file.name,
    outcome: "rejected",
    message: `打不开“${file.name}”：${why}。`,
  });
  if (!(await looksLikeData(file)))
    return refused("不是送审文件。已发布的报告（PDF、Word、网页等）请在「我的报告」里打开");
  const text = await readText(file);
  if (!text.ok) return refused(problemText(text.problem));
  const raw = parseJson(text.value);
  if (!raw.ok) return refused(problemText(raw.problem));
  const opened = openAny(raw.value);
  if (!opened.ok) return refused(problemText(opened.problem));
  if (typedAt(opened.value.entries, "organization") === "")
    return refused("没有填报单位名称，不知道是谁的报告");
  return receiver.take(file.name, opened.value);
}

export interface Progress {
  readonly done: number;
  readonly of: number;
  readonly name: string;
}

export async function collectFiles(
  files: readonly File[],
  library: DraftLibrary,
  tell: (progress: Progress) => void,
  stop: AbortSignal,
): Promise<readonly OpenedFile[]> {
  const receiver = new Receiver(library, null);
  const outcomes: OpenedFile[] = [];
  for (const file of files) {
    if (stop.aborted) break;
    tell({ done: outcomes.length, of: files.length, name: file.name });
    outcomes.push(await takeFile(file, receiver));
  }
  return outcomes;
}
