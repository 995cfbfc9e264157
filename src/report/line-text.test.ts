import { expect, test } from "vitest";
import { lineText } from "./line-text";

test.each([
  ["长乐区\t人民政府办公室\t", "长乐区人民政府办公室"],
  ["\r\n某市\r\n财政局\r\n", "某市财政局"],
  ["37\n1", "37 1"],
  ["Web\tDesk", "Web Desk"],
  ["某市　财政局", "某市　财政局"],
  ["2024 年度", "2024 年度"],
  ["甲\u200b局", "甲局"],
  ["\t", ""],
])("%j on one line is %j", (pasted, line) => {
  expect(lineText(pasted)).toBe(line);
});
