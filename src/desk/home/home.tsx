/** #/: the list of drafts, or, while there is none, what this is and the three ways in. */
import "../ui/soft-bar.css";
import "./home.css";
import { type ReactElement, useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { DraftHead } from "../../drafts/draft";
import type { Outcome } from "../../report/problem";
import { ReceivedList } from "../review/received-list";
import { DeskHeader } from "../ui/desk-header";
import { OpenFileButton } from "../ui/file-opener";
import { ImportOutcome } from "../ui/import-outcome";
import { PageHead } from "../ui/page-head";
import { fetchPart } from "../ui/part";
import { problemText } from "../ui/problem-text";
import { examplePath, goTo, newFromPath, newPath, openPath, stepPath } from "../ui/routes";
import { saveBackupOf } from "../ui/save-backup";
import { useApp } from "../ui/services";
import { StorageBar } from "../ui/storage-bar";
import { troubleBar } from "../ui/trouble-part";
import { useWatched } from "../ui/use-watched";
import { DraftList } from "./draft-list";
import { copyMarks, unitOf } from "./draft-names";
import { exampleDraft } from "./example-mark";
import { BackupReminder, ListFoot, useKnown } from "./list-foot";

/** From this many drafts on there is something to search and sort. */
const MANY = 9;

const matches = (draft: DraftHead, wanted: string): boolean =>
  `${draft.organization}${draft.year}`.includes(wanted.trim());

const nameOf = (draft: DraftHead): string => `${unitOf(draft)} ${draft.year} 年度`;

/** The drafts deleted since the list was opened, the last one first; each can be taken back. */
function Deleted({
  drafts,
  onTakeBack,
}: {
  readonly drafts: readonly DraftHead[];
  readonly onTakeBack: (draft: DraftHead) => void;
}): ReactElement {
  const last = useRef<HTMLButtonElement>(null);
  const newest = drafts[0]?.id;
  useEffect(() => {
    if (newest !== undefined) last.current?.focus();
  }, [newest]);
  return (
    <div role="status">
      {drafts.map((draft, index) => (
        <p className="soft-bar" key={draft.id}>
          <span>已移入回收站：{nameOf(draft)}。</span>
          <button
            type="button"
            className="quiet"
            ref={index === 0 ? last : null}
            aria-label={drafts.length === 1 ? undefined : `撤销删除 ${nameOf(draft)}`}
            onClick={() => onTakeBack(draft)}
          >
            撤销
          </button>
        </p>
      ))}
    </div>
  );
}

export function HomeScreen(): ReactElement | null {
  const { library, opened, connection, loss } = useApp();
  const [drafts, setDrafts] = useState<readonly DraftHead[] | null>(null);
  const [received, setReceived] = useState<readonly DraftHead[]>([]);
  const [removed, setRemoved] = useState<readonly DraftHead[]>([]);
  const [problem, setProblem] = useState("");
  const [wanted, setWanted] = useState("");
  const [example, setExample] = useState("");
  const outcomes = useWatched(opened);

  const [bin, setBin] = useState<readonly DraftHead[]>([]);
  /** Names of drafts that are known to be there and cannot be listed; null while all are listed. */
  const [unlisted, setUnlisted] = useState<readonly string[] | null>(null);
  const refresh = useCallback(async () => {
    const [listed, exampleId] = await Promise.all([library.list(), exampleDraft(library)]);
    setExample(exampleId);
    setDrafts(listed.drafts.filter(({ role }) => role === "own"));
    setReceived(listed.drafts.filter(({ role }) => role === "received"));
    setBin(listed.bin);
    setUnlisted(listed.complete ? null : listed.unlisted);
  }, [library]);
  /** Id of the draft whose link takes the focus once it is listed; empty for none. */
  const next = useRef("");
  useEffect(() => {
    if (drafts === null || next.current === "") return;
    const link = document.querySelector<HTMLElement>(`a.unit[href="${stepPath(next.current, "cover")}"]`);
    // A list that was asked for before does not have it yet.
    if (link === null) return;
    link.focus();
    next.current = "";
  }, [drafts]);
  // Once the list is drawn.
  useEffect(() => void fetchPart(troubleBar), []);
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

  const heads = useMemo(() => [...(drafts ?? []), ...received], [drafts, received]);
  const all = useMemo(() => [...heads, ...bin], [heads, bin]);
  const [backups, setBackups] = useState(0);
  const known = useKnown(all, backups);
  const copies = useMemo(() => copyMarks(drafts ?? []), [drafts]);
  const beside = useMemo(() => {
    const say = (done: Outcome<unknown>) => setProblem(done.ok ? "" : problemText(done.problem));
    return {
      tags: { example, copies },
      actions: {
        nextYear: (draft: DraftHead) => goTo(newFromPath(draft.id)),
        backUp: (draft: DraftHead) => {
          void saveBackupOf({ library }, draft.id).then((failed) =>
            setProblem(failed === null ? "" : problemText(failed)),
          );
        },
        copy: (draft: DraftHead) => {
          import("../../drafts/whole-library").then(
            async ({ copyDraft }) => {
              const copied = await copyDraft(library, draft.id);
              say(copied);
              if (copied.ok) next.current = copied.value;
              await refresh();
            },
            () => setProblem(problemText({ code: "part-missing" })),
          );
        },
        remove: (draft: DraftHead) => {
          void library.putIntoBin(draft.id).then((done) => {
            say(done);
            if (done.ok) setRemoved((before) => [draft, ...before.filter(({ id }) => id !== draft.id)]);
            return refresh();
          });
        },
      },
    };
  }, [library, refresh, example, copies]);
  const takeBack = (draft: DraftHead) => {
    void library.takeOutOfBin(draft.id).then(async (done) => {
      if (!done.ok) setProblem(problemText(done.problem));
      setRemoved((before) => before.filter(({ id }) => id !== draft.id));
      if (done.ok) next.current = draft.id;
      await refresh();
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
              <a className="button quiet" href={openPath}>
                打开已发布的报告
              </a>
              <OpenFileButton />
              <a className="button primary" data-action="new-report" href={newPath}>
                新建报告
              </a>
            </>
          )}
        </PageHead>
        <StorageBar />
        <BackupReminder known={known} />
        <ImportOutcome files={outcomes} links onDismiss={() => opened.set([])} />
        <Deleted drafts={removed} onTakeBack={takeBack} />
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
                  {wanted === "" ? "" : shown.length === 0 ? "没有找到" : `找到 ${shown.length} 份`}
                </span>
              </p>
            )}
            <DraftList drafts={shown} sortable={drafts.length >= MANY} beside={beside} />
          </>
        )}
        <ReceivedList
          received={received}
          onRemove={(draft) => {
            void library.putIntoBin(draft.id).then((done) => {
              if (done.ok) setRemoved((before) => [draft, ...before.filter(({ id }) => id !== draft.id)]);
              else setProblem(problemText(done.problem));
              return refresh();
            });
          }}
        />
        <ListFoot heads={heads} bin={bin} known={known} onBackedUp={() => setBackups(backups + 1)} />
      </main>
    </>
  );
}

function EmptyState(): ReactElement {
  return (
    <section className="card start-card" aria-label="开始">
      <p>
        在这里填写政府信息公开工作年度报告：六个部分按官方格式排好，合计自动计算，数字对不上当场提示，最后打印或导出发布。
      </p>
      <p>
        填写的内容只保存在这台电脑的浏览器里，不会上传到任何地方。已经发布的网页、Word、Excel、PDF 可以
        <a className="link" href={openPath}>
          对照着打开
        </a>
        。
      </p>
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
