import { expect, test } from "vitest";
import { withChanges } from "./entries";
import { findWords, replacedAt, replacedEverywhere } from "./find-text";

const entries = {
  title: "甲局2023年政府信息公开工作年度报告",
  overview: "2023年，我局…\n比2022年多。截至2023年底",
  "period.from": "2023-01-01",
};

test("words are found in every text with what stands around them on their line, and in nothing else", () => {
  const found = findWords(entries, "2023年");
  expect(found.map(({ field, at }) => [field.id, at])).toEqual([
    ["title", 2],
    ["overview", 0],
    ["overview", 20],
  ]);
  expect(found[2]).toMatchObject({ before: "比2022年多。截至", after: "底" });
  expect(findWords(entries, "")).toEqual([]);
  expect(findWords({ overview: "aaaa" }, "aa")).toHaveLength(2);
});

test("notes under tables and beside numbers are texts like others, at their place in the form", () => {
  const noted = {
    overview: "2023年",
    "notes.applications": "含2023年结转。",
    "notes.applications.results.granted.naturalPerson": "其中2023年3件",
    "notes.disputes.reconsideration.total": "2023年度",
    otherMatters: "2023年",
  };
  expect(findWords(noted, "2023年").map(({ field }) => field.id)).toEqual(Object.keys(noted));
  expect(withChanges(noted, replacedEverywhere(noted, "2023年", "2024年"))).toEqual({
    overview: "2024年",
    "notes.applications": "含2024年结转。",
    "notes.applications.results.granted.naturalPerson": "其中2024年3件",
    "notes.disputes.reconsideration.total": "2024年度",
    otherMatters: "2024年",
  });
});

test("one place or all are replaced; a place that has changed since is left alone", () => {
  const last = findWords(entries, "2023年")[2];
  if (last === undefined) throw new Error("not found");
  expect(replacedAt(entries, last, "2023年", "2024年")?.value).toBe(
    "2023年，我局…\n比2022年多。截至2024年底",
  );
  expect(replacedAt({ ...entries, overview: "短" }, last, "2023年", "2024年")).toBeNull();
  const all = withChanges(entries, replacedEverywhere(entries, "2023年", "2024年"));
  expect(findWords(all, "2023年")).toEqual([]);
  expect(all["period.from"]).toBe("2023-01-01");
});
