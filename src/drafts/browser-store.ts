/**
 * The browser's database as a store. Promise: a write is one transaction that compares revisions first, so it never
 * replaces a newer one; it counts only when the transaction has completed, on the disk; what cannot be written is said
 * with its reason; what has no answer in five seconds has failed, and the connection is opened again.
 */
import { PART_NAMES } from "../report/key-kinds";
import type { Problem } from "../report/problem";
import {
  type Connection,
  type Database,
  isDiskFull,
  problemOfConnection,
  type Transaction,
} from "./connection";
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
function settled(tx: Transaction): Promise<void> {
  const { done } = tx;
  done.catch(() => undefined);
  return done;
}

/** Asks for one thing of a transaction, whose own end tells whether it was done. */
function ask(request: Promise<unknown>): void {
  request.catch(() => undefined);
}

/** Nothing of what was begun is carried out, as far as that is still possible. */
function abandon(tx: Transaction | null): void {
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
    const result = await this.writing(["drafts", "parts", "settings"], async (tx) => {
      const [stored, removed] = await Promise.all([
        tx.objectStore("drafts").get(head.id),
        tx.objectStore("settings").get(removedKey(head.id)),
      ]);
      if (removed !== undefined) found = "removed";
      else if ((stored?.revision ?? 0) !== base) found = "newer";
      if (found !== "same") return;
      for (const { part, entries } of parts) ask(tx.objectStore("parts").put({ entries }, [head.id, part]));
      ask(tx.objectStore("drafts").put(head));
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
        ask(tx.objectStore("drafts").delete(id));
        for (const store of ["parts", "points", "contents", "pending"] as const)
          ask(tx.objectStore(store).delete(under(id)));
        ask(tx.objectStore("settings").put(at, removedKey(id)));
      }
    });
  }

  replace(drafts: readonly WholeDraft[]): Promise<WriteResult> {
    return this.writing(EVERYTHING, (tx) => {
      for (const { head, entries, points } of drafts) {
        ask(tx.objectStore("settings").delete(removedKey(head.id)));
        ask(tx.objectStore("drafts").put(head));
        for (const part of PART_NAMES)
          ask(tx.objectStore("parts").put({ entries: partEntries(entries, part) }, [head.id, part]));
        for (const point of points) putPoint(tx, point);
      }
    });
  }

  putPending(pending: PendingEdits): Promise<WriteResult> {
    return this.writing(["pending"], (tx) => ask(tx.objectStore("pending").put(pending)));
  }

  dropPending(pending: readonly PendingEdits[]): Promise<WriteResult> {
    return this.writing(["pending"], (tx) => {
      for (const { draft, page } of pending) ask(tx.objectStore("pending").delete([draft, page]));
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
        ask(tx.objectStore("points").delete([draft, id]));
        ask(tx.objectStore("contents").delete([draft, id]));
      }
    });
  }

  setting(key: string): Promise<unknown> {
    return this.reading((database) => database.get("settings", key));
  }

  putSetting(key: string, value: unknown): Promise<WriteResult> {
    return this.writing(["settings"], (tx) => ask(tx.objectStore("settings").put(value, key)));
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
  private async writing(
    stores: readonly StoreName[],
    write: (tx: Transaction) => Promise<void> | void,
  ): Promise<WriteResult> {
    const database = await this.connection.get();
    if (database === null || this.connection.state.value === "newer") return failed(this.problemOf(null));
    let tx: Transaction | null = null;
    try {
      tx = database.transaction([...stores], "readwrite", { durability: "strict" });
      const done = settled(tx);
      const asked = write(tx);
      // A page that is going away is not given another turn: what needs no answer is committed in this one.
      if (asked === undefined) tx.commit();
      else await within(PATIENCE, asked.then(tx.commit.bind(tx)));
      await within(PATIENCE, done);
      return OK;
    } catch (error) {
      abandon(tx);
      // Asked at once: the reason for which a transaction was aborted by the browser.
      const reason = tx?.error ?? error;
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

function putPoint(tx: Transaction, { head, content }: Point): void {
  ask(tx.objectStore("points").put(head));
  ask(tx.objectStore("contents").put(content, [head.draft, head.id]));
}
