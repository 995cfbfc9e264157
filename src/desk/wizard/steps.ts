/** The steps of the wizard, each loaded when it is first shown. Knows no React, so that fetching can begin before it. */
import { tableOf } from "../../form/fields";
import type { StepId } from "../../form/official-form";
import { lockBar, noticeBar } from "../open-draft/bar-parts";
import { fetchPart, lazyPart } from "../ui/part";
import { troubleBar } from "../ui/trouble-part";

export const coverStep = lazyPart(() => import("./cover-step").then((part) => part.CoverStep));
export const textStep = lazyPart(() => import("../text-entry/text-step").then((part) => part.TextStep));
export const tableStep = lazyPart(() => import("../table-entry/table-step").then((part) => part.TableStep));
export const finishStep = lazyPart(async () => {
  const { FinishStep, submitCard } = await import("../finish/finish-step");
  await fetchPart(submitCard);
  return FinishStep;
});

/** Fetches what a step shows; ends when it has come or cannot be had. */
export function fetchStep(step: StepId): Promise<void> {
  if (tableOf(step) !== undefined) return fetchPart(tableStep);
  if (step === "cover") return fetchPart(coverStep);
  return step === "finish" ? fetchPart(finishStep) : fetchPart(textStep);
}

export const findReplace = lazyPart(() =>
  import("../text-entry/find-replace").then((part) => part.FindReplace),
);

/** Fetches all steps and what works in them: instant from then on, even if the network is gone by that time. */
export function fetchSteps(): void {
  for (const fetching of [
    fetchPart(coverStep),
    fetchPart(textStep),
    fetchPart(tableStep),
    fetchPart(finishStep),
    fetchPart(findReplace),
    fetchPart(lockBar),
    fetchPart(troubleBar),
    fetchPart(noticeBar),
    import("../text-entry/pasted-text").catch(() => undefined),
    import("../open-draft/walk-findings").catch(() => undefined),
    import("../open-draft/put-words").catch(() => undefined),
  ]) {
    void fetching;
  }
}
