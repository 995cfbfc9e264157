/**
 * The screens, each loaded when it is first opened. What an address needs can be fetched before anything is drawn; knows
 * no React, so that this begins while React itself is being read.
 */
import { isStepId } from "../../form/fields";
import { fetchPart, lazyPart } from "../ui/part";
import type { Route } from "../ui/routes";
import { fetchStep } from "../wizard/steps";

export const draftScreen = lazyPart(() => import("./draft-screen").then((part) => part.DraftScreen));
export const homeScreen = lazyPart(() => import("../home/home").then((part) => part.HomeScreen));
export const newReportScreen = lazyPart(() =>
  import("../home/new-report").then((part) => part.NewReportScreen),
);
export const summaryScreen = lazyPart(() =>
  import("../summary/summary-screen").then((part) => part.SummaryScreen),
);
export const openScreen = lazyPart(() => import("../opening/open-screen").then((part) => part.OpenScreen));
export const auditScreen = lazyPart(() => import("../audit/audit-screen").then((part) => part.AuditScreen));
export const binScreen = lazyPart(() => import("../home/bin").then((part) => part.BinScreen));
export const restoreFlow = lazyPart(() => import("../home/restore-flow").then((part) => part.RestoreFlow));
export const helpScreen = lazyPart(() => import("../help/help-screen").then((part) => part.HelpScreen));
export const lossNotice = lazyPart(() => import("../home/loss-notice").then((part) => part.LossNotice));
export const notFound = lazyPart(() => import("./not-found").then((part) => part.NotFound));
export const exampleScreen = lazyPart(() => import("../home/example").then((part) => part.ExampleScreen));

function fetchPartOf(route: Route | null): Promise<void> {
  switch (route?.screen) {
    case "list":
      return fetchPart(homeScreen);
    case "new":
      return fetchPart(newReportScreen);
    case "summary":
      return fetchPart(summaryScreen);
    case "open":
      return fetchPart(openScreen);
    case "audit":
      return fetchPart(auditScreen);
    case "bin":
      return fetchPart(binScreen);
    case "help":
      return fetchPart(helpScreen);
    case "example":
      return fetchPart(exampleScreen);
    case "draft":
      return fetchPart(draftScreen);
    default:
      return fetchPart(notFound);
  }
}

/** Fetches what an address shows, all of it at once instead of one after another; ends when it has come or failed. */
export async function fetchScreen(route: Route | null): Promise<void> {
  await Promise.all([
    fetchPartOf(route),
    route?.screen === "draft" && isStepId(route.view) ? fetchStep(route.view) : null,
  ]);
}
