/** Taking somebody to the very cell or words that a finding is about. */
import type { Finding, Span } from "../../checks/finding";
import { notedBy } from "../../form/fields";
import type { StepId } from "../../form/official-form";
import { locate } from "../../form/places";
import { goTo, parseRoute, stepPath } from "../ui/routes";
import type { OpenDraft } from "./open-draft";
import type { Target, ViewState } from "./view-state";

const named = (name: string): HTMLElement | null =>
  document.querySelector<HTMLElement>(`[name="${CSS.escape(name)}"]`);

/**
 * Focuses a field on the present page, and its words in a text; of a remark beside a number, the number. False when it is
 * not there.
 */
function focusField({ field, span }: Target): boolean {
  if (field === undefined) return false;
  const noted = notedBy(field);
  const element = named(field) ?? (noted === undefined ? null : named(noted));
  if (element === null) return false;
  element.focus();
  element.scrollIntoView({ block: "nearest", inline: "nearest" });
  if (element instanceof HTMLInputElement) element.select();
  if (element instanceof HTMLTextAreaElement && span !== undefined) selectWords(element, span);
  return true;
}

/** The mark that begins at an offset of the text: marks and the text between them follow each other behind the area. */
function markAt(area: HTMLTextAreaElement, from: number): HTMLElement | null {
  let offset = 0;
  for (const node of area.parentElement?.querySelector(".marks")?.childNodes ?? []) {
    if (offset === from && node instanceof HTMLElement) return node;
    offset += node.textContent?.length ?? 0;
  }
  return null;
}

/** The line drawn behind an area in which an offset of its text stands. */
function lineAt(area: HTMLTextAreaElement, offset: number): HTMLElement | null {
  const line =
    area.parentElement?.querySelector(".dress")?.children[area.value.slice(0, offset).split("\n").length - 1];
  return line instanceof HTMLElement ? line : null;
}

/** Selects words and brings them into view: browsers scroll to a selection only when it is typed into. */
function selectWords(area: HTMLTextAreaElement, { from, to }: Span): void {
  area.setSelectionRange(from, to);
  const mark = markAt(area, from) ?? lineAt(area, from);
  if (mark === null) return;
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

/** Goes to a finding's cell or words, as they are now: somebody may have typed since it was shown. */
export function jumpTo(draft: OpenDraft, shown: Finding): void {
  const finding = draft.session.findings.current(shown.id) ?? shown;
  const { goTo: field, span } = finding;
  draft.view.walked = { finding: finding.id, field };
  goToPlace(draft, field, { field, ...(span === undefined ? {} : { span }) });
}
