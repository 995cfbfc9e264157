/** The step that is open. */
import { isStepId } from "../../form/fields";
import type { StepId } from "../../form/official-form";
import { parseRoute } from "../ui/routes";
import { useHash } from "../ui/use-hash";

export function useStep(): StepId {
  const route = parseRoute(useHash());
  return route?.screen === "draft" && isStepId(route.view) ? route.view : "cover";
}
