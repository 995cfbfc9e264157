/** 「其余填 0」: fills only cells that are empty, says how many, and one undo takes it back. */
import type { ReactElement } from "react";
import { type FieldId, fieldsOfTable, type TableId } from "../../form/fields";
import { typedAt } from "../../report/entries";
import { Menu } from "../ui/menu";
import { useSignal } from "../ui/signal";
import type { DraftSession } from "../wizard/draft-session";
import { useIsFinalized, useSession } from "../wizard/session-context";
import type { TableState } from "./table-state";

function fillZeros(session: DraftSession, state: TableState, ids: readonly FieldId[]): void {
  const empty = ids.filter((id) => typedAt(session.report.entries, id).trim() === "");
  if (empty.length === 0) {
    state.said.set("没有空格，不用填。");
    return;
  }
  session.make(
    `其余填 0（${empty.length} 格）`,
    empty.map((key) => ({ key, value: "0" })),
  );
  state.said.set(`已填 ${empty.length} 格 0（Ctrl+Z 撤销）`);
}

interface Props {
  readonly table: TableId;
  readonly state: TableState;
}

export function FillZeros({ table, state }: Props): ReactElement | null {
  const session = useSession();
  const finalized = useIsFinalized();
  const cell = useSignal(state.cell);
  if (finalized) return null;
  const fill = (ids: readonly FieldId[]) => () => fillZeros(session, state, ids);
  const fillAround = (around: "rowOf" | "columnOf" | "groupOf") => () => {
    if (cell === null) return;
    void import("../../form/grid").then((grid) =>
      fillZeros(session, state, grid[around](grid.GRIDS[table], cell)),
    );
  };
  const around =
    cell === null
      ? []
      : [
          { label: "这一行", onSelect: fillAround("rowOf") },
          { label: "这一列", onSelect: fillAround("columnOf") },
          { label: "这一组", onSelect: fillAround("groupOf") },
        ];
  const whole = fieldsOfTable(table).map((field) => field.id);
  return (
    <div className="fill-zeros">
      <button
        type="button"
        className="quiet"
        data-action="fill-zeros"
        title="把整张表里还空着的格填 0"
        onClick={fill(whole)}
      >
        其余填 0
      </button>
      <Menu
        label="其余填 0 的范围"
        shown="▾"
        items={[...around, { label: "整张表", onSelect: fill(whole) }]}
      />
    </div>
  );
}
