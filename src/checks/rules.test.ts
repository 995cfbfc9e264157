import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { APPLICATION_COLUMNS, EVERY_FIELD, TOTALS } from "../form/fields";
import { APPLICANT_KINDS } from "../form/official-form";
import { locate } from "../form/places";
import { anyEntries } from "../report/arbitraries.testing";
import { type Entries, newEntries, withChanges } from "../report/entries";
import { LiveReport, viewOf } from "../report/live-report";
import { openReport } from "../report/report-file";
import { SOURCES_KEY } from "../report/sources";
import { ALL_CHECKS, ALL_RULES, findingsOf } from "./all-findings";
import type { Finding } from "./finding";
import { subjectOf, whatHolds } from "./findings-of";
import { LiveFindings } from "./live-findings";

const fixture = (name: string): string =>
  readFileSync(new URL(`../../e2e/fixtures/${name}`, import.meta.url), "utf8");

function openedEntries(name: string): Entries {
  const outcome = openReport(JSON.parse(fixture(name)));
  if (!outcome.ok) throw new Error(outcome.problem.code);
  return outcome.value.entries;
}

const changle = openedEntries("changle-2024.json");
const zeros = Object.fromEntries(
  EVERY_FIELD.filter((field) => field.table !== undefined).map((field) => [field.id, "0"]),
);
/** A small report in which nothing is wrong. */
const sound: Entries = {
  ...newEntries("长乐区教育局", 2024),
  ...zeros,
  preamble:
    "根据《中华人民共和国政府信息公开条例》（国务院令第711号）编制，统计期限自2024年1月1日起至2024年12月31日止。",
  overview: "2024年，我局主动公开政府信息15条。",
  problemsAndImprovements: "针对2023年存在的问题，已完成整改。",
  otherMatters: "本年度未收取信息处理费。",
  "signature.date": "2025-01-15",
};

const find = (entries: Entries): readonly Finding[] => findingsOf(viewOf(entries));
const holding = (entries: Entries): readonly string[] =>
  whatHolds(ALL_RULES, subjectOf(viewOf(entries)), find(entries));
const soundWith = (changes: Entries): readonly Finding[] => find({ ...sound, ...changes });
const messages = (findings: readonly Finding[], rule: string): string[] =>
  findings.filter((finding) => finding.rule === rule).map((finding) => finding.message);
const cell = (row: string, value: string, kind = "naturalPerson"): Entries => ({
  [`applications.${row}.${kind}`]: value,
});

describe("the published example", () => {
  test("gives exactly its contradicting totals, its misquoted Regulation, its contradicting sentence and its brackets", () => {
    expect(find(changle).map(({ rule, severity, at, values }) => ({ rule, severity, at, values }))).toEqual([
      {
        rule: "stated-total",
        severity: "error",
        at: "applications.results.unavailable.requiresCreation.total",
        values: { stated: 1, computed: 0 },
      },
      {
        rule: "stated-total",
        severity: "error",
        at: "applications.results.notProcessed.repeated.total",
        values: { stated: 0, computed: 1 },
      },
      {
        rule: "stated-total",
        severity: "error",
        at: "disputes.reconsideration.total",
        values: { stated: 0, computed: 1 },
      },
      {
        rule: "citation",
        severity: "warning",
        at: "preamble",
        values: { found: "国务院令第七十一号", expected: "国务院令第711号", offset: 20 },
      },
      {
        rule: "narrative-table",
        severity: "warning",
        at: "overview",
        values: { text: "不予公开答复数1条", stated: 1, computed: 0, offset: 836 },
      },
      {
        rule: "half-width-brackets",
        severity: "notice",
        at: "preamble",
        values: { what: "half-width", count: 1, offset: 521 },
      },
      {
        rule: "half-width-brackets",
        severity: "notice",
        at: "overview",
        values: { what: "half-width", count: 2, offset: 0 },
      },
    ]);
  });

  test("says both numbers and what to do", () => {
    expect(messages(find(changle), "stated-total")).toEqual([
      "原表合计写 1，各列相加为 0。",
      "原表合计写 0，各列相加为 1。",
      "原表合计写 0，各项相加为 1。",
    ]);
    expect(
      find(changle)
        .filter((finding) => finding.rule === "stated-total")
        .map((finding) => finding.advice),
    ).toEqual([
      "六列都是 0，是哪一列漏填了 1？",
      "自然人一列填了 1，是这一格填错了，还是原表合计没有算进去？",
      "“结果维持”填了 1，是这一格填错了，还是原表合计没有算进去？",
    ]);
    expect(messages(find(changle), "citation")).toEqual([
      "条例文号应为“国务院令第711号”，文中为“国务院令第七十一号”。",
    ]);
  });

  test("shows what was read and holds", () => {
    expect(holding(changle)).toEqual([
      "勾稽关系：自然人等六列和总计全部平衡（37 + 1 = 35 + 3）",
      "三张表 166 格全部填写",
      "标题、导言、落款和六个部分都有内容",
      "三张表里填了 166 格，都能读成件数或金额",
      "落款日期 2025年1月15日 在统计时限之后、1 月 31 日的法定期限之内",
      "本单位不制定规章，规章各格都是 0",
      "文字里分项列出的 2 处数字，相加与总数一致",
      "读到 11 处年份，都是 2024",
      "导言列出的部分与所说的个数一致",
      "第六部分说明了信息处理费：“2024年本级政府及政府办未收取政府信息公开信息处理费”",
      "导言、一、五、六的文字里没有模板留下的空白和代号",
      "导言、一、五、六的文字里没有读到身份证号和手机号",
      "导言、一、五、六的文字里没有见到写错的规范用语",
    ]);
  });

  test("the city's report, whose numbers add up, has no error but its missing texts", () => {
    const errors = find(openedEntries("hangzhou-2025.json")).filter(
      (finding) => finding.severity === "error",
    );
    expect(errors.filter((finding) => finding.rule !== "missing-text")).toEqual([]);
  });
});

describe("勾稽关系", () => {
  test("names the four numbers and the difference", () => {
    const findings = soundWith({
      ...cell("newlyReceived", "37"),
      ...cell("carriedOver", "1"),
      ...cell("results.granted", "35"),
      ...cell("carriedForward", "5"),
    });
    expect(messages(findings, "applications.balance")).toEqual([
      "自然人：新收 37 + 上年结转 1 = 38，办理 35 + 结转下年 5 = 40，相差 2 件（办理和结转多 2），总计同样。",
    ]);
    expect(findings.map(({ at, alsoAt }) => [at, alsoAt])).toEqual([
      ["applications.balance.naturalPerson", ["applications.balance.total"]],
    ]);
    expect(findings[0]?.values).toMatchObject({ difference: -2, columns: "naturalPerson total" });
  });

  test("says which side falls short", () => {
    const [finding] = soundWith({ ...cell("newlyReceived", "5"), ...cell("results.granted", "3") });
    expect(finding?.message).toContain("相差 2 件（办理和结转少 2）");
  });

  test.each([
    [
      "53 typed for 35",
      { "results.granted": "53", "results.denied.stateSecret": "2", newlyReceived: "37" },
      "三（一）予以公开填的是 53，如果是 35 就平了。",
    ],
    [
      "1516 typed for 16",
      { "results.granted": "1516", "results.denied.stateSecret": "21", newlyReceived: "37" },
      "三（一）予以公开填的是 1516，如果是 16 就平了。",
    ],
    [
      "a number too many",
      { "results.granted": "37", "results.otherHandling.other": "8", newlyReceived: "37" },
      "三（六）3 其他填的是 8，如果是 0 就平了。",
    ],
    [
      "no cell that explains it",
      { "results.granted": "30", "results.otherHandling.other": "9", newlyReceived: "37" },
      "",
    ],
    [
      "two cells that would",
      { "results.granted": "8", "results.otherHandling.other": "8", newlyReceived: "8" },
      "",
    ],
  ] as const)("names the cell that alone explains it: %s", (_, column, advice) => {
    const entries = Object.assign({}, ...Object.entries(column).map(([row, value]) => cell(row, value)));
    const found = soundWith(entries).filter((one) => one.rule === "applications.balance");
    expect(found.map((one) => one.advice)).toEqual([advice]);
  });

  test("a number in the wrong column is one finding, though the total balances", () => {
    const findings = soundWith({
      ...cell("newlyReceived", "2"),
      ...cell("results.granted", "2", "commercialEnterprise"),
    });
    expect(
      findings.filter((one) => one.rule === "applications.balance").map(({ at, alsoAt }) => [at, alsoAt]),
    ).toEqual([["applications.balance.naturalPerson", ["applications.balance.commercialEnterprise"]]]);
    const misplaced = soundWith({
      ...cell("newlyReceived", "9"),
      ...cell("results.granted", "5"),
      ...cell("results.denied.stateSecret", "4", "commercialEnterprise"),
    });
    expect(misplaced[0]?.advice).toBe("三（三）1 国家秘密的 4 如果改填在自然人一列就平了。");
  });

  test("two columns that are wrong by different numbers are two findings", () => {
    const findings = soundWith({
      ...cell("newlyReceived", "2"),
      ...cell("newlyReceived", "5", "otherOrganization"),
    });
    expect(findings.filter((one) => one.rule === "applications.balance").map((one) => one.at)).toEqual([
      "applications.balance.naturalPerson",
      "applications.balance.otherOrganization",
    ]);
  });

  test("waits for a column's last cell", () => {
    const findings = soundWith({ ...cell("newlyReceived", "5"), ...cell("results.denied.stateSecret", "") });
    expect(findings.filter((one) => one.rule === "applications.balance")).toEqual([]);
  });

  test("never fires in a balanced column", () => {
    const column = fc.record({
      granted: fc.nat(1000),
      secret: fc.nat(1000),
      forward: fc.nat(1000),
      over: fc.nat(1000),
    });
    fc.assert(
      fc.property(fc.array(column, { minLength: 6, maxLength: 6 }), (columns) => {
        const parts = APPLICANT_KINDS.map((kind, index): Entries => {
          const { granted = 0, secret = 0, forward = 0, over = 0 } = columns[index] ?? {};
          const handled = granted + secret + forward;
          return {
            ...cell("newlyReceived", String(Math.max(0, handled - over)), kind.id),
            ...cell("carriedOver", String(Math.min(over, handled)), kind.id),
            ...cell("results.granted", String(granted), kind.id),
            ...cell("results.denied.stateSecret", String(secret), kind.id),
            ...cell("carriedForward", String(forward), kind.id),
          };
        });
        const entries: Entries = Object.assign({}, ...parts);
        expect(messages(soundWith(entries), "applications.balance")).toEqual([]);
      }),
    );
  });
});

describe("what is missing or cannot be read", () => {
  test("an empty report has one finding a table and one a required text", () => {
    const findings = find(newEntries("", 2024));
    expect(findings.every((finding) => finding.severity === "error")).toBe(true);
    expect(
      findings.filter((one) => one.rule === "missing-value").map(({ at, message }) => [at, message]),
    ).toEqual([
      ["proactiveDisclosure", "还有 10 格未填。没有的请填 0，也可以「其余填 0」。"],
      ["applications", "还有 144 格未填。没有的请填 0，也可以「其余填 0」。"],
      ["disputes", "还有 12 格未填。没有的请填 0，也可以「其余填 0」。"],
    ]);
    expect(findings.filter((one) => one.rule === "missing-text").map((one) => one.at)).toEqual([
      "organization",
      "preamble",
      "signature.organization",
      "signature.date",
      "overview",
      "problemsAndImprovements",
      "otherMatters",
    ]);
  });

  test("a sound report has none, and a publication note is not required", () => {
    expect(find(sound)).toEqual([]);
  });

  test.each([
    ["disputes.reconsideration.upheld", "-3.5", "“-3.5”不是件数。请填 0 或正整数。"],
    ["disputes.reconsideration.upheld", "三", "“三”不是件数。请填 0 或正整数。"],
    [
      "proactiveDisclosure.administrativeFees.amount",
      "0.1234567",
      "“0.1234567”的小数多于 6 位。单位是万元，最多 6 位小数。",
    ],
    ["signature.date", "2025-02-30", "“2025-02-30”不是日期。请写成 2025-01-15 或 2025年1月15日。"],
    ["year", "24", "“24”不是年度。请填四位年份，例如 2024。"],
  ])("%s: %s is kept and explained", (id, typed, message) => {
    const found = soundWith({ [id]: typed }).filter((finding) => finding.rule === "invalid-value");
    expect(found.map(({ at, message: text }) => [at, text])).toEqual([[id, message]]);
  });

  test("a stated total waits for cells that were not read, and not for others", () => {
    const total = "applications.results.total.naturalPerson";
    const { "applications.results.granted.naturalPerson": _, ...unread } = sound;
    const stated = { ...unread, [`stated:${total}`]: "12" };
    const marked = { ...stated, "not-read:applications": "6" };
    expect(messages(find(stated), "stated-total")).toEqual(["原表合计写 12，各项相加为 0。"]);
    expect(messages(find(marked), "stated-total")).toEqual([]);
    expect(holding(marked).filter((sentence) => sentence.includes("合计，现在"))).toEqual([]);
    expect(messages(find({ ...marked, ...cell("results.granted", "11") }), "stated-total")).toEqual([
      "原表合计写 12，各项相加为 11。",
    ]);
    const elsewhere = { ...stated, "not-read:disputes": "12" };
    expect(messages(find(elsewhere), "stated-total")).toHaveLength(1);
  });

  test("a section read without its title is to be looked at, one that is not there to be written", () => {
    const found = (mark: string) =>
      messages(soundWith({ "not-read:problemsAndImprovements": mark }), "not-read");
    expect(found("title")).toEqual(["打开的文件里没有这一部分的标题，文字是按位置认定的。请对照原文核对。"]);
    expect(found("section")).toEqual(["打开的文件里没有找到这一部分。请对照原文填写。"]);
  });

  test("applications received and none handled is a notice", () => {
    const findings = soundWith(cell("newlyReceived", "4"));
    expect(
      findings.filter((one) => one.rule === "all-zero-results").map(({ at, severity }) => [at, severity]),
    ).toEqual([["applications", "notice"]]);
  });

  test("a table with sixteen values for fifteen columns is an error until it is confirmed", () => {
    expect(
      soundWith({ "shape:disputes": "16" }).map(({ rule, at, values }) => ({ rule, at, values })),
    ).toEqual([{ rule: "table-shape", at: "disputes", values: { expected: 15, found: 16 } }]);
    expect(soundWith({ "shape:disputes": "15" })).toEqual([]);
  });
});

describe("texts", () => {
  test.each([
    ["（国务院令第七十一号）", 1],
    ["（国务院令第492号）", 1],
    ["（中华人民共和国国务院令第711号）", 0],
    ["（国务院令第七百一十一号）", 0],
    ["（国令第711号）", 0],
  ])("《中华人民共和国政府信息公开条例》%s gives %i citation warnings", (number, count) => {
    expect(
      messages(soundWith({ preamble: `根据《中华人民共和国政府信息公开条例》${number}编制。` }), "citation"),
    ).toHaveLength(count);
  });

  test.each([
    ["《中华人民共和国政府信息公开工作年度报告格式》的通知（国办公开办函〔2021〕30号）", 0],
    ["《中华人民共和国政府信息公开工作年度报告格式》的通知（国办公开办函〔2021〕3号）", 1],
    ["有关事项的通知（国办公开办函〔2019〕60号）", 1],
    ["国办公开办函〔2020〕15号", 0],
  ])("%s gives %i citation warnings", (text, count) => {
    expect(messages(soundWith({ preamble: text }), "citation")).toHaveLength(count);
  });

  test.each([
    ["收到申请XX件", ["XX"]],
    ["收到申请××件、＿＿件", ["××", "＿＿"]],
    ["具体情况待补充。", ["待补充"]],
    ["联系人：[ ]", ["[ ]"]],
    ["X月X日", ["X", "X"]],
    ["LINUX系统、A×B、3×4", []],
    ["有待补充完善", []],
  ])("leftovers in “%s”", (text, quotes) => {
    const found = soundWith({ overview: text }).filter((finding) => finding.rule === "placeholder");
    expect(found.map((finding) => finding.values["quote"])).toEqual(quotes);
    for (const finding of found) {
      expect(text.slice(finding.span?.from, finding.span?.to)).toBe(finding.values["quote"]);
    }
  });

  test("a blank in the unit's name is said once, where the name is typed", () => {
    const organization = "某某县财政局";
    const found = (changes: Readonly<Record<string, string>>) =>
      findingsOf(viewOf({ ...newEntries(organization, 2024), ...changes }))
        .filter(({ rule }) => rule === "placeholder")
        .map(({ at, values }) => `${at} ${values["quote"]}`);
    const signed = {
      "signature.organization": organization,
      title: `${organization}2024年政府信息公开工作年度报告`,
    };
    expect(found({ ...signed, preamble: "某某县财政局编制本报告，联系人某某某。" })).toEqual([
      "organization 某某",
      "preamble 某某某",
    ]);
    expect(found({ organization: "长乐区财政局", ...signed })).toEqual([
      "title 某某",
      "signature.organization 某某",
    ]);
  });

  test.each([
    ["联系人张三，13812345678。", "文中像是手机号：138****5678。公开前请核实。"],
    ["证号350182199003078811。", "文中像是身份证号：350182********8811。公开前请核实。"],
  ])("personal numbers in “%s”", (text, message) => {
    expect(messages(soundWith({ overview: text }), "personal-data")).toEqual([message]);
  });

  test.each(["电话0591-28803765，邮编350207", "共13912345678901件", "szb28838206@163.com"])(
    "“%s” holds no personal number",
    (text) => {
      expect(messages(soundWith({ overview: text }), "personal-data")).toEqual([]);
    },
  );

  test.each([
    ["2024年未收取信息处理费。", true],
    ["全年发出收费通知2件，总金额120元，实际收取120元。", true],
    ["无其他需要报告的事项。", false],
    ["按照《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）执行。", false],
  ])("“%s” states the fee: %s", (text, states) => {
    expect(messages(soundWith({ otherMatters: text }), "fee-statement")).toHaveLength(states ? 0 : 1);
  });

  test.each([
    ["长乐区教育局", "2025-01-31", []],
    ["长乐区教育局", "2025-02-01", ["落款日期 2025年2月1日 晚于 1 月 31 日的法定期限。"]],
    ["长乐区教育局", "2024-12-25", ["落款日期 2024年12月25日 早于统计时限结束（2024年12月31日）。"]],
    ["福州市长乐区人民政府", "2025-03-31", []],
    ["福州市长乐区人民政府", "2025-04-01", ["落款日期 2025年4月1日 晚于 3 月 31 日的法定期限。"]],
    ["玉田镇人民政府", "2025-02-01", ["落款日期 2025年2月1日 晚于 1 月 31 日的法定期限。"]],
    ["福州市长乐区人民政府办公室", "2025-02-01", ["落款日期 2025年2月1日 晚于 1 月 31 日的法定期限。"]],
  ])("%s signed %s", (organization, date, expected) => {
    expect(messages(soundWith({ organization, "signature.date": date }), "signature-date")).toEqual(expected);
  });

  test("last year's title is found", () => {
    expect(
      messages(soundWith({ title: "长乐区教育局2023年政府信息公开工作年度报告" }), "narrative-year"),
    ).toHaveLength(1);
  });

  const { cases } = JSON.parse(fixture("narratives.json")) as {
    cases: {
      section: string;
      year: number;
      text: string;
      table?: Record<string, number>;
      fire: string[];
      silent: string[];
    }[];
  };
  const ids = new Set<string>(ALL_RULES.map((rule) => rule.id));
  test.each(cases.map((one) => [one.text, one] as const))("as real reports write it: %s", (_, one) => {
    const table = Object.entries(one.table ?? {}).map(([key, value]) => ({ key, value: String(value) }));
    const entries = withChanges({ ...sound, year: String(one.year), [one.section]: one.text }, table);
    const fired = new Set<string>(
      find(entries)
        .filter((finding) => finding.at === one.section)
        .map((finding) => finding.rule),
    );
    for (const rule of one.fire.filter((id) => ids.has(id))) expect(fired).toContain(rule);
    for (const rule of one.silent.filter((id) => ids.has(id))) expect(fired).not.toContain(rule);
  });
});

describe("all rules", () => {
  test("never throw, stand at a known place and speak Chinese, whatever the draft", () => {
    fc.assert(
      fc.property(anyEntries, (entries) => {
        for (const finding of find(entries)) {
          expect(finding.message).toMatch(/[\u4e00-\u9fff]/);
          expect(finding.message).not.toMatch(/undefined|NaN|null/);
          expect(locate(finding.at).order).toBeLessThan(locate("nowhere").order);
        }
        const findings = find(entries);
        whatHolds(ALL_RULES, subjectOf(viewOf(entries)), findings);
        expect(new Set(findings.map((finding) => finding.id)).size).toBe(findings.length);
        for (const { id, goTo } of findings) {
          expect(id).not.toMatch(/\s/);
          expect(locate(goTo).field).toBe(goTo);
        }
      }),
      { numRuns: 200 },
    );
  });

  test("followed change by change find what they find afresh", async () => {
    const change = fc.record({
      key: fc.constantFrom(
        ...EVERY_FIELD.map((field) => field.id),
        ...TOTALS.map((total) => `stated:${total.id}`),
      ),
      value: fc.constantFrom("", "0", "1", "27", "2024", "2025-01-15", "XX"),
    });
    await fc.assert(
      fc.asyncProperty(
        anyEntries,
        anyEntries,
        fc.array(change, { maxLength: 20 }),
        async (start, before, changes) => {
          const report = new LiveReport(start);
          const live = new LiveFindings(report);
          const lastYear = viewOf(before);
          live.setLastYear(lastYear);
          const [first, ...rest] = changes;
          if (first !== undefined) {
            report.apply([first]);
            live.changed([first.key]);
          }
          await live.readRules();
          for (const one of rest) {
            report.apply([one]);
            live.changed([one.key]);
          }
          live.settle();
          expect(live.list.value).toEqual(findingsOf(viewOf(report.entries), lastYear));
          live.setLastYear(null);
          expect(live.list.value).toEqual(find(report.entries));
        },
      ),
      { numRuns: 50 },
    );
  });

  test("say by which entries they must be run again", () => {
    const known = new Set([
      ...EVERY_FIELD.map((field) => field.id),
      ...TOTALS.map((total) => `stated:${total.id}`),
      ...EVERY_FIELD.map((field) => `conflict:${field.id}`),
      "shape:proactiveDisclosure",
      "shape:applications",
      "shape:disputes",
      ...["proactiveDisclosure", "applications", "disputes"].map((table) => `old-form:${table}`),
      ...["proactiveDisclosure", "applications", "disputes"].map((table) => `not-read:${table}`),
      ...EVERY_FIELD.filter(({ kind }) => kind === "longText").map(({ id }) => `not-read:${id}`),
      SOURCES_KEY,
    ]);
    for (const { check } of ALL_CHECKS) {
      expect(check.reads.length, check.at).toBeGreaterThan(0);
      for (const key of check.reads) expect(known, check.at).toContain(key);
    }
    expect(new Set(ALL_RULES.map((rule) => rule.id)).size).toBe(ALL_RULES.length);
    expect(APPLICATION_COLUMNS).toHaveLength(7);
  });
});
