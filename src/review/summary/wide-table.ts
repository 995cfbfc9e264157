/** The columns that units are compared and added in: each a figure of the form, or the sum of a group's figures. */
import {
  APPLICATION_COLUMNS,
  applicationCell,
  disputeCell,
  type FieldId,
  fieldsOfTable,
  findTotal,
} from "../../form/fields";
import {
  APPLICATION_ROWS,
  DISPUTE_KINDS,
  DISPUTE_RESULTS,
  PROACTIVE_BLOCKS,
  RESULT_GROUPS,
  TOTAL_HEAD,
} from "../../form/official-form";
import { exactSum, SUMMED } from "../../report/sources";

export type TableView = "main" | "proactive" | "applications" | "disputes";
export const TABLE_VIEWS: readonly { readonly id: TableView; readonly label: string }[] = [
  { id: "main", label: "主要数字" },
  { id: "proactive", label: "二、主动公开" },
  { id: "applications", label: "三、依申请公开" },
  { id: "disputes", label: "四、复议诉讼" },
];

export interface FigureColumn {
  readonly id: string;
  /** Head over several columns; empty when there is none. */
  readonly group: string;
  readonly head: string;
  /** Full name, for screen readers, files and the side panel. */
  readonly name: string;
  /** Typed fields whose sum it is. */
  readonly fields: readonly FieldId[];
  /** A total of the form. */
  readonly computed: boolean;
  readonly unit: "件" | "万元";
}

const TOTAL = "total";
const RESULTS = "三、本年度办理结果";

const addendsOf = (id: FieldId): readonly FieldId[] => findTotal(id)?.addends ?? [id];

function mainColumns(): FigureColumn[] {
  const column = (
    id: string,
    group: string,
    head: string,
    rows: readonly string[],
    computed = false,
  ): FigureColumn => ({
    id: `main.${id}`,
    group,
    head,
    name: group === "" ? head : `${group}，${head}`,
    fields: rows.flatMap((row) => addendsOf(applicationCell(row, TOTAL))),
    computed,
    unit: "件",
  });
  return [
    column("newlyReceived", "", "一、新收", ["newlyReceived"]),
    column("carriedOver", "", "二、上年结转", ["carriedOver"]),
    column("granted", RESULTS, "予以公开", ["results.granted"]),
    column("partiallyGranted", RESULTS, "部分公开", ["results.partiallyGranted"]),
    ...RESULT_GROUPS.map((group) =>
      column(
        group.id,
        RESULTS,
        group.label,
        APPLICATION_ROWS.filter((row) => row.group === group.id).map((row) => row.id),
      ),
    ),
    column("total", RESULTS, TOTAL_HEAD, ["results.total"], true),
    column("carriedForward", "", "四、结转下年", ["carriedForward"]),
  ];
}

function proactiveColumns(): FigureColumn[] {
  return PROACTIVE_BLOCKS.flatMap((block) =>
    block.rows.flatMap((row) =>
      row.columns.map((column): FigureColumn => {
        const id = `proactiveDisclosure.${row.id}.${column.id}`;
        const alone = row.columns.length === 1;
        return {
          id,
          group: alone ? block.title : row.label,
          head: alone ? row.label : column.label.replace(/^本年|件数$/g, ""),
          name: `${row.label}，${column.label}`,
          fields: [id],
          computed: false,
          unit: column.unit,
        };
      }),
    ),
  );
}

/** Section three's rows in one of its columns: 总计 unless another kind of applicant is chosen. */
function applicationColumns(kind: string): FigureColumn[] {
  return APPLICATION_ROWS.map((row) => {
    const id = applicationCell(row.id, kind);
    const group = RESULT_GROUPS.find((one) => one.id === row.group);
    return {
      id,
      group:
        group === undefined
          ? row.id.startsWith("results.")
            ? RESULTS
            : ""
          : `${group.number}${group.label}`,
      head: `${row.number}${row.shortLabel}`,
      name: `${row.place} ${row.label}`,
      fields: addendsOf(id),
      computed: row.computed === true,
      unit: "件",
    };
  });
}

function disputeColumns(): FigureColumn[] {
  return DISPUTE_KINDS.flatMap((kind) =>
    [...DISPUTE_RESULTS, { id: TOTAL, label: TOTAL_HEAD }].map((result): FigureColumn => {
      const id = disputeCell(kind.id, result.id);
      return {
        id,
        group: kind.label,
        head: result.label,
        name: `${kind.label}，${result.label}`,
        fields: addendsOf(id),
        computed: result.id === TOTAL,
        unit: "件",
      };
    }),
  );
}

/** `kind`: the column of section three that is shown, one of `APPLICATION_COLUMNS`. */
export function columnsOf(view: TableView, kind: string = TOTAL): readonly FigureColumn[] {
  switch (view) {
    case "main":
      return mainColumns();
    case "proactive":
      return proactiveColumns();
    case "applications":
      return applicationColumns(APPLICATION_COLUMNS.includes(kind) ? kind : TOTAL);
    case "disputes":
      return disputeColumns();
  }
}

const PLACES: ReadonlyMap<FieldId, number> = new Map(SUMMED.map((id, index) => [id, index]));

/** A unit in the table: its figures as plain digits, in the order of `SUMMED`. */
export interface UnitFigures {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly figures: readonly string[];
}

/** A unit's figure in a column; empty when it filled in none of it. */
export const valueIn = (
  { figures }: Pick<UnitFigures, "figures">,
  { fields }: Pick<FigureColumn, "fields">,
): string => exactSum(fields.map((id) => figures[PLACES.get(id) ?? -1] ?? ""));

/** Sum of the units in a column. */
export const totalIn = (units: readonly UnitFigures[], column: FigureColumn): string =>
  exactSum(units.map((unit) => valueIn(unit, column)));

const MILLIONTHS = 1_000_000n;

/** Plain digits as whole millionths. */
function millionthsOf(figure: string): bigint {
  const [whole = "0", part = ""] = figure.split(".");
  return BigInt(whole) * MILLIONTHS + BigInt(part.padEnd(6, "0"));
}

/** By how much a report's own figure is more or less than the sum of its units: +2, −0.5; in words where one is missing. */
export function differenceWords(own: string, sum: string): string {
  if (own === sum) return "相同";
  if (own === "") return "未填";
  if (sum === "") return "无合计";
  const by = millionthsOf(own) - millionthsOf(sum);
  const size = by < 0n ? -by : by;
  const part = String(size % MILLIONTHS)
    .padStart(6, "0")
    .replace(/0+$/, "");
  return `${by < 0n ? "−" : "+"}${size / MILLIONTHS}${part === "" ? "" : `.${part}`}`;
}

/** What a column's total is made of, largest first; units that gave nothing stand last. */
export interface MakeUp {
  readonly parts: readonly { readonly unit: UnitFigures; readonly value: number }[];
  readonly zero: readonly UnitFigures[];
  readonly empty: readonly UnitFigures[];
}

export function makeUpOf(units: readonly UnitFigures[], column: Pick<FigureColumn, "fields">): MakeUp {
  const values = units.map((unit) => ({ unit, text: valueIn(unit, column) }));
  return {
    parts: values
      .filter(({ text }) => text !== "" && text !== "0")
      .map(({ unit, text }) => ({ unit, value: Number(text) }))
      .sort((a, b) => b.value - a.value || (a.unit.name < b.unit.name ? -1 : 1)),
    zero: values.filter(({ text }) => text === "0").map(({ unit }) => unit),
    empty: values.filter(({ text }) => text === "").map(({ unit }) => unit),
  };
}

export const typedCellsOf = (view: Exclude<TableView, "main">): readonly FieldId[] =>
  fieldsOfTable(view === "proactive" ? "proactiveDisclosure" : view).map(({ id }) => id);

/** A text that a spreadsheet would take for a formula stays text. */
const harmless = (cell: string): string =>
  /^[=+\-@\t\r]/.test(cell) && !/^-?\d+(\.\d+)?$/.test(cell) ? `'${cell}` : cell;

/** Comma-separated, with the mark by which Excel knows UTF-8. */
export const toCsv = (rows: readonly (readonly string[])[]): string =>
  `\ufeff${rows
    .map((row) =>
      row
        .map(harmless)
        .map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell))
        .join(","),
    )
    .join("\r\n")}\r\n`;

/** Tab-separated, as spreadsheets take it from the clipboard. */
export const toTsv = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.map((cell) => harmless(cell.replace(/[\t\r\n]+/g, " "))).join("\t")).join("\r\n");
