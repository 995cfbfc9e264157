/** Top of a draft: its name, whether it is saved, undo and redo, the way to print and to the files. */
import type { ReactElement } from "react";
import { listPath, printPath, stepPath } from "../ui/routes";
import { useWatched } from "../ui/use-watched";
import { useOpenDraft, useSession, useTyped } from "./open-draft";
import { SaveState } from "./save-state";
import { undoAndShow } from "./undo-and-show";

function ReportName(): ReactElement {
  const organization = useTyped("organization");
  const year = useTyped("year");
  return (
    <span className="report">
      {organization === "" ? "未填单位" : organization} · {year} 年度
    </span>
  );
}

function UndoButtons(): ReactElement {
  const draft = useOpenDraft();
  const { session } = draft;
  const undo = useWatched(session.undoName);
  const redo = useWatched(session.redoName);
  return (
    <>
      <button
        type="button"
        className="quiet"
        data-action="undo"
        disabled={undo === null}
        title={undo === null ? "没有可以撤销的" : `撤销：${undo}（Ctrl+Z）`}
        onClick={() => undoAndShow(draft, "undo")}
      >
        <span aria-hidden="true">↶ </span>撤销
      </button>
      <button
        type="button"
        className="quiet redo"
        data-action="redo"
        aria-label="重做"
        disabled={redo === null}
        title={redo === null ? "没有可以重做的" : `重做：${redo}（Ctrl+Y）`}
        onClick={() => undoAndShow(draft, "redo")}
      >
        <span aria-hidden="true">↷</span>
      </button>
    </>
  );
}

export function TopBar({ drawer }: { readonly drawer?: ReactElement }): ReactElement {
  const session = useSession();
  return (
    <header className="top">
      <a className="name" href={listPath} title="回到我的报告">
        填报台
      </a>
      <span className="divider" aria-hidden="true" />
      <ReportName />
      <span className="grow" />
      <SaveState />
      <UndoButtons />
      {drawer}
      <a className="button" href={printPath(session.id)}>
        打印预览
      </a>
      <a className="button primary" href={stepPath(session.id, "finish")}>
        导出
      </a>
    </header>
  );
}
