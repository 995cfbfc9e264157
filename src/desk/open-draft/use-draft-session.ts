/** Opens a draft for editing and closes it again: what is typed is written before the session goes. */
import { useLayoutEffect, useState } from "react";
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

/** Problems that go away by themselves when the storage works again. */
const passing = ({ code }: Problem): boolean => code.startsWith("storage-");

export function useDraftSession(id: string): Opening {
  const { library, connection, session: current, loss } = useApp();
  const [opening, setOpening] = useState<Opening>({ state: "opening" });
  // As soon as it is asked for: it stands read already, and is to be drawn with the first frame.
  useLayoutEffect(() => {
    let session: DraftSession | null = null;
    let unwatch: (() => void) | null = null;
    let wanted = true;
    let busy = false;
    let refused: Problem | null = null;
    const refuse = (problem: Problem) => {
      refused = problem;
      if (wanted) setOpening({ state: "refused", problem });
    };
    const open = async () => {
      busy = true;
      const opened = await library.open(id);
      busy = false;
      if (!wanted) return;
      if (!opened.ok) {
        refuse(opened.problem);
        return;
      }
      refused = null;
      const newer = opened.value.newer || connection.state.value === "newer";
      session = new DraftSession(library, { ...opened.value, newer }, keptUndo(opened.value.draft));
      unwatch = watchLeaving(session);
      current.set(session);
      setOpening({ state: "open", session });
    };
    const attempt = () => {
      open().catch(() => {
        busy = false;
        refuse({ code: "storage-down" });
      });
    };
    // Storage may come back, and with it a draft that was brought back from its copy.
    const again = () => {
      if (connection.state.value !== "open" || busy) return;
      if (refused !== null && (passing(refused) || loss.value !== null)) attempt();
    };
    const stops = [connection.state.watch(again), loss.watch(again)];
    attempt();
    return () => {
      wanted = false;
      for (const stop of stops) stop();
      unwatch?.();
      if (session === null) return;
      keepUndo(session);
      session.leave();
      current.set(null);
    };
  }, [library, connection, current, loss, id]);
  return opening;
}
