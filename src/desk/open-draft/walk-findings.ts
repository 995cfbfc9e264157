/** Alt+↓ and Alt+↑: going to the finding after, or before, where somebody is. Loaded once a step can be used. */
import { type FieldId, fieldsOfStep } from "../../form/fields";
import type { StepId } from "../../form/official-form";
import { locate } from "../../form/places";
import { jumpTo } from "./jump";
import type { OpenDraft } from "./open-draft";
import { type Here, neighbour } from "./walk";

/** Where the focus is: the field, the caret in a text; else before the first field of the step. */
function whereIs(field: FieldId | null, step: StepId): Omit<Here, "last"> {
  if (field === null) {
    const first = fieldsOfStep(step)[0];
    return { order: first === undefined ? -1 : locate(first.id).order - 0.5, caret: null };
  }
  const area = document.activeElement;
  const { order } = locate(field);
  if (!(area instanceof HTMLTextAreaElement)) return { order, caret: null };
  return { order, caret: { from: area.selectionStart, to: area.selectionEnd } };
}

/** To the finding after (1) or before (-1) the one gone to last, or the place that has the focus, round the report. */
export function walkFindings(draft: OpenDraft, step: StepId, by: 1 | -1): void {
  const { session, view } = draft;
  const field = view.focused.value;
  const last = view.walked !== null && view.walked.field === field ? view.walked.finding : null;
  session.findings.settle();
  const finding = neighbour(session.findings.list.value, { last, ...whereIs(field, step) }, by);
  if (finding !== null) jumpTo(draft, finding);
}
