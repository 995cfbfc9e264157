import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { conflictsIn, type Entries, otherAt, typedAt, withChanges } from "../report/entries";
import { mergeEntries } from "./merge";

const KEYS = ["a", "b", "c", "d"];
const value = fc.constantFrom("", "1", "2", "3");
const entries: fc.Arbitrary<Entries> = fc.tuple(...KEYS.map(() => value)).map((values) =>
  withChanges(
    {},
    KEYS.map((key, index) => ({ key, value: values[index] ?? "" })),
  ),
);

describe("two windows' changes", () => {
  test("to different fields are both taken; to the same field both are kept", () => {
    const base = { a: "1", b: "1", c: "1" };
    const merge = mergeEntries(base, { a: "2", b: "1", c: "5" }, { a: "1", b: "3", c: "7" });
    expect(merge).toEqual({
      changes: [
        { key: "b", value: "3" },
        { key: "conflict:c", value: "=7" },
      ],
      conflicts: ["c"],
    });
  });

  test("that emptied a field are values too", () => {
    const merged = withChanges({ a: "2" }, mergeEntries({ a: "1" }, { a: "2" }, {}).changes);
    expect(merged).toEqual({ a: "2", "conflict:a": "=" });
    expect(otherAt(merged, "a")).toBe("");
  });

  test("are never lost: each side's value stands, or waits beside the other", () => {
    fc.assert(
      fc.property(entries, entries, entries, (base, mine, theirs) => {
        const merged = withChanges(mine, mergeEntries(base, mine, theirs).changes);
        for (const key of KEYS) {
          const [was, own, other] = [typedAt(base, key), typedAt(mine, key), typedAt(theirs, key)];
          const now = typedAt(merged, key);
          if (own !== was) expect(now).toBe(own);
          else expect(now).toBe(other);
          if (other !== was && other !== own)
            expect(now === other || otherAt(merged, key) === other).toBe(true);
        }
        expect(conflictsIn(merged).every((key) => typedAt(mine, key) !== typedAt(theirs, key))).toBe(true);
      }),
    );
  });

  test("that are the same on both sides are no conflict", () => {
    fc.assert(
      fc.property(entries, entries, (base, both) => {
        expect(mergeEntries(base, both, both)).toEqual({ changes: [], conflicts: [] });
      }),
    );
  });
});
