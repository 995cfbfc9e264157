/** #/bin: deleted drafts, for thirty days. */
import { type ReactElement, useCallback, useEffect, useState } from "react";
import type { DraftHead } from "../../drafts/draft";
import { DeskHeader } from "../ui/desk-header";
import { PageHead } from "../ui/page-head";
import { problemText } from "../ui/problem-text";
import { listPath } from "../ui/routes";
import { useApp } from "../ui/services";
import { shownTime } from "../ui/shown-time";

/** The safe answer has the focus: a second Enter removes nothing. */
const focusOnce = (button: HTMLButtonElement | null): void => button?.focus();

const nameOf = (draft: DraftHead): string =>
  `${draft.organization === "" ? "未填单位" : draft.organization} ${draft.year} 年度`;

export function BinScreen(): ReactElement {
  const { library } = useApp();
  const [bin, setBin] = useState<readonly DraftHead[]>([]);
  const [asked, setAsked] = useState<DraftHead | null>(null);
  /** Whose question was answered with 取消: the focus goes back to its button. */
  const [spared, setSpared] = useState("");
  const [problem, setProblem] = useState("");
  const refresh = useCallback(async () => setBin((await library.list()).bin), [library]);
  useEffect(() => {
    void refresh();
    return library.tabs.hear(() => void refresh());
  }, [library, refresh]);
  const spare = (draft: DraftHead) => {
    setSpared(draft.id);
    setAsked(null);
  };
  const after = async (done: ReturnType<typeof library.remove>) => {
    const outcome = await done;
    setProblem(outcome.ok ? "" : problemText(outcome.problem));
    setAsked(null);
    await refresh();
    // The row that had the focus is gone.
    document.querySelector<HTMLElement>("main h1")?.focus();
  };
  return (
    <>
      <DeskHeader home={listPath} />
      <main className="page">
        <PageHead title="回收站" documentTitle="回收站 - 年报填报台" hint="删除的草稿保留 30 天">
          <a className="button" href={listPath}>
            回到我的报告
          </a>
        </PageHead>
        <p className="field-error" role="alert">
          {problem}
        </p>
        {bin.length === 0 ? (
          <p className="card">回收站是空的。</p>
        ) : (
          <table className="list">
            <caption className="visually-hidden">回收站里的草稿</caption>
            <thead>
              <tr>
                <th scope="col">单位</th>
                <th scope="col">年度</th>
                <th scope="col">删除时间</th>
                <th scope="col">
                  <span className="visually-hidden">操作</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {bin.map((draft) => (
                <tr key={draft.id}>
                  <td>{draft.organization === "" ? "未填单位" : draft.organization}</td>
                  <td>{draft.year}</td>
                  <td>{shownTime(draft.deletedAt, new Date())}</td>
                  <td
                    className="bin-tools"
                    onKeyDown={(event) => {
                      if (event.key === "Escape" && asked?.id === draft.id) spare(draft);
                    }}
                  >
                    {asked?.id === draft.id ? (
                      <>
                        <span>彻底删除后不能恢复。</span>
                        <button
                          type="button"
                          key="remove"
                          className="danger"
                          onClick={() => void after(library.remove([draft.id]))}
                        >
                          彻底删除
                        </button>
                        <button ref={focusOnce} type="button" onClick={() => spare(draft)}>
                          取消
                        </button>
                      </>
                    ) : (
                      <>
                        <button
                          type="button"
                          aria-label={`还原 ${nameOf(draft)}`}
                          onClick={() => void after(library.takeOutOfBin(draft.id))}
                        >
                          还原
                        </button>
                        <button
                          type="button"
                          key="ask"
                          ref={spared === draft.id ? focusOnce : null}
                          className="quiet danger"
                          aria-label={`彻底删除 ${nameOf(draft)}…`}
                          onClick={() => {
                            setSpared("");
                            setAsked(draft);
                          }}
                        >
                          彻底删除…
                        </button>
                      </>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </main>
    </>
  );
}
