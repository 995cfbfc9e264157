/**
 * 上年报告: last year's report of the same unit, kept with the draft so that the checks can compare with it wherever the
 * draft goes. Its fields stand under `last:{field id}`, and under `last:source` where it came from.
 */
import { FIELDS, findField } from "../form/fields";
import { isOtherYear, YEAR } from "./compared-year";
import { type Change, changedKeys, type Entries, numberAt, typedAt, withChanges } from "./entries";
import { aboutIn, keyFor } from "./key-kinds";
import { DECLINED, lastYearIn, SOURCE } from "./last-year-entries";
import { parseYear } from "./numbers";

/** Where last year's report came from. */
export type LastYearSource =
  /** Another draft of this browser, as it was when it was taken over. */
  | { readonly kind: "draft"; readonly draft: string }
  | { readonly kind: "file"; readonly name: string }
  /** The numbers that matter were typed by hand. */
  | { readonly kind: "typed" };

const lastKey = (about: string): string => keyFor("lastYear", about);

/** Key under which a field of last year's report stands, for typing it by hand. */
export const lastYearKey = lastKey;

export function lastYearSource(entries: Entries): LastYearSource | null {
  const text = typedAt(entries, lastKey(SOURCE));
  if (text === "") return null;
  const [kind = "", about = ""] = [text.slice(0, text.indexOf(":")), text.slice(text.indexOf(":") + 1)];
  if (kind === "draft") return { kind, draft: about };
  return kind === "file" ? { kind, name: about } : { kind: "typed" };
}

const sourceText = (source: LastYearSource): string => {
  if (source.kind === "draft") return `draft:${source.draft}`;
  return source.kind === "file" ? `file:${source.name}` : "typed:";
};

/** What of a report is kept as last year's: its fields, and none of its marks. */
const fieldsOf = (entries: Entries): readonly string[] =>
  Object.keys(entries).filter((key) => findField(key) !== undefined);

/** Changes that keep a report as last year's, in the place of the one that stood there. */
export function attachLastYear(
  entries: Entries,
  lastYear: Entries,
  source: LastYearSource,
): readonly Change[] {
  const kept = fieldsOf(lastYear).map((field) => ({ key: lastKey(field), value: typedAt(lastYear, field) }));
  const next = new Set([...kept.map(({ key }) => key), lastKey(SOURCE)]);
  const gone = detachLastYear(entries).filter(({ key }) => !next.has(key));
  return [...gone, ...kept, { key: lastKey(SOURCE), value: sourceText(source) }];
}

/** Changes that begin a last year typed by hand: only its year is known. */
export const beginLastYear = (entries: Entries): readonly Change[] => {
  const year = parseYear(typedAt(entries, "year"));
  const before = year.ok && year.value !== null ? String(year.value - 1) : "";
  return attachLastYear(
    entries,
    { organization: typedAt(entries, "organization"), year: before },
    { kind: "typed" },
  );
};

export const detachLastYear = (entries: Entries): readonly Change[] =>
  aboutIn(entries, "lastYear").map((about) => ({ key: lastKey(about), value: "" }));

/** The officer does not want the one that the list offers. */
export const declineLastYear = (): Change => ({ key: lastKey(DECLINED), value: "1" });
export const isLastYearDeclined = (entries: Entries): boolean => typedAt(entries, lastKey(DECLINED)) !== "";

/** How many fields of last year's report differ from the draft that it was taken from. */
export function changedSinceTaken(entries: Entries, draft: Entries): number {
  const kept = lastYearIn(entries) ?? {};
  const now = Object.fromEntries(fieldsOf(draft).map((field) => [field, typedAt(draft, field)]));
  return changedKeys(kept, now).length;
}

const squeezed = (name: string): string => name.replace(/\s/g, "");

/** Whether two reports name the same unit; one that names none is nobody's. */
export const isSameUnit = (one: string, other: string): boolean =>
  squeezed(one) !== "" && squeezed(one) === squeezed(other);

/** Whether a report is the same unit's of the year before. */
export function isYearBefore(
  report: { readonly organization: string; readonly year: string },
  entries: Entries,
): boolean {
  const year = parseYear(typedAt(entries, "year"));
  return (
    year.ok &&
    year.value !== null &&
    report.year === String(year.value - 1) &&
    isSameUnit(report.organization, typedAt(entries, "organization"))
  );
}

/** How sure it is that a report is the unit's own of the year before. */
export interface Standing {
  /** `other`: it is not compared. */
  readonly year: "before" | "other" | "unknown";
  /** `unknown` is not said where the report itself names no unit yet. */
  readonly unit: "same" | "other" | "unknown";
  /** Cells of the three tables that have a number in it, and those that have none. */
  readonly numbers: number;
  readonly missing: number;
}

const CELLS = FIELDS.filter(({ table }) => table !== undefined);

/** How many cells of the three tables have a number. */
export const numbersIn = (entries: Entries): number =>
  CELLS.filter(({ id }) => numberAt(entries, id) !== null).length;

/** How the report attached as last year's stands to the one that it is attached to. */
export function standingOf(entries: Entries, lastYear: Entries): Standing {
  const before = numberAt(lastYear, YEAR);
  const unit = typedAt(lastYear, "organization");
  const own = typedAt(entries, "organization");
  const numbers = numbersIn(lastYear);
  return {
    year: before === null ? "unknown" : isOtherYear(numberAt(entries, YEAR), before) ? "other" : "before",
    unit:
      squeezed(unit) === "" ? "unknown" : squeezed(own) === "" || isSameUnit(unit, own) ? "same" : "other",
    numbers,
    missing: CELLS.length - numbers,
  };
}

/** The draft with last year's report in it, for one that is made at once. */
export const withLastYear = (entries: Entries, lastYear: Entries, source: LastYearSource): Entries =>
  withChanges(entries, attachLastYear(entries, lastYear, source));
