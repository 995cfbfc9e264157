import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { FIELDS } from "../form/fields";
import { typedAt } from "./entries";
import { nextYearEntries } from "./next-year";
import { openReport } from "./report-file";

test("the year after begins with last year's texts and without any number", () => {
  const raw: unknown = JSON.parse(
    readFileSync(new URL("../../e2e/fixtures/changle-2024.json", import.meta.url), "utf8"),
  );
  const opened = openReport(raw);
  if (!opened.ok) throw new Error(opened.problem.code);
  const next = nextYearEntries(opened.value.entries);
  expect(typedAt(next, "year")).toBe("2025");
  expect(typedAt(next, "title")).toBe("福州市长乐区人民政府办公室2025年政府信息公开工作年度报告");
  expect(typedAt(next, "period.from")).toBe("2025-01-01");
  expect(typedAt(next, "overview")).toBe(typedAt(opened.value.entries, "overview"));
  expect(typedAt(next, "signature.date")).toBe("");
  const numbers = FIELDS.filter(({ kind }) => kind === "count" || kind === "amount");
  expect(numbers.filter(({ id }) => typedAt(next, id) !== "")).toEqual([]);
  expect(Object.keys(next).filter((key) => key.includes(":"))).toEqual([]);
});
