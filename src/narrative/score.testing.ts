/** How well the reader reads a corpus of sentences: recall and precision of statements and of itemised lists. */
import { concerns } from "./compare";
import { readNarrative } from "./read";
import type { ItemisedList, Narrative, Statement } from "./statement";

/** One sentence with what must be read from it; the shape of `e2e/fixtures/narratives.json`. */
export interface CorpusCase {
  readonly year: number;
  readonly text: string;
  readonly organization?: string;
  /** Statements of one field each. */
  readonly says: readonly { readonly field: string; readonly value: number }[];
  /** Statements of several fields together; only our own corpus has them. */
  readonly saysSums?: readonly { readonly fields: readonly string[]; readonly value: number }[];
  /** What may be read and need not: right, but told by the reader's own reasoning. */
  readonly mayAlso?: readonly {
    readonly field?: string;
    readonly fields?: readonly string[];
    readonly value: number;
  }[];
  readonly sums?: readonly { readonly total: number; readonly parts: readonly number[] }[];
}

export interface Score {
  readonly recall: number;
  readonly precision: number;
  readonly reached: boolean;
  readonly summary: string;
  /** Sentences read wrongly, with what is missing and what is too much. */
  readonly lines: readonly string[];
}

const RECALL = 0.9;
const PRECISION = 0.98;

const keyOf = (fields: readonly string[], value: number): string =>
  `${[...fields].sort().join("+")}=${value}`;

/** Statements that can be held against the tables, by their usual reading. */
function readKeys(
  { statements }: Narrative,
  { year, organization = "" }: CorpusCase,
  withSums: boolean,
): readonly string[] {
  return statements
    .filter((statement) => concerns(statement, organization, year))
    .filter((statement) => withSums || (statement.readings[0] ?? []).length === 1)
    .map((statement: Statement) => keyOf(statement.readings[0] ?? [], statement.value));
}

const listKey = (total: number, parts: readonly number[]): string => `${total}:${parts.join("+")}`;

/** What stands in one and not in the other, each as often as it stands there. */
function without(from: readonly string[], others: readonly string[]): readonly string[] {
  const left = [...others];
  return from.filter((key) => {
    const at = left.indexOf(key);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

export function scoreOf({ cases }: { readonly cases: readonly CorpusCase[] }): Score {
  let [expected, read, right] = [0, 0, 0];
  let [lists, listsRead] = [0, 0];
  const lines: string[] = [];
  for (const one of cases) {
    const wanted = [
      ...one.says.map(({ field, value }) => keyOf([field], value)),
      ...(one.saysSums ?? []).map(({ fields, value }) => keyOf(fields, value)),
    ];
    const allowed = (one.mayAlso ?? []).map(({ field, fields, value }) =>
      keyOf(fields ?? (field === undefined ? [] : [field]), value),
    );
    const narrative = readNarrative(one.text);
    const all = readKeys(narrative, one, one.saysSums !== undefined);
    const beyond = without(all, wanted);
    const got = without(all, without(beyond, without(beyond, allowed)));
    const wantedLists = (one.sums ?? []).map(({ total, parts }) => listKey(total, parts));
    const gotLists = narrative.lists.map((list: ItemisedList) =>
      listKey(
        list.total,
        list.parts.map((part) => part.value),
      ),
    );
    const missing = without(wanted, got);
    const extra = without(got, wanted);
    const missingLists = without(wantedLists, gotLists);
    expected += wanted.length;
    read += got.length;
    right += wanted.length - missing.length;
    lists += wantedLists.length;
    listsRead += wantedLists.length - missingLists.length;
    if (missing.length + extra.length + missingLists.length === 0) continue;
    lines.push(
      one.text,
      ...missing.map((key) => `  missing ${key}`),
      ...extra.map((key) => `  extra ${key}`),
      ...missingLists.map((key) => `  missing list ${key}, read ${gotLists.join(" ")}`),
    );
  }
  const recall = expected === 0 ? 1 : right / expected;
  const precision = read === 0 ? 1 : right / read;
  const share = (value: number): string => value.toFixed(3);
  return {
    recall,
    precision,
    reached: recall >= RECALL && precision >= PRECISION && listsRead >= lists * RECALL,
    summary: `${cases.length} sentences, recall ${share(recall)} (${right}/${expected}), precision ${share(precision)} (${right}/${read}), lists ${listsRead}/${lists}`,
    lines,
  };
}
