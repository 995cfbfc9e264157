/**
 * The desk: what people see. This folder draws screens and passes on what is typed; it may import every other folder,
 * and nobody imports it. Rules, totals, files and storage are elsewhere.
 */
import { type ReactElement, useEffect, useMemo, useState } from "react";
import type { DraftStore } from "../drafts/database";
import { DraftLibrary } from "../drafts/library";
import { AppContext, type AppServices } from "./app-context";
import { summarize } from "./draft-summary";
import { ErrorBoundary } from "./error-boundary";
import type { OpenedFile } from "./home/open-files";
import { NotFound } from "./not-found";
import { parseRoute, useHash } from "./routes";
import { Later, partOf } from "./ui/later";
import { Signal } from "./ui/signal";
import type { DraftSession } from "./wizard/draft-session";

// Each screen is loaded when it is first opened.
const draftScreen = partOf(() => import("./wizard/draft-screen").then((part) => part.DraftScreen));
const homeScreen = partOf(() => import("./home/home").then((part) => part.HomeScreen));
const newReportScreen = partOf(() => import("./home/new-report").then((part) => part.NewReportScreen));
const exampleScreen = partOf(() => import("./home/example").then((part) => part.ExampleScreen));

export function App({ opening }: { readonly opening: Promise<DraftStore> }): ReactElement | null {
  const [store, setStore] = useState<DraftStore | null>(null);
  useEffect(() => {
    let wanted = true;
    void opening.then((opened) => {
      if (wanted) setStore(opened);
    });
    return () => {
      wanted = false;
    };
  }, [opening]);
  const services = useMemo<AppServices | null>(
    () =>
      store === null
        ? null
        : {
            library: new DraftLibrary(store, summarize),
            opened: new Signal<readonly OpenedFile[]>([]),
            session: new Signal<DraftSession | null>(null),
          },
    [store],
  );
  if (services === null) return null;
  return (
    <AppContext value={services}>
      <ErrorBoundary services={services}>
        <Screen />
      </ErrorBoundary>
    </AppContext>
  );
}

function Screen(): ReactElement {
  const route = parseRoute(useHash());
  switch (route?.screen) {
    case "list":
      return <Later part={homeScreen} with={{}} />;
    case "new":
      return <Later part={newReportScreen} with={{}} />;
    case "example":
      return <Later part={exampleScreen} with={{}} />;
    case "draft":
      return <Later key={route.id} part={draftScreen} with={{ id: route.id, view: route.view }} />;
    default:
      return <NotFound />;
  }
}
