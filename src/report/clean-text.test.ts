import fc from "fast-check";
import { expect, test } from "vitest";
import { cleanPasted, looksLikeTable } from "./clean-text";

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

test("rows with tabs are a table, a paragraph with one is not", () => {
  expect(looksLikeTable("项目\t数量\n规章\t1\n文件\t2")).toBe(true);
  expect(looksLikeTable("一、\t总体情况")).toBe(false);
  expect(looksLikeTable("第一段\n第二段\t有一个\n第三段")).toBe(false);
});
