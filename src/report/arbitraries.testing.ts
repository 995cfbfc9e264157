/** Reports for property tests: any content, hostile texts included. */
import fc from "fast-check";
import { FIELDS, NOTE_FIELDS, TOTALS } from "../form/fields";
import { type Entries, statedKey, withChanges } from "./entries";

const count = fc.oneof(
  { weight: 3, arbitrary: fc.constant("") },
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 999_999_999 }).map(String) },
  { weight: 1, arbitrary: fc.constantFrom("-3", "3.5", "１２", "1,234", "/", "x") },
);
const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.constantFrom(
    "2024年收到申请37件，结转2025年办理3件。",
    "<script>alert(1)</script>\n（一）**重点**工作",
    "国务院令第七十一号",
    "联系电话13800138000",
    "\u202e\u200b\ud83d\ude00",
  ),
);

const entriesOf = (
  fields: typeof FIELDS,
  value: (kind: string) => fc.Arbitrary<string>,
): fc.Arbitrary<Entries> =>
  fc.tuple(...fields.map((field) => value(field.kind))).map((values) =>
    withChanges(
      {},
      values.map((typed, index) => ({ key: fields[index]?.id ?? "", value: typed })),
    ),
  );

/** Only the three tables' cells. */
export const anyTableEntries = entriesOf(
  FIELDS.filter((field) => field.table !== undefined),
  () => count,
);

/** Any draft at all: every field, whatever somebody may have typed there. */
export const anyEntries = fc
  .tuple(
    entriesOf(FIELDS, (kind) => {
      if (kind === "count") return count;
      if (kind === "amount") return fc.constantFrom("", "0", "12.5", "0.000001", "x");
      if (kind === "year") return fc.constantFrom("", "2024", "2008", "24", "年");
      if (kind === "date") return fc.constantFrom("", "2025-01-15", "2024-02-30", "2025年1月15日", "x");
      return text;
    }),
    fc.dictionary(
      fc.constantFrom(...TOTALS.map((total) => statedKey(total.id))),
      fc.nat({ max: 99 }).map(String),
    ),
  )
  .map(([entries, stated]): Entries => ({ ...entries, ...stated }));

/** A few notes, since they are rare. */
const someNotes: fc.Arbitrary<Entries> = fc
  .dictionary(
    fc.constantFrom(...NOTE_FIELDS.map(({ id }) => id)),
    text.map((typed) => typed.replace(/[\r\n]/g, " ")).filter((typed) => typed !== ""),
    { maxKeys: 4 },
  )
  .map((notes) => ({ ...notes }));

/** A draft whose every value is one the file can carry. */
const validFields = entriesOf(FIELDS, (kind) => {
  if (kind === "count")
    return fc.oneof(fc.constant(""), fc.integer({ min: 0, max: 999_999_999 }).map(String));
  if (kind === "amount") return fc.constantFrom("", "0", "12.5", "0.000001", "316441.123456");
  if (kind === "year") return fc.constantFrom("", "2024", "2008", "2100");
  if (kind === "date") return fc.constantFrom("", "2025-01-15", "2024-02-29");
  if (kind === "line") return text.map((typed) => typed.replace(/[\r\n]/g, " "));
  return text.map((typed) => typed.replace(/\r\n?/g, "\n"));
});

export const validEntries: fc.Arbitrary<Entries> = fc
  .tuple(validFields, someNotes)
  .map(([entries, notes]) => ({ ...entries, ...notes }));
