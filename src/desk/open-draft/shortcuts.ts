/** Keys that work everywhere in a draft: undo, redo, save at once, next finding, next step. */
import { useCallback, useEffect } from "react";
import type { Finding } from "../../checks/finding";
import type { DraftSession } from "../../editing/draft-session";
import { type FieldId, fieldsOfStep } from "../../form/fields";
import { STEPS, type StepId } from "../../form/official-form";
import { locate } from "../../form/places";
import { goTo, stepPath } from "../ui/routes";
import { jumpTo } from "./jump";
import { type OpenDraft, useOpenDraft } from "./open-draft";
import { requestPrint } from "./print-request";
import { undoAndShow } from "./undo-and-show";
import { type Here, neighbour } from "./walk";

function changeStep(session: DraftSession, step: StepId, by: 1 | -1): void {
  const next = STEPS[STEPS.findIndex((candidate) => candidate.id === step) + by];
  if (next !== undefined) goTo(stepPath(session.id, next.id));
}

/** The finding after (or before) the one gone to last, or after the place that has the focus, round the report. */
function changeFinding({ session, view }: OpenDraft, step: StepId, by: 1 | -1): Finding | null {
  const field = view.focused.value;
  const last = view.walked !== null && view.walked.field === field ? view.walked.finding : null;
  session.findings.settle();
  return neighbour(session.findings.list.value, { last, ...whereIs(field, step) }, by);
}

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

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;

function undoKey(event: KeyboardEvent, draft: OpenDraft): boolean {
  const key = event.key.toLowerCase();
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.isComposing) return false;
  if (key === "z") undoAndShow(draft, event.shiftKey ? "redo" : "undo");
  else if (key === "y" && !event.shiftKey) undoAndShow(draft, "redo");
  else return false;
  return true;
}

function handle(event: KeyboardEvent, draft: OpenDraft, step: StepId): boolean {
  const { session, view } = draft;
  const key = event.key.toLowerCase();
  if (event.isComposing) return false;
  if (event.key === "?" && !isField(event.target)) {
    view.keysShown.set(true);
    return true;
  }
  if (event.altKey && !event.ctrlKey) {
    if (key === "pagedown") changeStep(session, step, 1);
    else if (key === "pageup") changeStep(session, step, -1);
    else if (key === "arrowdown" || key === "arrowup") {
      const finding = changeFinding(draft, step, key === "arrowdown" ? 1 : -1);
      if (finding !== null) jumpTo(draft, finding);
    } else return false;
    return true;
  }
  if (undoKey(event, draft)) return true;
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return false;
  if (key === "h") view.replaceShown.set(true);
  else if (key === "p") {
    session.endTyping();
    requestPrint(session.id);
  } else if (key === "s") void session.writer.flush().then(() => view.savedByHand.set(Date.now()));
  else return false;
  return true;
}

function useKeys(take: (event: KeyboardEvent) => boolean): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (take(event)) event.preventDefault();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [take]);
}

/** Listens for them, and draws nothing. */
export function Shortcuts({ step }: { readonly step: StepId }): null {
  const draft = useOpenDraft();
  useKeys(useCallback((event) => handle(event, draft, step), [draft, step]));
  return null;
}

/** Undo and redo on a screen that is not a step; a field there keeps its own. */
export function useUndoKeys(): void {
  const draft = useOpenDraft();
  useKeys(useCallback((event) => !isField(event.target) && undoKey(event, draft), [draft]));
}
