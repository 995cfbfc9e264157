/** Reading takes time in proportion to what is read, whatever somebody put on the clipboard. */
import { describe, expect, test } from "vitest";
import { parseAmount, parseCount, parseDate, parseYear } from "../report/numbers";
import { matrixOfTsv, plainMarkup, tidy } from "./matrix";
import { planPaste } from "./paste-plan";
import { recognise } from "./recognise";
import { plainLabel } from "./tables/labels";

const HOSTILE: readonly string[] = [
  "<style",
  "<style ",
  "</style",
  "<style</style",
  "<style>",
  ' style="',
  " style='",
  " onload",
  " on",
  '"',
  '\t"',
  '"\n',
  "\t",
  "\n",
  "\r",
  "1\t",
  "1\n",
  " ",
  "\u3000",
  "\u200b",
  "\u200b1",
  "1 \n",
  "(",
  "（",
  "一",
  "一、",
  "1.",
  "１",
  "件",
  "年",
  "无",
  "1,",
  "自然人\t",
  "其他\t1\n",
  "结果维持\t",
];

const BASE = 6000;
const TIMES = 8;
/** Linear reading takes about 8 times as long, quadratic 64 times. */
const MOST_RATIO = 28;
/** Below this a clock says nothing; ms. */
const NOTICEABLE = 3;
/** A busy machine may slow one run of a pair; reading that is not linear is slow in every pair. */
const PAIRS = 12;

function timeOf(work: () => void): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}

/** Whether some pair of runs shows reading in proportion to the length. */
function isLinear(short: () => void, long: () => void): boolean {
  for (let pair = 0; pair < PAIRS; pair += 1) {
    const longer = timeOf(long);
    if (longer < NOTICEABLE || longer / timeOf(short) < MOST_RATIO) return true;
  }
  return false;
}

const READERS: readonly (readonly [string, (text: string) => unknown])[] = [
  ["tidy", tidy],
  ["matrixOfTsv", matrixOfTsv],
  ["plainMarkup", plainMarkup],
  ["plainLabel", plainLabel],
  [
    "recognise",
    (text) =>
      recognise(
        matrixOfTsv(text)
          .slice(0, 500)
          .map((row) => row.slice(0, 100)),
      ),
  ],
  ["planPaste", (text) => planPaste({ html: "", text }, "applications", { row: 0, column: 0 })],
  ["parseCount", parseCount],
  ["parseAmount", parseAmount],
  ["parseDate", parseDate],
  ["parseYear", parseYear],
];

describe.each(READERS)("%s", (_, read) => {
  test.each(HOSTILE.map((piece) => [piece]))("reads %j, over and over, in linear time", (piece) => {
    const text = piece.repeat(Math.ceil(BASE / piece.length));
    const long = text.repeat(TIMES);
    expect(
      isLinear(
        () => read(text),
        () => read(long),
      ),
    ).toBe(true);
  });
});
