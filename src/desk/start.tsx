/** Draws the desk into the page, once the database is there. */
import { createRoot } from "react-dom/client";
import { storeOver } from "../drafts/database";
import { DraftLibrary } from "../drafts/library";
import type { Database } from "../drafts/open-database";
import { tableOf } from "../form/fields";
import { App } from "./app";
import { summarize } from "./draft-summary";
import type { OpenedFile } from "./home/open-files";
import { parseRoute, type Route } from "./routes";
import { Signal } from "./ui/signal";
import type { DraftSession } from "./wizard/draft-session";

/** Fetches what the first screen needs while the database is being opened, instead of one after another. */
function fetchAhead(route: Route | null): void {
  const fetches: Promise<unknown>[] = [];
  if (route?.screen === "list") fetches.push(import("./home/home"));
  if (route?.screen === "draft") {
    fetches.push(import("./wizard/draft-screen"));
    const table = route.view === "print" ? undefined : tableOf(route.view);
    if (table !== undefined) fetches.push(import("./table-entry/table-step"));
    if (table === "applications") fetches.push(import("./table-entry/applications-table"));
    else if (table !== undefined) fetches.push(import("./table-entry/layout-table"));
  }
  // Whoever shows the part says when it cannot be had.
  for (const fetched of fetches) fetched.catch(() => undefined);
}

export function start(opening: Promise<Database>): void {
  const route = parseRoute(window.location.hash);
  fetchAhead(route);
  void storeOver(opening).then((store) => {
    const library = new DraftLibrary(store, summarize);
    if (route?.screen === "draft") library.readAhead(route.id);
    const root = document.getElementById("root");
    if (root === null) return;
    createRoot(root).render(
      <App
        services={{
          library,
          opened: new Signal<readonly OpenedFile[]>([]),
          session: new Signal<DraftSession | null>(null),
        }}
      />,
    );
  });
}
