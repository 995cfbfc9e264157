/** Figures that are far from what one would expect: of the unit itself a year ago, and of units of its kind. */
import type { FigureColumn, UnitFigures } from "./wide-table";
import { valueIn } from "./wide-table";

export interface Outlier {
  readonly unit: string;
  readonly column: string;
  readonly value: number;
  /** The figure it is far from: last year's, or the middle one of its kind. */
  readonly usual: number;
  readonly than: "last-year" | "kind";
}

/** Against last year: moved at least threefold and by at least twenty. */
const TIMES = 3;
const LEAST = 20;
/** Against its kind: where the middle half of the others lie is known only from so many. */
const FEWEST = 5;
/** How many spreads of the middle half beyond it, as in a box plot's far outliers. */
const SPREADS = 3;

const isFar = (value: number, usual: number): boolean => {
  const [low, high] = [Math.min(value, usual), Math.max(value, usual)];
  return high - low >= LEAST && high >= low * TIMES;
};

function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(place)] ?? 0, sorted[Math.ceil(place)] ?? 0];
  return low + (high - low) * (place - Math.floor(place));
}

/** `lastYear`: figures of the same units a year ago, by unit, where they are known. */
export function outliersOf(
  units: readonly UnitFigures[],
  columns: readonly FigureColumn[],
  lastYear: ReadonlyMap<string, Pick<UnitFigures, "figures">>,
): readonly Outlier[] {
  const outliers: Outlier[] = [];
  for (const column of columns) {
    const byKind = new Map<string, { readonly unit: UnitFigures; readonly value: number }[]>();
    for (const unit of units) {
      const text = valueIn(unit, column);
      if (text === "") continue;
      const value = Number(text);
      byKind.set(unit.kind, [...(byKind.get(unit.kind) ?? []), { unit, value }]);
      const then = lastYear.get(unit.id);
      const was = then === undefined ? "" : valueIn(then, column);
      if (was !== "" && isFar(value, Number(was))) {
        outliers.push({ unit: unit.id, column: column.id, value, usual: Number(was), than: "last-year" });
      }
    }
    for (const same of byKind.values()) {
      if (same.length < FEWEST) continue;
      const sorted = same.map(({ value }) => value).sort((a, b) => a - b);
      const [lower, middle, upper] = [quantile(sorted, 0.25), quantile(sorted, 0.5), quantile(sorted, 0.75)];
      for (const { unit, value } of same) {
        // Only what is too much: many units have none of most things, and rightly so.
        if (value > upper + SPREADS * (upper - lower) && isFar(value, middle)) {
          outliers.push({ unit: unit.id, column: column.id, value, usual: middle, than: "kind" });
        }
      }
    }
  }
  return outliers;
}
