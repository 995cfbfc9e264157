import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readNarrative } from "../narrative/read";
import { narrativeOf } from "./read-texts";

const suqian = readFileSync(new URL("../../e2e/fixtures/suqian-2023.txt", import.meta.url), "utf8");

test("paragraph by paragraph, a text says what it says as a whole", () => {
  expect(narrativeOf(suqian)).toEqual(readNarrative(suqian));
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
      expect(narrativeOf(text)).toEqual(readNarrative(text));
    }),
    { numRuns: 1000 },
  );
});

test("a text that has not changed is not read again", () => {
  const paragraph = `${"全年收到政府信息公开申请16件。".repeat(3)}`;
  const [first] = narrativeOf(paragraph).statements;
  const [second] = narrativeOf(`${paragraph}\n又一段。`).statements;
  expect(second).toBe(first);
});
