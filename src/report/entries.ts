/**
 * A draft's whole content as one flat map: what was typed, under the field's id, and marks beside it. One flat map of
 * texts keeps comparing, merging, undoing and storing the same simple thing for all of them; `key-kinds.ts` declares
 * what kinds of keys there are.
 */
import { FIELDS, type FieldId, findField } from "../form/fields";
import type { StepId } from "../form/official-form";
import { listOf } from "./entry-list";
import { aboutIn, keyFor } from "./key-kinds";
import { amountText, parseAmount, parseCount, parseDate, parseYear } from "./numbers";

export type Entries = Readonly<Record<string, string>>;

/** One changed entry; the empty text means that nothing stands there. */
export interface Change {
  readonly key: string;
  readonly value: string;
}

export const statedKey = (total: FieldId): string => keyFor("stated", total);
export const shapeKey = (table: string): string => keyFor("shape", table);

/** Entry that keeps what other windows put into a field that this one changed too, until somebody chooses. */
export const conflictKey = (key: string): string => keyFor("conflict", key);
/** Keys of the fields that wait for a choice. */
export const conflictsIn = (entries: Entries): readonly string[] => aboutIn(entries, "conflict");
/** The other texts that wait beside a field's own, the oldest first; an empty text is one too. */
export const othersAt = (entries: Entries, key: string): readonly string[] =>
  listOf(typedAt(entries, conflictKey(key)));

/** What was typed at a key; empty when nothing was. */
export const typedAt = (entries: Entries, key: string): string => entries[key] ?? "";

/** The entries with the changes made; empty texts are not kept. */
export function withChanges(entries: Entries, changes: readonly Change[]): Entries {
  const next: Record<string, string> = { ...entries };
  for (const { key, value } of changes) {
    if (value === "") delete next[key];
    else next[key] = value;
  }
  return next;
}

export const defaultTitle = (organization: string, year: string): string =>
  `${organization}${year}年政府信息公开工作年度报告`;

/** Entries of a new report: unit, year and what follows from them; every number is 未填. */
export function newEntries(organization: string, year: number): Entries {
  const entries: Record<string, string> = { year: String(year), ...followers(organization, String(year)) };
  if (organization !== "") entries["organization"] = organization;
  return entries;
}

/** What stands in other fields as long as nobody wrote something else there; without a whole year, no period. */
function followers(organization: string, year: string): Record<string, string> {
  const parsed = parseYear(year);
  const number = parsed.ok ? parsed.value : null;
  return {
    title: defaultTitle(organization, year),
    "period.from": number === null ? "" : `${number}-01-01`,
    "period.to": number === null ? "" : `${number}-12-31`,
    ...(organization === "" ? {} : { "signature.organization": organization }),
  };
}

/**
 * The changes that one typed change brings: when unit or year changes, title, period and signature follow,
 * unless they were worded otherwise.
 */
export function changesOf(entries: Entries, change: Change): readonly Change[] {
  if (change.key !== "organization" && change.key !== "year") return [change];
  const before = followers(typedAt(entries, "organization"), typedAt(entries, "year"));
  const next = withChanges(entries, [change]);
  const after = followers(typedAt(next, "organization"), typedAt(next, "year"));
  const followed = Object.entries(after)
    .filter(([key, value]) => {
      const typed = typedAt(entries, key);
      return (typed === "" || typed === before[key]) && typed !== value;
    })
    .map(([key, value]) => ({ key, value }));
  return [change, ...followed];
}

/** Whether a text means a value its field can hold; empty is fine here, 未填 is another matter. */
export function isValidEntry(id: FieldId, typed: string): boolean {
  switch (findField(id)?.kind) {
    case "count":
      return parseCount(typed).ok;
    case "amount":
      return parseAmount(typed).ok;
    case "year":
      return parseYear(typed).ok;
    case "date":
      return parseDate(typed).ok;
    default:
      return true;
  }
}

/** A number typed in another way as plain digits; anything else as it was typed. */
export function canonicalEntry(id: FieldId, typed: string): string {
  const kind = findField(id)?.kind;
  if (kind !== "count" && kind !== "amount") return typed;
  const parsed = kind === "amount" ? parseAmount(typed) : parseCount(typed);
  if (!parsed.ok) return typed;
  return parsed.value === null ? "" : amountText(parsed.value);
}

/** The number a field holds, or null when it is empty or not a number. */
export function numberAt(entries: Entries, id: FieldId): number | null {
  const typed = entries[id];
  if (typed === undefined) return null;
  const kind = findField(id)?.kind;
  const parsed =
    kind === "amount" ? parseAmount(typed) : kind === "year" ? parseYear(typed) : parseCount(typed);
  return parsed.ok ? parsed.value : null;
}

/** The ISO date a field holds, or null when it is empty or not a date. */
export function dateAt(entries: Entries, id: FieldId): string | null {
  const parsed = parseDate(typedAt(entries, id));
  return parsed.ok ? parsed.value : null;
}

const REQUIRED: ReadonlyMap<StepId, readonly FieldId[]> = (() => {
  const bySteps = new Map<StepId, FieldId[]>();
  for (const { step, id, required } of FIELDS) {
    if (required) bySteps.set(step, [...(bySteps.get(step) ?? []), id]);
  }
  return bySteps;
})();

/** Steps of the form in which something required is still empty. */
export function unfilledSteps(entries: Entries): readonly StepId[] {
  return [...REQUIRED].flatMap(([step, ids]) =>
    ids.some((id) => typedAt(entries, id).trim() === "") ? [step] : [],
  );
}

/** Keys at which two states differ. */
export function changedKeys(before: Entries, after: Entries): readonly string[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].filter((key) => typedAt(before, key) !== typedAt(after, key));
}

/** Entry that holds when the report was finalised (定稿); while it stands, nothing else may change. */
export const FINALIZED_KEY = keyFor("finalized", "at");
/** Content hash of the version finalised last, and its number, from 1; they stay when the report is reopened. */
export const FINALIZED_HASH_KEY = keyFor("finalized", "hash");
export const FINALIZED_VERSION_KEY = keyFor("finalized", "version");
export const isFinalized = (entries: Entries): boolean => typedAt(entries, FINALIZED_KEY) !== "";
