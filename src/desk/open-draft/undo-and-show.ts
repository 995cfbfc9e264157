/** Taking a step back or making it again, and showing where it happened. */
import { findField, isStepId } from "../../form/fields";
import { parseRoute } from "../ui/routes";
import { goToPlace } from "./jump";
import type { OpenDraft } from "./open-draft";

export function undoAndShow(draft: OpenDraft, direction: "undo" | "redo"): void {
  const { session, view } = draft;
  const step = direction === "undo" ? session.undo() : session.redo();
  if (step === null) return;
  const route = parseRoute(window.location.hash);
  // The history shows what changed by itself: it is not left.
  const inStep = route?.screen === "draft" && isStepId(route.view);
  const shownStep = inStep ? route.view : null;
  const inFields = step.edits.filter(({ key }) => findField(key) !== undefined);
  // A step over several sections is shown in the one that is open, if it is among them.
  const here = inFields.find(({ key }) => findField(key)?.step === shownStep);
  const edit = inStep ? (here ?? inFields[0]) : undefined;
  if (edit !== undefined) {
    const end = edit.at + (direction === "undo" ? edit.removed : edit.inserted).length;
    goToPlace(draft, edit.key, { field: edit.key, span: { from: end, to: end } });
  }
  view.undone.set({
    words: `${direction === "undo" ? "已撤销" : "已重做"}：${step.name}`,
    step: findField(edit?.key ?? "")?.step ?? shownStep,
  });
  const stop = session.report.content.watch(() => {
    stop();
    view.undone.set(null);
  });
}
