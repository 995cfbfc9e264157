/** What a run says of its files: units, two years, two runs, sentences. */
import { describe, expect, test } from "vitest";
import { findingsOf } from "../../checks/all-findings";
import { newEntries } from "../../report/entries";
import { keyFor } from "../../report/key-kinds";
import { viewOf } from "../../report/live-report";
import {
  type AuditedFile,
  type AuditFinding,
  auditFinding,
  lastYears,
  sentenceOf,
  unitKeys,
} from "./audited";
import { changeWords, compareRuns } from "./compare-runs";
import { byUnit, fileRows, findingRows } from "./unit-list";

const finding = (id: string, more: Partial<AuditFinding> = {}): AuditFinding => ({
  id,
  rule: "narrative-table",
  severity: "warning",
  at: "overview",
  alsoAt: [],
  message: "文中写 5 件，表里是 6 件。",
  quote: "5件",
  before: "",
  after: "",
  open: false,
  twoYears: false,
  ...more,
});

const file = (organization: string, year: string, more: Partial<AuditedFile> = {}): AuditedFile => ({
  key: `${organization}${year}.html`,
  name: `${organization}${year}.html`,
  problem: "",
  organization,
  year,
  remark: "",
  unread: 0,
  findings: [],
  lastYear: "",
  took: 12,
  ...more,
});

describe("units", () => {
  test("a name without its place is the same unit, unless two units would fit", () => {
    const keys = unitKeys(["福州市长乐区教育局", "长乐区教育局", "长乐区民政局"]);
    expect(keys.get("长乐区教育局")).toBe(keys.get("福州市长乐区教育局"));
    expect(keys.get("长乐区民政局")).not.toBe(keys.get("长乐区教育局"));
    const two = unitKeys(["区教育局", "长乐区教育局", "晋安区教育局"]);
    expect(new Set(two.values()).size).toBe(3);
  });

  test("the year before is found under another spelling, the better read file first", () => {
    const files = [
      file("福州市长乐区教育局", "2024"),
      file("长乐区教育局", "2023", { key: "差.pdf", unread: 40 }),
      file("长乐区教育局", "2023", { key: "好.html" }),
      file("长乐区民政局", "2023"),
      file("", "2023"),
      file("长乐区民政局", "2024", { problem: "文件是空的。" }),
    ];
    expect([...lastYears(files)]).toEqual([["福州市长乐区教育局2024.html", "好.html"]]);
  });
});

describe("two runs", () => {
  const before = [
    file("甲局", "2024", {
      findings: [finding("a"), finding("b"), finding("c", { twoYears: true })],
      lastYear: "x",
    }),
    file("乙局", "2024", { findings: [finding("a")] }),
    file("丙局", "2024", { problem: "文件有密码。" }),
    file("丁局", "2024", { findings: [finding("a")] }),
    file("", "", { key: "坏.pdf", problem: "文件有密码。" }),
  ];

  test("what is fixed, what is new, what remains, and what was not looked for", () => {
    const now = [
      file("甲局", "2024", { key: "改后/甲.docx", findings: [finding("b"), finding("d")] }),
      file("乙局", "2024", { problem: "文件是空的。" }),
      file("丙局", "2024", { findings: [finding("a")] }),
      file("戊局", "2024"),
      file("", "", { key: "坏.pdf", problem: "文件有密码。" }),
    ];
    const { byKey, absent } = compareRuns(before, now);
    const change = byKey.get("改后/甲.docx");
    expect(change).toMatchObject({ kind: "again", remaining: 1 });
    if (change?.kind !== "again") throw new Error("not compared");
    expect(change.fixed.map(({ id }) => id)).toEqual(["a"]);
    expect([...change.added]).toEqual(["d"]);
    expect(change.unchecked.map(({ id }) => id)).toEqual(["c"]);
    expect(changeWords(change)).toBe("改好 1 · 新出现 1 · 还在 1 · 没有再查 1");
    // Nothing counts as fixed in a file that could not be read.
    expect(byKey.get("乙局2024.html")).toEqual({ kind: "unread-now" });
    expect(byKey.get("丙局2024.html")).toEqual({ kind: "unread-before" });
    expect(byKey.get("戊局2024.html")).toEqual({ kind: "first" });
    // Nothing changed in a file that could be read neither time.
    expect(byKey.get("坏.pdf")).toEqual({ kind: "unread-twice" });
    expect(absent.map(({ organization }) => organization)).toEqual(["丁局"]);
  });
});

test("what stands from before is no outcome of the second run", () => {
  const before = file("甲局", "2024", { findings: [finding("a")] });
  const now = { ...before, notReadAgain: true } as const;
  const { byKey } = compareRuns([before], [now]);
  expect(byKey.get(now.key)).toEqual({ kind: "not-read-again" });
  expect(fileRows([now], byKey).rows[0]?.join()).toContain("这里还是上次的结果。");
});

describe("sentences", () => {
  test("each names its place once and ends as a sentence", () => {
    expect(sentenceOf(finding("a", { message: "文中写 5 件，表里是 6 件" }))).toMatch(
      /：文中写 5 件，表里是 6 件。$/,
    );
    const entries = { ...newEntries("甲局", 2024), "applications.newlyReceived.naturalPerson": "3" };
    const found = findingsOf(viewOf(entries)).map((one) => auditFinding(one, "", false));
    for (const one of found) expect(sentenceOf(one)).toMatch(/^[^\n]+[。！？]$/);
    expect(found.find(({ rule }) => rule === "missing-value")?.open).toBe(true);
  });

  test("say nothing of the desk to those they are sent to, and the same thing once", () => {
    const entries = {
      ...newEntries("甲局", 2024),
      [keyFor("notRead", "disputes")]: "12",
      [keyFor("notRead", "problemsAndImprovements")]: "section",
    };
    const found = findingsOf(viewOf(entries)).map((one) => auditFinding(one, "", false));
    const [unit] = byUnit([file("甲局", "2024", { findings: found })]);
    const said = [...(unit?.reports[0]?.open ?? []), ...(unit?.reports[0]?.errors ?? [])];
    expect(said.join("")).not.toMatch(/「|确认|留空|打开的文件|请填 0/);
    expect(said.filter((sentence) => sentence.startsWith("四、"))).toEqual([
      "四、政府信息公开行政复议、行政诉讼情况：有 12 格没有读到，或者可以读成几种。",
    ]);
    expect(said.filter((sentence) => sentence.startsWith("五、"))).toEqual([
      "五、存在的主要问题及改进情况：没有找到这一部分。",
    ]);
  });

  test("by unit: contradictions apart from what is empty, notices left out, unread files not among them", () => {
    const units = byUnit([
      file("长乐区教育局", "2024", {
        findings: [
          finding("e", { severity: "error", rule: "applications.balance", at: "applications.balance.total" }),
          finding("w"),
          finding("o", { rule: "missing-value", severity: "error", open: true }),
          finding("n", { severity: "notice", rule: "year-on-year" }),
        ],
      }),
      file("福州市长乐区教育局", "2023"),
      file("", "", { problem: "文件是空的。" }),
    ]);
    expect(units).toHaveLength(1);
    expect(units[0]?.unit).toBe("福州市长乐区教育局");
    expect(units[0]?.reports.map(({ file: { year } }) => year)).toEqual(["2023", "2024"]);
    const [, of2024] = units[0]?.reports ?? [];
    expect([of2024?.errors.length, of2024?.warnings.length, of2024?.open.length]).toEqual([1, 1, 1]);
  });

  test("rows for a workbook keep empty apart from 0", () => {
    const read = file("甲局", "2024", { findings: [finding("a")] });
    const unread = file("", "", { key: "坏.pdf", name: "坏.pdf", problem: "文件有密码。" });
    const { head, rows } = fileRows([read, unread], null);
    expect(head.slice(0, 6)).toEqual(["单位", "年度", "文件", "必须改正", "请核实", "没读到的格"]);
    expect(rows[0]?.slice(0, 6)).toEqual(["甲局", "2024", "甲局2024.html", "0", "1", "0"]);
    expect(rows[1]?.slice(3, 6)).toEqual(["", "", ""]);
    expect(rows[1]?.[9]).toBe("文件有密码。");
    expect(findingRows([read, unread]).rows).toHaveLength(1);
  });
});
