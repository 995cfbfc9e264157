import fc from "fast-check";
import { expect, test } from "vitest";
import { EVERY_FIELD } from "../form/fields";
import { anyEntries, validEntries } from "../report/arbitraries.testing";
import { type Entries, typedAt, withChanges } from "../report/entries";
import { anyRecords } from "./arbitraries.testing";
import { chooseProposal, proposalKey, proposalsIn, proposalsOf } from "./proposals";
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
          ...proposalsOf(base, mine, theirs, { fields: IDS, revision: 1 }),
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

const FIRST = { fields: IDS, revision: 1 };
const base = { overview: "甲", otherMatters: "丙" };
const mine = { overview: "丁" };
const theirs = { overview: "乙", otherMatters: "丙" };
/** The draft after a file was opened that says `said`. */
const opened = (entries: Entries, said: Entries, revision = 1): Entries =>
  withChanges(entries, proposalsOf(base, entries, said, { fields: IDS, revision }));
/** The draft after the one difference that waits was decided. */
function chosen(entries: Entries, take: boolean): Entries {
  const [proposal] = proposalsIn(entries, IDS);
  if (proposal === undefined) throw new Error("nothing waits");
  return withChanges(entries, chooseProposal(entries, proposal, take));
}

test("choosing takes theirs or keeps mine, and asks no more", () => {
  const merged = opened(mine, theirs);
  expect(proposalsIn(merged, IDS)).toEqual([{ id: "overview", base: "甲", theirs: "乙", revision: 1 }]);
  for (const [take, text] of [
    [true, "乙"],
    [false, "丁"],
  ] as const) {
    const after = chosen(merged, take);
    expect(typedAt(after, "overview")).toBe(text);
    expect(proposalsIn(after, IDS)).toEqual([]);
  }
});

test("what was chosen is not asked again by a file of the same submission, whatever was written since", () => {
  const merged = opened(mine, theirs);
  for (const take of [true, false]) {
    const after = { ...chosen(merged, take), overview: "戊" };
    expect(opened(after, theirs)).toEqual(after);
    // Another text is another difference; so is the same one about a later submission.
    expect(proposalsIn(opened(after, { ...theirs, overview: "己" }), IDS)).toHaveLength(1);
    expect(proposalsIn(opened(after, theirs, 2), IDS)).toHaveLength(1);
  }
});

test("two supervisors' texts for one place both wait", () => {
  const both = opened(opened(mine, theirs), { ...theirs, overview: "己" });
  expect(proposalsIn(both, IDS).map((one) => one.theirs)).toEqual(["乙", "己"]);
  expect(proposalsIn(chosen(both, true), IDS).map((one) => one.theirs)).toEqual(["己"]);
});

test("opening twice is opening once, whatever was decided in between", () => {
  fc.assert(
    fc.property(
      anyState,
      anyState,
      anyState,
      fc.nat(),
      fc.nat(),
      fc.array(fc.boolean(), { minLength: 1 }),
      (submitted, a, b, maskA, maskB, takes) => {
        const said = changed(submitted, b, maskB);
        const once = withChanges(
          changed(submitted, a, maskA),
          proposalsOf(submitted, changed(submitted, a, maskA), said, FIRST),
        );
        expect(proposalsOf(submitted, once, said, FIRST)).toEqual([]);
        let decided = once;
        for (const [index, proposal] of proposalsIn(once, IDS).entries()) {
          const take = takes[index % takes.length] ?? false;
          decided = withChanges(decided, chooseProposal(decided, proposal, take));
        }
        expect(proposalsIn(decided, IDS)).toEqual([]);
        expect(proposalsOf(submitted, decided, said, FIRST)).toEqual([]);
      },
    ),
    { numRuns: 40 },
  );
});

test("without what was submitted, every difference is asked", () => {
  expect(proposalsOf(null, { overview: "甲" }, { overview: "乙" }, FIRST)).toHaveLength(1);
  expect(proposalsOf(null, { overview: "甲" }, { overview: "甲" }, FIRST)).toHaveLength(0);
});

test("a difference stored before choices were kept still waits, and is chosen like any other", () => {
  for (const [stored, was] of [
    ['["甲","乙"]', "甲"],
    ['[null,"乙"]', null],
  ] as const) {
    const draft: Entries = { ...mine, [proposalKey("overview")]: stored };
    expect(proposalsIn(draft, IDS)).toEqual([{ id: "overview", base: was, theirs: "乙", revision: 0 }]);
    const after = chosen(draft, true);
    expect(typedAt(after, "overview")).toBe("乙");
    expect(proposalsIn(after, IDS)).toEqual([]);
  }
});

test("the same text about a later submission waits once, whichever file is opened again", () => {
  const both = opened(opened(mine, theirs), theirs, 2);
  const waits = [{ id: "overview", base: "甲", theirs: "乙", revision: 2 }];
  expect(proposalsIn(both, IDS)).toEqual(waits);
  expect(proposalsIn(opened(both, theirs), IDS)).toEqual(waits);
  for (const take of [true, false]) {
    const after = chosen(both, take);
    expect(proposalsIn(after, IDS)).toEqual([]);
    expect(proposalsIn({ ...opened(after, theirs), overview: "戊" }, IDS)).toEqual([]);
  }
});

test("text that stands by now as the supervisor wants it is nothing to choose", () => {
  const merged = opened(mine, theirs);
  expect(proposalsIn({ ...merged, overview: "乙" }, IDS)).toEqual([]);
  expect(proposalsIn({ ...merged, overview: "戊" }, IDS)).toHaveLength(1);
});
