/**
 * The desk: what people see. This folder draws screens and passes on what is typed; it may import every other folder,
 * and nobody imports it. Rules, totals, files and storage are elsewhere.
 */
import type { ReactElement } from "react";
import { AppContext, type AppServices, useApp } from "./app-context";
import { ErrorBoundary } from "./error-boundary";
import { NotFound } from "./not-found";
import { parseRoute, useHash } from "./routes";
import { Later, partOf } from "./ui/later";
import { useSignal } from "./ui/signal";

// Each screen is loaded when it is first opened.
const draftScreen = partOf(() => import("./wizard/draft-screen").then((part) => part.DraftScreen));
const homeScreen = partOf(() => import("./home/home").then((part) => part.HomeScreen));
const newReportScreen = partOf(() => import("./home/new-report").then((part) => part.NewReportScreen));
const binScreen = partOf(() => import("./home/bin").then((part) => part.BinScreen));
const restoreFlow = partOf(() => import("./backup/restore-flow").then((part) => part.RestoreFlow));
const exampleScreen = partOf(() => import("./home/example").then((part) => part.ExampleScreen));

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
  const waiting = useSignal(useApp().restoring) !== null;
  return waiting ? <Later part={restoreFlow} with={{}} /> : null;
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
    case "bin":
      return <Later part={binScreen} with={{}} />;
    case "draft":
      return <Later key={route.id} part={draftScreen} with={{ id: route.id, view: route.view }} />;
    default:
      return <NotFound />;
  }
}
