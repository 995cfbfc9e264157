/** Board and wide table as a workbook: numbers as numbers, texts as texts, heads that stay in view. Loaded when used. */
import writeXlsxFile, { type CellObject, type Sheet } from "write-excel-file/universal";
import type { SheetRows } from "../review/summary/export-rows";
import { xmlText } from "./embedded-report";
import { Package } from "./office-package";
import { fontsInOrder } from "./workbook-package";

const FONT = { fontFamily: "宋体", fontSize: 10.5, alignVertical: "center", wrap: true } as const;
const BORDER = { borderStyle: "thin", borderColor: "#000000" } as const;
/** Text stays text, whatever it begins with. */
const TEXT = { type: String, format: "@" } as const;
const NUMBER = /^\d{1,15}(\.\d{1,6})?$/;

export interface NamedSheet extends SheetRows {
  readonly name: string;
  /** Columns that hold figures begin here. */
  readonly figuresFrom: number;
}

function cellOf(text: string, isFigure: boolean, bold: boolean): CellObject {
  const look = { ...FONT, ...BORDER, ...(bold ? { fontWeight: "bold" as const } : {}) };
  if (isFigure && NUMBER.test(text)) {
    return { ...look, type: Number, value: Number(text), format: text.includes(".") ? "0.######" : "0" };
  }
  return { ...look, ...TEXT, value: xmlText(text) };
}

const widthOf = (column: number, figuresFrom: number): number =>
  column === 0 ? 30 : column < figuresFrom ? 14 : 11;
/** Points that a line of text takes. */
const LINE = 15;
/** A row may be this high, in points; a file that says more is taken for damaged. */
const HIGHEST = 409;

/** A remark under the sums runs over the whole width; a row of merged cells does not grow by itself. */
function remarkOf(row: readonly string[], figuresFrom: number): (CellObject | null)[] {
  const [text = ""] = row;
  const width = row.reduce((sum, _, column) => sum + widthOf(column, figuresFrom), 0);
  // A Chinese character is as wide as two digits, by which columns are measured.
  const height = Math.min(HIGHEST, LINE * Math.ceil((text.length * 2.2) / width));
  return row.map((_, column) =>
    column === 0 ? { ...FONT, ...TEXT, value: xmlText(text), columnSpan: row.length, height } : null,
  );
}

function sheetOf({ name, head, rows, figuresFrom, totalAt = rows.length }: NamedSheet): Sheet<Blob> {
  return {
    sheet: name.slice(0, 31),
    stickyRowsCount: 1,
    stickyColumnsCount: 1,
    columns: head.map((_, column) => ({ width: widthOf(column, figuresFrom) })),
    data: [
      head.map((text) => cellOf(text, false, true)),
      ...rows.map((row, at) =>
        at > totalAt
          ? remarkOf(row, figuresFrom)
          : row.map((text, index) => cellOf(text, index >= figuresFrom, at === totalAt)),
      ),
    ],
  };
}

export async function summaryXlsx(sheets: readonly NamedSheet[]): Promise<Uint8Array<ArrayBuffer>> {
  const written = await writeXlsxFile(sheets.map(sheetOf)).toBlob();
  const file = new Package(new Uint8Array(await written.arrayBuffer()));
  file.edit("xl/styles.xml", fontsInOrder);
  return file.zipped();
}
