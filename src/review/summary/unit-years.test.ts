/** Main figures over the years, on 宿迁 2023 and 2024: the numbers are those of their published tables. */
import { describe, expect, test } from "vitest";
import { APPLICATION_COLUMNS, applicationCell } from "../../form/fields";
import type { Entries } from "../../report/entries";
import { viewOf } from "../../report/live-report";
import { suqian } from "../../report/suqian.testing";
import { unitYears, type YearOrigin, type YearReport } from "./unit-years";

const report = (origin: YearOrigin, entries: Entries, changedAt = ""): YearReport => ({
  origin,
  report: viewOf(entries),
  changedAt,
});
const [before, now] = [suqian(2023), suqian(2024)];
const open = report("open", now);
const receivedOf = (reports: readonly YearReport[]) => unitYears(2024, reports)?.series[0]?.figures;
/** The report of another year, told by how many natural persons applied. */
const other = (year: number, naturalPerson: string): Entries => ({
  ...before,
  year: String(year),
  "applications.newlyReceived.naturalPerson": naturalPerson,
});

describe("main figures over the years", () => {
  test("are those of the published tables", () => {
    const known = unitYears(2024, [open, report("attached", before)]);
    expect(known?.years).toEqual([
      { year: 2023, origin: "attached" },
      { year: 2024, origin: "open" },
    ]);
    // 予以公开和部分公开: 1191 + 328 of 3486, then 1431 + 471 of 3521. 行政诉讼: 24 + 89, then 25 + 52.
    expect(known?.series.map(({ id, figures }) => [id, ...figures])).toEqual([
      ["received", 3511, 3525],
      ["answered", 3486, 3521],
      ["granted", 43.6, 54],
      ["reconsideration", 440, 170],
      ["litigation", 113, 77],
    ]);
  });

  test("need two years that are known", () => {
    expect(unitYears(2024, [open])).toBeNull();
    const typed = { year: "2023", "applications.carriedForward.naturalPerson": "118" };
    expect(unitYears(2024, [open, report("typed", typed)])).toBeNull();
    expect(unitYears(2024, [open, report("finalized", other(2024, "1"))])).toBeNull();
  });

  test("end with the report's year, five at most, a year without a report between them", () => {
    const known = unitYears(2024, [
      open,
      report("finalized", other(2019, "1")),
      report("finalized", other(2020, "2")),
      report("draft", other(2025, "3")),
      report("attached", before),
    ]);
    expect(known?.years.map(({ year }) => year)).toEqual([2020, 2021, 2022, 2023, 2024]);
    // Besides natural persons, 109 applied in 2023: 99 + 0 + 4 + 5 + 1.
    expect(known?.series[0]?.figures).toEqual([111, "no-report", "no-report", 3511, 3525]);
  });

  test("come from what was attached, else from a finalised report, else from the newest draft, last from what was typed", () => {
    const typed = report("typed", other(2023, "1"));
    const older = report("draft", other(2023, "2"), "2026-01-01T00:00:00.000Z");
    const newer = report("draft", other(2023, "3"), "2026-01-02T00:00:00.000Z");
    const final = report("finalized", other(2023, "4"), "2026-01-01T00:00:00.000Z");
    const attached = report("attached", other(2023, "5"));
    const order = [typed, older, newer, final, attached];
    expect(order.map((_, last) => receivedOf([open, ...order.slice(0, last + 1)])?.[0])).toEqual([
      110, 111, 112, 113, 114,
    ]);
  });

  test("tell a report that is not filled in from a year without one, the open report too", () => {
    const known = unitYears(2024, [
      report("open", { year: "2024" }),
      report("finalized", other(2021, "1")),
      report("draft", { year: "2022" }),
      report("attached", before),
    ]);
    expect(known?.series[0]?.figures).toEqual([110, "empty", 3511, "empty"]);
    expect(known?.years.map(({ origin }) => origin)).toEqual(["finalized", "draft", "attached", "open"]);
    // Two reports without figures make no row of years.
    expect(unitYears(2024, [report("open", { year: "2024" }), report("attached", before)])).toBeNull();
  });

  test("have gaps where nothing or not all was filled in, and no share of nothing", () => {
    const empty = Object.fromEntries(
      APPLICATION_COLUMNS.map((column) => [applicationCell("newlyReceived", column), ""]),
    );
    expect(receivedOf([report("open", { ...now, ...empty }), report("attached", before)])?.[1]).toBe("empty");
    const partly = { ...now, "applications.newlyReceived.naturalPerson": "" };
    expect(receivedOf([report("open", partly), report("attached", before)])?.[1]).toBe("incomplete");
    const zeros = Object.fromEntries(
      Object.keys(now)
        .filter((key) => key.startsWith("applications.results."))
        .map((key) => [key, "0"]),
    );
    const known = unitYears(2024, [report("open", { ...now, ...zeros }), report("attached", before)]);
    expect(known?.series.map(({ figures }) => figures[1])).toEqual([3525, 0, "no-whole", 170, 77]);
  });
});
