/** XML Spreadsheet 2003, which government systems still write under the name .xls. */
import { LIMITS, tooMuch } from "../document/limits";
import { Notices, type SourceBlock, type SourceDocument } from "../document/source-document";
import { GridBuilder } from "./grid-builder";
import { numberText } from "./sheet";
import { parseXml } from "./xml";

export function readXmlSpreadsheet(bytes: Uint8Array): SourceDocument {
  const notices = new Notices();
  const blocks: SourceBlock[] = [];
  let [sheet, row, text, type] = ["", -1, "", ""];
  let grid: GridBuilder | null = null;
  let cell: { rowSpan: number; columnSpan: number } | null = null;
  let [reading, hidden] = [false, false];
  parseXml(bytes, {
    open(name, attributes) {
      const number = (attribute: string): number => Math.max(0, Number(attributes(attribute) ?? 0) || 0);
      if (name === "Worksheet") {
        sheet = attributes("Name") ?? "";
        hidden = false;
      } else if (name === "Table") {
        grid = new GridBuilder(notices);
        row = -1;
      } else if (name === "Row") {
        row = number("Index") > 0 ? number("Index") - 1 : row + 1;
        if (row >= LIMITS.sheetRows) throw tooMuch("rows");
      } else if (name === "Cell" && grid !== null) {
        const index = number("Index");
        if (index > 0) grid.skip(row, Math.max(0, index - 1 - grid.columnOf(row)));
        cell = {
          rowSpan: Math.min(number("MergeDown") + 1, LIMITS.rowSpan),
          columnSpan: Math.min(number("MergeAcross") + 1, LIMITS.columnSpan),
        };
        text = "";
        type = "";
      } else if (name === "Data") {
        reading = true;
        type = attributes("Type") ?? "";
      } else if (name === "Visible") {
        reading = true;
        text = "";
      }
    },
    close(name) {
      if (name === "Data") reading = false;
      else if (name === "Visible") {
        reading = false;
        hidden ||= /hidden/i.test(text);
      } else if (name === "Cell" && grid !== null && cell !== null) {
        const value = type === "Number" && text.trim() !== "" ? numberText(Number(text)) : text.trim();
        grid.add(row, { ...cell, text: value, ...(type === "Error" ? { trouble: "error" as const } : {}) });
        cell = null;
      } else if (name === "Worksheet" && grid !== null) {
        const table = grid.table();
        if (hidden) notices.add("hidden-sheet", sheet);
        else if (table.cells.length > 0) blocks.push({ ...table, sheet });
        grid = null;
      }
    },
    text(part) {
      if (reading) text += part;
    },
  });
  return { kind: "xml-spreadsheet", blocks, notices: notices.list() };
}
