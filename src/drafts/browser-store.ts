/**
 * The browser's database as a store. Promise: a write is one transaction that compares revisions first, so it never
 * replaces a newer one; what cannot be written is said with its reason.
 */
import type { Problem } from "../report/problem";
import type { Connection, Database } from "./connection";
import { type Draft, type DraftHead, joinParts, PART_NAMES, partEntries } from "./draft";
import type { PointHead } from "./restore-points";
import type { DraftStore, Durability, PartWrite, Point, WholeDraft, WriteResult } from "./store";

/** Range of everything kept under one draft. */
const under = (id: string): IDBKeyRange => IDBKeyRange.bound([id, ""], [id, "\uffff"]);

const OK: WriteResult = { ok: true };
const failed = (problem: Problem): WriteResult => ({ ok: false, reason: "failed", problem });

const nameOf = (error: unknown): string =>
  error instanceof Error || error instanceof DOMException ? error.name : String(error);

/** Errors after which a connection never works again, however often it is tried. */
const DEAD = new Set(["InvalidStateError", "UnknownError", "NotFoundError", "DataError"]);

const EVERYTHING = ["drafts", "parts", "points", "contents"] as const;

/** A transaction's end. It is listened to at once: one that aborts early must not count as unhandled. */
function settled(tx: { readonly done: Promise<void> }): Promise<void> {
  const { done } = tx;
  done.catch(() => undefined);
  return done;
}

export class BrowserStore implements DraftStore {
  private readonly connection: Connection;

  constructor(connection: Connection) {
    this.connection = connection;
  }

  async heads(): Promise<readonly DraftHead[]> {
    return this.reading((database) => database.getAll("drafts"));
  }

  async read(id: string): Promise<Draft | null> {
    return this.reading(async (database) => {
      const tx = database.transaction(["drafts", "parts"]);
      const [head, parts] = await Promise.all([
        tx.objectStore("drafts").get(id),
        tx.objectStore("parts").getAll(under(id)),
      ]);
      return head === undefined ? null : { head, entries: joinParts(parts.map((part) => part.entries)) };
    });
  }

  async write(
    base: number,
    head: DraftHead,
    parts: readonly PartWrite[],
    durability: Durability,
  ): Promise<WriteResult> {
    let newer = false;
    const result = await this.writing(async (database) => {
      const tx = database.transaction(["drafts", "parts"], "readwrite", { durability });
      const done = settled(tx);
      const stored = await tx.objectStore("drafts").get(head.id);
      newer = (stored?.revision ?? 0) !== base;
      if (newer) return done;
      return Promise.all([
        ...parts.map(({ part, entries }) => tx.objectStore("parts").put({ entries }, [head.id, part])),
        tx.objectStore("drafts").put(head),
        done,
      ]);
    });
    if (!result.ok || !newer) return result;
    try {
      return { ok: false, reason: "newer", draft: await this.read(head.id) };
    } catch (error) {
      return failed(this.problemOf(error));
    }
  }

  remove(ids: readonly string[]): Promise<WriteResult> {
    return this.writing((database) => {
      const tx = database.transaction(EVERYTHING, "readwrite");
      return Promise.all([
        ...ids.flatMap((id) => [
          tx.objectStore("drafts").delete(id),
          tx.objectStore("parts").delete(under(id)),
          tx.objectStore("points").delete(under(id)),
          tx.objectStore("contents").delete(under(id)),
        ]),
        settled(tx),
      ]);
    });
  }

  replace(drafts: readonly WholeDraft[]): Promise<WriteResult> {
    return this.writing((database) => {
      const tx = database.transaction(EVERYTHING, "readwrite", { durability: "strict" });
      return Promise.all([
        ...drafts.flatMap(({ head, entries, points }) => [
          tx.objectStore("drafts").put(head),
          ...PART_NAMES.map((part) =>
            tx.objectStore("parts").put({ entries: partEntries(entries, part) }, [head.id, part]),
          ),
          ...points.map((point) => tx.objectStore("points").put(point.head)),
          ...points.map((point) => tx.objectStore("contents").put(point.content, [head.id, point.head.id])),
        ]),
        settled(tx),
      ]);
    });
  }

  points(draft: string): Promise<readonly PointHead[]> {
    return this.reading((database) => database.getAll("points", under(draft)));
  }

  pointContent(draft: string, point: string): Promise<Uint8Array | null> {
    return this.reading(async (database) => (await database.get("contents", [draft, point])) ?? null);
  }

  addPoint({ head, content }: Point): Promise<WriteResult> {
    return this.writing((database) => {
      const tx = database.transaction(["points", "contents"], "readwrite");
      return Promise.all([
        tx.objectStore("points").put(head),
        tx.objectStore("contents").put(content, [head.draft, head.id]),
        settled(tx),
      ]);
    });
  }

  removePoints(points: readonly PointHead[]): Promise<WriteResult> {
    return this.writing((database) => {
      const tx = database.transaction(["points", "contents"], "readwrite");
      return Promise.all([
        ...points.flatMap(({ draft, id }) => [
          tx.objectStore("points").delete([draft, id]),
          tx.objectStore("contents").delete([draft, id]),
        ]),
        settled(tx),
      ]);
    });
  }

  setting(key: string): Promise<unknown> {
    return this.reading((database) => database.get("settings", key));
  }

  putSetting(key: string, value: unknown): Promise<WriteResult> {
    return this.writing((database) => database.put("settings", value, key));
  }

  /** Reads, once more over a new connection when the old one turns out to be dead. */
  private async reading<T>(read: (database: Database) => Promise<T>): Promise<T> {
    for (let attempt = 0; ; attempt += 1) {
      const database = await this.connection.get();
      if (database === null) throw new DOMException(this.connection.state.value, "InvalidStateError");
      try {
        return await read(database);
      } catch (error) {
        if (!DEAD.has(nameOf(error)) || attempt > 0) throw error;
        this.connection.lost();
      }
    }
  }

  private async writing(write: (database: Database) => Promise<unknown>): Promise<WriteResult> {
    const database = await this.connection.get();
    if (database === null || this.connection.state.value === "newer") return failed(this.problemOf(null));
    try {
      await write(database);
      return OK;
    } catch (error) {
      if (DEAD.has(nameOf(error))) this.connection.lost();
      return failed(this.problemOf(error));
    }
  }

  /** What is wrong, from the state of the connection or the error of a transaction. */
  private problemOf(error: unknown): Problem {
    if (nameOf(error) === "QuotaExceededError") return { code: "storage-full" };
    switch (this.connection.state.value) {
      case "blocked":
        return { code: "storage-blocked" };
      case "outdated":
        return { code: "program-outdated" };
      case "newer":
        return { code: "data-newer" };
      case "unavailable":
        return { code: "storage-unavailable" };
      case "down":
        return { code: "storage-down" };
      default:
        return { code: "storage-failed", detail: nameOf(error) };
    }
  }
}
