/** #/: the list of drafts, or, while there is none, what this is and the three ways in. */
import "./home.css";
import { type ReactElement, useCallback, useEffect, useMemo, useState } from "react";
import type { DraftHead } from "../../drafts/draft";
import { DeskHeader } from "../ui/desk-header";
import { OpenFileButton, useFileDrop } from "../ui/file-opener";
import { ImportOutcome } from "../ui/import-outcome";
import { PageHead } from "../ui/page-head";
import { problemText } from "../ui/problem-text";
import { examplePath, newPath } from "../ui/routes";
import { useApp } from "../ui/services";
import { StorageBar } from "../ui/storage-bar";
import { useWatched } from "../ui/use-watched";
import { DraftList, draftColumns } from "./draft-list";
import { ListFoot } from "./list-foot";

/** From this many drafts on there is something to search and sort. */
const MANY = 9;

const matches = (draft: DraftHead, wanted: string): boolean =>
  `${draft.organization}${draft.year}`.includes(wanted.trim());

export function HomeScreen(): ReactElement | null {
  const { library, opened, connection, loss } = useApp();
  const [drafts, setDrafts] = useState<readonly DraftHead[] | null>(null);
  const [removed, setRemoved] = useState<DraftHead | null>(null);
  const [problem, setProblem] = useState("");
  const [wanted, setWanted] = useState("");
  const outcomes = useWatched(opened);
  useFileDrop();

  const [bin, setBin] = useState<readonly DraftHead[]>([]);
  /** Names of drafts that are known to be there and cannot be listed; null while all are listed. */
  const [unlisted, setUnlisted] = useState<readonly string[] | null>(null);
  const refresh = useCallback(async () => {
    const listed = await library.list();
    setDrafts(listed.drafts);
    setBin(listed.bin);
    setUnlisted(listed.complete ? null : listed.unlisted);
  }, [library]);
  useEffect(() => {
    if (outcomes.length >= 0) void refresh();
  }, [refresh, outcomes]);
  // Other windows change the list too; so does a database that comes back.
  useEffect(() => {
    const stops = [
      library.tabs.hear(() => void refresh()),
      connection.state.watch(() => void refresh()),
      loss.watch(() => void refresh()),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [library, connection, loss, refresh]);

  const columns = useMemo(
    () =>
      draftColumns({
        copy: (draft) => {
          import("../../drafts/whole-library").then(
            async ({ copyDraft }) => {
              const copied = await copyDraft(library, draft.id);
              if (!copied.ok) setProblem(problemText(copied.problem));
              await refresh();
            },
            () => setProblem(problemText({ code: "part-missing" })),
          );
        },
        remove: (draft) => {
          void library.putIntoBin(draft.id).then((done) => {
            if (done.ok) setRemoved(draft);
            else setProblem(problemText(done.problem));
            return refresh();
          });
        },
      }),
    [library, refresh],
  );
  const takeBack = () => {
    if (removed === null) return;
    void library.takeOutOfBin(removed.id).then(() => {
      setRemoved(null);
      return refresh();
    });
  };

  if (drafts === null) return null;
  const shown = wanted === "" ? drafts : drafts.filter((draft) => matches(draft, wanted));
  return (
    <>
      <DeskHeader />
      <main className="page">
        <PageHead title="我的报告" documentTitle="我的报告 - 年报填报台">
          {drafts.length === 0 ? null : (
            <>
              <a className="button" data-action="example" href={examplePath}>
                看示例
              </a>
              <OpenFileButton />
              <a className="button primary" data-action="new-report" href={newPath}>
                新建报告
              </a>
            </>
          )}
        </PageHead>
        <StorageBar />
        <ImportOutcome files={outcomes} links onDismiss={() => opened.set([])} />
        <div role="status">
          {removed === null ? null : (
            <p className="undo-bar">
              <span>
                已移入回收站：{removed.organization === "" ? "未填单位" : removed.organization} {removed.year}{" "}
                年度。
              </span>
              <button type="button" className="quiet" onClick={takeBack}>
                撤销
              </button>
            </p>
          )}
        </div>
        {problem === "" ? null : (
          <p className="field-error" role="alert">
            {problem}
          </p>
        )}
        {unlisted === null ? null : (
          <p className="card unlisted" role="status">
            草稿库现在读不出来，
            {unlisted.length === 0
              ? "已有的草稿可能没有列全"
              : `还有 ${unlisted.length} 份列不出来（${unlisted.join("、")}）`}
            ；读得出来时会自动列出。
          </p>
        )}
        {drafts.length === 0 ? (
          <EmptyState />
        ) : (
          <>
            {drafts.length < MANY ? null : (
              <p className="search">
                <input
                  type="search"
                  aria-label="按单位或年度查找"
                  placeholder="按单位或年度查找"
                  value={wanted}
                  onChange={(event) => setWanted(event.target.value)}
                />
                <span className="hint" role="status">
                  {wanted === "" ? "" : `找到 ${shown.length} 份`}
                </span>
              </p>
            )}
            <DraftList drafts={shown} sortable={drafts.length >= MANY} columns={columns} />
          </>
        )}
        <ListFoot heads={drafts} bin={bin} />
      </main>
    </>
  );
}

function EmptyState(): ReactElement {
  return (
    <section className="card empty" aria-label="开始">
      <p>
        在这里填写政府信息公开工作年度报告：六个部分按官方格式排好，合计自动计算，数字对不上当场提示，最后打印或导出发布。
      </p>
      <p>填写的内容只保存在这台电脑的浏览器里，不会上传到任何地方。</p>
      <p className="buttons">
        <a className="button primary" data-action="new-report" href={newPath}>
          新建报告
        </a>
        <OpenFileButton />
        <a className="button" data-action="example" href={examplePath}>
          看示例
        </a>
      </p>
    </section>
  );
}
