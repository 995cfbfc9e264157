/** What became of answers between two states of a report. */
import { expect, test } from "vitest";
import { findingsOf } from "../checks/all-findings";
import { APPLICANT_KINDS } from "../form/official-form";
import type { Change, Entries } from "../report/entries";
import { withChanges } from "../report/entries";
import { answerFinding } from "../report/kept-answers";
import { viewOf } from "../report/live-report";
import { answersEdited, answersTurned } from "./answer-changes";
import { answerStates } from "./answered-findings";

const NONE = Object.fromEntries(
  APPLICANT_KINDS.map(({ id }): [string, string] => [`applications.newlyReceived.${id}`, "0"]),
);
const report: Entries = {
  ...NONE,
  organization: "某局",
  year: "2024",
  "applications.newlyReceived.naturalPerson": "37",
  overview: "2024年，本机关新收政府信息公开申请36件。",
};

/** An answer to the sentence that says 36 beside 37. */
function answering(entries: Entries, reason: string): Change {
  const found = findingsOf(viewOf(entries)).find(({ rule }) => rule === "narrative-table");
  if (found === undefined) throw new Error("nothing to answer");
  return answerFinding(found, reason, "张某", "2025-01-15T06:04:00.000Z");
}

const answered = withChanges(report, [answering(report, "口径不同")]);
const turned = (before: Entries, after: Entries) =>
  answersTurned(before, after, answerStates(before), answerStates(after)).map(({ what }) => what);

test("an answer given, changed, given again and withdrawn is named with finding and reason", () => {
  const [given] = answersEdited(report, answered);
  expect(given).toMatchObject({ what: "given", before: "" });
  expect(given?.answer).toMatchObject({ at: "overview", reason: "口径不同", by: "张某" });
  expect(given?.answer.message).toContain("36");
  const changed = withChanges(report, [answering(report, "不含上年结转")]);
  expect(answersEdited(answered, changed)).toMatchObject([
    { what: "changed", before: "口径不同", answer: { reason: "不含上年结转" } },
  ]);
  const other = { ...answered, "applications.newlyReceived.naturalPerson": "38" };
  expect(answersEdited(answered, withChanges(other, [answering(other, "口径不同")]))).toMatchObject([
    { what: "again", before: "口径不同" },
  ]);
  expect(answersEdited(answered, report)).toMatchObject([
    { what: "withdrawn", before: "口径不同", answer: { reason: "口径不同" } },
  ]);
  expect(answersEdited(answered, answered)).toEqual([]);
});

test("one that fell away, came back, or is needed no more is named though nobody touched it", () => {
  const other = { ...answered, "applications.newlyReceived.naturalPerson": "38" };
  const mended = { ...answered, overview: "2024年，本机关新收政府信息公开申请37件。" };
  expect(answersEdited(answered, other)).toEqual([]);
  expect(turned(answered, other)).toEqual(["fallen"]);
  expect(turned(answered, mended)).toEqual(["gone"]);
  expect(turned(other, answered)).toEqual(["back"]);
  expect(turned(other, mended)).toEqual([]);
  expect(turned(answered, { ...answered, otherMatters: "未收取信息处理费。" })).toEqual([]);
  expect(turned(report, answered)).toEqual([]);
});
