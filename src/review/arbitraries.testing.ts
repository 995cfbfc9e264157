/** Records for property tests: any comment, reply, decision and event. */
import fc from "fast-check";
import { FIELDS } from "../form/fields";
import { type Entries, withChanges } from "../report/entries";
import { recordChange } from "./record-text";
import type { ReviewRecord } from "./records";

const id = fc.stringMatching(/^[a-z0-9]{12}$/);
const time = fc
  .date({ min: new Date("2024-12-01"), max: new Date("2025-03-01"), noInvalidDate: true })
  .map((date) => date.toISOString());
const said = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.constantFrom("请核对", "<b>与文中不符</b>", "", "“"),
);
const name = fc.constantFrom("陈某", "林某", "");
const hash = fc.stringMatching(/^sha256:[0-9a-f]{64}$/);
const revision = fc.integer({ min: 0, max: 9 });

export const anyRecord: fc.Arbitrary<ReviewRecord> = fc.oneof(
  fc.record(
    {
      kind: fc.constant("comment" as const),
      id,
      at: fc.constantFrom(...FIELDS.map((field) => field.id)),
      author: name,
      side: fc.constantFrom("officer" as const, "supervisor" as const),
      createdAt: time,
      text: said,
      quote: said,
      around: fc.record({ before: said, after: said }),
    },
    { requiredKeys: ["kind", "id", "at", "author", "createdAt", "text"] },
  ),
  fc.record({
    kind: fc.constant("reply" as const),
    id,
    comment: id,
    author: name,
    createdAt: time,
    text: said,
  }),
  fc.record({
    kind: fc.constant("resolution" as const),
    id,
    comment: id,
    resolved: fc.boolean(),
    by: name,
    at: time,
  }),
  fc.record({
    kind: fc.constant("decision" as const),
    id,
    status: fc.constantFrom("approved" as const, "returned" as const),
    by: name,
    at: time,
    note: said,
    contentHash: hash,
    revision,
  }),
  fc.record(
    {
      kind: fc.constant("event" as const),
      id,
      what: fc.constantFrom("submitted", "returned", "opened"),
      by: name,
      at: time,
      contentHash: hash,
      revision,
    },
    { requiredKeys: ["kind", "id", "what", "by", "at"] },
  ),
);

/** Records as a draft keeps them: what is said about a comment stands beside it. */
export const anyRecords: fc.Arbitrary<Entries> = fc
  .uniqueArray(anyRecord, { maxLength: 12, selector: (one) => one.id })
  .map((records) => {
    const comments = records.filter((one) => one.kind === "comment");
    const coherent = records.flatMap((one, index): ReviewRecord[] => {
      if (one.kind !== "reply" && one.kind !== "resolution") return [one];
      const about = comments[index % Math.max(1, comments.length)];
      return about === undefined ? [] : [{ ...one, comment: about.id }];
    });
    return withChanges({}, coherent.map(recordChange));
  });
