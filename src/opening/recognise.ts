/** Recognises the three official tables in a matrix by their labels, however the label columns were laid out. */
import {
  APPLICATION_COLUMNS,
  applicationCell,
  disputeCell,
  type FieldId,
  proactiveCell,
  type TableId,
} from "../form/fields";
import { isTyped } from "../form/grid";
import { APPLICATION_ROWS, DISPUTE_KINDS, DISPUTE_RESULTS, PROACTIVE_BLOCKS } from "../form/official-form";
import { parseAmount } from "../report/numbers";
import { type Matrix, widthOf } from "./matrix";
import { type Found, type FoundValue, type Line, type Reading, readingsOf } from "./readings";
import { type ApplicantHead, applicantHead, isOfficial, type NamedColumn } from "./table-heads";
import { plainLabel } from "./tables/labels";

export interface RecognisedTable {
  readonly table: TableId;
  /** Empty while one of several readings is to be chosen. */
  readonly values: readonly FoundValue[];
  /** Values for which the official table has no place. */
  readonly leftovers: readonly Found[];
  /** Values in its longest row, when that is not what the official table has. */
  readonly oddLength?: number;
  /** Ways to read it, when there are several; which one holds is for a person to say. */
  readonly readings?: readonly Reading[];
}

/** What stands for nothing in published tables. */
export const BLANKS = /^[-—–―－/／无]*$/;
const isValue = (text: string): boolean => BLANKS.test(text) || parseAmount(text.replace(/件$/, "")).ok;

/** Spellings seen in published reports: slips of the scanner and of the typist. */
const ALIASES: Readonly<Record<string, string>> = {
  保护第三方法权益: "保护第三方合法权益",
  保护第三方权益: "保护第三方合法权益",
  第三方法权益: "保护第三方合法权益",
  属于三类内容事务信息: "属于三类内部事务信息",
  三类内部事务信息: "属于三类内部事务信息",
  四类过程性信息: "属于四类过程性信息",
  其他法律法规禁止公开: "其他法律行政法规禁止公开",
  结转下年度办理: "结转下年度继续办理",
};

const rowByLabel: ReadonlyMap<string, string> = new Map(
  APPLICATION_ROWS.map((row) => [plainLabel(row.label), row.id]),
);

function applicationRow(text: string): string | undefined {
  const label = plainLabel(text);
  return rowByLabel.get(ALIASES[label] ?? label);
}

/** Cells after a row's label: covered ones first, which belong to the label, and blanks beyond the table, go. */
function valuesAfter(
  row: readonly (string | null)[],
  label: number,
  most: number,
): { at: number; texts: string[] } {
  let at = label + 1;
  let end = row.length;
  while (at < end && row[at] === null) at += 1;
  while (end - at > most && (row[end - 1] ?? "") === "") end -= 1;
  while (end - at > most && (row[at] ?? "") === "") at += 1;
  return { at, texts: row.slice(at, end).map((cell) => cell ?? "") };
}

/** Length without the blanks at the end. */
function filledLength(values: readonly { readonly text: string }[]): number {
  let length = values.length;
  while (length > 0 && values[length - 1]?.text === "") length -= 1;
  return length;
}

const NOWHERE: readonly FieldId[] = [];

/** A row's values, in the order of the official columns or of the head's. */
const lineOf = (
  ids: readonly (FieldId | undefined)[],
  texts: readonly string[],
  row: number,
  at: number,
): Line => ({ ids, values: texts.map((text, index) => ({ text, row, column: at + index })) });

interface LabelledRow {
  readonly row: number;
  readonly label: number;
  readonly id: string;
}

function labelledRows(matrix: Matrix): readonly LabelledRow[] {
  const rows = new Map<string, LabelledRow>();
  matrix.forEach((cells, row) => {
    const label = cells.findIndex((cell) => cell !== null && applicationRow(cell) !== undefined);
    const id = applicationRow(cells[label] ?? "");
    if (id === undefined || rows.has(id)) return;
    const hasValues = cells.slice(label + 1).some((cell) => (cell ?? "") !== "" && isValue(cell ?? ""));
    if (hasValues) rows.set(id, { row, label, id });
  });
  return [...rows.values()];
}

const cellOf = (row: string, column: NamedColumn | undefined): FieldId | undefined =>
  column !== undefined && "id" in column ? applicationCell(row, column.id) : undefined;

/** Whether every row's values stand under the head's names. */
function standsUnder({ columns }: ApplicantHead, matrix: Matrix, rows: readonly LabelledRow[]): boolean {
  const first = Math.min(...columns.keys());
  const last = Math.max(...columns.keys());
  return rows.every(({ row, label }) => {
    const cells = matrix[row] ?? [];
    const after = cells.slice(last + 1).some((cell) => (cell ?? "") !== "" && isValue(cell ?? ""));
    const between = cells.some(
      (cell, x) => x > first && x < last && !columns.has(x) && (cell ?? "") !== "" && isValue(cell ?? ""),
    );
    return label < first && !after && !between;
  });
}

/** The rows' values under the names of the head; what has another name, or none, is left over. */
function byHead(head: ApplicantHead, matrix: Matrix, rows: readonly LabelledRow[]): readonly Line[] {
  const width = widthOf(matrix);
  return rows.map(({ row, label, id }) => {
    const cells = matrix[row] ?? [];
    const columns = Array.from(
      { length: Math.max(0, width - label - 1) },
      (_, index) => label + 1 + index,
    ).filter((x) => head.columns.has(x) || isLeftOver(cells[x] ?? "", x, head));
    return {
      ids: columns.map((x) => cellOf(id, head.columns.get(x))),
      values: columns.map((x) => ({ text: cells[x] ?? "", row, column: x })),
    };
  });
}

/** Before the first named column numbers only, after it whatever stands there: nothing is dropped without a word. */
const isLeftOver = (text: string, x: number, { columns }: ApplicantHead): boolean =>
  text !== "" && (x > Math.min(...columns.keys()) || (isValue(text) && !BLANKS.test(text)));

const OFFICIAL: readonly NamedColumn[] = APPLICATION_COLUMNS.map((id) => ({ id }));

/**
 * The column in which all rows' values begin, where they stand in columns of their own and no cell covers another: the
 * first that holds a value, or further left where the form's columns need the place. Null where they do not.
 */
function commonStart(count: number, matrix: Matrix, rows: readonly LabelledRow[]): number | null {
  const cells = rows.map(({ row }) => matrix[row] ?? []);
  if (cells.some((row) => row.includes(null) || row.length !== cells[0]?.length)) return null;
  const end = Math.max(...cells.map(usedLength));
  const first = Math.min(...rows.map(({ row, label }) => firstFilled(matrix[row] ?? [], label + 1)));
  const start = Math.min(first, end - count);
  return rows.every(({ label }) => label < start) ? start : null;
}

function firstFilled(cells: readonly (string | null)[], from: number): number {
  const at = cells.findIndex((cell, x) => x >= from && cell !== "");
  return at < 0 ? cells.length : at;
}

function usedLength(cells: readonly (string | null)[]): number {
  let length = cells.length;
  while (length > 0 && (cells[length - 1] ?? "") === "") length -= 1;
  return length;
}

/** The rows' values one after another, in the order that the head gives, or the official one where there is no head. */
function inOrder(
  order: readonly NamedColumn[],
  matrix: Matrix,
  rows: readonly LabelledRow[],
): readonly Line[] {
  const start = commonStart(order.length, matrix, rows);
  const end = Math.max(...rows.map(({ row }) => usedLength(matrix[row] ?? [])));
  return rows.map(({ row, label, id }) => {
    const cells = matrix[row] ?? [];
    const { at, texts } =
      start === null
        ? valuesAfter(cells, label, order.length)
        : {
            at: start,
            texts: cells.slice(start, Math.max(end, start + order.length)).map((cell) => cell ?? ""),
          };
    return lineOf(
      order.map((column) => cellOf(id, column)),
      texts,
      row,
      at,
    );
  });
}

function applications(matrix: Matrix): RecognisedTable | null {
  const rows = labelledRows(matrix);
  if (rows.length < 3) return null;
  const head = applicantHead(matrix.slice(0, Math.min(...rows.map(({ row }) => row))));
  const official = head === null || isOfficial(head, APPLICATION_COLUMNS);
  if (!official && standsUnder(head, matrix, rows))
    return finished("applications", byHead(head, matrix, rows));
  const order = official ? OFFICIAL : head.sequence;
  const lines = inOrder(order, matrix, rows);
  // One number a row and no head: of natural persons, or all together.
  if (head === null && lines.every(({ values }) => filledLength(values) === 1)) {
    return {
      table: "applications",
      values: [],
      leftovers: [],
      readings: ["naturalPerson", "total"].map((column) => ({
        values: rows.flatMap(({ id }, index) => {
          const found = lines[index]?.values.find(({ text }) => text !== "");
          return found === undefined ? [] : [{ ...found, id: applicationCell(id, column) }];
        }),
        leftovers: [],
      })),
    };
  }
  return finished("applications", lines);
}

const proactiveRows = PROACTIVE_BLOCKS.flatMap((block) => block.rows);
const PROACTIVE_BY_LABEL: ReadonlyMap<string, (typeof proactiveRows)[number]> = new Map(
  proactiveRows.map((row) => [row.label, row]),
);

/** Words that tell section two's columns apart, also in the older form and with what scanners lose. */
const PROACTIVE_HEADS: readonly (readonly [RegExp, string])[] = [
  [/废止|止件数/, "repealed"],
  [/有效/, "inForce"],
  [/制发|新制作/, "issued"],
];

/** The order of a block's columns as the row of heads above gives it, when it names every one of them. */
function headOrder(cells: readonly (string | null)[], columns: readonly string[]): readonly string[] | null {
  const order = cells.flatMap((cell) => {
    const label = plainLabel(cell ?? "");
    return PROACTIVE_HEADS.find(([words]) => words.test(label))?.[1] ?? [];
  });
  const complete = order.length === columns.length && columns.every((column) => order.includes(column));
  return complete ? order : null;
}

function proactive(matrix: Matrix): RecognisedTable | null {
  const lines = new Map<string, Line>();
  let order: readonly string[] | null = null;
  matrix.forEach((cells, row) => {
    const label = cells.findIndex((cell) => PROACTIVE_BY_LABEL.has(plainLabel(cell ?? "")));
    const definition = PROACTIVE_BY_LABEL.get(plainLabel(cells[label] ?? ""));
    if (definition === undefined) {
      order = headOrder(cells, ["issued", "repealed", "inForce"]) ?? order;
      return;
    }
    if (lines.has(definition.id)) return;
    const official = definition.columns.map((column) => column.id);
    const columns = order !== null && official.length === 3 ? order : official;
    const { at, texts } = valuesAfter(cells, label, columns.length);
    if (!texts.some((text) => text !== "" && isValue(text))) return;
    const ids = columns.map((column) => proactiveCell(definition.id, column));
    lines.set(definition.id, lineOf(ids, texts, row, at));
  });
  return lines.size < 2 ? null : finished("proactiveDisclosure", [...lines.values()]);
}

const RESULT_COLUMNS: readonly string[] = [...DISPUTE_RESULTS.map((result) => result.id), "total"];
const DISPUTE_IDS = DISPUTE_KINDS.flatMap((kind) =>
  RESULT_COLUMNS.map((result) => disputeCell(kind.id, result)),
);
const TYPED_DISPUTE_IDS = DISPUTE_IDS.filter(isTyped);

const RESULT_HEADS: ReadonlyMap<string, string> = new Map([
  ...DISPUTE_RESULTS.map((result): [string, string] => [plainLabel(result.label), result.id]),
  ["总计", "total"],
  ["合计", "total"],
]);

/** Section four's columns in the order of the heads: the first of each name belongs to the first kind of case. */
function disputeOrder(head: Matrix): readonly FieldId[] {
  const seen = new Map<string, number>();
  const order = head.flatMap((cells) =>
    cells.flatMap((cell) => {
      const result = RESULT_HEADS.get(plainLabel(cell ?? ""));
      if (result === undefined) return [];
      const kind = DISPUTE_KINDS[seen.get(result) ?? 0];
      seen.set(result, (seen.get(result) ?? 0) + 1);
      return kind === undefined ? [] : [disputeCell(kind.id, result)];
    }),
  );
  return new Set(order).size === DISPUTE_IDS.length ? order : DISPUTE_IDS;
}

/** A row of section four: with the totals, without them, or too long, and then to be read in several ways. */
export function disputeLine(
  values: readonly Found[],
  order: readonly FieldId[] = DISPUTE_IDS,
): RecognisedTable {
  const length = filledLength(values);
  const ids = length === TYPED_DISPUTE_IDS.length ? order.filter(isTyped) : order;
  return finished("disputes", [{ ids, values: values.slice(0, Math.max(length, ids.length)) }]);
}

function disputes(matrix: Matrix): RecognisedTable | null {
  const first = DISPUTE_RESULTS[0]?.label ?? "";
  const head = matrix.findIndex((row) => row.some((cell) => plainLabel(cell ?? "") === first));
  if (head < 0) return null;
  const row = matrix.findIndex(
    (cells, index) =>
      index > head &&
      cells.every((cell) => isValue(cell ?? "")) &&
      cells.filter((cell) => (cell ?? "") !== "").length >= DISPUTE_RESULTS.length,
  );
  if (row < 0) return null;
  const { at, texts } = valuesAfter(matrix[row] ?? [], -1, DISPUTE_IDS.length);
  return disputeLine(lineOf(NOWHERE, texts, row, at).values, disputeOrder(matrix.slice(head, row)));
}

/** Too many values are odd in every table; too few only where a row cannot be told apart without them. */
function finished(table: TableId, lines: readonly Line[]): RecognisedTable {
  const longest = Math.max(0, ...lines.map(({ values }) => filledLength(values)));
  const expected = Math.max(0, ...lines.map(({ ids }) => ids.length));
  const odd = longest > expected || (table === "disputes" && longest < expected);
  const shape = odd ? { oddLength: longest } : {};
  const [only, ...more] = readingsOf(lines, longest - expected);
  if (more.length > 0)
    return {
      table,
      values: [],
      leftovers: [],
      ...shape,
      readings: [only, ...more].flatMap((one) => one ?? []),
    };
  return { table, values: only?.values ?? [], leftovers: only?.leftovers ?? [], ...shape };
}

/** Every official table that stands in the matrix. */
export const recognise = (matrix: Matrix): readonly RecognisedTable[] =>
  [proactive(matrix), applications(matrix), disputes(matrix)].filter(
    (found): found is RecognisedTable => found !== null,
  );
