/**
 * Every field and every computed total of the report, derived once from the official form.
 * A field's id is its path in the report file, the `name` of its input and the place of its findings.
 */
import {
  APPLICANT_KINDS,
  APPLICATION_ROWS,
  type ApplicationRow,
  DISPUTE_KINDS,
  DISPUTE_RESULTS,
  PROACTIVE_BLOCKS,
  RESULT_GROUPS,
  STEPS,
  type Step,
  type StepId,
  TEXT_FIELDS,
  TOTAL_HEAD,
} from "./official-form";

export type FieldId = string;
export type TableId = "proactiveDisclosure" | "applications" | "disputes";
export type FieldKind = "count" | "amount" | "line" | "longText" | "date" | "year";

export interface Field {
  readonly id: FieldId;
  readonly kind: FieldKind;
  readonly step: StepId;
  /** Where it stands, in official numbering with its name: 三（四）1 本机关不掌握 · 自然人. */
  readonly place: string;
  /** Accessible name: 三（四）1 本机关不掌握相关政府信息，自然人. */
  readonly name: string;
  /** Row label for a table cell, label for a text. */
  readonly label: string;
  readonly help: string;
  readonly required: boolean;
  readonly table?: TableId;
  /** A line that may be broken by hand, as it is to be printed. */
  readonly broken?: true;
}

export interface Total {
  readonly id: FieldId;
  readonly step: StepId;
  readonly table: TableId;
  readonly place: string;
  readonly name: string;
  readonly label: string;
  readonly help: string;
  /** Typed fields whose sum it is. */
  readonly addends: readonly FieldId[];
  /** What is added up: the row's columns (各列) or items (各项). */
  readonly addendsName: "各列" | "各项";
}

const TOTAL_KEY = "total";

export const applicationCell = (row: string, column: string): FieldId => `applications.${row}.${column}`;
export const proactiveCell = (row: string, column: string): FieldId => `proactiveDisclosure.${row}.${column}`;
export const disputeCell = (kind: string, result: string): FieldId => `disputes.${kind}.${result}`;

export const TYPED_APPLICATION_ROWS = APPLICATION_ROWS.filter((row) => row.computed !== true);
export const RESULT_ROWS = TYPED_APPLICATION_ROWS.filter((row) => row.id.startsWith("results."));
/** Ids of section three's seven columns; the last is computed. */
export const APPLICATION_COLUMNS: readonly string[] = [...APPLICANT_KINDS.map((kind) => kind.id), TOTAL_KEY];

/** Number and wording as printed: 1．属于国家秘密. */
export const officialLabel = (row: ApplicationRow): string => `${row.number}${row.label}`;

/** Official label with the group's number before it where the label alone would be ambiguous. */
export function rowName(row: ApplicationRow): string {
  const short = row.label.replace(/（区分处理.*）$/, "");
  return `${row.place} ${short}`;
}

/** A row of section three as places name it: 二、上年结转, 三（一）予以公开, 三（四）2 没有现成信息. */
export function rowPlace({ place, shortLabel }: ApplicationRow): string {
  const last = place[place.length - 1] ?? "";
  return `${place}${/\d/.test(last) ? " " : last === "）" ? "" : "、"}${shortLabel}`;
}

function textFields(): Field[] {
  return TEXT_FIELDS.map((field) => {
    const step = stepOf(field.step);
    return {
      ...field,
      place: step.sectionId === undefined ? `${step.title} · ${field.label}` : step.title,
      name: field.label,
    };
  });
}

function proactiveFields(): Field[] {
  return PROACTIVE_BLOCKS.flatMap((block) =>
    block.rows.flatMap((row) =>
      row.columns.map(
        (column): Field => ({
          id: proactiveCell(row.id, column.id),
          kind: column.unit === "万元" ? "amount" : "count",
          step: "proactive",
          table: "proactiveDisclosure",
          place: `二 ${row.label} · ${column.label}`,
          name: `${row.label}，${column.label}`,
          label: row.label,
          help: row.help,
          required: true,
        }),
      ),
    ),
  );
}

function applicationFields(): Field[] {
  return TYPED_APPLICATION_ROWS.flatMap((row) =>
    APPLICANT_KINDS.map(
      (kind): Field => ({
        id: applicationCell(row.id, kind.id),
        kind: "count",
        step: "applications",
        table: "applications",
        place: `${rowPlace(row)} · ${kind.label}`,
        name: `${rowName(row)}，${kind.label}`,
        label: row.label,
        help: row.help,
        required: true,
      }),
    ),
  );
}

function disputeFields(): Field[] {
  return DISPUTE_KINDS.flatMap((kind) =>
    DISPUTE_RESULTS.map(
      (result): Field => ({
        id: disputeCell(kind.id, result.id),
        kind: "count",
        step: "disputes",
        table: "disputes",
        place: `四 ${kind.label} · ${result.label}`,
        name: `${kind.label}，${result.label}`,
        label: result.label,
        help: result.help,
        required: true,
      }),
    ),
  );
}

function applicationTotals(): Total[] {
  return APPLICATION_ROWS.flatMap((row) => {
    const rows = row.computed === true ? RESULT_ROWS : [row];
    const total = (column: string, label: string, kinds: readonly string[]): Total => ({
      id: applicationCell(row.id, column),
      step: "applications",
      table: "applications",
      place: `${rowPlace(row)} · ${label}`,
      name: `${rowName(row)}，${label}`,
      label: row.label,
      help: row.help,
      addends: rows.flatMap((addend) => kinds.map((kind) => applicationCell(addend.id, kind))),
      addendsName: row.computed === true ? "各项" : "各列",
    });
    const perColumn =
      row.computed === true ? APPLICANT_KINDS.map((kind) => total(kind.id, kind.label, [kind.id])) : [];
    return [
      ...perColumn,
      total(
        TOTAL_KEY,
        TOTAL_HEAD,
        APPLICANT_KINDS.map((kind) => kind.id),
      ),
    ];
  });
}

function disputeTotals(): Total[] {
  return DISPUTE_KINDS.map((kind) => ({
    id: disputeCell(kind.id, TOTAL_KEY),
    step: "disputes",
    table: "disputes",
    place: `四 ${kind.label} · ${TOTAL_HEAD}`,
    name: `${kind.label}，${TOTAL_HEAD}`,
    label: kind.label,
    help: "本类案件各项结果之和，自动计算。",
    addends: DISPUTE_RESULTS.map((result) => disputeCell(kind.id, result.id)),
    addendsName: "各项",
  }));
}

/** Typed fields in the order of the wizard. */
export const FIELDS: readonly Field[] = (() => {
  const fields = [...textFields(), ...proactiveFields(), ...applicationFields(), ...disputeFields()];
  return STEPS.flatMap((step) => fields.filter((field) => field.step === step.id));
})();
export const TOTALS: readonly Total[] = [...applicationTotals(), ...disputeTotals()];

const TOTAL_BY_ID: ReadonlyMap<FieldId, Total> = new Map(TOTALS.map((total) => [total.id, total]));
const STEP_BY_ID: ReadonlyMap<StepId, Step> = new Map(STEPS.map((step) => [step.id, step]));

export const findField = (id: FieldId): Field | undefined => FIELD_BY_ID.get(id);
export const findTotal = (id: FieldId): Total | undefined => TOTAL_BY_ID.get(id);

/** The step's definition. Every `StepId` has one; the form's test says so. */
export function stepOf(id: StepId): Step {
  const step = STEPS.find((candidate) => candidate.id === id);
  if (step === undefined) throw new Error(`no step ${id}`);
  return step;
}

export const isStepId = (text: string): text is StepId => STEP_BY_ID.has(text as StepId);

const TABLES_BY_STEP: Readonly<Partial<Record<StepId, TableId>>> = {
  proactive: "proactiveDisclosure",
  applications: "applications",
  disputes: "disputes",
};
export const tableOf = (step: StepId): TableId | undefined => TABLES_BY_STEP[step];
export const fieldsOfTable = (table: TableId): readonly Field[] =>
  FIELDS.filter((field) => field.table === table);

const FIELDS_BY_STEP: ReadonlyMap<StepId, readonly Field[]> = new Map(
  STEPS.map((step) => [step.id, FIELDS.filter((field) => field.step === step.id)]),
);
export const fieldsOfStep = (step: StepId): readonly Field[] => FIELDS_BY_STEP.get(step) ?? [];

/** Values of each table in reading order, computed totals included. */
export const TABLE_VALUES: Readonly<Record<TableId, readonly FieldId[]>> = {
  proactiveDisclosure: fieldsOfTable("proactiveDisclosure").map((field) => field.id),
  applications: APPLICATION_ROWS.flatMap((row) =>
    APPLICATION_COLUMNS.map((column) => applicationCell(row.id, column)),
  ),
  disputes: DISPUTE_KINDS.flatMap((kind) =>
    [...DISPUTE_RESULTS.map((result) => result.id), TOTAL_KEY].map((key) => disputeCell(kind.id, key)),
  ),
};

const NOTES = "notes.";
/** Id of the note under a table, or of the remark beside one of its values (含修订3件), computed totals included. */
export const noteId = (id: TableId | FieldId): FieldId => `${NOTES}${id}`;
/** What a note's id is about: a table or a value; undefined for any other id. */
export const notedBy = (id: FieldId): FieldId | undefined =>
  id.startsWith(NOTES) ? id.slice(NOTES.length) : undefined;

function noteFields(): Field[] {
  const typed = new Map(FIELDS.map((field) => [field.id, field]));
  return STEPS.flatMap((step) => {
    const table = tableOf(step.id);
    if (table === undefined) return [];
    const common = { kind: "line", step: step.id, required: false } as const;
    const underTable: Field = {
      ...common,
      id: noteId(table),
      broken: true,
      place: `${step.numeral}、表下的注`,
      name: `${step.title}，表下的注`,
      label: "注",
      help: "印在表的下面，前面自动加“注：”。没有就不填。",
    };
    const remarks = TABLE_VALUES[table].map((id): Field => {
      const { place, name, label } = typed.get(id) ?? findTotal(id) ?? underTable;
      return {
        ...common,
        id: noteId(id),
        place: `${place} · 附注`,
        name: `${name}，附注`,
        label,
        help: "印在数字后面的括号里，例如：其中修订3件。不用写括号。",
      };
    });
    return [underTable, ...remarks];
  });
}

/**
 * Notes: one under each table, one beside each value. Optional texts in the file's flat `notes`; apart from `FIELDS`,
 * since a table's id is both a note's and the beginning of others.
 */
export const NOTE_FIELDS: readonly Field[] = noteFields();
/** Everything that somebody can write. */
export const EVERY_FIELD: readonly Field[] = [...FIELDS, ...NOTE_FIELDS];

const FIELD_BY_ID: ReadonlyMap<FieldId, Field> = new Map(EVERY_FIELD.map((field) => [field.id, field]));

/** Id of a column's balance (勾稽关系), section three. */
export const balanceId = (column: string): FieldId => `applications.balance.${column}`;

/** Label of one of section three's columns. */
export const applicationColumnLabel = (column: string): string =>
  APPLICANT_KINDS.find((kind) => kind.id === column)?.label ?? TOTAL_HEAD;

/** Rows of a group of results, for spanning its label. */
export const rowsOfGroup = (group: string): readonly ApplicationRow[] =>
  APPLICATION_ROWS.filter((row) => row.group === group);

export const groupOfRow = (row: ApplicationRow) => RESULT_GROUPS.find((group) => group.id === row.group);
