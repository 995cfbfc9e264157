/**
 * Answers to findings: the reason with which the officer confirmed a warning. Kept in the draft under
 * `answer:{finding id}`; it holds as long as the numbers and words that it rests on stay what they were.
 */
import * as z from "zod/mini";
import type { Finding } from "../checks/finding";
import { type Change, type Entries, typedAt } from "../report/entries";
import { aboutIn, keyFor } from "../report/key-kinds";

export const answerKey = (findingId: string): string => keyFor("answer", findingId);

const MAX_TEXT = 20_000;
const text = z.string().check(z.maxLength(MAX_TEXT));
const short = z.string().check(z.maxLength(500));

/** As the review file holds it; `id` and `basis` of the finding are ours. */
export const answerSchema = z.object({
  id: z.optional(short),
  rule: short,
  at: short,
  message: text,
  reason: text,
  by: short,
  createdAt: short,
  basis: z.optional(text),
});

export type Answer = z.infer<typeof answerSchema>;

const idOf = ({ id, rule, at }: Answer): string => id ?? `${rule}-${at}`;

/** The change that keeps an answer. */
export const keepAnswer = (answer: Answer): Change => ({
  key: answerKey(idOf(answer)),
  value: JSON.stringify(answer),
});

/** The change by which the officer confirms a finding with a reason. */
export const answerFinding = (
  { id, rule, at, message, basis }: Pick<Finding, "id" | "rule" | "at" | "message" | "basis">,
  reason: string,
  by: string,
  createdAt: string,
): Change => keepAnswer({ id, rule, at, message, reason, by, createdAt, basis });

function parseAnswer(value: string): Answer | null {
  try {
    const parsed = answerSchema.safeParse(JSON.parse(value));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** All answers kept with a draft, also those that no longer hold. */
export const answersIn = (entries: Entries): readonly Answer[] =>
  [...aboutIn(entries, "answer")].sort().flatMap((id) => parseAnswer(typedAt(entries, answerKey(id))) ?? []);

/** The reason given for a finding, when it still rests on what it did. */
export function reasonFor(entries: Entries, { id, basis }: Pick<Finding, "id" | "basis">): string | null {
  const answer = parseAnswer(typedAt(entries, answerKey(id)));
  if (answer === null || (answer.basis !== undefined && answer.basis !== basis)) return null;
  return answer.reason;
}
