/** Taking somebody to the very cell or words that a finding is about. */
import type { Finding, Span } from "../../checks/finding";
import type { FieldId } from "../../form/fields";
import type { StepId } from "../../form/official-form";
import { locate } from "../../form/places";
import { goTo, parseRoute, stepPath } from "../routes";
import type { DraftSession } from "./draft-session";

export interface Target {
  readonly step: StepId;
  readonly field: FieldId | undefined;
  readonly span?: Span;
}

/** Focuses a field on the present page, and its words in a text. False when it is not there. */
function focusTarget({ field, span }: Target): boolean {
  if (field === undefined) return false;
  const element = document.querySelector<HTMLElement>(`[name="${CSS.escape(field)}"]`);
  if (element === null) return false;
  element.focus();
  element.scrollIntoView({ block: "nearest", inline: "nearest" });
  if (element instanceof HTMLInputElement) element.select();
  if (element instanceof HTMLTextAreaElement && span !== undefined) selectWords(element, span);
  return true;
}

/** Selects words and brings them into view: browsers scroll to a selection only when it is typed into. */
function selectWords(area: HTMLTextAreaElement, { from, to }: Span): void {
  area.setSelectionRange(from, to);
  const mark = [...(area.parentElement?.querySelectorAll("mark") ?? [])].find(
    (one) => one.textContent === area.value.slice(from, to),
  );
  if (mark === undefined) return;
  area.scrollTop = Math.max(0, mark.offsetTop - area.clientHeight / 3);
}

/**
 * Focuses the place that a jump leads to, if it leads into this step and the place is there by now. To be called when a
 * step opens and again when what it loads has come.
 */
export function arrive(session: DraftSession, step: StepId): boolean {
  if (session.target?.step !== step || !focusTarget(session.target)) return false;
  session.target = null;
  return true;
}

/** Goes to a place: in this step at once, in another one when it has opened. */
export function goToPlace(session: DraftSession, at: string, place: Omit<Target, "step">): void {
  const { step } = locate(at);
  session.target = { ...place, step };
  const route = parseRoute(window.location.hash);
  if (route?.screen === "draft" && route.view === step) arrive(session, step);
  else goTo(stepPath(session.id, step));
}

export function jumpTo(session: DraftSession, finding: Finding): void {
  const field = finding.goTo ?? locate(finding.at).field;
  goToPlace(session, finding.at, { field, ...(finding.span === undefined ? {} : { span: finding.span }) });
}
