import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { APPLICATIONS } from "../../e2e/changle-2024";
import { findingsOf } from "../checks/all-findings";
import { summarize } from "../checks/summary";
import { DRAFT_SCHEMA, type Draft } from "../drafts/draft";
import { DraftLibrary } from "../drafts/library";
import { MemoryStore } from "../drafts/memory-store.testing";
import { Tabs } from "../drafts/tabs";
import { fieldsOfTable } from "../form/fields";
import { changesOfPlan, planPaste } from "../opening/paste-plan";
import { type Change, changesOf, type Entries, newEntries, withChanges } from "../report/entries";
import { viewOf } from "../report/live-report";
import { DraftSession } from "./draft-session";

const cells = fieldsOfTable("applications").map((field) => field.id);

const draftOf = (entries: Entries): Draft => ({
  head: {
    ...summarize(entries),
    id: "d",
    schema: DRAFT_SCHEMA,
    role: "own",
    unit: "甲局",
    revision: 1,
    createdAt: "2025-01-15T06:03:00.000Z",
    changedAt: "2025-01-15T06:03:00.000Z",
    deletedAt: "",
    changedFields: 0,
  },
  entries,
});

function open(entries: Entries): { session: DraftSession; shown: () => Entries } {
  const library = new DraftLibrary(new MemoryStore(), new Tabs(null), summarize);
  const session = new DraftSession(library, { draft: draftOf(entries), base: {}, newer: false });
  // Stands for the form: what it shows is what was typed, and what the session puts there.
  let form = entries;
  session.connect((changes) => {
    form = withChanges(form, changes);
  });
  const typed = session.typed.bind(session);
  session.typed = (key, value) => {
    form = withChanges(form, [{ key, value }]);
    typed(key, value);
  };
  return { session, shown: () => form };
}

const value = fc.oneof(fc.nat({ max: 99 }).map(String), fc.constantFrom("", "x", "１２"));
const cell = fc.constantFrom(...cells.slice(0, 12), "organization", "year", "overview");
type Action =
  | { kind: "type"; key: string; value: string }
  | { kind: "leave" }
  | { kind: "paste"; text: string }
  | { kind: "fill" }
  | { kind: "undo" }
  | { kind: "redo" };
const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ kind: fc.constant("type" as const), key: cell, value }),
  fc.constant({ kind: "leave" as const }),
  fc
    .array(fc.array(fc.nat({ max: 9 }).map(String), { minLength: 3, maxLength: 3 }), {
      minLength: 1,
      maxLength: 4,
    })
    .map((rows) => ({ kind: "paste" as const, text: rows.map((row) => row.join("\t")).join("\n") })),
  fc.constant({ kind: "fill" as const }),
  fc.constant({ kind: "undo" as const }),
  fc.constant({ kind: "redo" as const }),
);

const zeros = (entries: Entries): Change[] =>
  cells.filter((key) => (entries[key] ?? "") === "").map((key) => ({ key, value: "0" }));

function pasted(entries: Entries, text: string): readonly Change[] {
  const plan = planPaste({ html: "", text }, "applications", { row: 0, column: 0 });
  return plan.ok ? changesOfPlan(entries, plan.value) : [];
}

describe("a draft's session", () => {
  test("holds what replaying the edits gives, whatever the order of edits, pastes, fills, undo and redo", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(action, { maxLength: 25 }), async (actions) => {
        const start = newEntries("甲局", 2024);
        const { session, shown } = open(start);
        await session.findings.readTexts();
        // The oracle keeps whole states: one for each step that can be undone.
        let past: Entries[] = [];
        let future: Entries[] = [];
        let now = start;
        let run: string | null = null;
        const step = (next: Entries, joins: boolean): void => {
          if (JSON.stringify(next) === JSON.stringify(now)) return;
          if (!joins) past.push(now);
          now = next;
          future = [];
          if (joins && JSON.stringify(past[past.length - 1]) === JSON.stringify(now)) {
            past.pop();
            run = null;
          }
        };
        for (const one of actions) {
          if (one.kind === "type") {
            const next = withChanges(now, changesOf(now, one));
            const changes = JSON.stringify(next) !== JSON.stringify(now);
            const joins = run === one.key && future.length === 0;
            if (changes) run = one.key;
            step(next, joins);
            session.typed(one.key, one.value);
          } else if (one.kind === "leave") {
            run = null;
            session.endTyping();
          } else if (one.kind === "paste" || one.kind === "fill") {
            const changes = one.kind === "fill" ? zeros(now) : pasted(now, one.text);
            run = null;
            session.applyStep("粘贴", changes);
            step(withChanges(now, changes), false);
          } else if (one.kind === "undo") {
            const before = past.pop();
            if (before !== undefined) {
              future.push(now);
              now = before;
            }
            run = null;
            session.undo();
          } else {
            const after = future.pop();
            if (after !== undefined) {
              past.push(now);
              now = after;
            }
            run = null;
            session.redo();
          }
          expect(session.report.entries).toEqual(now);
        }
        session.findings.settle();
        expect(session.findings.list.value).toEqual(findingsOf(viewOf(now)));
        expect(shown()).toEqual(now);
        while (session.undo() !== null) past = past.slice(0, -1);
        expect(session.report.entries).toEqual(start);
        expect(shown()).toEqual(start);
        session.writer.close();
      }),
      { numRuns: 150 },
    );
  });

  test("a whole table pasted is one step", () => {
    const { session } = open(newEntries("甲局", 2024));
    const rows = Array.from({ length: 24 }, (_, row) =>
      APPLICATIONS.slice(row * 6, row * 6 + 6).join("\t"),
    ).join("\n");
    session.applyStep("粘贴 24 行 × 6 列", pasted(session.report.entries, rows));
    expect(cells.map((key) => session.report.typed(key))).toEqual(APPLICATIONS);
    expect(session.undoName.value).toBe("粘贴 24 行 × 6 列");
    session.undo();
    expect(session.report.entries).toEqual(newEntries("甲局", 2024));
    session.writer.close();
  });
});
