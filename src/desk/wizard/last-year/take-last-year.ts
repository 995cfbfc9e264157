/** Taking last year's report into the open draft: from another draft, from a file, or typed by hand. */
import type { DraftLibrary } from "../../../drafts/library";
import type { DraftSession } from "../../../editing/draft-session";
import { type Entries, typedAt } from "../../../report/entries";
import { parseJson } from "../../../report/json-text";
import {
  attachLastYear,
  beginLastYear,
  changedSinceTaken,
  detachLastYear,
  lastYearSource,
} from "../../../report/last-year";
import { fail, type Outcome, type Problem, succeed } from "../../../report/problem";
import { looksLikeData, readText } from "../../ui/open-files";

const STEP = "用作上年报告";

/** Takes the report that another draft is; a problem when it cannot be read. */
export async function takeFromDraft(
  session: DraftSession,
  library: DraftLibrary,
  draft: string,
): Promise<Problem | null> {
  const found = await library.store.read(draft).catch(() => null);
  if (found === null) return { code: "draft-missing" };
  session.applyStep(STEP, attachLastYear(session.report.entries, found.entries, { kind: "draft", draft }));
  return null;
}

/** Takes the report that a file holds. */
export async function takeFromFile(session: DraftSession, file: File): Promise<Problem | null> {
  const opened = await reportIn(file).catch(() => fail({ code: "part-missing" }));
  if (!opened.ok) return opened.problem;
  const source = { kind: "file", name: file.name } as const;
  session.applyStep(STEP, attachLastYear(session.report.entries, opened.value, source));
  return null;
}

/** The report in a file of this program, or in a published document. */
async function reportIn(file: File): Promise<Outcome<Entries>> {
  if (await looksLikeData(file)) {
    const text = await readText(file);
    return text.ok ? reportOf(text.value) : text;
  }
  const { readFile } = await import("../../../opening/read-files");
  const read = await readFile(file);
  if (!read.ok) return read;
  if (read.value.kind === "data") return reportOf(read.value.text);
  const { entriesOfReading } = await import("../../../opening/document/reading-entries");
  return succeed(entriesOfReading(read.value.reading));
}

async function reportOf(text: string): Promise<Outcome<Entries>> {
  const raw = parseJson(text);
  if (!raw.ok) return raw;
  const { openReport } = await import("../../../report/report-file");
  const report = openReport(raw.value);
  return report.ok ? succeed(report.value.entries) : report;
}

export const takeByHand = (session: DraftSession): void =>
  session.applyStep(STEP, beginLastYear(session.report.entries));

export const dropLastYear = (session: DraftSession): void =>
  session.applyStep("去掉上年报告", detachLastYear(session.report.entries));

/** How many fields of the draft that last year's report was taken from have changed since; 0 when it is another kind. */
export async function changedSince(session: DraftSession, library: DraftLibrary): Promise<number> {
  const source = lastYearSource(session.report.entries);
  if (source?.kind !== "draft") return 0;
  const found = await library.store.read(source.draft).catch(() => null);
  return found === null ? 0 : changedSinceTaken(session.report.entries, found.entries);
}

/** 某单位 2023 年度, as a report is called in a list. */
export const reportName = (entries: Readonly<Record<string, string>>): string =>
  `${typedAt(entries, "organization") || "未填单位"} ${typedAt(entries, "year")} 年度`;
