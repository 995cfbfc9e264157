import { expect, test } from "vitest";
import { shownTime } from "./shown-time";

const now = new Date(2025, 0, 15, 14, 30);

test.each([
  [new Date(2025, 0, 15, 14, 3), "今天 14:03"],
  [new Date(2025, 0, 15, 0, 0), "今天 00:00"],
  [new Date(2025, 0, 14, 17, 20), "昨天 17:20"],
  [new Date(2025, 0, 12, 9, 0), "1月12日"],
  [new Date(2024, 0, 18, 9, 0), "2024年1月18日"],
])("%s is shown as %s", (time, shown) => {
  expect(shownTime(time.toISOString(), now)).toBe(shown);
});

test("an unreadable time is left out", () => {
  expect(shownTime("gestern", now)).toBe("");
});
