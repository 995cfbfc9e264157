/**
 * The desk: what people see. This folder draws screens and passes on what is typed; it may import every other folder,
 * and nobody imports it. Rules, totals, files and storage are elsewhere.
 */
import type { ReactElement } from "react";
import { FileDrop } from "../ui/file-drop";
import { LazyPart } from "../ui/lazy-part";
import { parseRoute } from "../ui/routes";
import { AppContext, type AppServices, useApp } from "../ui/services";
import { trouble } from "../ui/trouble";
import { troubleBar } from "../ui/trouble-part";
import { useHash } from "../ui/use-hash";
import { useWatched } from "../ui/use-watched";
import { ErrorBoundary } from "./error-boundary";
import {
  auditScreen,
  binScreen,
  draftScreen,
  exampleScreen,
  helpScreen,
  homeScreen,
  lossNotice,
  newReportScreen,
  notFound,
  openScreen,
  restoreFlow,
  summaryScreen,
} from "./screens";

export function App({ services }: { readonly services: AppServices }): ReactElement {
  return (
    <AppContext value={services}>
      <Trouble services={services} />
      <FileDrop />
      <ErrorBoundary services={services}>
        <Screen />
        <Restoring />
        <Lost />
      </ErrorBoundary>
    </AppContext>
  );
}

/** Only when something failed in the background. */
function Trouble({ services }: { readonly services: AppServices }): ReactElement | null {
  const shown = useWatched(trouble);
  return shown === null ? null : <LazyPart part={troubleBar} with={{ services }} />;
}

/** Only while a backup file waits. */
function Restoring(): ReactElement | null {
  const waiting = useWatched(useApp().restoring) !== null;
  return waiting ? <LazyPart part={restoreFlow} with={{}} /> : null;
}

/** Only while it has not been read that the browser lost drafts. */
function Lost(): ReactElement | null {
  const loss = useWatched(useApp().loss);
  return loss === null ? null : <LazyPart part={lossNotice} with={{ loss }} />;
}

function Screen(): ReactElement {
  const route = parseRoute(useHash());
  switch (route?.screen) {
    case "list":
      return <LazyPart part={homeScreen} with={{}} />;
    case "new":
      return <LazyPart key={route.from} part={newReportScreen} with={{ from: route.from ?? "" }} />;
    case "example":
      return <LazyPart part={exampleScreen} with={{}} />;
    case "summary":
      return <LazyPart part={summaryScreen} with={{}} />;
    case "open":
      return <LazyPart part={openScreen} with={{}} />;
    case "audit":
      return <LazyPart part={auditScreen} with={{}} />;
    case "bin":
      return <LazyPart part={binScreen} with={{}} />;
    case "help":
      return <LazyPart part={helpScreen} with={{}} />;
    case "draft":
      return <LazyPart key={route.id} part={draftScreen} with={{ id: route.id, view: route.view }} />;
    default:
      return <LazyPart part={notFound} with={{}} />;
  }
}
