import { describe, expect, test } from "vitest";
import { type Glyph, type Rule, withoutRadicals } from "./page-content";
import { ruledTables } from "./ruled-tables";
import { linesOfGlyphs, textOfGlyphs } from "./text-lines";

const level = (at: number, from: number, to: number): Rule => ({ upright: false, at, from, to });
const upright = (at: number, from: number, to: number): Rule => ({ upright: true, at, from, to });
const glyph = (text: string, x: number, y: number, vertical = false): Glyph => ({
  text,
  x,
  y,
  width: 10,
  height: 10,
  size: 10,
  vertical,
  isSpace: text.trim() === "",
});

describe("ruled lines", () => {
  test("make cells; where no line stands between two squares they are one", () => {
    const [table] = ruledTables([
      level(0, 0, 90),
      level(20, 30, 90),
      level(40, 0, 90),
      upright(0, 0, 40),
      upright(30, 0, 40),
      upright(60, 20, 40),
      upright(90, 0, 40),
    ]);
    expect(table?.cells).toEqual([
      { row: 0, column: 0, rowSpan: 2, columnSpan: 1 },
      { row: 0, column: 1, rowSpan: 1, columnSpan: 2 },
      { row: 1, column: 1, rowSpan: 1, columnSpan: 1 },
      { row: 1, column: 2, rowSpan: 1, columnSpan: 1 },
    ]);
  });

  test("in pieces are joined, and a table that the page's end cuts is closed", () => {
    const [table] = ruledTables([
      level(0, 0, 28),
      level(0.8, 30, 60),
      upright(0, 0, 50),
      upright(30, 0, 50),
      upright(60, 0, 50),
    ]);
    expect(table?.cells).toHaveLength(2);
    expect(table?.ys).toEqual([0, 50]);
  });

  test("that do not touch are different tables; a single frame is none", () => {
    const frame = (x: number): Rule[] => [
      level(0, x, x + 40),
      level(20, x, x + 40),
      upright(x, 0, 20),
      upright(x + 20, 0, 20),
      upright(x + 40, 0, 20),
    ];
    expect(ruledTables([...frame(0), ...frame(100)])).toHaveLength(2);
    expect(ruledTables([level(0, 0, 40), level(20, 0, 40), upright(0, 0, 20), upright(40, 0, 20)])).toEqual(
      [],
    );
  });
});

describe("glyphs", () => {
  test("make lines from the left, with a space for a wide gap", () => {
    const glyphs = [glyph("三", 40, 1), glyph("一", 0, 0), glyph("二", 10, 0), glyph("四", 0, 30)];
    expect(linesOfGlyphs(glyphs).map(({ text }) => text)).toEqual(["一二 三", "四"]);
  });

  test("set vertically are read from the top, columns from the right", () => {
    const column = (text: string, x: number): Glyph[] =>
      [...text].map((char, index) => glyph(char, x, index * 10, true));
    expect(textOfGlyphs([...column("办理结果", 0), ...column("三、本年度", 12)])).toBe("三、本年度办理结果");
  });

  test("named by their radical are put right, and full-width brackets stay", () => {
    expect(withoutRadicals("⼆、⾏政⻚（⼾）〈")).toBe("二、行政页（户）〈");
  });
});
