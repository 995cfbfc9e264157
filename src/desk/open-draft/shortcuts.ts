/** Keys that work everywhere in a draft: undo, redo, save at once, next finding, next step. */
import { useCallback, useEffect } from "react";
import type { DraftSession } from "../../editing/draft-session";
import { STEPS, type StepId } from "../../form/official-form";
import { goTo, stepPath } from "../ui/routes";
import { type OpenDraft, useOpenDraft } from "./open-draft";
import { requestPrint } from "./print-request";
import { undoAndShow } from "./undo-and-show";

function changeStep(session: DraftSession, step: StepId, by: 1 | -1): void {
  const next = STEPS[STEPS.findIndex((candidate) => candidate.id === step) + by];
  if (next !== undefined) goTo(stepPath(session.id, next.id));
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
      const by = key === "arrowdown" ? 1 : -1;
      void import("./walk-findings").then((part) => part.walkFindings(draft, step, by));
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
