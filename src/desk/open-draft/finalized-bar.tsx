/** Says that a finalised report is read-only, and reopens it. */
import type { ReactElement } from "react";
import { FINALIZED_KEY } from "../../report/entries";
import { shownTime } from "../ui/shown-time";
import { useIsFinalized, useSession, useTyped } from "./open-draft";

export function FinalizedBar(): ReactElement | null {
  const session = useSession();
  const finalized = useIsFinalized();
  const at = useTyped(FINALIZED_KEY);
  if (!finalized) return null;
  return (
    <div className="finalized-bar" role="status">
      <span>✓ 已定稿（{shownTime(at, new Date())}），内容不能修改。</span>
      <button type="button" onClick={() => session.reopen()}>
        重新修改
      </button>
    </div>
  );
}
