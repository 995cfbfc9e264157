/**
 * A report as the JSON of the public contract: the report file, one key order, computed totals.
 */
import {
  FIELDS,
  type Field,
  type FieldId,
  findField,
  findTotal,
  NOTE_FIELDS,
  notedBy,
  TABLE_VALUES,
} from "../form/fields";
import { dateAt, type Entries, isValidEntry, typedAt } from "./entries";
import { jsonText } from "./json-text";
import type { ReportView } from "./live-report";
import { type Nested, nest } from "./nested";

export const REPORT_KIND = "gov-information-disclosure-annual-report";
export const REPORT_VERSION = 1;

/** Ids of the file's values in the order of the file, computed totals included. */
export const FILE_ORDER: readonly FieldId[] = [
  "organization",
  "year",
  "title",
  "period.from",
  "period.to",
  "preamble",
  "overview",
  ...TABLE_VALUES.proactiveDisclosure,
  ...TABLE_VALUES.applications,
  ...TABLE_VALUES.disputes,
  "problemsAndImprovements",
  "otherMatters",
  "signature.organization",
  "signature.date",
  "publicationNote",
];

export type Leaf = string | number | null;

/** Value of one field in the file: texts as typed, everything else null while it is empty or not usable. */
function leafOf(view: ReportView, id: FieldId): Leaf {
  if (findTotal(id) !== undefined) return view.sum(id).value;
  switch (findField(id)?.kind) {
    case "line":
    case "longText":
      return view.typed(id);
    case "date":
      return dateAt(view.entries, id);
    default:
      return view.number(id);
  }
}

/** Notes by what they are about; a flat object, since a table's id begins those of its values. */
function notesOf(view: ReportView): Nested<Leaf> | null {
  const notes = NOTE_FIELDS.flatMap(({ id }): [string, string][] => {
    const text = view.typed(id);
    return text === "" ? [] : [[notedBy(id) ?? id, text]];
  });
  return notes.length === 0 ? null : Object.fromEntries(notes);
}

/** The report as a plain object in the file's key order; `notes` only where there is one. */
export function reportTree(view: ReportView): Nested<Leaf> {
  const tree = nest<Leaf>([
    ["kind", REPORT_KIND],
    ["schemaVersion", REPORT_VERSION],
    ...FILE_ORDER.map((id): [string, Leaf] => [id, leafOf(view, id)]),
  ]);
  const notes = notesOf(view);
  return notes === null ? tree : { ...tree, notes };
}

/** Text of the report file: UTF-8, 2-space indent. */
export function reportJson(view: ReportView): string {
  return `${jsonText(reportTree(view), 2)}\n`;
}

/** Fields that hold something the file cannot carry; they are null there. */
export const unusableFields = (entries: Entries): readonly Field[] =>
  FIELDS.filter((field) => !isValidEntry(field.id, typedAt(entries, field.id)));

/** File name without ending: {organization}{year}年政府信息公开工作年度报告, safe on every system. */
export function reportFileName(entries: Entries): string {
  const name = `${typedAt(entries, "organization")}${typedAt(entries, "year")}年政府信息公开工作年度报告`;
  return name.replace(/[\\/:*?"<>|\p{Cc}\p{Cf}]/gu, "").slice(0, 120);
}
