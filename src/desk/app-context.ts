/** What every screen can reach. */
import { createContext, useContext } from "react";
import type { DraftLibrary } from "../drafts/library";
import type { OpenedFile } from "./home/open-files";
import type { Signal } from "./ui/signal";
import type { DraftSession } from "./wizard/draft-session";

export interface AppServices {
  readonly library: DraftLibrary;
  /** What became of the files that were opened last. */
  readonly opened: Signal<readonly OpenedFile[]>;
  /** The draft being edited, for the backup that a crashed page offers. */
  readonly session: Signal<DraftSession | null>;
}

export const AppContext = createContext<AppServices | null>(null);

export function useApp(): AppServices {
  const services = useContext(AppContext);
  if (services === null) throw new Error("outside of the desk");
  return services;
}
