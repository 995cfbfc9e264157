/** The line under a table: which cell this is, the row's total, what keys do. */
import type { ReactElement } from "react";
import { type FieldId, findField, findTotal } from "../../form/fields";
import { locate } from "../../form/places";
import { useSum, useViewState } from "../open-draft/open-draft";
import { useWatched } from "../ui/use-watched";
import type { TableState } from "./table-state";

/** The total of the row that a cell stands in, if it has one. */
function rowTotalOf(id: FieldId): FieldId | null {
  const row = id.slice(0, id.lastIndexOf("."));
  return findTotal(`${row}.total`) === undefined ? null : `${row}.total`;
}

function RowTotal({ id }: { readonly id: FieldId }): ReactElement {
  const sum = useSum(id);
  return (
    <span>
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

export function Strip({ state }: { readonly state: TableState }): ReactElement {
  const view = useViewState();
  const focused = useWatched(view.focused);
  const done = useWatched(state.said);
  const undone = useWatched(view.undone);
  const said = done === "" ? undone : done;
  const known = focused !== null && (findField(focused)?.table ?? findTotal(focused)?.table) !== undefined;
  const total = known ? rowTotalOf(focused) : null;
  return (
    <div className="strip">
      <span>{known ? locate(focused).name : "点一格开始填"}</span>
      {total === null ? null : <RowTotal id={total} />}
      <Selected state={state} />
      <span className="said" role="status">
        {said}
      </span>
      <span className="grow" />
      {said === "" ? (
        <span className="keys">Enter 向下 · Tab 向右 · Ctrl+Z 撤销 · Alt+↓ 下一处问题</span>
      ) : null}
      <button type="button" className="link" onClick={() => view.keysShown.set(true)}>
        全部按键
      </button>
    </div>
  );
}
