/**
 * Brings drafts back from a backup file. Promise: all of it or nothing; a draft that is newer here is replaced only when
 * somebody said so; the state before is kept in its history. The file is hostile until zod says otherwise.
 */
import * as z from "zod/mini";
import { changedKeys, type Entries, typedAt } from "../report/entries";
import { isKey } from "../report/key-kinds";
import { fail, type Outcome, succeed } from "../report/problem";
import { BACKUP_KIND, BACKUP_VERSION } from "./backup";
import { bytesOf } from "./base64";
import { DRAFT_SCHEMA, type Draft, type DraftHead } from "./draft";
import type { DraftLibrary, Summarize } from "./library";
import { migrated } from "./migrations";
import { newId } from "./new-id";
import { pointOf } from "./point-content";
import { numberedVersion } from "./restore-points";
import type { Point, WholeDraft } from "./store";
import { allDrafts } from "./whole-library";

const MOST_DRAFTS = 5000;
const MOST_POINTS = 5000;
const MOST_TEXT = 1_000_000;
const MOST_NAME = 5000;

const time = z.string().check(
  z.maxLength(40),
  z.refine((text) => !Number.isNaN(Date.parse(text))),
);
const id = z.string().check(z.regex(/^[0-9a-z]{8,64}$/));
const pointSchema = z.object({
  id,
  kind: z.enum(["standing", "interval", "before", "named"]),
  at: time,
  name: z.string().check(z.maxLength(200)),
  version: z.optional(z.int()),
  content: z.string().check(
    z.regex(/^[A-Za-z0-9+/]*={0,2}$/),
    z.refine((text) => text.length % 4 === 0),
  ),
});
const draftSchema = z.object({
  head: z.object({
    id,
    schema: z.int().check(z.minimum(1)),
    // The first version knew neither: its drafts are the desk's own.
    role: z.optional(z.enum(["own", "received"])),
    unit: z.optional(z.string().check(z.maxLength(MOST_NAME))),
    createdAt: time,
    changedAt: time,
    deletedAt: z.string().check(z.maxLength(40)),
  }),
  entries: z.record(z.string().check(z.refine(isKey)), z.string().check(z.maxLength(MOST_TEXT))),
  points: z.optional(z.array(pointSchema).check(z.maxLength(MOST_POINTS))),
});
const backupSchema = z.object({
  kind: z.literal(BACKUP_KIND),
  schemaVersion: z.int(),
  createdAt: time,
  drafts: z.array(draftSchema).check(z.maxLength(MOST_DRAFTS)),
});

type Backup = z.infer<typeof backupSchema>;
type Backed = Backup["drafts"][number];

/** Whether a parsed file says that it is a backup. */
const isBackup = (raw: unknown): boolean =>
  typeof raw === "object" && raw !== null && "kind" in raw && raw.kind === BACKUP_KIND;

export function parseBackup(raw: unknown): Outcome<Backup> {
  if (!isBackup(raw)) return fail({ code: "wrong-kind" });
  const parsed = backupSchema.safeParse(raw);
  if (parsed.success) {
    const { schemaVersion, drafts } = parsed.data;
    if (schemaVersion > BACKUP_VERSION) return fail({ code: "newer-version", version: schemaVersion });
    const schema = Math.max(0, ...drafts.map(({ head }) => head.schema));
    return schema > DRAFT_SCHEMA ? fail({ code: "newer-version", version: schema }) : succeed(parsed.data);
  }
  const version = (raw as { schemaVersion?: unknown }).schemaVersion;
  if (typeof version === "number" && version > BACKUP_VERSION)
    return fail({ code: "newer-version", version });
  const place = parsed.error.issues[0]?.path.map(String).join(".") ?? "";
  return fail({
    code: "bad-value",
    at: place === "" ? "备份" : place,
    expected: "备份里的内容",
    found: "别的内容",
  });
}

export interface Comparison {
  readonly backup: Backup;
  /** Not on this computer. */
  readonly fresh: readonly Backed[];
  /** Here, with the same content. */
  readonly same: readonly Backed[];
  /** In the bin here, with the same content, and not in the backup's: taken out of it. */
  readonly binned: readonly Backed[];
  /** Here, older than in the backup. */
  readonly older: readonly Backed[];
  /** Here, changed after the backup: replaced only when somebody says so. */
  readonly newer: readonly Backed[];
}

/** In the bin here, though the backup has it in its list. */
const isBinned = (local: Draft, backed: Backed): boolean =>
  local.head.deletedAt !== "" && backed.head.deletedAt === "";

export async function compareBackup(backup: Backup, library: DraftLibrary): Promise<Comparison> {
  const here = new Map((await allDrafts(library)).drafts.map((draft) => [draft.head.id, draft]));
  const sorted: Record<"fresh" | "same" | "binned" | "older" | "newer", Backed[]> = {
    fresh: [],
    same: [],
    binned: [],
    older: [],
    newer: [],
  };
  for (const backed of backup.drafts) {
    const local = here.get(backed.head.id);
    if (local === undefined) sorted.fresh.push(backed);
    else if (changedKeys(local.entries, backed.entries).length === 0)
      (isBinned(local, backed) ? sorted.binned : sorted.same).push(backed);
    else if (local.head.changedAt > backed.head.changedAt) sorted.newer.push(backed);
    else sorted.older.push(backed);
  }
  return { backup, ...sorted };
}

function pointsOf(backed: Backed): Point[] {
  return (backed.points ?? []).map(({ content, ...head }) => {
    const bytes = bytesOf(content);
    return { head: numberedVersion({ ...head, draft: backed.head.id, size: bytes.length }), content: bytes };
  });
}

async function wholeDraft(
  backed: Backed,
  local: Draft | null,
  summarize: Summarize,
  now: number,
): Promise<WholeDraft> {
  const entries: Entries = Object.fromEntries(
    Object.keys(backed.entries)
      .map((key): [string, string] => [key, typedAt(backed.entries, key)])
      .filter(([, value]) => value !== ""),
  );
  const summary = await summarize(entries);
  const { role = "own", unit = summary.organization, ...rest } = backed.head;
  const head: DraftHead = {
    ...summary,
    ...rest,
    role,
    unit,
    write: newId(),
    // On top of what is here, so that a window with this draft open takes it as newer and merges.
    revision: (local?.head.revision ?? 0) + 1,
    changedFields: local?.head.changedFields ?? 0,
  };
  const draft = migrated({ head, entries });
  const before =
    local === null ? [] : [await pointOf(local.head.id, "before", "恢复备份", local.entries, now)];
  return { ...draft, points: [...pointsOf(backed), ...before] };
}

export interface Restored {
  readonly added: number;
  readonly replaced: number;
  readonly same: number;
  /** Taken out of the bin as they are. */
  readonly unbinned: number;
  /** Newer here and left alone. */
  readonly kept: number;
}

/** Carries a comparison out, in one transaction. */
export async function restoreBackup(
  { fresh, same, binned, older, newer }: Comparison,
  replaceNewer: boolean,
  library: DraftLibrary,
  summarize: Summarize,
): Promise<Outcome<Restored>> {
  const now = Date.now();
  const replaced = [...older, ...(replaceNewer ? newer : [])];
  const whole: WholeDraft[] = [];
  for (const backed of fresh) whole.push(await wholeDraft(backed, null, summarize, now));
  for (const backed of replaced) {
    const local = await library.store.read(backed.head.id);
    whole.push(await wholeDraft(backed, local, summarize, now));
  }
  // What is newer here is kept, but the officer wants it back: not in the bin.
  let unbinned = 0;
  for (const backed of [...binned, ...(replaceNewer ? [] : newer)]) {
    const local = await library.store.read(backed.head.id);
    if (local === null || !isBinned(local, backed)) continue;
    const { head, entries } = migrated(local);
    const revision = head.revision + 1;
    whole.push({ head: { ...head, revision, write: newId(), deletedAt: "" }, entries, points: [] });
    unbinned += 1;
  }
  const result = await library.store.replace(whole);
  if (!result.ok) return fail(result.reason === "failed" ? result.problem : { code: "draft-missing" });
  for (const draft of whole) library.wrote(draft);
  library.tabs.tell({ kind: "list" });
  return succeed({
    added: fresh.length,
    replaced: replaced.length,
    same: same.length,
    unbinned,
    kept: replaceNewer ? 0 : newer.length,
  });
}
