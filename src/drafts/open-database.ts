/**
 * Opens the browser's database. It is asked for before anything else of the program is read, and so imports nothing of
 * it: the browser needs a while for it.
 */
import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { DraftHead } from "./draft";

interface Schema extends DBSchema {
  drafts: { key: string; value: DraftHead };
  parts: {
    key: [draft: string, part: string];
    value: { readonly entries: Readonly<Record<string, string>> };
  };
}

export type Database = IDBPDatabase<Schema>;

const NAME = "disclosure-report-desk";
const VERSION = 1;

export const openDatabase = (): Promise<Database> =>
  openDB<Schema>(NAME, VERSION, {
    upgrade(database) {
      database.createObjectStore("drafts", { keyPath: "id" });
      database.createObjectStore("parts");
    },
  });
