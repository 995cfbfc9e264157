/**
 * What the typed cells of a table show besides their text: findings, the pale ink of zeros, the dot of what is still
 * empty, the smaller type of a long number, that nothing can be typed.
 * Kept up directly, without rendering: the cells are 144 plain inputs, and only those that change are touched.
 */
import type { Finding } from "../../checks/finding";
import type { DraftSession } from "../../editing/draft-session";
import { type FieldId, noteId } from "../../form/fields";
import { unsettled } from "../../report/answers";
import { describedBy } from "../open-draft/open-draft";
import { numberLength } from "./number-length";

/** `open`: those of the findings that no reason settles. */
function showFindings(input: HTMLInputElement, findings: readonly Finding[], open: readonly Finding[]): void {
  const described = describedBy(findings);
  const set = (name: string, value: string | undefined) => {
    if (value === undefined) input.removeAttribute(name);
    else input.setAttribute(name, value);
  };
  set("aria-invalid", open.some(({ severity }) => severity === "error") ? "true" : undefined);
  set("aria-describedby", described["aria-describedby"]);
  set("title", findings.length === 0 ? undefined : findings.map(({ message }) => message).join("\n"));
  input.parentElement?.classList.toggle("bad", open.length > 0);
}

/** Begins to keep the cells up; returns the way to stop. */
export function syncCellAppearance(
  root: HTMLTableElement,
  { report, findings, answers, locked }: DraftSession,
): () => void {
  const inputs = new Map<FieldId, HTMLInputElement>();
  for (const input of root.querySelectorAll("input")) inputs.set(input.name, input);
  const stops: (() => void)[] = [];
  for (const [id, input] of inputs) {
    let look = "";
    const ink = () => {
      const typed = report.typed(id);
      const now = typed === "" ? "empty" : report.number(id) === 0 ? "zero" : numberLength(typed);
      if (now !== look) input.className = now;
      look = now;
    };
    ink();
    stops.push(report.changesAt(id).watch(ink));
    const noted = () => input.parentElement?.toggleAttribute("data-noted", report.typed(noteId(id)) !== "");
    noted();
    stops.push(report.changesAt(noteId(id)).watch(noted));
  }
  let marked = new Set<FieldId>();
  const mark = () => {
    const now = new Set(findings.list.value.map(({ at }) => at).filter((at) => inputs.has(at)));
    for (const id of new Set([...marked, ...now])) {
      const input = inputs.get(id);
      const here = findings.at(id).value;
      if (input !== undefined) showFindings(input, here, unsettled(here, answers.value));
    }
    marked = now;
  };
  mark();
  stops.push(findings.list.watch(mark), answers.watch(mark));
  const lock = () => {
    for (const input of inputs.values()) input.readOnly = locked.value;
  };
  lock();
  stops.push(locked.watch(lock));
  return () => {
    for (const stop of stops) stop();
  };
}
