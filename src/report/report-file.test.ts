import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { problemText } from "../desk/ui/problem-text";
import { findField, findTotal } from "../form/fields";
import { validEntries } from "./arbitraries.testing";
import { typedAt } from "./entries";
import { parseJson } from "./json-text";
import { viewOf } from "./live-report";
import { openReport, reportSchema, VALUE_SCHEMAS } from "./report-file";
import { FILE_ORDER, reportFileName, reportJson, reportTree } from "./report-json";

const fixture = (name: string): string =>
  readFileSync(new URL(`../../e2e/fixtures/${name}`, import.meta.url), "utf8");
const changle = fixture("changle-2024.json");

const openText = (text: string) => {
  const raw = parseJson(text);
  return raw.ok ? openReport(raw.value) : raw;
};
const opened = (text: string) => {
  const outcome = openText(text);
  if (!outcome.ok) throw new Error(problemText(outcome.problem));
  return outcome.value;
};
const refusal = (text: string): string => {
  const outcome = openText(text);
  return outcome.ok ? "accepted" : problemText(outcome.problem);
};
/** The example with one value changed, as a file. */
function changleWith(path: string, value: unknown): string {
  const report = JSON.parse(changle);
  const keys = path.split(".");
  const last = keys.pop() ?? "";
  const parent = keys.reduce((node, key) => node[key], report);
  parent[last] = value;
  return JSON.stringify(report);
}

describe("report files", () => {
  test("the published example is taken with its three contradicting totals", () => {
    const { entries, agreeingTotals, unknownKeys } = opened(changle);
    const stated = Object.entries(entries).filter(([key]) => key.startsWith("stated:"));
    expect(Object.fromEntries(stated)).toEqual({
      "stated:applications.results.unavailable.requiresCreation.total": "1",
      "stated:applications.results.notProcessed.repeated.total": "0",
      "stated:disputes.reconsideration.total": "0",
    });
    expect(agreeingTotals).toBe(31);
    expect(unknownKeys).toEqual({ count: 0, first: [] });
    expect(typedAt(entries, "applications.newlyReceived.naturalPerson")).toBe("37");
    expect(typedAt(entries, "signature.date")).toBe("2025-01-15");
  });

  test("the city's report comes back to the byte", () => {
    const file = fixture("hangzhou-2025.json");
    expect(reportJson(viewOf(opened(file).entries)).trim()).toBe(file.trim());
  });

  test("a report written and opened again is the same report", () => {
    fc.assert(
      fc.property(validEntries, (entries) => {
        const text = reportJson(viewOf(entries));
        const again = opened(text);
        expect(again.entries).toEqual(entries);
        expect(reportJson(viewOf(again.entries))).toBe(text);
      }),
      { numRuns: 60 },
    );
  });

  test("notes stand in a flat object, the title keeps its own lines, and unknown notes are named", () => {
    const report = JSON.parse(changle);
    report.title = "福州市长乐区\n人民政府办公室2024年报告";
    report.notes = {
      proactiveDisclosure: "因清理工作，现行有效件数有调整。\n第二行。",
      "proactiveDisclosure.normativeDocuments.issued": "其中修订3件",
      "applications.newlyReceived.total": "含转来2件",
      "applications.balance.total": "x",
    };
    const { entries, unknownKeys } = opened(JSON.stringify(report));
    expect(unknownKeys).toEqual({ count: 1, first: ["notes.applications.balance.total"] });
    expect(typedAt(entries, "title")).toBe(report.title);
    expect(typedAt(entries, "notes.proactiveDisclosure.normativeDocuments.issued")).toBe("其中修订3件");
    const written = JSON.parse(reportJson(viewOf(entries)));
    expect(Object.keys(written).at(-1)).toBe("notes");
    delete report.notes["applications.balance.total"];
    expect(written.notes).toEqual(report.notes);
    report.notes.disputes = 5;
    expect(refusal(JSON.stringify(report))).toBe(
      "四、表下的注（notes.disputes）：应为不超过 5000 字的文字，实为 5",
    );
    report.notes = "x";
    expect(refusal(JSON.stringify(report))).toBe('notes：应为一组数据，实为 "x"');
  });

  test("totals may be absent and the key order of the opened file does not matter", () => {
    const report = JSON.parse(changle);
    delete report.applications.results.total;
    const reversed = Object.fromEntries(Object.entries(report).reverse());
    const json = reportJson(viewOf(opened(JSON.stringify(reversed)).entries));
    expect(Object.keys(JSON.parse(json))).toEqual(Object.keys(JSON.parse(changle)));
    expect(JSON.parse(json).applications.results.total.total).toBe(35);
  });

  test("values that are not filled are null, and what is not a number is null in the file only", () => {
    const tree = reportTree(viewOf({ "disputes.reconsideration.upheld": "一件", year: "2024" }));
    expect(tree).toMatchObject({
      year: 2024,
      period: { from: null, to: null },
      disputes: { reconsideration: { upheld: null, total: null } },
    });
  });

  test("a byte order mark and unknown keys do no harm", () => {
    const { unknownKeys } = opened(`\uFEFF${changleWith("applications.newlyReceived.note", "x")}`);
    expect(unknownKeys).toEqual({ count: 1, first: ["applications.newlyReceived.note"] });
  });

  test.each([
    [
      "applications.carriedForward.naturalPerson",
      -3,
      "四、结转下年度 · 自然人（applications.carriedForward.naturalPerson）：应为 0 或正整数，实为 -3",
    ],
    [
      "applications.newlyReceived.naturalPerson",
      "37",
      '一、本年新收 · 自然人（applications.newlyReceived.naturalPerson）：应为 0 或正整数，实为 "37"',
    ],
    [
      "applications.newlyReceived.naturalPerson",
      0.5,
      "一、本年新收 · 自然人（applications.newlyReceived.naturalPerson）：应为 0 或正整数，实为 0.5",
    ],
    [
      "applications.newlyReceived.naturalPerson",
      1e308,
      "一、本年新收 · 自然人（applications.newlyReceived.naturalPerson）：应为 0 或正整数，实为 1e+308",
    ],
    ["applications.newlyReceived", [1, 2], "applications.newlyReceived：应为一组数据，实为 一个列表"],
    ["applications", "x", '三、收到和处理政府信息公开申请情况（applications）：应为一组数据，实为 "x"'],
    [
      "proactiveDisclosure.administrativeFees.amount",
      0.0000001,
      "二 行政事业性收费 · 本年收费金额（单位：万元）（proactiveDisclosure.administrativeFees.amount）：应为 0 或正数，单位万元，最多 6 位小数，实为 1e-7",
    ],
    ["year", 1999, "标题、导言与落款 · 报告年度（year）：应为 2008 至 2100 的年份，实为 1999"],
    [
      "signature.date",
      "昨天",
      '标题、导言与落款 · 落款日期（signature.date）：应为日期，例如 2025-01-15，实为 "昨天"',
    ],
    [
      "overview",
      "字".repeat(1_000_001),
      `一、总体情况（overview）：应为不超过 1000000 字的文字，实为 "${"字".repeat(39)}…`,
    ],
    ["schemaVersion", 2, "由更新版本生成，请先更新本程序"],
    ["schemaVersion", "1", 'schemaVersion：应为 1，实为 "1"'],
    ["kind", "something-else", "不是年度报告文件"],
  ])("%s = %j is refused with its place", (path, value, message) => {
    expect(refusal(changleWith(path, value))).toBe(message);
  });

  test.each([
    ["", "文件是空的"],
    ["  \n", "文件是空的"],
    [changle.slice(0, 900), "内容不完整，或者不是本程序导出的报告文件"],
    ["<html></html>", "内容不完整，或者不是本程序导出的报告文件"],
    ["[]", "不是年度报告文件"],
    ["null", "不是年度报告文件"],
    [`${"[".repeat(100_000)}${"]".repeat(100_000)}`, "内容层层嵌套超过 64 层，不是年度报告文件"],
    [
      changle.replace('"year": 2024,', '"year": 2024, "y\\u0065ar": 2023,'),
      "“year”在文件里出现了两次，不知道以哪一次为准。请用原来的程序重新导出",
    ],

    [
      '{"kind":"gov-information-disclosure-annual-report","schemaVersion":1,"year":NaN}',
      "内容不完整，或者不是本程序导出的报告文件",
    ],
  ])("“%.40s” is refused: %s", (text, message) => {
    expect(refusal(text)).toBe(message);
  });

  test("a section that the file lacks is named, and cells that it lacks are counted", () => {
    const report = JSON.parse(changle);
    delete report.applications;
    delete report.otherMatters;
    delete report.disputes.reconsideration.upheld;
    expect(opened(JSON.stringify(report)).missing).toEqual([
      "三、收到和处理政府信息公开申请情况",
      "四、政府信息公开行政复议、行政诉讼情况的 1 格",
      "六、其他需要报告的事项",
    ]);
    expect(opened(changle).missing).toEqual([]);
    expect(refusal(changleWith("applications", null))).toContain("应为一组数据，实为 null");
  });

  test("unknown keys by the thousand are counted, by the hundred thousand refused", () => {
    const withKeys = (count: number) =>
      changle.replace("{", `{${Array.from({ length: count }, (_, index) => `"k${index}":1,`).join("")}`);
    expect(opened(withKeys(20_000)).unknownKeys.count).toBe(20_000);
    expect(opened(withKeys(20_000)).unknownKeys.first).toHaveLength(20);
    expect(refusal(withKeys(300_000))).toBe("不认识的项目超过 100,000 个，不是年度报告文件");
  });

  test("keys that would reach a prototype are data nobody asked for", () => {
    const hostile = changle.replace(
      '"year": 2024,',
      '"year": 2024, "__proto__": {"polluted": 1}, "constructor": {"x": 1},',
    );
    const { entries, unknownKeys } = opened(hostile);
    expect(unknownKeys.first).toEqual(["__proto__", "constructor"]);
    expect(Object.keys(entries)).not.toContain("__proto__");
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  test("nothing that JSON can hold makes opening throw", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(openReport(value).ok).toBe(false);
      }),
    );
  });

  test("a total beyond a single count's range opens again", () => {
    const entries = Object.fromEntries(
      ["naturalPerson", "commercialEnterprise"].map((kind) => [
        `applications.newlyReceived.${kind}`,
        "999999999",
      ]),
    );
    expect(opened(reportJson(viewOf(entries))).entries).toEqual(entries);
  });

  test("the file is named after unit and year, without characters a file system refuses", () => {
    expect(reportFileName(opened(changle).entries)).toBe(
      "福州市长乐区人民政府办公室2024年政府信息公开工作年度报告",
    );
    expect(reportFileName({ organization: 'a/b\\c:*?"<>|\u202e', year: "2024" })).toBe(
      "abc2024年政府信息公开工作年度报告",
    );
  });
});

describe("the published JSON Schema", () => {
  const KIND_NAMES: Readonly<Record<string, string>> = {
    count: "件数，0 或正整数；没有填写为 null",
    total: "合计，由各项计算得出；没有填写为 null",
    amount: "金额，单位万元，最多 6 位小数；没有填写为 null",
    year: "年份",
    date: "日期，例如 2025-01-15",
    line: "一行文字",
    longText: "长文字，一段一行，**两对星号**之间加粗",
  };
  const named = z.registry<{ id?: string }>();
  for (const [id, schema] of Object.entries(VALUE_SCHEMAS)) named.add(schema, { id });
  const schema = z.toJSONSchema(reportSchema, {
    // What a reader may meet: keys it does not know are ignored, so they are allowed.
    io: "input",
    metadata: named,
    override: ({ jsonSchema, path }) => {
      const id = path.join(".").replace(/(^|\.)properties\./g, "$1");
      const described = findField(id) ?? findTotal(id);
      if (described !== undefined) jsonSchema.description = described.name;
    },
  });
  for (const [id, description] of Object.entries(KIND_NAMES)) {
    const definition = schema.$defs?.[id];
    if (definition !== undefined) {
      definition.description = description;
      delete definition["id"];
    }
  }
  const date = schema.$defs?.["date"]?.anyOf?.[0];
  if (typeof date === "object") date.format = "date";
  const { $schema, ...rest } = schema;
  const published = {
    $schema,
    $id: "urn:gov-information-disclosure-annual-report:1",
    title: "政府信息公开工作年度报告",
    ...rest,
  };

  test("is generated from the schema that opens files, with the official labels", async () => {
    await expect(`${JSON.stringify(published, null, 2)}\n`).toMatchFileSnapshot(
      "../../public/report.schema.json",
    );
    for (const id of FILE_ORDER) expect(JSON.stringify(schema)).toContain(`"${id.split(".").pop()}":`);
  });

  test("says each kind of value once, allows keys it does not know, and knows dates", () => {
    const text = JSON.stringify(published);
    expect(Object.keys(schema.$defs ?? {}).sort()).toEqual(Object.keys(KIND_NAMES).sort());
    expect(text).not.toContain('additionalProperties":false');
    expect(text).toContain('"format":"date"');
    expect(text.length).toBeLessThan(40_000);
  });
});
