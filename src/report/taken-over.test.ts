/** What a year takes over from the one before. */
import { expect, test } from "vitest";
import { viewOf } from "./live-report";
import { besideLastYear, carryOver, takenOver } from "./taken-over";

const lastYear = viewOf({
  "applications.newlyReceived.naturalPerson": "40",
  "applications.carriedForward.naturalPerson": "3",
  "applications.carriedForward.commercialEnterprise": "0",
  "applications.carriedForward.otherOrganization": "2",
  "proactiveDisclosure.normativeDocuments.inForce": "17",
});

test("only what a year begins with is taken from the year before", () => {
  expect(takenOver(lastYear, "applications.carriedOver.naturalPerson")).toBe(3);
  expect(takenOver(lastYear, "proactiveDisclosure.normativeDocuments.inForce")).toBe(17);
  expect(takenOver(lastYear, "applications.newlyReceived.naturalPerson")).toBeNull();
  expect(takenOver(lastYear, "applications.carriedOver.researchInstitution")).toBeNull();
  expect(takenOver(null, "applications.carriedOver.naturalPerson")).toBeNull();
});

test("beside 上年结转 stands last year's 结转下年度, its total too, and beside every other number its own", () => {
  const row = "结转下年度继续办理";
  for (const column of ["naturalPerson", "otherOrganization", "total"]) {
    expect(besideLastYear(`applications.carriedOver.${column}`)).toEqual({
      id: `applications.carriedForward.${column}`,
      row,
    });
    expect(besideLastYear(`applications.carriedForward.${column}`)).toEqual({
      id: `applications.carriedForward.${column}`,
    });
  }
  for (const id of ["applications.results.total.total", "proactiveDisclosure.rules.inForce"])
    expect(besideLastYear(id)).toEqual({ id });
});

test("上年结转 is filled where it is empty, and replaced only when asked", () => {
  const report = viewOf({ "applications.carriedOver.naturalPerson": "5" });
  expect(carryOver(report, lastYear, false)).toEqual({
    changes: [
      { key: "applications.carriedOver.commercialEnterprise", value: "0" },
      { key: "applications.carriedOver.otherOrganization", value: "2" },
    ],
    left: 1,
  });
  expect(carryOver(report, lastYear, true)).toEqual({
    changes: [
      { key: "applications.carriedOver.naturalPerson", value: "3" },
      { key: "applications.carriedOver.commercialEnterprise", value: "0" },
      { key: "applications.carriedOver.otherOrganization", value: "2" },
    ],
    left: 0,
  });
});
