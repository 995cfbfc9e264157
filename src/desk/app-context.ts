/** What every screen can reach. */
import { createContext, useContext } from "react";
import type { DraftLibrary } from "../drafts/library";
import type { Connection } from "../drafts/open-database";
import type { AutoBackup } from "./backup/auto-backup";
import type { OpenedFile } from "./home/open-files";
import type { Signal } from "./ui/signal";
import type { DraftSession } from "./wizard/draft-session";

export interface AppServices {
  readonly library: DraftLibrary;
  readonly connection: Connection;
  /** Null until it has been fetched. */
  readonly autoBackup: Signal<AutoBackup | null>;
  /** A backup file that waits to be restored: its name, and what JSON made of it. */
  readonly restoring: Signal<{ readonly name: string; readonly raw: unknown } | null>;
  /** What became of the files that were opened last. */
  readonly opened: Signal<readonly OpenedFile[]>;
  /** The draft being edited, for the backup that a crashed page offers. */
  readonly session: Signal<DraftSession | null>;
}

/** What backing up needs. */
export type BackupServices = Pick<AppServices, "library" | "session">;

export const AppContext = createContext<AppServices | null>(null);

export function useApp(): AppServices {
  const services = useContext(AppContext);
  if (services === null) throw new Error("outside of the desk");
  return services;
}
