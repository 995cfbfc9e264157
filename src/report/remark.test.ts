/** 备注 beside a number. */
import { expect, test } from "vitest";
import { partBeyond, remarkText, tableNoteText } from "./remark";

test.each([
  ["其中修订3件", "其中修订3件"],
  ["（其中修订3件）", "其中修订3件"],
  ["(其中修订3件)", "其中修订3件"],
  ["  （（其中修订3件））  ", "其中修订3件"],
  ["（一）清理（二）修订", "（一）清理（二）修订"],
  ["其中修订3件（含废止1件）", "其中修订3件（含废止1件）"],
  ["（其中修订3件", "（其中修订3件"],
  ["（）", ""],
  ["", ""],
])("“%s” is kept as “%s”", (typed, kept) => {
  expect(remarkText(typed)).toBe(kept);
});

test("a table's note is kept without the 注： that is printed before it", () => {
  expect(tableNoteText(" 注：含上年度结转数量。\n注：另有说明。")).toBe("含上年度结转数量。\n注：另有说明。");
  expect(tableNoteText("备注：口径有调整。")).toBe("口径有调整。");
  expect(tableNoteText("注意：口径有调整。")).toBe("注意：口径有调整。");
});

test.each([
  ["其中修订9件", 8, "其中修订9件"],
  ["其中修订９件", 8, "其中修订9件"],
  ["其中修订九件", 8, "其中修订九件"],
  ["其中修订3件，自然失效11件", 10, "自然失效11件"],
  ["含上年结转1,208件", 1207, "含上年结转1,208件"],
  ["包括信息处理费25000元", 2, "包括信息处理费25000元"],
  ["其中修订1件", 0, "其中修订1件"],
])("“%s” beside %d names more than there is", (remark, number, words) => {
  expect(partBeyond(remark, number)).toMatchObject({ words, number });
});

test.each([
  ["其中修订3件", 8],
  ["其中修订8件", 8],
  ["含2023年结转3件", 8],
  ["其中修订约9件", 8],
  ["不含转来的9件", 8],
  ["另有9件未计入", 8],
  ["其中修订3件，另有9件由区里制发", 8],
  ["修订9件", 8],
  ["含第3批", 2],
  ["包括信息处理费20000元", 2],
  ["其中修订2件，涉及条款15条", 8],
  ["其中修订2件，上年制发12件", 8],
  ["其中12部门联合制发2件", 3],
  ["含上年结转2件，全市共36件", 4],
  ["含简易程序2件，罚款30万元", 13],
  ["其中修订9件", null],
  ["", 8],
] as const)("“%s” beside %s can be", (remark, number) => {
  expect(partBeyond(remark, number)).toBeNull();
});
