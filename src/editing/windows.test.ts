/** Several windows with one draft, each a real session with its writer, over one store. */
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { summarize } from "../checks/summary";
import { DraftLibrary } from "../drafts/library";
import { MemoryStore } from "../drafts/memory-store.testing";
import { Tabs } from "../drafts/tabs";
import { contentHash } from "../report/content-hash";
import { conflictKey, type Entries, newEntries, othersAt, typedAt } from "../report/entries";
import { viewOf } from "../report/live-report";
import { DraftSession } from "./draft-session";

const START = newEntries("甲局", 2024);
const FIELDS = ["overview", "publicationNote", "disputes.reconsideration.upheld"] as const;

type Listener = (event: MessageEvent) => void;

/** Stands for the browser's channel: what one window says, the others hear a little later. */
class Air {
  private readonly heard = new Map<object, Set<Listener>>();

  channel(): ConstructorParameters<typeof Tabs>[0] {
    const listeners = new Set<Listener>();
    const channel = {
      postMessage: (data: unknown) => {
        for (const [other, told] of this.heard) {
          if (other === channel) continue;
          for (const tell of told) setTimeout(() => tell({ data } as MessageEvent), 2);
        }
      },
      addEventListener: (_: string, listener: unknown) => listeners.add(listener as Listener),
      removeEventListener: (_: string, listener: unknown) => listeners.delete(listener as Listener),
    };
    this.heard.set(channel, listeners);
    return channel as ConstructorParameters<typeof Tabs>[0];
  }
}

/** The store as one window reaches it: while it sleeps, its writes wait. */
class Reach {
  readonly store: MemoryStore;
  private waking: Promise<void> = Promise.resolve();
  wake: () => void = () => undefined;

  constructor(store: MemoryStore) {
    this.store = Object.assign(Object.create(store) as MemoryStore, {
      write: async (...write: Parameters<MemoryStore["write"]>) => {
        await this.waking;
        return store.write(...write);
      },
    });
  }

  sleep(): void {
    this.wake();
    this.waking = new Promise((done) => {
      this.wake = done;
    });
  }
}

/** One page of the browser with the draft open. */
class Page {
  readonly library: DraftLibrary;
  readonly session: DraftSession;

  private constructor(library: DraftLibrary, session: DraftSession) {
    this.library = library;
    this.session = session;
  }

  static async open(store: MemoryStore, air: Air, id: string, within?: DraftLibrary): Promise<Page> {
    const library = within ?? new DraftLibrary(store, new Tabs(air.channel()), summarize);
    const opening = library.open(id);
    await vi.advanceTimersByTimeAsync(100);
    const opened = await opening;
    if (!opened.ok) throw new Error(opened.problem.code);
    return new Page(library, new DraftSession(library, opened.value));
  }

  get entries(): Entries {
    return this.session.report.entries;
  }

  get state(): string {
    return this.session.writer.state.value.kind;
  }
}

async function started(windows = 2): Promise<{ store: MemoryStore; air: Air; id: string; pages: Page[] }> {
  const store = new MemoryStore();
  const air = new Air();
  const added = await new DraftLibrary(store, new Tabs(null), summarize).add(START);
  const id = added.ok ? added.value : "";
  const pages: Page[] = [];
  for (let window = 0; window < windows; window += 1) pages.push(await Page.open(store, air, id));
  return { store, air, id, pages };
}

function two(pages: readonly Page[]): [Page, Page] {
  const [a, b] = pages;
  if (a === undefined || b === undefined) throw new Error("two windows");
  return [a, b];
}

const passes = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const delayed = (delay: number): Promise<void> => new Promise((done) => setTimeout(done, delay));
/** Everything that stands at a field or waits beside it. */
const textsAt = (entries: Entries, key: string): readonly string[] => [
  typedAt(entries, key),
  ...othersAt(entries, key),
];

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

type Act =
  | { kind: "type"; window: 0 | 1; field: 0 | 1 | 2 }
  | { kind: "choose"; window: 0 | 1; field: 0 | 1 | 2 }
  | { kind: "wait"; ms: number }
  | { kind: "fail" | "mute" | "mend" | "clear" }
  | { kind: "leave" | "reload" | "sleep" | "wake"; window: 0 | 1 };
const which = fc.constantFrom<0 | 1>(0, 1);
const field = fc.constantFrom<0 | 1 | 2>(0, 0, 0, 1, 2);
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constant("type" as const), window: which, field }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("choose" as const), window: which, field }) },
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant("wait" as const), ms: fc.constantFrom(1, 15, 50, 300) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom("fail" as const, "mute" as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("mend" as const) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constantFrom(
        "leave" as const,
        "reload" as const,
        "sleep" as const,
        "wake" as const,
        "wake" as const,
      ),
      window: which,
    }),
  },
);

describe("any interleaving of two windows' typing, choosing, leaving and reloading, and of failures", () => {
  test("keeps every text until somebody who saw it replaced it", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 40 }), fc.nat({ max: 30 }), async (acts, delay) => {
        const { store, air, id } = await started(0);
        const reaches = [new Reach(store), new Reach(store)];
        const opened = (window: 0 | 1, within?: DraftLibrary) =>
          Page.open(reaches[window]?.store ?? store, air, id, within);
        const pages = [await opened(0), await opened(1)];
        store.beforeWrite = () => delayed(delay);
        /** Texts that nobody has replaced. */
        const alive = new Map<string, Set<string>>(FIELDS.map((key) => [key, new Set<string>()]));
        let counter = 0;
        for (const one of acts) {
          const page = "window" in one ? pages[one.window] : undefined;
          const key = "field" in one ? FIELDS[one.field] : FIELDS[0];
          const texts = alive.get(key);
          if (one.kind === "type" && page !== undefined) {
            texts?.delete(typedAt(page.entries, key));
            counter += 1;
            texts?.add(String(counter));
            page.session.typed(key, String(counter));
          } else if (one.kind === "choose" && page !== undefined) {
            const [chosen] = othersAt(page.entries, key);
            if (chosen === undefined) continue;
            for (const text of textsAt(page.entries, key)) if (text !== chosen) texts?.delete(text);
            page.session.applyStep("选用", [
              { key, value: chosen },
              { key: conflictKey(key), value: "" },
            ]);
          } else if (one.kind === "wait") await passes(one.ms);
          else if (one.kind === "fail") store.failing = { code: "storage-failed", detail: "" };
          else if (one.kind === "mute") store.mute = true;
          else if (one.kind === "mend") {
            store.failing = null;
            store.mute = false;
          } else if (one.kind === "leave" && page !== undefined) {
            reaches[one.window]?.wake();
            page.session.leave();
            pages[one.window] = await opened(one.window, page.library);
          } else if (one.kind === "reload" && page !== undefined) {
            page.session.leavePage();
            page.session.writer.close();
            reaches[one.window]?.wake();
            pages[one.window] = await opened(one.window);
          } else if (one.kind === "sleep") reaches[one.window]?.sleep();
          else if (one.kind === "wake") reaches[one.window]?.wake();
        }
        for (const reach of reaches) reach.wake();
        store.failing = null;
        store.mute = false;
        await passes(20_000);
        for (const page of pages) await page.session.checkStore();
        await passes(1000);
        const stored = (await store.read(id))?.entries ?? {};
        for (const key of FIELDS)
          expect(textsAt(stored, key)).toEqual(expect.arrayContaining([...(alive.get(key) ?? [])]));
        for (const page of pages) {
          expect(page.state).toBe("saved");
          expect(page.entries).toEqual(stored);
          page.session.leave();
        }
      }),
      { numRuns: 400 },
    );
  });
});

describe("work that could not be stored", () => {
  test("is not merged away when the draft is left, written elsewhere, and opened again", async () => {
    const { store, air, id, pages } = await started();
    const [here, there] = two(pages);
    store.failing = { code: "storage-full" };
    here.session.typed("overview", "存不下的");
    await passes(100);
    here.session.leave();
    await passes(100);
    store.failing = null;
    // The window that could not store sleeps meanwhile: its retry is seconds away.
    there.session.typed("overview", "别处写的");
    await passes(60);
    const again = await Page.open(store, air, id, here.library);
    await passes(10_000);
    const stored = (await store.read(id))?.entries ?? {};
    expect(textsAt(stored, "overview")).toEqual(expect.arrayContaining(["存不下的", "别处写的"]));
    expect(again.state).toBe("saved");
  });

  test("of a draft that was never stored survives the bin and comes back whole", async () => {
    const store = new MemoryStore();
    const library = new DraftLibrary(store, new Tabs(null), summarize);
    store.failing = { code: "storage-full" };
    const added = await library.add({ ...START, overview: "文字" });
    const id = added.ok ? added.value : "";
    expect(await library.putIntoBin(id)).toEqual({ ok: true, value: null });
    expect((await library.list()).bin).toHaveLength(1);
    store.failing = null;
    await passes(10_000);
    expect(library.hasUnsaved).toBe(false);
    expect((await store.read(id))?.entries["overview"]).toBe("文字");
    expect(await library.takeOutOfBin(id)).toEqual({ ok: true, value: null });
    const page = await Page.open(store, new Air(), id, library);
    expect(page.entries["overview"]).toBe("文字");
    expect(page.session.lockedBy.value).toBeNull();
  });
});

describe("a draft removed for good in another window", () => {
  test("is not written again, says so, can be kept as a new one, and can be left", async () => {
    const { store, pages, id } = await started();
    const [here, there] = two(pages);
    here.session.typed("overview", "一");
    await passes(100);
    await there.library.remove([id]);
    await passes(10);
    await here.session.checkStore();
    expect(here.session.lockedBy.value).toBe("removed");
    expect(here.session.notice.value?.code).not.toBe("rewritten");
    await passes(1000);
    expect(await store.read(id)).toBeNull();
    const kept = await here.session.saveAsNew();
    expect(kept.ok && (await store.read(kept.value))?.entries["overview"]).toBe("一");
    await here.session.settle();
    here.session.leave();
    await passes(100);
    expect(here.library.hasUnsaved).toBe(false);
  });

  test("is known also by a window that slept through it", async () => {
    const { store, pages, id } = await started(1);
    const [here] = pages;
    await new DraftLibrary(store, new Tabs(null), summarize).remove([id]);
    here?.session.typed("overview", "二");
    await passes(200);
    expect(here?.session.lockedBy.value).toBe("removed");
    expect(await store.read(id)).toBeNull();
    here?.session.leave();
  });
});

describe("a draft in the bin", () => {
  test("cannot be changed until it is taken out again; what was being typed is kept", async () => {
    const { store, pages, id } = await started();
    const [here, there] = two(pages);
    here.session.typed("overview", "写到一半");
    await there.library.putIntoBin(id);
    await passes(500);
    expect(here.session.lockedBy.value).toBe("in-bin");
    expect(await store.read(id)).toMatchObject({ entries: { overview: "写到一半" } });
    here.session.typed("overview", "再写");
    expect(here.entries["overview"]).toBe("写到一半");
    here.session.takeOutOfBin();
    await passes(200);
    expect((await store.read(id))?.head.deletedAt).toBe("");
    expect(here.session.lockedBy.value).toBeNull();
    await passes(200);
    expect(there.session.lockedBy.value).toBeNull();
  });
});

describe("定稿 beside another window", () => {
  const hashOf = (entries: Entries): string => contentHash(viewOf(entries));

  test("stands as it is: what a window that slept typed waits beside it, and the hash still matches", async () => {
    const { store, air, id, pages } = await started(1);
    const here = pages[0] ?? (await Page.open(store, air, id));
    const there = await Page.open(store, new Air(), id);
    const finalized = here.session.finalize("2025-01-15T06:00:00.000Z");
    await vi.waitFor(() => expect(here.session.finalized.value).toBe(true));
    await passes(200);
    await finalized;
    there.session.typed("overview", "没赶上");
    await passes(1000);
    const stored = (await store.read(id))?.entries ?? {};
    expect(typedAt(stored, "finalized:hash")).toBe(hashOf(stored));
    expect(othersAt(stored, "overview")).toEqual(["没赶上"]);
    expect(there.entries).toEqual(stored);
    expect(there.session.locked.value).toBe(true);
    expect(there.session.notice.value).toEqual({ code: "finalized-elsewhere", waiting: 1 });
    expect(await here.session.lastVersion()).not.toBeNull();
  });

  test("does not happen when another window has just changed the report: the change is in it, and it is said", async () => {
    const { store, id } = await started(0);
    const here = await Page.open(store, new Air(), id);
    const there = await Page.open(store, new Air(), id);
    there.session.typed("overview", "刚刚改的");
    await passes(200);
    const finalized = here.session.finalize("2025-01-15T06:00:00.000Z");
    await vi.waitFor(() => expect(here.session.notice.value?.code).toBe("not-finalized"));
    await passes(1000);
    await finalized;
    const stored = (await store.read(id))?.entries ?? {};
    expect(stored["overview"]).toBe("刚刚改的");
    expect(typedAt(stored, "finalized:at")).toBe("");
    expect(here.session.locked.value).toBe(false);
    expect(await here.session.history.list()).toEqual([]);
  });
});
