import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findingsOf } from "../checks/all-findings";
import { applicationCell, FIELDS } from "../form/fields";
import { type Entries, newEntries } from "../report/entries";
import { viewOf } from "../report/live-report";
import { changeDifferenceOf, differenceOf } from "./compare";
import type { ProcessingFee } from "./other-sentences";
import { readNarrative } from "./read";
import { sentencesFor } from "./sentences";

const TABLE = FIELDS.filter((field) => field.table !== undefined);
const count = fc.oneof(
  { weight: 5, arbitrary: fc.constant(0) },
  { weight: 2, arbitrary: fc.constant(1) },
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 300 }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 3_000_000 }) },
);
const amount = fc.constantFrom("0", "12.5", "0.000001", "59237.2449", "316441.123456");
const tables: fc.Arbitrary<Entries> = fc
  .tuple(...TABLE.map((field) => (field.kind === "amount" ? amount : count.map(String))))
  .map((values) => Object.fromEntries(TABLE.map((field, index) => [field.id, values[index] ?? "0"])));
const fee: fc.Arbitrary<ProcessingFee | null> = fc.option(
  fc.record({
    notices: fc.nat(20),
    charged: fc.nat(3000).map((n) => n * 10),
    received: fc.nat(3000).map((n) => n * 10),
  }),
);

const reportOf = (values: Entries, year: number): Entries => ({
  ...newEntries("长乐区教育局", year),
  ...values,
});
const zeros: Entries = Object.fromEntries(TABLE.map((field) => [field.id, "0"]));
const key = (fields: readonly string[], value: number): string => `${[...fields].sort().join("+")}=${value}`;

describe("sentences written from the tables", () => {
  test("are read back as exactly the numbers they were written from", () => {
    fc.assert(
      fc.property(tables, tables, fee, (values, before, charged) => {
        const report = viewOf(reportOf(values, 2024));
        const lastYear = viewOf(reportOf(before, 2023));
        for (const sentence of sentencesFor(report, lastYear, charged)) {
          const { statements } = readNarrative(sentence.text);
          const read = statements.map(({ readings, value }) => key(readings[0] ?? [], value));
          const written = sentence.states.map(({ fields, value }) => key(fields, value));
          expect([...new Set(read)].sort(), sentence.text).toEqual([...new Set(written)].sort());
        }
      }),
      { numRuns: 100 },
    );
  }, 30_000);

  test("differ from no table and no last year, alone and all together", () => {
    fc.assert(
      fc.property(tables, tables, fee, (values, before, charged) => {
        const report = viewOf(reportOf(values, 2024));
        const lastYear = viewOf(reportOf(before, 2023));
        const sentences = sentencesFor(report, lastYear, charged);
        for (const text of [...sentences.map((one) => one.text), sentences.map((one) => one.text).join("")]) {
          const { statements, changes, lists } = readNarrative(text);
          for (const one of statements) expect(differenceOf(one, report, lastYear), text).toBeNull();
          for (const one of changes) expect(changeDifferenceOf(one, report, lastYear), text).toBeNull();
          for (const list of lists) {
            expect(
              list.closed && list.parts.reduce((sum, part) => sum + part.value, 0) !== list.total,
              text,
            ).toBe(false);
          }
        }
      }),
      { numRuns: 60 },
    );
  }, 30_000);

  test("inserted, never make a finding", () => {
    fc.assert(
      fc.property(tables, fee, (values, charged) => {
        const entries = reportOf(values, 2024);
        const sentences = sentencesFor(viewOf(entries), null, charged);
        const inserted = (section: string): string =>
          sentences
            .filter((one) => one.section === section)
            .map((one) => one.text)
            .join("\n");
        const found = (section: string, text: string): readonly string[] => {
          const report = viewOf({ ...entries, [section]: text });
          return findingsOf(report)
            .filter((finding) => finding.at === section)
            .map((finding) => finding.message);
        };
        expect(found("overview", inserted("overview"))).toEqual([]);
        expect(found("otherMatters", inserted("otherMatters"))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  }, 30_000);

  test("of an all-zero township are worded as officials write them", () => {
    const report = viewOf({ ...newEntries("玉田镇人民政府", 2024), ...zeros });
    expect(
      sentencesFor(report, viewOf({ ...newEntries("玉田镇人民政府", 2023), ...zeros })).map(
        ({ text }) => text,
      ),
    ).toEqual([
      "2024年，本机关未收到政府信息公开申请，无上年结转申请。",
      "截至2024年12月31日，无结转下年度继续办理的政府信息公开申请。",
      "2024年，未制发、废止行政规范性文件，无现行有效行政规范性文件。",
      "2024年，未作出行政许可、行政处罚、行政强制决定。",
      "2024年，无行政事业性收费。",
      "2024年，未发生因政府信息公开引起的行政复议、行政诉讼。",
      "2024年，未发出政府信息公开信息处理费收费通知，未收取信息处理费。",
    ]);
  });

  test("of one application do not say 均", () => {
    const one = (kind: string): string | undefined =>
      sentencesFor(
        viewOf({
          ...newEntries("玉田镇人民政府", 2024),
          ...zeros,
          [applicationCell("newlyReceived", kind)]: "1",
        }),
        null,
      ).find(({ id }) => id === "applicants")?.text;
    expect(one("naturalPerson")).toBe("新收的政府信息公开申请1件，申请人为自然人。");
    expect(one("commercialEnterprise")).toBe(
      "新收的政府信息公开申请1件，申请人为法人或其他组织（商业企业1件）。",
    );
  });

  test("say rises and falls, single cases and kinds as officials do", () => {
    const cell = (row: string, kind: string, value: number): Entries => ({
      [applicationCell(row, kind)]: String(value),
    });
    const report = viewOf({
      ...newEntries("长乐区教育局", 2024),
      ...zeros,
      ...cell("newlyReceived", "naturalPerson", 35),
      ...cell("newlyReceived", "commercialEnterprise", 2),
      ...cell("carriedOver", "naturalPerson", 1),
      ...cell("results.granted", "naturalPerson", 34),
      ...cell("results.denied.enforcementFile", "commercialEnterprise", 1),
      ...cell("carriedForward", "naturalPerson", 3),
      "disputes.reconsideration.upheld": "1",
    });
    const lastYear = viewOf({
      ...newEntries("长乐区教育局", 2023),
      ...zeros,
      ...cell("newlyReceived", "naturalPerson", 40),
      ...cell("results.granted", "naturalPerson", 35),
    });
    expect(
      sentencesFor(report, lastYear)
        .slice(0, 6)
        .map(({ text }) => text),
    ).toEqual([
      "2024年，本机关新收政府信息公开申请37件，上年结转1件。",
      "新收的政府信息公开申请37件，其中自然人申请35件，法人或其他组织申请2件（其中商业企业2件）。",
      "2024年，办结政府信息公开申请35件，其中予以公开34件，不予公开1件（属于行政执法案卷1件）。",
      "截至2024年12月31日，结转下年度继续办理的政府信息公开申请3件。",
      "2024年，新收政府信息公开申请37件，较上年减少3件，下降7.5%。",
      "2024年，办结政府信息公开申请35件，与上年持平。",
    ]);
  });
});
