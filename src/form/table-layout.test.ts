import { describe, expect, test } from "vitest";
import { fieldsOfTable, TOTALS } from "./fields";
import { TABLE_LAYOUTS, type TableLayout, withRepeatedLabels } from "./table-layout";

/** Puts the cells on a grid as a browser does; throws where two overlap. */
function grid(layout: TableLayout): string[][] {
  const taken: string[][] = layout.rows.map(() => []);
  layout.rows.forEach((row, y) => {
    let x = 0;
    for (const cell of row) {
      while (taken[y]?.[x] !== undefined) x += 1;
      const rows = cell.kind === "header" ? cell.rowSpan : 1;
      for (let dy = 0; dy < rows; dy += 1) {
        for (let dx = 0; dx < cell.colSpan; dx += 1) {
          const line = taken[y + dy];
          if (line === undefined || line[x + dx] !== undefined)
            throw new Error(`overlap at ${y + dy}, ${x + dx}`);
          line[x + dx] = cell.kind === "header" ? cell.text : cell.id;
        }
      }
    }
  });
  return taken;
}

describe("the printed tables", () => {
  for (const [layout, columns, rows] of [
    [TABLE_LAYOUTS.proactiveDisclosure, 4, 14],
    [TABLE_LAYOUTS.applications, 10, 28],
    [TABLE_LAYOUTS.disputes, 15, 4],
  ] as const) {
    test(`${layout.id} fills a grid of ${columns} columns and ${rows} rows without gap or overlap`, () => {
      const filled = grid(layout);
      expect(filled).toHaveLength(rows);
      for (const line of filled) expect(line.filter((text) => text !== undefined)).toHaveLength(columns);
      expect(layout.widths).toHaveLength(columns);
    });

    test(`${layout.id} holds each of its fields and totals once`, () => {
      const ids = layout.rows.flatMap((row) =>
        row.flatMap((cell) => (cell.kind === "value" ? [cell.id] : [])),
      );
      const expected = [
        ...fieldsOfTable(layout.id).map((field) => field.id),
        ...TOTALS.filter((total) => total.table === layout.id).map((total) => total.id),
      ];
      expect([...ids].sort()).toEqual([...expected].sort());
    });
  }

  test("section three has the heads of its columns in three levels", () => {
    const head = grid(TABLE_LAYOUTS.applications).slice(0, 3);
    expect(head.map((line) => line.slice(3))).toEqual([
      Array(7).fill("申请人情况"),
      ["自然人", ...Array(5).fill("法人或其他组织"), "总计"],
      ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"],
    ]);
  });

  test("section three's results stand under their group and under 三", () => {
    const rows = grid(TABLE_LAYOUTS.applications);
    expect(rows[14]?.slice(0, 3)).toEqual(["三、本年度办理结果", "（三）不予公开", "8．属于行政查询事项"]);
    expect(rows[15]?.slice(0, 3)).toEqual([
      "三、本年度办理结果",
      "（四）无法提供",
      "1．本机关不掌握相关政府信息",
    ]);
    expect(rows[26]?.slice(0, 3)).toEqual(["三、本年度办理结果", "（七）总计", "（七）总计"]);
  });

  test("section four has 15 values in one row under three levels of heads", () => {
    const rows = grid(TABLE_LAYOUTS.disputes);
    expect(rows[0]).toEqual([...Array(5).fill("行政复议"), ...Array(10).fill("行政诉讼")]);
    expect(rows[1]?.[5]).toBe("未经复议直接起诉");
    expect(rows[1]?.[10]).toBe("复议后起诉");
    expect(rows[2]?.slice(0, 5)).toEqual(["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]);
  });

  test("section three's long label can be said for each group of rows, on the same grid", () => {
    const repeated = withRepeatedLabels(TABLE_LAYOUTS.applications);
    expect(grid(repeated)).toEqual(grid(TABLE_LAYOUTS.applications));
    const labels = repeated.rows
      .flat()
      .filter((cell) => cell.kind === "header" && cell.text === "三、本年度办理结果");
    expect(labels.map((cell) => (cell.kind === "header" ? cell.rowSpan : 0))).toEqual([1, 1, 8, 3, 5, 3, 1]);
    for (const layout of [TABLE_LAYOUTS.proactiveDisclosure, TABLE_LAYOUTS.disputes]) {
      expect(withRepeatedLabels(layout)).toBe(layout);
    }
  });
});
