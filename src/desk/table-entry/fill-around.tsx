/** More ways to fill: 0 in the row, column or group of the cell that had the focus last, 上年结转 from last year's report. */
import type { ReactElement } from "react";
import { applicationCell, type FieldId, fieldsOfTable, type TableId } from "../../form/fields";
import { columnOf, GRIDS, groupOf, rowOf } from "../../form/grid";
import { carryOver } from "../../report/taken-over";
import { useSession } from "../open-draft/open-draft";
import { Menu, type MenuItem } from "../ui/menu";
import { useWatched } from "../ui/use-watched";
import type { TableState } from "./table-state";

const CARRIED_OVER = applicationCell("carriedOver", "total");

interface Props {
  readonly table: TableId;
  readonly state: TableState;
  readonly fill: (ids: readonly FieldId[]) => void;
}

/** 按上年报告填上年结转: empty cells; numbers that say otherwise only by the second item. */
function useCarryOver(table: TableId, state: TableState): readonly MenuItem[] {
  const session = useSession();
  const lastYear = useWatched(session.lastYear);
  // What is left to fill follows each change of the row.
  useWatched(session.report.changesAt(CARRIED_OVER));
  if (table !== "applications" || lastYear === null) return [];
  const name = "按上年报告填上年结转";
  const fill = (replace: boolean) => {
    const { changes, left } = carryOver(session.report, lastYear, replace);
    session.applyWithRestorePoint(`${name}（${changes.length} 格）`, changes);
    const filled = changes.length === 0 ? "没有空格，不用填" : `已填 ${changes.length} 格（Ctrl+Z 撤销）`;
    state.said.set(left === 0 ? filled : `${filled}；${left} 格与上年报告不同，没有改`);
  };
  const { left } = carryOver(session.report, lastYear, false);
  return [
    { label: name, onSelect: () => fill(false) },
    ...(left === 0 ? [] : [{ label: `${name}，不同的也改`, onSelect: () => fill(true) }]),
  ];
}

export function FillAround({ table, state, fill }: Props): ReactElement {
  const cell = useWatched(state.cell);
  const grid = GRIDS[table];
  const carrying = useCarryOver(table, state);
  const around =
    cell === null
      ? []
      : [
          { label: "这一行", onSelect: () => fill(rowOf(grid, cell)) },
          { label: "这一列", onSelect: () => fill(columnOf(grid, cell)) },
          { label: "这一组", onSelect: () => fill(groupOf(grid, cell)) },
        ];
  const whole = { label: "整张表", onSelect: () => fill(fieldsOfTable(table).map((field) => field.id)) };
  return (
    <Menu
      label={carrying.length === 0 ? "其余填 0 的范围" : "其余填 0 的范围，填上年结转"}
      shown="▾"
      items={[...around, whole, ...carrying]}
    />
  );
}
