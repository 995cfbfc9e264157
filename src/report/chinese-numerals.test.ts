import fc from "fast-check";
import { expect, test } from "vitest";
import { chineseNumeral, parseChineseNumeral } from "./chinese-numerals";

test.each([
  ["零", 0],
  ["两", 2],
  ["十", 10],
  ["三十七", 37],
  ["一百零八", 108],
  ["二百零八", 208],
  ["一千二百", 1200],
  ["一万二千三百", 12300],
  ["三万零五", 30005],
  ["七百一十一", 711],
  ["七一一", 711],
  ["二〇二四", 2024],
])("%s is %i", (text, value) => {
  expect(parseChineseNumeral(text)).toBe(value);
});

test("what is no numeral is null", () => {
  for (const text of ["", "三件", "abc", "一".repeat(40)]) expect(parseChineseNumeral(text)).toBeNull();
});

test("what is written is read back", () => {
  expect([0, 3, 10, 15, 20, 37, 110, 208, 1005, 1200, 30005].map(chineseNumeral)).toEqual([
    "零",
    "三",
    "十",
    "十五",
    "二十",
    "三十七",
    "一百一十",
    "二百零八",
    "一千零五",
    "一千二百",
    "三万零五",
  ]);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99_999_999 }), (value) => {
      expect(parseChineseNumeral(chineseNumeral(value))).toBe(value);
    }),
  );
});
