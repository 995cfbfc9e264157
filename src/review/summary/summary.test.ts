import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findField } from "../../form/fields";
import { anyTableEntries, validEntries } from "../../report/arbitraries.testing";
import { type Entries, typedAt, withChanges } from "../../report/entries";
import { viewOf } from "../../report/live-report";
import { exactSum, figureOf, figuresOf, SOURCES_KEY, SUMMED, sourcesIn } from "../../report/sources";
import { boardOf, countBoard, newCollection, type ReceivedReport, reminderText } from "./board";
import { leftOutWords, wideRows } from "./export-rows";
import { outliersOf } from "./outliers";
import {
  changedSources,
  compareWith,
  imbalancesOf,
  isKept,
  keepSource,
  sourceImbalances,
  sumUp,
  tellAgain,
  type Unit,
  updateSources,
} from "./roll-up";
import { kindOfUnit, likeness, matchNames, parseExpected } from "./unit-names";
import {
  columnsOf,
  differenceWords,
  makeUpOf,
  toCsv,
  toTsv,
  totalIn,
  type UnitFigures,
  valueIn,
} from "./wide-table";

const unit = (id: string, entries: Entries, contentHash = `h-${id}`): Unit => ({
  id,
  name: `单位${id}`,
  contentHash,
  figures: figuresOf(entries),
});
const figures = (id: string, entries: Entries, kind = "部门"): UnitFigures => ({
  id,
  name: `单位${id}`,
  kind,
  figures: figuresOf(entries),
});
const received = (id: string, organization: string, more: Partial<ReceivedReport> = {}): ReceivedReport => ({
  id,
  draftId: `draft-${id}`,
  organization,
  year: "2024",
  stage: "submitted",
  revision: 1,
  contentHash: `h-${id}`,
  submittedAt: "2025-01-20T00:00:00.000Z",
  changedAt: "2025-01-20T00:00:00.000Z",
  errors: 0,
  warnings: 0,
  answered: 0,
  openComments: 0,
  ...more,
});

/** Sums in 分 with big whole numbers, as one would by hand. */
function byHand(values: readonly string[]): string {
  const numbers = values.filter((value) => value !== "");
  if (numbers.length === 0) return "";
  const sum = numbers.reduce((all, value) => {
    const [whole = "0", part = ""] = value.split(".");
    return all + BigInt(`${whole}${part.padEnd(6, "0")}`);
  }, 0n);
  const digits = String(sum).padStart(7, "0");
  const part = digits.slice(-6).replace(/0+$/, "");
  return part === "" ? digits.slice(0, -6) : `${digits.slice(0, -6)}.${part}`;
}

describe("sums", () => {
  test("are exact where binary fractions are not", () => {
    expect(exactSum(["0.1", "0.2"])).toBe("0.3");
    expect(exactSum(["999999999.999999", "0.000001"])).toBe("1000000000");
    expect(exactSum(["59237.2449", "149.673874"])).toBe("59386.918774");
    expect(exactSum([])).toBe("");
    expect(exactSum(["", ""])).toBe("");
    expect(exactSum(["0", ""])).toBe("0");
  });

  test("of any units in any order are those one gets by hand", () => {
    fc.assert(
      fc.property(fc.array(validEntries, { minLength: 1, maxLength: 6 }), (contents) => {
        const units = contents.map((entries, index) => unit(String(index), entries));
        const { entries, tooLarge } = sumUp("区政府", 2024, units);
        const reversed = sumUp("区政府", 2024, [...units].reverse());
        expect(reversed.entries).toEqual(entries);
        for (const id of SUMMED) {
          if (tooLarge.includes(id)) expect(entries[id]).toBeUndefined();
          else expect(typedAt(entries, id)).toBe(byHand(contents.map((one) => typedAt(one, id))));
        }
      }),
      { numRuns: 40 },
    );
  });

  test("what is no number gives nothing and is named, as what is empty", () => {
    fc.assert(
      fc.property(anyTableEntries, (entries) => {
        const { incomplete } = sumUp("区政府", 2024, [unit("1", entries)]);
        for (const id of SUMMED) {
          expect(incomplete.has(id)).toBe(viewOf(entries).number(id) === null);
        }
      }),
      { numRuns: 20 },
    );
  });

  test("more than a cell can hold is said and not written", () => {
    const id = "applications.newlyReceived.naturalPerson";
    const { entries, tooLarge } = sumUp("区政府", 2024, [
      unit("1", { [id]: "999999999" }),
      unit("2", { [id]: "1" }),
    ]);
    expect(tooLarge).toEqual([id]);
    expect(entries[id]).toBeUndefined();
  });
});

describe("the roll-up report", () => {
  const cell = "applications.newlyReceived.naturalPerson";
  const units = [unit("a", { [cell]: "4" }), unit("b", { [cell]: "37" })];

  test("keeps which unit gave what", () => {
    const { entries } = sumUp("区政府", 2024, units);
    expect(typedAt(entries, cell)).toBe("41");
    expect(sourcesIn(entries).map((source) => [source.name, figureOf(source, cell)])).toEqual([
      ["单位a", "4"],
      ["单位b", "37"],
    ]);
    expect(changedSources(entries, units)).toEqual([]);
  });

  test("says which unit changed afterwards and takes it over when asked, one or all", () => {
    const { entries } = sumUp("区政府", 2024, units);
    const later = [unit("a", { [cell]: "5" }, "later"), unit("b", { [cell]: "40" }, "later")];
    expect(changedSources(entries, later).map(({ source, cells }) => [source.id, cells])).toEqual([
      ["a", [cell]],
      ["b", [cell]],
    ]);
    const one = withChanges(entries, updateSources(entries, later.slice(0, 1)));
    expect(typedAt(one, cell)).toBe("42");
    expect(changedSources(one, later)).toHaveLength(1);
    const all = withChanges(one, updateSources(one, later));
    expect(typedAt(all, cell)).toBe("45");
    expect(changedSources(all, later)).toEqual([]);
    expect(changedSources(all, later.slice(0, 1))).toMatchObject([{ source: { id: "b" }, unit: null }]);
  });

  test("a change that is not taken stays not taken until the unit changes again", () => {
    const { entries } = sumUp("区政府", 2024, units);
    const told = (from: Entries, now: readonly Unit[]) =>
      changedSources(from, now).filter((one) => !isKept(from, one));
    const later = [unit("a", { [cell]: "5" }, "later"), ...units.slice(1)];
    const kept = withChanges(entries, told(entries, later).map(keepSource));
    expect(told(kept, later)).toEqual([]);
    expect(typedAt(kept, cell)).toBe("41");
    expect(told(kept, [unit("a", { [cell]: "6" }, "again"), ...units.slice(1)])).toHaveLength(1);
    expect(told(kept, units.slice(1))).toHaveLength(1);
    const without = withChanges(kept, told(kept, units.slice(1)).map(keepSource));
    expect(told(without, units.slice(1))).toEqual([]);
    expect(told(withChanges(kept, tellAgain(kept)), later)).toHaveLength(1);
  });

  test("a cell corrected by hand stays when units are taken over", () => {
    const { entries } = sumUp("区政府", 2024, units);
    const corrected = { ...entries, [cell]: "43" };
    const later = [unit("a", { [cell]: "5" }, "later")];
    expect(typedAt(withChanges(corrected, updateSources(corrected, later)), cell)).toBe("43");
  });

  test("updating all units is summing them anew", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(validEntries, validEntries), { minLength: 1, maxLength: 4 }), (pairs) => {
        const before = pairs.map(([entries], index) => unit(String(index), entries, "before"));
        const after = pairs.map(([, entries], index) => unit(String(index), entries, "after"));
        const first = sumUp("区政府", 2024, before);
        const second = sumUp("区政府", 2024, after);
        fc.pre(first.tooLarge.length + second.tooLarge.length === 0);
        expect(withChanges(first.entries, updateSources(first.entries, after))).toEqual(second.entries);
      }),
      { numRuns: 20 },
    );
  });

  test("balances if its units do, and otherwise names unit and column", () => {
    const row = (newly: string, handled: string): Entries => {
      const entries: Record<string, string> = {};
      for (const id of SUMMED) if (findField(id)?.table === "applications") entries[id] = "0";
      entries["applications.newlyReceived.naturalPerson"] = newly;
      entries["applications.results.granted.naturalPerson"] = handled;
      return entries;
    };
    expect(imbalancesOf("a", "首占镇", viewOf(row("4", "4")))).toEqual([]);
    expect(imbalancesOf("b", "金峰镇", viewOf(row("4", "3")))).toMatchObject([
      { name: "金峰镇", column: "naturalPerson", balance: { difference: 1 } },
    ]);
    const { entries } = sumUp("区政府", 2024, [unit("a", row("4", "4")), unit("b", row("4", "3"))]);
    expect(viewOf(entries).balance("naturalPerson")?.difference).toBe(1);
  });

  test("names the units and columns that its own imbalance comes from", () => {
    const cell = "applications.newlyReceived.naturalPerson";
    const balanced = Object.fromEntries(SUMMED.map((id) => [id, "0"]));
    const { entries } = sumUp("甲市", 2024, [unit("a", balanced), unit("b", { ...balanced, [cell]: "3" })]);
    expect(sourceImbalances(sourcesIn(entries))).toMatchObject([
      { unit: "b", name: "单位b", column: "naturalPerson", balance: { difference: expect.any(Number) } },
    ]);
  });

  test("a report made elsewhere is compared without its numbers being touched", () => {
    const made = { [cell]: "40" };
    const compared = withChanges(made, [compareWith(units)]);
    expect(typedAt(compared, cell)).toBe("40");
    expect(Object.keys(compared)).toEqual([cell, SOURCES_KEY]);
  });
});

describe("the wide table", () => {
  const entries = {
    "applications.results.denied.stateSecret.naturalPerson": "2",
    "applications.results.denied.thirdPartyRights.commercialEnterprise": "3",
    "applications.newlyReceived.naturalPerson": "5",
    "proactiveDisclosure.administrativeFees.amount": "2.5",
  };

  test("adds groups and columns up", () => {
    const main = columnsOf("main");
    expect(main.map(({ head }) => head)).toEqual([
      "一、新收",
      "二、上年结转",
      "予以公开",
      "部分公开",
      "不予公开",
      "无法提供",
      "不予处理",
      "其他处理",
      "总计",
      "四、结转下年",
    ]);
    const [unitA] = [figures("a", entries)];
    const values = Object.fromEntries(
      main.map((column) => [column.head, unitA ? valueIn(unitA, column) : ""]),
    );
    expect(values).toMatchObject({ "一、新收": "5", 不予公开: "5", 总计: "5", 予以公开: "" });
    expect(columnsOf("applications")).toHaveLength(25);
    expect(columnsOf("proactive")).toHaveLength(10);
    expect(columnsOf("disputes")).toHaveLength(15);
  });

  test("every total is made of its units, largest first, and says who gave nothing", () => {
    const [column] = columnsOf("main");
    if (column === undefined) throw new Error("no column");
    const units = [
      figures("a", entries),
      figures("b", { "applications.newlyReceived.naturalPerson": "9" }),
      figures("c", { "applications.newlyReceived.naturalPerson": "0" }),
      figures("d", {}),
    ];
    const { parts, zero, empty } = makeUpOf(units, column);
    expect(parts.map(({ unit: { id }, value }) => [id, value])).toEqual([
      ["b", 9],
      ["a", 5],
    ]);
    expect([zero, empty].map((list) => list.map(({ id }) => id))).toEqual([["c"], ["d"]]);
    expect(totalIn(units, column)).toBe("14");
  });

  test("a column's total is the same for any order of units", () => {
    fc.assert(
      fc.property(fc.array(validEntries, { maxLength: 5 }), (contents) => {
        const units = contents.map((one, index) => figures(String(index), one));
        for (const column of columnsOf("main")) {
          expect(totalIn([...units].reverse(), column)).toBe(totalIn(units, column));
        }
      }),
      { numRuns: 20 },
    );
  });

  test("as a sheet says which units count in its sums, and why the others do not", () => {
    const cell = "applications.newlyReceived.naturalPerson";
    const collection = {
      ...newCollection(2024),
      expected: ["甲局", "乙局", "丙局", "丁局", "戊局", "己局"].map((name) => ({ name, kind: "部门" })),
      excused: { 己局: "" },
    };
    const board = boardOf(
      collection,
      [
        received("a", "甲局", { stage: "approved" }),
        received("b", "乙局", { stage: "approved" }),
        received("c", "丙局"),
        received("d1", "丁局"),
        received("d2", "丁局", { contentHash: "other" }),
      ],
      "2025-02-01",
    );
    const units = new Map(["a", "b", "c", "d1", "d2"].map((id) => [id, figures(id, { [cell]: "3" })]));
    const counts = ({ name }: { readonly name: string }): boolean => name === "甲局";
    const columns = columnsOf("main").slice(0, 1);
    const [only] = [units.get("a")];
    if (only === undefined) throw new Error("no unit");
    const sheet = wideRows(board, columns, units, { units: [only], name: "合计　1 个已通过单位", counts });
    const leftOut =
      "没有计入合计的 5 个单位：乙局（已通过，没有勾选）、丙局（待审核）、丁局（报了两份）、戊局（未报送）、己局（本年不报）";
    expect([sheet.head, ...sheet.rows]).toEqual([
      ["单位", "类别", "状态", "计入合计", "一、新收"],
      ["甲局", "部门", "已通过", "是", "3"],
      ["乙局", "部门", "已通过", "否", "3"],
      ["丙局", "部门", "待审核", "否", "3"],
      ["丁局", "部门", "报了两份", "否", ""],
      ["戊局", "部门", "未报送", "否", ""],
      ["己局", "部门", "本年不报", "否", ""],
      ["合计　1 个已通过单位", "", "", "", "3"],
      [leftOut, "", "", "", ""],
    ]);
    expect(sheet.totalAt).toBe(6);
    expect(leftOutWords(board, () => true)).toBe("");
  });

  test("a report's own figure is more or less than the sum, exactly", () => {
    expect(differenceWords("12", "10")).toBe("+2");
    expect(differenceWords("0.3", "0.300001")).toBe("−0.000001");
    expect(differenceWords("1.5", "1.2")).toBe("+0.3");
    expect(differenceWords("7", "7")).toBe("相同");
    expect(differenceWords("", "")).toBe("相同");
    // Empty is not 0.
    expect(differenceWords("", "7")).toBe("未填");
    expect(differenceWords("7", "")).toBe("无合计");
  });

  test("a name that looks like a formula stays text in a sheet", () => {
    expect(toTsv([["=1+1", "5"]])).toBe("'=1+1\t5");
    expect(toCsv([['甲,"乙"', "@x", "-3"]])).toBe('\ufeff"甲,""乙""",\'@x,-3\r\n');
  });
});

describe("names of units", () => {
  test("are the same with or without the place, 人民政府, 街道办事处", () => {
    expect(likeness("区教育局", "福州市长乐区教育局")).toBe(3);
    expect(likeness("区政府办公室", "福州市长乐区人民政府办公室")).toBe(3);
    expect(likeness("首占镇", "福州市长乐区首占镇人民政府")).toBe(3);
    expect(likeness("吴航街道", "长乐区人民政府吴航街道办事处")).toBe(3);
    expect(likeness("区市场监督管理局", "福州市长乐区市场监督管理局")).toBe(3);
  });
  test("are the same but for 局 and 委", () => {
    expect(likeness("区卫生健康局", "福州市长乐区卫生健康委员会")).toBe(2);
    expect(likeness("发展和改革委员会", "福州市长乐区发展和改革局")).toBe(2);
  });
  test("may be the same when one is the other shortened", () => {
    expect(likeness("区人社局", "福州市长乐区人力资源和社会保障局")).toBe(1);
    expect(likeness("住建局", "长乐区住房和城乡建设局")).toBe(1);
    expect(likeness("发改委", "长乐区发展和改革局")).toBe(1);
  });
  test("are not the same otherwise", () => {
    expect(likeness("区教育局", "福州市长乐区民政局")).toBe(0);
    expect(likeness("首占镇", "古槐镇")).toBe(0);
    expect(likeness("区民政局", "福州市长乐区人民政府办公室")).toBe(0);
    expect(likeness("城关镇", "城关镇卫生院")).toBe(0);
  });
  test("a name that two would fit is asked", () => {
    expect(matchNames(["区教育局"], ["福州市长乐区教育局", "福州市仓山区教育局"])).toEqual([
      { listed: "区教育局", name: null, perhaps: ["福州市长乐区教育局", "福州市仓山区教育局"] },
    ]);
    expect(matchNames(["教育局", "教育委员会"], ["长乐区教育局"])).toEqual([
      { listed: "教育局", name: null, perhaps: ["长乐区教育局"] },
      { listed: "教育委员会", name: null, perhaps: ["长乐区教育局"] },
    ]);
    expect(matchNames(["区人社局"], ["长乐区人力资源和社会保障局"])[0]).toMatchObject({
      name: null,
      perhaps: ["长乐区人力资源和社会保障局"],
    });
  });
  test("an exact name wins over a likeness", () => {
    expect(matchNames(["教育局", "区教育局"], ["教育局", "长乐区教育局"]).map(({ name }) => name)).toEqual([
      "教育局",
      "长乐区教育局",
    ]);
  });
  test("have a kind", () => {
    expect(
      ["区教育局", "首占镇人民政府", "吴航街道办事处", "长乐区人民政府", "区政府办公室", "某学会"].map(
        kindOfUnit,
      ),
    ).toEqual(["部门", "镇街", "镇街", "下级政府", "部门", "其他单位"]);
  });
  test("come from a list with odd numbers and spaces, each once", () => {
    const pasted =
      "  序号\t单位名称\t类别\n１\t 区教育局 \t部门\n2\t区 民政局\t部门\n3、区财政局\n４．区司法局\n（5）区 公安 分局\n⑥区审计局\n\n区教育局\n　区公安分局　\n第20镇";
    expect(parseExpected(pasted).map(({ name }) => name)).toEqual([
      "区教育局",
      "区民政局",
      "区财政局",
      "区司法局",
      "区公安分局",
      "区审计局",
      "第20镇",
    ]);
  });

  test("come from a pasted list, with numbers, heads and kinds", () => {
    expect(parseExpected("序号\t单位名称\n1\t区教育局\n2\t区民政局\n")).toEqual([
      { name: "区教育局", kind: "部门" },
      { name: "区民政局", kind: "部门" },
    ]);
    expect(parseExpected("区直部门：\n1. 区教育局\n镇街：\n首占镇\n首占镇\n")).toEqual([
      { name: "区教育局", kind: "区直部门" },
      { name: "首占镇", kind: "镇街" },
    ]);
  });
});

describe("the board", () => {
  const collection = {
    ...newCollection(2024),
    expected: parseExpected("区直部门：\n区教育局\n区民政局\n区卫生健康局\n镇街：\n首占镇\n玉田镇"),
  };
  const reports = [
    received("1", "福州市长乐区教育局", { stage: "approved" }),
    received("2", "福州市长乐区卫生健康委员会", { stage: "returned", openComments: 2 }),
    received("3", "福州市长乐区首占镇人民政府"),
    received("4", "福州市长乐区首占镇人民政府", { submittedAt: "2025-01-22T00:00:00.000Z" }),
    received("5", "福州市长乐区古槐镇人民政府", { stage: "void" }),
    received("6", "福州市长乐区民政局", { year: "2023" }),
  ];

  test("sets what came against what is expected; a second report of a unit is shown, another year's is not", () => {
    const rows = boardOf(collection, reports, "2025-01-23");
    expect(rows.map(({ name, state, unexpected, overdue }) => [name, state, unexpected, overdue])).toEqual([
      ["区教育局", "approved", false, false],
      ["区民政局", "missing", false, false],
      ["区卫生健康局", "returned", false, false],
      ["首占镇", "double", false, false],
      ["玉田镇", "missing", false, false],
      ["福州市长乐区古槐镇人民政府", "void", true, false],
    ]);
    expect(rows[3]?.report?.id).toBe("4");
    expect(countBoard(rows)).toEqual({ expected: 6, approved: 1, waiting: 2, returned: 1, missing: 2 });
  });

  test("after the deadline what is missing is overdue, unless it need not report", () => {
    const rows = boardOf({ ...collection, excused: { 玉田镇: "已撤并" } }, reports, "2025-02-01");
    expect(rows.map(({ overdue }) => overdue)).toEqual([false, true, false, false, false, false]);
    expect(rows[4]?.state).toBe("excused");
  });

  test("two drafts with the very same content are one report", () => {
    const rows = boardOf(
      { ...collection, expected: [] },
      [received("1", "区教育局"), received("2", "区教育局", { contentHash: "h-1" })],
      "2025-01-23",
    );
    expect(rows.map(({ state }) => state)).toEqual(["submitted"]);
  });

  test("two files of one submission are asked about until the next submission comes", () => {
    const fork = [
      received("a", "甲局", { draftId: "d" }),
      received("b", "甲局", { draftId: "d", contentHash: "other" }),
    ];
    const [double] = boardOf(newCollection(2024), fork, "2025-01-01");
    expect(double).toMatchObject({ state: "double", others: [{}] });
    const next = received("a", "甲局", { draftId: "d", revision: 2, contentHash: "third" });
    const [row] = boardOf(newCollection(2024), [next, ...fork.slice(1)], "2025-01-01");
    expect(row).toMatchObject({ state: "submitted", report: { id: "a" }, others: [] });
  });

  test("a name that may mean a unit is asked, and stays settled", () => {
    const asked = boardOf(
      { ...collection, expected: parseExpected("区人社局") },
      [received("9", "长乐区人力资源和社会保障局")],
      "2025-01-23",
    );
    expect(asked[0]).toMatchObject({ state: "missing", perhaps: [{ id: "9" }] });
    const settled = boardOf(
      {
        ...collection,
        expected: parseExpected("区人社局"),
        matched: { 区人社局: "长乐区人力资源和社会保障局" },
      },
      [received("9", "长乐区人力资源和社会保障局")],
      "2025-01-23",
    );
    expect(settled.map(({ name, state }) => [name, state])).toEqual([["区人社局", "submitted"]]);
  });

  test("does not depend on the order in which reports came", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(reports, { minLength: reports.length }), (shuffled) => {
        expect(boardOf(collection, shuffled, "2025-01-23")).toEqual(
          boardOf(collection, reports, "2025-01-23"),
        );
      }),
    );
  });

  test("the reminder names units and date", () => {
    const text = reminderText(["区民政局", "玉田镇"], collection, "2025-01-23");
    expect(text).toContain("区民政局、玉田镇");
    expect(text).toContain("1月31日前");
    expect(reminderText(["区民政局"], collection, "2025-02-03")).toContain("已超过 3 天");
  });
});

describe("outliers", () => {
  const of = (id: string, count: number, kind = "部门") =>
    figures(id, { "applications.newlyReceived.naturalPerson": String(count) }, kind);

  test("against last year and against units of the kind", () => {
    const units = [of("a", 41), of("b", 37), of("c", 22), of("d", 12), of("e", 8), of("f", 6), of("g", 300)];
    const found = outliersOf(units, columnsOf("main").slice(0, 1), new Map([["a", of("a", 12)]]));
    expect(found.map(({ unit: id, than, usual }) => [id, than, usual])).toEqual([
      ["a", "last-year", 12],
      ["g", "kind", 22],
    ]);
  });

  test("few units, or small numbers, are none", () => {
    expect(outliersOf([of("a", 0), of("b", 300)], columnsOf("main"), new Map())).toEqual([]);
    expect(
      outliersOf(
        [1, 1, 2, 2, 9].map((n, i) => of(String(i), n)),
        columnsOf("main"),
        new Map(),
      ),
    ).toEqual([]);
  });
});
