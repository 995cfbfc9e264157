/**
 * All received reports of the desk as the roll-up needs them: figures, standing, what the checks counted. Read once and
 * kept by revision; texts are let go at once, so that hundreds of reports take little memory.
 */
import { useCallback, useEffect, useState } from "react";
import type { DraftHead } from "../../drafts/draft";
import type { DraftLibrary } from "../../drafts/library";
import { contentHash } from "../../report/content-hash";
import type { Entries } from "../../report/entries";
import { answersIn } from "../../report/kept-answers";
import { viewOf } from "../../report/live-report";
import { figuresOf } from "../../report/sources";
import { originOf } from "../../review/origin";
import { recordsIn } from "../../review/records";
import { standingOf } from "../../review/standing";
import type { ReceivedReport } from "../../review/summary/board";
import { type Imbalance, imbalancesOf } from "../../review/summary/roll-up";
import { useApp } from "./services";

export interface CollectedReport extends ReceivedReport {
  readonly figures: readonly string[];
  readonly imbalances: readonly Imbalance[];
}

const kept = new Map<string, { readonly revision: number; readonly report: CollectedReport }>();

/** Findings that a reason settles; null when the rules could not be fetched. */
async function answeredIn(entries: Entries): Promise<number | null> {
  if (answersIn(entries).length === 0) return 0;
  return import("../../review/answered-findings").then(
    ({ answeredFindings }) => answeredFindings(entries),
    () => null,
  );
}

async function readReport(library: DraftLibrary, head: DraftHead): Promise<CollectedReport | null> {
  const known = kept.get(head.id);
  if (known?.revision === head.revision) return known.report;
  const draft = await library.store.read(head.id).catch(() => null);
  if (draft === null) return null;
  const { entries } = draft;
  const view = viewOf(entries);
  const records = recordsIn(entries);
  const hash = contentHash(view);
  const standing = standingOf(records, hash);
  const origin = originOf(entries);
  const answered = await answeredIn(entries);
  const report: CollectedReport = {
    id: head.id,
    draftId: origin?.draftId ?? head.id,
    organization: head.organization,
    year: head.year,
    stage: standing.stage,
    revision: standing.revision || (origin?.revision ?? 0),
    contentHash: hash,
    submittedAt: standing.submission?.at ?? head.createdAt,
    changedAt: head.changedAt,
    errors: head.errors,
    warnings: head.warnings,
    answered: answered ?? 0,
    openComments: records.threads.filter(({ resolved }) => !resolved).length,
    figures: figuresOf(entries),
    imbalances: imbalancesOf(head.id, head.organization, view),
  };
  if (answered !== null) kept.set(head.id, { revision: head.revision, report });
  return report;
}

/** Reports read at a time: reading is mostly waiting. */
const AT_ONCE = 16;

export async function readCollected(library: DraftLibrary): Promise<readonly CollectedReport[]> {
  const { drafts } = await library.list();
  const heads = drafts.filter(({ role }) => role === "received");
  const reports: CollectedReport[] = [];
  for (let at = 0; at < heads.length; at += AT_ONCE) {
    const read = await Promise.all(heads.slice(at, at + AT_ONCE).map((head) => readReport(library, head)));
    for (const report of read) if (report !== null) reports.push(report);
  }
  return reports;
}

/** The received reports, null until they have been read, and the way to read them again. */
export function useCollected(): readonly [readonly CollectedReport[] | null, () => Promise<void>] {
  const { library } = useApp();
  const [reports, setReports] = useState<readonly CollectedReport[] | null>(null);
  const refresh = useCallback(async () => setReports(await readCollected(library)), [library]);
  useEffect(() => void refresh(), [refresh]);
  useEffect(() => library.tabs.hear(() => void refresh()), [library, refresh]);
  return [reports, refresh];
}
