import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import {
  changedKeys,
  conflictKey,
  type Entries,
  newEntries,
  otherAt,
  typedAt,
  withChanges,
} from "../report/entries";
import type { ReportSummary } from "../report/summary";
import { DRAFT_SCHEMA, type Draft, partOf } from "./draft";
import { MemoryStore } from "./memory-store.testing";
import { mergeEntries } from "./merge";
import { DraftWriter, type SaveState } from "./writer";

const SUMMARY: ReportSummary = {
  organization: "",
  year: "2024",
  progress: 0,
  errors: 0,
  warnings: 0,
  notices: 0,
  finalizedAt: "",
};
const START = newEntries("甲局", 2024);
const draft = (entries: Entries = START, revision = 1): Draft => ({
  head: {
    ...SUMMARY,
    id: "d",
    schema: DRAFT_SCHEMA,
    revision,
    createdAt: "2025-01-15T06:00:00.000Z",
    changedAt: "2025-01-15T06:00:00.000Z",
    deletedAt: "",
    changedFields: 0,
  },
  entries,
});

/** One window: what it shows, and its writer. */
class Window {
  entries: Entries;
  readonly writer: DraftWriter;
  private stored: Entries;

  constructor(store: MemoryStore, opened: Draft) {
    this.entries = opened.entries;
    this.stored = opened.entries;
    this.writer = new DraftWriter({
      store,
      draft: opened,
      summarize: () => SUMMARY,
      onWritten: ({ entries }) => {
        this.stored = entries;
      },
      onNewer: (newer) => {
        if (newer === null) {
          this.writer.rebase({ ...this.writer.draftHead, revision: 0 }, this.entries, ["fields", "overview"]);
          return;
        }
        this.entries = withChanges(
          this.entries,
          mergeEntries(this.stored, this.entries, newer.entries).changes,
        );
        this.stored = newer.entries;
        const ahead = changedKeys(newer.entries, this.entries);
        this.writer.rebase(newer.head, this.entries, [...new Set(ahead.map(partOf))]);
      },
    });
  }

  type(key: string, value: string): void {
    this.entries = withChanges(this.entries, [{ key, value }]);
    this.writer.changed(this.entries, [key]);
  }
}

async function seeded(): Promise<MemoryStore> {
  const store = new MemoryStore();
  await store.replace([{ ...draft(), points: [] }]);
  return store;
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("the writer", () => {
  test("says saved only when the transaction has completed", async () => {
    const store = await seeded();
    let complete: () => void = () => undefined;
    store.beforeWrite = () =>
      new Promise((done) => {
        complete = done;
      });
    const window = new Window(store, draft());
    const states: SaveState["kind"][] = [];
    window.writer.state.watch(() => states.push(window.writer.state.value.kind));
    window.type("overview", "一");
    expect(window.writer.state.value.kind).toBe("unsaved");
    await vi.advanceTimersByTimeAsync(60);
    expect(window.writer.state.value.kind).toBe("saving");
    expect((await store.read("d"))?.entries["overview"]).toBeUndefined();
    complete();
    await vi.advanceTimersByTimeAsync(1);
    expect(window.writer.state.value.kind).toBe("saved");
    expect((await store.read("d"))?.entries["overview"]).toBe("一");
    expect(states).toEqual(["unsaved", "saving", "saved"]);
  });

  test("has one write under way at most, and the latest content wins", async () => {
    const store = await seeded();
    let underWay = 0;
    let most = 0;
    store.beforeWrite = async () => {
      underWay += 1;
      most = Math.max(most, underWay);
      await new Promise((done) => setTimeout(done, 30));
      underWay -= 1;
    };
    const window = new Window(store, draft());
    for (let key = 0; key < 30; key += 1) {
      window.type("overview", "字".repeat(key + 1));
      await vi.advanceTimersByTimeAsync(10);
    }
    await vi.advanceTimersByTimeAsync(500);
    expect(most).toBe(1);
    expect((await store.read("d"))?.entries["overview"]).toBe("字".repeat(30));
  });

  test("stores whatever was typed 100 ms ago, while a write takes 20 ms", async () => {
    const store = await seeded();
    store.beforeWrite = () => new Promise((done) => setTimeout(done, 20));
    const window = new Window(store, draft());
    const typedAtTime: [number, string][] = [];
    for (let tick = 0; tick < 100; tick += 1) {
      const text = "字".repeat(tick + 1);
      window.type("overview", text);
      typedAtTime.push([Date.now(), text]);
      await vi.advanceTimersByTimeAsync(7);
      const due = typedAtTime.filter(([time]) => Date.now() - time > 100).pop();
      const stored = (await store.read("d"))?.entries["overview"] ?? "";
      if (due !== undefined) expect(stored.length).toBeGreaterThanOrEqual(due[1].length);
    }
  });

  test("keeps on trying while storage refuses, and writes everything when it is back", async () => {
    const store = await seeded();
    const window = new Window(store, draft());
    store.failing = { code: "storage-full" };
    window.type("overview", "一");
    await vi.advanceTimersByTimeAsync(100);
    expect(window.writer.state.value).toMatchObject({ kind: "failed", problem: { code: "storage-full" } });
    window.type("publicationNote", "二");
    await vi.advanceTimersByTimeAsync(10_000);
    expect(window.writer.state.value.kind).toBe("failed");
    store.failing = null;
    await vi.advanceTimersByTimeAsync(5000);
    expect(window.writer.state.value.kind).toBe("saved");
    expect((await store.read("d"))?.entries).toMatchObject({ overview: "一", publicationNote: "二" });
  });

  test("writes everything again when the stored draft is gone", async () => {
    const store = await seeded();
    const window = new Window(store, draft());
    window.type("overview", "一");
    await vi.advanceTimersByTimeAsync(100);
    store.clear();
    window.type("publicationNote", "二");
    await vi.advanceTimersByTimeAsync(200);
    expect((await store.read("d"))?.entries).toMatchObject({
      organization: "甲局",
      overview: "一",
      publicationNote: "二",
    });
  });

  test("counts a run of typing in one field once", async () => {
    const store = await seeded();
    const window = new Window(store, draft());
    for (const text of ["1", "12", "123"]) window.type("disputes.reconsideration.upheld", text);
    await vi.advanceTimersByTimeAsync(100);
    window.type("disputes.reconsideration.upheld", "1234");
    window.type("overview", "一");
    await vi.advanceTimersByTimeAsync(100);
    expect((await store.read("d"))?.head.changedFields).toBe(2);
  });
});

type Act =
  | { kind: "type"; window: 0 | 1; field: 0 | 1 | 2 }
  | { kind: "wait"; ms: number }
  | { kind: "fail" }
  | { kind: "mend" }
  | { kind: "clear" }
  | { kind: "reopen"; window: 0 | 1 };
const which = fc.constantFrom<0 | 1>(0, 1);
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant("type" as const),
      window: which,
      field: fc.constantFrom<0 | 1 | 2>(0, 1, 2),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant("wait" as const), ms: fc.constantFrom(1, 15, 50, 300) }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: "fail" as const }) },
  { weight: 2, arbitrary: fc.constant({ kind: "mend" as const }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("reopen" as const), window: which }) },
);
const FIELDS = ["overview", "publicationNote", "disputes.reconsideration.upheld"] as const;

describe("any interleaving of two windows' writes, failures and reopenings", () => {
  test("leaves a state that some window showed, and nothing acknowledged is lost", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 40 }), fc.nat({ max: 30 }), async (acts, delay) => {
        const store = await seeded();
        store.beforeWrite = () => new Promise((done) => setTimeout(done, delay));
        const windows = [new Window(store, draft()), new Window(store, draft())];
        const shown = new Set([JSON.stringify(START)]);
        // Every typed value is larger than all before, so that newer can be told from older.
        let counter = 0;
        const acknowledged = new Map<string, number>();
        const acknowledge = (window: Window) => {
          if (window.writer.state.value.kind !== "saved") return;
          for (const field of FIELDS) {
            const value = Number(typedAt(window.entries, field));
            acknowledged.set(field, Math.max(acknowledged.get(field) ?? 0, value));
          }
        };
        const look = async () => {
          for (const window of windows) {
            shown.add(JSON.stringify(Object.entries(window.entries).sort()));
            acknowledge(window);
          }
          const stored = (await store.read("d"))?.entries ?? {};
          for (const field of FIELDS) {
            const values = [typedAt(stored, field), otherAt(stored, field) ?? ""].map(Number);
            expect(Math.max(...values)).toBeGreaterThanOrEqual(acknowledged.get(field) ?? 0);
          }
        };
        for (const one of acts) {
          if (one.kind === "type") {
            counter += 1;
            const window = windows[one.window];
            // Somebody who chooses between two values settles the conflict by typing a third.
            const field = FIELDS[one.field];
            window?.type(field, String(counter));
            if (window !== undefined && typedAt(window.entries, conflictKey(field)) !== "") {
              window.type(conflictKey(field), "");
            }
          } else if (one.kind === "wait") await vi.advanceTimersByTimeAsync(one.ms);
          else if (one.kind === "fail") store.failing = { code: "storage-failed", detail: "" };
          else if (one.kind === "mend") store.failing = null;
          else if (one.kind === "reopen") {
            windows[one.window]?.writer.close();
            const stored = await store.read("d");
            if (stored !== null) windows[one.window] = new Window(store, stored);
          }
          await look();
        }
        store.failing = null;
        await vi.advanceTimersByTimeAsync(20_000);
        await look();
        const stored = (await store.read("d"))?.entries ?? {};
        expect(shown).toContain(JSON.stringify(Object.entries(stored).sort()));
        for (const window of windows) {
          expect(window.writer.state.value.kind).toBe("saved");
          window.writer.close();
        }
      }),
      { numRuns: 120 },
    );
  });
});
