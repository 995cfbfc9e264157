import { describe, expect, test } from "vitest";
import { breakable, paragraphsOf } from "./paragraphs";

const set = (text: string) =>
  paragraphsOf(text).map(({ level, runs }) => [
    level,
    runs.map((run) => `${run.kai ? "楷" : ""}${run.bold ? "粗" : ""}|${run.text}`),
  ]);

describe("long texts", () => {
  test("are one paragraph a line; empty lines only separate", () => {
    expect(set("第一段\n\n　\n第二段\n")).toEqual([
      [0, ["|第一段"]],
      [0, ["|第二段"]],
    ]);
  });

  test("have second-level headings, alone or run in", () => {
    expect(set("(一) 主要任务落实情况\n（二）有力加强主动公开。2024年，主动公开15条。")).toEqual([
      [2, ["楷|（一）主要任务落实情况"]],
      [0, ["楷|（二）有力加强主动公开。", "|2024年，主动公开15条。"]],
    ]);
  });

  test("say which part is a heading run in before its text", () => {
    const [paragraph] = paragraphsOf("（二）有力加强主动公开。2024年，主动公开15条。");
    expect(paragraph?.runIn).toBe(2);
    expect(paragraph?.runs.map((run) => run.head)).toEqual([true, false]);
    expect(paragraphsOf("（一）主动公开政府信息共十五条，及时率百分之百。")[0]?.runIn).toBe(0);
  });

  test("offer places to break a web address, and nothing else", () => {
    expect(breakable("见http://www.fzcl.gov.cn/zwgk?id=3-1。")).toEqual([
      "见http://",
      "www.",
      "fzcl.",
      "gov.",
      "cn/",
      "zwgk?",
      "id=",
      "3-",
      "1。",
    ]);
    expect(breakable("电话0591-28803765")).toEqual(["电话0591-28803765"]);
    expect(breakable("word ".repeat(20)).join("")).toBe("word ".repeat(20));
  });

  test("have third-level headings in bold", () => {
    expect(set("1. **扎实推进公开。**扎实推进教育。\n2．平台建设\n3、强化指导。指导各部门。")).toEqual([
      [0, ["|1. ", "粗|扎实推进公开。", "|扎实推进教育。"]],
      [3, ["粗|2．平台建设"]],
      [0, ["粗|3、强化指导。", "|指导各部门。"]],
    ]);
  });

  test("keep what only looks like a mark", () => {
    expect(set("a**b\n1.5万元\n**一**和**二")).toEqual([
      [0, ["|a**b"]],
      [0, ["|1.5万元"]],
      [0, ["粗|一", "|和**二"]],
    ]);
  });

  test("a one-sentence paragraph that begins with （一） stays in the body's face", () => {
    expect(set("（一）主动公开政府信息共十五条，及时率百分之百。")).toEqual([
      [0, ["|（一）主动公开政府信息共十五条，及时率百分之百。"]],
    ]);
  });
});
