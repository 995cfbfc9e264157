import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Change, type Entries, withChanges } from "./entries";
import { changesBack, changesOfStep, editBetween, UndoHistory } from "./undo";

const KEYS = ["a", "b", "c"] as const;
const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 12 }),
  fc.constantFrom("", "0", "37", "第一段\n第二段"),
);
const entries: fc.Arbitrary<Entries> = fc.record({ a: text, b: text, c: text }).map((all) =>
  withChanges(
    {},
    KEYS.map((key) => ({ key, value: all[key] })),
  ),
);

type Action =
  | { kind: "type"; key: string; value: string }
  | { kind: "leave" }
  | { kind: "make"; changes: readonly Change[] }
  | { kind: "undo" }
  | { kind: "redo" };
const change = fc.record({ key: fc.constantFrom(...KEYS), value: text });
const action: fc.Arbitrary<Action> = fc.oneof(
  change.map(({ key, value }) => ({ kind: "type" as const, key, value })),
  fc.constant({ kind: "leave" as const }),
  fc
    .uniqueArray(change, { maxLength: 3, selector: ({ key }) => key })
    .map((changes) => ({ kind: "make" as const, changes })),
  fc.constant({ kind: "undo" as const }),
  fc.constant({ kind: "redo" as const }),
);

function run(start: Entries, actions: readonly Action[], history: UndoHistory): Entries {
  let now = start;
  let clock = 0;
  for (const one of actions) {
    clock += 100;
    if (one.kind === "type") {
      history.typed("填写", now, [one], clock);
      now = withChanges(now, [one]);
    } else if (one.kind === "make") {
      history.made("粘贴", now, one.changes);
      now = withChanges(now, one.changes);
    } else if (one.kind === "leave") history.endRun();
    else if (one.kind === "undo") {
      const step = history.undo();
      if (step !== null) now = withChanges(now, changesBack(now, step));
    } else {
      const step = history.redo();
      if (step !== null) now = withChanges(now, changesOfStep(now, step));
    }
  }
  return now;
}

describe("undo", () => {
  test("of everything is the start, and redo of everything is the end", () => {
    fc.assert(
      fc.property(entries, fc.array(action, { maxLength: 30 }), (start, actions) => {
        const history = new UndoHistory();
        const end = run(start, actions, history);
        const redoable = history.state.undone.length;
        const steps = history.state.done.length;
        const back = run(end, Array(steps).fill({ kind: "undo" }), history);
        expect(back).toEqual(start);
        expect(history.undoName).toBeNull();
        expect(run(back, Array(steps).fill({ kind: "redo" }), history)).toEqual(end);
        expect(history.state.undone).toHaveLength(redoable);
      }),
      { numRuns: 300 },
    );
  });

  test("survives being written down and read again", () => {
    fc.assert(
      fc.property(entries, fc.array(action, { maxLength: 20 }), (start, actions) => {
        const history = new UndoHistory();
        const end = run(start, actions, history);
        const again = new UndoHistory(JSON.parse(JSON.stringify(history.state)));
        expect(run(end, Array(again.state.done.length).fill({ kind: "undo" }), again)).toEqual(start);
      }),
    );
  });

  test("of a short text takes back what was typed since the last pause, of a number the whole cell", () => {
    const typing = (key: string): string => {
      const history = new UndoHistory();
      let now: Entries = {};
      for (const [value, at] of [
        ["1", 0],
        ["12", 200],
        ["123", 6200],
        ["1234", 6400],
      ] as const) {
        history.typed("填写", now, [{ key, value }], at);
        now = withChanges(now, [{ key, value }]);
      }
      const step = history.undo();
      return (step === null ? now : withChanges(now, changesBack(now, step)))[key] ?? "";
    };
    expect(typing("otherMatters")).toBe("12");
    expect(typing("title")).toBe("12");
    expect(typing("applications.newlyReceived.naturalPerson")).toBe("");
  });

  test("takes back one cell at a time, however many digits it has", () => {
    const history = new UndoHistory();
    const end = run(
      {},
      [
        { kind: "type", key: "a", value: "3" },
        { kind: "type", key: "a", value: "37" },
        { kind: "leave" },
        { kind: "type", key: "b", value: "1" },
      ],
      history,
    );
    expect(end).toEqual({ a: "37", b: "1" });
    expect(history.state.done).toHaveLength(2);
    expect(run(end, [{ kind: "undo" }], history)).toEqual({ a: "37" });
  });

  test("takes what follows from a typed entry back with it", () => {
    const history = new UndoHistory();
    const [first, second] = [
      [
        { key: "organization", value: "长" },
        { key: "title", value: "长2024年" },
      ],
      [
        { key: "organization", value: "长乐" },
        { key: "title", value: "长乐2024年" },
      ],
    ];
    history.typed("填写", { title: "2024年" }, first, 0);
    history.typed("填写", { organization: "长", title: "长2024年" }, second, 100);
    expect(run({ organization: "长乐", title: "长乐2024年" }, [{ kind: "undo" }], history)).toEqual({
      title: "2024年",
    });
  });

  test("passes over what somebody else has changed meanwhile", () => {
    const step = { name: "填写", edits: [{ key: "a", at: 0, removed: "3", inserted: "37" }] };
    expect(changesBack({ a: "99" }, step)).toEqual([]);
    expect(changesBack({ a: "37" }, step)).toEqual([{ key: "a", value: "3" }]);
  });

  test("keeps of a long text only what changed", () => {
    const long = "段落。".repeat(30_000);
    expect(editBetween("overview", long, `${long.slice(0, 60_000)}新${long.slice(60_000)}`)).toEqual({
      key: "overview",
      at: 60_000,
      removed: "",
      inserted: "新",
    });
  });
});
