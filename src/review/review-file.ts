/**
 * The review file (送审/审核文件) of the public contract, section 2.2: out, and in through one hostile parse. A file whose
 * report does not have the hash it names was altered on the way and is refused; nothing is taken from it.
 */
import * as z from "zod/mini";
import { contentHash, hashOfTree } from "../report/content-hash";
import { type Change, type Entries, typedAt, withChanges } from "../report/entries";
import { jsonText } from "../report/json-text";
import { answersIn, keepAnswer } from "../report/kept-answers";
import { attachLastYear } from "../report/last-year";
import { lastYearIn } from "../report/last-year-entries";
import { viewOf } from "../report/live-report";
import { fail, type Outcome, succeed } from "../report/problem";
import { type OpenedReport, openReport } from "../report/report-file";
import { reportFileName, reportTree } from "../report/report-json";
import { recordChange } from "./record-text";
import { type DecisionRecord, RECORD_SCHEMAS, type ReviewRecord, recordsIn } from "./records";
import { type Stage, standingOf } from "./standing";

export const REVIEW_KIND = "gov-information-disclosure-review";
export const REVIEW_VERSION = 1;

/** More than any report of a province has had said about it. */
const MOST_RECORDS = 5_000;

const { comment, reply, resolution, decision, event } = RECORD_SCHEMAS;
const MAX_TEXT = 20_000;

const many = <T extends z.ZodMiniType>(schema: T) =>
  z.optional(z.array(schema).check(z.maxLength(MOST_RECORDS)));

const text = z.string().check(z.maxLength(MAX_TEXT));
const short = z.string().check(z.maxLength(500));

const answerSchema = z.object({
  id: z.optional(short),
  rule: short,
  at: short,
  message: text,
  reason: text,
  by: short,
  createdAt: short,
  basis: z.optional(text),
});

const reviewSchema = z.object({
  draftId: z.string().check(z.regex(/^[\w.:-]{1,120}$/)),
  revision: z.int().check(z.minimum(0), z.maximum(1_000_000)),
  contentHash: z.string().check(z.regex(/^sha256:[0-9a-f]{64}$/)),
  status: z.enum(["submitted", "returned", "approved"]),
  answers: many(answerSchema),
  comments: many(
    z.extend(z.omit(comment, { kind: true }), {
      resolved: z.boolean(),
      replies: many(z.omit(reply, { kind: true, comment: true })),
      resolutions: many(z.omit(resolution, { kind: true, comment: true })),
    }),
  ),
  decisions: many(
    z.extend(z.omit(decision, { kind: true, id: true }), { id: z.optional(decision.shape.id) }),
  ),
  record: many(z.omit(event, { kind: true })),
  /** Last year's report that the officer compared with, in the shape of a report file. */
  lastYear: z.optional(z.unknown()),
});

type ReviewFile = z.infer<typeof reviewSchema>;

export type FileStatus = ReviewFile["status"];

const STATUS: Readonly<Record<Stage, FileStatus>> = {
  draft: "submitted",
  submitted: "submitted",
  returned: "returned",
  approved: "approved",
  // Approved and changed afterwards: it waits for a decision again.
  void: "submitted",
};

export interface Reviewed {
  /** The same on every desk: the id of the draft where the report was written. */
  readonly draftId: string;
  /** Content, answers and records. */
  readonly entries: Entries;
}

/** Text of the review file: the report, what was said and decided about it, and who did what. */
export function reviewJson({ draftId, entries }: Reviewed): string {
  const view = viewOf(entries);
  const hash = contentHash(view);
  const records = recordsIn(entries);
  const { stage, revision } = standingOf(records, hash);
  const lastYear = lastYearIn(entries);
  const whole = {
    kind: REVIEW_KIND,
    schemaVersion: REVIEW_VERSION,
    draftId,
    report: reportTree(view),
    revision,
    contentHash: hash,
    status: STATUS[stage],
    answers: answersIn(entries),
    comments: records.threads.map(({ comment: { kind: _, ...said }, replies, resolutions, resolved }) => ({
      ...said,
      resolved,
      replies: replies.map(({ kind: _kind, comment: _comment, ...rest }) => rest),
      resolutions: resolutions.map(({ kind: _kind, comment: _comment, ...rest }) => rest),
    })),
    decisions: records.decisions.map(({ kind: _, ...rest }) => rest),
    record: records.events.map(({ kind: _, ...rest }) => rest),
    ...(lastYear === null ? {} : { lastYear: reportTree(viewOf(lastYear)) }),
  };
  return `${jsonText(whole, 2)}\n`;
}

/** Name without ending: unit, year, and what the file is: 第2次送审, 退回, 通过. */
export function reviewFileName(entries: Entries, stage: Stage, revision: number): string {
  const what =
    stage === "returned" ? "退回" : stage === "approved" ? "通过" : `第${Math.max(1, revision)}次送审`;
  return `${reportFileName(entries)}（${what}）.review`;
}

export interface OpenedReview {
  readonly draftId: string;
  readonly revision: number;
  readonly status: FileStatus;
  /** As the file names it, and as its report has it. */
  readonly contentHash: string;
  /** Report, answers and records. */
  readonly entries: Entries;
  /** Paths in the report that this version does not know: what it says there was not read. */
  readonly unknownKeys: OpenedReport["unknownKeys"];
}

/** Where a received report's last year comes from. */
const LAST_YEAR_SOURCE = { kind: "file", name: "送审文件" } as const;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A report that nobody submitted, as its unit's first submission: the same content is the same report. */
export function firstSubmission(entries: Entries, unknownKeys: OpenedReview["unknownKeys"]): OpenedReview {
  const hash = contentHash(viewOf(entries));
  const draftId = `report.${hash.slice(-24)}`;
  return { draftId, revision: 0, status: "submitted", contentHash: hash, entries, unknownKeys };
}

/** Told from other files by its kind alone. */
export const isReviewFile = (raw: unknown): boolean => isObject(raw) && raw["kind"] === REVIEW_KIND;

/** What was expected of a value of the file, in words. */
const EXPECTED: Readonly<Record<string, string>> = {
  draftId: "报告的编号",
  revision: "第几次送审",
  contentHash: "内容校验码",
  status: "submitted、returned 或 approved",
  createdAt: "时间",
  id: "编号",
  at: "位置或时间",
  text: `不超过 ${MAX_TEXT} 字的文字`,
};

function shown(value: unknown): string {
  if (value === undefined) return "空";
  const text = isObject(value) ? "一组数据" : Array.isArray(value) ? "一个列表" : JSON.stringify(value);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

const ownAt = (node: unknown, key: string): unknown => {
  if (Array.isArray(node)) return node[Number(key)];
  return isObject(node) && Object.prototype.hasOwnProperty.call(node, key) ? node[key] : undefined;
};

/** The hash of what the file holds as its report, or null where that has none: numbers beyond all bounds, endless nesting. */
function hashOrNull(report: unknown): string | null {
  try {
    return hashOfTree(report);
  } catch {
    return null;
  }
}

/** Takes a parsed JSON value for a review file, or says what is wrong with it and where. */
export function openReviewFile(raw: unknown): Outcome<OpenedReview> {
  if (!isReviewFile(raw)) return fail({ code: "wrong-kind" });
  const version = ownAt(raw, "schemaVersion");
  if (typeof version === "number" && version > REVIEW_VERSION)
    return fail({ code: "newer-version", version });
  if (version !== REVIEW_VERSION) {
    return fail({
      code: "bad-value",
      at: "schemaVersion",
      expected: String(REVIEW_VERSION),
      found: shown(version),
    });
  }
  const parsed = reviewSchema.safeParse(raw);
  if (!parsed.success) {
    const path = (parsed.error.issues[0]?.path ?? []).map(String);
    const last = path.filter((key) => !/^\d+$/.test(key)).pop() ?? "";
    const found = shown(path.reduce<unknown>(ownAt, raw));
    return fail({ code: "bad-value", at: path.join("."), expected: EXPECTED[last] ?? "别的内容", found });
  }
  const report = ownAt(raw, "report");
  const opened = openReport(report);
  if (!opened.ok) return opened;
  const file = parsed.data;
  if (hashOrNull(report) !== file.contentHash) return fail({ code: "content-changed" });
  const lastYear = file.lastYear === undefined ? null : openReport(file.lastYear);
  if (lastYear?.ok === false) return lastYear;
  return succeed({
    draftId: file.draftId,
    revision: file.revision,
    status: file.status,
    contentHash: file.contentHash,
    entries: withChanges(opened.value.entries, [
      ...recordChangesOf(file),
      ...(file.answers ?? []).map(keepAnswer),
      ...(lastYear === null ? [] : attachLastYear({}, lastYear.value.entries, LAST_YEAR_SOURCE)),
    ]),
    unknownKeys: opened.value.unknownKeys,
  });
}

function recordChangesOf(file: ReviewFile): readonly Change[] {
  const records: ReviewRecord[] = [];
  for (const { resolved, replies, resolutions, ...said } of file.comments ?? []) {
    records.push({ kind: "comment", ...said });
    for (const one of replies ?? []) records.push({ kind: "reply", comment: said.id, ...one });
    for (const one of resolutions ?? []) records.push({ kind: "resolution", comment: said.id, ...one });
    // Another program may say no more than that it is resolved.
    if (resolved && (resolutions ?? []).length === 0) {
      const id = `${said.id.slice(0, 70)}.resolved`;
      records.push({ kind: "resolution", id, comment: said.id, resolved, by: "", at: said.createdAt });
    }
  }
  for (const one of file.decisions ?? []) records.push({ kind: "decision", ...one, id: one.id ?? idOf(one) });
  for (const one of file.record ?? []) records.push({ kind: "event", ...one });
  return records.map(recordChange);
}

/** A decision without an id of its own, from another program: the same one has the same id on every desk. */
const idOf = ({ status, at, contentHash: hash }: Omit<DecisionRecord, "kind" | "id">): string =>
  `${status}.${at}.${hash.slice("sha256:".length, "sha256:".length + 12)}`;

/** Unit and year of an opened file, for messages. */
export const titleOf = (entries: Entries): string => {
  const organization = typedAt(entries, "organization");
  return `${organization === "" ? "未填单位" : organization} ${typedAt(entries, "year")} 年度`;
};
