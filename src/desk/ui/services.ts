/** What every screen can reach. */
import { createContext, useContext } from "react";
import type { AutomaticBackup } from "../../drafts/automatic-backup";
import type { Connection } from "../../drafts/connection";
import type { DraftLibrary } from "../../drafts/library";
import type { Loss } from "../../drafts/loss";
import type { DraftSession } from "../../editing/draft-session";
import type { Observable } from "../../report/observable";
import type { OpenedFile } from "./open-files";

export interface AppServices {
  readonly library: DraftLibrary;
  readonly connection: Connection;
  /** Null until it has been fetched. */
  readonly automaticBackup: Observable<AutomaticBackup | null>;
  /** A backup file that waits to be restored: its name, and what JSON made of it. */
  readonly restoring: Observable<{ readonly name: string; readonly raw: unknown } | null>;
  /** What became of the files that were opened last. */
  readonly opened: Observable<readonly OpenedFile[]>;
  /** Published documents that wait to be shown on the opening screen. */
  readonly documents: Observable<readonly File[]>;
  /** What the browser lost by itself, until somebody has read it. */
  readonly loss: Observable<Loss | null>;
  /** The draft being edited, for the backup that a crashed page offers. */
  readonly session: Observable<DraftSession | null>;
}

/** What backing up needs. */
export type BackupServices = Pick<AppServices, "library" | "session">;

export const AppContext = createContext<AppServices | null>(null);

export function useApp(): AppServices {
  const services = useContext(AppContext);
  if (services === null) throw new Error("outside of the desk");
  return services;
}
