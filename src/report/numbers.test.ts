import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { amountText, chineseDate, parseAmount, parseCount, parseDate, parseYear } from "./numbers";

describe("counts as officers type them", () => {
  test.each([
    ["37", 37],
    ["０", 0],
    ["１２３", 123],
    ["1,234", 1234],
    ["１，２３４", 1234],
    [" 5 ", 5],
    ["5件", 5],
    ["5 件", 5],
    ["1 234", 1234],
    ["1\u00a0234\u3000567", 1_234_567],
    ["12 130 件", 12_130],
    ["\u200b8\ufeff", 8],
    ["007", 7],
    ["999999999", 999_999_999],
  ])("“%s” is %d", (typed, value) => {
    expect(parseCount(typed)).toEqual({ ok: true, value });
  });

  test.each(["", " ", "　"])("“%s” is 未填, not 0", (typed) => {
    expect(parseCount(typed)).toEqual({ ok: true, value: null });
  });

  test.each([
    "3 5",
    "1 2",
    "12 13",
    "12\u000b13",
    "12\u200b13",
    "12⏎130",
    "37\n1",
    "37\r\n100",
    "37\t100",
    "1 23",
    "1  234",
    "1234 567",
    "1,234 567",
    "12 1300",
    "3 . 5",
    "件5",
  ])("“%s” may be two numbers, so it is none", (typed) => {
    expect(parseCount(typed).ok).toBe(false);
    expect(parseAmount(typed).ok).toBe(false);
  });

  test.each(["-3", "-3.5", "3.5", "abc", "1,2", "12,34", "/", "—", "无", "1e3", "1000000000", "件", "3条"])(
    "“%s” is not a count",
    (typed) => {
      expect(parseCount(typed).ok).toBe(false);
    },
  );

  test("every count reads back as itself, plain, grouped and full-width", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999 }), (count) => {
        const plain = String(count);
        const wide = plain.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
        for (const typed of [plain, count.toLocaleString("en-US"), wide]) {
          expect(parseCount(typed)).toEqual({ ok: true, value: count });
        }
      }),
    );
  });
});

describe("amounts in 万元", () => {
  test.each([
    ["0", 0],
    ["12.5", 12.5],
    ["0.000001", 0.000001],
    ["316441", 316_441],
    ["1,234.56万元", 1234.56],
    ["１２．５", 12.5],
  ])("“%s” is %d", (typed, value) => {
    expect(parseAmount(typed)).toEqual({ ok: true, value });
  });

  test.each(["-1", "0.0000001", "1.2.3", "万元", "十万"])("“%s” is not an amount", (typed) => {
    expect(parseAmount(typed).ok).toBe(false);
  });

  test("an amount written to a file reads back to the last 分", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 999_999_999 }),
        fc.integer({ min: 0, max: 999_999 }),
        (yuan, fen) => {
          const typed = `${yuan}.${String(fen).padStart(6, "0")}`;
          const parsed = parseAmount(typed);
          const value = parsed.ok ? (parsed.value ?? -1) : -1;
          expect(parseAmount(amountText(value))).toEqual(parsed);
          expect(Math.round(value * 1_000_000)).toBe(yuan * 1_000_000 + fen);
        },
      ),
    );
  });
});

describe("dates and years", () => {
  test.each([
    "2025-01-15",
    "2025年1月15日",
    "2025 年 1 月 15 日",
    "2025.1.15",
    "2025/01/15",
    "20250115",
    "２０２５年１月１５日",
    "二〇二五年一月十五日",
    "二○二五年元月十五日",
    "二零二五年一月一五日",
    "2025年元月15日",
    "2025年1月15号",
  ])("“%s” is 15 January 2025", (typed) => {
    expect(parseDate(typed)).toEqual({ ok: true, value: "2025-01-15" });
  });

  test.each([
    ["二〇二四年十二月三十一日", "2024-12-31"],
    ["二〇二四年十月十日", "2024-10-10"],
    ["二〇二四年二月廿九日", "2024-02-29"],
    ["二〇二五年三月卅一日", "2025-03-31"],
    ["二〇二五年一月二十日", "2025-01-20"],
  ])("“%s” is %s", (typed, iso) => {
    expect(parseDate(typed)).toEqual({ ok: true, value: iso });
  });

  test.each([
    "2025-02-30",
    "2025-13-01",
    "昨天",
    "2025-1",
    "0000-01-01",
    "2025-1-1 5",
    "2025年1 1月5日",
    "二〇二五年十三月一日",
    "二〇二五年一月三十二日",
    "二〇二五年一月十十日",
    "二〇二五年元元月一日",
    "二〇二五年一月",
    `${" ".repeat(50_000)}年`,
  ])("“%s” is not a date", (typed) => {
    expect(parseDate(typed).ok).toBe(false);
  });

  test("a date is printed in Arabic digits without leading zeros", () => {
    expect(chineseDate("2025-01-15")).toBe("2025年1月15日");
  });

  test.each([
    ["2024", true],
    ["2024年度", true],
    ["2007", false],
    ["2101", false],
    ["24", false],
  ])("“%s” as a report year: %s", (typed, ok) => {
    expect(parseYear(typed).ok).toBe(ok);
  });
});
