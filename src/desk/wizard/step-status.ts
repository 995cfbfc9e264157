/** State of each step for the section navigation: empty ○, partial ◐, done ✓, error ! with a count. */
import { useCallback, useSyncExternalStore } from "react";
import type { Finding } from "../../checks/finding";
import type { DraftSession } from "../../editing/draft-session";
import { fieldsOfStep } from "../../form/fields";
import type { StepId } from "../../form/official-form";
import { locate } from "../../form/places";
import { watchAll } from "../../report/observable";
import { useSession } from "../open-draft/open-draft";

export type StepStatus = "empty" | "partial" | "done" | "error";

export interface StepState {
  readonly status: StepStatus;
  readonly errors: number;
}

/** What is merely not filled yet is not an error to shout about while the report is being written. */
const isMistake = ({ severity, unfilled }: Finding): boolean => severity === "error" && !unfilled;

function stateOf(session: DraftSession, step: StepId): StepState {
  if (step === "finish") {
    const incomplete = session.findings.list.value.some(({ unfilled }) => unfilled);
    return { status: session.finalized.value ? "done" : incomplete ? "empty" : "partial", errors: 0 };
  }
  const errors = session.findings.list.value.filter(
    (finding) => isMistake(finding) && locate(finding.at).step === step,
  ).length;
  if (errors > 0) return { status: "error", errors };
  const required = fieldsOfStep(step).filter((field) => field.required);
  const filled = required.filter((field) => session.report.typed(field.id).trim() !== "").length;
  if (filled === required.length) return { status: "done", errors: 0 };
  return { status: filled === 0 ? "empty" : "partial", errors: 0 };
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
          session.finalized,
        ],
        tell,
      ),
    [session, step],
  );
  const snapshot = useSyncExternalStore(watch, () => {
    const { status, errors } = stateOf(session, step);
    return `${status} ${errors}`;
  });
  const [status, errors] = snapshot.split(" ");
  return { status: status as StepStatus, errors: Number(errors) };
}
