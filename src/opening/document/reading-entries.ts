/**
 * A reading as the entries of a draft. What is not sure to be a value stays empty; what stands in the document and could
 * not be read is marked, so that the checks name it. The one place that knows how those marks are written.
 */
import { type FieldId, findField, findTotal, noteId, type TableId, TOTALS } from "../../form/fields";
import { canonicalEntry, defaultTitle, type Entries, shapeKey, statedKey } from "../../report/entries";
import { aboutIn, keyFor } from "../../report/key-kinds";
import { viewOf } from "../../report/live-report";
import { parseCount } from "../../report/numbers";
import type { EditedPlace, OwnReport, ReadChoice, Reading } from "./reading";

/** What somebody decided on the opening page before the reading became a draft. */
export interface ReadingDecisions {
  /** Values typed over, by id, stated totals too; the empty text clears one. A stated total must be a number. */
  readonly values?: Readonly<Record<FieldId, string>>;
  /** For each choice, the index of the reading taken; null: none of them is right. */
  readonly options?: Readonly<Record<string, number | null>>;
  /** For one of our own exports that was edited: what it carries inside, or what it shows. */
  readonly take?: "inside" | "shown";
  /** As above, difference by difference: those of `own.edited`, by index, at which what it shows is taken. */
  readonly shown?: readonly number[];
}

/** The part is there and could not be read, or is not there: `table` or `section` as in the file format. */
const notReadKey = (place: string): string => keyFor("notRead", place);
const oldFormKey = (table: TableId): string => keyFor("oldForm", table);
/** The trial form of 2019 was replaced for the reports of 2021. */
const FIRST_YEAR_OF_FORM = 2021;

export function entriesOfReading(reading: Reading, decisions: ReadingDecisions = {}): Entries {
  if (reading.own !== undefined && decisions.take !== "shown") {
    return ownEntries(reading.own, decisions);
  }
  const entries: Record<string, string> = {};
  const put = (key: string, text: string): void => {
    if (text !== "") entries[key] = text;
  };
  for (const text of reading.texts) put(text.id, text.text);
  const stated = new Map<FieldId, string>();
  const place = (id: FieldId, text: string): void => {
    if (text === "") return;
    if (findTotal(id) === undefined) put(id, canonicalEntry(id, text));
    else stated.set(id, text);
  };
  for (const table of reading.tables) {
    for (const { id, text, note } of table.values) {
      place(id, text);
      put(noteId(id), note ?? "");
    }
    put(noteId(table.table), table.note);
  }
  const open = reading.choices.filter((choice) => !settle(choice, decisions, place));
  withTyped(entries, decisions);
  markUnread(reading, open, (id) => id in entries || decisions.values?.[id] !== undefined, put);
  fillCover(entries);
  return withStated(entries, stated, decisions);
}

/** What one of our own exports carries inside, with what was taken of what it shows. */
function ownEntries(own: OwnReport, decisions: ReadingDecisions): Entries {
  const entries: Record<string, string> = { ...own.entries };
  const stated = new Map<FieldId, string>();
  for (const total of aboutIn(entries, "stated")) stated.set(total, entries[statedKey(total)] ?? "");
  for (const index of decisions.shown ?? []) {
    const edit = own.edited[index];
    if (edit === undefined) continue;
    if (findTotal(edit.id) !== undefined) stated.set(edit.id, edit.shown);
    else if (findField(edit.id)?.kind === "longText") takeParagraph(entries, edit);
    else entries[edit.id] = canonicalEntry(edit.id, edit.shown);
    if (entries[edit.id] === "") delete entries[edit.id];
  }
  withTyped(entries, decisions);
  return withStated(entries, stated, decisions);
}

/** Puts a paragraph as it is shown in the place of the one inside; a new one comes last, one that is gone goes. */
function takeParagraph(entries: Record<string, string>, { id, inside, shown }: EditedPlace): void {
  const lines = (entries[id] ?? "").split("\n");
  const at = inside === "" ? -1 : lines.indexOf(inside);
  if (at !== -1) lines.splice(at, 1, ...(shown === "" ? [] : [shown]));
  else if (shown !== "") lines.push(shown);
  entries[id] = lines.filter((line, index) => line !== "" || index > 0).join("\n");
}

/** Keeps the stated totals that the cells do not give. What is typed over one and is no number is not kept. */
function withStated(
  entries: Record<string, string>,
  stated: Map<FieldId, string>,
  { values = {} }: ReadingDecisions,
): Entries {
  for (const [id, typed] of Object.entries(values)) {
    if (findTotal(id) === undefined) continue;
    const number = parseCount(typed);
    if (typed === "") stated.delete(id);
    else if (number.ok && number.value !== null) stated.set(id, String(number.value));
  }
  const view = viewOf(entries);
  for (const { id } of TOTALS) {
    const text = stated.get(id) ?? "";
    const isKept = text !== "" && Number.isFinite(Number(text)) && Number(text) !== view.sum(id).value;
    if (isKept) entries[statedKey(id)] = text;
    else delete entries[statedKey(id)];
  }
  return entries;
}

/** Takes the reading that was chosen; false while the choice is open. */
function settle(
  choice: ReadChoice,
  { options = {} }: ReadingDecisions,
  place: (id: FieldId, text: string) => void,
): boolean {
  const index = options[choice.id];
  const option = index === undefined || index === null ? undefined : choice.options[index];
  if (option === undefined) return choice.ids.every((id) => findField(id) === undefined);
  choice.ids.forEach((id, at) => {
    place(id, option.values[at] ?? "");
  });
  return true;
}

/** `isKnown`: whether a cell holds something, or somebody left it empty on purpose. */
function markUnread(
  reading: Reading,
  open: readonly ReadChoice[],
  isKnown: (id: FieldId) => boolean,
  put: (key: string, text: string) => void,
): void {
  const year = Number(reading.texts.find((text) => text.id === "year")?.text ?? 0);
  const settled = new Set(
    reading.choices.filter((choice) => !open.includes(choice)).flatMap(({ ids }) => ids),
  );
  const asked = new Set(open.flatMap(({ ids }) => ids));
  for (const { table, values, oddLength, oldForm } of reading.tables) {
    if (oddLength !== undefined) put(shapeKey(table), String(oddLength));
    if (oldForm && (year === 0 || year >= FIRST_YEAR_OF_FORM)) put(oldFormKey(table), "2019");
    const unread = values.filter(
      ({ id, reason }) =>
        findField(id) !== undefined &&
        !isKnown(id) &&
        !settled.has(id) &&
        (asked.has(id) || (reason !== "blank" && reason !== "dash")),
    );
    if (unread.length > 0) put(notReadKey(table), String(unread.length));
  }
  for (const section of reading.sections) {
    if (section.found || reading.tables.some(({ table }) => table === section.id)) continue;
    const isByPlace = reading.texts.some(({ id, reason }) => id === section.id && reason === "untitled");
    if (isByPlace) put(notReadKey(section.id), "title");
    else if (!isKnown(section.id)) put(notReadKey(section.id), "section");
  }
}

function withTyped(entries: Record<string, string>, { values = {} }: ReadingDecisions): Entries {
  for (const [id, text] of Object.entries(values)) {
    if (findField(id) === undefined) continue;
    if (text === "") delete entries[id];
    else entries[id] = text;
  }
  return entries;
}

/** What follows from unit and year where the document does not say it. */
function fillCover(entries: Record<string, string>): void {
  const { organization = "", year = "" } = entries;
  if (organization !== "" && year !== "") entries["title"] ??= defaultTitle(organization, year);
  if (year === "") return;
  entries["period.from"] ??= `${year}-01-01`;
  entries["period.to"] ??= `${year}-12-31`;
}
