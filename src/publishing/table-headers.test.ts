/** What a screen reader, and a tagged PDF, says with each number: the HTML standard's own algorithm over the tables. */
import { describe, expect, test } from "vitest";
import { groupOfRow, officialLabel, type TableId } from "../form/fields";
import {
  APPLICANT_KINDS,
  APPLICATION_ROWS,
  DISPUTE_KINDS,
  DISPUTE_RESULTS,
  PROACTIVE_BLOCKS,
} from "../form/official-form";
import { TABLE_LAYOUTS } from "../form/table-layout";
import { viewOf } from "../report/live-report";
import { documentOf } from "./document";
import type { Element, Node } from "./element";
import { blockElement, markupOf } from "./markup";

const isElement = (node: Node): node is Element => typeof node !== "string";
const textOf = (node: Node): string => (isElement(node) ? node.children.map(textOf).join("") : node);
const find = (node: Element, tag: string): Element[] =>
  node.children
    .filter(isElement)
    .flatMap((child) => [...(child.tag === tag ? [child] : []), ...find(child, tag)]);

interface Cell {
  readonly element: Element;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** HTML, 4.9.12.1: forming a table, for tables without overlap. */
function cellsOf(table: Element): Cell[] {
  const cells: Cell[] = [];
  find(table, "tr").forEach((row, y) => {
    let x = 0;
    const taken = (): boolean =>
      cells.some((cell) => cell.x <= x && x < cell.x + cell.width && cell.y <= y && y < cell.y + cell.height);
    for (const element of row.children.filter(isElement)) {
      while (taken()) x += 1;
      const width = Number(element.attributes["colspan"] ?? 1);
      cells.push({ element, x, y, width, height: Number(element.attributes["rowspan"] ?? 1) });
      x += width;
    }
  });
  return cells;
}

/** HTML, 4.9.12.2: the header cells of a data cell; `headers` goes before what stands beside and above. */
function headersOf(cell: Cell, cells: readonly Cell[]): string[] {
  const ids = (cell.element.attributes["headers"] ?? "").split(" ").filter((id) => id !== "");
  expect(ids.length).toBeGreaterThan(0);
  return ids.map((id) => {
    const named = cells.filter((one) => one.element.attributes["id"] === id);
    expect(named, id).toHaveLength(1);
    expect(named[0]?.element.tag).toBe("th");
    return textOf(named[0]?.element ?? "");
  });
}

/** What each value of a table is headed by, in the order in which its cells stand. */
function headed(id: TableId): string[][] {
  const { blocks } = documentOf(viewOf({}));
  const block = blocks.find((one) => one.kind === "table" && one.layout.id === id);
  if (block === undefined) throw new Error(id);
  const cells = cellsOf(blockElement(block));
  const ids = cells.map((cell) => cell.element.attributes["id"]).filter((name) => name !== undefined);
  expect(new Set(ids).size).toBe(ids.length);
  return cells.filter((cell) => cell.element.tag === "td").map((cell) => headersOf(cell, cells));
}

describe("the heads of each number", () => {
  test("in section two: those of its own block", () => {
    expect(headed("proactiveDisclosure")).toEqual(
      PROACTIVE_BLOCKS.flatMap((block) =>
        block.rows.flatMap((row) => row.columns.map((column) => [block.title, column.label, row.label])),
      ),
    );
  });

  test("in section three: applicant, and the row under its group and under 三 where it stands there", () => {
    const columns = [
      ...APPLICANT_KINDS.map(({ id, label }) =>
        id === "naturalPerson" ? ["申请人情况", label] : ["申请人情况", "法人或其他组织", label],
      ),
      ["申请人情况", "总计"],
    ];
    const expected = APPLICATION_ROWS.flatMap((row) => {
      const group = groupOfRow(row);
      const labels = [
        ...(row.id.startsWith("results.") ? ["三、本年度办理结果"] : []),
        ...(group === undefined ? [] : [`${group.number}${group.label}`]),
        officialLabel(row),
      ];
      return columns.map((heads) => [...heads, ...labels]);
    });
    expect(headed("applications")).toEqual(expected);
  });

  test("in section four: kind of case and result", () => {
    const results = [...DISPUTE_RESULTS.map(({ label }) => label), "总计"];
    expect(headed("disputes")).toEqual(
      DISPUTE_KINDS.flatMap(({ head, label }) =>
        results.map((result) => [...(head === undefined ? [] : [head]), label, result]),
      ),
    );
  });

  test("every head has its words, which together are the head", () => {
    for (const layout of Object.values(TABLE_LAYOUTS)) {
      for (const cell of layout.rows.flat()) {
        if (cell.kind === "header" && cell.words !== null) expect(cell.words.join("")).toBe(cell.text);
      }
    }
  });
});

test("the web page's table three repeats its labels only where remarks make it higher than a page", () => {
  const times = (remark: string): number => {
    const view = viewOf({
      "applications.newlyReceived.naturalPerson": "37",
      "notes.applications.newlyReceived.naturalPerson": remark,
    });
    return find(markupOf(documentOf(view)), "th").filter((cell) => textOf(cell) === "三、本年度办理结果")
      .length;
  };
  expect(times("含转来申请3件")).toBe(1);
  expect(times("含转来申请3件".repeat(9))).toBeGreaterThan(1);
});
