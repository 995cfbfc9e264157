import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { problemText } from "../desk/ui/problem-text";
import { FIELDS } from "../form/fields";
import { anyEntries, validEntries } from "../report/arbitraries.testing";
import { contentHash } from "../report/content-hash";
import { typedAt, withChanges } from "../report/entries";
import { parseJson } from "../report/json-text";
import { answersIn, keepAnswer } from "../report/kept-answers";
import { attachLastYear, beginLastYear, lastYearKey } from "../report/last-year";
import { lastYearIn } from "../report/last-year-entries";
import { viewOf } from "../report/live-report";
import { openReport } from "../report/report-file";
import { anyRecords } from "./arbitraries.testing";
import { isRecordKey } from "./record-text";
import { type OpenedReview, openReviewFile, reviewFileName, reviewJson } from "./review-file";

const changle = () => {
  const raw = parseJson(
    readFileSync(new URL("../../e2e/fixtures/changle-2024.json", import.meta.url), "utf8"),
  );
  const opened = raw.ok ? openReport(raw.value) : raw;
  if (!opened.ok) throw new Error("fixture");
  return opened.value.entries;
};
const openText = (text: string) => {
  const raw = parseJson(text);
  return raw.ok ? openReviewFile(raw.value) : raw;
};
const opened = (text: string): OpenedReview => {
  const outcome = openText(text);
  if (!outcome.ok) throw new Error(problemText(outcome.problem));
  return outcome.value;
};
const refusal = (text: string): string => {
  const outcome = openText(text);
  return outcome.ok ? "accepted" : problemText(outcome.problem);
};
const recordsOf = (entries: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(entries).filter(([key]) => isRecordKey(key)));

const answer = {
  id: "in-force-proactiveDisclosure.normativeDocuments.inForce",
  rule: "in-force",
  at: "proactiveDisclosure.normativeDocuments.inForce",
  message: "上年有效 3……",
  reason: "有清理",
  by: "张某",
  createdAt: "2025-01-10T01:00:00.000Z",
};

const answered = withChanges({}, [keepAnswer(answer)]);

describe("review files", () => {
  test("carry report, records and answers there and back", () => {
    fc.assert(
      fc.property(validEntries, anyRecords, (report, records) => {
        const file = opened(reviewJson({ draftId: "d1", entries: { ...report, ...records, ...answered } }));
        expect(file.contentHash).toBe(contentHash(viewOf(report)));
        for (const { id } of FIELDS) expect(typedAt(file.entries, id)).toBe(typedAt(report, id));
        expect(recordsOf(file.entries)).toEqual(records);
        expect(answersIn(file.entries)).toEqual([answer]);
        // Out again: the same file.
        expect(reviewJson({ draftId: "d1", entries: file.entries })).toBe(
          reviewJson({ draftId: "d1", entries: { ...report, ...records, ...answered } }),
        );
      }),
      { numRuns: 40 },
    );
  });

  test("carry last year's report beside the content, which its hash does not name", () => {
    const lastYear = { ...changle(), year: "2023", "applications.carriedForward.naturalPerson": "1" };
    const alone = reviewJson({ draftId: "d1", entries: changle() });
    const entries = withChanges(
      changle(),
      attachLastYear(changle(), lastYear, { kind: "draft", draft: "elsewhere" }),
    );
    const text = reviewJson({ draftId: "d1", entries });
    expect(opened(text).contentHash).toBe(opened(alone).contentHash);
    const there = lastYearIn(opened(text).entries) ?? {};
    for (const { id } of FIELDS) expect(typedAt(there, id)).toBe(typedAt(lastYear, id));
    expect(lastYearIn(opened(alone).entries)).toBeNull();
    const raw = JSON.parse(text);
    raw.lastYear.applications.carriedForward.naturalPerson = -1;
    expect(refusal(JSON.stringify(raw))).toContain("应为 0 或正整数，实为 -1");
  });

  test("a last year of which a few numbers were typed by hand travels too", () => {
    const begun = withChanges(changle(), beginLastYear(changle()));
    const key = lastYearKey("applications.carriedForward.naturalPerson");
    for (const typed of ["1", "", "一件"]) {
      const file = opened(reviewJson({ draftId: "d1", entries: { ...begun, [key]: typed } }));
      expect(typedAt(file.entries, key)).toBe(typed === "1" ? "1" : "");
    }
  });

  test("any draft at all makes a file that opens", () => {
    fc.assert(
      fc.property(anyEntries, (entries) => {
        expect(openText(reviewJson({ draftId: "d1", entries })).ok).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  test("one changed figure or word is refused", () => {
    const file = JSON.parse(reviewJson({ draftId: "d1", entries: changle() }));
    file.report.applications.newlyReceived.naturalPerson = 38;
    expect(refusal(JSON.stringify(file))).toContain("与校验码不符");
    const other = JSON.parse(reviewJson({ draftId: "d1", entries: changle() }));
    other.report.later = "只有更新的版本认识";
    expect(refusal(JSON.stringify(other))).toContain("与校验码不符");
  });

  test("broken off anywhere, it is refused", () => {
    const text = reviewJson({ draftId: "d1", entries: changle() }).trimEnd();
    fc.assert(
      fc.property(fc.nat(text.length - 1), (length) => {
        expect(refusal(text.slice(0, length))).not.toBe("accepted");
      }),
    );
  });

  test("newer, foreign and impossible files are refused in words", () => {
    const file = () => JSON.parse(reviewJson({ draftId: "d1", entries: changle() }));
    const refused = (change: (raw: ReturnType<typeof file>) => void) => {
      const raw = file();
      change(raw);
      return refusal(JSON.stringify(raw));
    };
    expect(
      refused((raw) => {
        raw.schemaVersion = 2;
      }),
    ).toBe("由更新版本生成，请先更新本程序");
    expect(
      refused((raw) => {
        raw.kind = "other";
      }),
    ).toBe("不是年度报告文件");
    expect(
      refused((raw) => {
        raw.revision = -1;
      }),
    ).toBe("revision：应为第几次送审，实为 -1");
    expect(
      refused((raw) => {
        delete raw.report;
      }),
    ).toBe("不是年度报告文件");
    expect(
      refused((raw) => {
        raw.report.applications.carriedForward.naturalPerson = -3;
      }),
    ).toBe("四、结转下年度 · 自然人（applications.carriedForward.naturalPerson）：应为 0 或正整数，实为 -3");
    expect(
      refused((raw) => {
        raw.comments = [{ id: "../x", at: "overview" }];
      }),
    ).toContain("comments.0.id：应为编号");
    const nested = reviewJson({ draftId: "d1", entries: changle() }).replace(
      '"report": {',
      `"report": { "x": ${"[".repeat(50_000)}${"]".repeat(50_000)},`,
    );
    expect(refusal(nested)).toContain("嵌套");
    expect(refusal(JSON.stringify(file()))).toBe("accepted");
  });

  test("what another program writes with the contract's fields alone is taken, the same way each time", () => {
    const raw = JSON.parse(reviewJson({ draftId: "d1", entries: changle() }));
    raw.comments = [
      {
        id: "c1",
        at: "overview",
        author: "李某",
        createdAt: "2025-01-12T08:00:00Z",
        text: "请核对",
        resolved: true,
        replies: [],
      },
    ];
    raw.decisions = [
      { status: "returned", by: "李某", at: "2025-01-12T08:00:00Z", note: "", contentHash: raw.contentHash },
    ];
    const one = opened(JSON.stringify(raw));
    expect(one.entries).toEqual(opened(JSON.stringify(raw)).entries);
    expect(Object.keys(recordsOf(one.entries))).toHaveLength(3);
  });

  test("is named by unit, year and what it is", () => {
    expect(reviewFileName(changle(), "submitted", 2)).toBe(
      "福州市长乐区人民政府办公室2024年政府信息公开工作年度报告（第2次送审）.review",
    );
  });
});
