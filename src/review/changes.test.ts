import { describe, expect, test } from "vitest";
import { statedKey } from "../report/entries";
import { changedValues } from "./changes";

test("a changed cell shows with the totals it moves, an unsettled total as it was stated", () => {
  const before = { "applications.newlyReceived.naturalPerson": "37", overview: "甲" };
  const after = { "applications.newlyReceived.naturalPerson": "38", overview: "甲乙" };
  expect([...changedValues(before, after).values()]).toEqual([
    { id: "overview", before: "甲", after: "甲乙" },
    { id: "applications.newlyReceived.naturalPerson", before: "37", after: "38" },
    { id: "applications.newlyReceived.total", before: "37", after: "38" },
  ]);
  const total = "applications.results.unavailable.requiresCreation.total";
  const zero = { "applications.results.unavailable.requiresCreation.naturalPerson": "0" };
  expect([...changedValues({ ...zero, [statedKey(total)]: "1" }, zero).values()]).toEqual([
    { id: total, before: "1", after: "0" },
  ]);
});
test("a note under a table and a remark beside a number are values like others", () => {
  const [table, cell] = ["notes.disputes", "notes.applications.newlyReceived.total"];
  expect([...changedValues({ [table]: "甲" }, { [table]: "乙", [cell]: "其中网上 3 件" }).values()]).toEqual([
    { id: cell, before: "", after: "其中网上 3 件" },
    { id: table, before: "甲", after: "乙" },
  ]);
});
describe("no change", () => {
  test("shows nothing", () => expect(changedValues({ overview: "甲" }, { overview: "甲" }).size).toBe(0));
});
