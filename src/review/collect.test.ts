import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { withChanges } from "../report/entries";
import { arrivalOf, changesToNewer, type Incoming, type Known } from "./collect";

const hash = (n: number) => `sha256:${String(n).padStart(64, "0")}`;
const file = (draftId: string, revision: number, content: number): Incoming => ({
  draftId,
  revision,
  contentHash: hash(content),
  status: "submitted",
  entries: {},
});
const known = (id: string, draftId: string, revision: number, content: number, own = false): Known => ({
  id,
  draftId,
  own,
  revision,
  contentHash: hash(content),
});

describe("an opened review file", () => {
  const here = [known("a", "unit-1", 2, 20)];
  test("is new, newer, older, the same, a fork, or comes back", () => {
    expect(arrivalOf(here, file("unit-2", 1, 1))).toEqual({ kind: "new" });
    expect(arrivalOf(here, file("unit-1", 3, 30))).toEqual({ kind: "newer", id: "a" });
    expect(arrivalOf(here, file("unit-1", 1, 10))).toEqual({ kind: "older", id: "a", revision: 2 });
    expect(arrivalOf(here, file("unit-1", 2, 20))).toEqual({ kind: "same", id: "a" });
    expect(arrivalOf(here, file("unit-1", 2, 21))).toEqual({ kind: "fork", ids: ["a"] });
    expect(arrivalOf([known("o", "unit-3", 1, 1, true)], file("unit-3", 1, 2))).toEqual({
      kind: "returned",
      id: "o",
    });
  });

  /** What a desk holds after files came in some order: per unit the contents of its highest submission. */
  const deskAfter = (files: readonly Incoming[]): string => {
    let desk: Known[] = [];
    for (const one of files) {
      const arrival = arrivalOf(desk, one);
      const next = known(`${one.draftId}-${one.contentHash}`, one.draftId, one.revision, 0);
      const arrived = { ...next, contentHash: one.contentHash };
      if (arrival.kind === "new" || arrival.kind === "fork") desk.push(arrived);
      if (arrival.kind === "newer") {
        // A later submission settles a fork of earlier ones.
        desk = [...desk.filter(({ draftId }) => draftId !== one.draftId), arrived];
      }
    }
    return desk
      .map(({ draftId, revision, contentHash }) => `${draftId} ${revision} ${contentHash}`)
      .sort()
      .join("\n");
  };

  test("files in any order, each as often as may be, leave the same on the desk", () => {
    const files = fc.array(
      fc.record({ unit: fc.nat(2), revision: fc.integer({ min: 1, max: 3 }), content: fc.nat(2) }),
      { maxLength: 10 },
    );
    fc.assert(
      fc.property(files, fc.infiniteStream(fc.nat()), (made, random) => {
        const all = made.map((one) => file(`unit-${one.unit}`, one.revision, one.content));
        const shuffled = [...all, ...all]
          .map((one) => ({ one, rank: random.next().value ?? 0 }))
          .sort((a, b) => a.rank - b.rank)
          .map(({ one }) => one);
        expect(deskAfter(shuffled)).toBe(deskAfter(all));
      }),
    );
  });

  test("a later submission replaces the content and keeps what was said on either side", () => {
    const mine = { overview: "甲", otherMatters: "旧", "record:a": "{1}" };
    const theirs = { overview: "乙", "record:b": "{2}" };
    expect(withChanges(mine, changesToNewer(mine, theirs))).toEqual({
      overview: "乙",
      "record:a": "{1}",
      "record:b": "{2}",
    });
    const once = withChanges(mine, changesToNewer(mine, theirs));
    expect(changesToNewer(once, theirs)).toEqual([]);
  });

  test("last year's report that was given here stays until a file brings another", () => {
    const mine = { overview: "甲", "last:year": "2023", "last:overview": "旧" };
    const kept = { overview: "乙", "last:year": "2023", "last:overview": "旧" };
    expect(withChanges(mine, changesToNewer(mine, { overview: "乙" }))).toEqual(kept);
    const brings = { overview: "乙", "last:year": "2023", "last:problemsAndImprovements": "新" };
    expect(withChanges(mine, changesToNewer(mine, brings))).toEqual(brings);
  });
});
