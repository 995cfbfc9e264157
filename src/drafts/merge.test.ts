import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { conflictsIn, type Entries, FINALIZED_KEY, othersAt, typedAt, withChanges } from "../report/entries";
import { mergeStates } from "./merge";

const merged = (base: Entries, mine: Entries, theirs: Entries): Entries =>
  withChanges(mine, mergeStates(base, mine, theirs).changes);

describe("two windows' changes", () => {
  test("to different fields are both taken; to the same field both are kept", () => {
    const base = { a: "1", b: "1", c: "1" };
    const merge = mergeStates(base, { a: "2", b: "1", c: "5" }, { a: "1", b: "3", c: "7" });
    expect(merge).toEqual({
      changes: [
        { key: "b", value: "3" },
        { key: "conflict:c", value: '["7"]' },
      ],
      conflicts: ["c"],
      finalized: null,
    });
  });

  test("that emptied a field are values too", () => {
    const state = merged({ a: "1" }, { a: "2" }, {});
    expect(state["a"]).toBe("2");
    expect(othersAt(state, "a")).toEqual([""]);
  });

  test("to a field that already waits for a choice keep every text", () => {
    const state = merged({ t: "a1" }, { t: "a2" }, { t: "b1", "conflict:t": "=a1" });
    expect(state["t"]).toBe("a2");
    expect(othersAt(state, "t")).toEqual(["a1", "b1"]);
  });

  test("settled on one side and raised on the other: only what was seen is settled", () => {
    const base = { t: "a", "conflict:t": '["b"]' };
    const state = merged(base, { t: "a" }, { t: "a", "conflict:t": '["b","c"]' });
    expect(othersAt(state, "t")).toEqual(["c"]);
  });

  test("to marks: what is written last stands, without a question", () => {
    const state = merged({ "stated:x": "1" }, { "stated:x": "2" }, { "stated:x": "3" });
    expect(state).toEqual({ "stated:x": "2" });
  });

  test("made while the other finalises leave the finalised report as it is, and wait beside it", () => {
    const theirs = { t: "定", [FINALIZED_KEY]: "2025-01-15T06:00:00.000Z" };
    const merge = mergeStates({ t: "定" }, { t: "改", u: "新" }, theirs);
    const state = withChanges({ t: "改", u: "新" }, merge.changes);
    expect(merge.finalized).toBe("theirs");
    expect([typedAt(state, "t"), typedAt(state, "u")]).toEqual(["定", ""]);
    expect([othersAt(state, "t"), othersAt(state, "u")]).toEqual([["改"], ["新"]]);
  });

  test("stored before this window's 定稿 prevent it", () => {
    const mine = { t: "定", [FINALIZED_KEY]: "2025-01-15T06:00:00.000Z" };
    const merge = mergeStates({ t: "定" }, mine, { t: "改" });
    expect(merge.finalized).toBe("mine");
    expect(withChanges(mine, merge.changes)).toEqual({ t: "改" });
  });

  test("that are the same on both sides are no conflict", () => {
    const value = fc.constantFrom("", "1", "2", "3");
    const entries: fc.Arbitrary<Entries> = fc.tuple(value, value, value).map(([a, b, c]) =>
      withChanges({}, [
        { key: "a", value: a },
        { key: "b", value: b },
        { key: "c", value: c },
      ]),
    );
    fc.assert(
      fc.property(entries, entries, (base, both) => {
        expect(mergeStates(base, both, both)).toEqual({ changes: [], conflicts: [], finalized: null });
        expect(conflictsIn(merged(base, both, base))).toEqual([]);
      }),
    );
  });
});
