/** Tells what happened to the draft without the officer's doing. */
import type { ReactElement } from "react";
import type { Notice } from "../../editing/draft-session";
import { keepFocusNear } from "../ui/keep-focus";
import { useSession } from "./open-draft";

function words(notice: Notice): string {
  switch (notice.code) {
    case "merged":
      return notice.conflicts === 0
        ? "这份报告也在另一个窗口中修改，两边的修改会自动合并。"
        : `这份报告也在另一个窗口中修改，已合并；${notice.conflicts} 处两边都改过，请在核对里逐项选择。`;
    case "rewritten":
      return "浏览器数据被清除，本页内容仍在。已重新写入。";
    case "finalized-elsewhere":
      return notice.waiting === 0
        ? "这份报告已在另一个窗口中定稿，内容不能修改。"
        : `这份报告已在另一个窗口中定稿。在本页改的 ${notice.waiting} 处没有写进定稿，已留在核对里；重新修改后可以逐项选择。`;
    case "not-finalized":
      return "没有定稿：另一个窗口刚刚修改了这份报告，已合并到本页。请核对以后再定稿。";
  }
}

export function NoticeBar({ notice }: { readonly notice: Notice }): ReactElement {
  const session = useSession();
  return (
    <div className="notice-bar" role="status" data-notice={notice.code}>
      <span>{words(notice)}</span>
      <button
        type="button"
        className="quiet"
        onClick={() => {
          keepFocusNear("button", "main h1");
          session.dismissNotice();
        }}
      >
        知道了
      </button>
    </div>
  );
}
