/** An opened document that is the form with nothing in it: nothing was missed, there is nothing to read. */
import { FIELDS, noteId, TABLE_VALUES, type TableId } from "../../form/fields";
import { DISPUTE_RESULTS } from "../../form/official-form";
import type { Reading, ReadTable } from "../../opening/document/reading";
import { type Entries, typedAt, withChanges } from "../../report/entries";
import { aboutIn, keyFor } from "../../report/key-kinds";

const squeezed = (text: string): string => text.replace(/\s/g, "");

/** Whether a table of the document has the heads of section four: one without a number is not read as that table. */
function hasDisputeHeads({ blocks }: Reading): boolean {
  return blocks.some((block) => {
    if (block.kind !== "table") return false;
    const texts = new Set(block.cells.map(({ text }) => squeezed(text)));
    return DISPUTE_RESULTS.every(({ label }) => texts.has(label));
  });
}

const isEmpty = ({ found, values }: ReadTable): boolean =>
  found && values.every(({ reason }) => reason === "blank" || reason === "dash");

/** Whether all three tables are there, as tables of text, and none holds a value. */
export function isBlankForm(reading: Reading): boolean {
  const { own, counts, choices, tables } = reading;
  if (own !== undefined || counts.read > 0 || counts.doubtful > 0 || choices.length > 0) return false;
  return tables.every((table) => isEmpty(table) || (table.table === "disputes" && hasDisputeHeads(reading)));
}

export const BLANK_FORM_WORDS = "是没有填的空白表，三张表里没有数字";

const TABLES = Object.keys(TABLE_VALUES) as readonly TableId[];

/** What a form has where something is to be written: （此处填写）, （单位全称）, 年 月 日, （ ）年…报告. */
const TO_FILL_IN = /^(?:[（(](?:此处填写|请填写|单位全称|单位名称)?[）)]|年月日|[（(][）)]年.{0,20}报告)$/;

/** The words of a text that somebody wrote: neither the form's own nor a label of its tables taken for a note. */
function written(text: string, labels: ReadonlySet<string>): string {
  const lines = text.split("\n").filter((line) => {
    const words = squeezed(line);
    return words !== "" && !TO_FILL_IN.test(words) && !labels.has(words);
  });
  return lines.join("\n");
}

/** The entries of a blank form: nothing of it was missed, and nothing of the form itself is content. */
export function blankEntries(entries: Entries, { blocks }: Reading): Entries {
  const cells = blocks.flatMap((block) => (block.kind === "table" ? block.cells : []));
  const labels = new Set(cells.map(({ text }) => squeezed(text)));
  const texts = [
    ...FIELDS.filter(({ kind }) => kind === "longText").map(({ id }) => id),
    ...TABLES.map(noteId),
  ];
  return withChanges(entries, [
    ...aboutIn(entries, "notRead").map((about) => ({ key: keyFor("notRead", about), value: "" })),
    ...texts.map((key) => ({ key, value: written(typedAt(entries, key), labels) })),
  ]);
}

/** Notices that are about a form's own words or emptiness. */
export const isOfBlankForm = ({ code }: Reading["notices"][number]): boolean =>
  code === "no-number" || code === "text-beside-table";
