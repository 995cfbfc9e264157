/** Whether what is typed is saved. The words come from the writer's own state and from nothing else. */
import { type ReactElement, useLayoutEffect, useRef } from "react";
import type { SaveState as State } from "../../drafts/writer";
import { Quiet } from "../ui/quiet";
import { historyPath } from "../ui/routes";
import { setText } from "../ui/set-text";
import { shownClock } from "../ui/shown-time";
import { useOpenDraft } from "./open-draft";

function words(state: State): string {
  switch (state.kind) {
    case "saved":
      return `已保存 ${shownClock(state.at)}`;
    case "saving":
      return "正在保存";
    case "unsaved":
      return "未保存";
    case "failed":
      return state.problem.code === "draft-removed" ? "已删除" : "保存失败";
  }
}

const SAID_MS = 3000;
/** While somebody types, a write begins and ends with each key: the words follow when it has been quiet for so long. */
const QUIET_MS = 150;

/**
 * Written to directly: it changes several times a keystroke, and nothing else changes with it. The state's name follows
 * at once; so do the words whenever something is no longer saved. Only that it is being saved, and that it is, is said
 * when typing pauses: each new word is another layout.
 */
export function SaveState(): ReactElement {
  const {
    session: { id, writer },
    view: { savedByHand },
  } = useOpenDraft();
  const output = useRef<HTMLOutputElement>(null);
  useLayoutEffect(() => {
    const show = () => {
      const { current } = output;
      const state = writer.state.value;
      if (current === null) return;
      // Ctrl+S is answered for a few seconds.
      const byHand = state.kind === "saved" && Date.now() - savedByHand.value < SAID_MS;
      current.dataset["shown"] = state.kind;
      setText(current, byHand ? "已保存（本来就会自动保存）" : words(state));
    };
    const quiet = new Quiet(QUIET_MS, show);
    const follow = () => {
      const { current } = output;
      const state = writer.state.value;
      if (current === null) return;
      current.dataset["saveState"] = state.kind;
      current.dataset["revision"] = String(state.revision);
      const isAtRisk = state.kind === "unsaved" || state.kind === "failed";
      if (isAtRisk && (current.dataset["shown"] !== state.kind || state.kind === "failed")) show();
      else quiet.heard();
    };
    let timer: ReturnType<typeof setTimeout> | null = null;
    const answer = () => {
      show();
      if (timer !== null) clearTimeout(timer);
      timer = setTimeout(show, SAID_MS);
    };
    follow();
    show();
    const stops = [writer.state.watch(follow), savedByHand.watch(answer)];
    return () => {
      for (const stop of stops) stop();
      if (timer !== null) clearTimeout(timer);
      quiet.callOff();
    };
  }, [writer, savedByHand]);
  return (
    <a className="history-link" href={historyPath(id)} title="看修改记录">
      <output ref={output} className="save-state" aria-live="off" />
    </a>
  );
}
