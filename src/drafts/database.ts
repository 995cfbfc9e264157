/**
 * The browser's database that holds the drafts, and the memory that stands in where the browser allows none.
 * Both keep the same promise: a write is one transaction, and never replaces a newer one.
 */
import type { Entries } from "../report/entries";
import type { Problem } from "../report/problem";
import { type Draft, type DraftHead, joinParts, type PartName } from "./draft";
import type { Database } from "./open-database";

export interface PartWrite {
  readonly part: PartName;
  readonly entries: Entries;
}

export type WriteResult =
  | { readonly ok: true }
  /** The stored draft is at another revision than the write started from; it was left alone. */
  | { readonly ok: false; readonly reason: "newer"; readonly draft: Draft | null }
  | { readonly ok: false; readonly reason: "failed"; readonly problem: Problem };

/** Where drafts are kept. */
export interface DraftStore {
  /** False where content lives only as long as the page. */
  readonly lasting: boolean;
  heads(): Promise<readonly DraftHead[]>;
  read(id: string): Promise<Draft | null>;
  /** Compares the stored revision with `base` (0: not there yet) and puts head and parts, all or nothing. */
  write(
    base: number,
    head: DraftHead,
    parts: readonly PartWrite[],
    durability: "strict" | "relaxed",
  ): Promise<WriteResult>;
  remove(id: string): Promise<void>;
}

/** Range of all parts of one draft. */
const partsOf = (id: string): IDBKeyRange => IDBKeyRange.bound([id, ""], [id, "\uffff"]);

function problemOf(error: unknown): Problem {
  if (error instanceof DOMException && error.name === "QuotaExceededError") {
    return { code: "storage-full" };
  }
  return { code: "storage-failed", detail: error instanceof Error ? error.name : String(error) };
}

class BrowserStore implements DraftStore {
  readonly lasting = true;
  private readonly db: Database;

  constructor(db: Database) {
    this.db = db;
  }

  heads(): Promise<readonly DraftHead[]> {
    return this.db.getAll("drafts");
  }

  async read(id: string): Promise<Draft | null> {
    const tx = this.db.transaction(["drafts", "parts"]);
    const [head, parts] = await Promise.all([
      tx.objectStore("drafts").get(id),
      tx.objectStore("parts").getAll(partsOf(id)),
    ]);
    return head === undefined ? null : { head, entries: joinParts(parts.map((part) => part.entries)) };
  }

  async write(
    base: number,
    head: DraftHead,
    parts: readonly PartWrite[],
    durability: "strict" | "relaxed",
  ): Promise<WriteResult> {
    try {
      const tx = this.db.transaction(["drafts", "parts"], "readwrite", { durability });
      const done = tx.done;
      const stored = await tx.objectStore("drafts").get(head.id);
      if ((stored?.revision ?? 0) !== base) {
        await done;
        return { ok: false, reason: "newer", draft: await this.read(head.id) };
      }
      const puts: Promise<unknown>[] = parts.map(({ part, entries }) =>
        tx.objectStore("parts").put({ entries }, [head.id, part]),
      );
      puts.push(tx.objectStore("drafts").put(head));
      await Promise.all([...puts, done]);
      return { ok: true };
    } catch (error) {
      return { ok: false, reason: "failed", problem: problemOf(error) };
    }
  }

  async remove(id: string): Promise<void> {
    const tx = this.db.transaction(["drafts", "parts"], "readwrite");
    await Promise.all([
      tx.objectStore("drafts").delete(id),
      tx.objectStore("parts").delete(partsOf(id)),
      tx.done,
    ]);
  }
}

/** Keeps drafts for as long as the page is open. */
export class MemoryStore implements DraftStore {
  readonly lasting = false;
  private readonly drafts = new Map<string, { head: DraftHead; parts: Map<PartName, Entries> }>();

  async heads(): Promise<readonly DraftHead[]> {
    return [...this.drafts.values()].map(({ head }) => head);
  }

  async read(id: string): Promise<Draft | null> {
    const kept = this.drafts.get(id);
    return kept === undefined ? null : { head: kept.head, entries: joinParts([...kept.parts.values()]) };
  }

  async write(base: number, head: DraftHead, parts: readonly PartWrite[]): Promise<WriteResult> {
    const kept = this.drafts.get(head.id);
    if ((kept?.head.revision ?? 0) !== base) {
      return { ok: false, reason: "newer", draft: await this.read(head.id) };
    }
    const all = new Map(kept?.parts ?? []);
    for (const { part, entries } of parts) all.set(part, entries);
    this.drafts.set(head.id, { head, parts: all });
    return { ok: true };
  }

  async remove(id: string): Promise<void> {
    this.drafts.delete(id);
  }
}

/** The store over an opening database; where the browser refuses one, drafts live in memory. */
export const storeOver = (opening: Promise<Database>): Promise<DraftStore> =>
  opening.then(
    (database) => new BrowserStore(database),
    () => new MemoryStore(),
  );
