/** Printing asked for on another screen (Ctrl+P in a step): the preview opens, and prints when its pages stand. */
import { goTo, printPath } from "../ui/routes";

let requested: string | null = null;

/** Opens the draft's preview, which then prints. */
export function requestPrint(id: string): void {
  requested = id;
  goTo(printPath(id));
}

/** Whether this draft's pages were asked for; asked once. */
export function takePrintRequest(id: string): boolean {
  const wanted = requested === id;
  requested = null;
  return wanted;
}
