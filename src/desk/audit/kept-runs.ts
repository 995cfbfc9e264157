/** Runs kept in this browser: what was found of each file, without the reports themselves. */

import { newId } from "../../drafts/new-id";
import type { DraftStore } from "../../drafts/store";
import { type AuditedFile, errorsOf } from "../../review/audit/audited";

/** A kept run as lists show it. */
export interface KeptHead {
  readonly id: string;
  /** When it was kept. */
  readonly at: string;
  readonly count: number;
  readonly errors: number;
}

export interface KeptRun extends KeptHead {
  readonly files: readonly AuditedFile[];
}

const LIST = "audit-runs";
const runSetting = (id: string): string => `audit-run:${id}`;

const isHead = (kept: unknown): kept is KeptHead =>
  typeof kept === "object" && kept !== null && "id" in kept && "at" in kept && "count" in kept;
const isRun = (kept: unknown): kept is KeptRun =>
  isHead(kept) && "files" in kept && Array.isArray(kept.files);

/** Newest first. A store that cannot be read has none to show. */
export async function keptRuns(store: DraftStore): Promise<readonly KeptHead[]> {
  const kept = await store.setting(LIST).catch(() => null);
  return Array.isArray(kept) ? kept.filter(isHead) : [];
}

/** The run with its files; null when it is not there any more. */
export async function readRun(store: DraftStore, id: string): Promise<KeptRun | null> {
  const kept = await store.setting(runSetting(id)).catch(() => null);
  return isRun(kept) ? kept : null;
}

export const runOf = (files: readonly AuditedFile[]): KeptRun => ({
  id: newId(),
  at: new Date().toISOString(),
  count: files.length,
  errors: files.reduce((sum, file) => sum + errorsOf(file), 0),
  files,
});

/** Whether it was kept. The run goes first: a list never names one that is not there. */
export async function keepRun(store: DraftStore, run: KeptRun): Promise<boolean> {
  try {
    const stored = await store.putSetting(runSetting(run.id), run);
    if (!stored.ok) return false;
    const { files: _, ...head } = run;
    return (await store.putSetting(LIST, [head, ...(await keptRuns(store))])).ok;
  } catch {
    return false;
  }
}

export async function dropRun(store: DraftStore, id: string): Promise<boolean> {
  try {
    const left = (await keptRuns(store)).filter((head) => head.id !== id);
    if (!(await store.putSetting(LIST, left)).ok) return false;
    return (await store.putSetting(runSetting(id), null)).ok;
  } catch {
    return false;
  }
}
