/** An opened document that is the form with nothing in it: nothing was missed, there is nothing to read. */
import { TABLE_VALUES, type TableId } from "../../form/fields";
import { DISPUTE_RESULTS } from "../../form/official-form";
import type { Reading, ReadTable } from "../../opening/document/reading";
import { type Entries, withChanges } from "../../report/entries";
import { keyFor } from "../../report/key-kinds";

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

/** The entries of a blank form: no table of it is one that was not read. */
export const blankEntries = (entries: Entries): Entries =>
  withChanges(
    entries,
    TABLES.map((table) => ({ key: keyFor("notRead", table), value: "" })),
  );
