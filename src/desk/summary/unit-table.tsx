/**
 * Board and wide table in one: units by kind, their state, their figures, what the checks say. Rows are drawn only where
 * they are in view; the first column, the head and the sums stay.
 */
import { createColumnHelper, useTable } from "@tanstack/react-table";
import { memo, type ReactElement, type ReactNode, useMemo } from "react";
import { BOARD_STATES, type BoardRow } from "../../review/summary/board";
import type { Outlier } from "../../review/summary/outliers";
import { differenceWords, type FigureColumn } from "../../review/summary/wide-table";
import type { CollectedReport } from "../ui/collected";
import { ariaSort, SortButton, SpaceRow, sortingFeatures, useRowsInView } from "../ui/long-table";
import { reviewPath } from "../ui/routes";
import { shownCode } from "../ui/shown-code";
import { shownTime } from "../ui/shown-time";

/** A unit's line with what is shown of it, worked out once. */
export interface UnitRow {
  readonly key: string;
  /** Short: without the place that all units are in. */
  readonly name: string;
  readonly board: BoardRow;
  readonly report: CollectedReport | null;
  /** By column; empty where nothing was filled in. */
  readonly values: ReadonlyMap<string, string>;
  readonly outliers: ReadonlyMap<string, Outlier>;
  /** Whether it counts in the sums. */
  readonly summed: boolean;
}

export interface UnitTableActions {
  toggle(row: UnitRow): void;
  remind(row: UnitRow): void;
  excuse(row: UnitRow): void;
  expectAgain(row: UnitRow): void;
  match(row: UnitRow, organization: string): void;
  keepOnly(row: UnitRow, id: string): void;
  showTotal(column: FigureColumn): void;
}

interface Props {
  readonly rows: readonly UnitRow[];
  readonly columns: readonly FigureColumn[];
  readonly totals: ReadonlyMap<string, string>;
  /** A report made elsewhere, compared with the sums. */
  readonly compared: ReadonlyMap<string, string> | null;
  readonly totalName: string;
  /** By how much the units that are summed do not balance; null where no column of section three is shown. */
  readonly difference: number | null;
  readonly chosenTotal: string | null;
  readonly actions: UnitTableActions;
  /** Draws every row, for print. */
  readonly whole: boolean;
}

const helper = createColumnHelper<typeof sortingFeatures, UnitRow>();

const ROW = 24;
/** More columns than this are printed smaller. */
const MANY = 14;
const STATE_ORDER = ["missing", "double", "void", "submitted", "returned", "approved", "excused"] as const;
const LOOKS = {
  missing: "m",
  excused: "x",
  submitted: "w",
  returned: "r",
  approved: "a",
  void: "m",
  double: "m",
} as const;

/** 1月20日, in whatever year: the board is of one. */
const shortDay = (iso: string, now: Date): string => shownTime(iso, now).replace(/^\d{4}年/, "");

function State({ board }: { readonly board: BoardRow }): ReactElement {
  const { report, state } = board;
  const now = new Date();
  const more =
    state === "submitted" && report !== null
      ? shortDay(report.submittedAt, now)
      : state === "returned" && report !== null
        ? `${report.openComments} 条意见`
        : state === "approved" && report !== null && report.revision > 1
          ? `第 ${report.revision} 次送审`
          : board.overdue
            ? "已逾期"
            : "";
  return (
    <>
      <span className={`st ${LOOKS[state]}`}>{BOARD_STATES[state]}</span>
      {more === "" ? null : <small>{more}</small>}
    </>
  );
}

function Checks({ board }: { readonly board: BoardRow }): ReactElement | null {
  const { report } = board;
  if (report === null) return null;
  return (
    <>
      {report.errors > 0 ? <span className="count e">{report.errors} 改正</span> : null}
      {report.warnings > 0 ? <span className="count w">{report.warnings} 请核实</span> : null}
      {report.answered > 0 ? <span className="say">说明 {report.answered}</span> : null}
      {report.errors + report.warnings + report.answered === 0 ? <span className="none">无问题</span> : null}
    </>
  );
}

function Balance({ row }: { readonly row: UnitRow }): ReactElement | null {
  if (row.report === null) return null;
  const difference = row.report.imbalances.reduce(
    (sum, { balance }) => sum + Math.abs(balance.difference),
    0,
  );
  return difference === 0 ? <span className="ok">✓ 平</span> : <b>差 {difference}</b>;
}

/** What can be done about a unit whose report is not there. */
function Missing({ row, actions }: { readonly row: UnitRow; readonly actions: UnitTableActions }): ReactNode {
  const { board } = row;
  if (board.state === "excused") {
    return (
      <>
        本年不报。
        <button type="button" className="link" onClick={() => actions.expectAgain(row)}>
          改为要报
        </button>
      </>
    );
  }
  const names = [...new Set(board.perhaps.map(({ organization }) => organization))];
  return (
    <>
      {names.length === 0 ? "还没有收到。" : "可能是："}
      {names.map((name) => (
        <button key={name} type="button" className="link" onClick={() => actions.match(row, name)}>
          就是{name}
        </button>
      ))}
      <button type="button" className="link" onClick={() => actions.remind(row)}>
        复制催报的话
      </button>
      <button type="button" className="link" onClick={() => actions.excuse(row)}>
        本年不报
      </button>
    </>
  );
}

function Double({ row, actions }: { readonly row: UnitRow; readonly actions: UnitTableActions }): ReactNode {
  const { report, others } = row.board;
  const all = [...(report === null ? [] : [report]), ...others];
  const now = new Date();
  return (
    <>
      收到 {all.length} 份不同的，没有计入：
      {all.map((one) => (
        <span key={one.id} className="fork">
          <a href={reviewPath(one.id)}>
            {shortDay(one.submittedAt, now)} 校验码 {shownCode(one.contentHash)}
          </a>
          <button type="button" className="link" onClick={() => actions.keepOnly(row, one.id)}>
            只用这份
          </button>
        </span>
      ))}
    </>
  );
}

const UnitLine = memo(function UnitLine({
  row,
  columns,
  withBalance,
  actions,
}: {
  readonly row: UnitRow;
  readonly columns: readonly FigureColumn[];
  readonly withBalance: boolean;
  readonly actions: UnitTableActions;
}): ReactElement {
  const { board, report, values, outliers } = row;
  const absent = report === null || board.state === "double";
  return (
    <tr className={absent ? "miss" : undefined} data-unit={board.name} data-state={board.state}>
      <th scope="row">
        <input
          type="checkbox"
          aria-label={`计入合计：${board.name}`}
          checked={row.summed}
          disabled={absent}
          onChange={() => actions.toggle(row)}
        />
        {report === null ? (
          <span title={board.name}>{row.name}</span>
        ) : (
          <a href={reviewPath(report.id)} title={report.organization}>
            {row.name}
          </a>
        )}
        {board.unexpected ? <small>名单外</small> : null}
      </th>
      <td className="l">
        <State board={board} />
      </td>
      {absent ? (
        <td className="l todo" colSpan={columns.length + (withBalance ? 1 : 0)}>
          {board.state === "double" ? (
            <Double row={row} actions={actions} />
          ) : (
            <Missing row={row} actions={actions} />
          )}
        </td>
      ) : (
        <>
          {columns.map((column) => {
            const value = values.get(column.id) ?? "";
            const outlier = outliers.get(column.id);
            const look = [
              value === "0" ? "zero" : "",
              column.computed ? "c" : "",
              outlier === undefined ? "" : "out",
              value === "" ? "empty" : "",
            ];
            const why =
              outlier === undefined
                ? undefined
                : outlier.than === "last-year"
                  ? `上年 ${outlier.usual}`
                  : `同类单位一般 ${Math.round(outlier.usual)}`;
            return (
              <td key={column.id} className={look.filter(Boolean).join(" ") || undefined} title={why}>
                {value === "" ? "未填" : value}
                {why === undefined ? null : <span className="visually-hidden">（异常：{why}）</span>}
              </td>
            );
          })}
          {withBalance ? (
            <td className={(report?.imbalances.length ?? 0) > 0 ? "bad" : "balance"}>
              <Balance row={row} />
            </td>
          ) : null}
        </>
      )}
      <td className="l">{absent ? null : <Checks board={board} />}</td>
    </tr>
  );
});

/** Heads over several columns, with how many each spans. */
function groupsOf(
  columns: readonly FigureColumn[],
): readonly { readonly first: FigureColumn; readonly span: number }[] {
  const groups: { first: FigureColumn; span: number }[] = [];
  for (const column of columns) {
    const last = groups[groups.length - 1];
    if (last !== undefined && column.group !== "" && last.first.group === column.group) last.span += 1;
    else groups.push({ first: column, span: 1 });
  }
  return groups;
}

type Line =
  | { readonly kind: "group"; readonly name: string; readonly count: number; readonly reported: number }
  | { readonly kind: "unit"; readonly row: UnitRow };

/** Units under the heading of their kind; kinds in the order in which they first come. */
function linesOf(rows: readonly UnitRow[], order: readonly UnitRow[]): readonly Line[] {
  const kinds = [...new Set(rows.map(({ board }) => board.kind))];
  return kinds.flatMap((name): Line[] => {
    const inKind = order.filter(({ board }) => board.kind === name);
    if (inKind.length === 0) return [];
    const reported = inKind.filter(({ report }) => report !== null).length;
    return [
      { kind: "group", name, count: inKind.length, reported },
      ...inKind.map((row): Line => ({ kind: "unit", row })),
    ];
  });
}

export function UnitTable(props: Props): ReactElement {
  const { rows, columns, totals, compared, totalName, difference, chosenTotal, actions, whole } = props;
  const withBalance = difference !== null;
  const hasSums = [...totals.values()].some((total) => total !== "");
  const defined = useMemo(
    () =>
      helper.columns([
        helper.accessor((row) => row.board.name, { id: "name", sortFn: "basic" }),
        helper.accessor((row) => STATE_ORDER.indexOf(row.board.state), { id: "state", sortFn: "basic" }),
        ...columns.map((column) =>
          helper.accessor((row) => Number(row.values.get(column.id) || -1), {
            id: column.id,
            sortFn: "basic",
            sortDescFirst: true,
          }),
        ),
        helper.accessor((row) => row.report?.imbalances.length ?? -1, {
          id: "balance",
          sortFn: "basic",
          sortDescFirst: true,
        }),
        helper.accessor(
          (row) => (row.report === null ? -1 : row.report.errors * 1000 + row.report.warnings),
          { id: "checks", sortFn: "basic", sortDescFirst: true },
        ),
      ]),
    [columns],
  );
  const table = useTable({
    features: sortingFeatures,
    columns: defined,
    data: rows,
    getRowId: ({ key }) => key,
  });
  const sorted = table.getRowModel().rows;
  const lines = useMemo(
    () =>
      linesOf(
        rows,
        sorted.map(({ original }) => original),
      ),
    [rows, sorted],
  );
  const { scroller, drawn, above, below } = useRowsInView(lines.length, ROW, whole);
  const span = columns.length + (withBalance ? 4 : 3);
  const head = (id: string, label: ReactNode, rowSpan: number, className?: string): ReactElement => {
    const column = table.getColumn(id);
    return (
      <th key={id} scope="col" rowSpan={rowSpan} className={className} aria-sort={ariaSort(column)}>
        {whole ? (
          // A button in a head is printed on the first page alone.
          label
        ) : (
          <SortButton column={column} label={label} />
        )}
      </th>
    );
  };
  const groups = groupsOf(columns);
  const grouped = groups.some(({ first }) => first.group !== "");
  return (
    <section className="unit-scroll" ref={scroller} aria-label="各单位">
      <table className={columns.length > MANY ? "units many" : "units"} aria-rowcount={lines.length + 2}>
        <caption className="visually-hidden">各单位的状态和数字</caption>
        <colgroup>
          <col className="col-name" />
          <col className="col-state" />
          {columns.map(({ id }) => (
            <col key={id} className="col-figure" />
          ))}
          {withBalance ? <col className="col-balance" /> : null}
          <col className="col-checks" />
        </colgroup>
        <thead>
          <tr>
            {head("name", "单位", grouped ? 2 : 1, "first")}
            {head("state", "状态", grouped ? 2 : 1)}
            {groups.map(({ first, span: width }) =>
              first.group === "" ? (
                head(first.id, <Short name={first.head} />, grouped ? 2 : 1)
              ) : (
                <th key={first.id} scope="colgroup" colSpan={width}>
                  {first.group}
                </th>
              ),
            )}
            {withBalance ? head("balance", "勾稽", grouped ? 2 : 1) : null}
            {head("checks", "核对", grouped ? 2 : 1)}
          </tr>
          {grouped ? (
            <tr>
              {columns
                .filter(({ group }) => group !== "")
                .map(({ id, head: name }) => head(id, <Short name={name} />, 1))}
            </tr>
          ) : null}
        </thead>
        <tbody>
          <SpaceRow height={above} span={span} />
          {drawn
            .flatMap((index) => lines[index] ?? [])
            .map((line) =>
              line.kind === "group" ? (
                <tr key={`group ${line.name}`} className="grp">
                  <th scope="rowgroup" colSpan={span}>
                    {line.name}
                    <span>
                      {line.count} 个单位，已报 {line.reported}
                    </span>
                  </th>
                </tr>
              ) : (
                <UnitLine
                  key={line.row.key}
                  row={line.row}
                  columns={columns}
                  withBalance={withBalance}
                  actions={actions}
                />
              ),
            )}
          <SpaceRow height={below} span={span} />
        </tbody>
        <tfoot>
          <tr className="sum">
            <th scope="row">{totalName}</th>
            <td />
            {columns.map((column) => (
              <td key={column.id} className={chosenTotal === column.id ? "sel" : undefined}>
                <button
                  type="button"
                  aria-pressed={chosenTotal === column.id}
                  aria-label={`${column.name} 合计 ${totals.get(column.id) || "没有数字"}，看构成`}
                  onClick={() => actions.showTotal(column)}
                >
                  {totals.get(column.id) ?? ""}
                </button>
              </td>
            ))}
            {difference === null ? null : (
              <td className={difference === 0 ? "ok" : "bad"}>
                {difference !== 0 ? `差 ${difference}` : hasSums ? "✓ 平" : ""}
              </td>
            )}
            <td />
          </tr>
          {compared === null ? null : <ComparedLines {...props} compared={compared} />}
        </tfoot>
      </table>
    </section>
  );
}

/** A report made elsewhere under the sums: what it states, and by how much that is more or less. */
function ComparedLines({
  columns,
  totals,
  compared,
  difference,
}: Pick<Props, "columns" | "totals" | "difference"> & {
  readonly compared: ReadonlyMap<string, string>;
}): ReactElement {
  const figures = columns.map(({ id }) => {
    const own = compared.get(id) ?? "";
    return { id, own, by: differenceWords(own, totals.get(id) ?? "") };
  });
  const rest = (
    <>
      {difference === null ? null : <td />}
      <td />
    </>
  );
  return (
    <>
      <tr className="sum compared">
        <th scope="row">本级报告所填</th>
        <td />
        {figures.map(({ id, own, by }) => (
          <td key={id} className={by === "相同" ? undefined : "bad"}>
            {own}
          </td>
        ))}
        {rest}
      </tr>
      <tr className="sum compared-by">
        <th scope="row">本级比合计</th>
        <td />
        {figures.map(({ id, by }) => (
          <td key={id} className={by === "相同" ? "equal" : "bad"}>
            {by}
          </td>
        ))}
        {rest}
      </tr>
    </>
  );
}

/** A head of four characters stands on two lines. */
function Short({ name }: { readonly name: string }): ReactElement {
  const match = /^([一二三四]、)(.+)$/.exec(name);
  if (match !== null) {
    return (
      <>
        {match[1]}
        <br />
        {match[2]}
      </>
    );
  }
  if (name.length !== 4) return <span title={name}>{name.length > 10 ? `${name.slice(0, 9)}…` : name}</span>;
  return (
    <>
      {name.slice(0, 2)}
      <br />
      {name.slice(2)}
    </>
  );
}
