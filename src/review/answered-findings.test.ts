import { expect, test } from "vitest";
import { findingsOf } from "../checks/all-findings";
import type { Finding } from "../checks/finding";
import { summaryWith } from "../checks/report-counts";
import { openFindings } from "../report/answers";
import { type Entries, withChanges } from "../report/entries";
import { answerFinding } from "../report/kept-answers";
import { viewOf } from "../report/live-report";
import { answeredFindings } from "./answered-findings";

const answer = (finding: Pick<Finding, "id" | "rule" | "at" | "message" | "basis">) =>
  answerFinding(finding, "已核实", "张某", "2025-01-15T06:04:00.000Z");

test("only reasons that hold, given for what may be answered, count as answers", () => {
  const report: Entries = { organization: "某局", year: "2024", overview: "2024年，主动公开信息××条。" };
  const found = findingsOf(viewOf(report));
  const warning = found.find(({ severity }) => severity === "warning");
  if (warning === undefined) throw new Error("nothing to answer");
  const counted = (...answered: readonly Parameters<typeof answer>[0][]): number =>
    answeredFindings(withChanges(report, answered.map(answer)));
  expect(counted()).toBe(0);
  expect(counted(warning)).toBe(1);
  expect(counted({ ...warning, basis: "as it was before" })).toBe(0);
  expect(counted(warning, { ...warning, id: "gone by now" })).toBe(1);
});

test("carried-over is the one error that an answer settles; a reason kept for another error settles nothing", () => {
  const over = "applications.carriedOver.naturalPerson";
  const lastYear: Entries = {
    organization: "某局",
    year: "2023",
    [over.replace("carriedOver", "carriedForward")]: "2",
  };
  const report: Entries = {
    organization: "某局",
    year: "2024",
    [over]: "1",
    "applications.newlyReceived.naturalPerson": "两件",
  };
  const findings = findingsOf(viewOf(report), viewOf(lastYear));
  const errors = findings.filter(({ severity }) => severity === "error");
  const answered = withChanges(report, errors.map(answer));
  const settled = errors.filter((finding) => !openFindings(errors, answered).includes(finding));
  expect(settled.map(({ rule }) => rule)).toEqual(["carried-over"]);
  expect(errors.length).toBeGreaterThan(1);
  // What the list counts is what is still open.
  const open = openFindings(findings, answered).filter(({ unfilled }) => !unfilled);
  const { errors: wrong, warnings } = summaryWith(answered, findings);
  expect(wrong + warnings).toBe(open.length);
  expect(summaryWith(report, findings).errors).toBe(wrong + 1);
});
