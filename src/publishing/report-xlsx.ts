/**
 * The three official tables as a workbook: live formulas for totals and the balance, and a sheet of what the checks
 * found. Loaded when used.
 */
import writeXlsxFile, { type CellObject, type Sheet } from "write-excel-file/universal";
import type { Finding } from "../checks/finding";
import {
  APPLICATION_COLUMNS,
  applicationCell,
  type FieldId,
  findField,
  findTotal,
  noteId,
  tableOf,
} from "../form/fields";
import { BALANCE, STEPS } from "../form/official-form";
import { locate } from "../form/places";
import {
  firstColumns,
  type HeaderCell,
  rowSpanOf,
  TABLE_LAYOUTS,
  type TableLayout,
} from "../form/table-layout";
import { contentHash } from "../report/content-hash";
import type { ReportView } from "../report/live-report";
import { amountText } from "../report/numbers";
import { documentOf, noteLines } from "./document";
import { embeddedReport, xmlText } from "./embedded-report";
import { widthOf, wordLines } from "./name-lines";
import { type CachedValue, finishWorkbook } from "./workbook-package";

const SEVERITY = { error: "必须改正", warning: "请核实", notice: "提示" } as const;
const FACE = { fontFamily: "宋体", fontSize: 10.5 } as const;
const FONT = { ...FACE, alignVertical: "center", wrap: true } as const;
/** Numbers stand on one line; a long one is set smaller by the program. */
const NUMBER = { ...FACE, alignVertical: "center", align: "center" } as const;
const BORDER = { borderStyle: "thin", borderColor: "#000000" } as const;
/** Text stays text, whatever it begins with. */
const TEXT = { type: String, format: "@" } as const;
const UNBALANCED = "#B3261E";
/** The sheet's title stands above the table. */
const TITLE_ROWS = 1;
/** Characters across a page, shared out among the columns. */
const PAGE_WIDTH = 92;

/** Points a line of text takes; programs do not fit a row's height to merged cells. */
const LINE_HEIGHT = 14;

type Row = (CellObject | null)[];

function columnWidths({ widths }: TableLayout): readonly number[] {
  const all = widths.reduce((sum, width) => sum + width, 0);
  return widths.map((width) => (PAGE_WIDTH * width) / all);
}

const widthOfCell = (layout: TableLayout, x: number, columns: number): number =>
  columnWidths(layout)
    .slice(x, x + columns)
    .reduce((sum, column) => sum + column, 0);

/** Characters of a cell's width that its borders and padding take. */
const BESIDE = 1;

/** Lines that a label of one row takes: a Chinese character is two wide. */
function linesOf(cell: CellObject | null, layout: TableLayout, x: number): number {
  if (cell?.type !== String || typeof cell.value !== "string" || (cell.rowSpan ?? 1) > 1) return 1;
  const width = widthOfCell(layout, x, cell.columnSpan ?? 1);
  return cell.value
    .split("\n")
    .reduce((lines, line) => lines + Math.max(1, Math.ceil((widthOf(line) * 2 + BESIDE) / width)), 0);
}

/** A sheet with the values its formulas have now, for programs that show without calculating. */
interface FilledSheet {
  readonly sheet: Sheet<Blob>;
  readonly cached: ReadonlyMap<string, CachedValue>;
  /** Rows that stand on every printed page. */
  readonly titleRows: number;
}

function columnName(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest === 0 ? "" : columnName(rest - 1)) + String.fromCharCode(65 + (index % 26));
}

interface Spot {
  readonly x: number;
  readonly y: number;
}
const nameOf = ({ x, y }: Spot): string => `${columnName(x)}${y + 1}`;

/** Where each value of a table stands on its sheet, and the sheet's rows with their labels. */
function laidOut(layout: TableLayout): { rows: Row[]; spots: Map<FieldId, Spot> } {
  const spots = new Map<FieldId, Spot>();
  const first = firstColumns(layout);
  const rows = layout.rows.map((row, index): Row => {
    const cells: Row = layout.widths.map(() => null);
    row.forEach((cell, at) => {
      const x = first[index]?.[at] ?? 0;
      const content: CellObject =
        cell.kind === "header"
          ? { ...FONT, ...headerCell(cell, widthOfCell(layout, x, cell.colSpan)) }
          : NUMBER;
      cells[x] = { ...BORDER, columnSpan: cell.colSpan, rowSpan: rowSpanOf(cell), ...content };
      if (cell.kind === "value") spots.set(cell.id, { x, y: index + TITLE_ROWS });
    });
    return cells;
  });
  return { rows, spots };
}

const headerCell = ({ text, words, align }: HeaderCell, width: number): CellObject => ({
  ...TEXT,
  value: words === null ? text : wordLines(words, (width - BESIDE) / 2).join("\n"),
  align,
});

/** Format of a value's cell, filled or to be filled: digits as they are, an amount with the decimals it has. */
function numberFormat(id: FieldId, value: number | null): string {
  if (findField(id)?.kind !== "amount") return "0";
  if (value === null) return "General";
  const decimals = amountText(value).split(".")[1]?.length ?? 0;
  return decimals === 0 ? "0" : `0.${"0".repeat(decimals)}`;
}

/** A remark as part of a number's format: the cell stays a number. Null where it is wider than the cell. */
function remarkFormat(remark: string, digits: string, width: number): string | null {
  const text = `（${remark.replace(/["\\\n]/g, " ")}）`;
  return digits.length + widthOf(text) * 2 + BESIDE <= width ? `"${text}"` : null;
}

/** The cells of a sum: one range where they form a rectangle, as all of the official tables do. */
function rangeOf(spots: readonly Spot[]): string {
  const [xs, ys] = [spots.map((spot) => spot.x), spots.map((spot) => spot.y)];
  const from = { x: Math.min(...xs), y: Math.min(...ys) };
  const to = { x: Math.max(...xs), y: Math.max(...ys) };
  const whole = (to.x - from.x + 1) * (to.y - from.y + 1) === spots.length;
  return whole ? `${nameOf(from)}:${nameOf(to)}` : spots.map(nameOf).join(",");
}

/** Empty as long as nothing is filled in: empty is not 0. */
const sumFormula = (range: string): string => `IF(COUNT(${range})=0,"",SUM(${range}))`;

function filledSheet(view: ReportView, layout: TableLayout, title: string): FilledSheet {
  const { rows, spots } = laidOut(layout);
  const cached = new Map<string, CachedValue>();
  const put = (spot: Spot, content: CellObject): void => {
    const row = rows[spot.y - TITLE_ROWS];
    if (row !== undefined) row[spot.x] = { ...row[spot.x], ...content };
  };
  /** Remarks that do not fit beside their number stand under the table. */
  const below: string[] = [];
  for (const [id, spot] of spots) {
    const total = findTotal(id);
    const { value } = view.sum(id);
    const remark = view.typed(noteId(id)).trim();
    const columns = rows[spot.y - TITLE_ROWS]?.[spot.x]?.columnSpan ?? 1;
    const beside =
      remark === "" || value === null
        ? null
        : remarkFormat(xmlText(remark), amountText(value), widthOfCell(layout, spot.x, columns));
    if (remark !== "" && beside === null) below.push(`${(findField(id) ?? total)?.name}：${remark}`);
    const format = `${numberFormat(id, value)}${beside ?? ""}`;
    if (total !== undefined) {
      const range = rangeOf(total.addends.flatMap((addend) => spots.get(addend) ?? []));
      put(spot, { type: "Formula", value: sumFormula(range), format });
      cached.set(nameOf(spot), value);
    } else if (value !== null) {
      put(spot, { type: Number, value, format });
    } else {
      const typed = view.typed(id).trim();
      // An empty cell waits for a number; what is no number stays as it was typed.
      put(spot, typed === "" ? { type: Number, format } : { ...FONT, ...TEXT, value: xmlText(typed) });
    }
  }
  for (const row of rows) {
    const lines = Math.max(...row.map((cell, x) => linesOf(cell, layout, x)));
    const first = row.findIndex((cell) => cell !== null);
    if (first >= 0) row[first] = { ...row[first], height: lines * LINE_HEIGHT + 5 };
  }
  const balance = layout.id === "applications" ? balanceRow(view, layout, spots, cached) : null;
  const titleCell: CellObject = {
    ...TEXT,
    fontFamily: "黑体",
    fontSize: 14,
    value: title,
    columnSpan: layout.widths.length,
    align: "center",
    alignVertical: "center",
    height: 30,
  };
  const last = rows.length + TITLE_ROWS;
  const notes = [...noteLines(view.typed(noteId(layout.id))), ...below].map((text): Row => {
    const width = widthOfCell(layout, 0, layout.widths.length);
    const lines = Math.ceil((widthOf(text) * 2 + BESIDE) / width);
    const columnSpan = layout.widths.length;
    return [{ ...FONT, ...TEXT, value: xmlText(text), columnSpan, height: lines * LINE_HEIGHT + 5 }];
  });
  return {
    cached,
    titleRows: layout.headRows === 0 ? 0 : layout.headRows + TITLE_ROWS,
    sheet: {
      // At most 31 characters, as Excel allows.
      sheet: title.slice(0, 31),
      data: [[titleCell], ...rows, ...(balance === null ? [] : [balance]), ...notes],
      columns: columnWidths(layout).map((width) => ({ width })),
      stickyRowsCount: layout.headRows === 0 ? 0 : layout.headRows + TITLE_ROWS,
      ...(balance === null
        ? {}
        : {
            conditionalFormatting: [
              {
                cellRange: {
                  from: { row: last + 1, column: 1 },
                  to: { row: last + 1, column: layout.widths.length },
                },
                condition: { formula: `OR(LEFT(A${last + 1},1)="多",LEFT(A${last + 1},1)="少")` },
                style: { textColor: UNBALANCED, fontWeight: "bold" },
              },
            ],
          }),
    },
  };
}

/** 一 + 二 = 三（七） + 四 for each column, worked out by the sheet itself. */
function balanceRow(
  view: ReportView,
  layout: TableLayout,
  spots: ReadonlyMap<FieldId, Spot>,
  cached: Map<string, CachedValue>,
): Row {
  const cells: Row = layout.widths.map(() => null);
  cells[0] = {
    ...FONT,
    ...TEXT,
    value: "勾稽核对：一 + 二 = 三（七）+ 四",
    height: LINE_HEIGHT + 5,
    columnSpan: layout.widths.length - APPLICATION_COLUMNS.length,
  };
  for (const column of APPLICATION_COLUMNS) {
    const refs = (rows: readonly string[]): string[] =>
      rows.flatMap((row) => {
        const spot = spots.get(applicationCell(row, column));
        return spot === undefined ? [] : [nameOf(spot)];
      });
    const [received, handled] = [refs(BALANCE.received), refs(BALANCE.handled)];
    const all = [...received, ...handled];
    const difference = `${received.join("+")}-${handled.join("-")}`;
    const surplus = `${handled.join("+")}-${received.join("-")}`;
    const x = spots.get(applicationCell(BALANCE.handled[0], column))?.x ?? 0;
    const spot = { x, y: layout.rows.length + TITLE_ROWS };
    const balance = view.balance(column);
    cells[x] = {
      ...NUMBER,
      type: "Formula",
      value: `IF(COUNT(${all.join(",")})<${all.length},"",IF(${difference}=0,"平衡",IF(${difference}<0,"多 "&(${surplus}),"少 "&(${difference}))))`,
    };
    cached.set(
      nameOf(spot),
      balance === null
        ? ""
        : balance.difference === 0
          ? "平衡"
          : `${balance.difference < 0 ? "多" : "少"} ${Math.abs(balance.difference)}`,
    );
  }
  return cells;
}

/** Columns of the findings' sheet: severity, place, message. */
const FINDING_WIDTHS = [13, 30, 80];

/** What the checks found, for whoever works on in the workbook. */
function findingsSheet(view: ReportView, findings: readonly Finding[], hash: string): FilledSheet {
  const { title, organization, year, draft } = documentOf(view);
  const cell = (value: string): CellObject => ({
    ...FONT,
    ...TEXT,
    ...BORDER,
    alignVertical: "top",
    value: xmlText(value),
  });
  const head = (value: string): CellObject => ({ ...FONT, ...TEXT, ...BORDER, fontWeight: "bold", value });
  const about = (name: string, value: string): Row => [
    { ...head(name), height: LINE_HEIGHT + 5 },
    { ...cell(value), columnSpan: 2 },
  ];
  const years = view.number("year");
  const yearCell: CellObject = { ...FACE, ...BORDER, align: "left", columnSpan: 2 };
  const found =
    findings.length === 0
      ? [["通过", "", "核对没有发现问题。"]]
      : findings.map((finding) => [
          SEVERITY[finding.severity],
          locate(finding.at).name,
          `${finding.message}${finding.advice}`,
        ]);
  const findingLine = (texts: readonly string[]): Row => {
    const lines = Math.max(
      ...texts.map((text, x) => Math.ceil((widthOf(text) * 2 + BESIDE) / (FINDING_WIDTHS[x] ?? 80))),
    );
    return texts.map((text) => ({ ...cell(text), height: lines * LINE_HEIGHT + 5 }));
  };
  const before = [
    about("报告", title),
    about("单位", organization),
    // The year is a number, to be sorted and looked up by.
    years === null
      ? about("年度", year)
      : [head("年度"), { ...yearCell, type: Number, value: years, format: "0" }],
    about("状态", draft ? "草稿" : "定稿"),
    about("内容校验码", hash),
    [],
  ];
  return {
    cached: new Map(),
    titleRows: 0,
    sheet: {
      sheet: "核对",
      orientation: "landscape",
      columns: FINDING_WIDTHS.map((width) => ({ width })),
      data: [...before, ["级别", "位置", "说明"].map(head), ...found.map(findingLine)],
    },
  };
}

/** The workbook. Of an empty form (空白表), the three tables only, to be filled in. */
export async function reportXlsx(
  view: ReportView,
  findings: readonly Finding[],
  { blank = false }: { readonly blank?: boolean } = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const tables = STEPS.flatMap((step) => {
    const table = tableOf(step.id);
    return table === undefined ? [] : [filledSheet(view, TABLE_LAYOUTS[table], step.title)];
  });
  const hash = contentHash(view);
  const sheets = blank ? tables : [...tables, findingsSheet(view, findings, hash)];
  const written = await writeXlsxFile(
    sheets.map(({ sheet }) => sheet),
    FACE,
  ).toBlob();
  const { title, organization, year } = documentOf(view);
  return finishWorkbook(new Uint8Array(await written.arrayBuffer()), {
    sheets: sheets.map(({ sheet, cached, titleRows }) => ({ name: sheet.sheet ?? "", cached, titleRows })),
    foot: blank ? "" : `${organization} ${year}年`,
    core: { title, organization, keywords: ["政府信息公开", "年度报告", organization, `${year}年`] },
    custom: blank ? [] : [{ name: "ContentHash", value: hash }],
    report: blank ? null : embeddedReport(view),
  });
}
