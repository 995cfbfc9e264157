/** What holds of findings whatever the rule: identity, what answers rest on, texts read once, work linear in the text. */
import { cpuUsage } from "node:process";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { newEntries, typedAt } from "../report/entries";
import { LiveReport, viewOf } from "../report/live-report";
import { ALL_CHECKS, ALL_RULES, findingsOf } from "./all-findings";
import { runCheck, subjectOf, whatHolds } from "./findings-of";
import { LiveFindings } from "./live-findings";
import { LONG_TEXTS, reading, Texts } from "./texts";

const draft = (changes: Readonly<Record<string, string>>) => ({ ...newEntries("甲局", 2024), ...changes });
const leftovers = (text: string) =>
  findingsOf(viewOf(draft({ overview: text }))).filter(({ rule }) => rule === "placeholder");

describe("a finding's identity", () => {
  test("is its own, also when several findings of one rule stand at one place", () => {
    const ids = leftovers("共XX件，其中XX件、XX件。XX").map(({ id }) => id);
    expect(new Set(ids).size).toBe(4);
    const equal = leftovers("甲乙丙丁戊己庚辛XX甲乙丙丁戊己庚辛XX甲乙丙丁").map(({ id }) => id);
    expect(new Set(equal).size).toBe(2);
  });

  test("and what an answer rests on stay when text is typed before its words", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (before) => {
        const rest = "。全年共收到政府信息公开申请XX件，均已答复。";
        const [plain] = leftovers(rest);
        const shifted = leftovers(before + rest);
        expect(shifted[shifted.length - 1]?.id).toBe(plain?.id);
        expect(shifted[shifted.length - 1]?.basis).toBe(plain?.basis);
        expect(shifted[shifted.length - 1]?.span?.from).toBe((plain?.span?.from ?? 0) + before.length);
      }),
    );
  });

  test("stays with its words when an equal finding before it is settled", () => {
    const both = leftovers("新收申请XX件，结转申请XX件。");
    const [second] = leftovers("新收申请37件，结转申请XX件。");
    expect(second?.id).toBe(both[1]?.id);
  });

  test("an answer falls away when the numbers behind the finding change", () => {
    const balance = (granted: string) => {
      const zeros = Object.fromEntries(
        ALL_CHECKS.flatMap(({ check }) => check.reads)
          .filter((key) => key.startsWith("applications."))
          .map((key) => [key, "0"]),
      );
      const entries = draft({ ...zeros, "applications.results.granted.naturalPerson": granted });
      return findingsOf(viewOf(entries)).find(({ rule }) => rule === "applications.balance");
    };
    expect(balance("5")?.id).toBe(balance("7")?.id);
    expect(balance("5")?.basis).not.toBe(balance("7")?.basis);
  });
});

describe("choosing what another window wrote", () => {
  test("takes all of its newest text, also when only the end differs from what was shown before", async () => {
    const start = "二〇二四年，我局坚持以公开为常态、不公开为例外，全面推进政务公开工作。".repeat(3);
    const report = new LiveReport(draft({ overview: "我的", "conflict:overview": `=${start}旧` }));
    const live = new LiveFindings(report);
    await live.readRules();
    const shown = live.list.value.find(({ rule }) => rule === "two-windows");
    const take = shown?.fixes[1];
    report.apply([{ key: "conflict:overview", value: `=${start}新` }]);
    live.changed(["conflict:overview"]);
    expect(live.list.value.find(({ rule }) => rule === "two-windows")).not.toBe(shown);
    if (shown === undefined || take === undefined) throw new Error("no choice offered");
    expect(live.changesOf(shown.id, take)[0]).toEqual({ key: "overview", value: `${start}新` });
  });

  test("shows the place where the two texts part", () => {
    const start = "甲".repeat(60);
    const entries = draft({ overview: `${start}一`, "conflict:overview": `=${start}二` });
    const found = findingsOf(viewOf(entries)).find(({ rule }) => rule === "two-windows");
    expect(found?.message).toContain("甲一”");
    expect(found?.message).toContain("甲二”");
  });
});

describe("a fix", () => {
  test("changes the text as it is now, not as it was when the finding was shown", async () => {
    const cited = "根据《中华人民共和国政府信息公开条例》（国务院令第七十一号）编制。";
    const report = new LiveReport(draft({ preamble: cited }));
    const live = new LiveFindings(report);
    await live.readRules();
    const shown = live.list.value.find(({ rule }) => rule === "citation");
    const fix = shown?.fixes[0];
    if (shown === undefined || fix === undefined) throw new Error("no fix offered");
    report.apply([{ key: "preamble", value: `前言。${cited}` }]);
    live.changed(["preamble"]);
    expect(live.changesOf(shown.id, fix)).toEqual([
      { key: "preamble", value: `前言。${cited.replace("国务院令第七十一号", "国务院令第711号")}` },
    ]);
    report.apply([{ key: "preamble", value: "改写了。" }]);
    live.changed(["preamble"]);
    expect(live.changesOf(shown.id, fix)).toEqual([]);
  });
});

describe("what holds", () => {
  const holds = (changes: Readonly<Record<string, string>>) => {
    const view = viewOf(draft(changes));
    return whatHolds(ALL_RULES, subjectOf(view), findingsOf(view));
  };

  test("nothing, where nothing has been filled", () => {
    expect(holds({})).toEqual([]);
  });

  test("says how many years were read, and nothing while another year stands unexplained in the text", () => {
    expect(holds({ overview: "2024年，我局公开信息15条，2024年没有结转。" })).toContain(
      "读到 2 处年份，都是 2024",
    );
    expect(holds({ overview: "2024年，我局公开信息15条，2022年结转3件。" }).join()).not.toContain("年份");
  });

  test("names only the texts in which something stands", () => {
    expect(holds({ overview: "甲" })).toContain("一的文字里没有模板留下的空白和代号");
  });
});

describe("texts", () => {
  test("are read once per content, whatever the number of readers and of changes elsewhere", () => {
    let times = 0;
    const length = reading((content) => {
      times += 1;
      return content.length;
    });
    const report = new LiveReport(draft({ overview: "甲乙" }));
    const texts = new Texts(report);
    expect(length(texts.of("overview"))).toBe(2);
    report.apply([{ key: "applications.newlyReceived.naturalPerson", value: "3" }]);
    expect(length(texts.of("overview"))).toBe(2);
    expect(times).toBe(1);
    report.apply([{ key: "overview", value: "甲乙丙" }]);
    expect(length(texts.of("overview"))).toBe(3);
    expect(times).toBe(2);
  });

  test("are not touched by a keystroke in a table", async () => {
    const report = new LiveReport(draft({ overview: "甲乙" }));
    const live = new LiveFindings(report);
    await live.readRules();
    const texts = live.subject?.texts;
    if (texts === undefined) throw new Error("the rules are not here");
    const before = LONG_TEXTS.map(({ id }) => texts.of(id));
    report.apply([{ key: "applications.newlyReceived.naturalPerson", value: "3" }]);
    live.changed(["applications.newlyReceived.naturalPerson"]);
    live.settle();
    LONG_TEXTS.forEach(({ id }, index) => {
      expect(texts.of(id)).toBe(before[index]);
    });
  });
});

/** Starts without ends, runs of one character, and wordings that a rule looks for, over and over. */
const HOSTILE = [
  "《",
  "《》（",
  "》（",
  "（",
  "( ",
  "[",
  "１",
  "1",
  "一",
  "一百",
  " ",
  "\n",
  "　",
  "XＸ",
  "x",
  "×",
  "_ ",
  "其中",
  "结转 ",
  "2023年",
  "2023年1月1日",
  "统计2023年1月1日至12月",
  "信息公开条例",
  "信息公开条例国务院令第",
  "国办公开办函〔2021〕",
  "国办公开办函 ",
  "处理费《",
  "处理费一",
  "年度报告格式",
  "）。",
  "编制2023年",
];
const LENGTH = 12_000;

/** The processor's time, µs: what else the machine does is not in it. */
const timeOf = (work: () => void): number => {
  const start = cpuUsage();
  work();
  const { user, system } = cpuUsage(start);
  return user + system;
};
const least = (work: () => void): number => Math.min(timeOf(work), timeOf(work));
/** A pattern that goes back over such a text takes thousands of times the floor; a busy machine, a few dozen. */
const MOST = 100;

describe("reading is linear", () => {
  /** What walking over the text by single characters takes in the same run. */
  const floor = (content: string): number => least(() => [...content.matchAll(/[\s\S]/gu)].length);

  test.each(HOSTILE)("over %j again and again, before and behind another", (piece) => {
    const run = piece.repeat(Math.ceil(LENGTH / piece.length));
    for (const content of [
      run,
      `国办公开办函〔2021〕${run}`,
      `信息公开条例》（国务院令第${run}号`,
      `处理费${run}元`,
    ]) {
      const reference = floor(content);
      for (const { rule, check } of ALL_CHECKS.filter((one) => one.check.waits === true)) {
        if (check.at !== "overview" && check.at !== "otherMatters") continue;
        // A new subject each time: what was read is not kept.
        const entries = draft({ [check.at]: content });
        const taken = least(() =>
          runCheck({ rule, check }, subjectOf(viewOf(entries), viewOf({ ...entries, year: "2023" }))),
        );
        expect(taken / reference, `${rule.id} at ${check.at}`).toBeLessThan(MOST);
      }
    }
    expect(typedAt(draft({ overview: run }), "overview")).toHaveLength(run.length);
  });
});
