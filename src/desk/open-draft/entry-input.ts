/**
 * How what is typed in a field reaches the session: with every input event, also while an input method composes, so
 * that what stands in the field is what is stored. Nothing is written back into the field: a composition goes on
 * undisturbed, and tidying waits until the field is left.
 */
import type { ClipboardEvent } from "react";
import type { UseFormRegisterReturn } from "react-hook-form";
import type { FieldId } from "../../form/fields";
import { lineText } from "../../report/line-text";
import { useOpenDraft } from "./open-draft";

/** Props of the `input` or `textarea` of a field. */
export function useEntryInput(id: FieldId): UseFormRegisterReturn {
  const { control, session } = useOpenDraft();
  return control.register(id, {
    onChange: (event: { readonly target: { readonly value: string } }) =>
      session.typed(id, event.target.value),
  });
}

/**
 * Pastes into a field of one line: browsers keep tabs there and join lines without a space. What needs no cleaning is
 * left to the browser; the rest goes in as if typed, so that the browser's own undo knows of it.
 */
export function pasteAsLine(event: ClipboardEvent<HTMLInputElement>): void {
  const pasted = event.clipboardData.getData("text/plain");
  const line = lineText(pasted);
  if (line === pasted) return;
  event.preventDefault();
  if (!event.currentTarget.readOnly) document.execCommand("insertText", false, line);
}
