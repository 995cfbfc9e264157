/** Whether what is typed is saved. The words come from the writer's own state and from nothing else. */
import { type ReactElement, useEffect, useState } from "react";
import type { SaveState as State } from "../../drafts/writer";
import { problemText } from "../../report/problem";
import { useApp } from "../app-context";
import { saveBackup } from "../save-backup";
import { shownClock } from "../ui/shown-time";
import { useSignal } from "../ui/signal";
import { useSaveState, useSession } from "./session-context";

function words(state: State): string {
  switch (state.kind) {
    case "saved":
      return `已保存 ${shownClock(state.at)}`;
    case "saving":
      return "正在保存";
    case "unsaved":
      return "未保存";
    case "failed":
      return "保存失败";
  }
}

const SAID_MS = 3000;

/** Whether Ctrl+S was pressed just now: the answer stands for a few seconds. */
function useSavedByHand(): boolean {
  const at = useSignal(useSession().savedByHand);
  const [over, setOver] = useState(at);
  useEffect(() => {
    const timer = setTimeout(() => setOver(at), SAID_MS);
    return () => clearTimeout(timer);
  }, [at]);
  return at !== over;
}

export function SaveState(): ReactElement {
  const state = useSaveState();
  const byHand = useSavedByHand() && state.kind === "saved";
  return (
    <output
      className={`save-state ${state.kind}`}
      aria-live="off"
      data-save-state={state.kind}
      data-revision={state.revision}
    >
      {byHand ? "已保存（本来就会自动保存）" : words(state)}
    </output>
  );
}

/** What to do when saving fails; nothing while it works. */
export function SaveProblem(): ReactElement | null {
  const services = useApp();
  const state = useSaveState();
  if (state.kind !== "failed") return null;
  return (
    <div className="save-problem" role="alert">
      <span>{problemText(state.problem)}</span>
      <button type="button" data-action="backup" onClick={() => void saveBackup(services)}>
        下载备份
      </button>
    </div>
  );
}
