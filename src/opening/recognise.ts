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
import {
  APPLICATION_ROWS,
  DISPUTE_KINDS,
  DISPUTE_RESULTS,
  NATURAL_PERSON,
  PROACTIVE_BLOCKS,
} from "../form/official-form";
import { parseAmount } from "../report/numbers";
import type { Matrix } from "./matrix";
import { plainLabel } from "./tables/labels";

/** A value and where it stood in the matrix. */
export interface Found {
  readonly text: string;
  readonly row: number;
  readonly column: number;
}

export interface FoundValue extends Found {
  /** Typed cell or computed total. */
  readonly id: FieldId;
}

export interface RecognisedTable {
  readonly table: TableId;
  readonly values: readonly FoundValue[];
  /** Values for which the official table has no place. */
  readonly leftovers: readonly Found[];
  /** Values in its longest row, when that is not what the official table has. */
  readonly oddLength?: number;
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

/** The column of the first value, as the head names it, when the rows agree with it. */
function firstValueColumn(matrix: Matrix, labels: ReadonlyMap<number, number>): number | undefined {
  const wanted = NATURAL_PERSON.label;
  const head = matrix.find((row) => row.some((cell) => plainLabel(cell ?? "") === wanted));
  const column = head?.findIndex((cell) => plainLabel(cell ?? "") === wanted);
  if (column === undefined || column < 0) return undefined;
  return [...labels.values()].every((label) => label < column) ? column : undefined;
}

interface Lines {
  readonly values: FoundValue[];
  readonly leftovers: Found[];
  longest: number;
}

/** Length without the blanks at the end. */
function filledLength(texts: readonly string[]): number {
  let length = texts.length;
  while (length > 0 && texts[length - 1] === "") length -= 1;
  return length;
}

/** Puts a row's texts to their ids; what is too much is left over. */
function putRow(
  lines: Lines,
  ids: readonly FieldId[],
  texts: readonly string[],
  row: number,
  at: number,
): void {
  texts.forEach((text, index) => {
    const id = ids[index];
    const found: Found = { text, row, column: at + index };
    if (id !== undefined) lines.values.push({ ...found, id });
    else if (text !== "") lines.leftovers.push(found);
  });
  lines.longest = Math.max(lines.longest, filledLength(texts));
}

function applications(matrix: Matrix): RecognisedTable | null {
  const labels = new Map<number, number>();
  const rowIds = new Map<number, string>();
  matrix.forEach((cells, row) => {
    const label = cells.findIndex((cell) => cell !== null && applicationRow(cell) !== undefined);
    const id = applicationRow(cells[label] ?? "");
    const hasValues = cells.slice(label + 1).some((cell) => (cell ?? "") !== "" && isValue(cell ?? ""));
    if (id === undefined || !hasValues || [...rowIds.values()].includes(id)) return;
    labels.set(row, label);
    rowIds.set(row, id);
  });
  if (rowIds.size < 3) return null;
  const start = firstValueColumn(matrix, labels);
  const lines: Lines = { values: [], leftovers: [], longest: 0 };
  for (const [row, id] of rowIds) {
    const cells = matrix[row] ?? [];
    const ids = APPLICATION_COLUMNS.map((column) => applicationCell(id, column));
    const { at, texts } = valuesAfter(
      cells,
      (start ?? 0) > 0 ? (start ?? 1) - 1 : (labels.get(row) ?? 0),
      ids.length,
    );
    putRow(lines, ids, texts, row, at);
  }
  return finished("applications", lines, APPLICATION_COLUMNS.length);
}

const proactiveRows = PROACTIVE_BLOCKS.flatMap((block) => block.rows);

function proactive(matrix: Matrix): RecognisedTable | null {
  const lines: Lines = { values: [], leftovers: [], longest: 0 };
  const seen = new Set<string>();
  matrix.forEach((cells, row) => {
    const label = cells.findIndex((cell) =>
      proactiveRows.some((one) => one.label === plainLabel(cell ?? "")),
    );
    const definition = proactiveRows.find((one) => one.label === plainLabel(cells[label] ?? ""));
    if (definition === undefined || seen.has(definition.id)) return;
    const ids = definition.columns.map((column) => proactiveCell(definition.id, column.id));
    const { at, texts } = valuesAfter(cells, label, ids.length);
    if (!texts.some((text) => text !== "" && isValue(text))) return;
    seen.add(definition.id);
    putRow(lines, ids, texts, row, at);
  });
  return seen.size < 2 ? null : finished("proactiveDisclosure", lines, lines.longest);
}

const DISPUTE_IDS = DISPUTE_KINDS.flatMap((kind) =>
  [...DISPUTE_RESULTS.map((result) => result.id), "total"].map((result) => disputeCell(kind.id, result)),
);

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
  const lines: Lines = { values: [], leftovers: [], longest: 0 };
  const typed = DISPUTE_IDS.filter(isTyped);
  putRow(lines, filledLength(texts) === typed.length ? typed : DISPUTE_IDS, texts, row, at);
  return finished("disputes", lines, lines.longest === typed.length ? typed.length : DISPUTE_IDS.length);
}

/** Too many values are odd in every table; too few only where a row cannot be told apart without them. */
function finished(table: TableId, { values, leftovers, longest }: Lines, expected: number): RecognisedTable {
  const odd = longest > expected || (table === "disputes" && longest < expected);
  return { table, values, leftovers, ...(odd ? { oddLength: longest } : {}) };
}

/** Every official table that stands in the matrix. */
export const recognise = (matrix: Matrix): readonly RecognisedTable[] =>
  [proactive(matrix), applications(matrix), disputes(matrix)].filter(
    (found): found is RecognisedTable => found !== null,
  );
