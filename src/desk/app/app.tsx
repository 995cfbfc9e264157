/**
 * The desk: what people see. This folder draws screens and passes on what is typed; it may import every other folder,
 * and nobody imports it. Rules, totals, files and storage are elsewhere.
 */
import type { ReactElement } from "react";
import { FileDrop } from "../ui/file-opener";
import { LazyPart, lazyPart } from "../ui/lazy-part";
import { parseRoute, useHash } from "../ui/routes";
import { AppContext, type AppServices, useApp } from "../ui/services";
import { useWatched } from "../ui/use-watched";
import { ErrorBoundary } from "./error-boundary";
import { NotFound } from "./not-found";
import { TroubleBar } from "./trouble-bar";

// Each screen is loaded when it is first opened.
const draftScreen = lazyPart(() => import("./draft-screen").then((part) => part.DraftScreen));
const homeScreen = lazyPart(() => import("../home/home").then((part) => part.HomeScreen));
const newReportScreen = lazyPart(() => import("../home/new-report").then((part) => part.NewReportScreen));
const binScreen = lazyPart(() => import("../home/bin").then((part) => part.BinScreen));
const restoreFlow = lazyPart(() => import("../home/restore-flow").then((part) => part.RestoreFlow));
const helpScreen = lazyPart(() => import("../help/help-screen").then((part) => part.HelpScreen));
const exampleScreen = lazyPart(() => import("../home/example").then((part) => part.ExampleScreen));

export function App({ services }: { readonly services: AppServices }): ReactElement {
  return (
    <AppContext value={services}>
      <TroubleBar services={services} />
      <FileDrop />
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
    case "bin":
      return <LazyPart part={binScreen} with={{}} />;
    case "help":
      return <LazyPart part={helpScreen} with={{}} />;
    case "draft":
      return <LazyPart key={route.id} part={draftScreen} with={{ id: route.id, view: route.view }} />;
    default:
      return <NotFound />;
  }
}
