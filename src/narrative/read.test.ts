import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sentencesOf } from "./clauses";
import { isOwn } from "./compare";
import { plainText } from "./plain-text";
import { readNarrative } from "./read";
import { scoreOf } from "./score.testing";

const fixture = (name: string): string =>
  readFileSync(new URL(`../../e2e/fixtures/${name}`, import.meta.url), "utf8");

describe("reading a text", () => {
  test.each(["narratives.json", "narratives-own.json"])(
    "%s: recall 0.9 and precision 0.98 are reached",
    (name) => {
      const score = scoreOf(JSON.parse(fixture(name)));
      expect(score.lines.join("\n"), score.summary).toBe("");
      expect(score.reached, score.summary).toBe(true);
    },
  );

  test("the own corpus has at least 120 sentences, 50 of them traps", () => {
    const { cases } = JSON.parse(fixture("narratives-own.json")) as {
      cases: { says: unknown[]; saysSums?: unknown[] }[];
    };
    expect(cases.length).toBeGreaterThanOrEqual(120);
    const traps = cases.filter((one) => one.says.length === 0 && (one.saysSums ?? []).length === 0);
    expect(traps.length).toBeGreaterThanOrEqual(50);
  });

  test("places are those of the officer's own text, with its spaces, full-width digits and bold marks", () => {
    const text = "（二）**依申请公开。**我局共收到　政府信息公开申请 １，２３４ 件，均按时办结。";
    const [statement] = readNarrative(text).statements;
    expect(statement?.value).toBe(1234);
    expect(text.slice(statement?.number.from, statement?.number.to)).toBe("１，２３４");
    expect(text.slice(statement?.phrase.from, statement?.phrase.to)).toBe(
      "我局共收到　政府信息公开申请 １，２３４ 件",
    );
  });

  test.each([
    ["收到政府信息公开申请三十七件。", 37],
    ["收到政府信息公开申请一千二百件。", 1200],
    ["收到政府信息公开申请两件。", 2],
    ["收到政府信息公开申请二百零八件。", 208],
    ["收到政府信息公开申请１２件。", 12],
    ["收到政府信息公开申请1,234件。", 1234],
    ["收到政府信息公开申请1.2万件。", 12000],
  ])("%s", (text, value) => {
    expect(readNarrative(text).statements.map((one) => one.value)).toEqual([value]);
  });

  test.each(["收到政府信息公开申请约40件。", "收到政府信息公开申请40余件。", "收到政府信息公开申请近40件。"])(
    "%s is about",
    (text) => {
      expect(readNarrative(text).statements.map((one) => [one.value, one.exact])).toEqual([[40, false]]);
    },
  );

  test("two mentions of one quantity are two places", () => {
    const text = "全年收到政府信息公开申请16件。\n综上，收到政府信息公开申请15件。";
    expect(
      readNarrative(text).statements.map((one) => [one.value, text.slice(one.number.from, one.number.to)]),
    ).toEqual([
      [16, "16"],
      [15, "15"],
    ]);
  });

  test.each([
    ["市", "福州市人民政府", true],
    ["市", "福州市教育局", false],
    ["区", "武汉市汉阳区人民政府办公室", false],
    ["区", "平潭综合实验区", true],
    ["市", "福州市长乐区人民政府", false],
  ])("全%s of %s: %s", (place, organization, own) => {
    expect(isOwn({ kind: "whole", place }, organization)).toBe(own);
  });

  test.each([
    ["区政府办公室", "武汉市汉阳区人民政府办公室", true],
    ["深汕特别合作区", "深圳市深汕特别合作区管理委员会", true],
    ["市教育局", "福州市人民政府", false],
    ["泗洪县", "宿迁市人民政府", false],
    ["区政府", "武汉市汉阳区人民政府", true],
    // What came in the government's name
    ["区政府", "武汉市汉阳区人民政府办公室", true],
    ["县政府", "武汉市汉阳区人民政府办公室", false],
    // Another body, though all its characters stand in the name
    ["区政府办", "武汉市汉阳区人民政府", false],
    ["市政府办公厅", "某市人民政府办公厅", true],
    ["大竹县", "大竹县自然资源局", false],
    ["钟楼区", "常州市钟楼区南大街街道办事处", false],
    ["大竹县", "大竹县人民政府", true],
    ["市局", "某市公安局某区分局", false],
    ["市公安局", "某市公安局某区分局", false],
    ["区公安分局", "某市公安局某区分局", true],
    ["总局", "国家税务总局某县税务局", false],
    ["县税务局", "国家税务总局某县税务局", true],
    ["市国资委", "某市人民政府国有资产监督管理委员会", true],
    ["市政府", "某市人民政府国有资产监督管理委员会", false],
    ["市委", "某市住房和城乡建设委员会", false],
    ["市住建委", "某市住房和城乡建设委员会", true],
    ["县发改局", "某县发展和改革局", true],
    ["街道办", "某市某区某街道办事处", true],
  ])("%s in the report of %s: %s", (name, organization, own) => {
    expect(isOwn({ kind: "named", name }, organization)).toBe(own);
  });
});

describe("hostile texts", () => {
  const pieces = [
    "其中",
    "（",
    "）",
    "(",
    ")",
    "：",
    "；",
    "，",
    "、",
    "。",
    "《",
    "》",
    "“",
    "”",
    "\n",
    "37件",
    "三十七",
    "一",
    "1",
    "1,",
    "%",
    "占",
    "收到申请",
    "分别为",
    "均为",
    "同比增长",
    "结转",
    "2024年",
    "行政复议",
    "未",
    "12345",
    "万",
    "余",
    "不予公开",
    "\u202e",
    "\ud83d",
    " ",
  ];

  test("never throw, and every place stands in the text", () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: "binary", maxLength: 4 })), {
          maxLength: 200,
        }),
        (parts) => {
          const text = parts.join("");
          const { statements, lists, rates, changes } = readNarrative(text);
          const places = [
            ...statements.flatMap((one) => [one.number, one.phrase]),
            ...[...lists, ...rates, ...changes].map((one) => one.place),
          ];
          for (const { from, to } of places) {
            expect(from).toBeGreaterThanOrEqual(0);
            expect(to).toBeLessThanOrEqual(text.length);
            expect(from).toBeLessThanOrEqual(to);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  const HOSTILE: readonly (readonly [string, string])[] = [
    ["brackets", "（"],
    ["closed brackets", "()"],
    ["brackets and their ends", "（5件，其中"],
    ["digits", "7"],
    ["thousands", "1,"],
    ["numerals", "三十"],
    ["其中", "其中"],
    ["lists", "其中A5件，"],
    ["items", "收到5件、"],
    ["titles never closed", "《"],
    ["titles", "《》"],
    ["quotes", "“1"],
    ["labels", "不予公开、"],
    ["rows", "行政复议、行政诉讼均为"],
    ["shares", "3件占5%，"],
    ["nothing", "未收到、"],
    ["spaces", " "],
    ["applications", "收到政府信息公开申请"],
  ];

  /** Characters that reading hands to patterns; one that looks at a single place counts for a few. */
  function charactersLookedAt(text: string): number {
    const { exec } = RegExp.prototype;
    let looked = 0;
    RegExp.prototype.exec = function (this: RegExp, subject: string) {
      looked += this.sticky ? 24 : subject.length + 1;
      return exec.call(this, subject);
    };
    try {
      readNarrative(text);
    } finally {
      RegExp.prototype.exec = exec;
    }
    return looked;
  }

  test.each(HOSTILE)(
    "of %s: eight times the text is eight times the work",
    (_, piece) => {
      const of = (length: number): string => piece.repeat(Math.ceil(length / piece.length));
      const [short, long] = [charactersLookedAt(of(5_000)), charactersLookedAt(of(40_000))];
      expect(long / Math.max(short, 1)).toBeLessThan(12);
      expect(long / 40_000).toBeLessThan(2000);
    },
    30_000,
  );

  test("no sentence is longer than can be looked around in", () => {
    const { plain } = plainText("收到5件，".repeat(20_000));
    for (const sentence of sentencesOf(plain)) expect(sentence.tokens.length).toBeLessThan(500);
  });
});
