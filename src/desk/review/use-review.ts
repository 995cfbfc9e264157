/** What the review screen shows, worked out from the open draft: records, standing, places, what it is compared with. */
import { useEffect, useMemo, useState } from "react";
import type { DraftSession } from "../../editing/draft-session";
import { contentHash } from "../../report/content-hash";
import type { Entries } from "../../report/entries";
import { type ReportView, viewOf } from "../../report/live-report";
import { changedValues } from "../../review/changes";
import { placesOf, type ReviewFinding, type ReviewPlace } from "../../review/places";
import { type Records, recordsIn } from "../../review/records";
import { type Standing, standingOf, submissionsIn } from "../../review/standing";
import { contentWithHash } from "../ui/receive-review";
import { useWatched } from "../ui/use-watched";

const NO_CHANGES: ReturnType<typeof changedValues> = new Map();

export interface Review {
  readonly entries: Entries;
  readonly view: ReportView;
  readonly hash: string;
  readonly records: Records;
  readonly standing: Standing;
  readonly places: readonly ReviewPlace[];
  /** Values changed since the submission before the last one; null when there is none. */
  readonly changes: ReturnType<typeof changedValues> | null;
  /** ISO time of the last submission or decision: what was said later is not sent yet. */
  readonly sentAt: string;
}

export function useReview(session: DraftSession, findings: readonly ReviewFinding[]): Review {
  const entries = useWatched(session.report.content);
  const view = useMemo(() => viewOf(entries), [entries]);
  const hash = useMemo(() => contentHash(view), [view]);
  const records = useMemo(() => recordsIn(entries), [entries]);
  const standing = useMemo(() => standingOf(records, hash), [records, hash]);
  const submissions = submissionsIn(records);
  const before = submissions[submissions.length - 2]?.contentHash ?? "";
  const [previous, setPrevious] = useState<Entries | null>(null);
  useEffect(() => {
    if (before === "") return;
    let wanted = true;
    void contentWithHash(session.history, before).then((content) => {
      if (wanted) setPrevious(content);
    });
    return () => {
      wanted = false;
    };
  }, [session, before]);
  const changes = useMemo(
    () => (previous === null ? null : changedValues(previous, entries)),
    [previous, entries],
  );
  const sentAt = [standing.submission?.at ?? "", standing.decision?.at ?? ""].sort()[1] ?? "";
  const places = useMemo(
    () => placesOf({ entries, threads: records.threads, findings, changes: changes ?? NO_CHANGES, sentAt }),
    [entries, records, findings, changes, sentAt],
  );
  return { entries, view, hash, records, standing, places, changes, sentAt };
}
