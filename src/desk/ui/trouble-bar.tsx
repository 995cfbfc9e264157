/** Says what failed in the background; the page goes on, the way to a backup stands beside it. */
import type { ReactElement } from "react";
import { problemText } from "./problem-text";
import { saveBackup } from "./save-backup";
import type { AppServices } from "./services";
import { trouble } from "./trouble";
import { useWatched } from "./use-watched";

export function TroubleBar({ services }: { readonly services: AppServices }): ReactElement | null {
  const shown = useWatched(trouble);
  if (shown === null) return null;
  return (
    <div className="trouble-bar" role="alert" data-trouble={shown.kind}>
      <span>
        {shown.kind === "part-missing"
          ? problemText({ code: "part-missing" })
          : "刚才的操作没有完成，程序遇到没有预料到的情况。已填的内容都在；为稳妥起见，请先下载一份备份，再刷新页面。"}
      </span>
      <button type="button" data-action="backup" onClick={() => void saveBackup(services)}>
        下载备份
      </button>
      <button type="button" onClick={() => window.location.reload()}>
        刷新页面
      </button>
      <button type="button" className="quiet" onClick={() => trouble.set(null)}>
        知道了
      </button>
      {shown.kind === "part-missing" ? null : (
        <details>
          <summary>给技术人员的信息</summary>
          <p className="technical">{shown.detail}</p>
        </details>
      )}
    </div>
  );
}
