/** What somebody should look at in a reading, in one list to walk through; and how sure each value is, in words. */
import { type FieldId, findField, findTotal, TABLE_VALUES, type TableId } from "../../form/fields";
import { STEPS } from "../../form/official-form";
import { locate } from "../../form/places";
import type { EditedPlace, ReadChoice, Reading, ReadValue } from "../../opening/document/reading";
import type { ReadingDecisions } from "../../opening/document/reading-entries";
import { choiceText, noticeText, reasonText } from "../../opening/document/reading-words";
import type { SourceRef } from "../../opening/document/source-document";
import { isBlankForm, isOfBlankForm } from "./blank-form";
import { placeKey } from "./source-places";

/** How a value came to be what it is. */
export type Standing = "sure" | "doubtful" | "not-found" | "typed" | "chosen";

export const STANDING_WORDS: Readonly<Record<Standing, string>> = {
  sure: "确定",
  doubtful: "存疑",
  "not-found": "没有读到",
  typed: "已改",
  chosen: "已选",
};

export interface Found {
  readonly standing: Standing;
  /** Why it is not sure; empty where it is. */
  readonly why: string;
  /** As it stands in the document; null where it is not there. */
  readonly written: string | null;
  /** Something stands there that is no number. */
  readonly notNumber?: true;
  readonly source: SourceRef | null;
}

/** What was read of every value and text of the report. */
export function foundIn(reading: Reading, decisions: ReadingDecisions): ReadonlyMap<FieldId, Found> {
  const { values = {}, options = {} } = decisions;
  const found = new Map<FieldId, Found>();
  const isOwn = reading.own !== undefined;
  const standing = (id: FieldId, read: Standing): Standing =>
    values[id] !== undefined ? "typed" : isOwn ? "sure" : read;
  for (const { values: read } of reading.tables) {
    for (const value of read) {
      found.set(value.id, {
        standing: standing(value.id, value.certainty),
        why: isOwn || value.reason === undefined ? "" : reasonText(value.reason),
        written: value.source === null ? null : value.written,
        ...(!isOwn && value.reason === "not-a-number" ? { notNumber: true as const } : {}),
        source: value.source,
      });
    }
  }
  for (const text of reading.texts) {
    found.set(text.id, {
      standing: standing(text.id, text.certainty),
      why: isOwn || text.reason === undefined ? "" : reasonText(text.reason),
      written: null,
      source: text.sources[0] ?? null,
    });
  }
  for (const choice of reading.choices) settleInto(found, choice, options[choice.id], values);
  return found;
}

/** Where a choice was made, each value stands where its reading takes it from. */
function settleInto(
  found: Map<FieldId, Found>,
  choice: ReadChoice,
  index: number | null | undefined,
  values: Readonly<Record<FieldId, string>>,
): void {
  const option = typeof index === "number" ? choice.options[index] : undefined;
  if (option === undefined) return;
  const kept = choice.written.flatMap((_, at) => (option.leftOut.includes(at) ? [] : [at]));
  let next = 0;
  choice.ids.forEach((id, at) => {
    const from = option.values[at] === "" ? undefined : kept[next++];
    const before = found.get(id);
    found.set(id, {
      standing: values[id] === undefined ? "chosen" : "typed",
      why: "",
      written: from === undefined ? null : (choice.written[from] ?? null),
      source: (from === undefined ? null : choice.sources[from]) ?? before?.source ?? null,
    });
  });
}

/** Places of the source that lead to a value, with the value each leads to first. */
export function valuesAtPlaces(found: ReadonlyMap<FieldId, Found>): ReadonlyMap<string, FieldId> {
  const at = new Map<string, FieldId>();
  for (const [id, { source }] of found) {
    if (source === null || at.has(placeKey(source))) continue;
    at.set(placeKey(source), id);
  }
  return at;
}

export const nameOf = (id: FieldId): string =>
  findField(id)?.place ?? findTotal(id)?.place ?? locate(id).name;

interface Common {
  readonly key: string;
  readonly title: string;
  readonly detail: string;
  /** Value that the item is about; null where it is about none. */
  readonly id: FieldId | null;
  readonly source: SourceRef | null;
}
export type ToLookAt = Common &
  (
    | { readonly kind: "choice"; readonly choice: ReadChoice; readonly isOpen: boolean }
    | { readonly kind: "edit"; readonly edit: EditedPlace; readonly index: number }
    | { readonly kind: "doubtful" | "not-found" | "section" | "labels" | "notice" }
  );

/** Row of a table that a value stands in; for section two and four, the kind. */
const rowOf = (id: FieldId): string => id.slice(0, id.lastIndexOf("."));
const rowTitle = (id: FieldId): string => nameOf(id).split(" · ")[0] ?? nameOf(id);

/** Cells of one row that are unsure for one reason are one thing to look at. */
function unsure(
  reading: Reading,
  found: ReadonlyMap<FieldId, Found>,
  wanted: "doubtful" | "not-found",
): ToLookAt[] {
  const inChoice = new Set(reading.choices.flatMap(({ ids }) => ids));
  const groups = new Map<string, ReadValue[]>();
  for (const { table, values } of reading.tables) {
    for (const value of values) {
      if (found.get(value.id)?.standing !== wanted || inChoice.has(value.id)) continue;
      if (wanted === "not-found" && findTotal(value.id) !== undefined) continue;
      const where = value.reason === "no-table" ? table : rowOf(value.id);
      const key = `${wanted}:${where}:${value.reason ?? ""}`;
      groups.set(key, [...(groups.get(key) ?? []), value]);
    }
  }
  // In a blank form no cell has anything to be looked for.
  const isBlank = wanted === "not-found" && isBlankForm(reading);
  const cells = (isBlank ? [] : [...groups]).map(([key, [first, ...more]]): ToLookAt => {
    const id = first?.id ?? "";
    const isTable = first?.reason === "no-table";
    return {
      kind: wanted,
      key,
      id,
      source: first?.source ?? null,
      title: isTable ? tableTitle(tableOfValue(id)) : more.length === 0 ? nameOf(id) : rowTitle(id),
      detail: `${STANDING_WORDS[wanted]} ${more.length + 1} 格：${found.get(id)?.why ?? ""}`,
    };
  });
  const texts = reading.texts.flatMap(({ id }): ToLookAt[] => {
    const one = found.get(id);
    if (one?.standing !== wanted || (wanted === "not-found" && findField(id)?.required !== true)) return [];
    const isSection = reading.sections.some((section) => section.id === id && !section.found);
    if (isSection) return [];
    return [
      {
        kind: wanted,
        key: `${wanted}:${id}`,
        id,
        source: one.source,
        title: nameOf(id),
        detail: `${STANDING_WORDS[wanted]}${one.why === "" ? "" : `：${one.why}`}`,
      },
    ];
  });
  return [...texts, ...cells];
}

export const tableTitle = (table: TableId): string =>
  STEPS.find(({ sectionId }) => sectionId === table)?.title ?? "";
const tableOfValue = (id: FieldId): TableId => id.split(".")[0] as TableId;

const MOST_LABELS = 4;

/** Everything to look at, what has to be decided first. */
export function toLookAt(reading: Reading, decisions: ReadingDecisions): readonly ToLookAt[] {
  const found = foundIn(reading, decisions);
  if (reading.own !== undefined) return reading.own.edited.map(editItem);
  const { options = {} } = decisions;
  const choices = reading.choices.map(
    (choice): ToLookAt => ({
      kind: "choice",
      key: `choice:${choice.id}`,
      choice,
      isOpen: options[choice.id] === undefined,
      id: choice.ids[0] ?? null,
      source: choice.sources[0] ?? null,
      title: choice.label,
      detail: options[choice.id] === undefined ? choiceText(choice) : "已选",
    }),
  );
  const sections = reading.sections.flatMap((section): ToLookAt[] =>
    section.found || section.id in TABLE_VALUES
      ? []
      : [
          {
            kind: "section",
            key: `section:${section.id}`,
            id: section.id,
            source: null,
            title: nameOf(section.id),
            detail: decisions.values?.[section.id] === undefined ? "没有找到这一部分" : "没有找到，已填写",
          },
        ],
  );
  const { labels } = reading;
  const spelt: ToLookAt[] =
    labels.length === 0
      ? []
      : [
          {
            kind: "labels",
            key: "labels",
            id: null,
            source: labels[0]?.source ?? null,
            title: `${labels.length} 个栏名与官方写法不同，已对上`,
            detail: `${labels
              .slice(0, MOST_LABELS)
              .map(({ written, official }) => `${written} → ${official}`)
              .join("；")}${labels.length > MOST_LABELS ? " 等" : ""}`,
          },
        ];
  const said = isBlankForm(reading)
    ? reading.notices.filter((notice) => !isOfBlankForm(notice))
    : reading.notices;
  const notices = said.map(
    (notice): ToLookAt => ({
      kind: "notice",
      key: `notice:${notice.code}`,
      id: null,
      source: null,
      title: noticeText(notice),
      detail: "",
    }),
  );
  return [
    ...choices,
    ...sections,
    ...unsure(reading, found, "doubtful"),
    ...unsure(reading, found, "not-found"),
    ...spelt,
    ...notices,
  ];
}

const editItem = (edit: EditedPlace, index: number): ToLookAt => ({
  kind: "edit",
  key: `edit:${index}`,
  edit,
  index,
  id: edit.id,
  source: edit.source,
  title: nameOf(edit.id),
  detail: "文件里带着的和看到的不同",
});
