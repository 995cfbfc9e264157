/** The line under a table: which cell this is, the row's total, what was done, what keys do, where to go next. */
import type { ReactElement } from "react";
import {
  APPLICATION_COLUMNS,
  applicationColumnLabel,
  balanceId,
  type FieldId,
  findField,
  findTotal,
  noteId,
  type TableId,
} from "../../form/fields";
import { STEPS, type StepId } from "../../form/official-form";
import { locate } from "../../form/places";
import {
  useBalance,
  useIsLocked,
  useSession,
  useSum,
  useTyped,
  useViewState,
} from "../open-draft/open-draft";
import { stepPath } from "../ui/routes";
import { useWatched } from "../ui/use-watched";
import { balanceWords } from "./balance-words";
import { FillZeros } from "./fill-zeros";
import type { TableState } from "./table-state";

/** The total of the row that a cell stands in, if it has one. */
function rowTotalOf(id: FieldId): FieldId | null {
  const row = id.slice(0, id.lastIndexOf("."));
  return findTotal(`${row}.total`) === undefined ? null : `${row}.total`;
}

function RowTotal({ id }: { readonly id: FieldId }): ReactElement {
  const sum = useSum(id);
  return (
    <span className="row-total">
      行合计 <b>{sum.value ?? "—"}</b>
    </span>
  );
}

function Selected({ state }: { readonly state: TableState }): ReactElement | null {
  const selection = useWatched(state.selection);
  if (selection === null) return null;
  return (
    <span role="status">
      选中 {selection.cells} 格　计数 <b>{selection.numbers}</b>　求和 <b>{selection.sum}</b>
    </span>
  );
}

/** A column's balance with the four numbers that it is made of. */
function BalanceExplained({ column }: { readonly column: string }): ReactElement {
  const balance = useBalance(column, balanceId(column));
  const name = applicationColumnLabel(column);
  if (balance === null) return <span className="place">{name}：一、二、三（七）、四填齐后核对</span>;
  const { newlyReceived, carriedOver, handled, carriedForward } = balance;
  return (
    <span className="place">
      {name}：一 {newlyReceived} + 二 {carriedOver} = {newlyReceived + carriedOver}；三（七）{handled} + 四{" "}
      {carriedForward} = {handled + carriedForward}；<b>{balanceWords(balance)}</b>
    </span>
  );
}

function Place({ id, idle }: { readonly id: FieldId | null; readonly idle: boolean }): ReactElement {
  const locked = useIsLocked();
  const column = APPLICATION_COLUMNS.find((candidate) => balanceId(candidate) === id);
  if (column !== undefined) return <BalanceExplained column={column} />;
  const table = id === null ? undefined : (findField(id)?.table ?? findTotal(id)?.table);
  if (id === null || table === undefined)
    return <span className="place">{locked || !idle ? "" : "点一格开始填"}</span>;
  const total = rowTotalOf(id);
  return (
    <>
      <span className="place">{locate(id).name}</span>
      {total === null ? null : <RowTotal id={total} />}
      <LastYear id={id} />
      <Remark id={id} />
    </>
  );
}

/** Last year's number, and how far this year's is from it. */
function LastYear({ id }: { readonly id: FieldId }): ReactElement | null {
  const before = useWatched(useSession().lastYear)?.sum(id).value ?? null;
  const now = useSum(id).value;
  if (before === null) return null;
  const by = now === null ? 0 : Number((now - before).toPrecision(12));
  return (
    <span className="last-year-value">
      上年 {before}
      {by === 0 ? "" : `　${by > 0 ? "+" : "−"}${Math.abs(by)}`}
    </span>
  );
}

/** What is remarked beside a number. */
function Remark({ id }: { readonly id: FieldId }): ReactElement | null {
  const remark = useTyped(noteId(id));
  return remark === "" ? null : (
    <span className="remark" title={remark}>
      备注：{remark}
    </span>
  );
}

/** The note under the table. */
function TableNote({
  table,
  state,
}: {
  readonly table: TableId;
  readonly state: TableState;
}): ReactElement | null {
  const note = useTyped(noteId(table));
  const locked = useIsLocked();
  if (locked) return note === "" ? null : <span title={note}>有注</span>;
  return (
    <button
      type="button"
      // What is found in the note, or said about it, leads here.
      name={noteId(table)}
      className="link"
      title={note === "" ? "写一条印在表下面的注" : note}
      onClick={() => state.noting.set(table)}
    >
      {note === "" ? "加注" : "改注"}
    </button>
  );
}

/** Where Tab comes after the last cell. */
function NextStep({ step }: { readonly step: StepId }): ReactElement | null {
  const session = useSession();
  const next = STEPS[STEPS.findIndex((candidate) => candidate.id === step) + 1];
  if (next === undefined) return null;
  return (
    <a className="button" rel="next" href={stepPath(session.id, next.id)} title="Alt+PageDown">
      下一步：{next.shortTitle} →
    </a>
  );
}

interface Props {
  readonly step: StepId;
  readonly table: TableId;
  readonly state: TableState;
}

export function Strip({ step, table, state }: Props): ReactElement {
  const view = useViewState();
  const focused = useWatched(view.focused);
  // While the cells' menu has the focus, it is about the cell that had it.
  const menu = useWatched(state.menu);
  const at = menu === null ? focused : state.cell.value;
  const done = useWatched(state.said);
  const undone = useWatched(view.undone);
  const said = done === "" && undone?.step === step ? undone.words : done;
  return (
    <div className="strip">
      <div className="now">
        <div className="words">
          <Place id={at} idle={said === ""} />
          <Selected state={state} />
          <span className="said" role="status">
            {said}
          </span>
          {said === "" ? (
            <span className="keys">Enter 向下 · Tab 向右 · Ctrl+Z 撤销 · Alt+↓ 下一处问题</span>
          ) : null}
        </div>
      </div>
      <NextStep step={step} />
      <FillZeros table={table} state={state} />
      <TableNote table={table} state={state} />
      <button type="button" className="link" onClick={() => view.keysShown.set(true)}>
        全部按键
      </button>
    </div>
  );
}
