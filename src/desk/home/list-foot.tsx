/** Under the list: where drafts live, the space they take, the last backup, and the ways to back up and restore. */
import { type ReactElement, useEffect, useState } from "react";
import type { AutomaticBackup } from "../../drafts/automatic-backup";
import type { LastBackup } from "../../drafts/backup";
import type { DraftHead } from "../../drafts/draft";
import { RestoreButton } from "../ui/file-opener";
import { auditPath, binPath, summaryPath } from "../ui/routes";
import { LAST_BACKUP, saveBackup } from "../ui/save-backup";
import { useApp } from "../ui/services";
import { shownTime } from "../ui/shown-time";
import { useWatched } from "../ui/use-watched";

export interface Known {
  readonly last: LastBackup | null;
  /** Changed fields since then, when that calls for a backup. */
  readonly due: number | null;
  /** MB, or null where the browser does not tell. */
  readonly space: string | null;
  readonly persisted: boolean | null;
}

/** Storage in MB with one decimal, at least 0.1. */
const megabytes = (bytes: number): string => Math.max(0.1, bytes / 1e6).toFixed(1);

/** What is known of backups and space; `backups` counts those made here, after each of which it is read again. */
export function useKnown(heads: readonly DraftHead[], backups: number): Known {
  const { library } = useApp();
  const [known, setKnown] = useState<Known>({ last: null, due: null, space: null, persisted: null });
  useEffect(() => {
    let wanted = true;
    const look = async () => {
      const setting = await library.store.setting(LAST_BACKUP).catch(() => null);
      const { asLastBackup, backupDue } = await import("../../drafts/backup");
      const last = asLastBackup(setting);
      // Plain http pages have no storage manager.
      const storage: StorageManager | undefined = navigator.storage;
      const usage = (await storage?.estimate?.())?.usage;
      const persisted = (await storage?.persisted?.()) ?? null;
      if (!wanted) return;
      setKnown({
        last,
        due: backupDue(heads, last, Date.now()),
        space: usage === undefined ? null : megabytes(usage),
        persisted,
      });
    };
    if (backups >= 0) void look();
    return () => {
      wanted = false;
    };
  }, [library, heads, backups]);
  return known;
}

function AutomaticBackupTools({ auto }: { readonly auto: AutomaticBackup }): ReactElement | null {
  const state = useWatched(auto.state);
  switch (state.kind) {
    case "impossible":
      return null;
    case "off":
      return (
        <button type="button" className="link" onClick={() => void auto.choose()}>
          自动备份到文件…
        </button>
      );
    case "asks":
      return (
        <button type="button" className="link" onClick={() => void auto.allow()}>
          继续自动备份到“{state.name}”
        </button>
      );
    case "failed":
    case "on":
      return (
        <span className="auto-backup">
          {state.kind === "failed"
            ? `自动备份到“${state.name}”没有成功，会再试。`
            : `自动备份到“${state.name}”。`}
          <button type="button" className="link" onClick={() => void auto.stop()}>
            停止
          </button>
        </span>
      );
  }
}

/** Over the list, however long it is: much has changed since the last backup. */
export function BackupReminder({ known: { due, last } }: { readonly known: Known }): ReactElement | null {
  if (due === null) return null;
  return (
    <p className="reminder" role="status">
      {last === null ? "还没有备份过" : `上次备份（${shownTime(last.at, new Date())}）以后`}
      ，已改动 {due} 处。建议下载一份备份。
    </p>
  );
}

interface Props {
  readonly heads: readonly DraftHead[];
  readonly bin: readonly DraftHead[];
  readonly known: Known;
  readonly onBackedUp: () => void;
}

export function ListFoot({ heads, bin, known, onBackedUp }: Props): ReactElement {
  const services = useApp();
  const auto = useWatched(services.automaticBackup);
  const { last, space, persisted } = known;
  const [said, say] = useState("");
  const backUp = () =>
    void saveBackup(services).then((words) => {
      say(words);
      onBackedUp();
    });
  return (
    <footer className="list-foot">
      <p className="field-error" role="alert">
        {said}
      </p>
      <p className="hint" hidden={heads.length === 0}>
        全部保存在这台电脑的浏览器里，共 {heads.length} 份{space === null ? "" : `，占用 ${space} MB`}。
        {persisted === true ? "浏览器已同意长期保存。" : ""}
        {last === null ? "还没有备份过。" : `上次备份：${shownTime(last.at, new Date())}。`}
      </p>
      <p className="tools">
        <button type="button" className="link" data-action="backup" onClick={backUp}>
          下载备份
        </button>
        <RestoreButton />
        {auto === null ? null : <AutomaticBackupTools auto={auto} />}
        <a href={summaryPath} title="审核人收齐各单位的报告，审核、催报、汇总">
          收报与汇总
        </a>
        <a href={auditPath} title="一次核对几百份已公布的报告，找出其中的矛盾">
          批量核对
        </a>
        <a href={binPath}>回收站{bin.length > 0 ? `（${bin.length}）` : ""}</a>
      </p>
    </footer>
  );
}
