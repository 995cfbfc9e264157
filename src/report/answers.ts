/**
 * Answers to findings: the reason with which the officer confirmed a warning. Kept in the draft under
 * `answer:{finding id}`; it holds as long as the numbers and words that it rests on stay what they were.
 */
import { type Entries, typedAt } from "./entries";
import { keyFor } from "./key-kinds";

export const answerKey = (findingId: string): string => keyFor("answer", findingId);

/** What is known here of a finding. */
export interface Answerable {
  readonly id: string;
  /** What an answer to it rests on. */
  readonly basis: string;
}

/** As the review file holds it; `id` and `basis` of the finding are ours, another program may leave them out. */
export interface Answer {
  readonly id?: string | undefined;
  readonly rule: string;
  readonly at: string;
  readonly message: string;
  readonly reason: string;
  readonly by: string;
  readonly createdAt: string;
  readonly basis?: string | undefined;
}

const TEXTS = ["rule", "at", "message", "reason", "by", "createdAt"] as const;

function isAnswer(value: unknown): value is Answer {
  if (typeof value !== "object" || value === null) return false;
  const texts = new Map<string, unknown>(Object.entries(value));
  return TEXTS.every((name) => typeof texts.get(name) === "string");
}

/** The answer that an entry holds; null when it holds none. */
export function answerOf(value: string): Answer | null {
  if (value === "") return null;
  try {
    const parsed: unknown = JSON.parse(value);
    return isAnswer(parsed) ? parsed : null;
  } catch {
    return null;
  }
}

/** What of a finding says whether it waits for somebody. */
export interface Waiting extends Answerable {
  readonly severity: "error" | "warning" | "notice";
  /** Whether a reason settles it: every warning, and `carried-over` of the errors. */
  readonly answerable: boolean;
}

/** The reason by which a finding is settled: one that may be answered, and rests on what the answer did. Else null. */
export function reasonFor(
  entries: Entries,
  { id, basis, answerable }: Omit<Waiting, "severity">,
): string | null {
  if (!answerable) return null;
  const answer = answerOf(typedAt(entries, answerKey(id)));
  if (answer === null || (answer.basis !== undefined && answer.basis !== basis)) return null;
  return answer.reason;
}

/** Findings that no reason settles. */
export const unsettled = <F extends Waiting>(findings: readonly F[], entries: Entries): readonly F[] =>
  findings.filter((finding) => reasonFor(entries, finding) === null);

/** Findings that still wait: errors and warnings that no reason settles. Notices wait for nothing. */
export const openFindings = <F extends Waiting>(findings: readonly F[], entries: Entries): readonly F[] =>
  unsettled(findings, entries).filter(({ severity }) => severity !== "notice");
