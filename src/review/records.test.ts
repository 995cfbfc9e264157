import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { validEntries } from "../report/arbitraries.testing";
import { contentHash } from "../report/content-hash";
import { type Entries, withChanges } from "../report/entries";
import { viewOf } from "../report/live-report";
import { type Actor, comment, decide, reply, settle, submit } from "./acts";
import { anyRecords } from "./arbitraries.testing";
import { isRecordKey } from "./record-text";
import { joinRecords, recordsIn } from "./records";
import { standingIn } from "./standing";

const join = (mine: Entries, theirs: Entries): Entries => withChanges(mine, joinRecords(mine, theirs));
const hashOf = (entries: Entries): string => contentHash(viewOf(entries));

let made = 0;
const actor = (by: string, side: Actor["side"], at: string): Actor => ({
  by,
  side,
  at,
  newId: () => {
    made += 1;
    return `id${made}`;
  },
});
const officer = (at: string) => actor("张某", "officer", at);
const supervisor = (at: string) => actor("陈某", "supervisor", at);

describe("records", () => {
  test("joining is order-independent, joining twice is joining once, and nothing is lost", () => {
    fc.assert(
      fc.property(anyRecords, anyRecords, anyRecords, (a, b, c) => {
        expect(join(a, b)).toEqual(join(b, a));
        expect(join(join(a, b), c)).toEqual(join(a, join(b, c)));
        expect(join(join(a, b), b)).toEqual(join(a, b));
        expect(joinRecords(a, a)).toEqual([]);
        for (const key of [...Object.keys(a), ...Object.keys(b)])
          expect(Object.keys(join(a, b))).toContain(key);
      }),
    );
  });

  test("a comment collects its replies and is settled and opened again by records of its own", () => {
    const first = comment(supervisor("2025-01-10T01:00:00.000Z"), { at: "overview", text: "请核对" });
    let entries = withChanges({}, [first]);
    const id = recordsIn(entries).threads[0]?.comment.id ?? "";
    entries = withChanges(entries, [
      reply(officer("2025-01-11T01:00:00.000Z"), id, "已改"),
      settle(supervisor("2025-01-12T01:00:00.000Z"), id, true),
    ]);
    expect(recordsIn(entries).threads[0]).toMatchObject({ resolved: true, replies: [{ text: "已改" }] });
    entries = withChanges(entries, [settle(supervisor("2025-01-13T01:00:00.000Z"), id, false)]);
    expect(recordsIn(entries).threads[0]?.resolved).toBe(false);
  });

  test("what is no record is passed over and stays", () => {
    const entries = { "record:x": "{", "record:y": '{"kind":"later"}', overview: "文" };
    expect(recordsIn(entries)).toEqual({ threads: [], decisions: [], events: [] });
    expect(join(entries, {})).toEqual(entries);
  });
});

describe("where a report stands", () => {
  test("submitted, returned, submitted again, approved, and void once it changes", () => {
    let entries: Entries = { organization: "区教育局", year: "2024", overview: "甲" };
    const stage = () => standingIn(entries, hashOf(entries)).stage;
    expect(stage()).toBe("draft");
    entries = withChanges(
      entries,
      submit(entries, officer("2025-01-10T01:00:00.000Z"), { contentHash: hashOf(entries) }),
    );
    expect(standingIn(entries, hashOf(entries))).toMatchObject({ stage: "submitted", revision: 1 });
    entries = withChanges(
      entries,
      decide(entries, supervisor("2025-01-11T01:00:00.000Z"), {
        status: "returned",
        contentHash: hashOf(entries),
        note: "",
      }),
    );
    expect(stage()).toBe("returned");
    entries = { ...entries, overview: "乙" };
    expect(standingIn(entries, hashOf(entries)).changedSince).toBe(true);
    // The officer's clock is slow: the number of the submission counts, not its time.
    entries = withChanges(
      entries,
      submit(entries, officer("2025-01-09T01:00:00.000Z"), { contentHash: hashOf(entries) }),
    );
    expect(standingIn(entries, hashOf(entries))).toMatchObject({ stage: "submitted", revision: 2 });
    entries = withChanges(
      entries,
      decide(entries, supervisor("2025-01-12T01:00:00.000Z"), {
        status: "approved",
        contentHash: hashOf(entries),
        note: "",
      }),
    );
    expect(stage()).toBe("approved");
    entries = { ...entries, "applications.newlyReceived.naturalPerson": "1" };
    expect(stage()).toBe("void");
  });

  test("an approval never survives a change of what the report says, and holds through everything else", () => {
    fc.assert(
      fc.property(validEntries, validEntries, anyRecords, (before, after, records) => {
        const comments = Object.fromEntries(
          Object.entries(records).filter(([, text]) => !/"kind":"(decision|event)"/.test(text)),
        );
        const approved = withChanges(
          before,
          decide(before, supervisor("2025-01-12T01:00:00.000Z"), {
            status: "approved",
            contentHash: hashOf(before),
            note: "",
          }),
        );
        const decisions = Object.fromEntries(Object.entries(approved).filter(([key]) => isRecordKey(key)));
        const now = { ...after, ...decisions, ...comments };
        const same = hashOf(before) === hashOf(after);
        expect(standingIn(now, hashOf(now)).stage).toBe(same ? "approved" : "void");
        expect(standingIn({ ...approved, ...comments }, hashOf({ ...approved, ...comments })).stage).toBe(
          "approved",
        );
      }),
      { numRuns: 30 },
    );
  });
});
