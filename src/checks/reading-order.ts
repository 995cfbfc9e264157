/** The order in which findings are read. */
import { locate } from "../form/places";
import type { Finding, Severity } from "./finding";

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, notice: 2 };

/** Where a finding stands in the report: place, then words. */
export const byPlace = (a: Finding, b: Finding): number =>
  locate(a.at).order - locate(b.at).order || (a.span?.from ?? -1) - (b.span?.from ?? -1);

/** Errors, then warnings, then notices; within, in reading order. */
export const inReadingOrder = (findings: readonly Finding[]): readonly Finding[] =>
  [...findings].sort((a, b) => RANK[a.severity] - RANK[b.severity] || byPlace(a, b));
