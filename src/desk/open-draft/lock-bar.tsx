/** Says why nothing in the draft can be changed, with the way out. */
import { type ReactElement, useState } from "react";
import type { Lock } from "../../editing/draft-session";
import { FINALIZED_KEY } from "../../report/entries";
import { problemText } from "../ui/problem-text";
import { goTo, listPath, stepPath } from "../ui/routes";
import { shownTime } from "../ui/shown-time";
import { useSession, useTyped } from "./open-draft";

/** The bar goes when its button has done its work: the focus goes to the step's heading, not nowhere. */
function focusHeading(): void {
  document.querySelector<HTMLElement>("main h1")?.focus();
}

function Removed(): ReactElement {
  const session = useSession();
  const [failed, setFailed] = useState("");
  const keep = () => {
    session.saveAsNew().then(
      (kept) => {
        if (kept.ok) goTo(stepPath(kept.value, "cover"));
        else setFailed(problemText(kept.problem));
      },
      () => setFailed("没有存成。请导出数据，或下载备份。"),
    );
  };
  return (
    <div className="lock-bar warning" role="alert" data-lock="removed">
      <span>这份报告已在另一个窗口中彻底删除，只剩本页的内容，离开后就没有了。{failed}</span>
      <button type="button" className="primary" onClick={keep}>
        另存为新草稿
      </button>
      <a className="button" href={stepPath(session.id, "finish")}>
        导出
      </a>
      <a className="button" href={listPath}>
        不要了，回到我的报告
      </a>
    </div>
  );
}

export function LockBar({ lock }: { readonly lock: Lock }): ReactElement | null {
  const session = useSession();
  const at = useTyped(FINALIZED_KEY);
  switch (lock) {
    case "finalized":
      return (
        <div className="lock-bar" role="status" data-lock={lock}>
          <span>✓ 已定稿（{shownTime(at, new Date())}），内容不能修改。</span>
          <button
            type="button"
            onClick={() => {
              session.reopen();
              focusHeading();
            }}
          >
            重新修改
          </button>
        </div>
      );
    case "in-bin":
      return (
        <div className="lock-bar warning" role="status" data-lock={lock}>
          <span>这份报告在回收站里，删除满 30 天后会彻底清除。要继续填写，请先恢复。</span>
          <button
            type="button"
            className="primary"
            onClick={() => {
              session.takeOutOfBin();
              focusHeading();
            }}
          >
            恢复
          </button>
        </div>
      );
    case "removed":
      return <Removed />;
    default:
      return null;
  }
}
