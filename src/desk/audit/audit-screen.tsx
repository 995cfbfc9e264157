/**
 * #/audit 批量核对: hundreds of published reports in, their contradictions out. Files are read and checked here and
 * nowhere else; nothing is stored unless somebody keeps the run or opens a report.
 */
import { MOST_SECONDS } from "../../opening/read-files";
import { LongWait } from "../ui/long-wait";
import "../ui/board.css";
import "./audit.css";
import { type ReactElement, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { ruleName } from "../../checks/all-findings";
import { type AuditedFile, errorsOf, readNothing, warningsOf } from "../../review/audit/audited";
import { compareRuns } from "../../review/audit/compare-runs";
import { fileRows, findingRows } from "../../review/audit/unit-list";
import { Menu } from "../ui/menu";
import { problemText } from "../ui/problem-text";
import { goTo, stepPath } from "../ui/routes";
import { saveFile } from "../ui/save-file";
import { ScreenBar } from "../ui/screen-bar";
import { useApp } from "../ui/services";
import { shownTime } from "../ui/shown-time";
import { Stats } from "../ui/stats";
import { plainFiles, useDrop } from "../ui/use-drop";
import { usePrinting } from "../ui/use-printing";
import { useWatched } from "../ui/use-watched";
import { auditRun } from "./audit-run";
import { FileFindings } from "./file-findings";
import { FileTable } from "./file-table";
import { KeptDialog } from "./kept-dialog";
import { dropRun, type KeptHead, keepRun, keptRuns, readRun, runOf } from "./kept-runs";
import { UnitPages } from "./unit-pages";

type Filter = "all" | "errors" | "warnings" | "clear" | "unread" | "fixed" | "new";

const COULD_NOT_KEEP = "没有存下来：浏览器存不进去了。可以先导出 XLSX 留底。";

function fits(file: AuditedFile, filter: Filter): boolean {
  const isRead = file.problem === "";
  switch (filter) {
    case "errors":
      return errorsOf(file) > 0;
    case "warnings":
      return warningsOf(file) > 0;
    case "clear":
      return isRead && !readNothing(file) && errorsOf(file) + warningsOf(file) === 0;
    case "unread":
      return !isRead;
    default:
      return true;
  }
}

export function AuditScreen(): ReactElement {
  const { library } = useApp();
  const { files, progress, against, shown, notReached, said } = useWatched(auditRun.state);
  const [filter, setFilter] = useState<Filter>("all");
  const [wanted, setWanted] = useState("");
  const [year, setYear] = useState("");
  const [rule, setRule] = useState("");
  const [picked, setPicked] = useState("");
  const [view, setView] = useState<"table" | "units">("table");
  const [runs, setRuns] = useState<readonly KeptHead[]>([]);
  const [dialog, setDialog] = useState(false);
  const [undo, setUndo] = useState<(() => void) | null>(null);
  const isOnPaper = usePrinting();
  /** The pages are wanted on paper as soon as they are drawn. */
  const printing = useRef(false);
  const [isDrawn, setIsDrawn] = useState(false);
  const running = progress !== null;

  const readRuns = useCallback(async () => setRuns(await keptRuns(library.store)), [library]);
  useEffect(() => void readRuns(), [readRuns]);
  // Leaving while files are read would lose nothing, but nobody expects work to go on elsewhere.
  const take = useCallback((dropped: Parameters<typeof auditRun.add>[0]) => {
    setUndo(null);
    void auditRun.add(dropped);
  }, []);
  useDrop(take);

  const comparison = useMemo(
    () => (against === null || running ? null : compareRuns(against.files, files)),
    [against, files, running],
  );
  const changes = comparison?.byKey ?? null;
  const isFixed = (file: AuditedFile): boolean => {
    const change = changes?.get(file.key);
    return change?.kind === "again" && change.fixed.length > 0;
  };
  const isNew = (file: AuditedFile): boolean => {
    const change = changes?.get(file.key);
    return change?.kind === "again" && change.added.size > 0;
  };
  const years = useMemo(() => [...new Set(files.map((one) => one.year))].filter(Boolean).sort(), [files]);
  const rules = useMemo(
    () => [...new Set(files.flatMap(({ findings }) => findings.map((one) => one.rule)))],
    [files],
  );
  const words = wanted.trim();
  const filtered = files.filter(
    (file) =>
      fits(file, filter) &&
      (filter !== "fixed" || isFixed(file)) &&
      (filter !== "new" || isNew(file)) &&
      (year === "" || file.year === year) &&
      (rule === "" || file.findings.some((one) => one.rule === rule)) &&
      (words === "" || `${file.organization} ${file.key}`.includes(words)),
  );
  // The table sorts anew only when another list is given.
  const last = useRef(filtered);
  const list = sameList(last.current, filtered) ? last.current : filtered;
  useEffect(() => {
    last.current = list;
  }, [list]);
  const chosen = files.find(({ key }) => key === picked) ?? null;

  const stats: readonly (readonly [Filter, number, string, string])[] = [
    ["all", files.length, "文件", ""],
    ["errors", files.filter((file) => fits(file, "errors")).length, "有必须改正", "r"],
    ["warnings", files.filter((file) => fits(file, "warnings")).length, "有请核实", "w"],
    ["clear", files.filter((file) => fits(file, "clear")).length, "没有发现问题", "a"],
    ["unread", files.filter((file) => fits(file, "unread")).length, "打不开", "u"],
    ...(changes === null
      ? []
      : ([
          ["fixed", files.filter(isFixed).length, "有改好的", "a"],
          ["new", files.filter(isNew).length, "有新出现的", "r"],
        ] as const)),
  ];

  const keep = async (): Promise<void> => {
    const kept = await keepRun(library.store, runOf(files));
    auditRun.say(kept ? "已留存，只保存在这台电脑的浏览器里。" : COULD_NOT_KEEP);
    await readRuns();
  };
  const again = async (): Promise<void> => {
    const before = runOf(files);
    const kept = await keepRun(library.store, before);
    await readRuns();
    await auditRun.again(before);
    if (!kept) auditRun.say(COULD_NOT_KEEP);
  };
  const clear = (): void => {
    const back = auditRun.clear();
    setPicked("");
    setFilter("all");
    setUndo(() => back);
    auditRun.say("已清空，可以放入另一批文件。");
  };
  const exportXlsx = async (): Promise<void> => {
    const { summaryXlsx } = await import("../../publishing/summary-xlsx");
    const file = await summaryXlsx([
      { name: "文件", figuresFrom: 3, ...fileRows(list, changes) },
      { name: "问题", figuresFrom: 7, ...findingRows(list) },
    ]);
    saveFile("批量核对.xlsx", file, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
  };
  const print = (): void => {
    printing.current = true;
    if (view === "units" && isDrawn) printNow();
    else setView("units");
  };
  const printNow = (): void => {
    printing.current = false;
    requestAnimationFrame(() => requestAnimationFrame(() => window.print()));
  };
  const onWhole = useCallback(() => {
    setIsDrawn(true);
    if (!printing.current) return;
    printing.current = false;
    requestAnimationFrame(() => requestAnimationFrame(() => window.print()));
  }, []);
  const openDraft = async (key: string): Promise<void> => {
    const added = await auditRun.openAsDraft(key, library);
    if (added.ok) goTo(stepPath(added.value, "finish"));
    else auditRun.say(`${problemText(added.problem)}。`);
  };
  const receive = async (key: string): Promise<void> => {
    const { path, message } = await auditRun.takeAsReceived(key, library);
    auditRun.say(message);
    if (path !== undefined) goTo(path);
  };
  const withRun = async (
    id: string,
    use: (run: NonNullable<Awaited<ReturnType<typeof readRun>>>) => void,
  ) => {
    const run = await readRun(library.store, id);
    setDialog(false);
    if (run === null) auditRun.say("这次核对已经不在了。");
    else use(run);
  };

  return (
    <div className="board audit">
      <ScreenBar title="批量核对" documentTitle="批量核对 - 年报填报台">
        <FileInputs disabled={running} onFiles={take} />
        <button type="button" onClick={() => setDialog(true)}>
          留存的核对{runs.length > 0 ? `（${runs.length}）` : ""}
        </button>
        <button
          type="button"
          disabled={files.length === 0 || running || shown !== null}
          onClick={() => void keep()}
        >
          留存
        </button>
        <Menu
          label="导出"
          shown="导出"
          items={[
            {
              label: "Excel 文件 XLSX",
              onSelect: () =>
                void exportXlsx().catch(() => auditRun.say(`${problemText({ code: "part-missing" })}。`)),
            },
            { label: "打印各单位的清单", onSelect: print },
            { label: "清空", danger: true, onSelect: clear },
          ]}
        />
        <button
          type="button"
          className="primary"
          data-action="run-audit"
          disabled={files.length === 0 || running || shown !== null}
          title="留存这次的结果，把这些文件再读一遍，看改好了哪些"
          onClick={() => void again()}
        >
          改后再核
        </button>
      </ScreenBar>
      <section className="band" aria-label="筛选">
        <Stats stats={stats} pressed={filter} onPress={setFilter} />
        <span className="grow" />
        <select aria-label="年度" value={year} onChange={(event) => setYear(event.target.value)}>
          <option value="">各年度</option>
          {years.map((one) => (
            <option key={one} value={one}>
              {one} 年度
            </option>
          ))}
        </select>
        <select aria-label="问题类型" value={rule} onChange={(event) => setRule(event.target.value)}>
          <option value="">各类问题</option>
          {rules.map((one) => (
            <option key={one} value={one}>
              {ruleName(one)}
            </option>
          ))}
        </select>
        <input
          type="search"
          className="find"
          aria-label="查找单位或文件"
          placeholder="查找单位或文件"
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
        />
      </section>
      <main className="board-main">
        {progress === null ? null : (
          <p className="collecting" role="status">
            <progress max={progress.of} value={progress.done} aria-label="核对文件" />
            已核对 {progress.done} / {progress.of}　
            {progress.name === "" ? "正在对照同一单位的两年" : `正在看 ${progress.name}`}
            {progress.reading ? (
              <LongWait key={`${progress.done} ${progress.name}`} most={MOST_SECONDS} />
            ) : null}
            <button type="button" data-action="cancel" onClick={() => auditRun.cancel()}>
              停止
            </button>
          </p>
        )}
        <p className="notice" role="status">
          {said}
          {undo === null ? null : (
            <button
              type="button"
              className="link"
              onClick={() => {
                undo();
                setUndo(null);
              }}
            >
              撤销
            </button>
          )}
        </p>
        {against === null || running ? null : (
          <p className="against">
            与 {shownTime(against.at, new Date())} 那次（{against.count} 个文件）相比
            {absentWords(comparison?.absent ?? [], notReached.length)}
            <button type="button" className="link" onClick={() => auditRun.compareWith(null)}>
              不比了
            </button>
          </p>
        )}
        {shown === null ? null : (
          <p className="against">
            这是 {shownTime(shown.at, new Date())} 留存的结果。拖入文件会开始新的一次。
            <button type="button" className="link" onClick={() => void auditRun.clear()}>
              关闭
            </button>
          </p>
        )}
        {files.length === 0 && !running ? (
          <Empty onFiles={take} />
        ) : (
          <>
            <div className="seg" role="toolbar" aria-label="怎么看">
              <button type="button" aria-pressed={view === "table"} onClick={() => setView("table")}>
                文件
              </button>
              <button
                type="button"
                aria-pressed={view === "units"}
                disabled={running}
                onClick={() => {
                  setIsDrawn(false);
                  setView("units");
                }}
              >
                各单位的清单
              </button>
              {view === "units" ? (
                <button
                  type="button"
                  className="apart"
                  data-action="print"
                  disabled={!isDrawn}
                  onClick={print}
                >
                  打印
                </button>
              ) : null}
            </div>
            {view === "table" || running ? (
              list.length === 0 && !running ? (
                <p className="hint">没有符合筛选条件的文件。</p>
              ) : (
                <>
                  <p className="audit-print-head" aria-hidden="true">
                    批量核对　{dayOf(shown === null ? new Date() : new Date(shown.at))}　{list.length} 个文件
                  </p>
                  <FileTable
                    files={list}
                    changes={changes}
                    chosen={picked}
                    whole={isOnPaper}
                    onChoose={setPicked}
                  />
                </>
              )
            ) : (
              // biome-ignore lint/a11y/noNoninteractiveTabindex: it is scrolled by key and holds nothing that takes the focus
              <section className="unit-pages-scroll" aria-label="各单位的清单" tabIndex={0}>
                <UnitPages
                  files={list}
                  whole={isOnPaper}
                  at={dayOf(shown === null ? new Date() : new Date(shown.at))}
                  onWhole={onWhole}
                />
              </section>
            )}
          </>
        )}
      </main>
      <aside className="file-side" aria-label="选中文件的问题">
        {chosen === null ? (
          <p className="hint">
            {files.length === 0 ? "" : "选一个文件，这里列出它的问题，下面对照原文。上下方向键换文件。"}
          </p>
        ) : (
          <FileFindings
            key={chosen.key}
            file={chosen}
            change={changes?.get(chosen.key)}
            original={auditRun.fileOf(chosen.key)}
            canOpen={auditRun.has(chosen.key)}
            onDraft={() => void openDraft(chosen.key)}
            onReceived={() => void receive(chosen.key)}
          />
        )}
      </aside>
      {dialog ? (
        <KeptDialog
          runs={runs}
          canCompare={files.length > 0 && !running}
          onCompare={(id) => void withRun(id, (run) => auditRun.compareWith(run))}
          onShow={(id) =>
            void withRun(id, (run) => {
              const back = auditRun.clear();
              setUndo(files.length > 0 ? () => back : null);
              setPicked("");
              auditRun.show(run);
            })
          }
          onRemove={(id) =>
            void dropRun(library.store, id).then((done) => {
              if (!done) auditRun.say("没有删掉：浏览器的存储用不了。");
              return readRuns();
            })
          }
          onClose={() => setDialog(false)}
        />
      ) : null}
    </div>
  );
}

/** Files of the run before that are not among these; after a stop nobody knows whether they would be. */
function absentWords(absent: readonly AuditedFile[], notReached: number): string {
  if (notReached > 0) return `；这次停在中途，还有 ${notReached} 个文件没有核到，没有比。`;
  if (absent.length === 0) return "。";
  const names = absent.slice(0, MOST_NAMED).map(({ name }) => name);
  return `；那次的 ${absent.length} 个文件这次没有：${names.join("、")}${absent.length > MOST_NAMED ? "等" : ""}。`;
}

const MOST_NAMED = 5;

/** A day as a letter writes it. */
const dayOf = (date: Date): string => `${date.getFullYear()}年${date.getMonth() + 1}月${date.getDate()}日`;

const sameList = (a: readonly AuditedFile[], b: readonly AuditedFile[]): boolean =>
  a.length === b.length && a.every((file, index) => file === b[index]);

interface InputsProps {
  readonly disabled: boolean;
  readonly onFiles: (files: ReturnType<typeof plainFiles>) => void;
}

function FileInputs({ disabled, onFiles }: InputsProps): ReactElement {
  const take = (input: HTMLInputElement): void => {
    const files = plainFiles(input.files ?? []);
    input.value = "";
    if (files.length > 0) onFiles(files);
  };
  return (
    <>
      <label className="button file-button">
        选文件
        <input
          type="file"
          multiple
          data-action="open-file"
          disabled={disabled}
          onChange={(event) => take(event.target)}
        />
      </label>
      <label className="button file-button">
        选文件夹
        <input
          type="file"
          multiple
          disabled={disabled}
          ref={(input) => input?.setAttribute("webkitdirectory", "")}
          onChange={(event) => take(event.target)}
        />
      </label>
    </>
  );
}

function Empty({ onFiles }: { readonly onFiles: InputsProps["onFiles"] }): ReactElement {
  return (
    <section className="card empty-board">
      <p>
        把各单位公布的年度报告拖到这里，可以是整个文件夹，一次最多 500
        个文件：网页、Word、Excel、PDF、文本，或者本程序的数据文件。
      </p>
      <p>
        每份报告都核对表内勾稽、合计、文字与表格；同一单位有两年的报告，还会前后对照。文件只在这台电脑上读，不上传，也不改动已有的草稿。
      </p>
      <p className="acts">
        <FileInputs disabled={false} onFiles={onFiles} />
      </p>
    </section>
  );
}
