/** Opens a draft for editing and closes it again: what is typed is written before the session goes. */
import { useEffect, useState } from "react";
import type { Problem } from "../../report/problem";
import { useApp } from "../app-context";
import { DraftSession } from "./draft-session";
import { keepUndo, keptUndo } from "./undo-keeping";

export type Opening =
  | { readonly state: "opening" }
  | { readonly state: "refused"; readonly problem: Problem }
  | { readonly state: "open"; readonly session: DraftSession };

/** Writes at once when the page may be going away, and keeps the undo steps for its return. */
function watchLeaving(session: DraftSession): () => void {
  const leave = () => {
    keepUndo(session);
    void session.writer.flush();
  };
  const hide = () => {
    if (document.visibilityState === "hidden") leave();
  };
  document.addEventListener("visibilitychange", hide);
  document.addEventListener("freeze", leave);
  window.addEventListener("pagehide", leave);
  return () => {
    document.removeEventListener("visibilitychange", hide);
    document.removeEventListener("freeze", leave);
    window.removeEventListener("pagehide", leave);
  };
}

export function useDraftSession(id: string): Opening {
  const { library, session: current } = useApp();
  const [opening, setOpening] = useState<Opening>({ state: "opening" });
  useEffect(() => {
    let session: DraftSession | null = null;
    let unwatch: (() => void) | null = null;
    let wanted = true;
    void library.read(id).then((draft) => {
      if (!wanted) return;
      if (!draft.ok) {
        setOpening({ state: "refused", problem: draft.problem });
        return;
      }
      session = new DraftSession(library.store, draft.value, keptUndo(draft.value));
      unwatch = watchLeaving(session);
      current.set(session);
      setOpening({ state: "open", session });
    });
    return () => {
      wanted = false;
      unwatch?.();
      if (session === null) return;
      keepUndo(session);
      const leaving = session;
      void leaving.settle().then(() => leaving.writer.close());
      current.set(null);
    };
  }, [library, current, id]);
  return opening;
}
