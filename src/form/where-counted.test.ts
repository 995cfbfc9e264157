import { describe, expect, test } from "vitest";
import { APPLICATION_ROWS } from "./official-form";
import { COUNTED_CASES, casesFor } from "./where-counted";

describe("归到哪一行", () => {
  test("names rows of section three that are typed", () => {
    const typed = APPLICATION_ROWS.filter((row) => row.computed !== true).map((row) => row.id);
    for (const { row } of COUNTED_CASES) if (row !== null) expect(typed).toContain(row);
  });

  test("has an answer for every row of results", () => {
    const answered = new Set(COUNTED_CASES.map(({ row }) => row));
    const rows = APPLICATION_ROWS.filter((row) => row.id.startsWith("results.") && row.computed !== true);
    const unanswered = rows.filter((row) => !answered.has(row.id)).map((row) => row.label);
    expect(unanswered).toEqual(["其他法律行政法规禁止公开", "危及“三安全一稳定”"]);
  });

  test.each([
    ["补正", ["三（四）3", null, "三（六）1"]],
    ["撤回", ["三（六）3"]],
    ["信息不存在", ["三（四）1"]],
    ["不属于本机关", ["三（四）1"]],
    ["已主动公开", ["三（一）"]],
    ["没有这样的说法", []],
  ])("“%s” leads to %j", (search, places) => {
    const found = casesFor(search).map(
      ({ row }) => APPLICATION_ROWS.find((candidate) => candidate.id === row)?.place ?? null,
    );
    expect(found).toEqual(places);
  });

  test("shows everything before anybody has searched", () => {
    expect(casesFor(" ")).toEqual(COUNTED_CASES);
  });
});
