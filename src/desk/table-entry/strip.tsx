/** The line under a table: which cell this is, the row's total, what keys do. */
import type { ReactElement } from "react";
import { type FieldId, findField, findTotal } from "../../form/fields";
import { locate } from "../../form/places";
import { useSignal } from "../ui/signal";
import { useSession, useSum } from "../wizard/session-context";

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

export function Strip(): ReactElement {
  const session = useSession();
  const focused = useSignal(session.focused);
  const known = focused !== null && (findField(focused)?.table ?? findTotal(focused)?.table) !== undefined;
  const total = known ? rowTotalOf(focused) : null;
  return (
    <div className="strip">
      <span>{known ? locate(focused).name : "点一格开始填"}</span>
      {total === null ? null : <RowTotal id={total} />}
      <span className="grow" />
      <span className="keys">Enter 向下 · Tab 向右 · Ctrl+Z 撤销 · Alt+↓ 下一处问题</span>
    </div>
  );
}
