/**
 * #/summary: who has reported and who has not, all figures in one table, and the roll-up made of them. Sums are of what is
 * approved, with a switch for what waits; what is missing is named and is not 0.
 */
import "../ui/board.css";
import "./summary.css";
import { type ReactElement, useCallback, useEffect, useMemo, useState } from "react";
import { APPLICATION_COLUMNS, applicationColumnLabel } from "../../form/fields";
import { figuresOf } from "../../report/sources";
import { type BoardState, boardOf, countBoard, daysUntil, reminderText } from "../../review/summary/board";
import { boardRows, imbalanceWords, leftOutWords, wideRows } from "../../review/summary/export-rows";
import { outliersOf } from "../../review/summary/outliers";
import { compareWith, sumUp } from "../../review/summary/roll-up";
import {
  columnsOf,
  type FigureColumn,
  TABLE_VIEWS,
  type TableView,
  toCsv,
  toTsv,
  totalIn,
  type UnitFigures,
  valueIn,
} from "../../review/summary/wide-table";
import { addCreated } from "../ui/add-draft";
import { type CollectedReport, useCollected } from "../ui/collected";
import { copyText } from "../ui/copy-rich";
import { ImportOutcome } from "../ui/import-outcome";
import { Menu } from "../ui/menu";
import type { OpenedFile } from "../ui/open-files";
import { problemText } from "../ui/problem-text";
import { goTo, stepPath } from "../ui/routes";
import { saveFile } from "../ui/save-file";
import { ScreenBar } from "../ui/screen-bar";
import { useApp } from "../ui/services";
import { Stats } from "../ui/stats";
import { useDrop } from "../ui/use-drop";
import { usePrinting } from "../ui/use-printing";
import { Charts } from "./charts";
import { collectFiles, MOST_FILES, type Progress } from "./collect-files";
import { ExpectedDialog } from "./expected-dialog";
import { MakeUpPanel } from "./make-up-panel";
import { RollUpDialog } from "./roll-up-dialog";
import { type UnitRow, UnitTable, type UnitTableActions } from "./unit-table";
import { useCollection } from "./use-collection";

type View = TableView | "charts";
type StateFilter = "all" | "approved" | "waiting" | "returned" | "missing";

const IN_FILTER: Readonly<Record<StateFilter, readonly BoardState[]>> = {
  all: [],
  approved: ["approved"],
  waiting: ["submitted", "void", "double"],
  returned: ["returned"],
  missing: ["missing"],
};

const NO_REPORTS: readonly CollectedReport[] = [];

const todayIso = (): string => {
  const now = new Date();
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, "0")}-${String(now.getDate()).padStart(2, "0")}`;
};

const monthDay = (iso: string): string => `${Number(iso.slice(5, 7))}月${Number(iso.slice(8, 10))}日`;

/** The place that most units' names begin with: 福州市长乐区 of 福州市长乐区教育局. */
function placeOf(names: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const name of names) {
    const place = /^.{2,12}?[省市州盟区县旗](?=.{2,})/.exec(name)?.[0];
    const further =
      place === undefined ? undefined : /^.{2,8}?[区县旗市](?=.{2,})/.exec(name.slice(place.length))?.[0];
    if (place !== undefined) {
      const whole = place + (further ?? "");
      counts.set(whole, (counts.get(whole) ?? 0) + 1);
    }
  }
  const [best] = [...counts].sort((a, b) => b[1] - a[1]);
  return best === undefined || best[1] * 2 < names.length ? "" : best[0];
}

/** Within one place its name before each unit says nothing. */
const withoutPlace = (name: string, place: string): string =>
  place !== "" && name.startsWith(place) && !/^(人民政府|.?$)/.test(name.slice(place.length))
    ? name.slice(place.length)
    : name;

interface Collecting {
  readonly progress: Progress;
  readonly stop: AbortController;
}

export function SummaryScreen(): ReactElement {
  const { library } = useApp();
  const [reports, refresh] = useCollected();
  const all = reports ?? NO_REPORTS;
  const years = useMemo(
    () => [...new Set(all.map(({ year }) => Number(year)))].filter(Boolean).sort(),
    [all],
  );
  const [chosenYear, setChosenYear] = useState<number | null>(null);
  const year = chosenYear ?? years[years.length - 1] ?? new Date().getFullYear() - 1;
  const [{ collection, lastYear: lastList }, saveCollection] = useCollection(year);
  const [view, setView] = useState<View>("main");
  const [kind, setKind] = useState("total");
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const [filter, setFilter] = useState<StateFilter>("all");
  const [wanted, setWanted] = useState("");
  const [withWaiting, setWithWaiting] = useState(false);
  /** Units that somebody took into the sums or out of them by hand. */
  const [chosen, setChosen] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [total, setTotal] = useState<string | null>(null);
  const [outcomes, setOutcomes] = useState<readonly OpenedFile[]>([]);
  const [collecting, setCollecting] = useState<Collecting | null>(null);
  const [dialog, setDialog] = useState<"expected" | "roll-up" | null>(null);
  const [notice, setNotice] = useState("");
  const printing = usePrinting();
  const [compared, setCompared] = useState<{
    readonly id: string;
    readonly figures: readonly string[];
  } | null>(null);
  const [own, setOwn] = useState<readonly { readonly id: string; readonly name: string }[]>([]);
  const today = todayIso();
  const place = useMemo(() => placeOf(all.map(({ organization }) => organization)), [all]);

  useEffect(() => {
    void library.list().then(({ drafts }) => {
      const mine = drafts.filter(({ role, year: of }) => role === "own" && of === String(year));
      setOwn(
        mine.map(({ id, organization }) => ({ id, name: organization === "" ? "未填单位" : organization })),
      );
    });
  }, [library, year]);

  const board = useMemo(() => boardOf(collection, all, today), [collection, all, today]);
  const byId = useMemo(() => new Map(all.map((report) => [report.id, report])), [all]);
  const tableView: TableView = view === "charts" ? "main" : view;
  const allColumns = useMemo(() => columnsOf(tableView, kind), [tableView, kind]);
  const columns = useMemo(() => allColumns.filter(({ id }) => !hidden.has(id)), [allColumns, hidden]);

  const figures = useMemo(() => {
    const units = new Map<string, UnitFigures>();
    for (const row of board) {
      const report = row.report === null ? undefined : byId.get(row.report.id);
      if (report !== undefined) {
        const name = withoutPlace(row.name, place);
        units.set(report.id, { id: report.id, name, kind: row.kind, figures: report.figures });
      }
    }
    return units;
  }, [board, byId, place]);
  const lastYear = useMemo(() => {
    const then = new Map<string, CollectedReport>();
    for (const report of all) if (report.year === String(year - 1)) then.set(report.organization, report);
    const units = new Map<string, UnitFigures>();
    for (const { report, name, kind: of } of board) {
      const found = report === null ? undefined : then.get(report.organization);
      if (found !== undefined && report !== null)
        units.set(report.id, { id: report.id, name, kind: of, figures: found.figures });
    }
    return units;
  }, [all, board, year]);
  const counted = useCallback(
    (row: (typeof board)[number]): boolean => {
      if (row.report === null || row.state === "double") return false;
      return (
        chosen.get(row.report.id) ?? (row.state === "approved" || (withWaiting && row.state !== "missing"))
      );
    },
    [chosen, withWaiting],
  );
  const summedRows = useMemo(() => board.filter(counted), [board, counted]);
  const summed = useMemo(
    () => summedRows.flatMap(({ report }) => (report === null ? [] : (figures.get(report.id) ?? []))),
    [summedRows, figures],
  );
  const outliers = useMemo(
    () => outliersOf([...figures.values()], columns, lastYear),
    [figures, columns, lastYear],
  );
  const rows = useMemo((): readonly UnitRow[] => {
    const isShown = (row: (typeof board)[number]): boolean =>
      (filter === "all" || IN_FILTER[filter].includes(row.state)) &&
      (wanted.trim() === "" ||
        `${row.name}${row.report?.organization ?? ""}${row.kind}`.includes(wanted.trim()));
    const byUnit = new Map<string, Map<string, (typeof outliers)[number]>>();
    for (const outlier of outliers) {
      const known = byUnit.get(outlier.unit) ?? new Map();
      known.set(outlier.column, outlier);
      byUnit.set(outlier.unit, known);
    }
    return board.filter(isShown).map((row) => {
      const unit = row.report === null ? undefined : figures.get(row.report.id);
      return {
        key: `${row.unexpected ? "+" : ""}${row.name}`,
        name: withoutPlace(row.name, place),
        board: row,
        report: row.report === null ? null : (byId.get(row.report.id) ?? null),
        values: new Map(
          unit === undefined ? [] : columns.map((column) => [column.id, valueIn(unit, column)]),
        ),
        outliers: byUnit.get(row.report?.id ?? "") ?? new Map(),
        summed: counted(row),
      };
    });
  }, [board, filter, wanted, figures, byId, columns, outliers, counted, place]);
  const totals = useMemo(
    () => new Map(columns.map((column) => [column.id, totalIn(summed, column)])),
    [columns, summed],
  );
  const comparedTotals = useMemo(
    () =>
      compared === null
        ? null
        : new Map(columns.map((column) => [column.id, valueIn({ figures: compared.figures }, column)])),
    [compared, columns],
  );
  const counts = countBoard(board);
  const missing = board.filter(({ state }) => state === "missing");
  const imbalances = summedRows.flatMap(({ report }) => byId.get(report?.id ?? "")?.imbalances ?? []);
  const difference = imbalances.reduce((sum, { balance }) => sum + Math.abs(balance.difference), 0);
  const onlyApproved = summedRows.every(({ state }) => state === "approved");
  const totalName = `合计　${summed.length} 个${onlyApproved && summed.length > 0 ? "已通过" : ""}单位`;
  const names = useMemo(() => new Map([...figures].map(([id, { name }]) => [id, name])), [figures]);
  const panelColumn: FigureColumn | undefined = columns.find(({ id }) => id === total) ?? columns[0];

  const say = (words: string) => setNotice(words);
  const take = useCallback(
    async (files: readonly File[]) => {
      if (files.length === 0) return;
      if (files.length > MOST_FILES) {
        setNotice(`${problemText({ code: "too-many-files", most: MOST_FILES })}。`);
        return;
      }
      const stop = new AbortController();
      const first = { done: 0, of: files.length, name: files[0]?.name ?? "" };
      setCollecting({ progress: first, stop });
      const taken = await collectFiles(
        files,
        library,
        (progress) => setCollecting({ progress, stop }),
        stop.signal,
      );
      setCollecting(null);
      setOutcomes(taken);
      if (taken.length < files.length)
        setNotice(`已停止。收了 ${taken.length} 个文件，其余 ${files.length - taken.length} 个没有打开。`);
      await refresh();
    },
    [library, refresh],
  );
  useDrop(useCallback((files) => void take(files.map(({ file }) => file)), [take]));

  const actions = useMemo<UnitTableActions>(
    () => ({
      toggle: (row) => {
        if (row.report === null) return;
        setChosen(new Map([...chosen, [row.report.id, !row.summed]]));
      },
      remind: (row) => {
        const copied = copyText(reminderText([row.board.name], collection, today));
        setNotice(copied ? `已复制催报的话（${row.board.name}），可以直接粘贴发送。` : "浏览器不让复制。");
      },
      excuse: (row) =>
        saveCollection({ ...collection, excused: { ...collection.excused, [row.board.name]: "" } }),
      expectAgain: (row) => {
        const { [row.board.name]: _, ...excused } = collection.excused;
        saveCollection({ ...collection, excused });
      },
      match: (row, organization) =>
        saveCollection({ ...collection, matched: { ...collection.matched, [row.board.name]: organization } }),
      keepOnly: (row, id) => {
        const others = [row.board.report, ...row.board.others].flatMap((one) =>
          one === null || one.id === id ? [] : [one.id],
        );
        void Promise.all(others.map((other) => library.putIntoBin(other)))
          .then(refresh)
          .then(() => setNotice("另一份已移入回收站，可以在那里找回。"));
      },
      showTotal: (column) => setTotal(column.id),
    }),
    [chosen, collection, saveCollection, library, refresh, today],
  );

  const withBalance = tableView === "main" || tableView === "applications";
  const made = { units: summed, name: totalName, counts: counted };
  const leftOut = leftOutWords(board, counted, ({ name }) => withoutPlace(name, place));
  const sheet = () => wideRows(board, columns, figures, made);
  const exportXlsx = async () => {
    const { summaryXlsx } = await import("../../publishing/summary-xlsx");
    const tables = TABLE_VIEWS.map(({ id, label }) => ({
      name: label,
      figuresFrom: 4,
      ...wideRows(board, columnsOf(id), figures, made),
    }));
    const file = await summaryXlsx([{ name: "报送进度", figuresFrom: 3, ...boardRows(board) }, ...tables]);
    saveFile(
      `${year}年度报告汇总.xlsx`,
      file,
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    );
  };
  const exportCsv = () => {
    const { head, rows: lines } = sheet();
    saveFile(`${year}年度报告汇总.csv`, toCsv([head, ...lines]), "text/csv");
  };
  const copy = () => {
    const { head, rows: lines } = sheet();
    say(copyText(toTsv([head, ...lines])) ? "已复制，可以粘贴到 Excel。" : "浏览器不让复制，请改用 CSV。");
  };
  const units = summedRows.flatMap(({ report, name }) => {
    const found = byId.get(report?.id ?? "");
    return found === undefined
      ? []
      : [{ id: found.id, name, contentHash: found.contentHash, figures: found.figures }];
  });
  const makeRollUp = async (organization: string) => {
    const { entries } = sumUp(organization, year, units);
    const added = await addCreated(library, entries);
    if (added.ok) goTo(stepPath(added.value, "applications"));
    else say(problemText(added.problem));
  };
  const compareOwn = async (id: string) => {
    const draft = await library.find(id).catch(() => null);
    if (draft === null) {
      say(problemText({ code: "draft-missing" }));
      return;
    }
    setCompared({ id, figures: figuresOf(draft.entries) });
    say("合计下面是本级报告所填的数，再下面是它比合计多多少、少多少。");
  };

  return (
    <div className="board summary">
      <ScreenBar
        title={`汇总 · ${place === "" ? "" : `${place} · `}${year} 年度`}
        documentTitle={`汇总 ${year} 年度 - 年报填报台`}
      >
        {years.length < 2 ? null : (
          <select
            aria-label="年度"
            value={year}
            onChange={(event) => setChosenYear(Number(event.target.value))}
          >
            {years.map((one) => (
              <option key={one} value={one}>
                {one} 年度
              </option>
            ))}
          </select>
        )}
        <label className="button file-button">
          添加文件
          <input
            type="file"
            multiple
            data-action="open-file"
            accept=".json,application/json"
            onChange={(event) => {
              const files = [...(event.target.files ?? [])];
              event.target.value = "";
              void take(files);
            }}
          />
        </label>
        <Menu
          label="导出"
          shown="导出"
          action="export-board"
          items={[
            {
              label: "Excel 文件 XLSX",
              onSelect: () => void exportXlsx().catch(() => say(problemText({ code: "part-missing" }))),
            },
            { label: "CSV 文件（当前表）", onSelect: exportCsv },
            { label: "复制当前表", onSelect: copy },
            { label: "打印", onSelect: () => window.print() },
          ]}
        />
        {own.length === 0 ? null : (
          <Menu
            label="与本级报告比"
            shown="与本级报告比"
            items={own.map(({ id, name }) => ({ label: name, onSelect: () => void compareOwn(id) }))}
          />
        )}
        <button
          type="button"
          className="primary"
          data-action="roll-up"
          disabled={summed.length === 0}
          title={summed.length === 0 ? "还没有计入合计的单位" : undefined}
          onClick={() => setDialog("roll-up")}
        >
          生成汇总报告…
        </button>
      </ScreenBar>
      <section className="band" aria-label="按状态看">
        <Stats
          stats={[
            ["all", counts.expected, "应报单位", ""],
            ["approved", counts.approved, "已通过", "a"],
            ["waiting", counts.waiting, "待审核", "w"],
            ["returned", counts.returned, "已退回", "r"],
            ["missing", counts.missing, "未报送", counts.missing > 0 ? "m" : ""],
          ]}
          pressed={filter}
          onPress={setFilter}
        />
        <div className="due">
          <Due today={today} deadline={collection.deadline} />
          <br />
          {/* The empty board shows this act itself. */}
          {board.length === 0 ? null : (
            <button type="button" className="link" onClick={() => setDialog("expected")}>
              {collection.expected.length === 0 ? "粘贴应报单位名单" : "编辑应报单位名单"}
            </button>
          )}
          {missing.length === 0 ? null : (
            <button
              type="button"
              className="link"
              onClick={() => {
                const copied = copyText(
                  reminderText(
                    missing.map(({ name }) => name),
                    collection,
                    today,
                  ),
                );
                say(copied ? `已复制 ${missing.length} 个未报单位的催报的话。` : "浏览器不让复制。");
              }}
            >
              复制催报的话
            </button>
          )}
        </div>
        <span className="grow" />
        <label className="switch">
          <input
            type="checkbox"
            checked={withWaiting}
            onChange={(event) => setWithWaiting(event.target.checked)}
          />
          合计含待审核
        </label>
        <input
          type="search"
          className="find"
          aria-label="查找单位"
          placeholder="查找单位"
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
        />
        <details className="columns">
          <summary className="button">选列</summary>
          <div>
            {tableView !== "applications" ? null : (
              <label>
                申请人{" "}
                <select value={kind} onChange={(event) => setKind(event.target.value)}>
                  {APPLICATION_COLUMNS.map((column) => (
                    <option key={column} value={column}>
                      {applicationColumnLabel(column)}
                    </option>
                  ))}
                </select>
              </label>
            )}
            {allColumns.map((column) => (
              <label key={column.id}>
                <input
                  type="checkbox"
                  checked={!hidden.has(column.id)}
                  onChange={(event) => {
                    const next = new Set(hidden);
                    if (event.target.checked) next.delete(column.id);
                    else next.add(column.id);
                    setHidden(next);
                  }}
                />
                {column.name}
              </label>
            ))}
          </div>
        </details>
      </section>
      <main className="board-main">
        <div className="print-head" aria-hidden="true">
          <p>
            {place}政府信息公开年度报告报送情况　{year} 年度　{today}
          </p>
          <p className="made-of">
            {totalName}。{leftOut === "" ? "各单位都已计入。" : `${leftOut}。`}
            {rows.length < board.length ? `这里只列了其中 ${rows.length} 个单位。` : ""}
          </p>
        </div>
        {collecting === null ? null : (
          <p className="collecting" role="status">
            <progress max={collecting.progress.of} value={collecting.progress.done} aria-label="收文件" />
            已收 {collecting.progress.done} / {collecting.progress.of}　正在看 {collecting.progress.name}
            <button type="button" data-action="cancel" onClick={() => collecting.stop.abort()}>
              停止
            </button>
          </p>
        )}
        <Outcomes outcomes={outcomes} onDismiss={() => setOutcomes([])} />
        <p className="notice" role="status">
          {notice}
        </p>
        <div className="seg" role="toolbar" aria-label="看哪张表">
          {[...TABLE_VIEWS, { id: "charts" as const, label: "图表" }].map(({ id, label }) => (
            <button key={id} type="button" aria-pressed={view === id} onClick={() => setView(id)}>
              {label}
            </button>
          ))}
          {imbalances.length === 0 || !withBalance ? null : (
            <span className="warnline">
              合计差 {difference}：来自
              {imbalances.slice(0, 2).map((one) => (
                <a key={`${one.unit} ${one.column}`} href={`#/reports/${one.unit}/review`}>
                  {names.get(one.unit) ?? one.name} · {applicationColumnLabel(one.column)}
                </a>
              ))}
              （{imbalances[0] === undefined ? "" : imbalanceWords(imbalances[0])}）
              {imbalances.length > 2 ? `等 ${imbalances.length} 处` : ""}
            </span>
          )}
        </div>
        {reports === null ? (
          <p className="hint" role="status">
            正在读取收到的报告……
          </p>
        ) : board.length === 0 ? (
          <EmptyBoard onPaste={() => setDialog("expected")} />
        ) : view === "charts" ? (
          <Charts summed={summed} lastYear={lastYear} year={year} whole={printing} />
        ) : (
          <UnitTable
            rows={rows}
            columns={columns}
            totals={totals}
            compared={comparedTotals}
            totalName={totalName}
            difference={withBalance ? difference : null}
            chosenTotal={total}
            actions={actions}
            whole={printing}
          />
        )}
      </main>
      <aside className="make-up" aria-label="合计的构成">
        {panelColumn === undefined || summed.length === 0 ? (
          <p className="hint">
            {board.length === 0
              ? ""
              : "还没有计入合计的单位。通过了的自动计入；也可以勾选「合计含待审核」，或在单位前打勾。"}
          </p>
        ) : (
          <MakeUpPanel
            column={panelColumn}
            summed={summed}
            missing={board
              .filter((row) => !counted(row) && row.state !== "excused")
              .map(({ name }) => withoutPlace(name, place))}
            outliers={outliers.filter(({ column }) => column === panelColumn.id)}
            names={names}
          />
        )}
        {compared === null ? null : (
          <p className="attach">
            <button
              type="button"
              className="link"
              onClick={() => {
                void attachSources(library, compared.id, units).then((done) => {
                  if (done) goTo(stepPath(compared.id, "finish"));
                  else say(problemText({ code: "draft-missing" }));
                });
              }}
            >
              把差异列进本级报告的核对
            </button>
            <button
              type="button"
              className="link"
              onClick={() => {
                setCompared(null);
                say("");
              }}
            >
              不再比较
            </button>
          </p>
        )}
      </aside>
      {dialog === "expected" ? (
        <ExpectedDialog
          collection={collection}
          lastYear={lastList}
          received={[
            ...new Set(
              all.filter(({ year: of }) => of === String(year)).map(({ organization }) => organization),
            ),
          ]}
          onSave={(next) => {
            saveCollection(next);
            setDialog(null);
          }}
          onClose={() => setDialog(null)}
        />
      ) : null}
      {dialog === "roll-up" ? (
        <RollUpDialog
          year={year}
          count={units.length}
          sum={sumUp("", year, units)}
          unbalanced={imbalances.map(
            (one) => `${names.get(one.unit) ?? one.name}（${applicationColumnLabel(one.column)}）`,
          )}
          missing={counts.expected - units.length}
          proposedName={place === "" ? "" : `${place}人民政府`}
          onMake={(organization) => void makeRollUp(organization)}
          onClose={() => setDialog(null)}
        />
      ) : null}
    </div>
  );
}

/** Gives a report made elsewhere its units, so that its checks compare it with their sum. */
async function attachSources(
  library: ReturnType<typeof useApp>["library"],
  id: string,
  units: Parameters<typeof compareWith>[0],
): Promise<boolean> {
  const opened = await library.open(id);
  if (!opened.ok) return false;
  const { DraftSession } = await import("../../editing/draft-session");
  const session = new DraftSession(library, opened.value);
  session.applyStep("与下级单位的合计比较", [compareWith(units)]);
  await session.settle();
  session.leave();
  return true;
}

function Due({ today, deadline }: { readonly today: string; readonly deadline: string }): ReactElement {
  const days = daysUntil(today, deadline);
  return days >= 0 ? (
    <>
      离 <b>{monthDay(deadline)}</b> 还有 <b>{days}</b> 天
    </>
  ) : (
    <>
      已过 <b>{monthDay(deadline)}</b>　{-days} 天
    </>
  );
}

/** So many outcomes are listed one by one; the rest in one sentence. */
const MOST_LISTED = 6;

function Outcomes({
  outcomes,
  onDismiss,
}: {
  readonly outcomes: readonly OpenedFile[];
  readonly onDismiss: () => void;
}): ReactElement | null {
  if (outcomes.length === 0) return null;
  // Of many, only those that need a look are listed, refused ones first.
  const telling = outcomes.length === 1 ? outcomes : outcomes.filter(({ outcome }) => outcome !== "accepted");
  const shown = [...telling].sort((a, b) => rank(a) - rank(b)).slice(0, MOST_LISTED);
  const taken = outcomes.filter(({ outcome }) => outcome !== "rejected").length;
  return (
    <div className="collected">
      {outcomes.length === 1 ? null : (
        <p className="hint" role="status">
          {outcomes.length} 个文件：收下 {taken} 个，打不开 {outcomes.length - taken} 个
          {telling.length > MOST_LISTED ? `；要看一下的 ${telling.length} 个，先列 ${MOST_LISTED} 个` : ""}。
          {shown.length > 0 ? null : (
            <button type="button" className="link" onClick={onDismiss}>
              知道了
            </button>
          )}
        </p>
      )}
      <ImportOutcome files={shown} links onDismiss={onDismiss} />
    </div>
  );
}

const rank = ({ outcome }: OpenedFile): number =>
  outcome === "rejected" ? 0 : outcome === "accepted-with-warnings" ? 1 : 2;

function EmptyBoard({ onPaste }: { readonly onPaste: () => void }): ReactElement {
  return (
    <section className="card empty-board">
      <p>
        把各单位的送审文件拖到这里，或点「添加文件」，一次可以放几百个。收到的报告只保存在这台电脑的浏览器里。
      </p>
      <p>
        <button type="button" onClick={onPaste}>
          粘贴应报单位名单
        </button>
      </p>
    </section>
  );
}
