/** 恢复备份: says what a backup would do, asks before it replaces anything newer, and tells what it did. */
import { type ReactElement, useEffect, useRef, useState } from "react";
import { summarize } from "../../checks/summary";
import type { Comparison, Restored } from "../../drafts/restore-backup";
import type { Problem } from "../../report/problem";
import type { OpenedFile } from "../ui/open-files";
import { problemText } from "../ui/problem-text";
import { useApp } from "../ui/services";
import { useWatched } from "../ui/use-watched";

function words({ added, replaced, same, unbinned, kept }: Restored): string {
  const parts = [
    ...(added > 0 ? [`新增 ${added} 份`] : []),
    ...(replaced > 0 ? [`恢复 ${replaced} 份，原来的内容留在各自的修改记录里`] : []),
    ...(unbinned > 0 ? [`从回收站还原 ${unbinned} 份`] : []),
    ...(same > 0 ? [`${same} 份内容相同`] : []),
    ...(kept > 0 ? [`${kept} 份本机的更新，没有动`] : []),
  ];
  return parts.length === 0 ? "备份里没有草稿。" : `${parts.join("；")}。`;
}

type Working = { readonly step: "reading" } | { readonly step: "asking"; readonly comparison: Comparison };

/** Shown while a backup file is waiting in `restoring`. */
export function RestoreFlow(): ReactElement | null {
  const services = useApp();
  const file = useWatched(services.restoring);
  const [working, setWorking] = useState<Working>({ step: "reading" });

  useEffect(() => {
    if (file === null) return;
    setWorking({ step: "reading" });
    const finish = (outcome: OpenedFile) => {
      services.restoring.set(null);
      services.opened.set([outcome]);
    };
    const refuse = (problem: Problem) =>
      finish({
        name: file.name,
        outcome: "rejected",
        message: `打不开“${file.name}”：${problemText(problem)}。`,
      });
    let wanted = true;
    const read = async () => {
      const part = await import("../../drafts/restore-backup").catch(() => null);
      if (part === null) {
        refuse({ code: "part-missing" });
        return;
      }
      const { compareBackup, parseBackup } = part;
      const parsed = parseBackup(file.raw);
      if (!parsed.ok) {
        refuse(parsed.problem);
        return;
      }
      const comparison = await compareBackup(parsed.value, services.library);
      if (!wanted) return;
      if (comparison.newer.length > 0) setWorking({ step: "asking", comparison });
      else await carryOut(comparison, false);
    };
    const carryOut = async (comparison: Comparison, replaceNewer: boolean) => {
      const { restoreBackup } = await import("../../drafts/restore-backup");
      const restored = await restoreBackup(comparison, replaceNewer, services.library, summarize);
      if (!restored.ok) {
        refuse(restored.problem);
        return;
      }
      finish({
        name: file.name,
        outcome: restored.value.kept > 0 ? "accepted-with-warnings" : "accepted",
        message: `已恢复备份“${file.name}”：${words(restored.value)}`,
      });
    };
    // Nothing was written then: carrying out is one transaction.
    const unforeseen = () => refuse({ code: "restore-failed" });
    decide.current = (comparison, replaceNewer) => {
      carryOut(comparison, replaceNewer).catch(unforeseen);
    };
    read().catch(unforeseen);
    return () => {
      wanted = false;
    };
  }, [file, services]);

  const decide = useRef<(comparison: Comparison, replaceNewer: boolean) => void>(() => undefined);
  if (file === null || working.step === "reading") return null;
  const { comparison } = working;
  return (
    <AskNewer
      comparison={comparison}
      onKeep={() => decide.current(comparison, false)}
      onReplace={() => decide.current(comparison, true)}
      onCancel={() => services.restoring.set(null)}
    />
  );
}

interface AskProps {
  readonly comparison: Comparison;
  readonly onKeep: () => void;
  readonly onReplace: () => void;
  readonly onCancel: () => void;
}

function AskNewer({ comparison, onKeep, onReplace, onCancel }: AskProps): ReactElement {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  const names = comparison.newer.map(
    ({ entries }) => `${entries["organization"] ?? "未填单位"} ${entries["year"] ?? ""} 年度`,
  );
  const close = (then: () => void) => () => {
    dialog.current?.close();
    then();
  };
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby="restore-title" onCancel={onCancel}>
      <h2 id="restore-title">有 {names.length} 份草稿，本机的比备份新</h2>
      <ul className="names">
        {names.slice(0, 8).map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
      <p>备份里的其他草稿都会恢复。这几份怎么办？被替换的内容会留在各自的修改记录里。</p>
      <p className="buttons">
        <button type="button" className="primary" onClick={close(onKeep)}>
          保留本机的
        </button>
        <button type="button" onClick={close(onReplace)}>
          用备份替换
        </button>
        <button type="button" onClick={close(onCancel)}>
          取消，什么都不恢复
        </button>
      </p>
    </dialog>
  );
}
