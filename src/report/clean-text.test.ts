import fc from "fast-check";
import { expect, test } from "vitest";
import { cleanPasted, withoutRows } from "./clean-text";

test("what a word processor adds for its own page is left out", () => {
  expect(
    cleanPasted("　　（一）主动公开。\r\n\r\n　　全年公开信息5条。\u000b另起一行\u2028再一行 \t\r\n"),
  ).toBe("（一）主动公开。\n全年公开信息5条。\n另起一行\n再一行");
  expect(cleanPasted("一\t二")).toBe("一 二");
});

test("cleaning twice is cleaning once, and loses no word", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom("字", "1", " ", "　", "\n", "\r", "\t", "\u000b", "。") }),
      (text) => {
        const clean = cleanPasted(text);
        expect(cleanPasted(clean)).toBe(clean);
        const words = (one: string) => one.replace(/\s/g, "");
        expect(words(clean)).toBe(words(text));
      },
    ),
  );
});

test("rows of a table are left out, the paragraphs around them stay; one tab, or those of a list, make no table", () => {
  expect(withoutRows("项目\t数量\n规章\t1\n文件\t2")).toEqual({ text: "", hadRows: true });
  expect(withoutRows("1\t2\n3\t4")).toEqual({ text: "", hadRows: true });
  expect(withoutRows("　　第一段\r\n\r\n我局\t认真贯彻。\r\n项目\t数量\r\n规章\t1\r\n第二段")).toEqual({
    text: "　　第一段\n我局\t认真贯彻。\n第二段",
    hadRows: true,
  });
  for (const text of [
    "一、\t总体情况",
    "第一段\n第二段\t有一个\n第三段",
    "1.\t公开信息\n2.\t解读政策",
    "（一）\t公开信息\n（二）\t解读政策",
    "1.1\t公开信息\n1.2\t解读政策",
    "1\t公开信息\n2\t解读政策",
    "Ø\t加强组织领导\nØ\t完善工作机制",
    "l\t加强组织领导\nl\t完善工作机制",
    "①\t加强组织领导，\n②\t完善机制",
    "第一条\t加强组织领导\n第二条\t完善机制",
  ])
    expect(withoutRows(text)).toEqual({ text, hadRows: false });
});
