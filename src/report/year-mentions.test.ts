/** The years that a text names, and which of them are moved by themselves. */
import { expect, test } from "vitest";
import { yearsIn } from "./year-mentions";

const movable = (text: string) => yearsIn(text).filter((one) => one.movable);

test.each([
  ["统计期限为2024.1.1-2024.12.31", 2],
  ["统计期限为2024/1/1-2024/12/31", 2],
  ["统计期限为2024-01-01-2024-12-31", 2],
  ["统计期限为2024.1.1—2024.12.31", 2],
  ["http://www.example.gov.cn/xxgk/20241231/1.html", 0],
  ["t20241231_1.html", 0],
  ["截至20241231", 1],
])("%s: %i moved", (text, count) => {
  expect(movable(text)).toHaveLength(count);
});
