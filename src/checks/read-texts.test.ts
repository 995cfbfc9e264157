import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readNarrative } from "../narrative/read";
import { LiveReport } from "../report/live-report";
import { narrativeIn } from "./read-texts";
import { Texts, textOf } from "./texts";

const suqian = readFileSync(new URL("../../e2e/fixtures/suqian-2023.txt", import.meta.url), "utf8");

/** The same value with every place in it so many characters further on. */
function shifted(value: unknown, by: number): unknown {
  if (Array.isArray(value)) return value.map((one) => shifted(one, by));
  if (typeof value !== "object" || value === null) return value;
  const isPlace = Object.keys(value).sort().join() === "from,to";
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, isPlace ? Number(one) + by : shifted(one, by)]),
  );
}

const NOTHING = { statements: [], lists: [], rates: [], changes: [] };

/** What the paragraphs of a text say, with their places in it. */
function saidIn(content: string): unknown {
  const { paragraphs } = textOf(content, []);
  let by = 0;
  const parts = paragraphs.map((paragraph) => {
    const said = shifted(narrativeIn(paragraph), by) as Readonly<Record<string, readonly unknown[]>>;
    by += paragraph.content.length + 1;
    return said;
  });
  return Object.fromEntries(Object.keys(NOTHING).map((of) => [of, parts.flatMap((said) => said[of] ?? [])]));
}

test("paragraph by paragraph, a text says what it says as a whole", () => {
  expect(saidIn(suqian)).toEqual(readNarrative(suqian));
  const piece = fc.constantFrom(
    "\n",
    "收到政府信息公开申请5件",
    "。",
    "其中网络3件、信函2件",
    "，",
    "2023年",
    "12345热线受理8件",
    "行政复议2件",
    "《",
    "（",
    "“1",
    "办结3件",
    "废止2件",
    "均为0",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (parts) => {
      const text = parts.join("");
      expect(saidIn(text)).toEqual(readNarrative(text));
    }),
    { numRuns: 1000 },
  );
});

test("a paragraph that has not changed is not read again, wherever it moves to", () => {
  const paragraph = "全年收到政府信息公开申请16件。";
  const report = new LiveReport({ overview: `甲。\n${paragraph}` });
  const texts = new Texts(report);
  const [, before] = texts.of("overview").paragraphs;
  const said = before === undefined ? null : narrativeIn(before);
  report.apply([{ key: "overview", value: `甲乙。\n\n丙。\n${paragraph}\n丁。` }]);
  const after = texts.of("overview").paragraphs[3];
  expect(after).toBe(before);
  expect(after === undefined ? null : narrativeIn(after)).toBe(said);
});
