/**
 * The three official tables as they are printed: merged header, label and value cells, row by row.
 * Print, HTML and office files draw exactly this; the desk's own tables for sections two and four too.
 */
import {
  APPLICATION_COLUMNS,
  applicationCell,
  disputeCell,
  type FieldId,
  findTotal,
  groupOfRow,
  officialLabel,
  proactiveCell,
  rowsOfGroup,
  type TableId,
} from "./fields";
import {
  APPLICANTS_HEAD,
  APPLICATION_ROWS,
  type ApplicationRow,
  BALANCE_NOTE,
  DISPUTE_KINDS,
  DISPUTE_RESULTS,
  LITIGATION_HEAD,
  NATURAL_PERSON,
  ORGANIZATION_KINDS,
  ORGANIZATIONS_HEAD,
  PROACTIVE_BLOCKS,
  PROACTIVE_LABEL_HEAD,
  RESULTS_HEAD,
  TOTAL_HEAD,
  wordsOfLabel,
} from "./official-form";

export interface HeaderCell {
  readonly kind: "header";
  readonly text: string;
  /** Words between which a narrow column breaks it; null where it breaks like any text. */
  readonly words: readonly string[] | null;
  readonly scope: "col" | "row";
  readonly colSpan: number;
  readonly rowSpan: number;
  /** Labels are set left, heads centred. */
  readonly align: "left" | "center";
}

export interface ValueCell {
  readonly kind: "value";
  readonly id: FieldId;
  readonly computed: boolean;
  readonly colSpan: number;
}

export type LayoutCell = HeaderCell | ValueCell;

export interface TableLayout {
  readonly id: TableId;
  readonly caption: string;
  /** Relative widths of the grid's columns. */
  readonly widths: readonly number[];
  /** How many leading rows repeat after a page break. */
  readonly headRows: number;
  readonly rows: readonly (readonly LayoutCell[])[];
}

const head = (text: string, colSpan = 1, rowSpan = 1): HeaderCell => ({
  kind: "header",
  text,
  words: wordsOfLabel(text),
  scope: "col",
  colSpan,
  rowSpan,
  align: "center",
});
const label = (text: string, colSpan = 1, rowSpan = 1): HeaderCell => ({
  kind: "header",
  text,
  words: wordsOfLabel(text),
  scope: "row",
  colSpan,
  rowSpan,
  align: "left",
});
const value = (id: FieldId, colSpan = 1): ValueCell => ({
  kind: "value",
  id,
  computed: findTotal(id) !== undefined,
  colSpan,
});

const VALUE_COLUMNS_OF_SECTION_TWO = 3;

function proactiveLayout(): TableLayout {
  const rows = PROACTIVE_BLOCKS.flatMap((block): LayoutCell[][] => {
    const columns = block.rows[0]?.columns ?? [];
    const span = VALUE_COLUMNS_OF_SECTION_TWO / columns.length;
    return [
      [head(block.title, VALUE_COLUMNS_OF_SECTION_TWO + 1)],
      [head(PROACTIVE_LABEL_HEAD), ...columns.map((column) => head(column.label, span))],
      ...block.rows.map((row): LayoutCell[] => [
        { ...label(row.label), align: "center" },
        ...row.columns.map((column) => value(proactiveCell(row.id, column.id), span)),
      ]),
    ];
  });
  return {
    id: "proactiveDisclosure",
    caption: "主动公开政府信息情况",
    widths: [34, 22, 22, 22],
    headRows: 0,
    rows,
  };
}

const LABEL_COLUMNS = 3;

function applicationLabels(row: ApplicationRow): LayoutCell[] {
  const cells: LayoutCell[] = [];
  if (!row.id.startsWith("results.")) return [label(officialLabel(row), LABEL_COLUMNS)];
  if (row.id === "results.granted") {
    const rows = APPLICATION_ROWS.filter((candidate) => candidate.id.startsWith("results."));
    cells.push(label(RESULTS_HEAD, 1, rows.length));
  }
  const group = groupOfRow(row);
  if (group === undefined) {
    cells.push(label(officialLabel(row), LABEL_COLUMNS - 1));
    return cells;
  }
  const rows = rowsOfGroup(group.id);
  if (rows[0] === row) cells.push(label(`${group.number}${group.label}`, 1, rows.length));
  cells.push(label(officialLabel(row)));
  return cells;
}

function applicationsLayout(): TableLayout {
  return {
    id: "applications",
    caption: "收到和处理政府信息公开申请情况",
    // Every label of 13 characters on one line at 10.5 pt, 自然人 on one, five digits in a column: 222 of 225 mm.
    widths: [5, 9, 34, 8.6, 7, 7, 7, 7, 7, 8.4],
    headRows: 3,
    rows: [
      [
        { ...label(BALANCE_NOTE, LABEL_COLUMNS, 3), scope: "col" },
        head(APPLICANTS_HEAD, APPLICATION_COLUMNS.length),
      ],
      [
        head(NATURAL_PERSON.label, 1, 2),
        head(ORGANIZATIONS_HEAD, ORGANIZATION_KINDS.length),
        head(TOTAL_HEAD, 1, 2),
      ],
      ORGANIZATION_KINDS.map((kind) => head(kind.label)),
      ...APPLICATION_ROWS.map((row) => [
        ...applicationLabels(row),
        ...APPLICATION_COLUMNS.map((column) => value(applicationCell(row.id, column))),
      ]),
    ],
  };
}

function disputesLayout(): TableLayout {
  const results = [...DISPUTE_RESULTS.map((result) => result.label), TOTAL_HEAD];
  const litigation = DISPUTE_KINDS.filter((kind) => kind.head === LITIGATION_HEAD);
  const others = DISPUTE_KINDS.filter((kind) => kind.head !== LITIGATION_HEAD);
  return {
    id: "disputes",
    caption: "政府信息公开行政复议、行政诉讼情况",
    widths: DISPUTE_KINDS.flatMap(() => results.map(() => 1)),
    headRows: 3,
    rows: [
      [
        ...others.map((kind) => head(kind.label, results.length, 2)),
        head(LITIGATION_HEAD, results.length * litigation.length),
      ],
      litigation.map((kind) => head(kind.label, results.length)),
      DISPUTE_KINDS.flatMap(() => results.map((text) => head(text))),
      DISPUTE_KINDS.flatMap((kind) =>
        [...DISPUTE_RESULTS.map((result) => result.id), "total"].map((column) =>
          value(disputeCell(kind.id, column)),
        ),
      ),
    ],
  };
}

export const TABLE_LAYOUTS: Readonly<Record<TableId, TableLayout>> = {
  proactiveDisclosure: proactiveLayout(),
  applications: applicationsLayout(),
  disputes: disputesLayout(),
};

export const rowSpanOf = (cell: LayoutCell): number => (cell.kind === "header" ? cell.rowSpan : 1);

/** For each row, the grid column at which each of its own cells begins: past what spans down from rows above. */
export function firstColumns({ rows, widths }: TableLayout): readonly (readonly number[])[] {
  const takenUntil = widths.map(() => 0);
  return rows.map((row, y) => {
    let x = 0;
    return row.map((cell) => {
      while ((takenUntil[x] ?? 0) > y) x += 1;
      const first = x;
      takenUntil.fill(y + rowSpanOf(cell), first, first + cell.colSpan);
      x += cell.colSpan;
      return first;
    });
  });
}

/** Where a cell stands on the grid: its row and its first column. */
export interface Spot {
  readonly y: number;
  readonly x: number;
}

export interface HeadedValue {
  readonly id: FieldId;
  readonly spot: Spot;
  /** Heads above it, outermost first, then labels before it; what a screen reader says with the number. */
  readonly headers: readonly (HeaderCell & Spot)[];
}

const hasValues = (row: readonly LayoutCell[]): boolean => row.some((cell) => cell.kind === "value");

/**
 * The heads and labels of each value. Its heads are those over its columns in the nearest rows above that hold no value:
 * section two's table has five such sets, each for its own block.
 */
export function headedValues(layout: TableLayout): readonly HeadedValue[] {
  const first = firstColumns(layout);
  const placed = layout.rows.map((row, y) =>
    row.map((cell, at) => ({ cell, spot: { y, x: first[y]?.[at] ?? 0 } })),
  );
  const headers = placed
    .flat()
    .flatMap(({ cell, spot }) => (cell.kind === "header" ? [{ ...cell, ...spot }] : []));
  return placed.flat().flatMap(({ cell, spot }): HeadedValue[] => {
    if (cell.kind === "header") return [];
    let bottom = spot.y - 1;
    while (bottom >= 0 && hasValues(layout.rows[bottom] ?? [])) bottom -= 1;
    let top = bottom;
    while (top > 0 && !hasValues(layout.rows[top - 1] ?? [])) top -= 1;
    const over = (header: HeaderCell & Spot): boolean =>
      header.y >= top &&
      header.y <= bottom &&
      header.x < spot.x + cell.colSpan &&
      header.x + header.colSpan > spot.x;
    const before = (header: HeaderCell & Spot): boolean =>
      header.x < spot.x && header.y > bottom && header.y <= spot.y && header.y + header.rowSpan > spot.y;
    const labels = headers.filter(before).sort((a, b) => a.x - b.x);
    return [{ id: cell.id, spot, headers: [...headers.filter(over), ...labels] }];
  });
}

/** Relative widths of the columns that a cell, the `at`th of row `y`, takes. */
export function columnsOf(layout: TableLayout, y: number, at: number): readonly number[] {
  const x = firstColumns(layout)[y]?.[at] ?? 0;
  return layout.widths.slice(x, x + (layout.rows[y]?.[at]?.colSpan ?? 1));
}

/**
 * The layout with its longest label, 三、本年度办理结果, said again for each group of rows under it: a browser does not divide a
 * cell between pages, and a table higher than a page would leave one nearly empty.
 */
export function withRepeatedLabels(layout: TableLayout): TableLayout {
  const first = firstColumns(layout);
  const longest = Math.max(...layout.rows.flat().map(rowSpanOf));
  const from = layout.rows.findIndex((row) => row.some((cell) => rowSpanOf(cell) === longest));
  const spanning = layout.rows[from]?.find((cell) => rowSpanOf(cell) === longest);
  if (spanning?.kind !== "header" || longest <= Math.max(layout.headRows, 1)) return layout;
  const x = first[from]?.[layout.rows[from]?.indexOf(spanning) ?? 0] ?? 0;
  // A group begins where a label stands right beside the long one.
  const begins = layout.rows.flatMap((_, y) =>
    y >= from && y < from + longest && (first[y] ?? []).includes(x + spanning.colSpan) ? [y] : [],
  );
  const rows = layout.rows.map((row, y) => {
    const at = begins.indexOf(y);
    const others = row.filter((cell) => cell !== spanning);
    const rowSpan = (begins[at + 1] ?? from + longest) - y;
    return at < 0 ? others : [{ ...spanning, rowSpan }, ...others];
  });
  return { ...layout, rows };
}
