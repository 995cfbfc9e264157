/** Opening files as drafts. Each file gets one answer in Chinese; a bad one changes nothing. */
import { BACKUP_KIND } from "../../drafts/backup";
import type { DraftLibrary } from "../../drafts/library";
import { typedAt } from "../../report/entries";
import { parseJson } from "../../report/json-text";
import { aboutIn } from "../../report/key-kinds";
import { fail, type Outcome, type Problem, succeed } from "../../report/problem";
import type { OpenedReport } from "../../report/report-file";
import { problemText } from "./problem-text";

export interface OpenedFile {
  readonly name: string;
  readonly outcome: "accepted" | "accepted-with-warnings" | "rejected";
  readonly message: string;
  readonly draftId?: string;
}

const MOST_BYTES = 20 * 1024 * 1024;
const MOST_FILES = 500;

/** Office programs write UTF-8, with or without a mark, and sometimes GB18030. */
function decode(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}

export async function readText(file: File): Promise<Outcome<string>> {
  if (file.size > MOST_BYTES) {
    return fail({ code: "file-too-large", megabytes: Math.ceil(file.size / 1024 / 1024) });
  }
  try {
    return succeed(decode(await file.arrayBuffer()));
  } catch {
    return fail({ code: "file-unreadable" });
  }
}

/** Remarks on an accepted file: totals that do not agree, and keys that were passed over. */
function remarks({ entries, agreeingTotals, unknownKeys }: OpenedReport): {
  warnings: readonly string[];
  notes: readonly string[];
} {
  const differing = aboutIn(entries, "stated").length;
  const warnings = [
    ...(differing > 0 ? [`文件里有 ${differing} 个合计与各格相加不一致，已列在核对里。`] : []),
    ...(unknownKeys.length > 0 ? [`没有读入不认识的项目：${unknownKeys.join("、")}。`] : []),
  ];
  const notes = agreeingTotals > 0 ? [`${agreeingTotals} 个合计与各格相加一致。`] : [];
  return { warnings, notes };
}

/** A backup file: it is not one draft, so it is handed on to be compared with what is here. */
export interface FoundBackup {
  readonly name: string;
  readonly raw: unknown;
}

const rejected = (name: string, problem: Problem): OpenedFile => ({
  name,
  outcome: "rejected",
  message: `打不开“${name}”：${problemText(problem)}。没有改动任何草稿。`,
});

async function openFile(file: File, library: DraftLibrary): Promise<OpenedFile | FoundBackup> {
  const text = await readText(file);
  if (!text.ok) return rejected(file.name, text.problem);
  const raw = parseJson(text.value);
  if (!raw.ok) return rejected(file.name, raw.problem);
  if (isBackupFile(raw.value)) return { name: file.name, raw: raw.value };
  const { openReport } = await import("../../report/report-file");
  const report = openReport(raw.value);
  if (!report.ok) return rejected(file.name, report.problem);
  const added = await library.add(report.value.entries);
  if (!added.ok) return rejected(file.name, added.problem);
  const { warnings, notes } = remarks(report.value);
  const organization = typedAt(report.value.entries, "organization");
  const title = organization === "" ? "" : `：${organization} ${typedAt(report.value.entries, "year")} 年度`;
  return {
    name: file.name,
    outcome: warnings.length === 0 ? "accepted" : "accepted-with-warnings",
    message: [`已打开“${file.name}”${title}。`, ...notes, ...warnings].join(""),
    draftId: added.value,
  };
}

/** Told from other files by its kind alone; what it holds is looked at when it is restored. */
const isBackupFile = (raw: unknown): boolean =>
  typeof raw === "object" && raw !== null && "kind" in raw && raw.kind === BACKUP_KIND;

/** Opens the files one after another, so that memory stays bounded; a backup among them comes back as it is. */
export async function openFiles(
  files: readonly File[],
  library: DraftLibrary,
): Promise<{ opened: readonly OpenedFile[]; backup: FoundBackup | null }> {
  if (files.length > MOST_FILES) {
    const why = problemText({ code: "too-many-files", most: MOST_FILES });
    const message = `${why}。没有改动任何草稿。`;
    return { opened: [{ name: "", outcome: "rejected", message }], backup: null };
  }
  const opened: OpenedFile[] = [];
  let backup: FoundBackup | null = null;
  for (const file of files) {
    const outcome = await openFile(file, library);
    if ("outcome" in outcome) opened.push(outcome);
    else if (backup === null) backup = outcome;
    else opened.push(rejected(outcome.name, { code: "one-backup" }));
  }
  return { opened, backup };
}
