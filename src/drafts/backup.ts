/**
 * One file with all drafts of this browser and their history: the backup (备份) of the public contract, section 2.3.
 * Beside what restores a draft exactly it holds each report as a report file does, for people and other programs.
 */
import { viewOf } from "../report/live-report";
import { reportTree } from "../report/report-json";
import type { Draft } from "./draft";
import type { DraftLibrary } from "./library";
import type { PointHead } from "./restore-points";

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
  readonly head: Draft["head"];
  readonly entries: Draft["entries"];
  readonly points: readonly BackedPoint[];
}

/** Bytes as base64, in pieces that a function call can take. */
function base64(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
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
  const { drafts: stored, complete } = await library.all();
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
  return { text: `${JSON.stringify(whole, null, 1)}\n`, drafts: drafts.length, complete };
}

/** 年报填报台备份 2025-01-15.backup.json */
export const backupFileName = (createdAt: string): string =>
  `年报填报台备份 ${createdAt.slice(0, 10)}.backup.json`;

/** When all drafts were last backed up, and how many fields had been changed by then. */
export interface LastBackup {
  readonly at: string;
  readonly changedFields: number;
}

const DAYS_7 = 7 * 24 * 60 * 60 * 1000;
const MANY_FIELDS = 200;

/** How many fields were changed since the last backup, when that calls for a new one; null when it does not. */
export function backupDue(
  heads: readonly Draft["head"][],
  last: LastBackup | null,
  now: number,
): number | null {
  const changed = changedFieldsOf(heads) - (last?.changedFields ?? 0);
  const since = last?.at ?? heads.map(({ createdAt }) => createdAt).sort()[0];
  if (changed <= 0 || since === undefined) return null;
  return changed >= MANY_FIELDS || now - Date.parse(since) >= DAYS_7 ? changed : null;
}

export const changedFieldsOf = (heads: readonly Draft["head"][]): number =>
  heads.reduce((sum, head) => sum + (head.changedFields ?? 0), 0);
