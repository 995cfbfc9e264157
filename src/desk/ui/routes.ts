/** Addresses of the desk's screens: hash routes, so that they work from any folder and from a file. */
import { isStepId } from "../../form/fields";
import type { StepId } from "../../form/official-form";

export type Route =
  | { readonly screen: "list" }
  /** `from`: id of the report of an earlier year that the new one is to be based on. */
  | { readonly screen: "new"; readonly from?: string }
  | { readonly screen: "example" }
  | { readonly screen: "bin" }
  | { readonly screen: "summary" }
  | { readonly screen: "audit" }
  | { readonly screen: "help" }
  | { readonly screen: "open" }
  | { readonly screen: "draft"; readonly id: string; readonly view: DraftView };

/** A step of the wizard, or one of the draft's other views. */
export type DraftView = StepId | "print" | "history" | "review";

export const listPath = "#/";
export const newPath = "#/new";
export const newFromPath = (id: string): string => `#/new/${id}`;
export const examplePath = "#/example";
export const binPath = "#/bin";
export const summaryPath = "#/summary";
export const auditPath = "#/audit";
export const reviewPath = (id: string): string => `#/reports/${id}/review`;
export const openPath = "#/open";
export const helpPath = "#/help";
export const historyPath = (id: string): string => `#/reports/${id}/history`;
export const stepPath = (id: string, step: StepId): string => `#/reports/${id}/${step}`;
export const printPath = (id: string): string => `#/reports/${id}/print`;

/** Reads an address; null when there is no such screen. */
export function parseRoute(hash: string): Route | null {
  const [first = "", id = "", last = "", ...more] = hash.replace(/^#?\/?/, "").split("/");
  if (first === "") return { screen: "list" };
  if (first === "new" && last === "") return id === "" ? { screen: "new" } : { screen: "new", from: id };
  if (first === "example" && id === "") return { screen: "example" };
  if (first === "bin" && id === "") return { screen: "bin" };
  if (first === "summary" && id === "") return { screen: "summary" };
  if (first === "open" && id === "") return { screen: "open" };
  if (first === "audit" && id === "") return { screen: "audit" };
  if (first === "help" && id === "") return { screen: "help" };
  if (first !== "reports" || id === "" || more.length > 0) return null;
  if (last === "") return { screen: "draft", id, view: "cover" };
  return last === "print" || last === "history" || last === "review" || isStepId(last)
    ? { screen: "draft", id, view: last }
    : null;
}

export function goTo(path: string): void {
  window.location.hash = path;
}

/** Goes there without leaving the present address in the browser's history. */
export function replaceWith(path: string): void {
  window.location.replace(path);
}
