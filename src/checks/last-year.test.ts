/** Rules that compare with last year's report, on 宿迁 2023 and 2024 as published, and with slips planted in them. */
import { describe, expect, test } from "vitest";
import { APPLICATION_COLUMNS } from "../form/fields";
import { APPLICANT_KINDS } from "../form/official-form";
import type { Entries } from "../report/entries";
import { viewOf } from "../report/live-report";
import { suqian } from "../report/suqian.testing";
import { ALL_RULES, findingsOf } from "./all-findings";
import type { Finding } from "./finding";
import { subjectOf, whatHolds } from "./findings-of";

const before = suqian(2023);
const now = suqian(2024);
const RULES_OF_TWO_YEARS = ["carried-over", "in-force", "year-on-year", "repeated-text"];

const found = (changes: Entries, lastYear: Entries | null = before): readonly Finding[] =>
  findingsOf(viewOf({ ...now, ...changes }), lastYear === null ? null : viewOf(lastYear));
const of = (rule: string, changes: Entries, lastYear: Entries | null = before): readonly Finding[] =>
  found(changes, lastYear).filter((finding) => finding.rule === rule);

const OVER = "applications.carriedOver.naturalPerson";
const IN_FORCE = "proactiveDisclosure.normativeDocuments.inForce";

describe("宿迁 2023 → 2024, as published", () => {
  test("is read whole", () => {
    const view = viewOf(now);
    expect(view.sum("applications.newlyReceived.total").value).toBe(3525);
    expect(view.sum("applications.results.total.total").value).toBe(3521);
    expect(view.sum("disputes.reconsideration.total").value).toBe(170);
    expect(APPLICATION_COLUMNS.map((column) => view.balance(column)?.difference)).toEqual(
      APPLICATION_COLUMNS.map(() => 0),
    );
    expect(now["overview"]).toContain("3646件");
    expect(now["problemsAndImprovements"]).toContain("针对上述问题");
    expect(now["otherMatters"]).toContain("2230元");
  });

  test("gives nothing but the three counts that fell to less than a tenth", () => {
    expect(
      found({})
        .filter(({ rule }) => RULES_OF_TWO_YEARS.includes(rule))
        .map(({ rule, severity, at, values }) => ({ rule, severity, at, values })),
    ).toEqual([
      {
        rule: "year-on-year",
        severity: "notice",
        at: "applications.results.denied.prohibitedByLaw.naturalPerson",
        values: { lastYear: 27, thisYear: 1 },
      },
      {
        rule: "year-on-year",
        severity: "notice",
        at: "applications.results.notProcessed.excessive.naturalPerson",
        values: { lastYear: 58, thisYear: 3 },
      },
      {
        rule: "year-on-year",
        severity: "notice",
        at: "disputes.litigationAfterReconsideration.otherResult",
        values: { lastYear: 67, thisYear: 6 },
      },
    ]);
  });

  test("says what was compared and holds", () => {
    const subject = subjectOf(viewOf(now), viewOf(before));
    const holds = whatHolds(ALL_RULES, subject, found({}));
    expect(holds).toContain("上年结转六列（118、3、0、0、0、0）与上年报告的结转下年度相同");
    expect(holds).toContain(
      "现行有效件数与上年接得上：规章 11 + 2 − 1 = 12；行政规范性文件 597 + 50 − 227 = 420",
    );
    expect(holds.join()).toContain("与上年报告没有连续三句相同");
    expect(whatHolds(ALL_RULES, subjectOf(viewOf(now)), found({}, null)).join()).not.toContain("上年报告");
  });
});

describe("carried-over", () => {
  test("names the column with both numbers, at one place, and can be answered", () => {
    const [finding, ...others] = of("carried-over", { [OVER]: "181" });
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      severity: "error",
      answerable: true,
      at: OVER,
      alsoAt: ["applications.carriedOver.total"],
      message: "自然人：上年报告结转 118 件，本年“上年结转”填 181 件。",
      values: { lastYear: 118, stated: 181 },
    });
    expect(finding?.fixes[0]?.changes).toEqual([{ key: OVER, value: "118" }]);
  });

  test("an answer rests on both years' numbers", () => {
    const basis = (value: string, lastYear: Entries) =>
      of("carried-over", { [OVER]: value }, lastYear)[0]?.basis;
    const other = { ...before, "applications.carriedForward.naturalPerson": "119" };
    expect(basis("181", before)).not.toBe(basis("182", before));
    expect(basis("181", before)).not.toBe(basis("181", other));
  });

  test("is silent without last year, where a number is not known, and of another year than the last", () => {
    expect(of("carried-over", { [OVER]: "181" }, null)).toEqual([]);
    expect(of("carried-over", { [OVER]: "" })).toEqual([]);
    expect(of("carried-over", { [OVER]: "181" }, { year: "2023" })).toEqual([]);
    expect(of("carried-over", { [OVER]: "181" }, { ...before, year: "2022" })).toEqual([]);
  });

  test("knows a last year of which only the six numbers were typed", () => {
    const typed = { "applications.carriedForward.naturalPerson": "100" };
    expect(of("carried-over", {}, typed).map(({ values }) => values)).toEqual([
      { lastYear: 100, stated: 118 },
    ]);
  });
});

describe("in-force", () => {
  test("says last year's count and what follows from it", () => {
    expect(of("in-force", { [IN_FORCE]: "402" })).toMatchObject([
      {
        severity: "warning",
        at: IN_FORCE,
        message: "上年有效 597，本年制发 50、废止 227，应为 420，填的是 402。",
        advice: "如有清理或修订，请说明。",
      },
    ]);
  });

  test.each([
    ["notes.proactiveDisclosure", "因规范性文件清理，现行有效件数有调整。", 0],
    ["notes.proactiveDisclosure", "规章含修订1件。", 1],
    ["notes.proactiveDisclosure", "数据由司法局提供。", 1],
    ["notes.proactiveDisclosure.normativeDocuments.issued", "其中修订18件", 0],
    ["notes.proactiveDisclosure.normativeDocuments.repealed", "含自然失效18件", 0],
    ["notes.proactiveDisclosure.rules.issued", "其中修订1件", 1],
    // 50 issued and 227 repealed: a part cannot be more.
    ["notes.proactiveDisclosure.normativeDocuments.issued", "其中修订51件", 1],
    ["notes.proactiveDisclosure.normativeDocuments.issued", "其中修订0件", 1],
    ["notes.proactiveDisclosure.normativeDocuments.issued", "其中修订10件", 0],
    ["notes.proactiveDisclosure", "没有清理。", 1],
    ["notes.proactiveDisclosure", "统计口径与上年不一致。", 0],
    ["notes.proactiveDisclosure", "有效期届满未重新公布自动失效5件。", 0],
    ["notes.proactiveDisclosure", "本年未开展清理、修订工作。", 1],
    ["notes.proactiveDisclosure", "无失效文件。", 1],
    ["notes.proactiveDisclosure", "统计口径与上年一致。", 1],
    ["notes.proactiveDisclosure", "没有修订，自然失效18件。", 0],
    ["notes.proactiveDisclosure", "现行有效件数不含自然失效18件。", 0],
    ["notes.proactiveDisclosure", "上年漏统计18件。", 0],
  ])("a published note answers it when it explains: %s “%s”", (key, note, count) => {
    expect(of("in-force", { [IN_FORCE]: "402", [key]: note })).toHaveLength(count);
  });

  test("without last year, only a count below what was issued contradicts", () => {
    expect(of("in-force", {}, null)).toEqual([]);
    expect(of("in-force", { [IN_FORCE]: "49" }, null).map(({ message }) => message)).toEqual([
      "本年制发 50 件，现行有效只有 49 件。",
    ]);
    expect(of("in-force", { [IN_FORCE]: "50" }, null)).toEqual([]);
  });
});

describe("year-on-year", () => {
  const LICENSES = "proactiveDisclosure.administrativeLicenses.decisions";
  const FEES = "proactiveDisclosure.administrativeFees.amount";

  test("names an amount that was typed in 元", () => {
    const [finding] = of("year-on-year", { [FEES]: "727012578" });
    expect(finding).toMatchObject({
      severity: "notice",
      at: FEES,
      message: "上年 59237.2449 万元，本年 727012578 万元，相差十倍以上。",
      advice: "单位是万元，不是元。请核对位数。",
    });
  });

  test.each([
    ["18085951", 1],
    ["18085950", 0],
    ["180859", 1],
    ["180860", 0],
  ])("licences of 1808595 last year, %s now: %i", (value, count) => {
    expect(of("year-on-year", { [LICENSES]: value }).filter(({ at }) => at === LICENSES)).toHaveLength(count);
  });

  test("small numbers may move", () => {
    const cell = "disputes.litigationDirect.upheld";
    expect(of("year-on-year", { [cell]: "11" }).filter(({ at }) => at === cell)).toHaveLength(0);
    expect(of("year-on-year", { [cell]: "12" }).filter(({ at }) => at === cell)).toHaveLength(1);
  });

  test("a cell and the total that moved with it are one finding", () => {
    const cell = "applications.results.denied.stateSecret.naturalPerson";
    const moved = of("year-on-year", { [cell]: "200" }).filter(({ at }) => at.includes("stateSecret"));
    expect(moved.map(({ at, alsoAt }) => [at, alsoAt])).toEqual([
      [cell, ["applications.results.denied.stateSecret.total"]],
    ]);
  });

  test("a total that moved though no cell did by itself is named", () => {
    const row = "applications.results.notProcessed.confirmOrReissue";
    const changes = Object.fromEntries(APPLICANT_KINDS.map(({ id }) => [`${row}.${id}`, "9"]));
    expect(
      of("year-on-year", changes)
        .filter(({ at }) => at.startsWith(row))
        .map(({ at }) => at),
    ).toEqual([`${row}.total`]);
  });
});

describe("repeated-text", () => {
  const LAST =
    "（一）存在问题。我局对公开工作重视程度不够。部分科室报送信息不及时，2023年有12条超期发布。政策解读形式单一，群众看不懂。（二）改进措施。加强学习。";
  const problems = (text: string, last = LAST): readonly Finding[] =>
    of("repeated-text", { problemsAndImprovements: text }, { ...before, problemsAndImprovements: last });

  test("three sentences in a row are found with their words, whatever the years in them", () => {
    const text = `2024年我局取得新成绩。${LAST.replace("2023年", "2024年")}`;
    const [finding, ...others] = problems(text);
    expect(others).toEqual([]);
    expect(finding?.values).toMatchObject({ sentences: 3 });
    expect(text.slice(finding?.span?.from, finding?.span?.to)).toBe(
      "我局对公开工作重视程度不够。部分科室报送信息不及时，2024年有12条超期发布。政策解读形式单一，群众看不懂。",
    );
  });

  test("the quoted words are those that are read, without the marks of bold print", () => {
    const bold = LAST.replace("我局对公开工作", "**我局对公开工作**");
    expect(problems(bold)[0]?.message).toMatch(/^“我局对公开工作重视程度不够。/);
  });

  test("two in a row, or three apart, are not", () => {
    expect(
      problems("我局对公开工作重视程度不够。部分科室报送信息不及时，2023年有12条超期发布。下一步整改。"),
    ).toEqual([]);
    expect(
      problems(
        "我局对公开工作重视程度不够。已经组织培训两次。部分科室报送信息不及时，2023年有12条超期发布。已经通报批评。政策解读形式单一，群众看不懂。",
      ),
    ).toEqual([]);
  });

  test("headings and quoted titles do not count", () => {
    const titles =
      "（一）总体要求。《中华人民共和国政府信息公开条例》。《政府信息公开信息处理费管理办法》。《政务公开工作要点》。";
    expect(problems(titles, titles)).toEqual([]);
    const across =
      "我局对公开工作重视程度不够。\n（一）新的标题。\n部分科室报送信息不及时，2023年有12条超期发布。政策解读形式单一，群众看不懂。";
    expect(problems(across)).toHaveLength(1);
  });

  test("the lead-in does not count", () => {
    const same = { preamble: "甲乙丙丁戊己庚辛。子丑寅卯辰巳午未。天地玄黄宇宙洪荒。" };
    expect(of("repeated-text", same, { ...before, ...same })).toEqual([]);
  });

  test("last year's whole text is one finding", () => {
    expect(problems(before["problemsAndImprovements"] ?? "", before["problemsAndImprovements"])).toHaveLength(
      1,
    );
  });
});
