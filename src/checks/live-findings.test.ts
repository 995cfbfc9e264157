/** Findings kept from before are those of a fresh look, and a check looks at nothing that it does not declare. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FIELDS, findTotal } from "../form/fields";
import { type Change, type Entries, statedKey, typedAt } from "../report/entries";
import { balanceInputs, LiveReport, type ReportView, viewOf } from "../report/live-report";
import { openReport } from "../report/report-file";
import { ALL_CHECKS, findingsOf } from "./all-findings";
import { runCheck, subjectOf } from "./findings-of";
import { LiveFindings } from "./live-findings";

const fixture = (name: string): string =>
  readFileSync(new URL(`../../e2e/fixtures/${name}`, import.meta.url), "utf8");

const opened = openReport(JSON.parse(fixture("changle-2024.json")));
if (!opened.ok) throw new Error("The example cannot be opened.");
/** A real report's tables under short texts. */
const EXAMPLE: Entries = {
  ...opened.value.entries,
  preamble: "由总体情况、主动公开情况、存在的问题等六个部分组成。",
  overview: "全年收到政府信息公开申请16件。\n新收行政复议案件2件。",
  problemsAndImprovements: "加强组织领导。做好信息发布工作。持续推进政务公开标准化。",
  otherMatters: "未收取信息处理费。",
};

/** Sentences as reports write them, and what the rules look for. */
const SENTENCES: readonly string[] = [
  ...(JSON.parse(fixture("narratives-own.json")) as { cases: readonly { text: string }[] }).cases.map(
    ({ text }) => text,
  ),
  "全年收到政府信息公开申请16件，其中网络9件、信函6件。",
  "2023年，我局主动公开信息12条。",
  "结转2022年办理。",
  "新收行政复议案件2件，审结1件。",
  "收到申请比上年增长5%。",
  "办结率98.73%。",
  "《中华人民共和国政府信息公开条例》（国务院令第七十一号）",
  "国办公开办涵〔2021〕30号",
  "经办人13800000000。",
  "本年XX件。",
  "(依申请公开)",
  "（未完",
  "<关于公开的意见>",
  "未收取信息处理费。",
  EXAMPLE["preamble"] ?? "",
  EXAMPLE["problemsAndImprovements"] ?? "",
];

const TEXTS = ["preamble", "overview", "problemsAndImprovements", "otherMatters", "notes.disputes"];
const CELLS = FIELDS.filter(({ table }) => table !== undefined).map(({ id }) => id);
const cell = fc.oneof(
  fc.constantFrom(...CELLS),
  // What the sentences speak of most.
  fc.constantFrom(...CELLS.filter((id) => /^(?:disputes|applications\.(?:newly|carried))/.test(id))),
);

type Edit =
  | {
      readonly kind: "line";
      readonly field: string;
      readonly at: number;
      readonly sentences: readonly string[];
    }
  | { readonly kind: "cut"; readonly field: string; readonly at: number }
  | { readonly kind: "value"; readonly key: string; readonly value: string }
  | { readonly kind: "last year"; readonly entries: Entries | null }
  | { readonly kind: "swap"; readonly one: string; readonly other: string };

const text = fc.constantFrom(...TEXTS);
const sentences = fc.array(fc.constantFrom(...SENTENCES), { minLength: 1, maxLength: 4 });
const number = fc.constantFrom("", "0", "1", "2", "5", "16", "37", "1516", "一");
const edit: fc.Arbitrary<Edit> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("line"), field: text, at: fc.nat(6), sentences }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("cut"), field: text, at: fc.nat(6) }) },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant("value"), key: cell, value: number }),
  },
  {
    weight: 1,
    arbitrary: fc.oneof(
      fc.record({
        kind: fc.constant("value"),
        key: fc.constant("year"),
        value: fc.constantFrom("2023", "2024", "2025", "", "今年"),
      }),
      fc.record({
        kind: fc.constant("value"),
        key: fc.constant("organization"),
        value: fc.constantFrom("", "长乐区教育局", "某某县人民政府", "福州市长乐区人民政府"),
      }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("last year"),
      entries: fc.option(
        fc
          .record({ year: fc.constantFrom("2022", "2023"), overview: sentences, count: number })
          .map(({ year, overview, count }) => ({
            ...EXAMPLE,
            year,
            overview: overview.join("\n"),
            "applications.newlyReceived.naturalPerson": count,
            "disputes.reconsideration.pending": count,
          })),
      ),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("swap"), one: text, other: text }) },
);

/** What an edit changes in the report; `last year` changes nothing in it. */
function changesOf(entries: Entries, one: Edit): readonly Change[] {
  if (one.kind === "value") return [{ key: one.key, value: one.value }];
  if (one.kind === "swap") {
    return [
      { key: one.one, value: typedAt(entries, one.other) },
      { key: one.other, value: typedAt(entries, one.one) },
    ];
  }
  if (one.kind === "last year") return [];
  const lines = typedAt(entries, one.field).split("\n");
  const added = one.kind === "line" ? [one.sentences.join("")] : [];
  lines.splice(Math.min(one.at, lines.length), one.kind === "cut" ? 1 : 0, ...added);
  return [{ key: one.field, value: lines.join("\n") }];
}

test("after any edits, what is kept is what a fresh look finds", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 10 }), async (edits) => {
      const report = new LiveReport(EXAMPLE);
      const live = new LiveFindings(report);
      await live.readRules();
      let lastYear: ReportView | null = null;
      for (const one of edits) {
        const changes = changesOf(report.entries, one);
        report.apply(changes);
        live.changed(changes.map(({ key }) => key));
        live.settle();
        if (one.kind === "last year") {
          lastYear = one.entries === null ? null : viewOf(one.entries);
          live.setLastYear(lastYear);
        }
        expect(live.list.value).toEqual(findingsOf(viewOf(report.entries), lastYear));
      }
    }),
    { numRuns: 15 },
  );
});

test("nothing that a number in a table does not touch is found anew", async () => {
  const report = new LiveReport({
    ...EXAMPLE,
    overview: "全年收到政府信息公开申请9999件。\n本年制发行政规范性文件8888件。",
  });
  const live = new LiveFindings(report);
  await live.readRules();
  const about = (words: string) => live.list.value.find(({ message }) => message.includes(words));
  const [applications, documents] = [about("9999"), about("8888")];
  expect(applications).toBeDefined();
  expect(documents).toBeDefined();
  const cell = "applications.newlyReceived.naturalPerson";
  report.apply([{ key: cell, value: String((report.number(cell) ?? 0) + 1) }]);
  live.changed([cell]);
  live.settle();
  expect(about("9999")?.message).not.toBe(applications?.message);
  expect(about("8888")).toBe(documents);
});

describe("a check runs again when anything that it looks at changes", () => {
  /** A report that notes which entries are looked at. */
  function watched(view: ReportView, looked: Set<string>): ReportView {
    const note = (keys: readonly string[]): void => {
      for (const key of keys) looked.add(key);
    };
    return {
      entries: new Proxy(view.entries, {
        get: (entries, key: string) => {
          note([key]);
          return entries[key];
        },
      }),
      typed: (key) => {
        note([key]);
        return view.typed(key);
      },
      number: (id) => {
        note([id]);
        return view.number(id);
      },
      sum: (id) => {
        note(findTotal(id)?.addends ?? [id]);
        return view.sum(id);
      },
      balance: (column) => {
        note(balanceInputs(column));
        return view.balance(column);
      },
      stated: (total) => {
        note([statedKey(total)]);
        return view.stated(total);
      },
    };
  }

  const lines = fc.record({
    texts: fc.array(sentences, { minLength: TEXTS.length, maxLength: TEXTS.length }),
    cells: fc.array(fc.tuple(cell, number), { maxLength: 30 }),
    lastYear: fc.boolean(),
  });

  test("it declares all of it", () => {
    fc.assert(
      fc.property(lines, ({ texts, cells, lastYear }) => {
        const entries = {
          ...EXAMPLE,
          ...Object.fromEntries(cells),
          ...Object.fromEntries(TEXTS.map((id, index) => [id, texts[index]?.join("\n") ?? ""])),
        };
        const looked = new Set<string>();
        const before = lastYear ? viewOf({ ...entries, year: "2023" }) : null;
        for (const one of ALL_CHECKS) {
          looked.clear();
          runCheck(one, subjectOf(watched(viewOf(entries), looked), before));
          const declared = new Set(one.check.reads);
          expect([one.rule.id, one.check.at, [...looked].filter((key) => !declared.has(key))]).toEqual([
            one.rule.id,
            one.check.at,
            [],
          ]);
        }
      }),
      { numRuns: 15 },
    );
  });
});
