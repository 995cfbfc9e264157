/**
 * What people say and decide about a report: comments at a place, replies, decisions, and who did what when.
 *
 * Each is a record that never changes once it is written, kept in the draft under `record:{id}`. Two states are joined
 * by union: opening a file twice is opening it once, in whatever order files come. A comment is settled by a record of
 * its own, so that nothing is ever overwritten. This folder imports form, report and checks; it knows no page and no store.
 */
import * as z from "zod/mini";
import type { Change, Entries } from "../report/entries";
import { isRecordKey } from "./record-text";

/** Longest texts that are taken from a file, in characters. */
const MAX_SAID = 20_000;
const MAX_NAME = 200;

const id = z.string().check(z.regex(/^[\w.:+-]{1,80}$/));
const name = z.string().check(z.maxLength(MAX_NAME));
const said = z.string().check(z.maxLength(MAX_SAID));
/** ISO time; checked for its shape only, so that a wrong clock somewhere cannot make a file unreadable. */
const time = z.string().check(z.regex(/^\d{4}-\d\d-\d\d(T[\d:.]{5,15}(Z|[+-]\d\d:\d\d)?)?$/));
const place = z.string().check(z.maxLength(200));
const hash = z.string().check(z.regex(/^sha256:[0-9a-f]{64}$/));
const revision = z.int().check(z.minimum(0), z.maximum(1_000_000));
/** Who speaks: 填报人 or 审核人. */
const side = z.enum(["officer", "supervisor"]);

export type Side = z.infer<typeof side>;

/** Words before and after the quoted ones, by which they are found again when the text was edited. */
const around = z.object({ before: said, after: said });

const comment = z.object({
  kind: z.literal("comment"),
  id,
  /** Field, total, balance, row, table or section. */
  at: place,
  quote: z.optional(said),
  around: z.optional(around),
  /** The rule of the finding it was made from. */
  rule: z.optional(name),
  author: name,
  side: z.optional(side),
  createdAt: time,
  text: said,
});

const reply = z.object({
  kind: z.literal("reply"),
  id,
  comment: id,
  author: name,
  side: z.optional(side),
  createdAt: time,
  text: said,
});

const resolution = z.object({
  kind: z.literal("resolution"),
  id,
  comment: id,
  resolved: z.boolean(),
  by: name,
  at: time,
});

const decision = z.object({
  kind: z.literal("decision"),
  id,
  status: z.enum(["approved", "returned"]),
  by: name,
  at: time,
  note: said,
  /** The content that was decided on; an approval counts for no other. */
  contentHash: hash,
  /** The submission it answers. */
  revision: z.optional(revision),
});

const event = z.object({
  kind: z.literal("event"),
  id,
  /** `created`, `submitted`, `returned`, `approved`, `finalised`, `opened`, `merged`; another program may know more. */
  what: name,
  by: name,
  at: time,
  file: z.optional(name),
  contentHash: z.optional(hash),
  revision: z.optional(revision),
  /** Why something was done all the same: a submission with errors, an approval. */
  note: z.optional(said),
});

export const RECORD_SCHEMAS = { comment, reply, resolution, decision, event } as const;
const record = z.discriminatedUnion("kind", [comment, reply, resolution, decision, event]);

export type ReviewRecord = z.infer<typeof record>;
export type CommentRecord = z.infer<typeof comment>;
export type ReplyRecord = z.infer<typeof reply>;
export type ResolutionRecord = z.infer<typeof resolution>;
export type DecisionRecord = z.infer<typeof decision>;
export type EventRecord = z.infer<typeof event>;
export type Around = z.infer<typeof around>;

/** Texts never change under a key, so what was parsed once need not be parsed again. */
const parsed = new Map<string, ReviewRecord | null>();
const MOST_KEPT = 20_000;

function parseRecord(text: string): ReviewRecord | null {
  const known = parsed.get(text);
  if (known !== undefined) return known;
  let found: ReviewRecord | null = null;
  try {
    const outcome = record.safeParse(JSON.parse(text));
    if (outcome.success) found = outcome.data;
  } catch {
    // Not JSON: no record of ours.
  }
  if (parsed.size >= MOST_KEPT) parsed.clear();
  parsed.set(text, found);
  return found;
}

const timeOf = (one: ReviewRecord): string =>
  one.kind === "comment" || one.kind === "reply" ? one.createdAt : one.at;

/** By time, then by id: the same order on every desk. */
const inTime = <T extends ReviewRecord>(records: readonly T[]): readonly T[] =>
  [...records].sort((a, b) => {
    const [x, y] = [timeOf(a), timeOf(b)];
    if (x !== y) return x < y ? -1 : 1;
    return a.id < b.id ? -1 : 1;
  });

/** A comment with all that was said to it. */
export interface Thread {
  readonly comment: CommentRecord;
  readonly replies: readonly ReplyRecord[];
  readonly resolutions: readonly ResolutionRecord[];
  readonly resolved: boolean;
}

export interface Records {
  /** By time. */
  readonly threads: readonly Thread[];
  readonly decisions: readonly DecisionRecord[];
  readonly events: readonly EventRecord[];
}

/** Everything recorded with a draft. What cannot be read is passed over and stays stored. */
export function recordsIn(entries: Entries): Records {
  const all = inTime(
    Object.keys(entries).flatMap((key) => {
      const found = isRecordKey(key) ? parseRecord(entries[key] ?? "") : null;
      return found === null ? [] : [found];
    }),
  );
  const of = <K extends ReviewRecord["kind"]>(kind: K) =>
    all.filter((one): one is Extract<ReviewRecord, { kind: K }> => one.kind === kind);
  const replies = groupByComment(of("reply"));
  const resolutions = groupByComment(of("resolution"));
  return {
    threads: of("comment").map((one) => {
      const settled = resolutions.get(one.id) ?? [];
      return {
        comment: one,
        replies: replies.get(one.id) ?? [],
        resolutions: settled,
        resolved: settled[settled.length - 1]?.resolved ?? false,
      };
    }),
    decisions: of("decision"),
    events: of("event"),
  };
}

function groupByComment<T extends { readonly comment: string }>(
  records: readonly T[],
): ReadonlyMap<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of records) {
    const group = groups.get(one.comment);
    if (group === undefined) groups.set(one.comment, [one]);
    else group.push(one);
  }
  return groups;
}

/**
 * What joining their records brings into mine. A record of one id is the same everywhere; where a file was altered by
 * hand, the greater text is taken on every desk alike.
 */
export function joinRecords(mine: Entries, theirs: Entries): readonly Change[] {
  return Object.keys(theirs).flatMap((key) => {
    const theirText = theirs[key] ?? "";
    return isRecordKey(key) && theirText > (mine[key] ?? "") ? [{ key, value: theirText }] : [];
  });
}
