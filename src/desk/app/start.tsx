/** Draws the desk into the page as soon as the database has answered, and looks after the storage from then on. */
import { createRoot } from "react-dom/client";
import { summarize } from "../../checks/summary";
import type { AutomaticBackup } from "../../drafts/automatic-backup";
import { BrowserStore } from "../../drafts/browser-store";
import type { Connection } from "../../drafts/connection";
import { DraftLibrary } from "../../drafts/library";
import { Tabs } from "../../drafts/tabs";
import type { DraftSession } from "../../editing/draft-session";
import { isStepId, tableOf } from "../../form/fields";
import { Observable } from "../../report/observable";
import type { OpenedFile } from "../ui/open-files";
import { parseRoute, type Route } from "../ui/routes";
import type { AppServices } from "../ui/services";
import { watchRejections } from "../ui/trouble";
import { App } from "./app";
import { watchStorage } from "./watch-storage";

/** Fetches what the first screen needs while the database is being opened, instead of one after another. */
function fetchAhead(route: Route | null): void {
  const fetches: Promise<unknown>[] = [];
  if (route?.screen === "list") fetches.push(import("../home/home"));
  if (route?.screen === "draft") {
    fetches.push(import("./draft-screen"));
    const table = isStepId(route.view) ? tableOf(route.view) : undefined;
    if (table !== undefined) fetches.push(import("../table-entry/table-step"));
    if (table === "applications") fetches.push(import("../table-entry/applications-table"));
    else if (table !== undefined) fetches.push(import("../table-entry/layout-table"));
  }
  // Whoever shows the part says when it cannot be had.
  for (const fetched of fetches) fetched.catch(() => undefined);
}

export function start(connection: Connection): void {
  watchRejections();
  const route = parseRoute(window.location.hash);
  fetchAhead(route);
  const library = new DraftLibrary(new BrowserStore(connection), new Tabs(), summarize);
  const services: AppServices = {
    library,
    connection,
    opened: new Observable<readonly OpenedFile[]>([]),
    session: new Observable<DraftSession | null>(null),
    restoring: new Observable<{ readonly name: string; readonly raw: unknown } | null>(null),
    automaticBackup: new Observable<AutomaticBackup | null>(null),
  };
  if (route?.screen === "draft") library.readAhead(route.id);
  void connection.get().then(() => {
    const root = document.getElementById("root");
    if (root !== null) createRoot(root).render(<App services={services} />);
    watchStorage(services);
  });
}
