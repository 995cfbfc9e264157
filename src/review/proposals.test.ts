import fc from "fast-check";
import { expect, test } from "vitest";
import { EVERY_FIELD } from "../form/fields";
import { anyEntries, validEntries } from "../report/arbitraries.testing";
import { type Entries, typedAt, withChanges } from "../report/entries";
import { anyRecords } from "./arbitraries.testing";
import { chooseProposal, proposalsIn, proposalsOf } from "./proposals";
import { joinRecords } from "./records";

const IDS = EVERY_FIELD.map(({ id }) => id);
/** Hostile texts, and notes under tables and beside numbers. */
const anyState = fc.oneof(anyEntries, validEntries);
/** A state that started from `base` and was changed here and there. */
const changed = (base: Entries, other: Entries, mask: number): Entries =>
  Object.fromEntries(
    IDS.map((id, index) => [id, typedAt((mask >> (index % 30)) & 1 ? other : base, id)] as const).filter(
      ([, value]) => value !== "",
    ),
  );

test("no cell, word or comment that either side changed is ever lost", () => {
  fc.assert(
    fc.property(
      anyState,
      anyState,
      anyState,
      fc.nat(),
      fc.nat(),
      anyRecords,
      anyRecords,
      (base, a, b, maskA, maskB, recordsA, recordsB) => {
        const mine = { ...changed(base, a, maskA), ...recordsA };
        const theirs = { ...changed(base, b, maskB), ...recordsB };
        const merged = withChanges(mine, [
          ...joinRecords(mine, theirs),
          ...proposalsOf(base, mine, theirs, IDS),
        ]);
        const waiting = new Map(proposalsIn(merged, IDS).map((one) => [one.id, one]));
        for (const id of IDS) {
          // What I have stands; what they changed stands too, or waits for me.
          expect(typedAt(merged, id)).toBe(typedAt(mine, id));
          const theirChange = typedAt(theirs, id) !== typedAt(base, id);
          if (theirChange && typedAt(theirs, id) !== typedAt(mine, id)) {
            expect(waiting.get(id)?.theirs).toBe(typedAt(theirs, id));
          } else expect(waiting.has(id)).toBe(false);
        }
        for (const key of [...Object.keys(recordsA), ...Object.keys(recordsB)])
          expect(merged[key]).toBeDefined();
      },
    ),
    { numRuns: 40 },
  );
});

test("choosing takes theirs or keeps mine, and asks no more", () => {
  const base = { overview: "甲", otherMatters: "丙" };
  const theirs = { overview: "乙", otherMatters: "丙" };
  const merged = withChanges({ overview: "丁" }, proposalsOf(base, { overview: "丁" }, theirs, IDS));
  const [proposal] = proposalsIn(merged, IDS);
  expect(proposal).toEqual({ id: "overview", base: "甲", theirs: "乙" });
  if (proposal === undefined) return;
  expect(withChanges(merged, chooseProposal(proposal, true))).toEqual({ overview: "乙" });
  expect(withChanges(merged, chooseProposal(proposal, false))).toEqual({ overview: "丁" });
});

test("without what was submitted, every difference is asked", () => {
  expect(proposalsOf(null, { overview: "甲" }, { overview: "乙" }, IDS)).toHaveLength(1);
  expect(proposalsOf(null, { overview: "甲" }, { overview: "甲" }, IDS)).toHaveLength(0);
});
