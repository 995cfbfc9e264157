import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { APPLICATION_COLUMNS, applicationCell, FIELDS, RESULT_ROWS, TOTALS } from "../form/fields";
import { APPLICANT_KINDS } from "../form/official-form";
import { anyEntries, anyTableEntries } from "./arbitraries.testing";
import { changedKeys, type Entries, numberAt } from "./entries";
import { LiveReport, viewOf } from "./live-report";

const add = (entries: Entries, ids: readonly string[]): number | null => {
  const numbers = ids.flatMap((id) => numberAt(entries, id) ?? []);
  return numbers.length === 0 ? null : numbers.reduce((sum, number) => sum + number, 0);
};

describe("totals", () => {
  test("are the sums of their addends, whatever is empty", () => {
    fc.assert(
      fc.property(anyTableEntries, (entries) => {
        const view = viewOf(entries);
        for (const row of RESULT_ROWS) {
          const cells = APPLICANT_KINDS.map((kind) => applicationCell(row.id, kind.id));
          const total = view.sum(applicationCell(row.id, "total"));
          expect(total.value).toBe(add(entries, cells));
          expect(total.complete).toBe(cells.every((cell) => numberAt(entries, cell) !== null));
        }
        for (const kind of APPLICANT_KINDS) {
          const cells = RESULT_ROWS.map((row) => applicationCell(row.id, kind.id));
          expect(view.sum(applicationCell("results.total", kind.id)).value).toBe(add(entries, cells));
        }
        const all = RESULT_ROWS.flatMap((row) =>
          APPLICANT_KINDS.map((kind) => applicationCell(row.id, kind.id)),
        );
        expect(view.sum("applications.results.total.total").value).toBe(add(entries, all));
        const upheld = ["upheld", "corrected", "otherResult", "pending"];
        const direct = upheld.map((result) => `disputes.litigationDirect.${result}`);
        expect(view.sum("disputes.litigationDirect.total").value).toBe(add(entries, direct));
      }),
      { numRuns: 50 },
    );
  });

  test("of nothing at all are unknown, not 0", () => {
    const view = viewOf({});
    for (const total of TOTALS) expect(view.sum(total.id)).toEqual({ value: null, complete: false });
    for (const column of APPLICATION_COLUMNS) expect(view.balance(column)).toBeNull();
  });

  test("kept up change by change equal totals computed afresh", () => {
    const change = fc.record({
      key: fc.constantFrom(...FIELDS.map((field) => field.id)),
      value: fc.constantFrom("", "0", "1", "27", "x", "１２"),
    });
    fc.assert(
      fc.property(anyEntries, fc.array(change, { maxLength: 30 }), (start, changes) => {
        const live = new LiveReport(start);
        for (const total of TOTALS) live.sum(total.id);
        for (const one of changes) live.apply([one]);
        const afresh = viewOf(live.entries);
        expect(changedKeys(live.entries, afresh.entries)).toEqual([]);
        for (const total of TOTALS) expect(live.sum(total.id)).toEqual(afresh.sum(total.id));
        for (const column of APPLICATION_COLUMNS) {
          expect(live.balance(column)).toEqual(afresh.balance(column));
        }
      }),
      { numRuns: 50 },
    );
  });

  test("watchers hear of what a change moves and of nothing else", () => {
    const live = new LiveReport({});
    const told: string[] = [];
    const rowTotal = "applications.results.granted.total";
    const columnTotal = "applications.results.total.naturalPerson";
    for (const id of [
      rowTotal,
      columnTotal,
      "applications.newlyReceived.total",
      "applications.balance.naturalPerson",
    ]) {
      live.changesAt(id).watch(() => told.push(id));
    }
    live.apply([{ key: "applications.results.granted.naturalPerson", value: "3" }]);
    expect(told.sort()).toEqual(["applications.balance.naturalPerson", rowTotal, columnTotal].sort());
    told.length = 0;
    live.apply([{ key: "applications.results.granted.naturalPerson", value: "3" }]);
    expect(told).toEqual([]);
  });
});
