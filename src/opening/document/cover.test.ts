/** Titles as units and sites write them: what is read of each, and what is no title. */
import { describe, expect, test } from "vitest";
import { findTitle } from "./cover";

const titleOf = (...lines: readonly string[]) => {
  const found = findTitle(lines.map((text) => ({ text, source: { block: 0 } })));
  return found === null ? null : [found.organization, found.year, found.title];
};

describe("titles", () => {
  test.each([
    ["甲市水务局2024年政府信息公开工作年度报告", "甲市水务局", "2024"],
    ["2024年甲市水务局政府信息公开工作年度报告", "甲市水务局", "2024"],
    ["2023 年度甲市人民政府办公厅政府信息公开工作年度报告", "甲市人民政府办公厅", "2023"],
    ["二〇二四年甲市科委政府信息公开工作年度报告", "甲市科委", "2024"],
    ["关于2024年甲县乙街道政府信息公开工作年度报告", "甲县乙街道", "2024"],
    ["2023年甲县城关镇人民政府信息公开工作年度报告", "甲县城关镇人民政府", "2023"],
    ["2023年甲县城关镇人民政府政府信息公开工作年度报告", "甲县城关镇人民政府", "2023"],
    ["甲市水务局关于2024年政府信息公开工作年度报告", "甲市水务局", "2024"],
    ["甲市水务局政府信息公开工作年度报告（2024年度）", "甲市水务局", "2024"],
    ["甲县城关镇人民政府信息公开工作年度报告（2024年）", "甲县城关镇人民政府", "2024"],
    ["甲市水务局政府信息公开工作2024年度报告", "甲市水务局", "2024"],
  ])("%s", (title, unit, year) => {
    expect(titleOf(title)).toEqual([unit, year, title.replace(/\s/g, "")]);
  });

  test("a site's mark before it is no part of it, the unit's name in brackets is", () => {
    const title = "甲市教育局2022年度政府信息公开工作年度报告";
    expect(titleOf(`【图文】${title}`)).toEqual(["甲市教育局", "2022", title]);
    expect(titleOf("【甲市教育局】2022年政府信息公开年报")?.slice(0, 2)).toEqual(["甲市教育局", "2022"]);
  });

  test("one with a slip in its last words is read as it is written", () => {
    const title = "甲县乙镇2023年政府信息公开工作告年度报";
    expect(titleOf(title)).toEqual(["甲县乙镇", "2023", title]);
  });

  test("may stand on several lines, the unit above it or the year before it", () => {
    const whole = "2024年甲市科委政府信息公开工作年度报告";
    expect(titleOf("正文", "2024 年甲市科委政府信息公开工作", "年度报告")).toEqual([
      "甲市科委",
      "2024",
      whole,
    ]);
    expect(titleOf("正文", "2024年甲市科委", "政府信息公开", "工作年度报告")).toEqual([
      "甲市科委",
      "2024",
      whole,
    ]);
    const other = ["甲市水务局", "2024", "甲市水务局2024年政府信息公开工作年度报告"];
    expect(titleOf("甲市水务局", "2024年政府信息公开工作年度报告")).toEqual(other);
    expect(titleOf("甲市水务局2024年", "政府信息公开工作年度报告")).toEqual(other);
    expect(titleOf("甲市水务局", "甲市水务局2024年政府信息公开工作年度报告")).toEqual(other);
  });

  test.each([
    "2025年做好政府信息公开工作年度报告",
    "政府信息公开工作年度报告",
    "2024年政府信息公开工作情况",
    "根据要求，现公布2024年政府信息公开工作。",
  ])("%s: is none", (line) => {
    expect(titleOf(line)).toBeNull();
  });
});
