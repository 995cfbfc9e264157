import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type Entries, newEntries, withChanges } from "../report/entries";
import { PART_NAMES } from "../report/key-kinds";
import type { ReportSummary } from "../report/summary";
import { DRAFT_SCHEMA, type Draft } from "./draft";
import { MemoryStore } from "./memory-store.testing";
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
    role: "own",
    unit: "甲局",
    revision,
    createdAt: "2025-01-15T06:00:00.000Z",
    changedAt: "2025-01-15T06:00:00.000Z",
    deletedAt: "",
    changedFields: 0,
  },
  entries,
});

/** One window's writer, for what it does by itself; two windows are tested with their sessions. */
class Window {
  entries: Entries;
  readonly writer: DraftWriter;

  constructor(store: MemoryStore, opened: Draft) {
    this.entries = opened.entries;
    this.writer = new DraftWriter({
      store,
      draft: opened,
      summarize: () => SUMMARY,
      onNewer: (newer) => {
        if (newer !== null) throw new Error("nobody else writes here");
        this.writer.rebase({ ...this.writer.draftHead, revision: 0 }, this.entries, PART_NAMES);
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
    const lost = await store.read("d");
    store.clear();
    window.type("publicationNote", "二");
    await vi.advanceTimersByTimeAsync(200);
    // With a lower revision it would count as what is left of a loss, and the copy of the older state replace it.
    expect((await store.read("d"))?.head.revision).toBeGreaterThan(lost?.head.revision ?? 0);
    expect((await store.read("d"))?.entries).toMatchObject({
      organization: "甲局",
      overview: "一",
      publicationNote: "二",
    });
  });

  test("tries again after the last write of a pause has failed, without a further key", async () => {
    const store = await seeded();
    const window = new Window(store, draft());
    window.type("overview", "一");
    await vi.advanceTimersByTimeAsync(900);
    store.failing = { code: "storage-failed", detail: "" };
    await vi.advanceTimersByTimeAsync(200);
    store.failing = null;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(window.writer.state.value.kind).toBe("saved");
    expect(await window.writer.flush()).toBe(true);
  });

  test("knows its own write again that was stored after it was given up", async () => {
    const store = await seeded();
    const window = new Window(store, draft());
    store.mute = true;
    window.type("overview", "一");
    await vi.advanceTimersByTimeAsync(100);
    expect(window.writer.state.value.kind).toBe("failed");
    expect((await store.read("d"))?.entries["overview"]).toBe("一");
    store.mute = false;
    window.type("overview", "一二");
    await vi.advanceTimersByTimeAsync(2000);
    expect(window.writer.state.value.kind).toBe("saved");
    expect((await store.read("d"))?.entries["overview"]).toBe("一二");
  });

  test("ends every flush, also when it has stopped", async () => {
    const store = await seeded();
    const window = new Window(store, draft());
    window.type("overview", "一");
    window.writer.close();
    expect(await window.writer.flush()).toBe(false);
    await window.writer.finish();
  });

  test("stops when the draft was removed for good, and says so", async () => {
    const store = await seeded();
    const window = new Window(store, draft());
    await store.remove(["d"]);
    window.type("overview", "一");
    await vi.advanceTimersByTimeAsync(100);
    expect(window.writer.state.value).toMatchObject({ kind: "failed", problem: { code: "draft-removed" } });
    expect(await store.read("d")).toBeNull();
    expect(await window.writer.flush()).toBe(false);
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
