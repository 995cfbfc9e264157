/** Workbooks of the kind before 2007 (BIFF8), through hucre, which names every error. */
import { readXls as readWorkbook } from "hucre/xlsx";
import { LIMITS, OpenFailure, tooMuch } from "../document/limits";
import { Notices, type SourceBlock, type SourceDocument } from "../document/source-document";
import { dateText, numberText, type SheetCell, tableOfSheet } from "./sheet";

function textOf(value: unknown): string {
  if (typeof value === "number") return numberText(value);
  if (typeof value === "string") return value.trim();
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (value instanceof Date && !Number.isNaN(value.getTime())) {
    return dateText(value.getTime() / 86_400_000 + 25_569) ?? "";
  }
  return "";
}

export async function readXls(bytes: Uint8Array): Promise<SourceDocument> {
  const workbook = await readWorkbook(bytes).catch(() => {
    throw new OpenFailure({ code: "old-office" });
  });
  const notices = new Notices();
  const blocks: SourceBlock[] = [];
  let room: number = LIMITS.cells;
  for (const sheet of workbook.sheets) {
    if (sheet.hidden === true || sheet.veryHidden === true) {
      notices.add("hidden-sheet", sheet.name);
      continue;
    }
    const cells: SheetCell[] = [];
    sheet.rows.forEach((row, y) => {
      row.forEach((value, x) => {
        const text = textOf(value);
        if (text === "") return;
        if (y >= LIMITS.sheetRows || x >= LIMITS.sheetColumns) {
          notices.add("far-cells");
          return;
        }
        room -= 1;
        if (room < 0) throw tooMuch("cells");
        const trouble = /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!)$/.test(text) ? "error" : undefined;
        cells.push({ row: y, column: x, text, ...(trouble === undefined ? {} : { trouble }) });
      });
    });
    const merges = (sheet.merges ?? []).map(({ startRow, startCol, endRow, endCol }) => ({
      top: startRow,
      left: startCol,
      bottom: endRow,
      right: endCol,
    }));
    const table = tableOfSheet(
      { name: sheet.name, cells, merges, hiddenRows: new Set(), hiddenColumns: new Set() },
      notices,
    );
    if (table.cells.length > 0) blocks.push(table);
  }
  return { kind: "xls", blocks, notices: notices.list() };
}
