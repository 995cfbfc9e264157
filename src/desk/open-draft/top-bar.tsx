/** Top of a draft: its name, whether it is saved, undo and redo, the way to print and to the files. */
import type { ReactElement } from "react";
import { helpPath, listPath, printPath, stepPath } from "../ui/routes";
import { useWatched } from "../ui/use-watched";
import { useIsLocked, useOpenDraft, useSession, useTyped } from "./open-draft";
import { SaveState } from "./save-state";
import { undoAndShow } from "./undo-and-show";

/** Characters of a unit's name that are always shown. */
const END = 4;
/** A shorter name is never cut: what it would lose is no longer than the sign for it. */
const SHORT = 6;

function ReportName(): ReactElement {
  const organization = useTyped("organization");
  const year = useTyped("year");
  const unit = organization === "" ? "未填单位" : organization;
  // What is too long is cut in the middle: the end of the name and the year tell reports apart.
  const end = unit.length > SHORT ? -END : 0;
  return (
    <span className="report" title={`${unit} ${year} 年度`}>
      {end === 0 ? null : <span className="report-start">{unit.slice(0, end)}</span>}
      <span className="report-end">
        {unit.slice(end)} · {year} 年度
      </span>
    </span>
  );
}

function UndoButtons(): ReactElement {
  const draft = useOpenDraft();
  const { session } = draft;
  const undoName = useWatched(session.undoName);
  const redoName = useWatched(session.redoName);
  // What is final, or only looked at, takes no step back.
  const [undo, redo] = useIsLocked() ? [null, null] : [undoName, redoName];
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
        <span aria-hidden="true">↶ </span>
        <span className="word">撤销</span>
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
        核对与输出
      </a>
      <a className="help-link" href={helpPath} aria-label="帮助" title="帮助">
        ?
      </a>
    </header>
  );
}
