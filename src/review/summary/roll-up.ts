/**
 * The roll-up report (汇总报告): a draft whose numbers are the exact sums of the chosen units. It keeps what each unit gave,
 * so that every cell can say where it comes from, and that a unit has changed since.
 */
import { APPLICATION_COLUMNS, type FieldId } from "../../form/fields";
import { type Change, type Entries, newEntries, typedAt } from "../../report/entries";
import { aboutIn, keyFor } from "../../report/key-kinds";
import { type ReportView, viewOf } from "../../report/live-report";
import {
  figureOf,
  isTooLarge,
  SOURCES_KEY,
  type Source,
  SUMMED,
  sourcesIn,
  sourcesText,
  sumOfSources,
} from "../../report/sources";
import type { Balance } from "../../report/totals";

/** A unit that can be summed, as it is now. */
export interface Unit {
  readonly id: string;
  readonly name: string;
  readonly contentHash: string;
  /** See `figuresOf`. */
  readonly figures: readonly string[];
}

const sourceOf = ({ id, name, contentHash, figures }: Unit): Source => ({ id, name, contentHash, figures });

/** The same units in the same order, however they were chosen. */
const inOrder = (sources: readonly Source[]): readonly Source[] =>
  [...sources].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));

export interface RollUp {
  readonly entries: Entries;
  /** Cells that units left empty, with their names: their sum is of the others only. */
  readonly incomplete: ReadonlyMap<FieldId, readonly string[]>;
  /** Cells whose sum is more than a cell can hold; they stay empty. */
  readonly tooLarge: readonly FieldId[];
}

/** The numbers of a report that sums these units, and where they come from. */
export function sumUp(organization: string, year: number, units: readonly Unit[]): RollUp {
  const sources = inOrder(units.map(sourceOf));
  const entries: Record<string, string> = { ...newEntries(organization, year) };
  const incomplete = new Map<FieldId, readonly string[]>();
  const tooLarge: FieldId[] = [];
  for (const id of SUMMED) {
    const sum = sumOfSources(sources, id);
    if (isTooLarge(id, sum)) tooLarge.push(id);
    else if (sum !== "") entries[id] = sum;
    const empty = sources.filter((source) => figureOf(source, id) === "").map(({ name }) => name);
    if (empty.length > 0) incomplete.set(id, empty);
  }
  if (sources.length > 0) entries[SOURCES_KEY] = sourcesText(sources);
  return { entries, incomplete, tooLarge };
}

/** A unit whose report is no longer the one that was summed. */
export interface ChangedSource {
  readonly source: Source;
  /** As it is now; null when it is gone. */
  readonly unit: Unit | null;
  readonly cells: readonly FieldId[];
}

const KEPT = "kept.";
/** Stands for a unit whose report is not here any more. */
const GONE = "gone";

const keptKey = (source: Pick<Source, "id">): string => keyFor("rollUp", `${KEPT}${source.id}`);

/**
 * The change that keeps a unit's figures as they were summed (不更新), against the content that the unit has now: another
 * content is told of again.
 */
export const keepSource = ({ source, unit }: Pick<ChangedSource, "source" | "unit">): Change => ({
  key: keptKey(source),
  value: unit?.contentHash ?? GONE,
});

/** Whether somebody decided to keep the unit's figures although it changed. */
export const isKept = (entries: Entries, { source, unit }: ChangedSource): boolean =>
  typedAt(entries, keptKey(source)) === (unit?.contentHash ?? GONE);

/** The changes that have every kept unit told of again. */
export const tellAgain = (entries: Entries): readonly Change[] =>
  aboutIn(entries, "rollUp")
    .filter((about) => about.startsWith(KEPT))
    .map((about) => ({ key: keyFor("rollUp", about), value: "" }));

/** Units that changed since the roll-up was made or updated, and in which cells. */
export function changedSources(entries: Entries, units: readonly Unit[]): readonly ChangedSource[] {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  return sourcesIn(entries).flatMap((source): ChangedSource[] => {
    const unit = byId.get(source.id);
    if (unit === undefined) return [{ source, unit: null, cells: [] }];
    if (unit.contentHash === source.contentHash) return [];
    const cells = SUMMED.filter((id) => figureOf(unit, id) !== figureOf(source, id));
    return [{ source, unit, cells }];
  });
}

/**
 * The changes that take over units as they are now. A cell that somebody corrected by hand stays as it is; the check
 * then says that it differs from its sum.
 */
export function updateSources(entries: Entries, units: readonly Unit[]): readonly Change[] {
  const before = sourcesIn(entries);
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const after = before.map((source) => {
    const unit = byId.get(source.id);
    return unit === undefined ? source : sourceOf(unit);
  });
  const cells = SUMMED.flatMap((id): Change[] => {
    const [was, is] = [sumOfSources(before, id), sumOfSources(after, id)];
    return was === is || typedAt(entries, id) !== was || isTooLarge(id, is) ? [] : [{ key: id, value: is }];
  });
  return [...cells, { key: SOURCES_KEY, value: sourcesText(inOrder(after)) }];
}

/** The change that makes a report made elsewhere comparable with its units, cell by cell. */
export const compareWith = (units: readonly Unit[]): Change => ({
  key: SOURCES_KEY,
  value: sourcesText(inOrder(units.map(sourceOf))),
});

export interface Imbalance {
  readonly unit: string;
  readonly name: string;
  /** Column of section three. */
  readonly column: string;
  readonly balance: Balance;
}

/** Where a unit does not balance, column by column; 总计 only where no column says it already. */
export function imbalancesOf(id: string, name: string, view: ReportView): readonly Imbalance[] {
  const found = APPLICATION_COLUMNS.flatMap((column) => {
    const balance = view.balance(column);
    return balance === null || balance.difference === 0 ? [] : [{ unit: id, name, column, balance }];
  });
  const columns = found.filter(({ column }) => column !== "total");
  return columns.length > 0 ? columns : found;
}

/**
 * Where the units of a roll-up, as they were summed, do not balance: what its own imbalance comes from. None where the sum
 * balances.
 */
export function sourceImbalances(sources: readonly Source[]): readonly Imbalance[] {
  const viewWith = (figure: (id: FieldId) => string): ReportView =>
    viewOf(Object.fromEntries(SUMMED.map((id) => [id, figure(id)])));
  const whole = viewWith((id) => sumOfSources(sources, id));
  if (imbalancesOf("", "", whole).length === 0) return [];
  return sources.flatMap((source) =>
    imbalancesOf(
      source.id,
      source.name,
      viewWith((id) => figureOf(source, id)),
    ),
  );
}
