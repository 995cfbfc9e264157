/** Places in a source document: their names, what is drawn, what leads where. */
import { expect, test } from "vitest";
import type { SourceBlock } from "../../opening/document/source-document";
import { drawnOf, partsByBlock, placeWords } from "./source-places";

const row = (at: number, columns: number) =>
  Array.from({ length: columns }, (_, column) => ({
    row: at,
    column,
    rowSpan: 1,
    columnSpan: 1,
    text: `${column}`,
  }));
const table = (rows: number, columns: number): SourceBlock => ({
  kind: "table",
  rows,
  columns,
  cells: Array.from({ length: rows }, (_, at) => row(at, columns)).flat(),
  page: 2,
});

test("a place is named as somebody finds it in the file", () => {
  const blocks: SourceBlock[] = [{ kind: "paragraph", text: "甲" }, table(2, 2)];
  expect(placeWords({ block: 0 }, blocks)).toBe("第 1 段");
  expect(placeWords({ block: 1, row: 1, column: 0 }, blocks)).toBe("第 2 页，表格第 2 行第 1 列");
});

test("an ordinary report is drawn whole, a huge table up to a bound and where it was read from", () => {
  expect(drawnOf([table(25, 8)], [])).toMatchObject({ leftOut: 0, blocks: [{ opensPage: 2 }] });
  const { blocks, leftOut } = drawnOf([table(10_000, 2)], [{ block: 0, row: 9_000, column: 1 }]);
  expect(blocks[0]?.rows).toHaveLength(401);
  expect(blocks[0]?.rows).toContain(9_000);
  expect(leftOut).toBe(9_599);
  expect(drawnOf([table(400, 100)], []).blocks[0]?.rows).toHaveLength(60);
});

test("characters that lead somewhere stand in order and none over another", () => {
  const parts = partsByBlock(
    new Map([
      ["3@8-9", "乙"],
      ["3@0-2", "甲"],
      ["3@1-4", "丙"],
      ["4:0:1", "丁"],
    ]),
  );
  expect(parts.get("3")?.map(({ label }) => label)).toEqual(["甲", "乙"]);
  expect(parts.get("4:0:1")).toEqual([{ from: 0, to: Number.POSITIVE_INFINITY, key: "4:0:1", label: "丁" }]);
});
