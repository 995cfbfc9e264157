/** Keys that work everywhere in a draft: undo, redo, save at once, next finding, next step. */
import { useEffect } from "react";
import type { DraftSession } from "../../editing/draft-session";
import { STEPS, type StepId } from "../../form/official-form";
import { locate } from "../../form/places";
import { goTo, stepPath } from "../ui/routes";
import { jumpTo } from "./jump";
import { type OpenDraft, useOpenDraft } from "./open-draft";
import { undoAndShow } from "./undo-and-show";

function changeStep(session: DraftSession, step: StepId, by: 1 | -1): void {
  const next = STEPS[STEPS.findIndex((candidate) => candidate.id === step) + by];
  if (next !== undefined) goTo(stepPath(session.id, next.id));
}

/** The finding after (or before) the place that has the focus, round the report. */
function changeFinding(draft: OpenDraft, step: StepId, by: 1 | -1): void {
  const { session, view } = draft;
  const places = session.findings.list.value
    .map((finding) => ({ finding, order: locate(finding.at).order }))
    .sort((a, b) => a.order - b.order);
  if (places.length === 0) return;
  const focused = view.focused.value;
  const firstOfStep = places.find(({ finding }) => locate(finding.at).step === step);
  const here = focused === null ? (firstOfStep?.order ?? 0) - by * 0.5 : locate(focused).order;
  const onward =
    by === 1
      ? places.find(({ order }) => order > here)
      : [...places].reverse().find(({ order }) => order < here);
  const target = onward ?? (by === 1 ? places[0] : places[places.length - 1]);
  if (target !== undefined) jumpTo(draft, target.finding);
}

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;

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
    else if (key === "arrowdown") changeFinding(draft, step, 1);
    else if (key === "arrowup") changeFinding(draft, step, -1);
    else return false;
    return true;
  }
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return false;
  if (key === "z") undoAndShow(draft, event.shiftKey ? "redo" : "undo");
  else if (key === "y" && !event.shiftKey) undoAndShow(draft, "redo");
  else if (key === "s" && !event.shiftKey)
    void session.writer.flush().then(() => view.savedByHand.set(Date.now()));
  else return false;
  return true;
}

export function useShortcuts(step: StepId): void {
  const draft = useOpenDraft();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (handle(event, draft, step)) event.preventDefault();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [draft, step]);
}
