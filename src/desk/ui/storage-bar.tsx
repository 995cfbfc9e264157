/** What is wrong with the storage as a whole, in one sentence with the way out. Nothing while it works. */
import { type ReactElement, useState } from "react";
import { problemOfConnection } from "../../drafts/connection";
import type { Problem } from "../../report/problem";
import { problemText } from "./problem-text";
import { saveBackup } from "./save-backup";
import { type AppServices, useApp } from "./services";
import { useWatched } from "./use-watched";

async function reload({ session }: AppServices): Promise<void> {
  await session.value?.settle();
  window.location.reload();
}

/** `failing`: why the open draft cannot be saved, when that is all that is wrong. */
export function StorageBar({ failing = null }: { readonly failing?: Problem | null }): ReactElement | null {
  const services = useApp();
  const state = useWatched(services.connection.state);
  const [asked, setAsked] = useState(false);
  const problem = problemOfConnection(state) ?? failing;
  if (problem === null) return null;
  return (
    <div className="storage-bar" role="alert">
      <span>
        {asked ? "重建会清空打不开的草稿库；这一页的内容会重新写入。确定吗？" : problemText(problem)}
      </span>
      {state === "outdated" ? (
        <button type="button" onClick={() => void reload(services)}>
          保存并刷新
        </button>
      ) : null}
      <button type="button" data-action="backup" onClick={() => void saveBackup(services)}>
        下载备份
      </button>
      {state === "unreadable" ? (
        <button
          type="button"
          className="danger"
          onClick={() => {
            if (asked) void services.connection.rebuild();
            setAsked(!asked);
          }}
        >
          {asked ? "清空并重建" : "重建草稿库"}
        </button>
      ) : null}
      {asked ? (
        <button type="button" onClick={() => setAsked(false)}>
          取消
        </button>
      ) : null}
    </div>
  );
}
