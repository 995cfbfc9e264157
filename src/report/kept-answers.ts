/** Answers as they are kept with a draft: made, and all of them read. What an open draft asks at every change is in `answers.ts`. */
import { type Answer, type Answerable, answerKey, answerOf } from "./answers";
import { type Change, type Entries, typedAt } from "./entries";
import { aboutIn } from "./key-kinds";

const idOf = ({ id, rule, at }: Answer): string => id ?? `${rule}-${at}`;

/** The change that keeps an answer. */
export const keepAnswer = (answer: Answer): Change => ({
  key: answerKey(idOf(answer)),
  value: JSON.stringify(answer),
});

/** The change by which the officer confirms a finding with a reason. */
export const answerFinding = (
  { id, rule, at, message, basis }: Pick<Answer, "rule" | "at" | "message"> & Answerable,
  reason: string,
  by: string,
  createdAt: string,
): Change => keepAnswer({ id, rule, at, message, reason, by, createdAt, basis });

/** All answers kept with a draft, also those that no longer hold. */
export const answersIn = (entries: Entries): readonly Answer[] =>
  [...aboutIn(entries, "answer")].sort().flatMap((id) => answerOf(typedAt(entries, answerKey(id))) ?? []);
