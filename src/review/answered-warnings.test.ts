import { expect, test } from "vitest";
import { findingsOf } from "../checks/all-findings";
import type { Finding } from "../checks/finding";
import { type Entries, withChanges } from "../report/entries";
import { viewOf } from "../report/live-report";
import { answeredWarnings } from "./answered-warnings";
import { answerFinding } from "./answers";

const answer = (finding: Pick<Finding, "id" | "rule" | "at" | "message" | "basis">) =>
  answerFinding(finding, "已核实", "张某", "2025-01-15T06:04:00.000Z");

test("only reasons that hold, given for warnings, count as answers", () => {
  const report: Entries = { organization: "某局", year: "2024", overview: "2024年，主动公开信息××条。" };
  const found = findingsOf(viewOf(report));
  const warning = found.find(({ severity }) => severity === "warning");
  if (warning === undefined) throw new Error("nothing to answer");
  const counted = (...answered: readonly Parameters<typeof answer>[0][]): number =>
    answeredWarnings(withChanges(report, answered.map(answer)));
  expect(counted()).toBe(0);
  expect(counted(warning)).toBe(1);
  expect(counted({ ...warning, basis: "as it was before" })).toBe(0);
  expect(counted(warning, { ...warning, id: "gone by now" })).toBe(1);
});
