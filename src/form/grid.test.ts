import { describe, expect, test } from "vitest";
import {
  cellsIn,
  columnOf,
  edgeOfBlock,
  firstTyped,
  GRIDS,
  groupOf,
  idAt,
  lastTyped,
  neighbour,
  onEnter,
  onShiftEnter,
  rowOf,
  spotOf,
  typedNeighbour,
  wholeGrid,
} from "./grid";

const { applications, disputes, proactiveDisclosure } = GRIDS;
const at = (row: number, column: number) => ({ row, column });

describe("the grids", () => {
  test("have the official shapes, computed cells in their place", () => {
    expect([applications.length, applications[0]?.length]).toEqual([25, 7]);
    expect([disputes.length, disputes[0]?.length]).toEqual([1, 15]);
    expect([proactiveDisclosure.length, proactiveDisclosure[0]?.length]).toEqual([6, 3]);
    expect(idAt(applications, at(23, 0))).toBe("applications.results.total.naturalPerson");
    expect(idAt(disputes, at(0, 4))).toBe("disputes.reconsideration.total");
    expect(new Set(proactiveDisclosure[5])).toEqual(
      new Set(["proactiveDisclosure.administrativeFees.amount"]),
    );
  });

  test("know where a cell stands", () => {
    expect(spotOf(applications, "applications.carriedForward.otherOrganization")).toEqual(at(24, 5));
    expect(spotOf(proactiveDisclosure, "proactiveDisclosure.administrativeLicenses.decisions")).toEqual(
      at(2, 0),
    );
    expect(spotOf(applications, "overview")).toBeNull();
  });
});

describe("moving", () => {
  test("steps over computed cells, and over all columns that a cell spans", () => {
    expect(typedNeighbour(applications, at(22, 1), "down")).toEqual(at(24, 1));
    expect(neighbour(applications, at(22, 1), "down")).toEqual(at(23, 1));
    expect(typedNeighbour(applications, at(0, 5), "right")).toBeNull();
    expect(typedNeighbour(disputes, at(0, 3), "right")).toEqual(at(0, 5));
    expect(typedNeighbour(proactiveDisclosure, at(1, 2), "down")).toEqual(at(2, 2));
    expect(typedNeighbour(proactiveDisclosure, at(2, 0), "right")).toBeNull();
    expect(typedNeighbour(proactiveDisclosure, at(2, 2), "up")).toEqual(at(1, 2));
  });

  test("by Enter goes down, then to the top of the next column, and back by Shift+Enter", () => {
    expect(onEnter(applications, at(0, 0))).toEqual(at(1, 0));
    expect(onEnter(applications, at(24, 0))).toEqual(at(0, 1));
    expect(onEnter(applications, at(24, 5))).toBeNull();
    expect(onShiftEnter(applications, at(0, 1))).toEqual(at(24, 0));
    expect(onShiftEnter(applications, at(0, 0))).toBeNull();
    expect(onEnter(disputes, at(0, 3))).toEqual(at(0, 5));
    expect(onShiftEnter(disputes, at(0, 5))).toEqual(at(0, 3));
  });

  test("by Ctrl+arrow goes to the edge of the filled block, as Excel does", () => {
    const filled = new Set(
      ["granted", "partiallyGranted", "denied.internalAffairs"].map(
        (row) => `applications.results.${row}.naturalPerson`,
      ),
    );
    const isFilled = (id: string) => filled.has(id);
    expect(edgeOfBlock(applications, at(0, 0), "down", isFilled)).toEqual(at(2, 0));
    expect(edgeOfBlock(applications, at(2, 0), "down", isFilled)).toEqual(at(3, 0));
    expect(edgeOfBlock(applications, at(3, 0), "down", isFilled)).toEqual(at(8, 0));
    expect(edgeOfBlock(applications, at(8, 0), "down", isFilled)).toEqual(at(24, 0));
    expect(edgeOfBlock(applications, at(8, 0), "right", isFilled)).toEqual(at(8, 5));
    expect(edgeOfBlock(applications, at(24, 5), "down", isFilled)).toEqual(at(24, 5));
  });

  test("by Home and End stays on typed cells", () => {
    expect(firstTyped(applications, 3)).toEqual(at(3, 0));
    expect(lastTyped(applications, 3)).toEqual(at(3, 5));
    expect(lastTyped(applications)).toEqual(at(24, 5));
    expect(lastTyped(disputes)).toEqual(at(0, 13));
    expect(firstTyped(applications, 23)).toBeNull();
  });
});

describe("ranges", () => {
  test("hold every cell between their corners, spanning ones once", () => {
    expect(cellsIn(proactiveDisclosure, { from: at(3, 2), to: at(1, 1) })).toEqual([
      ["proactiveDisclosure.normativeDocuments.repealed", "proactiveDisclosure.normativeDocuments.inForce"],
      ["proactiveDisclosure.administrativeLicenses.decisions"],
      ["proactiveDisclosure.administrativePenalties.decisions"],
    ]);
    expect(cellsIn(applications, wholeGrid(applications)).flat()).toHaveLength(175);
  });

  test("of a group, a row and a column are its typed cells", () => {
    const notHeld = "applications.results.unavailable.notHeld.naturalPerson";
    expect(groupOf(applications, notHeld)).toHaveLength(18);
    expect(groupOf(applications, "applications.results.granted.naturalPerson")).toHaveLength(6);
    expect(groupOf(disputes, "disputes.litigationDirect.upheld")).toEqual(
      ["upheld", "corrected", "otherResult", "pending"].map(
        (result) => `disputes.litigationDirect.${result}`,
      ),
    );
    expect(
      groupOf(proactiveDisclosure, "proactiveDisclosure.administrativePenalties.decisions"),
    ).toHaveLength(2);
    expect(rowOf(applications, notHeld)).toHaveLength(6);
    expect(rowOf(proactiveDisclosure, "proactiveDisclosure.administrativeFees.amount")).toHaveLength(1);
    expect(columnOf(applications, notHeld)).toHaveLength(24);
  });
});
