/**
 * The connection to the browser's database. Promise: whoever asks gets the database or null, never a wait without end;
 * a connection that was lost is opened again, with growing pauses, until it works.
 *
 * It is asked for before anything else of the program is read, and so imports next to nothing of it.
 */
import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from "idb";
import { Observable } from "../report/observable";
import type { DraftHead } from "./draft";
import type { PointHead } from "./restore-points";

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
  /** Small things about this browser: the last backup, the file it goes to. */
  settings: { key: string; value: unknown };
}

export type Database = IDBPDatabase<Schema>;

export type ConnectionState =
  | "opening"
  | "open"
  /** Another window holds an older version open. */
  | "blocked"
  /** Another window has a newer version of the program, which now owns the database. */
  | "outdated"
  /** What is stored was written by a newer version of the program: it can be read. */
  | "newer"
  /** The browser allows no storage. */
  | "unavailable"
  /** It should work and does not: damaged, or lost. */
  | "down";

const NAME = "disclosure-report-desk";
export const DATABASE_VERSION = 1;

/** Pauses before opening again, ms. */
const PAUSES = [0, 250, 500, 1000, 2000, 5000];
/** An opening that takes longer is reported as down; it is still waited for. */
const PATIENCE = 8000;

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : "");

export class Connection {
  /** Called before the database is given up to a newer version of the program: the last chance to write. */
  beforeClose: () => Promise<void> = () => Promise.resolve();
  readonly state = new Observable<ConnectionState>("opening");
  private database: Database | null = null;
  private opening: Promise<Database | null> | null = null;
  private failures = 0;
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
      });
    }
    // Whoever is blocked waits for another window to close: nobody should wait with it.
    if (this.state.value === "blocked") return null;
    const opening = this.opening;
    return new Promise((answer) => {
      const settle = (database: Database | null) => {
        clearTimeout(timer);
        stop();
        answer(database);
      };
      const timer = setTimeout(() => {
        if (this.state.value === "opening") this.state.set("down");
        settle(this.database);
      }, PATIENCE);
      const stop = this.state.watch(() => {
        if (this.state.value !== "opening") settle(this.database);
      });
      void opening.then(settle);
    });
  }

  /** A transaction failed in a way that says that the connection is gone. */
  lost(): void {
    this.database?.close();
    this.fell("down");
  }

  /** Throws the database away, which cannot be opened any more, and begins a new one. */
  async rebuild(): Promise<void> {
    this.database?.close();
    this.database = null;
    await deleteDB(NAME).catch(() => undefined);
    this.nextAttempt = 0;
    await this.get();
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
          upgrade: (database, from) => {
            if (from < 1) {
              database.createObjectStore("drafts", { keyPath: "id" });
              database.createObjectStore("parts");
              database.createObjectStore("points", { keyPath: ["draft", "id"] });
              database.createObjectStore("contents");
              database.createObjectStore("settings");
            }
          },
          blocked: () => this.state.set("blocked"),
          blocking: () => void this.beforeClose().finally(() => this.close()),
          terminated: () => this.fell("down"),
        }),
        "open",
      );
    } catch (error) {
      if (nameOf(error) === "VersionError") return this.openNewer();
      this.fell(nameOf(error) === "SecurityError" ? "unavailable" : "down");
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
    this.state.set(state);
    return database;
  }

  private fell(state: "down" | "unavailable"): void {
    this.database = null;
    const pause = PAUSES[Math.min(this.failures, PAUSES.length - 1)] ?? 0;
    this.failures += 1;
    this.nextAttempt = Date.now() + pause;
    this.state.set(state);
  }
}
