/**
 * Keeps a draft's undo steps over a reload of the tab. They are a comfort, not a promise: the draft itself is in the
 * database; the steps go to the tab's own storage when the page is left, and are dropped if the draft changed since.
 */
import type { Draft } from "../drafts/draft";
import type { UndoState } from "../report/undo";
import type { DraftSession } from "./draft-session";

interface Kept {
  readonly content: string;
  readonly steps: UndoState;
}

/** Characters; browsers give a tab about 5 million. */
const MOST = 1_500_000;

const keyOf = (id: string): string => `undo:${id}`;

/** Tells one content from another, cheaply: the steps must not be made on a different text. */
function fingerprint(entries: Draft["entries"]): string {
  let hash = 0;
  for (const [key, value] of Object.entries(entries).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const line = `${key}=${value}`;
    for (let at = 0; at < line.length; at += 1) hash = (Math.imul(hash, 31) + line.charCodeAt(at)) | 0;
  }
  return String(hash);
}

/** The newest steps that fit. */
function fitting({ done, undone }: UndoState): UndoState {
  let kept: UndoState = { done, undone };
  while (JSON.stringify(kept).length > MOST && kept.done.length > 0) {
    kept = { done: kept.done.slice(Math.ceil(kept.done.length / 2)), undone: [] };
  }
  return kept;
}

export function keepUndo(session: DraftSession): void {
  const kept: Kept = { content: fingerprint(session.report.entries), steps: fitting(session.undoState) };
  try {
    sessionStorage.setItem(keyOf(session.id), JSON.stringify(kept));
  } catch {
    // Storage is off or full: undo then begins anew after a reload.
  }
}

/** The steps kept for this draft, if they still belong to its content. */
export function keptUndo(draft: Draft): UndoState | undefined {
  try {
    const text = sessionStorage.getItem(keyOf(draft.head.id));
    if (text === null) return undefined;
    // Written by this page in this tab and bound to the content by its fingerprint.
    const kept = JSON.parse(text) as Kept;
    return kept.content === fingerprint(draft.entries) ? kept.steps : undefined;
  } catch {
    return undefined;
  }
}
