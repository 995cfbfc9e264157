import { expect, test } from "vitest";
import { daysLeft, deadlineOf } from "./deadline";

test("a government's own report is due by 31 March, a department's and a township's by 31 January", () => {
  expect(deadlineOf("杭州市人民政府", 2025).iso).toBe("2026-03-31");
  expect(deadlineOf("福州市长乐区人民政府办公室", 2024).iso).toBe("2025-01-31");
  expect(deadlineOf("长乐区教育局", 2024).iso).toBe("2025-01-31");
  expect(deadlineOf("玉田镇人民政府", 2024).iso).toBe("2025-01-31");
});

test("days are counted by the calendar, whatever the time of day", () => {
  const due = deadlineOf("长乐区教育局", 2024);
  expect(daysLeft(due, new Date(2025, 0, 19, 23, 59))).toBe(12);
  expect(daysLeft(due, new Date(2025, 0, 31, 8))).toBe(0);
  expect(daysLeft(due, new Date(2025, 1, 2))).toBe(-2);
});
