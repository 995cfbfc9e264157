/** Draws the desk into the page as soon as the database has answered, and looks after the storage from then on. */
import { createRoot } from "react-dom/client";
import { BrowserStore } from "../drafts/database";
import { DraftLibrary } from "../drafts/library";
import type { Connection } from "../drafts/open-database";
import { Tabs } from "../drafts/tabs";
import { isStepId, tableOf } from "../form/fields";
import { App } from "./app";
import type { AppServices } from "./app-context";
import type { AutoBackup } from "./backup/auto-backup";
import { summarize } from "./draft-summary";
import type { OpenedFile } from "./home/open-files";
import { parseRoute, type Route } from "./routes";
import { Signal } from "./ui/signal";
import { watchStorage } from "./watch-storage";
import type { DraftSession } from "./wizard/draft-session";

/** Fetches what the first screen needs while the database is being opened, instead of one after another. */
function fetchAhead(route: Route | null): void {
  const fetches: Promise<unknown>[] = [];
  if (route?.screen === "list") fetches.push(import("./home/home"));
  if (route?.screen === "draft") {
    fetches.push(import("./wizard/draft-screen"));
    const table = isStepId(route.view) ? tableOf(route.view) : undefined;
    if (table !== undefined) fetches.push(import("./table-entry/table-step"));
    if (table === "applications") fetches.push(import("./table-entry/applications-table"));
    else if (table !== undefined) fetches.push(import("./table-entry/layout-table"));
  }
  // Whoever shows the part says when it cannot be had.
  for (const fetched of fetches) fetched.catch(() => undefined);
}

export function start(connection: Connection): void {
  const route = parseRoute(window.location.hash);
  fetchAhead(route);
  const library = new DraftLibrary(new BrowserStore(connection), new Tabs(), summarize);
  const services: AppServices = {
    library,
    connection,
    opened: new Signal<readonly OpenedFile[]>([]),
    session: new Signal<DraftSession | null>(null),
    restoring: new Signal<{ readonly name: string; readonly raw: unknown } | null>(null),
    autoBackup: new Signal<AutoBackup | null>(null),
  };
  if (route?.screen === "draft") library.readAhead(route.id);
  void connection.get().then(() => {
    const root = document.getElementById("root");
    if (root !== null) createRoot(root).render(<App services={services} />);
    watchStorage(services);
  });
}
