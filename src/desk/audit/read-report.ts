/** One file of a run: read in a worker, then checked in short turns, so that the page answers meanwhile. */
import type { Finding } from "../../checks/finding";
import type { RuleCheck } from "../../checks/findings-of";
import type { Reading } from "../../opening/document/reading";
import { entriesOfReading } from "../../opening/document/reading-entries";
import { readFile } from "../../opening/read-files";
import { type Entries, typedAt } from "../../report/entries";
import { parseJson } from "../../report/json-text";
import { lastYearIn } from "../../report/last-year-entries";
import { viewOf } from "../../report/live-report";
import { fail, type Outcome, type Problem, succeed } from "../../report/problem";
import { openReport } from "../../report/report-file";
import { type AuditedFile, auditFinding, unreadIn } from "../../review/audit/audited";
import { isReviewFile, type OpenedReview, openReviewFile } from "../../review/review-file";
import { openedWords } from "../opening/opened-words";
import { problemText } from "../ui/problem-text";

/** What a file held. */
export interface ReadReport {
  readonly entries: Entries;
  readonly remark: string;
  readonly unread: number;
  /** The submission, where the file is one. */
  readonly review: OpenedReview | null;
}

export const problemWords = (problem: Problem): string => `${problemText(problem)}。`;

/** A report of a backup, with what tells it from the others: unit and year. */
export interface BackedReport {
  readonly name: string;
  readonly outcome: Outcome<ReadReport>;
}

/** One report, or those that a backup holds. */
export type ReportOutcome = Outcome<ReadReport> | readonly BackedReport[];

export async function readReport(file: File, signal: AbortSignal): Promise<ReportOutcome> {
  const read = await readFile(file, { signal });
  if (!read.ok) return isData(file.name, read.problem) ? fail({ code: "not-json" }) : read;
  if (read.value.kind === "reading") return succeed(fromReading(read.value.reading));
  return read.value.data === "backup" ? fromBackup(read.value.text) : fromData(read.value.text);
}

/** A file of this program that is damaged so far that only its name still tells what it was. */
const isData = (name: string, { code }: Problem): boolean =>
  /\.json$/i.test(name) && (code === "unknown-kind" || code === "not-a-report");

/** The reports of a backup but those in its bin; empty where it holds none. */
function fromBackup(text: string): ReportOutcome {
  const raw = parseJson(text);
  if (!raw.ok) return raw;
  const drafts = isObject(raw.value) ? raw.value["drafts"] : undefined;
  if (!Array.isArray(drafts)) return fail({ code: "not-json" });
  const kept = drafts.filter((draft) => {
    const head = isObject(draft) ? draft["head"] : undefined;
    const deleted = isObject(head) ? head["deletedAt"] : "";
    return deleted === undefined || deleted === "";
  });
  return kept.map((draft, index): BackedReport => {
    const outcome = fromRaw(isObject(draft) ? draft["report"] : undefined);
    const entries = outcome.ok ? outcome.value.entries : {};
    const named = `${typedAt(entries, "organization")}${typedAt(entries, "year")}`;
    return { name: named === "" ? `第 ${index + 1} 份` : named, outcome };
  });
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

function fromReading(reading: Reading): ReadReport {
  const { words, sure } = openedWords(reading, {});
  const { of, read } = reading.counts;
  const entries = entriesOfReading(reading);
  return {
    entries,
    remark: sure ? "" : words,
    unread: reading.own === undefined ? of - read : unreadIn(entries),
    review: null,
  };
}

function fromData(text: string): Outcome<ReadReport> {
  const raw = parseJson(text);
  return raw.ok ? fromRaw(raw.value) : raw;
}

function fromRaw(raw: unknown): Outcome<ReadReport> {
  if (isReviewFile(raw)) {
    const review = openReviewFile(raw);
    if (!review.ok) return review;
    const { entries } = review.value;
    return succeed({ entries, remark: "", unread: unreadIn(entries), review: review.value });
  }
  const report = openReport(raw);
  if (!report.ok) return report;
  const { entries, missing } = report.value;
  const remark = missing.length === 0 ? "" : `文件里没有${missing.join("；")}。`;
  return succeed({ entries, remark, unread: unreadIn(entries), review: null });
}

/** Milliseconds of checking after which the page gets its turn. */
const TURN = 24;
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

/** All findings of a report, in reading order; null when it was stopped in between. */
export async function checkInTurns(
  entries: Entries,
  lastYear: Entries | null,
  signal: AbortSignal,
): Promise<readonly Finding[] | null> {
  const [{ ALL_CHECKS }, { runCheck, subjectOf }, { inReadingOrder }] = await Promise.all([
    import("../../checks/all-findings"),
    import("../../checks/findings-of"),
    import("../../checks/reading-order"),
  ]);
  const before = lastYear ?? lastYearIn(entries);
  const subject = subjectOf(viewOf(entries), before === null ? null : viewOf(before));
  const found: Finding[] = [];
  let begun = performance.now();
  for (const check of ALL_CHECKS as readonly RuleCheck[]) {
    found.push(...runCheck(check, subject));
    if (performance.now() - begun < TURN) continue;
    await pause();
    if (signal.aborted) return null;
    begun = performance.now();
  }
  return inReadingOrder(found);
}

/** The findings as they are kept, those marked that only last year's report brings out. */
export function asAudited(
  entries: Entries,
  found: readonly Finding[],
  alone: ReadonlySet<string> | null,
): AuditedFile["findings"] {
  return found.map((finding) =>
    auditFinding(finding, typedAt(entries, finding.at), alone !== null && !alone.has(finding.id)),
  );
}

export const missingFile = (): Outcome<never> => fail({ code: "file-unreadable" });
