/** A table as comma-separated values, for systems that take them: UTF-8 with its mark, so that Excel reads it as such. */
import { noteId } from "../form/fields";
import { type HeadedValue, headedValues, type TableLayout } from "../form/table-layout";
import type { ReportView } from "../report/live-report";
import { noteLines, printedValue } from "./document";
import { withRemark } from "./table-values";

/** A cell: quoted where it must be, and never a formula, whatever it begins with. */
function cellText(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

const labelsOf = ({ headers }: HeadedValue, scope: "row" | "col"): readonly string[] =>
  headers.filter((header) => header.scope === scope).map((header) => header.text);

/** Heads by as few of their levels, from the innermost on, as tell them apart. */
function shortNames(heads: readonly (readonly string[])[]): readonly string[] {
  const deepest = Math.max(...heads.map((levels) => levels.length));
  for (let levels = 1; levels < deepest; levels += 1) {
    const names = heads.map((head) => head.slice(-levels).join("·"));
    if (new Set(names).size === names.length) return names;
  }
  return heads.map((head) => head.join("·"));
}

function linesOf(view: ReportView, layout: TableLayout): readonly (readonly string[])[] {
  const rows = new Map<number, HeadedValue[]>();
  for (const value of headedValues(layout))
    rows.set(value.spot.y, [...(rows.get(value.spot.y) ?? []), value]);
  const shown = ({ id }: HeadedValue): string => withRemark(printedValue(view, id));
  const columnsOf = (row: readonly HeadedValue[]): string =>
    row.map((value) => labelsOf(value, "col").join("·")).join("|");
  const all = [...rows.values()];
  const [first = []] = all;
  if (all.some((row) => columnsOf(row) !== columnsOf(first))) {
    // Section two's blocks have heads of their own: a line a number.
    const lines = all.flat().map((value) => {
      const [block = "", ...heads] = labelsOf(value, "col");
      return [block, labelsOf(value, "row").join(" "), heads.join("·"), shown(value)];
    });
    return [["类别", "信息内容", "项目", "数量"], ...lines];
  }
  const heads = shortNames(first.map((value) => labelsOf(value, "col")));
  const labelled = all.some((row) => row.some((value) => labelsOf(value, "row").length > 0));
  const lines = all.map((row) => {
    const [leading] = row;
    const label = leading === undefined ? "" : labelsOf(leading, "row").join(" ");
    return [...(labelled ? [label] : []), ...row.map(shown)];
  });
  return [[...(labelled ? ["项目"] : []), ...heads], ...lines];
}

/** The table's file, its note on lines of their own at the end. */
export function tableCsv(view: ReportView, layout: TableLayout): string {
  const notes = noteLines(view.typed(noteId(layout.id))).map((line) => [line]);
  const lines = [...linesOf(view, layout), ...notes].map((cells) => cells.map(cellText).join(","));
  return `\uFEFF${lines.join("\r\n")}\r\n`;
}
