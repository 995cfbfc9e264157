/**
 * 近年数字: a unit's main figures over up to five years that end with its report's own. What is not known is told apart
 * from 0: a year without a report, a figure that was not filled in and one that was only in part are each a gap.
 */
import { applicationCell, disputeCell, type FieldId } from "../../form/fields";
import { DISPUTE_KINDS, LITIGATION_HEAD } from "../../form/official-form";
import type { ReportView } from "../../report/live-report";
import { sumOf } from "../../report/totals";

const MOST_YEARS = 5;

/** Where a report of a year comes from, the first of them that knows a year speaking for it. */
const ORIGINS = [
  /** The report that is looked at. */
  "open",
  /** Kept with it as last year's, whole: its checks compare with this one. */
  "attached",
  /** Others of the list. */
  "finalized",
  "draft",
  /** Kept with it as last year's, only some numbers typed by hand. */
  "typed",
] as const;
export type YearOrigin = (typeof ORIGINS)[number];

export interface YearReport {
  readonly origin: YearOrigin;
  readonly report: ReportView;
  /** ISO time of its last change: of two from the same place the newer one speaks. */
  readonly changedAt: string;
}

/** A figure of a year, or why there is none: no report, not filled in, filled in in part, nothing to be a share of. */
export type YearFigure = number | "no-report" | "empty" | "incomplete" | "no-whole";

export interface YearSeries {
  readonly id: string;
  readonly name: string;
  /** For where there is little room. */
  readonly shortName: string;
  readonly unit: "件" | "%";
  /** One for each year; percentages rounded to one decimal. */
  readonly figures: readonly YearFigure[];
}

export interface UnitYears {
  /** Without a break, the report's own last; null for a year that no report is known of. */
  readonly years: readonly { readonly year: number; readonly origin: YearOrigin | null }[];
  readonly series: readonly YearSeries[];
}

const TOTAL = "total";
const application = (row: string): FieldId => applicationCell(row, TOTAL);
const ANSWERED = application("results.total");
const GRANTED = [application("results.granted"), application("results.partiallyGranted")];
const LITIGATION = DISPUTE_KINDS.filter(({ head }) => head === LITIGATION_HEAD).map(({ id }) =>
  disputeCell(id, TOTAL),
);

/** The sum of totals, or why it cannot be told. */
function sumIn(report: ReportView, totals: readonly FieldId[]): YearFigure {
  const { value } = sumOf(totals, (id) => report.sum(id).value);
  if (value === null) return "empty";
  return totals.every((id) => report.sum(id).complete) ? value : "incomplete";
}

/** 予以公开 and 部分公开 of all that was answered. */
function shareGranted(report: ReportView): YearFigure {
  const [part, whole] = [sumIn(report, GRANTED), sumIn(report, [ANSWERED])];
  if (typeof whole !== "number") return whole;
  if (typeof part !== "number") return part;
  return whole === 0 ? "no-whole" : Math.round((1000 * part) / whole) / 10;
}

const SERIES: readonly (Omit<YearSeries, "figures"> & {
  readonly figure: (report: ReportView) => YearFigure;
})[] = [
  {
    id: "received",
    name: "新收申请",
    shortName: "新收申请",
    unit: "件",
    figure: (report) => sumIn(report, [application("newlyReceived")]),
  },
  {
    id: "answered",
    name: "办结",
    shortName: "办结",
    unit: "件",
    figure: (report) => sumIn(report, [ANSWERED]),
  },
  {
    id: "granted",
    name: "予以公开和部分公开占办结",
    shortName: "予以或部分公开",
    unit: "%",
    figure: shareGranted,
  },
  {
    id: "reconsideration",
    name: "行政复议",
    shortName: "行政复议",
    unit: "件",
    figure: (report) => sumIn(report, [disputeCell("reconsideration", TOTAL)]),
  },
  {
    id: "litigation",
    name: "行政诉讼",
    shortName: "行政诉讼",
    unit: "件",
    figure: (report) => sumIn(report, LITIGATION),
  },
];

const hasFigures = (report: ReportView): boolean =>
  SERIES.some(({ figure }) => typeof figure(report) === "number");

const bySay = (one: YearReport, other: YearReport): number =>
  ORIGINS.indexOf(one.origin) - ORIGINS.indexOf(other.origin) || other.changedAt.localeCompare(one.changedAt);

/** The years of a unit that end with `last`; null while figures of fewer than two are known. */
export function unitYears(last: number, reports: readonly YearReport[]): UnitYears | null {
  const known = new Map<number, YearReport>();
  /** Years whose reports say nothing yet: a year between others is not without a report for that. */
  const blank = new Map<number, YearReport>();
  for (const found of [...reports].sort(bySay)) {
    const { report, origin } = found;
    const year = report.number("year");
    if (year === null || year > last || year <= last - MOST_YEARS) continue;
    // Another version of the report that is looked at does not speak for it.
    if (year === last && origin !== "open") continue;
    const years = hasFigures(report) ? known : blank;
    if (!years.has(year)) years.set(year, found);
  }
  if (known.size < 2) return null;
  const first = Math.min(...known.keys());
  const years = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const foundOf = (year: number): YearReport | undefined => known.get(year) ?? blank.get(year);
  const series = SERIES.map(({ figure, ...about }) => ({
    ...about,
    figures: years.map((year) => {
      const found = foundOf(year);
      return found === undefined ? "no-report" : figure(found.report);
    }),
  }));
  return { years: years.map((year) => ({ year, origin: foundOf(year)?.origin ?? null })), series };
}
