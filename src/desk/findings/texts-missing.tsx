/** Says that the texts could not be checked, and tries again. */
import type { ReactElement } from "react";
import { useSession, useTextsState } from "../open-draft/open-draft";

export function TextsMissing(): ReactElement | null {
  const session = useSession();
  if (useTextsState() !== "missing") return null;
  return (
    <p className="texts-missing" role="status">
      文字还没有核对：核对文字的部分没有加载出来，可能是网络断开。
      <button type="button" className="link" onClick={() => void session.findings.readTexts()}>
        再试一次
      </button>
    </p>
  );
}
