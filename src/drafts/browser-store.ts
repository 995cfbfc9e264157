/**
 * The browser's database as a store. Promise: a write is one transaction that compares revisions first, so it never
 * replaces a newer one; it counts only when the transaction has completed, on the disk; what cannot be written is said
 * with its reason; what has no answer in five seconds has failed, and the connection is opened again.
 */
import { unwrap } from "idb";
import { PART_NAMES } from "../report/key-kinds";
import type { Problem } from "../report/problem";
import { type Connection, type Database, isDiskFull, problemOfConnection } from "./connection";
import { type DraftHead, joinParts, partEntries } from "./draft";
import { migratedHead } from "./migrations";
import type { PointHead } from "./restore-points";
import type {
  DraftStore,
  PartWrite,
  PendingEdits,
  Point,
  StoredDraft,
  WholeDraft,
  WriteResult,
} from "./store";
import { PATIENCE, within } from "./time-limit";

/** Range of everything kept under one draft. */
const under = (id: string): IDBKeyRange => IDBKeyRange.bound([id, ""], [id, "\uffff"]);

/** Setting that remembers that a draft was removed for good. */
const removedKey = (id: string): string => `removed:${id}`;

const OK: WriteResult = { ok: true };
const failed = (problem: Problem): WriteResult => ({ ok: false, reason: "failed", problem });

const nameOf = (error: unknown): string =>
  error instanceof Error || error instanceof DOMException ? error.name : String(error);

/** Errors after which a connection never works again, however often it is tried. */
const DEAD = new Set([
  "InvalidStateError",
  "UnknownError",
  "NotFoundError",
  "DataError",
  "AbortError",
  "TimeoutError",
]);

type StoreName = "drafts" | "parts" | "points" | "contents" | "pending" | "settings";
const EVERYTHING: readonly StoreName[] = ["drafts", "parts", "points", "contents", "pending", "settings"];

/** A transaction's end. It is listened to at once: one that aborts early must not count as unhandled. */
function settled(tx: IDBTransaction): Promise<void> {
  const done = new Promise<void>((resolve, reject) => {
    tx.oncomplete = () => resolve();
    tx.onabort = () => reject(tx.error ?? new DOMException("aborted", "AbortError"));
  });
  done.catch(() => undefined);
  return done;
}

/** What a write asks for, in order; whether all was done, the transaction's own end tells. */
class Asked {
  /** What went wrong while an answer was being followed; null while nothing has. */
  failure: unknown = null;
  /** Whether more is to be asked for when an answer comes. */
  waits = false;
  private readonly tx: IDBTransaction;

  constructor(tx: IDBTransaction) {
    this.tx = tx;
  }

  put(store: StoreName, value: unknown, key?: IDBValidKey): void {
    this.tx.objectStore(store).put(value, key);
  }

  delete(store: StoreName, key: IDBValidKey | IDBKeyRange): void {
    this.tx.objectStore(store).delete(key);
  }

  /** Reads before it goes on: what follows from the answer is asked for within `then`, and then committed. */
  get(store: StoreName, key: IDBValidKey, then: (value: unknown) => void): void {
    this.waits = true;
    const request = this.tx.objectStore(store).get(key);
    request.onsuccess = () => {
      try {
        then(request.result);
      } catch (error) {
        this.failure = error;
        abandon(this.tx);
      }
    };
  }

  /** Nothing more is asked for. */
  commit(): void {
    this.tx.commit();
  }
}

/** Nothing of what was begun is carried out, as far as that is still possible. */
function abandon(tx: IDBTransaction | null): void {
  try {
    tx?.abort();
  } catch {
    // It came to its end by itself.
  }
}

export class BrowserStore implements DraftStore {
  private readonly connection: Connection;

  constructor(connection: Connection) {
    this.connection = connection;
  }

  async heads(): Promise<readonly DraftHead[]> {
    const heads = await this.reading((database) => database.getAll("drafts"));
    return heads.map(migratedHead);
  }

  async read(id: string): Promise<StoredDraft | null> {
    return this.reading(async (database) => {
      const tx = database.transaction(["drafts", "parts", "pending"]);
      const [head, parts, pending] = await Promise.all([
        tx.objectStore("drafts").get(id),
        tx.objectStore("parts").getAll(under(id)),
        tx.objectStore("pending").getAll(under(id)),
      ]);
      if (head === undefined) return null;
      return { head, entries: joinParts(parts.map((part) => part.entries)), pending };
    });
  }

  wasRemoved(id: string): Promise<boolean> {
    return this.reading(async (database) => (await database.get("settings", removedKey(id))) !== undefined);
  }

  async write(base: number, head: DraftHead, parts: readonly PartWrite[]): Promise<WriteResult> {
    let found: "same" | "newer" | "removed" = "same";
    const result = await this.writing(["drafts", "parts", "settings"], (tx) => {
      const decide = (revision: number) => {
        if (revision !== base) found = "newer";
        else {
          for (const { part, entries } of parts) tx.put("parts", { entries }, [head.id, part]);
          tx.put("drafts", head);
        }
        tx.commit();
      };
      tx.get("drafts", head.id, (stored) => {
        if (stored !== undefined) return decide((stored as Partial<DraftHead>).revision ?? 0);
        // Whoever removes a draft removes its head: only where there is none may it have been removed.
        tx.get("settings", removedKey(head.id), (removed) => {
          if (removed === undefined) return decide(0);
          found = "removed";
          tx.commit();
        });
      });
    });
    if (!result.ok || found === "same") return result;
    if (found === "removed") return { ok: false, reason: "removed" };
    try {
      return { ok: false, reason: "newer", draft: await this.read(head.id) };
    } catch (error) {
      return failed(this.problemOf(error));
    }
  }

  remove(ids: readonly string[]): Promise<WriteResult> {
    const at = new Date().toISOString();
    return this.writing(EVERYTHING, (tx) => {
      for (const id of ids) {
        tx.delete("drafts", id);
        for (const store of ["parts", "points", "contents", "pending"] as const) tx.delete(store, under(id));
        tx.put("settings", at, removedKey(id));
      }
    });
  }

  replace(drafts: readonly WholeDraft[]): Promise<WriteResult> {
    return this.writing(EVERYTHING, (tx) => {
      for (const { head, entries, points } of drafts) {
        tx.delete("settings", removedKey(head.id));
        tx.put("drafts", head);
        for (const part of PART_NAMES)
          tx.put("parts", { entries: partEntries(entries, part) }, [head.id, part]);
        for (const point of points) putPoint(tx, point);
      }
    });
  }

  putPending(pending: PendingEdits): Promise<WriteResult> {
    return this.writing(["pending"], (tx) => tx.put("pending", pending));
  }

  dropPending(pending: readonly PendingEdits[]): Promise<WriteResult> {
    return this.writing(["pending"], (tx) => {
      for (const { draft, page } of pending) tx.delete("pending", [draft, page]);
    });
  }

  points(draft: string): Promise<readonly PointHead[]> {
    return this.reading((database) => database.getAll("points", under(draft)));
  }

  pointContent(draft: string, point: string): Promise<Uint8Array | null> {
    return this.reading(async (database) => (await database.get("contents", [draft, point])) ?? null);
  }

  addPoint(point: Point): Promise<WriteResult> {
    return this.writing(["points", "contents"], (tx) => putPoint(tx, point));
  }

  removePoints(points: readonly PointHead[]): Promise<WriteResult> {
    return this.writing(["points", "contents"], (tx) => {
      for (const { draft, id } of points) {
        tx.delete("points", [draft, id]);
        tx.delete("contents", [draft, id]);
      }
    });
  }

  setting(key: string): Promise<unknown> {
    return this.reading((database) => database.get("settings", key));
  }

  putSetting(key: string, value: unknown): Promise<WriteResult> {
    return this.writing(["settings"], (tx) => tx.put("settings", value, key));
  }

  /** Reads, once more over a new connection when the old one turns out to be dead. */
  private async reading<T>(read: (database: Database) => Promise<T>): Promise<T> {
    for (let attempt = 0; ; attempt += 1) {
      const database = await this.connection.get();
      if (database === null) throw new DOMException(this.connection.state.value, "InvalidStateError");
      try {
        return await within(PATIENCE, read(database));
      } catch (error) {
        if (!DEAD.has(nameOf(error))) throw error;
        this.connection.lost(error);
        if (attempt > 0) throw error;
      }
    }
  }

  /** One transaction, strict: on the disk when it completes. It is committed as soon as `write` has asked for all. */
  private async writing(stores: readonly StoreName[], write: (tx: Asked) => void): Promise<WriteResult> {
    const database = await this.connection.get();
    if (database === null || this.connection.state.value === "newer") return failed(this.problemOf(null));
    let tx: IDBTransaction | null = null;
    let asked: Asked | null = null;
    try {
      // The browser's own objects: with every keystroke, what wraps them costs as much as they do.
      tx = unwrap(database).transaction([...stores], "readwrite", { durability: "strict" });
      const done = settled(tx);
      asked = new Asked(tx);
      write(asked);
      // A page that is going away is not given another turn: what needs no answer is committed in this one.
      if (!asked.waits) asked.commit();
      await within(PATIENCE, done);
      return OK;
    } catch (error) {
      abandon(tx);
      // Asked at once: the reason for which a transaction was aborted by the browser.
      const reason = asked?.failure ?? tx?.error ?? error;
      if (DEAD.has(nameOf(reason))) this.connection.lost(reason);
      return failed(this.problemOf(reason));
    }
  }

  /** What is wrong, from the state of the connection or the error of a transaction. */
  private problemOf(error: unknown): Problem {
    if (nameOf(error) === "QuotaExceededError") return { code: "storage-full" };
    if (isDiskFull(error)) return { code: "disk-full" };
    if (nameOf(error) === "TimeoutError") return { code: "storage-slow" };
    return (
      problemOfConnection(this.connection.state.value) ?? { code: "storage-failed", detail: nameOf(error) }
    );
  }
}

function putPoint(tx: Asked, { head, content }: Point): void {
  tx.put("points", head);
  tx.put("contents", content, [head.draft, head.id]);
}
