/** Taking a step back or making it again, and showing where it happened. */
import { findField } from "../../form/fields";
import type { DraftSession } from "./draft-session";
import { goToPlace } from "./jump";

export function travel(session: DraftSession, direction: "undo" | "redo"): void {
  const step = direction === "undo" ? session.undo() : session.redo();
  const edit = step?.edits.find(({ key }) => findField(key) !== undefined);
  if (edit === undefined) return;
  const end = edit.at + (direction === "undo" ? edit.removed : edit.inserted).length;
  goToPlace(session, edit.key, { field: edit.key, span: { from: end, to: end } });
}
