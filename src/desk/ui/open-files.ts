/** Opening files of this program as drafts. Each file gets one answer in Chinese; a bad one changes nothing. */
import { BACKUP_KIND } from "../../drafts/backup";
import type { DraftLibrary } from "../../drafts/library";
import type { DraftSession } from "../../editing/draft-session";
import { type Entries, typedAt } from "../../report/entries";
import { parseJson } from "../../report/json-text";
import { aboutIn } from "../../report/key-kinds";
import { fail, type Outcome, type Problem, succeed } from "../../report/problem";
import type { OpenedReport } from "../../report/report-file";
import { problemText } from "./problem-text";
import type { Receiver } from "./receive-review";
import { unknownWords } from "./unknown-words";

export interface OpenedFile {
  readonly name: string;
  readonly outcome: "accepted" | "accepted-with-warnings" | "rejected";
  readonly message: string;
  /** What the message counts, one by one: the years that were moved. */
  readonly quotes?: readonly string[];
  readonly draftId?: string;
  /** Where to go, when not to the draft's last step. */
  readonly path?: string;
}

const MOST_BYTES = 20 * 1024 * 1024;
export const MOST_FILES = 500;

const BROKEN = /\ufffd/g;
const HAN = /[\u4e00-\u9fff]/g;
const countOf = (text: string, what: RegExp): number => text.match(what)?.length ?? 0;

function decodeAs(encoding: string, bytes: ArrayBuffer): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** UTF-8 with something else in it: read as GB18030 it would be plausible nonsense. */
function isBrokenUtf8(bytes: ArrayBuffer): boolean {
  const text = new TextDecoder("utf-8").decode(bytes);
  return countOf(text, HAN) > countOf(text, BROKEN);
}

/** Office programs write UTF-8, with or without a mark, UTF-16, and sometimes GB18030; null where it is none of them. */
function decode(bytes: ArrayBuffer): string | null {
  const [first, second] = new Uint8Array(bytes.slice(0, 2));
  if (first === 0xff && second === 0xfe) return decodeAs("utf-16le", bytes);
  if (first === 0xfe && second === 0xff) return decodeAs("utf-16be", bytes);
  return decodeAs("utf-8", bytes) ?? (isBrokenUtf8(bytes) ? null : decodeAs("gb18030", bytes));
}

export async function readText(file: File): Promise<Outcome<string>> {
  if (file.size > MOST_BYTES) {
    return fail({ code: "file-too-large", megabytes: Math.ceil(file.size / 1024 / 1024) });
  }
  try {
    const text = decode(await file.arrayBuffer());
    // A replacement character stands for one that an earlier program could not read.
    return text === null || text.includes("\ufffd") ? fail({ code: "broken-characters" }) : succeed(text);
  } catch {
    return fail({ code: "file-unreadable" });
  }
}

/** Remarks on an accepted file: what it lacks, totals that do not agree, and keys that were passed over. */
function remarks({ entries, agreeingTotals, unknownKeys, missing }: OpenedReport): {
  warnings: readonly string[];
  notes: readonly string[];
} {
  const differing = aboutIn(entries, "stated").length;
  const warnings = [
    ...(differing > 0 ? [`文件里有 ${differing} 个合计与各格相加不一致，已列在核对里。`] : []),
    ...(missing.length > 0 ? [`文件里没有${missing.join("；")}，草稿里留空。`] : []),
    ...(unknownKeys.count > 0 ? [unknownWords(unknownKeys)] : []),
  ];
  const notes = agreeingTotals > 0 ? [`${agreeingTotals} 个合计与各格相加一致。`] : [];
  return { warnings, notes };
}

/** A backup file: it is not one draft, so it is handed on to be compared with what is here. */
export interface FoundBackup {
  readonly name: string;
  readonly raw: unknown;
}

export const rejected = (name: string, problem: Problem): OpenedFile => ({
  name,
  outcome: "rejected",
  message: `打不开“${name}”：${problemText(problem)}。`,
});

async function openFile(
  file: File,
  library: DraftLibrary,
  receiver: () => Promise<Receiver>,
): Promise<OpenedFile | FoundBackup> {
  const text = await readText(file);
  if (!text.ok) return rejected(file.name, text.problem);
  return openData(file.name, text.value, library, receiver);
}

/** Files of this program are JSON objects; whatever begins otherwise is a document, unless its name says JSON. */
export async function looksLikeData(file: File): Promise<boolean> {
  try {
    const head = new TextDecoder("latin1").decode(await file.slice(0, 512).arrayBuffer());
    const plain = head
      .replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, "")
      .replace(/\0/g, "")
      .trim();
    if (plain === "" || plain.startsWith("{")) return true;
    return /\.json$/i.test(file.name) && /^(?:[["]|(?:null|true|false|-?\d+)$)/.test(plain);
  } catch {
    // Reading it says what is wrong.
    return true;
  }
}

/** ：某单位 2024 年度; empty where the unit is not known. */
export function titleOf(entries: Entries): string {
  const organization = typedAt(entries, "organization");
  return organization === "" ? "" : `：${organization} ${typedAt(entries, "year")} 年度`;
}

async function openData(
  name: string,
  text: string,
  library: DraftLibrary,
  receiver: () => Promise<Receiver>,
): Promise<OpenedFile | FoundBackup> {
  const raw = parseJson(text);
  if (!raw.ok) return rejected(name, raw.problem);
  if (isBackupFile(raw.value)) return { name, raw: raw.value };
  if (isReviewFile(raw.value)) {
    const { openReviewFile } = await import("../../review/review-file");
    const review = openReviewFile(raw.value);
    if (!review.ok) return rejected(name, review.problem);
    return (await receiver()).take(name, review.value);
  }
  const { openReport } = await import("../../report/report-file");
  const report = openReport(raw.value);
  if (!report.ok) return rejected(name, report.problem);
  const { addOpened } = await import("./add-opened");
  const added = await addOpened(library, name, report.value.entries);
  if (!added.ok) return rejected(name, added.problem);
  const { warnings, notes } = remarks(report.value);
  return {
    name,
    outcome: warnings.length === 0 ? "accepted" : "accepted-with-warnings",
    message: [`已打开“${name}”${titleOf(report.value.entries)}。`, ...notes, ...warnings].join(""),
    draftId: added.value,
  };
}

/** As in the contract; the reader of these files is loaded only for them. */
const REVIEW_KIND = "gov-information-disclosure-review";
const isReviewFile = (raw: unknown): boolean =>
  typeof raw === "object" && raw !== null && "kind" in raw && raw.kind === REVIEW_KIND;

/** Told from other files by its kind alone; what it holds is looked at when it is restored. */
const isBackupFile = (raw: unknown): boolean =>
  typeof raw === "object" && raw !== null && "kind" in raw && raw.kind === BACKUP_KIND;

/** Files of this program, and published documents, which are shown before they become anything. */
export async function sortFiles(
  files: readonly File[],
): Promise<{ readonly data: readonly File[]; readonly documents: readonly File[] }> {
  const isData = await Promise.all(files.map(looksLikeData));
  return {
    data: files.filter((_, index) => isData[index] === true),
    documents: files.filter((_, index) => isData[index] === false),
  };
}

/** Opens the files one after another, so that memory stays bounded; a backup among them comes back as it is. */
export async function openFiles(
  files: readonly File[],
  library: DraftLibrary,
  open: DraftSession | null,
): Promise<{ opened: readonly OpenedFile[]; backup: FoundBackup | null }> {
  if (files.length > MOST_FILES) {
    const why = problemText({ code: "too-many-files", most: MOST_FILES });
    const message = `${why}。`;
    return { opened: [{ name: "", outcome: "rejected", message }], backup: null };
  }
  const opened: OpenedFile[] = [];
  let backup: FoundBackup | null = null;
  let made: Receiver | null = null;
  const receiver = async (): Promise<Receiver> => {
    made ??= new (await import("./receive-review")).Receiver(library, open);
    return made;
  };
  for (const file of files) {
    const outcome = await openFile(file, library, receiver);
    if ("outcome" in outcome) opened.push(outcome);
    else if (backup === null) backup = outcome;
    else opened.push(rejected(outcome.name, { code: "one-backup" }));
  }
  return { opened, backup };
}
