/** State of each step for the section navigation: empty ○, partial ◐, done ✓, warning ? and error ! with a count. */
import { useCallback, useSyncExternalStore } from "react";
import type { DraftSession } from "../../editing/draft-session";
import { fieldsOfStep } from "../../form/fields";
import type { StepId } from "../../form/official-form";
import { locate } from "../../form/places";
import { openFindings } from "../../report/answers";
import { watchAll } from "../../report/observable";
import { useSession } from "../open-draft/open-draft";

export type StepStatus = "empty" | "partial" | "done" | "warning" | "error";

export interface StepState {
  readonly status: StepStatus;
  /** How many places are meant, with error and warning; 0 otherwise. */
  readonly count: number;
}

function stateOf(session: DraftSession, step: StepId): StepState {
  const findings = session.findings.list.value;
  if (step === "finish") {
    const incomplete = findings.some(({ unfilled }) => unfilled);
    return { status: session.finalized.value ? "done" : incomplete ? "empty" : "partial", count: 0 };
  }
  // What is merely not filled yet is nothing to shout about while the report is being written.
  const here = findings.filter(({ unfilled, at }) => !unfilled && locate(at).step === step);
  const open = openFindings(here, session.answers.value);
  const errors = open.filter(({ severity }) => severity === "error").length;
  if (errors > 0) return { status: "error", count: errors };
  if (open.length > 0) return { status: "warning", count: open.length };
  const required = fieldsOfStep(step).filter((field) => field.required);
  const filled = required.filter((field) => session.report.typed(field.id).trim() !== "").length;
  if (filled === required.length) return { status: "done", count: 0 };
  return { status: filled === 0 ? "empty" : "partial", count: 0 };
}

/** Renders only when the state of this step changes: the snapshot is a string. */
export function useStepState(step: StepId): StepState {
  const session = useSession();
  const watch = useCallback(
    (tell: () => void) =>
      watchAll(
        [
          ...fieldsOfStep(step).map((field) => session.report.changesAt(field.id)),
          session.findings.list,
          session.answers,
          session.finalized,
        ],
        tell,
      ),
    [session, step],
  );
  const snapshot = useSyncExternalStore(watch, () => {
    const { status, count } = stateOf(session, step);
    return `${status} ${count}`;
  });
  const [status, count] = snapshot.split(" ");
  return { status: status as StepStatus, count: Number(count) };
}
