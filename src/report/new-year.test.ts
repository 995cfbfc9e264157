/** A new year's report from last year's, and last year's report kept with a draft. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type Entries, withChanges } from "./entries";
import {
  attachLastYear,
  beginLastYear,
  changedSinceTaken,
  detachLastYear,
  isYearBefore,
  lastYearKey,
  lastYearSource,
  standingOf,
} from "./last-year";
import { lastYearIn } from "./last-year-entries";
import { newYearFrom } from "./new-year";
import { openReport } from "./report-file";

function example(): Entries {
  const text = readFileSync(new URL("../../e2e/fixtures/changle-2024.json", import.meta.url), "utf8");
  const opened = openReport(JSON.parse(text));
  if (!opened.ok) throw new Error("the example does not open");
  return opened.value.entries;
}

const UNIT = "福州市长乐区人民政府办公室";

const of = (organization: string, year = 2025, texts = false) => ({ organization, year, texts, draft: "d1" });

test("the new year takes unit, signature and what it begins with, and no other number", () => {
  const lastYear = { ...example(), "proactiveDisclosure.normativeDocuments.inForce": "17" };
  const { entries } = newYearFrom(lastYear, of(UNIT));
  expect(entries).toMatchObject({
    organization: UNIT,
    year: "2025",
    title: `${UNIT}2025年政府信息公开工作年度报告`,
    "period.from": "2025-01-01",
    "applications.carriedOver.naturalPerson": "3",
    "applications.carriedOver.commercialEnterprise": "0",
  });
  expect(entries["applications.newlyReceived.naturalPerson"]).toBeUndefined();
  expect(entries["proactiveDisclosure.normativeDocuments.inForce"]).toBe("17");
  expect(entries["proactiveDisclosure.normativeDocuments.issued"]).toBeUndefined();
  expect(entries["proactiveDisclosure.administrativeLicenses.decisions"]).toBeUndefined();
  expect(entries["overview"]).toBeUndefined();
  expect(lastYearSource(entries)).toEqual({ kind: "draft", draft: "d1" });
  expect(lastYearIn(entries)?.["year"]).toBe("2024");
});

test("a report of a year further back gives its words, and no number", () => {
  const { entries, moved } = newYearFrom(
    { ...example(), preamble: "数据自2024年1月1日起。" },
    of("新名局", 2026),
  );
  expect(entries).toMatchObject({
    organization: "新名局",
    title: "新名局2026年政府信息公开工作年度报告",
    preamble: "数据自2026年1月1日起。",
  });
  expect(moved).toHaveLength(1);
  expect(entries["applications.carriedOver.naturalPerson"]).toBeUndefined();
  expect(lastYearSource(entries)).toBeNull();
});

test("the report's own years are moved and listed; those of laws and of years before stay", () => {
  const lastYear = {
    organization: "甲局",
    year: "2024",
    preamble:
      "根据国办公开办函〔2021〕30号编制。数据自2024年1月1日起至2024年12月31日止，2025 年 1 月公布。2019年修订的《条例》。",
  };
  const { entries, moved } = newYearFrom(lastYear, of("甲局"));
  expect(entries["preamble"]).toBe(
    "根据国办公开办函〔2021〕30号编制。数据自2025年1月1日起至2025年12月31日止，2026 年 1 月公布。2019年修订的《条例》。",
  );
  expect(moved.map(({ field, from, to }) => [field, from, to])).toEqual([
    ["preamble", "2024", "2025"],
    ["preamble", "2024", "2025"],
    ["preamble", "2025", "2026"],
  ]);
  expect(moved.map(({ words }) => words)).toEqual([
    "数据自2025年1月1日起至2025年12月31日止",
    "数据自2025年1月1日起至2025年12月31日止",
    "2026 年 1 月公布",
  ]);
});

test("years in the titles of documents stay; the report's own title moves", () => {
  const lastYear = {
    organization: "甲局",
    year: "2024",
    preamble: "现编制《甲局2024年政府信息公开工作年度报告》。",
    overview:
      "落实《2024年政务公开工作要点》和《关于转发〈2024年要点〉的通知》，2024年公开信息1234567890123456789件，印发〈2025年计划〉。",
  };
  const { entries, moved } = newYearFrom(lastYear, of("甲局", 2025, true));
  expect(entries["preamble"]).toBe("现编制《甲局2025年政府信息公开工作年度报告》。");
  expect(entries["overview"]).toBe(
    "落实《2024年政务公开工作要点》和《关于转发〈2024年要点〉的通知》，2025年公开信息1234567890123456789件，印发〈2025年计划〉。",
  );
  expect(moved.map(({ words }) => words)).toEqual([
    "现编制《甲局2025年政府信息公开工作年度报告》",
    "2025年公开信息1234567890123456789…",
  ]);
});

const moving = (preamble: string) => {
  const { entries, moved, left } = newYearFrom({ organization: "甲局", year: "2024", preamble }, of("甲局"));
  return [entries["preamble"], moved.length, left.map(({ words }) => words)];
};

test.each([
  ["本报告期（2024年）内", "本报告期（2025年）内"],
  ["（2024年1月1日至2024年12月31日）", "（2025年1月1日至2025年12月31日）"],
  ["数据自2024.1.1至2024.12.31止", "数据自2025.1.1至2025.12.31止"],
  ["数据自2024-01-01至2024-12-31止", "数据自2025-01-01至2025-12-31止"],
  ["数据自2024/1/1—2024/12/31", "数据自2025/1/1—2025/12/31"],
  ["20240101至20241231", "20250101至20251231"],
  ["二〇二四年度，二○二五年一月公布", "二〇二五年度，二○二六年一月公布"],
  ["二零二四年", "二零二五年"],
  ["２０２４年", "２０２５年"],
  ["《甲局2024年政府信息公开工作年度报告》", "《甲局2025年政府信息公开工作年度报告》"],
])("%s: the report's own year, however it is written, is moved", (before, after) => {
  const years = /至|—|，/.test(before) ? 2 : 1;
  expect(moving(before)).toEqual([after, years, []]);
});

test.each([
  ["按照2024—2025年计划推进。", ["按照2024—2025年计划推进"]],
  ["2024年至2025年，本机关开展提升行动。", ["2024年至2025年，本机关开展提升行动"]],
  ["2023、2024年两年。", ["2023、2024年两年"]],
  ["2024-25年度计划。", ["2024-25年度计划"]],
  ["《2024年政务公开工作要点》", ["《2024年政务公开工作要点》"]],
  ["于2024.5.20召开会议。", ["于2024.5.20召开会议"]],
  ["年度报告（2024）", ["年度报告（2024）"]],
  ["总结24年工作。", ["总结24年工作"]],
  ["见 http://www.x.gov.cn/2024-12-31/a.html", ["见 http"]],
] as const)("%s: what may be another year is left and listed", (before, words) => {
  const [text, moved, left] = moving(before);
  expect([text, moved]).toEqual([before, 0]);
  if (!before.includes("http")) expect(left).toEqual(words);
  else expect(left).toHaveLength(1);
});

test.each([
  "国办公开办函〔2021〕30号、甲政办发〔2024〕5号、甲办（2024）6号。",
  "主动公开信息2024条，点击2024余次。",
  "行政事业性收费2024.12万元。",
  "电话：0591-2024123，邮编：350200，传真28002024。",
  "落实2016—2020年规划和2019年修订的《条例》，开办24年来。",
])("%s: no year of the report's, or none at all", (text) => {
  expect(moving(text)).toEqual([text, 0, []]);
});

test("texts come along when they are wanted, with their years moved", () => {
  const lastYear = { organization: "甲局", year: "2024", overview: "2024年，主动公开信息9条。" };
  const { entries, moved } = newYearFrom(lastYear, of("甲局", 2025, true));
  expect(entries["overview"]).toBe("2025年，主动公开信息9条。");
  expect(moved.map(({ words }) => words)).toEqual(["2025年，主动公开信息9条"]);
});

test("another report takes the place of the one attached, and taking it away leaves nothing", () => {
  const draft: Entries = { organization: UNIT, year: "2025" };
  const first = withChanges(draft, attachLastYear(draft, example(), { kind: "file", name: "去年.json" }));
  expect(lastYearSource(first)).toEqual({ kind: "file", name: "去年.json" });
  expect(changedSinceTaken(first, example())).toBe(0);
  expect(changedSinceTaken(first, { ...example(), overview: "改了" })).toBe(1);
  const second = withChanges(first, beginLastYear(first));
  expect(lastYearIn(second)).toEqual({ organization: UNIT, year: "2024" });
  expect(withChanges(second, detachLastYear(second))).toEqual(draft);
  expect(first[lastYearKey("applications.carriedForward.naturalPerson")]).toBe("3");
});

test("how a report stands to the one it is attached to: its year, its unit, its numbers", () => {
  const draft: Entries = { organization: UNIT, year: "2025" };
  const of = (changes: Entries) => standingOf(draft, { ...example(), ...changes });
  expect(of({})).toMatchObject({ year: "before", unit: "same", missing: 0 });
  expect(of({ year: "2025" })).toMatchObject({ year: "other" });
  expect(of({ year: "" })).toMatchObject({ year: "unknown" });
  expect(of({ organization: "洪泽区人民政府" })).toMatchObject({ year: "before", unit: "other" });
  expect(of({ organization: "" })).toMatchObject({ unit: "unknown" });
  expect(
    of({ "disputes.reconsideration.upheld": "", "disputes.reconsideration.pending": "－" }),
  ).toMatchObject({
    missing: 2,
  });
  expect(standingOf({}, example())).toMatchObject({ year: "before", unit: "same" });
});

test("only the unit's own report of the year before is offered", () => {
  const draft: Entries = { organization: UNIT, year: "2025" };
  expect(isYearBefore({ organization: ` ${UNIT}`, year: "2024" }, draft)).toBe(true);
  expect(isYearBefore({ organization: UNIT, year: "2023" }, draft)).toBe(false);
  expect(isYearBefore({ organization: "福州市长乐区人民政府", year: "2024" }, draft)).toBe(false);
  expect(isYearBefore({ organization: "", year: "2024" }, { year: "2025" })).toBe(false);
});
