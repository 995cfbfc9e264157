/**
 * Ways to read rows that have more values than the table has columns: some value is surplus, and only a person can say
 * which. Every way is worked out; none is preferred.
 */
import { type FieldId, findTotal } from "../form/fields";
import { parseAmount } from "../report/numbers";

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

/** One way to read a table. */
export interface Reading {
  readonly values: readonly FoundValue[];
  /** Values for which the official table has no place. */
  readonly leftovers: readonly Found[];
}

/** A row: the cells it has in the official table, in order, and the values found for it. */
export interface Line {
  /** Undefined for a column that the official table does not have. */
  readonly ids: readonly (FieldId | undefined)[];
  readonly values: readonly Found[];
}

/** Ways that are shown besides those in which all totals agree. */
const MOST_SHOWN = 4;

/** The rows with `count` values from `from` on left out; a row that is not too long keeps all of its values. */
function without(lines: readonly Line[], from: number, count: number): Reading {
  const values: FoundValue[] = [];
  const leftovers: Found[] = [];
  for (const line of lines) {
    const surplus = line.values.length > line.ids.length ? count : 0;
    let place = 0;
    line.values.forEach((found, index) => {
      const left = index >= from && index < from + surplus;
      const id = left ? undefined : line.ids[place];
      if (!left) place += 1;
      if (id !== undefined) values.push({ ...found, id });
      else if (found.text !== "") leftovers.push(found);
    });
  }
  return { values, leftovers };
}

const numberOf = (text: string): number => {
  const parsed = parseAmount(text);
  return parsed.ok ? (parsed.value ?? 0) : 0;
};

/** A total that a reading's own values do not give. */
export interface Disagreement extends FoundValue {
  readonly sum: number;
}

export function disagreeing({ values }: Reading): readonly Disagreement[] {
  const numbers = new Map(values.map(({ id, text }) => [id, numberOf(text)]));
  return values.flatMap((value) => {
    const total = findTotal(value.id);
    const known = total?.addends.filter((addend) => numbers.has(addend)) ?? [];
    if (known.length === 0 || value.text === "" || !parseAmount(value.text).ok) return [];
    const sum = known.reduce((all, addend) => all + (numbers.get(addend) ?? 0), 0);
    return sum === numberOf(value.text) ? [] : [{ ...value, sum }];
  });
}

/** Two ways that put the same number into every cell are one. */
const outcome = ({ values }: Reading): string => values.map(({ id, text }) => `${id}=${text}`).join("\n");

/**
 * All ways to read the rows, the ones with the fewest disagreeing totals first; one where nothing is surplus. Where
 * there are very many, those are kept in which the fewest totals disagree, and the first and the last value as surplus.
 */
export function readingsOf(lines: readonly Line[], surplus: number): readonly Reading[] {
  if (surplus <= 0 || surplus > MOST_SURPLUS) return [without(lines, Number.POSITIVE_INFINITY, 0)];
  const longest = Math.max(...lines.map(({ values }) => values.length));
  const ways = new Map<string, { reading: Reading; wrong: number; edge: boolean }>();
  for (let from = longest - surplus; from >= 0; from -= 1) {
    const reading = without(lines, from, surplus);
    const key = outcome(reading);
    const edge = from === 0 || from === longest - surplus || ways.get(key)?.edge === true;
    ways.set(key, { reading: ways.get(key)?.reading ?? reading, wrong: disagreeing(reading).length, edge });
  }
  const sorted = [...ways.values()].sort((a, b) => a.wrong - b.wrong);
  const least = sorted[0]?.wrong ?? 0;
  const shown =
    sorted.length <= MOST_SHOWN ? sorted : sorted.filter(({ wrong, edge }) => wrong === least || edge);
  return shown.map(({ reading }) => reading);
}

/** Values too many in a row for which it is asked which; beyond that the row is of another table. */
const MOST_SURPLUS = 3;
