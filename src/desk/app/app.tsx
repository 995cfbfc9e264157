/**
 * The desk: what people see. This folder draws screens and passes on what is typed; it may import every other folder,
 * and nobody imports it. Rules, totals, files and storage are elsewhere.
 */
import type { ReactElement } from "react";
import { LazyPart, lazyPart } from "../ui/lazy-part";
import { parseRoute, useHash } from "../ui/routes";
import { AppContext, type AppServices, useApp } from "../ui/services";
import { useWatched } from "../ui/use-watched";
import { ErrorBoundary } from "./error-boundary";
import { NotFound } from "./not-found";

// Each screen is loaded when it is first opened.
const draftScreen = lazyPart(() => import("./draft-screen").then((part) => part.DraftScreen));
const homeScreen = lazyPart(() => import("../home/home").then((part) => part.HomeScreen));
const newReportScreen = lazyPart(() => import("../home/new-report").then((part) => part.NewReportScreen));
const summaryScreen = lazyPart(() => import("../summary/summary-screen").then((part) => part.SummaryScreen));
const binScreen = lazyPart(() => import("../home/bin").then((part) => part.BinScreen));
const restoreFlow = lazyPart(() => import("../home/restore-flow").then((part) => part.RestoreFlow));
const exampleScreen = lazyPart(() => import("../home/example").then((part) => part.ExampleScreen));

export function App({ services }: { readonly services: AppServices }): ReactElement {
  return (
    <AppContext value={services}>
      <ErrorBoundary services={services}>
        <Screen />
        <Restoring />
      </ErrorBoundary>
    </AppContext>
  );
}

/** Only while a backup file waits. */
function Restoring(): ReactElement | null {
  const waiting = useWatched(useApp().restoring) !== null;
  return waiting ? <LazyPart part={restoreFlow} with={{}} /> : null;
}

function Screen(): ReactElement {
  const route = parseRoute(useHash());
  switch (route?.screen) {
    case "list":
      return <LazyPart part={homeScreen} with={{}} />;
    case "new":
      return <LazyPart part={newReportScreen} with={{}} />;
    case "example":
      return <LazyPart part={exampleScreen} with={{}} />;
    case "summary":
      return <LazyPart part={summaryScreen} with={{}} />;
    case "bin":
      return <LazyPart part={binScreen} with={{}} />;
    case "draft":
      return <LazyPart key={route.id} part={draftScreen} with={{ id: route.id, view: route.view }} />;
    default:
      return <NotFound />;
  }
}
