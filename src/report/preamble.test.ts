import { expect, test } from "vitest";
import { newEntries } from "./entries";
import { preambleTemplate } from "./preamble";
import { textStats } from "./text-stats";

test("the lead-in names basis, unit, the six parts and the period, and leaves open what only the unit knows", () => {
  const text = preambleTemplate(newEntries("长乐区教育局", 2024));
  expect(text).toContain("（国务院令第711号）");
  expect(text).toContain("（国办公开办函〔2021〕30号）");
  expect(text).toContain("由长乐区教育局编制完成本报告");
  expect(text).toContain(
    "由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议、行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项等六个部分组成",
  );
  expect(text).toContain("自2024年1月1日至2024年12月31日");
  expect(text).toContain("电话：××");
});

test("a text is counted in characters without white space and in lines that hold something", () => {
  expect(textStats("第一段 abc\n\n  第二段😀\n")).toEqual({ characters: 10, paragraphs: 2 });
  expect(textStats("")).toEqual({ characters: 0, paragraphs: 0 });
});
