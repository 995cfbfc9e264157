/** Numbers with a remark in one cell, as published reports write them. */
import { expect, test } from "vitest";
import { planPaste } from "../../opening/paste-plan";
import { notedNumber, remarksOf, remarkWords, withRemarks } from "./noted-number";

const COUNT = "proactiveDisclosure.normativeDocuments.issued";
const AMOUNT = "proactiveDisclosure.administrativeFees.amount";

test.each([
  [COUNT, "8（其中修订3件）", "8", "其中修订3件"],
  [COUNT, "8(其中修订3件)", "8", "其中修订3件"],
  [COUNT, "８件（其中修订3件）", "8", "其中修订3件"],
  [COUNT, " 1,208 （ 含自然失效 2 件 ） ", "1208", "含自然失效2件"],
  [AMOUNT, "12.5万元（含上年度结转1万元）", "12.5", "含上年度结转1万元"],
  ["applications.newlyReceived.total", "16（含上年结转1件）", "16", "含上年结转1件"],
])("%s: %s is a number with a remark", (id, written, number, remark) => {
  expect(notedNumber(id, written)).toEqual({ number, remark });
});

test.each([
  [COUNT, "8"],
  [COUNT, "8（9）"],
  [COUNT, "8（件）"],
  [COUNT, "8（万元）"],
  [COUNT, "8①"],
  [COUNT, "8.5（其中修订3件）"],
  [COUNT, "1000000000（其中修订3件）"],
  [COUNT, "约8（其中修订3件）"],
  [COUNT, "（其中修订3件）8"],
  [COUNT, "8（其中修订3件（含废止））"],
  [COUNT, "8（其中修订3件"],
  [COUNT, "8 9（其中修订3件）"],
  [COUNT, "无（其中修订3件）"],
])("%s: %s stays as it was written", (id, written) => {
  expect(notedNumber(id, written)).toBeNull();
});

const pasted = (text: string, html = "") => {
  const planned = planPaste({ text, html }, "proactiveDisclosure", { row: 1, column: 0 });
  if (!planned.ok) throw new Error("nothing was read");
  return withRemarks(planned.value);
};

test("pasted over cells, numbers and remarks go where each belongs", () => {
  const { plan, remarks } = pasted("8（其中修订3件）\t10（含自然失效2件）\t241");
  expect(plan.cells.map(({ text }) => text)).toEqual(["8", "10", "241"]);
  expect(plan.notNumbers).toEqual([]);
  expect(remarks).toEqual([
    { key: `notes.${COUNT}`, value: "其中修订3件" },
    { key: "notes.proactiveDisclosure.normativeDocuments.repealed", value: "含自然失效2件" },
  ]);
  expect(remarkWords(remarks)).toBe("2 处括号里的话记为备注");
  expect(withRemarks(plan)).toEqual({ plan, remarks: [] });
});

test("in a table recognised by its labels too, and what is no number stays marked", () => {
  const { plan, remarks } = pasted(
    "信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t0\t无数\t0\n行政规范性文件\t8（其中修订3件）\t10\t241",
  );
  expect(plan.official).toBe(true);
  expect(plan.cells.find(({ id }) => id === COUNT)?.text).toBe("8");
  expect(plan.notNumbers.map(({ text }) => text)).toEqual(["无数"]);
  expect(remarks).toEqual([{ key: `notes.${COUNT}`, value: "其中修订3件" }]);
  expect(remarkWords(remarks)).toBe("“其中修订3件”记为备注");
});

test("a remark goes with its number only: a reading that leaves the number out leaves it out too", () => {
  const { plan, remarks } = pasted("8（其中修订3件）\t0\t9");
  expect(remarksOf(plan, remarks)).toEqual(remarks);
  expect(remarks).toHaveLength(1);
  const without = { ...plan, cells: plan.cells.filter(({ id }) => id !== COUNT) };
  expect(remarksOf(without, remarks)).toEqual([]);
});
