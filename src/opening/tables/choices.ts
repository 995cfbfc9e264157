/** Rows with too many or too few values: every way to put them to the cells, the better ones first. */
import type { ChoiceOption } from "../document/reading";
import type { RowSum } from "./rows";

const MOST_WAYS = 3_003;
const MOST_OPTIONS = 24;

/** Ways to take `take` of `from` things; stops counting past what is of use. */
function waysToTake(from: number, take: number): number {
  let ways = 1;
  for (let index = 0; index < take; index += 1) {
    ways = (ways * (from - index)) / (index + 1);
    if (ways > MOST_WAYS) return ways;
  }
  return ways;
}

/** All sets of `take` places among `from`, in order. */
function places(from: number, take: number): number[][] {
  let sets: number[][] = [[]];
  for (let round = 0; round < take; round += 1) {
    sets = sets.flatMap((set) => {
      const next = (set[set.length - 1] ?? -1) + 1;
      return Array.from({ length: Math.max(0, from - next) }, (_, index) => [...set, next + index]);
    });
  }
  return sets;
}

/** How many stated totals a reading makes agree, and how many not; an empty total says nothing. */
export function agreement(
  values: readonly string[],
  sums: readonly RowSum[],
): { agreeing: number; disagreeing: number } {
  let [agreeing, disagreeing] = [0, 0];
  for (const { total, addends } of sums) {
    const stated = values[total] ?? "";
    const filled = addends.map((addend) => values[addend] ?? "").filter((text) => text !== "");
    if (stated === "" && filled.length === 0) continue;
    if (stated === "") {
      disagreeing += 1;
      continue;
    }
    const computed = filled.reduce((sum, text) => sum + Number(text), 0);
    if (computed === Number(stated)) agreeing += 1;
    else disagreeing += 1;
  }
  return { agreeing, disagreeing };
}

export function optionsFor(
  written: readonly string[],
  count: number,
  sums: readonly RowSum[],
): ChoiceOption[] {
  const extra = written.length - count;
  if (waysToTake(Math.max(written.length, count), Math.abs(extra)) > MOST_WAYS) return [];
  const options = new Map<string, ChoiceOption>();
  for (const set of places(Math.max(written.length, count), Math.abs(extra))) {
    const left = new Set(set);
    const values =
      extra >= 0 ? written.filter((_, index) => !left.has(index)) : withGaps(written, count, left);
    const key = values.join(",");
    if (!options.has(key)) {
      options.set(key, { values, ...agreement(values, sums), leftOut: extra >= 0 ? set : [] });
    }
  }
  const all = [...options.values()].sort((a, b) => a.disagreeing - b.disagreeing || b.agreeing - a.agreeing);
  // Values left over: all readings are shown, since a stated total may be the wrong one. Gaps: there are many, and only
  // those in which the totals agree say anything.
  const fitting = extra < 0 ? all.filter(({ disagreeing }) => disagreeing === 0) : all;
  return fitting.length > MOST_OPTIONS ? [] : fitting;
}

function withGaps(written: readonly string[], count: number, gaps: ReadonlySet<number>): string[] {
  let next = 0;
  return Array.from({ length: count }, (_, index) => {
    if (gaps.has(index)) return "";
    next += 1;
    return written[next - 1] ?? "";
  });
}
