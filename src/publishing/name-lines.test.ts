import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nameLines, widthOf, wordLines } from "./name-lines";
import { signatureLines } from "./signature";

describe("names and titles on several lines", () => {
  test.each([
    ["福州市长乐区人民政府办公室", ["福州市长乐区人民政府办公室"]],
    [
      "内蒙古自治区呼和浩特市土默特左旗台阁牧镇人民政府",
      ["内蒙古自治区呼和浩特市", "土默特左旗台阁牧镇人民政府"],
    ],
    [
      "新疆维吾尔自治区巴音郭楞蒙古自治州巴音布鲁克国家级自然保护区管理局（巴音布鲁克世界自然遗产管理局）",
      [
        "新疆维吾尔自治区巴音郭楞蒙古自治州",
        "巴音布鲁克国家级自然保护区管理局",
        "（巴音布鲁克世界自然遗产管理局）",
      ],
    ],
    [
      "广西壮族自治区百色市隆林各族自治县德峨镇人民政府",
      ["广西壮族自治区百色市", "隆林各族自治县德峨镇人民政府"],
    ],
  ])("%s breaks between words, balanced", (name, lines) => {
    expect(nameLines(name, 20)).toEqual(lines);
  });

  test("break as they were broken by hand", () => {
    expect(nameLines("福州市长乐区\n 人民政府办公室 ", 20)).toEqual(["福州市长乐区", "人民政府办公室"]);
  });

  test("no line is wider than it may be or shorter than four characters, and nothing is lost", () => {
    const name = fc
      .array(
        fc.constantFrom(
          "内蒙古自治区",
          "呼和浩特市",
          "土默特左旗",
          "台阁牧镇",
          "人民政府",
          "管理局",
          "（分局）",
          "2024年",
          "街道",
        ),
        {
          minLength: 5,
          maxLength: 12,
        },
      )
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(name, (text) => {
        const lines = nameLines(text, 20);
        expect(lines.join("")).toBe(text);
        for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(20);
        if (lines.length > 1) for (const line of lines) expect(line.length).toBeGreaterThanOrEqual(4);
      }),
    );
  });

  test("any text at all comes out whole", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 80 }), (text) => {
        const plain = text.replace(/\s+/g, "");
        expect(nameLines(plain, 20).join("")).toBe(plain);
      }),
    );
  });

  test("a label's words fill lines and are never cut", () => {
    expect(wordLines(["社会", "公益", "组织"], 2.4)).toEqual(["社会", "公益", "组织"]);
    expect(wordLines(["社会", "公益", "组织"], 4)).toEqual(["社会公益", "组织"]);
    expect(wordLines(["社会", "公益", "组织"], 10)).toEqual(["社会公益组织"]);
  });
});

/** Where a line's middle and its first character stand, in characters from the right edge. */
const middle = (line: { text: string; right: number }): number => line.right + widthOf(line.text) / 2;
const begin = (line: { text: string; right: number }): number => line.right + widthOf(line.text);

describe("the signature (GB/T 9704-2012, 7.3.5)", () => {
  const date = "2025年1月15日";

  test("sealed: the date four characters from the right, the organ centred on it", () => {
    const [organ, day] = signatureLines("福州市长乐区人民政府办公室", date, true);
    expect(day).toEqual({ text: date, right: 4 });
    expect(middle(organ ?? { text: "", right: 0 })).toBeCloseTo(4 + 6.5 / 2);
  });

  test("not sealed: the organ two from the right, the date's first character two to the right of the organ's", () => {
    const [organ, day] = signatureLines("福州市长乐区人民政府办公室", date, false);
    expect(organ?.right).toBe(2);
    expect(begin(organ ?? { text: "", right: 0 }) - begin(day ?? { text: "", right: 0 })).toBe(2);
  });

  test("not sealed, the date the longer one: the date two from the right", () => {
    const [organ, day] = signatureLines("某局", date, false);
    expect(day?.right).toBe(2);
    expect(begin(organ ?? { text: "", right: 0 }) - begin(day ?? { text: "", right: 0 })).toBe(2);
  });

  test.each([true, false])(
    "a long name's lines are centred on each other, none beyond the edge (sealed: %s)",
    (sealed) => {
      const lines = signatureLines(
        "新疆维吾尔自治区巴音郭楞蒙古自治州巴音布鲁克国家级自然保护区管理局（巴音布鲁克世界自然遗产管理局）",
        date,
        sealed,
      );
      expect(lines).toHaveLength(4);
      const names = lines.slice(0, -1);
      for (const line of names) {
        expect(middle(line)).toBeCloseTo(middle(names[0] ?? line));
        expect(line.text.length).toBeGreaterThanOrEqual(4);
      }
      for (const line of lines) expect(line.right).toBeGreaterThanOrEqual(0);
    },
  );
});
