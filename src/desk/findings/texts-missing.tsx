/** Says that the texts could not be checked. A browser does not fetch a part again that it failed to fetch once. */
import type { ReactElement } from "react";
import { useSession, useTextsState } from "../open-draft/open-draft";

export function TextsMissing(): ReactElement | null {
  const session = useSession();
  if (useTextsState() !== "missing") return null;
  const reload = () => void session.settle().then(() => window.location.reload());
  return (
    <p className="texts-missing" role="status">
      文字还没有核对：这一部分没有加载出来，可能是程序刚刚更新，或者网络断开。已填的内容都在。
      <button type="button" className="link" onClick={reload}>
        重新加载
      </button>
    </p>
  );
}
