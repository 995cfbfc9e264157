import { describe, expect, test } from "vitest";
import { findBrackets, withFullWidthBrackets } from "./half-width-brackets";

const quoted = (text: string) => findBrackets(text).map(({ at, what }) => `${what} ${at}`);

describe("brackets", () => {
  test.each([
    ["(一) 主要任务落实情况", "（一） 主要任务落实情况"],
    [
      "联系（地址：文松路666号，电子邮箱：szb28838206@163.com)。",
      "联系（地址：文松路666号，电子邮箱：szb28838206@163.com）。",
    ],
    ["收到申请12件(含上年3件)", "收到申请12件（含上年3件）"],
    ["国办函(2020)109号", "国办函（2020）109号"],
  ])("%s is made %s", (text, mended) => {
    expect(withFullWidthBrackets(text)).toBe(mended);
    expect(findBrackets(mended)).toEqual([]);
  });

  test.each(["f(x) = y", "1) 第一条", "一）第一条", "（一）都好（二）也好", "(a) b (c)"])(
    "%s is left alone",
    (text) => {
      expect(findBrackets(text)).toEqual([]);
    },
  );

  test("one without its partner is said where it stands, and not mended", () => {
    const text = "第一段。\n电话（0591-28803765，邮编";
    expect(quoted(text)).toEqual(["unpaired 7"]);
    expect(withFullWidthBrackets(text)).toBe(text);
    expect(quoted("多了一个）号")).toEqual(["unpaired 4"]);
  });

  test("a text of nothing but brackets is read in one pass", () => {
    expect(findBrackets("(".repeat(200_000))).toHaveLength(200_000);
    expect(findBrackets("（)".repeat(100_000))).toHaveLength(100_000);
  });
});
