import "fake-indexeddb/auto";
import { readFileSync } from "node:fs";
import { deleteDB, openDB } from "idb";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Entries, newEntries, withChanges } from "../report/entries";
import { PART_NAMES } from "../report/key-kinds";
import type { ReportSummary } from "../report/summary";
import { asLastBackup, backupDue, backupFileName, backupText } from "./backup";
import { BrowserStore } from "./browser-store";
import { Connection, DATABASE_VERSION } from "./connection";
import { DRAFT_SCHEMA, type DraftHead, partEntries } from "./draft";
import { DraftHistory } from "./history";
import { DraftLibrary } from "./library";
import { migrated } from "./migrations";
import { packEntries, unpackEntries } from "./point-content";
import { compareBackup, parseBackup, restoreBackup } from "./restore-backup";
import type { PointHead } from "./restore-points";
import { Tabs } from "./tabs";
import { emptyBin } from "./whole-library";

const NAME = "disclosure-report-desk";
const summarize = (entries: Entries): ReportSummary => ({
  organization: entries["organization"] ?? "",
  year: entries["year"] ?? "",
  progress: 0,
  errors: 0,
  warnings: 0,
  notices: 0,
  finalizedAt: "",
});

let connection: Connection;
let library: DraftLibrary;

beforeEach(async () => {
  await deleteDB(NAME);
  connection = new Connection();
  library = new DraftLibrary(new BrowserStore(connection), new Tabs(null), summarize);
});
afterEach(() => connection.close());

async function add(organization: string): Promise<string> {
  const added = await library.add({ ...newEntries(organization, 2024), overview: "文字".repeat(4000) });
  return added.ok ? added.value : "";
}

async function entriesOf(id: string): Promise<Entries | undefined> {
  return (await library.store.read(id))?.entries;
}

/** Writes a draft's change the way the writer does. */
async function change(id: string, key: string, value: string): Promise<void> {
  const draft = await library.store.read(id);
  if (draft === null) throw new Error("gone");
  const entries = withChanges(draft.entries, [{ key, value }]);
  const head: DraftHead = {
    ...draft.head,
    revision: draft.head.revision + 1,
    changedAt: new Date().toISOString(),
  };
  const parts = PART_NAMES.map((part) => ({ part, entries: partEntries(entries, part) }));
  expect(await library.store.write(draft.head.revision, head, parts)).toEqual({ ok: true });
}

describe("the browser's store", () => {
  test("refuses a write that does not start from what is stored, and tells what is there", async () => {
    const id = await add("甲局");
    await change(id, "publicationNote", "新");
    const head = (await library.list()).drafts[0];
    if (head === undefined) throw new Error("no head");
    const late = await library.store.write(1, { ...head, revision: 2 }, []);
    expect(late).toMatchObject({ ok: false, reason: "newer", draft: { entries: { publicationNote: "新" } } });
    expect((await entriesOf(id))?.["publicationNote"]).toBe("新");
  });

  test("counts a draft that has no revision as never written", async () => {
    const id = await add("甲局");
    const head = (await library.list()).drafts[0];
    if (head === undefined) throw new Error("no head");
    const { revision: _, ...bare } = head;
    const database = await openDB(NAME);
    await database.put("drafts", bare);
    database.close();
    expect(await library.store.write(0, { ...head, revision: 1 }, [])).toEqual({ ok: true });
    expect((await library.store.read(id))?.head.revision).toBe(1);
  });

  test("opens again when its connection was lost", async () => {
    const id = await add("甲局");
    connection.lost(null);
    expect((await entriesOf(id))?.["organization"]).toBe("甲局");
    expect(connection.state.value).toBe("open");
  });

  test("is read but never written when a newer version of the program made it", async () => {
    const id = await add("甲局");
    connection.close();
    (await openDB(NAME, DATABASE_VERSION + 1)).close();
    connection = new Connection();
    library = new DraftLibrary(new BrowserStore(connection), new Tabs(null), summarize);
    expect((await entriesOf(id))?.["organization"]).toBe("甲局");
    expect(connection.state.value).toBe("newer");
    expect(await library.remove([id])).toEqual({ ok: false, problem: { code: "data-newer" } });
    expect((await entriesOf(id))?.["organization"]).toBe("甲局");
  });

  test("gives way to a newer version of the program after a last chance to write", async () => {
    const id = await add("甲局");
    connection.beforeClose = () => change(id, "publicationNote", "最后");
    const newer = await openDB(NAME, DATABASE_VERSION + 1);
    expect(connection.state.value).toBe("outdated");
    const tx = newer.transaction("parts" as never);
    const parts = await tx.objectStore("parts" as never).getAll();
    newer.close();
    expect(JSON.stringify(parts)).toContain("最后");
    expect(await connection.get()).toBeNull();
  });

  test("keeps a draft that cannot be stored, lists it, and opens it", async () => {
    connection.close();
    const added = await library.add(newEntries("乙局", 2024));
    expect(added.ok).toBe(true);
    expect((await library.list()).drafts.map((head) => head.organization)).toEqual(["乙局"]);
    expect(library.hasUnsaved).toBe(true);
    const opened = await library.open(added.ok ? added.value : "");
    expect(opened).toMatchObject({ ok: true, value: { base: {} } });
  });

  test("moves drafts to the bin and back, and empties it after thirty days", async () => {
    const id = await add("甲局");
    await library.putIntoBin(id);
    expect((await library.list()).bin).toHaveLength(1);
    await library.takeOutOfBin(id);
    expect((await library.list()).drafts).toHaveLength(1);
    await library.putIntoBin(id);
    await emptyBin(library, Date.now() + 29 * 86_400_000);
    expect((await library.list()).bin).toHaveLength(1);
    await emptyBin(library, Date.now() + 31 * 86_400_000);
    expect((await library.list()).bin).toHaveLength(0);
    expect(await entriesOf(id)).toBeUndefined();
  });
});

describe("history", () => {
  test("packs a state and unpacks it again, plain or deflated", async () => {
    for (const entries of [{ a: "1" }, { overview: "很长的文字。".repeat(3000) }]) {
      const packed = await packEntries(entries);
      expect(await unpackEntries(packed)).toEqual(entries);
    }
    expect((await packEntries({ overview: "很长的文字。".repeat(3000) })).length).toBeLessThan(2000);
    expect(await unpackEntries(new Uint8Array([1, 2, 3]))).toBeNull();
  });

  test("keeps a state that stood for ten minutes when it is changed, and one before a paste", async () => {
    const id = await add("甲局");
    const history = new DraftHistory(library.store, id, Date.now() - 11 * 60_000);
    history.changing({ overview: "站住的" }, Date.now());
    await history.before("粘贴", { overview: "粘贴前" }, Date.now());
    history.changing({ overview: "粘贴后" }, Date.now());
    await history.named("送审前", { overview: "送审" }, Date.now());
    const points = (await history.list()) ?? [];
    expect(points.map(({ kind, name }) => `${kind} ${name}`).sort()).toEqual([
      "before 粘贴",
      "named 送审前",
      "standing ",
    ]);
    const standing = points.find(({ kind }) => kind === "standing");
    expect(standing && (await history.content(standing))).toEqual({ overview: "站住的" });
  });
});

test("a history that cannot be read is not an empty one", async () => {
  const id = await add("甲局");
  const broken = Object.assign(Object.create(library.store), {
    points: () => Promise.reject(new Error("the database is gone")),
  });
  expect(await new DraftHistory(broken, id, Date.now()).list()).toBeNull();
  expect(await new DraftHistory(library.store, id, Date.now()).list()).toEqual([]);
});

describe("a backup", () => {
  const comparisonOf = async (file: unknown) => {
    const parsed = parseBackup(file);
    if (!parsed.ok) throw new Error(parsed.problem.code);
    return compareBackup(parsed.value, library);
  };
  const backup = async () => JSON.parse((await backupText(library, null, "2025-01-15T06:00:00.000Z")).text);

  test("is no damaged file for a sign of a lost character that somebody pasted", async () => {
    const id = await add("甲\ufffd局");
    const { text } = await backupText(library, null, "2025-01-15T06:00:00.000Z");
    expect(text).not.toContain("\ufffd");
    expect(JSON.parse(text).drafts[0].entries).toEqual(await entriesOf(id));
  });

  test("brings everything back on an empty computer, history and bin included", async () => {
    const id = await add("甲局");
    const binned = await add("乙局");
    await library.putIntoBin(binned);
    await new DraftHistory(library.store, id, Date.now()).named("送审前", { overview: "那时" }, Date.now());
    const entries = await entriesOf(id);
    const file = await backup();
    expect(file.drafts[0].report.kind).toBe("gov-information-disclosure-annual-report");

    await library.remove([id, binned]);
    const parsed = parseBackup(file);
    if (!parsed.ok) throw new Error(parsed.problem.code);
    const restored = await restoreBackup(
      await compareBackup(parsed.value, library),
      false,
      library,
      summarize,
    );
    expect(restored).toEqual({ ok: true, value: { added: 2, replaced: 0, same: 0, unbinned: 0, kept: 0 } });
    expect(await entriesOf(id)).toEqual(entries);
    expect((await library.list()).bin).toHaveLength(1);
    const points = (await new DraftHistory(library.store, id, Date.now()).list()) ?? [];
    expect(points.map(({ name }) => name)).toEqual(["送审前"]);
  });

  test("replaces what is older here, and what is newer only when somebody says so; the state before stays", async () => {
    const [same, older, newer] = [await add("同局"), await add("旧局"), await add("新局")];
    const file = await backup();
    file.drafts.find((one: { head: { id: string } }) => one.head.id === older).entries.overview = "备份里的";
    file.drafts.find((one: { head: { id: string } }) => one.head.id === older).head.changedAt =
      "2999-01-01T00:00:00.000Z";
    await change(newer, "overview", "本机的");
    const parsed = parseBackup(file);
    if (!parsed.ok) throw new Error(parsed.problem.code);
    const comparison = await compareBackup(parsed.value, library);
    expect(comparison.newer.map(({ head }) => head.id)).toEqual([newer]);
    expect(comparison.same.map(({ head }) => head.id)).toEqual([same]);
    await restoreBackup(comparison, false, library, summarize);
    expect((await entriesOf(newer))?.["overview"]).toBe("本机的");
    expect((await entriesOf(older))?.["overview"]).toBe("备份里的");
    const points = (await new DraftHistory(library.store, older, Date.now()).list()) ?? [];
    expect(points.map(({ name }) => name)).toContain("恢复备份");
    await restoreBackup(await compareBackup(parsed.value, library), true, library, summarize);
    expect((await entriesOf(newer))?.["overview"]).not.toBe("本机的");
  });

  test.each([
    ["drafts.0.entries", 5],
    ["drafts.0.head.id", "../../x"],
    ["drafts.0.entries.overview", 7],
    ["drafts.0.entries.constructor", "x"],
    ["drafts.0.points", [{ id: "0123456789", kind: "named", at: "2025-01-15", name: "", content: "A" }]],
    ["drafts", "x"],
    ["createdAt", "gestern"],
  ])("with %s = %j is refused whole", async (path, value) => {
    await add("甲局");
    const file = await backup();
    const keys = path.split(".");
    const last = keys.pop() ?? "";
    keys.reduce((node, key) => node[key], file)[last] = value;
    expect(parseBackup(file)).toMatchObject({ ok: false, problem: { code: "bad-value" } });
  });

  test("of a newer version is refused", async () => {
    await add("甲局");
    expect(parseBackup({ ...(await backup()), schemaVersion: 2 })).toMatchObject({
      problem: { code: "newer-version" },
    });
    const file = await backup();
    file.drafts[0].head.schema = 99;
    expect(parseBackup(file)).toMatchObject({ problem: { code: "newer-version" } });
    expect(parseBackup({ kind: "x" })).toMatchObject({ problem: { code: "wrong-kind" } });
  });

  test("is called for after seven days or 200 changed fields", () => {
    const now = Date.parse("2025-01-15T00:00:00Z");
    const head = (id: string, changedFields: number) =>
      ({ id, changedFields, createdAt: "2025-01-01T00:00:00.000Z" }) as unknown as DraftHead;
    const last = (at: string, changed: Record<string, number>) => ({ at: `${at}T00:00:00.000Z`, changed });
    expect(backupDue([], null, now)).toBeNull();
    expect(backupDue([head("a", 0)], null, now)).toBeNull();
    expect(backupDue([head("a", 3)], null, now)).toBe(3);
    expect(backupDue([head("a", 250)], last("2025-01-14", { a: 100 }), now)).toBeNull();
    expect(backupDue([head("a", 301)], last("2025-01-14", { a: 100 }), now)).toBe(201);
    expect(backupDue([head("a", 101)], last("2025-01-08", { a: 100 }), now)).toBe(1);
    // A draft that is gone since takes nothing away from what was changed in the others.
    expect(backupDue([head("a", 101)], last("2025-01-08", { a: 100, gone: 900 }), now)).toBe(1);
    expect(asLastBackup({ at: "2025-01-08T00:00:00.000Z", changedFields: 3 })).toBeNull();
  });

  test("is named after the day as it is where the officer sits", () => {
    const late = new Date(2025, 0, 15, 0, 30);
    expect(backupFileName(late.toISOString())).toBe("年报填报台备份 2025-01-15.backup.json");
  });

  test("brings a draft back out of the bin that is there with the same content", async () => {
    const id = await add("甲局");
    const file = await backup();
    await library.putIntoBin(id);
    const restored = await restoreBackup(await comparisonOf(file), false, library, summarize);
    expect(restored).toEqual({ ok: true, value: { added: 0, replaced: 0, same: 0, unbinned: 1, kept: 0 } });
    expect((await library.list()).drafts.map((head) => head.id)).toEqual([id]);
  });

  test("also brings one out of the bin that is newer there and kept", async () => {
    const id = await add("甲局");
    const file = await backup();
    await change(id, "overview", "本机的");
    await library.putIntoBin(id);
    await restoreBackup(await comparisonOf(file), false, library, summarize);
    expect((await library.list()).drafts.map((head) => head.id)).toEqual([id]);
    expect((await entriesOf(id))?.["overview"]).toBe("本机的");
  });

  test("keeps what is received apart, and takes keys with digits", async () => {
    const added = await library.add(
      { ...newEntries("乙局", 2024), "stated:a.b2": "1" },
      { role: "received", unit: "乙局（收到）" },
    );
    const file = await backup();
    await library.remove([added.ok ? added.value : ""]);
    await restoreBackup(await comparisonOf(file), false, library, summarize);
    expect((await library.list()).drafts).toMatchObject([{ role: "received", unit: "乙局（收到）" }]);
    expect((await entriesOf(added.ok ? added.value : ""))?.["stated:a.b2"]).toBe("1");
  });

  test("says when the store could not be read: it holds what is in the page, and no more", async () => {
    const id = await add("甲局");
    const draft = await library.store.read(id);
    connection.close();
    const made = await backupText(library, draft, "2025-01-15T06:00:00.000Z");
    expect(made).toMatchObject({ drafts: 1, complete: false });
  });
});

interface StoredFixture {
  readonly drafts: readonly {
    readonly head: DraftHead;
    readonly parts: Readonly<Record<string, Entries>>;
    readonly points?: readonly PointHead[];
    readonly expected: Entries;
  }[];
}

describe("what a version stored", () => {
  // Each fixture was written by its version and is kept from then on: a later version adds its own and its migration.
  test.each([1, 2])("is read as schema %i wrote it", async (schema) => {
    const text = readFileSync(
      new URL(`../../e2e/fixtures/stored-schema-${schema}.json`, import.meta.url),
      "utf8",
    );
    const fixture: StoredFixture = JSON.parse(text);
    for (const { head, parts, points, expected } of fixture.drafts) {
      const db = await connection.get();
      await db?.put("drafts", head);
      for (const [part, entries] of Object.entries(parts))
        await db?.put("parts", { entries }, [head.id, part]);
      for (const point of points ?? []) await db?.put("points", point);
      const draft = await library.store.read(head.id);
      if (draft === null) throw new Error("gone");
      expect(draft.entries).toEqual(expected);
      expect(migrated(draft).head).toMatchObject({
        schema: DRAFT_SCHEMA,
        unit: "福州市长乐区人民政府办公室",
      });
      expect(["own", "received"]).toContain(migrated(draft).head.role);
      expect((await library.list()).drafts.map(({ unit }) => unit)).toContain(head.organization);
      const opened = await library.open(head.id);
      expect(opened).toMatchObject({ ok: true, value: { older: schema < DRAFT_SCHEMA, newer: false } });
    }
  });

  test("by the first version under a finalised version's name has its number from then on", async () => {
    connection.close();
    await deleteDB(NAME);
    const first = await openDB(NAME, 1, {
      upgrade(database) {
        database.createObjectStore("drafts", { keyPath: "id" });
        database.createObjectStore("parts");
        const points = database.createObjectStore("points", { keyPath: ["draft", "id"] });
        database.createObjectStore("contents");
        database.createObjectStore("settings");
        const point = { draft: "d", kind: "named", at: "2025-01-15T06:04:00.000Z", size: 1 };
        void points.put({ ...point, id: "a", name: "定稿 第 3 版" });
        void points.put({ ...point, id: "b", name: "送审前" });
      },
    });
    first.close();
    connection = new Connection();
    const points = await new BrowserStore(connection).points("d");
    expect(points.map(({ version }) => version)).toEqual([3, undefined]);
  });
});
