/**
 * 汇总: the units that a report's numbers are the sum of, kept with the draft in one entry, so that each cell can say
 * where it comes from. Sums are exact: amounts are added in 分 (0.000001 万元), never as binary fractions.
 */
import { FIELDS, type FieldId, findField } from "../form/fields";
import { canonicalEntry, type Entries, isValidEntry, typedAt } from "./entries";
import { keyFor } from "./key-kinds";
import { MAX_COUNT } from "./numbers";

/** Fields that are summed: the typed cells of the three tables, in the order of the form. */
export const SUMMED: readonly FieldId[] = FIELDS.filter((field) => field.table !== undefined).map(
  ({ id }) => id,
);
const PLACE: ReadonlyMap<FieldId, number> = new Map(SUMMED.map((id, index) => [id, index]));

export interface Source {
  /** The unit's draft on this desk. */
  readonly id: string;
  readonly name: string;
  /** Hash of the content that was summed. */
  readonly contentHash: string;
  /** Numbers as plain digits, in the order of `SUMMED`; empty where the unit filled in none. */
  readonly figures: readonly string[];
}

export const SOURCES_KEY = keyFor("rollUp", "sources");

/** A unit's figures; what is not a number is none. */
export const figuresOf = (entries: Entries): readonly string[] =>
  SUMMED.map((id) => {
    const typed = typedAt(entries, id);
    return isValidEntry(id, typed) ? canonicalEntry(id, typed) : "";
  });

export const sourcesText = (sources: readonly Source[]): string =>
  sources.length === 0
    ? ""
    : JSON.stringify(
        sources.map(({ id, name, contentHash, figures }) => [id, name, contentHash, figures.join(",")]),
      );

let last: { readonly text: string; readonly sources: readonly Source[] } = { text: "", sources: [] };

/** The units behind a report; none where it is no roll-up. What cannot be read counts as none. */
export function sourcesIn(entries: Entries): readonly Source[] {
  const text = typedAt(entries, SOURCES_KEY);
  if (text !== last.text) last = { text, sources: parseSources(text) };
  return last.sources;
}

function parseSources(text: string): readonly Source[] {
  try {
    const raw: unknown = text === "" ? [] : JSON.parse(text);
    return Array.isArray(raw) ? raw.flatMap(parseSource) : [];
  } catch {
    return [];
  }
}

function parseSource(raw: unknown): readonly Source[] {
  if (!Array.isArray(raw)) return [];
  const [id, name, contentHash, figures] = raw as readonly unknown[];
  if (typeof id !== "string" || typeof name !== "string" || typeof contentHash !== "string") return [];
  if (typeof figures !== "string") return [];
  return [{ id, name, contentHash, figures: figures.split(",") }];
}

/** What one unit gives to a cell; empty where it filled in nothing. */
export const figureOf = ({ figures }: Pick<Source, "figures">, id: FieldId): string =>
  figures[PLACE.get(id) ?? -1] ?? "";

const NUMBER = /^\d{1,12}(\.\d{1,6})?$/;
const MILLIONTHS = 1_000_000;

/**
 * Exact sum of plain numbers; empty when none of them is one: empty is not 0. Whole numbers and millionths are added
 * apart, each exactly, for thousands of the largest numbers a cell can hold.
 */
export function exactSum(figures: Iterable<string>): string {
  let any = false;
  let whole = 0;
  let millionths = 0;
  for (const figure of figures) {
    if (!NUMBER.test(figure)) continue;
    any = true;
    const point = figure.indexOf(".");
    if (point < 0) whole += Number(figure);
    else {
      whole += Number(figure.slice(0, point));
      millionths += Number(figure.slice(point + 1).padEnd(6, "0"));
    }
  }
  if (!any) return "";
  const carried = Math.floor(millionths / MILLIONTHS);
  const part = String(millionths - carried * MILLIONTHS)
    .padStart(6, "0")
    .replace(/0+$/, "");
  return part === "" ? String(whole + carried) : `${whole + carried}.${part}`;
}

/** The sum of the units in one cell. */
export const sumOfSources = (sources: readonly Source[], id: FieldId): string =>
  exactSum(sources.map((source) => figureOf(source, id)));

/** Whether a sum is more than the cell can hold. */
export const isTooLarge = (id: FieldId, sum: string): boolean =>
  sum !== "" && findField(id)?.table !== undefined && Number(sum) > MAX_COUNT + (sum.includes(".") ? 1 : 0);
