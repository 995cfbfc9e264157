import { describe, expect, test } from "vitest";
import { viewOf } from "../report/live-report";
import { figuresOf, SOURCES_KEY, sourcesText } from "../report/sources";
import { findingsOf } from "./all-findings";

const cell = "applications.newlyReceived.naturalPerson";
const fee = "proactiveDisclosure.administrativeFees.amount";
const source = (id: string, entries: Readonly<Record<string, string>>) => ({
  id,
  name: id,
  contentHash: "",
  figures: figuresOf(entries),
});
const sources = sourcesText([
  source("a", { [cell]: "4", [fee]: "0.1" }),
  source("b", { [cell]: "37", [fee]: "0.2" }),
]);
const found = (entries: Readonly<Record<string, string>>) =>
  findingsOf(viewOf({ ...entries, [SOURCES_KEY]: sources })).filter(({ rule }) => rule === "roll-up-sum");

describe("a report that sums units", () => {
  test("is right where it says what they add up to, exactly", () => {
    expect(found({ [cell]: "41", [fee]: "0.3" })).toEqual([]);
  });
  test("differs where it says something else, by how much and which way", () => {
    const [finding, ...more] = found({ [cell]: "40", [fee]: "0.3" });
    expect(more).toEqual([]);
    expect(finding).toMatchObject({
      at: cell,
      severity: "warning",
      message: "2 个单位相加为 41，这里填 40，少 1 件。",
      fixes: [{ changes: [{ key: cell, value: "41" }] }],
    });
    expect(found({ [fee]: "0.5" })[0]?.message).toBe("2 个单位相加为 0.3，这里填 0.5，多 0.2 万元。");
  });
  test("is silent where nothing is filled in, and where no units are known", () => {
    expect(found({})).toEqual([]);
    expect(findingsOf(viewOf({ [cell]: "40" })).filter(({ rule }) => rule === "roll-up-sum")).toEqual([]);
  });
});
