/** Opening files as drafts. Each file gets one answer in Chinese; a bad one changes nothing. */
import type { DraftLibrary } from "../../drafts/library";
import { typedAt } from "../../report/entries";
import { fail, type Outcome, problemText, succeed } from "../../report/problem";
import type { OpenedReport } from "../../report/report-file";

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

async function readText(file: File): Promise<Outcome<string>> {
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
  const differing = Object.keys(entries).filter((key) => key.startsWith("stated:")).length;
  const warnings = [
    ...(differing > 0 ? [`文件里有 ${differing} 个合计与各格相加不一致，已列在核对里。`] : []),
    ...(unknownKeys.length > 0 ? [`没有读入不认识的项目：${unknownKeys.join("、")}。`] : []),
  ];
  const notes = agreeingTotals > 0 ? [`${agreeingTotals} 个合计与各格相加一致。`] : [];
  return { warnings, notes };
}

async function openFile(file: File, library: DraftLibrary): Promise<OpenedFile> {
  const rejected = (why: string): OpenedFile => ({
    name: file.name,
    outcome: "rejected",
    message: `打不开“${file.name}”：${why}。没有改动任何草稿。`,
  });
  const text = await readText(file);
  if (!text.ok) return rejected(problemText(text.problem));
  const { openReportText } = await import("../../report/report-file");
  const report = openReportText(text.value);
  if (!report.ok) return rejected(problemText(report.problem));
  const added = await library.add(report.value.entries);
  if (!added.ok) return rejected(problemText(added.problem));
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

/** Opens the files one after another, so that memory stays bounded. */
export async function openFiles(
  files: readonly File[],
  library: DraftLibrary,
): Promise<readonly OpenedFile[]> {
  if (files.length > MOST_FILES) {
    const why = problemText({ code: "too-many-files", most: MOST_FILES });
    return [{ name: "", outcome: "rejected", message: `${why}。没有改动任何草稿。` }];
  }
  const opened: OpenedFile[] = [];
  for (const file of files) opened.push(await openFile(file, library));
  return opened;
}
