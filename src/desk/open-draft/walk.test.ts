import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findingsOf } from "../../checks/all-findings";
import { locate } from "../../form/places";
import { anyEntries } from "../../report/arbitraries.testing";
import { newEntries } from "../../report/entries";
import { viewOf } from "../../report/live-report";
import { type Here, neighbour } from "./walk";

const START: Here = { last: null, order: -1, caret: null };

describe("walking the findings", () => {
  test("meets every one once and comes round, both ways, whatever the report", () => {
    fc.assert(
      fc.property(anyEntries, fc.constantFrom(1 as const, -1 as const), (entries, by) => {
        const findings = findingsOf(viewOf(entries));
        const met: string[] = [];
        let here = START;
        for (let step = 0; step <= findings.length; step += 1) {
          const next = neighbour(findings, here, by);
          if (next === null) break;
          met.push(next.id);
          here = { last: next.id, order: locate(next.goTo).order, caret: next.span ?? null };
        }
        expect(new Set(met.slice(0, findings.length)).size).toBe(findings.length);
        if (findings.length > 0) expect(met[findings.length]).toBe(met[0]);
      }),
      { numRuns: 100 },
    );
  });

  const findings = findingsOf(
    viewOf({ ...newEntries("甲局", 2024), overview: "XX件，二〇二四，XX条，三，XX次" }),
  );
  const inOverview = findings.filter(({ at, span }) => at === "overview" && span !== undefined);
  const { order } = locate("overview");

  test("begins at the caret in a text, and goes on from there when it was moved", () => {
    const from = inOverview[1]?.span?.from ?? 0;
    expect(neighbour(findings, { last: null, order, caret: { from, to: from } }, 1)?.id).toBe(
      inOverview[1]?.id,
    );
    const moved = { last: inOverview[0]?.id ?? null, order, caret: { from: from + 3, to: from + 3 } };
    expect(neighbour(findings, moved, 1)?.id).toBe(inOverview[2]?.id);
    expect(neighbour(findings, moved, -1)?.id).toBe(inOverview[1]?.id);
  });

  test("leaves a cell whose finding was seen", () => {
    const { order: cell } = locate("applications.newlyReceived.naturalPerson");
    const next = neighbour(findings, { last: null, order: cell, caret: null }, 1);
    expect(next?.at).toBe("applications");
  });

  test("has nowhere to go where there is nothing", () => {
    expect(neighbour([], START, 1)).toBeNull();
  });
});
