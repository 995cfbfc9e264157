/** Rows found in a document put together to the three tables, with what can be read in more than one way set apart. */
import { type FieldId, TABLE_VALUES, type TableId } from "../../form/fields";
import { APPLICATION_ROWS, BALANCE } from "../../form/official-form";
import type { ChoiceOption, ReadChoice, ReadReason, ReadTable, ReadValue } from "../document/reading";
import { agreement } from "./choices";
import { type FoundTables, UNKNOWN_ROW } from "./grid-tables";
import { type PlacedCell, type Placement, placedCell, placeRow } from "./place-row";
import { applicationTarget, type RawCell, type RawRow } from "./rows";

export const TABLES: readonly TableId[] = ["proactiveDisclosure", "applications", "disputes"];

interface Row {
  readonly raw: RawRow;
  readonly placement: Placement;
}

export interface AssembledTables {
  readonly tables: readonly ReadTable[];
  readonly choices: readonly ReadChoice[];
}

/** `narrative`: the report's texts, which may confirm how digits that stand together are to be parted. */
export function assembleTables(found: FoundTables, narrative: string): AssembledTables {
  const rows = distinctRows(named(found.rows)).map((raw): Row => ({ raw, placement: placeRow(raw) }));
  const chosen = applicationRuns(rows.filter(({ raw }) => raw.target.table === "applications"));
  const cells = new Map<FieldId, PlacedCell>();
  const choices: ReadChoice[] = [];
  const lengths = new Map<TableId, number>();
  for (const row of rows) {
    const { target } = row.raw;
    const outcome = settled(row, chosen, narrative);
    target.ids.forEach((id, index) => {
      const cell = outcome.cells[index];
      if (cell !== undefined) cells.set(id, cell);
    });
    if (outcome.choice !== null) choices.push(outcome.choice);
    if (row.placement.kind === "choice" && !lengths.has(target.table)) {
      lengths.set(target.table, row.placement.written.length);
    }
  }
  const tables = TABLES.map((table): ReadTable => {
    const notes = found.notes.filter((note) => note.table === table);
    const odd = lengths.get(table);
    const inTable = rows.filter(({ raw }) => raw.target.table === table);
    const missing = found.oldForm.has(table) ? "old-form" : inTable.length > 0 ? "no-row" : "no-table";
    return {
      table,
      found: inTable.length > 0 || found.oldForm.has(table),
      values: TABLE_VALUES[table].map((id) => readValue(id, cells.get(id), missing)),
      note: notes.map((note) => note.text).join("\n"),
      noteSource: notes[0]?.source ?? null,
      ...(odd === undefined ? {} : { oddLength: odd }),
      oldForm: found.oldForm.has(table),
      extras: found.extras.filter((extra) => extra.table === table),
    };
  });
  return { tables, choices };
}

function readValue(id: FieldId, cell: PlacedCell | undefined, missing: ReadReason): ReadValue {
  if (cell !== undefined) return { id, ...cell };
  return {
    id,
    text: "",
    written: "",
    certainty: "not-found",
    reason: missing,
    source: null,
  };
}

/** Rows whose label could not be read, named by the rows between which they stand. */
function named(rows: readonly RawRow[]): RawRow[] {
  const order = APPLICATION_ROWS.map((row) => row.id);
  return rows.flatMap((row, index): RawRow[] => {
    if (row.target.row !== UNKNOWN_ROW) return [row];
    const isKnown = (other: RawRow): boolean =>
      other.target.table === "applications" && other.target.row !== UNKNOWN_ROW;
    let [first, last] = [index, index];
    while (first > 0 && rows[first - 1]?.target.row === UNKNOWN_ROW) first -= 1;
    while (rows[last + 1]?.target.row === UNKNOWN_ROW) last += 1;
    const [before, after] = [rows[first - 1], rows[last + 1]];
    if (before === undefined || after === undefined || !isKnown(before) || !isKnown(after)) return [];
    const [from, to] = [order.indexOf(before.target.row), order.indexOf(after.target.row)];
    const unknown = last - first + 1;
    const id = order[from + 1 + index - first];
    return to - from - 1 === unknown && id !== undefined ? [{ ...row, target: applicationTarget(id) }] : [];
  });
}

const filledIn = (row: RawRow): number => row.cells.filter((cell) => cell.text.trim() !== "").length;

/** A row that comes twice (a page's repeated line, a table shown twice) counts once: the fuller one. */
function distinctRows(rows: readonly RawRow[]): RawRow[] {
  const kept = new Map<string, RawRow>();
  for (const row of rows) {
    const key = `${row.target.table} ${row.target.row}`;
    const other = kept.get(key);
    if (other === undefined || filledIn(row) > filledIn(other)) kept.set(key, row);
  }
  return [...kept.values()];
}

/** Whether there is one digit for each cell: then there is one way to part them, whatever they add up to. */
const isDigitACell = ({ placement, raw }: Row): boolean =>
  placement.kind === "run" && placement.digits === raw.target.ids.length;

const MOST_COMBINATIONS = 20_000;

interface ChosenRun {
  readonly values: readonly string[];
  readonly reason: ReadReason;
}

type Numbers = readonly number[];

/**
 * Section three's rows whose digits run together: of all combinations of readings that fit their rows, those in which
 * every column adds up and balances. Chosen is only what all of them agree on.
 */
function applicationRuns(rows: readonly Row[]): ReadonlyMap<string, ChosenRun> {
  const chosen = new Map<string, ChosenRun>();
  const open: { row: string; readings: readonly (readonly string[])[] }[] = [];
  const known = new Map<string, Numbers>();
  let unreadable = false;
  for (const each of rows) {
    const { raw, placement } = each;
    const { row } = raw.target;
    if (placement.kind === "placed")
      known.set(
        row,
        placement.cells.map((cell) => Number(cell.text)),
      );
    else if (placement.kind === "choice") unreadable = true;
    else {
      const [only] = placement.all.readings;
      const { readings, tooMany } = placement.fitting;
      if (isDigitACell(each) && only !== undefined) known.set(row, only.map(Number));
      else if (readings.length > 0 && !tooMany) open.push({ row, readings });
      else unreadable = true;
    }
  }
  const combinations = open.reduce((product, { readings }) => product * readings.length, 1);
  const complete = APPLICATION_ROWS.every(({ id }) => known.has(id) || open.some(({ row }) => row === id));
  if (unreadable || !complete || combinations > MOST_COMBINATIONS) {
    for (const { row, readings } of open) {
      const [only] = readings;
      if (readings.length === 1 && only !== undefined)
        chosen.set(row, { values: only, reason: "run-together-unchecked" });
    }
    return chosen;
  }
  const consistent: number[][] = [];
  for (let code = 0; code < combinations; code += 1) {
    const picks: number[] = [];
    let rest = code;
    const all = new Map(known);
    for (const { row, readings } of open) {
      const pick = rest % readings.length;
      rest = Math.floor(rest / readings.length);
      picks.push(pick);
      all.set(row, (readings[pick] ?? []).map(Number));
    }
    if (columnsAgree(all)) consistent.push(picks);
  }
  open.forEach(({ row, readings }, index) => {
    const picked = new Set(consistent.map((picks) => picks[index] ?? 0));
    const values = readings[[...picked][0] ?? 0];
    if (picked.size === 1 && values !== undefined) chosen.set(row, { values, reason: "run-together" });
  });
  return chosen;
}

/** Every column: results add up to their total, and the balance holds. */
function columnsAgree(rows: ReadonlyMap<string, Numbers>): boolean {
  const columns = applicationTarget("").ids.length;
  const at = (row: string, column: number): number => rows.get(row)?.[column] ?? Number.NaN;
  const results = APPLICATION_ROWS.filter((row) => row.id.startsWith("results.") && row.computed !== true);
  for (let column = 0; column < columns; column += 1) {
    const sum = results.reduce((all, row) => all + at(row.id, column), 0);
    if (sum !== at("results.total", column)) return false;
    const [received, handled] = [BALANCE.received, BALANCE.handled].map((side) =>
      side.reduce((all, row) => all + at(row, column), 0),
    );
    if (received !== handled) return false;
  }
  return true;
}

const MOST_LISTED = 24;

function choiceOf(
  { raw }: Row,
  why: ReadChoice["why"],
  written: readonly RawCell[],
  options: readonly ChoiceOption[],
): ReadChoice {
  const { table, row, label, ids } = raw.target;
  return {
    id: `${table}.${row}`,
    table,
    label,
    why,
    ids,
    written: written.map((cell) => cell.text.trim()),
    sources: written.map((cell) => cell.source),
    options: options.length > MOST_LISTED ? [] : options,
  };
}

/** A row's cells, and the choice that has to be made where there is one. */
function settled(
  row: Row,
  chosen: ReadonlyMap<string, ChosenRun>,
  narrative: string,
): { cells: readonly PlacedCell[]; choice: ReadChoice | null } {
  const { placement, raw } = row;
  const { target } = raw;
  if (placement.kind === "placed") return { cells: placement.cells, choice: null };
  const { written } = placement;
  const source = written[0]?.source ?? null;
  const all = written.map((cell) => cell.text.trim()).join(" ");
  const undecided = target.ids.map(
    (): PlacedCell => ({
      text: "",
      written: all,
      certainty: "doubtful",
      reason: "choice",
      source,
    }),
  );
  if (placement.kind === "choice") {
    return { cells: undecided, choice: choiceOf(row, placement.why, written, placement.options) };
  }
  const readings =
    placement.fitting.readings.length > 0 ? placement.fitting.readings : placement.all.readings;
  const options = readings.map((values) => ({ values, ...agreement(values, target.sums), leftOut: [] }));
  if (isDigitACell(row)) {
    const values = readings[0] ?? [];
    const doubt = agreement(values, target.sums).disagreeing > 0 ? "run-together-unchecked" : undefined;
    return { cells: parted(row, values, doubt), choice: null };
  }
  const run =
    target.table === "applications"
      ? (chosen.get(target.row) ?? null)
      : ownRun(placement, narrative, target.label);
  if (run !== null) {
    const cells = parted(row, run.values, run.reason === "run-together" ? undefined : run.reason);
    const choice = run.reason === "run-together" ? null : choiceOf(row, "run-together", written, options);
    return { cells, choice };
  }
  return { cells: undecided, choice: choiceOf(row, "run-together", written, options) };
}

/** Each number with its place within the digits that stand together. */
function parted(row: Row, values: readonly string[], doubt: ReadReason | undefined): PlacedCell[] {
  const { placement } = row;
  const pieces = placement.kind === "placed" ? [] : placement.written;
  let [piece, at] = [0, 0];
  return values.map((value) => {
    let cell = pieces[piece];
    if (cell !== undefined && at >= cell.text.length) {
      piece += 1;
      at = 0;
      cell = pieces[piece];
    }
    if (cell === undefined) return placedCell(undefined);
    const start = cell.text.indexOf(value, at);
    const from = (cell.source.from ?? 0) + Math.max(start, at);
    at = Math.max(start, at) + value.length;
    const offset = cell.source.offset;
    const source = {
      ...cell.source,
      from,
      to: from + value.length,
      ...(offset === undefined ? {} : { offset: offset + from - (cell.source.from ?? 0) }),
    };
    return placedCell({ text: value, source }, doubt);
  });
}

/** Rows of sections two and four: one reading by its own totals, or one that the text confirms. */
function ownRun(placement: Placement & { kind: "run" }, narrative: string, label: string): ChosenRun | null {
  const { readings, tooMany } = placement.fitting;
  const [only] = readings;
  if (tooMany) return null;
  if (readings.length === 1 && only !== undefined) return { values: only, reason: "run-together-unchecked" };
  return byText(readings, narrative, label);
}

const LONGEST_SENTENCE = 400;

/** The one reading of which the text states two numbers or more, in sentences that speak of the same thing. */
function byText(
  readings: readonly (readonly string[])[],
  narrative: string,
  label: string,
): ChosenRun | null {
  const name = label.replace(/^行政(?=规范)/, "");
  const stated = new Set<string>();
  for (const sentence of narrative.split(/[。；\n]/)) {
    if (!sentence.includes(name)) continue;
    for (const match of sentence.slice(0, LONGEST_SENTENCE).matchAll(/\d+(?=\s*[件份个])/g))
      stated.add(match[0]);
  }
  const ranked = readings
    .map((values) => ({ values, confirmed: values.filter((value) => stated.has(value)).length }))
    .sort((a, b) => b.confirmed - a.confirmed);
  const [best, second] = ranked;
  if (best === undefined || best.confirmed < 2 || second?.confirmed === best.confirmed) return null;
  return { values: best.values, reason: "run-together-by-text" };
}
