/** Last year's report of the unit, taken into the open draft from a file. */
import type { DraftSession } from "../../editing/draft-session";
import type { Entries } from "../../report/entries";
import { parseJson } from "../../report/json-text";
import { attachLastYear, numbersIn } from "../../report/last-year";
import { fail, type Outcome, type Problem, succeed } from "../../report/problem";
import { looksLikeData, readText } from "../ui/open-files";

/** Name of the step that takes last year's report, in undo and history. */
export const LAST_YEAR_STEP = "用作上年报告";

/** Takes the report that a file holds; a problem when there is none to be had, or none with a number to compare with. */
export async function lastYearFromFile(session: DraftSession, file: File): Promise<Problem | null> {
  const opened = await reportIn(file).catch(() => fail({ code: "part-missing" }));
  if (!opened.ok) return opened.problem;
  if (numbersIn(opened.value) === 0) return { code: "no-numbers" };
  const source = { kind: "file", name: file.name } as const;
  session.applyStep(LAST_YEAR_STEP, attachLastYear(session.report.entries, opened.value, source));
  return null;
}

/** The report in a file of this program, or in a published document. */
async function reportIn(file: File): Promise<Outcome<Entries>> {
  if (await looksLikeData(file)) {
    const text = await readText(file);
    return text.ok ? reportOf(text.value) : text;
  }
  const { readFile } = await import("../../opening/read-files");
  const read = await readFile(file);
  if (!read.ok) return read;
  if (read.value.kind === "data") return reportOf(read.value.text);
  const { entriesOfReading } = await import("../../opening/document/reading-entries");
  return succeed(entriesOfReading(read.value.reading));
}

/** A report file, or the report in a review file: that is what a supervisor has of last year. */
async function reportOf(text: string): Promise<Outcome<Entries>> {
  const raw = parseJson(text);
  if (!raw.ok) return raw;
  const { isReviewFile, openReviewFile } = await import("../../review/review-file");
  const { openReport } = await import("../../report/report-file");
  const report = isReviewFile(raw.value) ? openReviewFile(raw.value) : openReport(raw.value);
  return report.ok ? succeed(report.value.entries) : report;
}
