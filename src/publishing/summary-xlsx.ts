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
  /** The last row is the total. */
  readonly totalled: boolean;
}

function cellOf(text: string, isFigure: boolean, bold: boolean): CellObject {
  const look = { ...FONT, ...BORDER, ...(bold ? { fontWeight: "bold" as const } : {}) };
  if (isFigure && NUMBER.test(text)) {
    return { ...look, type: Number, value: Number(text), format: text.includes(".") ? "0.######" : "0" };
  }
  return { ...look, ...TEXT, value: xmlText(text) };
}

function sheetOf({ name, head, rows, figuresFrom, totalled }: NamedSheet): Sheet<Blob> {
  return {
    sheet: name.slice(0, 31),
    stickyRowsCount: 1,
    stickyColumnsCount: 1,
    columns: head.map((_, index) => ({ width: index === 0 ? 30 : index < figuresFrom ? 14 : 11 })),
    data: [
      head.map((text) => cellOf(text, false, true)),
      ...rows.map((row, at) =>
        row.map((text, index) => cellOf(text, index >= figuresFrom, totalled && at === rows.length - 1)),
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
