/** Keys that work everywhere in a draft: undo, redo, save at once, print, next finding, next step. */
import { useEffect } from "react";
import { STEPS, type StepId } from "../../form/official-form";
import { locate } from "../../form/places";
import { requestPrint } from "../print/print-request";
import { goTo, stepPath } from "../routes";
import type { DraftSession } from "./draft-session";
import { jumpTo } from "./jump";
import { useSession } from "./session-context";
import { travel } from "./travel";

function changeStep(session: DraftSession, step: StepId, by: 1 | -1): void {
  const next = STEPS[STEPS.findIndex((candidate) => candidate.id === step) + by];
  if (next !== undefined) goTo(stepPath(session.id, next.id));
}

/** The finding after (or before) the place that has the focus, round the report. */
function changeFinding(session: DraftSession, step: StepId, by: 1 | -1): void {
  const places = session.findings.list
    .map((finding) => ({ finding, order: locate(finding.at).order }))
    .sort((a, b) => a.order - b.order);
  if (places.length === 0) return;
  const focused = session.focused.value;
  const firstOfStep = places.find(({ finding }) => locate(finding.at).step === step);
  const here = focused === null ? (firstOfStep?.order ?? 0) - by * 0.5 : locate(focused).order;
  const onward =
    by === 1
      ? places.find(({ order }) => order > here)
      : [...places].reverse().find(({ order }) => order < here);
  const target = onward ?? (by === 1 ? places[0] : places[places.length - 1]);
  if (target !== undefined) jumpTo(session, target.finding);
}

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;

function handle(event: KeyboardEvent, session: DraftSession, step: StepId): boolean {
  const key = event.key.toLowerCase();
  if (event.isComposing) return false;
  if (event.key === "?" && !isField(event.target)) {
    session.keysShown.set(true);
    return true;
  }
  if (event.altKey && !event.ctrlKey) {
    if (key === "pagedown") changeStep(session, step, 1);
    else if (key === "pageup") changeStep(session, step, -1);
    else if (key === "arrowdown") changeFinding(session, step, 1);
    else if (key === "arrowup") changeFinding(session, step, -1);
    else return false;
    return true;
  }
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return false;
  if (key === "z") travel(session, event.shiftKey ? "redo" : "undo");
  else if (key === "y" && !event.shiftKey) travel(session, "redo");
  else if (key === "p" && !event.shiftKey) {
    session.endTyping();
    requestPrint(session.id);
  } else if (key === "s" && !event.shiftKey)
    void session.writer.flush().then(() => session.savedByHand.set(Date.now()));
  else return false;
  return true;
}

export function useShortcuts(step: StepId): void {
  const session = useSession();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (handle(event, session, step)) event.preventDefault();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [session, step]);
}
