/** Draws the desk into the page as soon as the database has answered, and looks after the storage from then on. */
import { createRoot } from "react-dom/client";
import { summaryWith } from "../../checks/report-counts";
import type { AutomaticBackup } from "../../drafts/automatic-backup";
import { BrowserStore } from "../../drafts/browser-store";
import type { Connection } from "../../drafts/connection";
import { DraftLibrary } from "../../drafts/library";
import type { Loss } from "../../drafts/loss";
import { Tabs } from "../../drafts/tabs";
import { siteStorage, Witness } from "../../drafts/witness";
import type { DraftSession } from "../../editing/draft-session";
import type { Entries } from "../../report/entries";
import { Observable } from "../../report/observable";
import type { ReportSummary } from "../../report/summary";
import type { OpenedFile } from "../ui/open-files";
import type { Route } from "../ui/routes";
import type { AppServices } from "../ui/services";
import { watchRejections } from "../ui/trouble";
import { App } from "./app";
import { recover } from "./recover";
import { watchStorage } from "./watch-storage";

/** What the list shows of a report. Where the rules cannot be fetched, nothing is known of its findings. */
const summarize = (entries: Entries): Promise<ReportSummary> =>
  import("../../checks/summary").then(
    (checks) => checks.summarize(entries),
    () => summaryWith(entries, []),
  );

/** `route`: what the address shows. `fetched`: ends when its parts have come, so that all of it is drawn at once. */
export function start(connection: Connection, route: Route | null, fetched: Promise<void>): void {
  watchRejections();
  const library = new DraftLibrary(
    new BrowserStore(connection),
    new Tabs(),
    summarize,
    new Witness(siteStorage()),
  );
  const services: AppServices = {
    library,
    connection,
    opened: new Observable<readonly OpenedFile[]>([]),
    documents: new Observable<readonly File[]>([]),
    session: new Observable<DraftSession | null>(null),
    restoring: new Observable<{ readonly name: string; readonly raw: unknown } | null>(null),
    loss: new Observable<Loss | null>(null),
    automaticBackup: new Observable<AutomaticBackup | null>(null),
  };
  if (route?.screen === "draft") library.readAhead(route.id);
  // What the browser may have lost is looked for while the rest is still being fetched.
  const recovered = connection.get().then(() => recover(services));
  void Promise.all([recovered, fetched]).then(([restored]) => {
    if (restored && route?.screen === "draft") library.readAhead(route.id);
    const root = document.getElementById("root");
    if (root !== null) createRoot(root).render(<App services={services} />);
    watchStorage(services);
  });
}
