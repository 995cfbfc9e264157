/**
 * What a clipboard's table would do to a report: which value goes where, what is compared, what is left over. Nothing is
 * dropped silently: a plan with anything to say about it is shown before it is carried out.
 */
import { type FieldId, findField, findTotal, type TableId } from "../form/fields";
import type { Spot } from "../form/grid";
import { type Change, type Entries, shapeKey, statedKey, typedAt, withChanges } from "../report/entries";
import { viewOf } from "../report/live-report";
import { amountText, type ParsedNumber, parseAmount, parseCount } from "../report/numbers";
import { fail, type Outcome, type Problem, succeed } from "../report/problem";
import { type Matrix, matricesOfHtml, matrixOfTsv, widthOf } from "./matrix";
import { placeBlock } from "./place-block";
import { BLANKS, type Found, type FoundValue, recognise } from "./recognise";

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

function planOf(
  matrix: Matrix,
  official: boolean,
  tables: readonly TableId[],
  values: readonly FoundValue[],
  rest: Pick<PastePlan, "leftovers" | "ambiguous" | "oddLengths">,
): PastePlan {
  const cells = values.filter(({ id }) => findField(id) !== undefined);
  return {
    matrix,
    rows: new Set(values.map(({ row }) => row)).size,
    columns: new Set(values.map(({ column }) => column)).size,
    official,
    tables,
    cells,
    totals: values.filter(({ id, text }) => findTotal(id) !== undefined && !BLANKS.test(text)),
    notNumbers: cells.filter((value) => !BLANKS.test(value.text) && !parsed(value.id, value.text).ok),
    dashes: cells.filter(({ text }) => text !== "" && BLANKS.test(text)).length,
    ...rest,
  };
}

function officialPlan(matrices: readonly Matrix[]): PastePlan | null {
  const found = matrices.flatMap((matrix) => recognise(matrix).map((table) => ({ matrix, table })));
  const first = found[0];
  if (first === undefined) return null;
  return planOf(
    first.matrix,
    true,
    found.map(({ table }) => table.table),
    found.flatMap(({ table }) => table.values),
    {
      leftovers: found.flatMap(({ table }) => table.leftovers),
      ambiguous: false,
      oddLengths: found.flatMap(({ table: { table, oddLength } }) =>
        oddLength === undefined ? [] : [{ table, length: oddLength }],
      ),
    },
  );
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
  const matrices = fromHtml.length > 0 ? fromHtml : [matrixOfTsv(text)].filter((matrix) => matrix.length > 0);
  const refused = tooLarge(matrices);
  if (refused !== null) return fail(refused);
  const labelled = matrices.filter((matrix) =>
    matrix.some((row) => row.some((cell) => LABEL.test(cell ?? ""))),
  );
  const official = officialPlan(labelled);
  if (official !== null) return succeed(official);
  const matrix = matrices[0];
  if (matrix === undefined) return fail({ code: "paste-nothing" });
  const { values, leftovers, ambiguous } = placeBlock(matrix, table, at);
  return succeed(planOf(matrix, false, [table], values, { leftovers, ambiguous, oddLengths: [] }));
}

/** Whether a plan can be carried out without asking: everything fits, into the table that is open. */
export const isPlain = (plan: PastePlan, table: TableId): boolean =>
  plan.leftovers.length === 0 &&
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
