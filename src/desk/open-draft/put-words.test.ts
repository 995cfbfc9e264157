import { expect, test } from "vitest";
import { changedSpan } from "./put-words";

test.each([
  // A number is meant whole, though only one of its digits changed, or one was added or taken away.
  ["收到申请36件。", "收到申请37件。", "37件"],
  ["收到申请3件。", "收到申请37件。", "37件"],
  ["收到申请37件。", "收到申请3件。", "3件"],
  ["国务院令第492号", "国务院令第711号", "711号"],
  ["收费1万元。", "收费12万元。", "12万元"],
  ["其中2023 年", "其中2024 年", "2024"],
  ["见公开办涵。", "见公开办函。", "函"],
  ["（宋体）总体情况", "总体情况", ""],
])("%s → %s: what was put in is %s", (before, after, words) => {
  const { from, to } = changedSpan(before, after);
  expect(after.slice(from, to)).toBe(words);
});

test("of words that were taken away, it is where they stood", () => {
  expect(changedSpan("甲乙丙", "甲丙")).toEqual({ from: 1, to: 1 });
});
