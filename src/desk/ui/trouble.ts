/**
 * Where what nobody awaits ends: a promise that failed is said to the officer, whoever began it. Screens that know
 * better what to say catch their own.
 */
import { Observable } from "../../report/observable";

export interface Trouble {
  /** A part of the program could not be fetched; anything else is not foreseen. */
  readonly kind: "part-missing" | "unforeseen";
  /** For technicians: name and message of the error. */
  readonly detail: string;
}

/** What failed last and has not been read yet. */
export const trouble = new Observable<Trouble | null>(null);

/** Chromium's words, and the build tool's own for a part's style sheet. */
const MISSING_PART = /dynamically imported module|Unable to preload CSS/;

export function troubleOf(reason: unknown): Trouble {
  const detail = reason instanceof Error ? `${reason.name}: ${reason.message}` : String(reason);
  return { kind: MISSING_PART.test(detail) ? "part-missing" : "unforeseen", detail };
}

/** To be called once, before anything can fail. */
export function watchRejections(): void {
  window.addEventListener("unhandledrejection", (event) => {
    event.preventDefault();
    trouble.set(troubleOf(event.reason));
  });
}
