/** 更新文字: an inserted sentence follows its numbers while nobody has touched it. */
import { expect, test } from "vitest";
import { type Entries, newEntries, withChanges } from "../report/entries";
import { LiveReport } from "../report/live-report";
import { insertedKey, refreshed, rememberInserted, staleSentences } from "./inserted";
import { sentencesFor } from "./sentences";

const FEES = "proactiveDisclosure.administrativeFees.amount";
const BEFORE = "2024年，行政事业性收费金额12.5万元。";
const NOW = "2024年，行政事业性收费金额13万元。";
const numbers: Entries = { ...newEntries("甲局", 2024), [FEES]: "12.5" };

/** A report in whose overview the sentence on fees stands between two of the officer's own. */
function withSentence(): LiveReport {
  const sentences = sentencesFor(new LiveReport(numbers)).filter(({ id }) => id === "administrativeFees");
  const text = `一年来。\n${BEFORE}\n此外。`;
  return new LiveReport(
    withChanges(numbers, [
      { key: "overview", value: text },
      rememberInserted(numbers, "overview", text, sentences),
    ]),
  );
}

test("a sentence is offered anew when its number changes, and takes its place", () => {
  const report = withSentence();
  expect(staleSentences(report.entries, null, "overview")).toEqual([]);
  report.apply([{ key: FEES, value: "13" }]);
  const stale = staleSentences(report.entries, null, "overview");
  expect(stale).toEqual([{ id: "administrativeFees", before: BEFORE, now: NOW }]);
  report.apply(refreshed(report.entries, "overview", stale));
  expect(report.typed("overview")).toBe(`一年来。\n${NOW}\n此外。`);
  expect(staleSentences(report.entries, null, "overview")).toEqual([]);
  // The refreshed one follows as the first one did.
  report.apply([{ key: FEES, value: "12.5" }]);
  expect(staleSentences(report.entries, null, "overview")).toEqual([
    { id: "administrativeFees", before: NOW, now: BEFORE },
  ]);
});

test("what was touched, or cannot be written any more, is left alone", () => {
  const report = withSentence();
  report.apply([{ key: FEES, value: "" }]);
  expect(staleSentences(report.entries, null, "overview")).toEqual([]);
  report.apply([
    { key: FEES, value: "13" },
    { key: "overview", value: report.typed("overview").replace("金额12.5", "金额约12.5") },
  ]);
  expect(staleSentences(report.entries, null, "overview")).toEqual([]);
});

test("the fee statement of section six was made from figures that the tables do not have: it never follows them", () => {
  const sentences = sentencesFor(new LiveReport(numbers)).filter(({ id }) => id === "processingFee");
  const text = sentences.map((sentence) => sentence.text).join("");
  expect(text).not.toBe("");
  expect(rememberInserted(numbers, "otherMatters", text, sentences)).toEqual({
    key: insertedKey("otherMatters"),
    value: "",
  });
});
