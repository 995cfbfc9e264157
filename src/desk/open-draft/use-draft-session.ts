/** Opens a draft for editing and closes it again: what is typed is written before the session goes. */
import { useEffect, useState } from "react";
import { DraftSession } from "../../editing/draft-session";
import { keepUndo, keptUndo } from "../../editing/undo-keeping";
import type { Problem } from "../../report/problem";
import { useApp } from "../ui/services";

export type Opening =
  | { readonly state: "opening" }
  | { readonly state: "refused"; readonly problem: Problem }
  | { readonly state: "open"; readonly session: DraftSession };

/** Writes at once when the page may be going away, and looks for news when it comes back. */
function watchLeaving(session: DraftSession): () => void {
  const leave = () => {
    keepUndo(session);
    session.leavePage();
  };
  const change = () => {
    if (document.visibilityState === "hidden") leave();
    else void session.checkStore();
  };
  const look = () => void session.checkStore();
  document.addEventListener("visibilitychange", change);
  document.addEventListener("freeze", leave);
  document.addEventListener("resume", look);
  window.addEventListener("pagehide", leave);
  window.addEventListener("pageshow", look);
  return () => {
    document.removeEventListener("visibilitychange", change);
    document.removeEventListener("freeze", leave);
    document.removeEventListener("resume", look);
    window.removeEventListener("pagehide", leave);
    window.removeEventListener("pageshow", look);
  };
}

export function useDraftSession(id: string): Opening {
  const { library, connection, session: current } = useApp();
  const [opening, setOpening] = useState<Opening>({ state: "opening" });
  useEffect(() => {
    let session: DraftSession | null = null;
    let unwatch: (() => void) | null = null;
    let wanted = true;
    void library.open(id).then((opened) => {
      if (!wanted) return;
      if (!opened.ok) {
        setOpening({ state: "refused", problem: opened.problem });
        return;
      }
      const newer = opened.value.newer || connection.state.value === "newer";
      session = new DraftSession(library, { ...opened.value, newer }, keptUndo(opened.value.draft));
      unwatch = watchLeaving(session);
      current.set(session);
      setOpening({ state: "open", session });
    });
    return () => {
      wanted = false;
      unwatch?.();
      if (session === null) return;
      keepUndo(session);
      session.leave();
      current.set(null);
    };
  }, [library, connection, current, id]);
  return opening;
}
