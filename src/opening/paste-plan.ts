/**
 * What a clipboard's table would do to a report: which value goes where, what is compared, what is left over. Nothing is
 * dropped silently: a plan with anything to say about it is shown before it is carried out.
 */
import { type FieldId, findField, findTotal, TABLE_VALUES, type TableId } from "../form/fields";
import type { Spot } from "../form/grid";
import { type Change, type Entries, shapeKey, statedKey, typedAt, withChanges } from "../report/entries";
import { viewOf } from "../report/live-report";
import { amountText, type ParsedNumber, parseAmount, parseCount } from "../report/numbers";
import { fail, type Outcome, type Problem, succeed } from "../report/problem";
import { agreed, type Matrix, matricesOfHtml, matrixOfTsv, widthOf } from "./matrix";
import { placeBlock } from "./place-block";
import { type Disagreement, disagreeing, type Found, type FoundValue, type Reading } from "./readings";
import { BLANKS, disputeLine, type RecognisedTable, recognise } from "./recognise";

export interface Clipboard {
  readonly html: string;
  readonly text: string;
}

export interface PastePlan {
  readonly matrix: Matrix;
  readonly rows: number;
  readonly columns: number;
  /** Recognised by its labels; else a block at the cell. */
  readonly official: boolean;
  readonly tables: readonly TableId[];
  readonly cells: readonly FoundValue[];
  /** Values for computed totals: compared, not stored as cells. */
  readonly totals: readonly FoundValue[];
  readonly leftovers: readonly Found[];
  /** Values that are no numbers; they go into their cells as they are, marked. */
  readonly notNumbers: readonly FoundValue[];
  /** Cells that hold — or / and the like, which say neither 0 nor anything else. */
  readonly dashes: number;
  readonly ambiguous: boolean;
  readonly oddLengths: readonly { readonly table: TableId; readonly length: number }[];
  /** Ways to read what is on the clipboard, when there are several: one is to be chosen, and its plan is carried out. */
  readonly choices: readonly Choice[];
}

/** One way to read a clipboard, and what follows from it. */
export interface Choice {
  /** What is left out in this reading; empty where the readings differ otherwise. */
  readonly surplus: readonly Found[];
  /** Where the first of the values goes that are read in several ways. */
  readonly first: FieldId;
  /** Totals on the clipboard that the cells do not give in this reading. */
  readonly disagreeing: readonly Disagreement[];
  readonly plan: PastePlan;
}

/** Characters of text or markup; far beyond any of the three tables, with all that office programs add. */
const MOST_TEXT = 200_000;
const MOST_HTML = 3_000_000;
/** Anything a label could be; a block of numbers is not looked through for official rows. */
const LABEL = /\p{Script=Han}/u;
const MOST_ROWS = 500;
const MOST_COLUMNS = 100;

const parsed = (id: FieldId, text: string): ParsedNumber =>
  findField(id)?.kind === "amount" ? parseAmount(text) : parseCount(text);

/** A pasted text as it goes into its cell: plain digits, or nothing, or what it was. */
function entryOf({ id, text }: FoundValue): string {
  if (BLANKS.test(text)) return "";
  const number = parsed(id, text);
  if (!number.ok) return text;
  return number.value === null ? "" : amountText(number.value);
}

interface Placed {
  readonly official: boolean;
  readonly tables: readonly TableId[];
  readonly values: readonly FoundValue[];
  readonly leftovers: readonly Found[];
  readonly ambiguous: boolean;
  readonly oddLengths: PastePlan["oddLengths"];
}

function planOf(matrix: Matrix, { values, ...placed }: Placed): PastePlan {
  const cells = values.filter(({ id }) => findField(id) !== undefined);
  return {
    ...placed,
    matrix,
    rows: new Set(values.map(({ row }) => row)).size,
    columns: new Set(values.map(({ column }) => column)).size,
    cells,
    totals: values.filter(({ id, text }) => findTotal(id) !== undefined && !BLANKS.test(text)),
    notNumbers: cells.filter((value) => !BLANKS.test(value.text) && !parsed(value.id, value.text).ok),
    dashes: cells.filter(({ text }) => text !== "" && BLANKS.test(text)).length,
    choices: [],
  };
}

/** Every way to read the tables, where one of them can be read in several. */
function combinations(tables: readonly RecognisedTable[]): readonly (readonly Reading[])[] {
  return tables.reduce<readonly (readonly Reading[])[]>(
    (ways, { readings, values, leftovers }) =>
      ways.flatMap((way) => (readings ?? [{ values, leftovers }]).map((reading) => [...way, reading])),
    [[]],
  );
}

/** More ways than anybody would look through: then each table's first reading is left to be made by hand. */
const MOST_WAYS = 16;

function tablesPlan(matrix: Matrix, tables: readonly RecognisedTable[], official: boolean): PastePlan {
  const plan = (way: readonly Reading[]): PastePlan =>
    planOf(matrix, {
      official,
      tables: tables.map(({ table }) => table),
      values: way.flatMap(({ values }) => values),
      leftovers: way.flatMap(({ leftovers }) => leftovers),
      ambiguous: false,
      oddLengths: tables.flatMap(({ table, oddLength }) =>
        oddLength === undefined ? [] : [{ table, length: oddLength }],
      ),
    });
  const ways = combinations(tables);
  const [only, ...more] = ways;
  if (only !== undefined && more.length === 0) return plan(only);
  const certain = plan(tables);
  const choices = ways.slice(0, MOST_WAYS).map((way): Choice => {
    const open = way.filter((_, index) => tables[index]?.readings !== undefined);
    return {
      surplus: open.flatMap(({ leftovers }) => leftovers),
      first: open[0]?.values[0]?.id ?? "",
      disagreeing: open.flatMap(disagreeing),
      plan: plan(way),
    };
  });
  return { ...certain, choices };
}

const lower = <T extends Found>(found: readonly T[], by: number): readonly T[] =>
  found.map((one) => ({ ...one, row: one.row + by }));

/** A reading of what stands so many rows further down. */
const loweredReading = <T extends Reading>(reading: T, by: number): T => ({
  ...reading,
  values: lower(reading.values, by),
  leftovers: lower(reading.leftovers, by),
});

/** The official tables among those on the clipboard, one under the other as they are shown. */
function officialPlan(matrices: readonly Matrix[]): PastePlan | null {
  const matrix: Matrix[number][] = [];
  const tables: RecognisedTable[] = [];
  for (const one of matrices) {
    const found = recognise(one);
    if (found.length === 0) continue;
    const by = matrix.length;
    matrix.push(...one);
    for (const table of found) {
      const { readings } = table;
      tables.push({
        ...loweredReading(table, by),
        ...(readings === undefined
          ? {}
          : { readings: readings.map((reading) => loweredReading(reading, by)) }),
      });
    }
  }
  return tables.length === 0 ? null : tablesPlan(matrix, tables, true);
}

function tooLarge(matrices: readonly Matrix[]): Problem | null {
  const large = matrices.find((matrix) => matrix.length > MOST_ROWS || widthOf(matrix) > MOST_COLUMNS);
  if (large === undefined) return null;
  return { code: "paste-too-large", rows: large.length, columns: widthOf(large) };
}

/** Reads a clipboard for a paste at a cell of a table. */
export function planPaste(clipboard: Clipboard, table: TableId, at: Spot): Outcome<PastePlan> {
  const { html, text } = clipboard;
  if (text.length > MOST_TEXT || html.length > MOST_HTML) return fail({ code: "paste-too-long" });
  const fromHtml = html === "" ? [] : matricesOfHtml(html);
  const fromText = matrixOfTsv(text);
  const [single, ...others] = fromHtml;
  const matrices =
    single === undefined
      ? [fromText].filter((matrix) => matrix.length > 0)
      : others.length === 0
        ? [agreed(single, fromText)]
        : fromHtml;
  const refused = tooLarge(matrices);
  if (refused !== null) return fail(refused);
  const labelled = matrices.filter((matrix) =>
    matrix.some((row) => row.some((cell) => LABEL.test(cell ?? ""))),
  );
  const official = officialPlan(labelled);
  if (official !== null) return succeed(official);
  const matrix = matrices[0];
  if (matrix === undefined) return fail({ code: "paste-nothing" });
  return succeed(blockPlan(matrix, table, at));
}

/** Values without labels: at the cell, or, where a row is too long for section four, in every way that it can be read. */
function blockPlan(matrix: Matrix, table: TableId, at: Spot): PastePlan {
  const [row, ...more] = matrix;
  if (
    table === "disputes" &&
    row !== undefined &&
    more.length === 0 &&
    row.length > TABLE_VALUES.disputes.length
  ) {
    const read = disputeLine(row.map((text, column) => ({ text: text ?? "", row: 0, column })));
    if (read.readings !== undefined) return tablesPlan(matrix, [read], false);
  }
  const placed = placeBlock(matrix, table, at);
  return planOf(matrix, { official: false, tables: [table], oddLengths: [], ...placed });
}

/** Whether a plan can be carried out without asking: everything fits, into the table that is open. */
export const isPlain = (plan: PastePlan, table: TableId): boolean =>
  plan.leftovers.length === 0 &&
  plan.choices.length === 0 &&
  !plan.ambiguous &&
  plan.oddLengths.length === 0 &&
  plan.tables.every((one) => one === table) &&
  (plan.notNumbers.length === 0 || plan.cells.length === 1);

/** The changes that a plan makes: cells as plain digits, totals that the cells then do not give as stated ones. */
export function changesOfPlan(entries: Entries, plan: PastePlan): readonly Change[] {
  const cells = plan.cells.map((value) => ({ key: value.id, value: entryOf(value) }));
  const after = viewOf(withChanges(entries, cells));
  const totals = plan.totals.map(({ id, text }) => {
    const number = parseCount(text);
    const stated = number.ok ? number.value : null;
    const differs = stated !== null && stated !== (after.sum(id).value ?? 0);
    return { key: statedKey(id), value: differs ? String(stated) : "" };
  });
  const shapes = plan.tables.map((table) => {
    const odd = plan.oddLengths.find((one) => one.table === table);
    return { key: shapeKey(table), value: odd === undefined ? "" : String(odd.length) };
  });
  return [...cells, ...totals, ...(plan.official ? shapes : [])].filter(
    ({ key, value }) => typedAt(entries, key) !== value,
  );
}
