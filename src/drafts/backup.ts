/**
 * One file with all drafts of this browser and their history: the backup (备份) of the public contract, section 2.3.
 * Beside what restores a draft exactly it holds each report as a report file does, for people and other programs.
 */
import { jsonText } from "../report/json-text";
import { viewOf } from "../report/live-report";
import { reportTree } from "../report/report-json";
import { base64 } from "./base64";
import type { Draft, DraftHead } from "./draft";
import type { DraftLibrary } from "./library";
import type { PointHead } from "./restore-points";
import { allDrafts } from "./whole-library";

export const BACKUP_KIND = "gov-information-disclosure-backup";
export const BACKUP_VERSION = 1;

/** A file larger than 20 MB could not be opened again; the history is what is left out first. */
const MOST_BYTES = 18_000_000;

export interface BackedPoint extends Omit<PointHead, "draft" | "size"> {
  /** Content as stored, base64. */
  readonly content: string;
}

export interface BackedDraft {
  readonly report: unknown;
  readonly head: DraftHead;
  readonly entries: Draft["entries"];
  readonly points: readonly BackedPoint[];
}

async function pointsOf(library: DraftLibrary, draft: Draft, room: { left: number }): Promise<BackedPoint[]> {
  const heads = await library.store.points(draft.head.id).catch(() => []);
  const newestFirst = [...heads].sort((a, b) => b.at.localeCompare(a.at));
  const points: BackedPoint[] = [];
  for (const { draft: _draft, size: _size, ...point } of newestFirst) {
    const bytes = await library.store.pointContent(draft.head.id, point.id).catch(() => null);
    if (bytes === null) continue;
    const content = base64(bytes);
    room.left -= content.length;
    if (room.left < 0) break;
    points.push({ ...point, content });
  }
  return points;
}

/** The text of a backup, and whether it holds all there is. */
export interface BackupText {
  readonly text: string;
  readonly drafts: number;
  /** The store could be read; otherwise only what is in this page is in the backup. */
  readonly complete: boolean;
}

/** `open` is the draft on the screen as it stands there, which may be ahead of what is stored. */
export async function backupText(
  library: DraftLibrary,
  open: Draft | null,
  createdAt: string,
): Promise<BackupText> {
  const { drafts: stored, complete } = await allDrafts(library);
  return textOf(library, stored, complete, open, createdAt);
}

/** A backup of one draft alone, restored like any other. */
export const backupTextOf = (library: DraftLibrary, draft: Draft, createdAt: string): Promise<BackupText> =>
  textOf(library, [draft], true, null, createdAt);

async function textOf(
  library: DraftLibrary,
  stored: readonly Draft[],
  complete: boolean,
  open: Draft | null,
  createdAt: string,
): Promise<BackupText> {
  const drafts = open === null ? stored : [open, ...stored.filter(({ head }) => head.id !== open.head.id)];
  const size = drafts.reduce((sum, { entries }) => sum + 3 * JSON.stringify(entries).length, 0);
  const room = { left: MOST_BYTES - size };
  const backed: BackedDraft[] = [];
  for (const draft of drafts) {
    backed.push({
      report: reportTree(viewOf(draft.entries)),
      head: draft.head,
      entries: draft.entries,
      points: await pointsOf(library, draft, room),
    });
  }
  const whole = { kind: BACKUP_KIND, schemaVersion: BACKUP_VERSION, createdAt, drafts: backed };
  return { text: `${jsonText(whole, 1)}\n`, drafts: drafts.length, complete };
}

const two = (part: number): string => String(part).padStart(2, "0");

/** 年报填报台备份 2025-01-15.backup.json, or that of one report: the day as it is where the officer sits. */
export function backupFileName(createdAt: string, of = "年报填报台"): string {
  const day = new Date(createdAt);
  const date = `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
  return `${of}备份 ${date}.backup.json`;
}

/** When all drafts were last backed up, and how many fields had been changed in each by then. */
export interface LastBackup {
  readonly at: string;
  readonly changed: Readonly<Record<string, number>>;
}

/** What is kept of a backup made now, for the reminder. */
export const lastBackupOf = (heads: readonly DraftHead[], at: string): LastBackup => ({
  at,
  changed: Object.fromEntries(heads.map((head) => [head.id, head.changedFields])),
});

/** The last backup as it is kept in the store's settings; null when there is none, or it was kept by the first version. */
export function asLastBackup(kept: unknown): LastBackup | null {
  const known = typeof kept === "object" && kept !== null && "at" in kept && "changed" in kept;
  return known ? (kept as LastBackup) : null;
}

const DAYS_7 = 7 * 24 * 60 * 60 * 1000;
const MANY_FIELDS = 200;

/**
 * How many fields were changed since the last backup, when that calls for a new one; null when it does not. Drafts in
 * the bin count like any other, and a draft that is gone takes nothing away.
 */
export function backupDue(heads: readonly DraftHead[], last: LastBackup | null, now: number): number | null {
  const changed = heads.reduce(
    (sum, { id, changedFields }) => sum + Math.max(0, changedFields - (last?.changed[id] ?? 0)),
    0,
  );
  const since = last?.at ?? heads.map(({ createdAt }) => createdAt).sort()[0];
  if (changed <= 0 || since === undefined) return null;
  return changed >= MANY_FIELDS || now - Date.parse(since) >= DAYS_7 ? changed : null;
}
