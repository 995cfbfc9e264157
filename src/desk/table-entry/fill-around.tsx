/** 「其余填 0」 for a part of the table: the row, column or group of the cell that had the focus last. */
import type { ReactElement } from "react";
import { type FieldId, fieldsOfTable, type TableId } from "../../form/fields";
import { columnOf, GRIDS, groupOf, rowOf } from "../../form/grid";
import { Menu } from "../ui/menu";
import { useWatched } from "../ui/use-watched";
import type { TableState } from "./table-state";

interface Props {
  readonly table: TableId;
  readonly state: TableState;
  readonly fill: (ids: readonly FieldId[]) => void;
}

export function FillAround({ table, state, fill }: Props): ReactElement {
  const cell = useWatched(state.cell);
  const grid = GRIDS[table];
  const around =
    cell === null
      ? []
      : [
          { label: "这一行", onSelect: () => fill(rowOf(grid, cell)) },
          { label: "这一列", onSelect: () => fill(columnOf(grid, cell)) },
          { label: "这一组", onSelect: () => fill(groupOf(grid, cell)) },
        ];
  const whole = { label: "整张表", onSelect: () => fill(fieldsOfTable(table).map((field) => field.id)) };
  return <Menu label="其余填 0 的范围" shown="▾" items={[...around, whole]} />;
}
