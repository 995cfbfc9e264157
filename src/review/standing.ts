/**
 * Where a report stands between officer and supervisor: 编制中, 已送审, 已退回, 已通过, 通过失效. Follows from the
 * records and the content alone, so both sides see the same; an approval holds for the content it names and no other.
 */
import type { Entries } from "../report/entries";
import { type DecisionRecord, type EventRecord, type Records, recordsIn } from "./records";

export type Stage = "draft" | "submitted" | "returned" | "approved" | "void";

export interface Standing {
  readonly stage: Stage;
  /** Number of the last submission, from 1; 0 before the first. */
  readonly revision: number;
  readonly submission: EventRecord | null;
  /** The decision on the last submission. */
  readonly decision: DecisionRecord | null;
  /** Whether the content is other than the one submitted last. */
  readonly changedSince: boolean;
}

const isSubmission = ({ what }: EventRecord): boolean => what === "submitted";

/** All submissions, first to last: by number, as clocks differ between desks. */
export const submissionsIn = ({ events }: Records): readonly EventRecord[] =>
  events.filter(isSubmission).sort((a, b) => (a.revision ?? 0) - (b.revision ?? 0));

/** `hash`: the content hash of the report as it is now. */
export function standingOf(records: Records, hash: string): Standing {
  const submissions = submissionsIn(records);
  const submission = submissions[submissions.length - 1] ?? null;
  const revision = submission?.revision ?? 0;
  const answering = records.decisions.filter((decision) => {
    if (decision.revision !== undefined) return decision.revision >= revision;
    return submission === null || decision.at >= submission.at;
  });
  const decision = answering[answering.length - 1] ?? null;
  return {
    stage: stageOf(submission, decision, hash),
    revision,
    submission,
    decision,
    changedSince: submission?.contentHash !== undefined && submission.contentHash !== hash,
  };
}

function stageOf(submission: EventRecord | null, decision: DecisionRecord | null, hash: string): Stage {
  if (decision === null) return submission === null ? "draft" : "submitted";
  if (decision.status === "returned") return "returned";
  return decision.contentHash === hash ? "approved" : "void";
}

export const standingIn = (entries: Entries, hash: string): Standing => standingOf(recordsIn(entries), hash);
