/** The rules over texts, on reports as published: every contradiction known of them is found, and nothing else. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { applicationCell, FIELDS, TABLE_VALUES } from "../form/fields";
import { type Entries, newEntries } from "../report/entries";
import { type ReportView, viewOf } from "../report/live-report";
import { findingsOf } from "./all-findings";
import { findWrongSums } from "./narrative-sum";
import { findTableDifferences } from "./narrative-table";
import { findWrongYears } from "./narrative-year";
import { findWrongPartsCount } from "./parts-count";
import { findWrongWording } from "./wording";

const fixture = (name: string): string =>
  readFileSync(new URL(`../../e2e/fixtures/${name}`, import.meta.url), "utf8");

const HEADINGS: readonly (readonly [string, RegExp])[] = [
  ["overview", /一、\s*总体情况/],
  ["proactiveDisclosure", /二、\s*(?:行政机关)?主动公开/],
  ["applications", /三、\s*(?:行政机关)?收到和处理/],
  ["disputes", /四、\s*(?:因)?政府信息公开/],
  ["problemsAndImprovements", /五、\s*(?:政府信息公开工作)?存在/],
  ["otherMatters", /六、\s*其他/],
];

/** The text between two headings, as a person would copy it. */
function textsOf(file: string): Entries {
  const text = fixture(file).replace(/^(?:source|excerpt|remark): .*$/gm, "");
  const starts = HEADINGS.map(([, heading]) => heading.exec(text)?.index ?? text.length);
  const found = HEADINGS.map(([id], index): [string, string] => [
    id,
    text.slice(starts[index], starts[index + 1]),
  ]);
  return Object.fromEntries([["preamble", text.slice(0, starts[0])], ...found]);
}

const TEXTS = ["preamble", "overview", "problemsAndImprovements", "otherMatters"];
const onlyTexts = (texts: Entries): Entries =>
  Object.fromEntries(Object.entries(texts).filter(([id]) => TEXTS.includes(id)));

interface PublishedTables {
  organization: string;
  year: number;
  table2: Record<string, number | number[]>;
  table3: Record<string, number[]>;
  table4: number[];
}

function suqian(year: 2023 | 2024): ReportView {
  const tables = JSON.parse(fixture(`suqian-${year}.json`)) as PublishedTables;
  const typed = new Set(FIELDS.map((field) => field.id));
  const numbers = [Object.values(tables.table2).flat(), Object.values(tables.table3).flat(), tables.table4];
  const ids = [TABLE_VALUES.proactiveDisclosure, TABLE_VALUES.applications, TABLE_VALUES.disputes];
  const cells = ids.flatMap((list, table) =>
    list.flatMap((id, index): [string, string][] =>
      typed.has(id) ? [[id, String(numbers[table]?.[index])]] : [],
    ),
  );
  return viewOf({
    ...newEntries(tables.organization, year),
    ...Object.fromEntries(cells),
    ...onlyTexts(textsOf(`suqian-${year}.txt`)),
  });
}

interface Expected {
  organization: string;
  year: number;
  values: Record<string, number>;
}

function expectedReport(name: string): ReportView {
  const { organization, year, values } = JSON.parse(fixture(`${name}.expected.json`)) as Expected;
  const cells = Object.entries(values).map(([id, value]): [string, string] => [id, String(value)]);
  return viewOf({
    ...newEntries(organization, year),
    ...Object.fromEntries(cells),
    ...onlyTexts(textsOf(`${name}.txt`)),
  });
}

const zeros: Entries = Object.fromEntries(TABLE_VALUES.applications.map((id) => [id, "0"]));

/** What the rules over texts find, as rule, stated and computed number. */
function foundIn(report: ReportView, lastYear: ReportView | null = null): readonly string[] {
  return TEXTS.flatMap((id) => {
    const text = report.typed(id);
    const line =
      (rule: string) =>
      ({ values }: { values: Readonly<Record<string, string | number>> }) =>
        `${rule} ${values["stated"] ?? values["found"]} ${values["computed"] ?? values["expected"] ?? ""}`.trim();
    return [
      ...findTableDifferences({ content: text }, report, lastYear).map(line("narrative-table")),
      ...findWrongSums({ content: text }, report).map(line("narrative-sum")),
      ...findWrongYears(id, text, report.number("year") ?? 0).map(line("narrative-year")),
      ...(id === "preamble" ? findWrongPartsCount(text).map(line("parts-count")) : []),
      ...findWrongWording(text).map(line("wording")),
    ];
  });
}

describe("reports as published", () => {
  test("宿迁 2023, whose text and tables agree, gives nothing", () => {
    expect(foundIn(suqian(2023))).toEqual([]);
  });

  test("宿迁 2024 gives its 复议 and 诉讼, and with last year its growth", () => {
    expect(foundIn(suqian(2024))).toEqual(["narrative-table 134 170", "narrative-table 57 77"]);
    expect(foundIn(suqian(2024), suqian(2023))).toEqual([
      "narrative-table 1.05 1.08",
      "narrative-table 134 170",
      "narrative-table 57 77",
    ]);
  });

  test.each(["hongze-2023", "shuyang-fagai-2023"])("%s gives nothing", (name) => {
    expect(foundIn(expectedReport(name))).toEqual([]);
  });

  test("平潭 2022 gives its half-width brackets around a title and nothing else", () => {
    expect(foundIn(expectedReport("pingtan-2022"))).toEqual([
      "wording <中华人民共和国政府信息公开工作年度报告格式> 〈中华人民共和国政府信息公开工作年度报告格式〉",
    ]);
  });

  test("长春: 受理2件 in the text, 3 in the table", () => {
    const report = viewOf({
      ...newEntries("长春市退役军人事务局", 2023),
      ...zeros,
      [applicationCell("newlyReceived", "naturalPerson")]: "3",
      ...onlyTexts(textsOf("changchun-tuiyi-2023.txt")),
    });
    expect(foundIn(report)).toEqual(["narrative-table 2 3"]);
  });

  test("a district's statistics bureau: five parts named, 六部分 said", () => {
    const texts = onlyTexts(textsOf("tongji-qu-2023.txt"));
    expect(foundIn(viewOf({ ...newEntries("某区统计局", 2023), ...texts }))).toEqual(["parts-count 6 5"]);
  });

  test("梅河口: six parts named and said; the typing instruction of the heading is found", () => {
    const { preamble = "", overview = "" } = textsOf("meihekou-yingji-2025.txt");
    expect(foundIn(viewOf({ ...newEntries("梅河口市应急管理局", 2025), preamble, overview }))).toEqual([
      "wording (宋体加粗小四号字)",
    ]);
  });

  test("汉阳: everything agrees, its doubled syllable is found", () => {
    const numbers: Entries = {
      ...zeros,
      ...Object.fromEntries(
        [
          ["newlyReceived", 8],
          ["results.granted", 2],
          ["results.partiallyGranted", 2],
          ["results.denied.deliberativeProcess", 1],
          ["results.unavailable.notHeld", 2],
          ["results.otherHandling.other", 1],
        ].map(([row, value]) => [applicationCell(String(row), "naturalPerson"), String(value)]),
      ),
    };
    const sentence = textsOf("hanyang-office-2022.txt")["applications"] ?? "";
    const report = viewOf({
      ...newEntries("武汉市汉阳区人民政府办公室", 2022),
      ...numbers,
      overview: sentence.slice(0, 120),
    });
    expect(foundIn(report)).toEqual(["wording 过程性性 过程性"]);
  });

  test("蛇口: amounts that are about in two ways at once", () => {
    const text = fixture("shekou-jiedao-2021.txt");
    expect(findWrongWording(text).map(({ values }) => values["found"])).toContain("近200余");
  });

  test("杨林, a township, states 规章", () => {
    const report = viewOf({
      ...newEntries("衡阳市衡东县杨林镇", 2023),
      "proactiveDisclosure.rules.issued": "1",
      "proactiveDisclosure.rules.repealed": "1",
      "proactiveDisclosure.rules.inForce": "1",
    });
    expect(
      findingsOf(report)
        .filter((one) => one.rule === "rules-level")
        .map((one) => one.at),
    ).toEqual([
      "proactiveDisclosure.rules.issued",
      "proactiveDisclosure.rules.repealed",
      "proactiveDisclosure.rules.inForce",
    ]);
  });
});
