/**
 * The connection to the browser's database. Promise: whoever asks gets the database or null, never a wait without end;
 * a connection that was lost is opened again, with growing pauses, until it works.
 *
 * It is asked for before anything else of the program is read, and so imports next to nothing of it.
 */
import {
  type DBSchema,
  deleteDB,
  type IDBPDatabase,
  type IDBPTransaction,
  openDB,
  type StoreNames,
} from "idb";
import { Observable } from "../report/observable";
import type { Problem } from "../report/problem";
import type { DraftHead } from "./draft";
import { numberedVersion, type PointHead } from "./restore-points";
import type { PendingEdits } from "./store";
import { PATIENCE } from "./time-limit";

interface Schema extends DBSchema {
  /** The heads of drafts, for the list. */
  drafts: { key: string; value: DraftHead };
  /** Their content, in parts. */
  parts: {
    key: [draft: string, part: string];
    value: { readonly entries: Readonly<Record<string, string>> };
  };
  /** Restore points; their content apart, so that listing them reads none. */
  points: { key: [draft: string, point: string]; value: PointHead };
  contents: { key: [draft: string, point: string]; value: Uint8Array };
  /** What pages that went away had not written. */
  pending: { key: [draft: string, page: string]; value: PendingEdits };
  /** Small things about this browser: the last backup, the file it goes to, which drafts were removed for good. */
  settings: { key: string; value: unknown };
}

export type Database = IDBPDatabase<Schema>;

export type ConnectionState =
  | "opening"
  | "open"
  /** There is no answer, as when another window holds the database. */
  | "slow"
  /** Another window holds an older version open. */
  | "blocked"
  /** Another window has a newer version of the program, which now owns the database. */
  | "outdated"
  /** What is stored was written by a newer version of the program: it can be read. */
  | "newer"
  /** The browser allows no storage. */
  | "unavailable"
  /** The settings forbid this site to store anything. */
  | "forbidden"
  /** The disk is full: it works again when there is room. */
  | "full"
  /** It cannot be opened just now. */
  | "down"
  /** It could not be opened for long, whatever was tried. */
  | "unreadable";

/** What is wrong with the storage as a whole, when something is. */
const PROBLEMS: Readonly<Partial<Record<ConnectionState, Problem>>> = {
  slow: { code: "storage-slow" },
  blocked: { code: "storage-blocked" },
  outdated: { code: "program-outdated" },
  newer: { code: "data-newer" },
  unavailable: { code: "storage-unavailable" },
  forbidden: { code: "storage-forbidden" },
  full: { code: "disk-full" },
  down: { code: "storage-down" },
  unreadable: { code: "storage-unreadable" },
};
export const problemOfConnection = (state: ConnectionState): Problem | null => PROBLEMS[state] ?? null;

const NAME = "disclosure-report-desk";
export const DATABASE_VERSION = 2;

/** Pauses before opening again, ms. */
const PAUSES = [0, 250, 500, 1000, 2000, 4000, 8000, 16_000, 30_000];
/** A database that has refused to open for this long, ms, and at least `REFUSALS` times, counts as unreadable. */
const LONG = 20_000;
const REFUSALS = 5;

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : "");
const messageOf = (error: unknown): string => (error instanceof Error ? error.message : "");

/** Whether the browser says that the disk is full. It does so in words only. */
export const isDiskFull = (error: unknown): boolean => /NO_SPACE|no space/i.test(messageOf(error));

export class Connection {
  /** Called before the database is given up to a newer version of the program: the last chance to write. */
  beforeClose: () => Promise<void> = () => Promise.resolve();
  readonly state = new Observable<ConnectionState>("opening");
  /** The browser found the database damaged and threw it away, with all that was in it. */
  wiped = false;
  private database: Database | null = null;
  private opening: Promise<Database | null> | null = null;
  /** The opening has taken longer than anybody waits. */
  private late = false;
  private failures = 0;
  /** How often opening was refused in a row, and since when. */
  private refusals = 0;
  private refusedSince = 0;
  private nextAttempt = 0;
  private readonly version: number;

  constructor(version = DATABASE_VERSION) {
    this.version = version;
  }

  /** The open database, or null while there is none; asking again later opens it again. */
  async get(): Promise<Database | null> {
    if (this.database !== null) return this.database;
    if (this.state.value === "outdated") return null;
    if (this.opening === null) {
      if (Date.now() < this.nextAttempt) return null;
      this.opening = this.open().finally(() => {
        this.opening = null;
        this.late = false;
      });
    }
    // Whoever is blocked waits for another window: nobody should wait with it.
    if (this.state.value === "blocked" || this.late) return null;
    const opening = this.opening;
    return new Promise((answer) => {
      const settle = (database: Database | null) => {
        clearTimeout(timer);
        stop();
        answer(database);
      };
      const timer = setTimeout(() => {
        // It is still waited for: the request cannot be taken back.
        this.late = true;
        this.state.set("slow");
        settle(this.database);
      }, PATIENCE);
      const stop = this.state.watch(() => {
        if (this.state.value === "blocked") settle(this.database);
      });
      void opening.then(settle);
    });
  }

  /** A transaction failed in a way that says that the connection is gone. */
  lost(error: unknown): void {
    this.database?.close();
    this.fell(isDiskFull(error) ? "full" : nameOf(error) === "TimeoutError" ? "slow" : "down");
  }

  /** Throws the database away, which cannot be opened any more, and begins a new one. Resolves to whether it works. */
  async rebuild(): Promise<boolean> {
    this.database?.close();
    this.database = null;
    await deleteDB(NAME).catch(() => undefined);
    this.nextAttempt = 0;
    return (await this.get()) !== null;
  }

  /** Gives the database up for good: the page is about to be reloaded with the newer program. */
  close(): void {
    this.database?.close();
    this.database = null;
    this.state.set("outdated");
  }

  private async open(): Promise<Database | null> {
    try {
      return this.opened(
        await openDB<Schema>(NAME, this.version, {
          upgrade: (database, from, _to, transaction, event) => {
            // Known to Chromium only: what the database held was damaged and is gone.
            const { dataLoss } = event as IDBVersionChangeEvent & { dataLoss?: string };
            this.wiped = from === 0 && dataLoss === "total";
            if (from < 1) {
              database.createObjectStore("drafts", { keyPath: "id" });
              database.createObjectStore("parts");
              database.createObjectStore("points", { keyPath: ["draft", "id"] });
              database.createObjectStore("contents");
              database.createObjectStore("settings");
            }
            if (from < 2) database.createObjectStore("pending", { keyPath: ["draft", "page"] });
            // The upgrade itself fails when this does.
            if (from === 1) numberVersions(transaction).catch(() => undefined);
          },
          blocked: () => this.state.set("blocked"),
          blocking: (_from, to) => {
            // Deleted by another window that could not read it: it is opened again, and written anew.
            if (to === null) this.lost(null);
            else void this.beforeClose().finally(() => this.close());
          },
          terminated: () => this.fell("down"),
        }),
        "open",
      );
    } catch (error) {
      if (nameOf(error) === "VersionError") return this.openNewer();
      this.fell(
        nameOf(error) === "SecurityError"
          ? "unavailable"
          : /denied permission/.test(messageOf(error))
            ? "forbidden"
            : "down",
      );
      return null;
    }
  }

  /** Opens a database of a newer version as it is: to be read, not written. */
  private async openNewer(): Promise<Database | null> {
    try {
      return this.opened(
        await openDB<Schema>(NAME, undefined, { terminated: () => this.fell("down") }),
        "newer",
      );
    } catch {
      this.fell("down");
      return null;
    }
  }

  private opened(database: Database, state: "open" | "newer"): Database {
    this.database = database;
    this.failures = 0;
    this.refusals = 0;
    this.state.set(state);
    return database;
  }

  private fell(state: "down" | "slow" | "full" | "unavailable" | "forbidden"): void {
    const now = Date.now();
    this.database = null;
    const pause = PAUSES[Math.min(this.failures, PAUSES.length - 1)] ?? 0;
    this.failures += 1;
    this.nextAttempt = now + pause;
    // A full disk also refuses to open: it stays what it is until there is room.
    if (state === "down" && this.state.value === "full") return;
    if (this.refusals === 0) this.refusedSince = now;
    this.refusals = state === "down" ? this.refusals + 1 : 0;
    const long = this.refusals >= REFUSALS && now - this.refusedSince >= LONG;
    this.state.set(long ? "unreadable" : state);
  }
}

async function numberVersions(
  transaction: IDBPTransaction<Schema, StoreNames<Schema>[], "versionchange">,
): Promise<void> {
  const points = transaction.objectStore("points");
  for (const point of await points.getAll()) {
    const numbered = numberedVersion(point);
    if (numbered !== point) await points.put(numbered);
  }
}
