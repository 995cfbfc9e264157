/** #/open: published documents, each shown for what was understood of it before it becomes a draft. */
import "./open-screen.css";
import { type ReactElement, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { entriesOfReading } from "../../opening/document/reading-entries";
import { MOST_SECONDS } from "../../opening/read-files";
import { type Entries, typedAt } from "../../report/entries";
import { isYearBefore } from "../../report/last-year";
import { viewOf } from "../../report/live-report";
import { DeskHeader } from "../ui/desk-header";
import { OpenFileButton } from "../ui/file-opener";
import { ImportOutcome } from "../ui/import-outcome";
import { LongWait } from "../ui/long-wait";
import { PageHead } from "../ui/page-head";
import { goTo, listPath, replaceWith, stepPath } from "../ui/routes";
import { ScreenBar } from "../ui/screen-bar";
import { useApp } from "../ui/services";
import { useWatched } from "../ui/use-watched";
import { type OpeningFile, openingRun, type ReadDocument, type ReadingProgress } from "./opening-run";
import { ReadingView } from "./reading-view";

const isOpen = (file: OpeningFile): file is ReadDocument =>
  file.state === "read" && file.opened === undefined;

const changesIn = ({ decisions: { values = {}, options = {}, shown = [] } }: ReadDocument): number =>
  Object.keys(values).length + Object.keys(options).length + shown.length;

/** Choices that nobody has made yet. */
const unchosenIn = ({ reading, decisions: { options = {} } }: ReadDocument): number =>
  reading.own !== undefined ? 0 : reading.choices.filter(({ id }) => options[id] === undefined).length;

/** Pastes content anywhere on the screen but where text is typed. */
function usePaste(): void {
  const services = useApp();
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const { target, clipboardData } = event;
      if (clipboardData === null || (target instanceof Element && target.closest("input, textarea") !== null))
        return;
      const files = [...clipboardData.files];
      const [html, text] = [clipboardData.getData("text/html"), clipboardData.getData("text/plain")];
      event.preventDefault();
      if (html.trim() !== "" || text.trim() !== "") void openingRun.addPasted({ html, text }, services);
      else if (files.length > 0) void openingRun.add(files, services);
    };
    window.addEventListener("paste", paste);
    return () => window.removeEventListener("paste", paste);
  }, [services]);
}

/** Asks before the page goes away with what was typed or chosen here and is no draft yet. */
function useGuard(files: readonly OpeningFile[]): void {
  const isChanged = files.some((file) => isOpen(file) && changesIn(file) > 0);
  useEffect(() => {
    if (!isChanged) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [isChanged]);
}

export function OpenScreen(): ReactElement {
  const services = useApp();
  const { documents, opened: outcomes } = services;
  const waiting = useWatched(documents);
  const told = useWatched(outcomes);
  const files = useWatched(openingRun.files);
  const progress = useWatched(openingRun.progress);
  const [chosen, setChosen] = useState<number | null>(null);
  usePaste();
  useGuard(files);
  useEffect(() => {
    if (waiting.length === 0) return;
    documents.set([]);
    void openingRun.add(waiting, services);
  }, [waiting, documents, services]);

  const open = files.filter(isOpen);
  const answers = files.flatMap((file) =>
    file.state === "answered" ? [file.answer] : file.opened === undefined ? [] : [file.opened],
  );
  // Nothing is left to be shown: what became of the files stands where they came from.
  const isOver = progress === null && waiting.length === 0 && files.length > 0 && open.length === 0;
  useEffect(() => {
    if (!isOver) return;
    openingRun.clear();
    outcomes.set([...outcomes.value, ...answers]);
    const only = answers.length === 1 ? answers[0] : undefined;
    replaceWith(only?.draftId === undefined ? listPath : (only.path ?? stepPath(only.draftId, "finish")));
  });

  const file = open.find(({ key }) => key === chosen) ?? open[0];
  const notices = (
    <>
      {progress === null ? null : <Progress progress={progress} />}
      <ImportOutcome
        files={[...told, ...answers]}
        links
        onDismiss={() => {
          outcomes.set([]);
          for (const one of files) if (!isOpen(one)) openingRun.close(one.key);
        }}
      />
    </>
  );
  if (file === undefined)
    return <NothingYet isReading={progress !== null || waiting.length > 0}>{notices}</NothingYet>;
  return (
    <Document
      key={file.key}
      file={file}
      open={open}
      onChoose={setChosen}
      isAlone={files.length === 1 && progress === null}
    >
      {notices}
    </Document>
  );
}

function Progress({ progress: { done, of, name } }: { readonly progress: ReadingProgress }): ReactElement {
  return (
    <p className="collecting" role="status">
      <progress max={of} value={done} aria-label="读文件" />
      <span>
        已读 {done} / {of}　正在读 {name}
        <LongWait key={`${done} ${name}`} most={MOST_SECONDS} />
      </span>
      <button type="button" data-action="cancel" onClick={() => openingRun.cancel()}>
        停止
      </button>
    </p>
  );
}

function NothingYet({
  isReading,
  children,
}: {
  readonly isReading: boolean;
  readonly children: ReactElement;
}): ReactElement {
  return (
    <>
      <DeskHeader home={listPath} />
      <main className="page open-start">
        <PageHead title="打开已有的报告" documentTitle="打开已有的报告 - 年报填报台" />
        {children}
        {isReading ? null : (
          <section className="card" aria-label="选文件或粘贴">
            <p>
              可以打开已经发布的年度报告：网页、Word、Excel、PDF、文本。先和原文并排对照，看过再存成草稿；文件不会上传到任何地方。
            </p>
            <p className="buttons">
              <OpenFileButton />
              <a className="button" href={listPath}>
                回到我的报告
              </a>
            </p>
            <ul className="ways">
              <li>把文件拖到这一页上，一次可以放多个。</li>
              <li>在网站上打开报告，全选（Ctrl+A）、复制（Ctrl+C），回到这一页按 Ctrl+V。</li>
            </ul>
          </section>
        )}
      </main>
    </>
  );
}

interface DocumentProps {
  readonly file: ReadDocument;
  /** Every document that is not a draft yet, this one too. */
  readonly open: readonly ReadDocument[];
  readonly isAlone: boolean;
  readonly onChoose: (key: number) => void;
  readonly children: ReactElement;
}

function Document({ file, open, isAlone, onChoose, children }: DocumentProps): ReactElement {
  const services = useApp();
  const { reading, decisions } = file;
  const [problem, setProblem] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [isAsked, setAsked] = useState(false);
  const leaveButton = useRef<HTMLButtonElement>(null);
  const stayButton = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isAsked) stayButton.current?.focus();
  }, [isAsked]);
  const unchosen = unchosenIn(file);
  const changes = changesIn(file);
  const lastYear = useMemo(() => yearBefore(file, open), [file, open]);
  const decide = useCallback(
    (next: ReadDocument["decisions"]) => openingRun.decide(file.key, next),
    [file.key],
  );
  const makeDrafts = async (which: readonly ReadDocument[]) => {
    setBusy(true);
    for (const one of which) {
      const opened = await openingRun.openAsDraft(one, yearBefore(one, open), services);
      if (opened.outcome !== "rejected") continue;
      setProblem(opened.message);
      break;
    }
    setBusy(false);
  };
  const leave = () => {
    services.opened.set([
      ...services.opened.value,
      {
        name: file.name,
        outcome: "rejected",
        message: `没有作为草稿打开“${file.name}”，读到的内容没有保存。`,
      },
    ]);
    openingRun.close(file.key);
    if (isAlone) goTo(listPath);
  };
  return (
    <div className="opening">
      <ScreenBar title={`打开文件 · ${file.name}`} documentTitle={`打开 ${file.name} - 年报填报台`}>
        <span className="unchosen" role="status">
          {unchosen === 0 ? "" : `还有 ${unchosen} 处没选`}
        </span>
        <OpenFileButton label="再加文件" />
        <button type="button" ref={leaveButton} onClick={() => (changes > 0 ? setAsked(true) : leave())}>
          不打开
        </button>
        {open.length < 2 ? null : (
          <button type="button" disabled={isBusy} onClick={() => void makeDrafts(open)}>
            {open.length} 份都作为草稿打开
          </button>
        )}
        <button
          type="button"
          className="primary"
          data-action="open-as-draft"
          disabled={isBusy}
          onClick={() => void makeDrafts([file])}
        >
          作为草稿打开
        </button>
      </ScreenBar>
      <div className="opening-notices">
        {children}
        {problem === "" ? null : (
          <p className="field-error" role="alert">
            {problem}
          </p>
        )}
        {isAsked ? (
          <p className="ask-leave" role="alert">
            <span>在这里改过、选过 {changes} 处。不打开就不保留。</span>
            <button
              type="button"
              ref={stayButton}
              onClick={() => {
                setAsked(false);
                leaveButton.current?.focus();
              }}
            >
              继续看
            </button>
            <button type="button" className="danger" onClick={leave}>
              不打开，不保留
            </button>
          </p>
        ) : null}
        {open.length < 2 ? null : (
          <nav className="open-files" aria-label="打开的文件">
            <ul>
              {open.map((one) => (
                <li key={one.key}>
                  <button
                    type="button"
                    data-open-file={one.name}
                    aria-current={one.key === file.key}
                    onClick={() => onChoose(one.key)}
                  >
                    {one.name}
                    <small>{inShort(one)}</small>
                  </button>
                </li>
              ))}
            </ul>
          </nav>
        )}
      </div>
      <ReadingView
        reading={reading}
        decisions={decisions}
        onDecide={decide}
        lastYear={lastYear?.view ?? null}
      />
    </div>
  );
}

function inShort(file: ReadDocument): string {
  const { counts, own } = file.reading;
  const unchosen = unchosenIn(file);
  const read = own === undefined ? `读到 ${counts.read}/${counts.of} 格` : "本程序导出";
  return unchosen === 0 ? read : `${read}，${unchosen} 处没选`;
}

const made = new WeakMap<ReadDocument, Entries>();

/** What a document gives so far, worked out once until something is decided on it. */
function entriesOf(file: ReadDocument): Entries {
  const entries = made.get(file) ?? entriesOfReading(file.reading, file.decisions);
  made.set(file, entries);
  return entries;
}

/** The same unit's report of the year before, among those that are open. */
function yearBefore(file: ReadDocument, open: readonly ReadDocument[]) {
  if (open.length < 2) return null;
  const entries = entriesOf(file);
  for (const other of open) {
    if (other.key === file.key) continue;
    const then = entriesOf(other);
    const named = { organization: typedAt(then, "organization"), year: typedAt(then, "year") };
    if (isYearBefore(named, entries)) return { name: other.name, entries: then, view: viewOf(then) };
  }
  return null;
}
