/** Puts a range on the clipboard as spreadsheets want it: tab-separated text and an HTML table, totals included. */
import type { FieldId } from "../../form/fields";
import type { Grid, Range } from "../../form/grid";
import { escapeHtml } from "../../publishing/element";

export function copyRange(
  data: DataTransfer,
  grid: Grid,
  { from, to }: Range,
  textAt: (id: FieldId) => string,
): void {
  const [top, bottom] = [Math.min(from.row, to.row), Math.max(from.row, to.row)];
  const [left, right] = [Math.min(from.column, to.column), Math.max(from.column, to.column)];
  const rows = grid.slice(top, bottom + 1).map((ids) => ids.slice(left, right + 1));
  const lines = rows.map((ids) =>
    ids.map((id, column) => (ids.indexOf(id) === column ? textAt(id) : "")).join("\t"),
  );
  const markup = rows.map((ids) => {
    const cells = [...new Set(ids)].map((id) => {
      const span = ids.filter((one) => one === id).length;
      return `<td${span > 1 ? ` colspan="${span}"` : ""}>${escapeHtml(textAt(id))}</td>`;
    });
    return `<tr>${cells.join("")}</tr>`;
  });
  data.setData("text/plain", lines.join("\r\n"));
  data.setData("text/html", `<table>${markup.join("")}</table>`);
}
