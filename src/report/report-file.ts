/**
 * The one door through which a report file comes in. A file is hostile until this parse has passed:
 * wrong values are refused with their place, unknown keys are ignored and named, stated totals are kept.
 */
import * as z from "zod/mini";
import {
  type FieldId,
  fieldsOfStep,
  findField,
  findTotal,
  NOTE_FIELDS,
  notedBy,
  TOTALS,
  tableOf,
} from "../form/fields";
import { STEPS } from "../form/official-form";
import { type Entries, statedKey, withChanges } from "./entries";
import { viewOf } from "./live-report";
import { type Nested, nest } from "./nested";
import { amountText, isAmount, MAX_COUNT, parseDate } from "./numbers";
import { fail, type Outcome, type Problem, succeed } from "./problem";
import { FILE_ORDER, REPORT_KIND, REPORT_VERSION } from "./report-json";

const MAX_LINE = 5_000;
const MAX_LONG_TEXT = 1_000_000;

type Kind = "count" | "total" | "amount" | "year" | "date" | "line" | "longText";

const isDateText = (text: string): boolean => {
  const parsed = parseDate(text);
  return text === "" || (parsed.ok && parsed.value === text);
};

/** What a value of each kind must be: for zod, and in words for the message. */
const KINDS: Readonly<Record<Kind, { schema: z.ZodMiniType; expected: string }>> = {
  count: {
    schema: z.int().check(z.minimum(0), z.maximum(MAX_COUNT)),
    expected: "0 或正整数",
  },
  total: { schema: z.int().check(z.minimum(0)), expected: "0 或正整数" },
  amount: {
    schema: z.number().check(z.minimum(0), z.maximum(MAX_COUNT + 1), z.refine(isAmount)),
    expected: "0 或正数，单位万元，最多 6 位小数",
  },
  year: {
    schema: z.int().check(z.minimum(2008), z.maximum(2100)),
    expected: "2008 至 2100 的年份",
  },
  date: {
    schema: z.string().check(z.maxLength(10), z.refine(isDateText)),
    expected: "日期，例如 2025-01-15",
  },
  line: { schema: z.string().check(z.maxLength(MAX_LINE)), expected: `不超过 ${MAX_LINE} 字的文字` },
  longText: {
    schema: z.string().check(z.maxLength(MAX_LONG_TEXT)),
    expected: `不超过 ${MAX_LONG_TEXT} 字的文字`,
  },
};

const kindOf = (id: FieldId): Kind => findField(id)?.kind ?? "total";

/** Key of the notes, a flat object beside the nested ones. */
const NOTES = "notes";

type Branch = Nested<FieldId>;

/** The file's tree with field ids as leaves, from which the schema is made. */
const TREE: Branch = nest(FILE_ORDER.map((id): [string, FieldId] => [id, id]));

const orEmpty = (kind: Kind) => z.nullable(KINDS[kind].schema);
/** A value of each kind, or null while it is empty. One of each, so that the JSON Schema names them once. */
export const VALUE_SCHEMAS = {
  count: orEmpty("count"),
  total: orEmpty("total"),
  amount: orEmpty("amount"),
  year: orEmpty("year"),
  date: orEmpty("date"),
  line: orEmpty("line"),
  longText: orEmpty("longText"),
};

const shapeOf = (branch: Branch): Record<string, z.ZodMiniType> =>
  Object.fromEntries(
    Object.entries(branch).map(([key, child]) => [
      key,
      z.optional(typeof child === "string" ? VALUE_SCHEMAS[kindOf(child)] : z.object(shapeOf(child))),
    ]),
  );

const NOTE_KEYS: ReadonlySet<string> = new Set(NOTE_FIELDS.map(({ id }) => notedBy(id) ?? id));

/** The report file's schema; the published JSON Schema is generated from it. */
export const reportSchema = z.object({
  kind: z.literal(REPORT_KIND),
  schemaVersion: z.literal(REPORT_VERSION),
  ...shapeOf(TREE),
  [NOTES]: z.optional(z.nullable(z.record(z.string(), VALUE_SCHEMAS.line))),
});

export interface OpenedReport {
  readonly entries: Entries;
  /** Stated totals that the cells give; only those that differ are kept with the entries. */
  readonly agreeingTotals: number;
  /** Paths in the file that this format does not know: how many there are, and the first of them. */
  readonly unknownKeys: Unknown;
  /** Official names of what the file does not hold at all; it is 未填 in the draft. */
  readonly missing: readonly string[];
}

export interface Unknown {
  readonly count: number;
  readonly first: readonly string[];
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const hasOwn = (object: object, key: string): boolean => Object.prototype.hasOwnProperty.call(object, key);

/** Own property only: a file's `__proto__` or `constructor` is data like any other. */
const ownAt = (node: unknown, key: string): unknown =>
  isObject(node) && hasOwn(node, key) ? node[key] : undefined;

const atPath = (root: unknown, path: readonly string[]): unknown => path.reduce<unknown>(ownAt, root);

/** A value from a hostile file, short enough to show. */
function shown(value: unknown): string {
  if (value === undefined) return "空";
  const text = isObject(value) ? "一组数据" : Array.isArray(value) ? "一个列表" : JSON.stringify(value);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

function problemAt(raw: unknown, path: readonly string[]): Problem {
  const at = path.join(".");
  const branch = path.reduce<Branch | FieldId | undefined>(
    (node, key) => (typeof node === "object" ? node[key] : undefined),
    TREE,
  );
  const isNote = path[0] === NOTES && path.length > 1;
  const expected = isNote
    ? KINDS.line.expected
    : typeof branch === "string"
      ? KINDS[kindOf(branch)].expected
      : "一组数据";
  return { code: "bad-value", at, expected, found: shown(atPath(raw, path)) };
}

/** So many unknown keys are named; of more, only how many there are is said. */
const MOST_NAMED = 20;
/** A file with more than this is no report. */
const MOST_UNKNOWN = 100_000;

/** Collects what is unknown; goes only where the format goes, so no file can lead it deep. */
function collectUnknown(raw: unknown, branch: Branch, prefix: string, unknown: string[]): void {
  if (!isObject(raw)) return;
  const known = prefix === "" ? ["kind", "schemaVersion", NOTES] : [];
  for (const key of Object.keys(raw)) {
    const child = hasOwn(branch, key) ? branch[key] : undefined;
    if (typeof child === "object") collectUnknown(raw[key], child, `${prefix}${key}.`, unknown);
    else if (child === undefined && !known.includes(key)) unknown.push(`${prefix}${key}`.slice(0, 80));
    if (unknown.length > MOST_UNKNOWN) return;
  }
}

/** What the file leaves out, by section: a whole one by its name, of a table the number of its cells. */
function missingIn(raw: unknown): readonly string[] {
  return STEPS.flatMap(({ id, title }) => {
    const fields = fieldsOfStep(id).filter(({ required }) => required);
    const absent = fields.filter((field) => atPath(raw, field.id.split(".")) === undefined);
    if (absent.length === 0) return [];
    const table = tableOf(id);
    if (table === undefined) return absent.map(({ label }) => (id === "cover" ? label : title));
    return absent.length === fields.length ? [title] : [`${title}的 ${absent.length} 格`];
  });
}

function entryOf(id: FieldId, value: unknown): string {
  if (typeof value === "number") return kindOf(id) === "amount" ? amountText(value) : String(value);
  if (typeof value !== "string") return "";
  const text = value.replace(/\r\n?/g, "\n");
  const oneLine = kindOf(id) === "line" && findField(id)?.broken !== true;
  return oneLine ? text.replace(/\n/g, " ") : text;
}

const unknownNotes = (raw: unknown): string[] => {
  const notes = ownAt(raw, NOTES);
  const keys = isObject(notes) ? Object.keys(notes).filter((key) => !NOTE_KEYS.has(key)) : [];
  return keys.map((key) => `${NOTES}.${key}`.slice(0, 80));
};

/** Takes a parsed JSON value for a report, or says what is wrong with it and where. */
export function openReport(raw: unknown): Outcome<OpenedReport> {
  if (ownAt(raw, "kind") !== REPORT_KIND) return fail({ code: "wrong-kind" });
  const version = ownAt(raw, "schemaVersion");
  if (typeof version === "number" && version > REPORT_VERSION) {
    return fail({ code: "newer-version", version });
  }
  const parsed = reportSchema.safeParse(raw);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const path = (issue?.path ?? []).map(String);
    if (path[0] === "schemaVersion") {
      return fail({ code: "bad-value", at: "schemaVersion", expected: "1", found: shown(version) });
    }
    return fail(problemAt(raw, path));
  }
  const unknown: string[] = [];
  collectUnknown(raw, TREE, "", unknown);
  for (const key of unknownNotes(raw)) unknown.push(key);
  if (unknown.length > MOST_UNKNOWN) return fail({ code: "too-many-unknown", most: MOST_UNKNOWN });
  const typed = FILE_ORDER.filter((id) => findTotal(id) === undefined).map((id) => ({
    key: id,
    value: entryOf(id, atPath(raw, id.split("."))),
  }));
  const notes = NOTE_FIELDS.map(({ id }) => ({
    key: id,
    value: entryOf(id, atPath(raw, [NOTES, notedBy(id) ?? id])),
  }));
  const entries = withChanges({}, [...typed, ...notes]);
  const stated = statedTotals(raw);
  const view = viewOf(entries);
  const differing = stated.filter(({ id, value }) => value !== (view.sum(id).value ?? 0));
  return succeed({
    entries: withChanges(
      entries,
      differing.map(({ id, value }) => ({ key: statedKey(id), value: String(value) })),
    ),
    agreeingTotals: stated.length - differing.length,
    unknownKeys: { count: unknown.length, first: unknown.slice(0, MOST_NAMED) },
    missing: missingIn(raw),
  });
}

function statedTotals(raw: unknown): { id: FieldId; value: number }[] {
  return TOTALS.flatMap(({ id }) => {
    const value = atPath(raw, id.split("."));
    return typeof value === "number" ? [{ id, value }] : [];
  });
}
