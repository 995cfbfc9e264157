/** Taking somebody to the very cell or words that a finding is about. */
import type { Finding, Span } from "../../checks/finding";
import type { StepId } from "../../form/official-form";
import { locate } from "../../form/places";
import { goTo, parseRoute, stepPath } from "../ui/routes";
import type { OpenDraft } from "./open-draft";
import type { Target, ViewState } from "./view-state";

/** Focuses a field on the present page, and its words in a text. False when it is not there. */
function focusField({ field, span }: Target): boolean {
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
export function focusTarget(view: ViewState, step: StepId): boolean {
  if (view.target?.step !== step || !focusField(view.target)) return false;
  view.target = null;
  return true;
}

/** Goes to a place: in this step at once, in another one when it has opened. */
export function goToPlace({ session, view }: OpenDraft, at: string, place: Omit<Target, "step">): void {
  const { step } = locate(at);
  view.target = { ...place, step };
  const route = parseRoute(window.location.hash);
  if (route?.screen === "draft" && route.view === step) focusTarget(view, step);
  else goTo(stepPath(session.id, step));
}

export function jumpTo(draft: OpenDraft, finding: Finding): void {
  const field = finding.goTo ?? locate(finding.at).field;
  goToPlace(draft, finding.at, { field, ...(finding.span === undefined ? {} : { span: finding.span }) });
}
