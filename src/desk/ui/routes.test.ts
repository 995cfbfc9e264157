import { describe, expect, test } from "vitest";
import { STEPS } from "../../form/official-form";
import { parseRoute, printPath, stepPath } from "./routes";

describe("addresses", () => {
  test("of every step and of the print preview lead back to it", () => {
    for (const { id: step } of STEPS) {
      expect(parseRoute(stepPath("abc", step))).toEqual({ screen: "draft", id: "abc", view: step });
    }
    expect(parseRoute(printPath("abc"))).toEqual({ screen: "draft", id: "abc", view: "print" });
  });

  test.each([
    ["", { screen: "list" }],
    ["#/", { screen: "list" }],
    ["#/new", { screen: "new" }],
    ["#/new/abc", { screen: "new", from: "abc" }],
    ["#/new/abc/more", null],
    ["#/example", { screen: "example" }],
    ["#/bin", { screen: "bin" }],
    ["#/reports/abc/history", { screen: "draft", id: "abc", view: "history" }],
    ["#/reports/abc", { screen: "draft", id: "abc", view: "cover" }],
    ["#/reports/abc/nowhere", null],
    ["#/reports", null],
    ["#/elsewhere", null],
  ])("%s", (hash, route) => {
    expect(parseRoute(hash)).toEqual(route);
  });
});
