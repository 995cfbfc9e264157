/** What became of the answers to warnings between two states of a report: for its history. Knows no rule. */

import { type Answer, answerKey, answerOf } from "../report/answers";
import { type Entries, typedAt } from "../report/entries";
import { aboutIn } from "../report/key-kinds";

/** How an answer stands in a state: `gone` when what it answered is not found any more. */
export type AnswerState = "holds" | "fallen" | "gone";

export interface AnswerChange {
  /** Its key in the entries. */
  readonly key: string;
  /** The answer as it is now; as it was, when it was withdrawn. */
  readonly answer: Answer;
  /** The reason given before; empty where none was. */
  readonly before: string;
  /**
   * `again`: given anew with the same reason, for other numbers or words. `back`: what it rests on is again what it was.
   * `fallen` and `gone` are not the officer's doing, and nobody can bring them back by restoring the answer.
   */
  readonly what: "given" | "changed" | "again" | "withdrawn" | "fallen" | "gone" | "back";
}

/** What the officer did: answers given, changed and withdrawn. */
export function answersEdited(before: Entries, after: Entries): readonly AnswerChange[] {
  const ids = new Set([...aboutIn(before, "answer"), ...aboutIn(after, "answer")]);
  return [...ids].sort().flatMap((id): readonly AnswerChange[] => {
    const key = answerKey(id);
    if (typedAt(before, key) === typedAt(after, key)) return [];
    const then = answerOf(typedAt(before, key));
    const now = answerOf(typedAt(after, key));
    if (now === null)
      return then === null ? [] : [{ key, answer: then, before: then.reason, what: "withdrawn" }];
    if (then === null) return [{ key, answer: now, before: "", what: "given" }];
    return [
      { key, answer: now, before: then.reason, what: then.reason === now.reason ? "again" : "changed" },
    ];
  });
}

type States = ReadonlyMap<string, AnswerState>;

/** What became of answers that nobody touched, by how each stood then and stands now. */
export function answersTurned(
  before: Entries,
  after: Entries,
  then: States,
  now: States,
): readonly AnswerChange[] {
  const turned = (key: string): AnswerChange["what"] | null => {
    const [was, is] = [then.get(key), now.get(key)];
    if (was === is || was === undefined || is === undefined) return null;
    if (is === "holds") return "back";
    // What had fallen and is gone now had been no answer before.
    return was === "holds" ? is : null;
  };
  return [...aboutIn(after, "answer")].sort().flatMap((id): readonly AnswerChange[] => {
    const key = answerKey(id);
    const answer = answerOf(typedAt(after, key));
    const what = turned(key);
    if (answer === null || what === null || typedAt(before, key) !== typedAt(after, key)) return [];
    return [{ key, answer, before: answer.reason, what }];
  });
}
