/** Tables of sections two and four, drawn from the official layout that print draws too. */
import { memo, type ReactElement } from "react";
import type { TableId } from "../../form/fields";
import { type LayoutCell, TABLE_LAYOUTS, type TableLayout } from "../../form/table-layout";
import { Cell, TotalCell } from "./cell";

function Part({ cell }: { readonly cell: LayoutCell }): ReactElement {
  if (cell.kind === "value") {
    return cell.computed ? (
      <TotalCell id={cell.id} colSpan={cell.colSpan} />
    ) : (
      <Cell id={cell.id} colSpan={cell.colSpan} />
    );
  }
  return (
    <th scope={cell.scope} colSpan={cell.colSpan} rowSpan={cell.rowSpan}>
      <span>{cell.text}</span>
    </th>
  );
}

/** A layout never changes, so its parts are told apart by where they stand. */
const keyAt = (row: number, column: number): string => `${row}.${column}`;

interface Props {
  readonly table: TableId;
  /** Told the table's element when it is there. */
  readonly onTable: (table: HTMLTableElement | null) => void;
}

export const LayoutTable = memo(function LayoutTable({ table, onTable }: Props): ReactElement {
  const layout: TableLayout = TABLE_LAYOUTS[table];
  const total = layout.widths.reduce((sum, width) => sum + width, 0);
  return (
    <table className={`grid ${table}`} ref={onTable}>
      <caption className="visually-hidden">{layout.caption}</caption>
      <colgroup>
        {layout.widths.map((width, at) => (
          <col key={keyAt(0, at)} style={{ width: `${(100 * width) / total}%` }} />
        ))}
      </colgroup>
      <tbody>
        {layout.rows.map((row, y) => (
          <tr key={keyAt(y, 0)}>
            {row.map((cell, x) => (
              <Part key={keyAt(y, x)} cell={cell} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
});
