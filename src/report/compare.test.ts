import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareEntries, comparePieces, countChanges, shortened } from "./compare";

const joined = (pieces: ReturnType<typeof comparePieces>, without: "added" | "removed"): string =>
  pieces
    .filter(({ kind }) => kind !== without)
    .map(({ text }) => text)
    .join("");

describe("comparing two states", () => {
  test("names changed cells by section, in the order of the form, with both values", () => {
    const before = { "applications.newlyReceived.naturalPerson": "37", overview: "旧", "stated:x": "1" };
    const after = {
      "applications.newlyReceived.naturalPerson": "38",
      "disputes.reconsideration.upheld": "1",
      overview: "旧",
    };
    expect(
      compareEntries(before, after).map(({ step, changes }) => [
        step,
        changes.map(({ field, before: old, after: now }) => `${field.id}: ${old} → ${now}`),
      ]),
    ).toEqual([
      ["applications", ["applications.newlyReceived.naturalPerson: 37 → 38"]],
      ["disputes", ["disputes.reconsideration.upheld:  → 1"]],
    ]);
    expect(countChanges(before, after)).toBe(2);
  });

  test("shows a text's changes word by word, Han by character and numbers whole", () => {
    expect(comparePieces("收到申请37件，均已答复。", "收到申请38件，均按时答复。")).toEqual([
      { text: "收到申请", kind: "same" },
      { text: "37", kind: "removed" },
      { text: "38", kind: "added" },
      { text: "件，均", kind: "same" },
      { text: "已", kind: "removed" },
      { text: "按时", kind: "added" },
      { text: "答复。", kind: "same" },
    ]);
  });

  test("loses nothing of either text", () => {
    const text = fc.string({ unit: "binary", maxLength: 80 });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const pieces = comparePieces(before, after);
        expect(joined(pieces, "added")).toBe(before);
        expect(joined(pieces, "removed")).toBe(after);
      }),
    );
  });

  test("of long texts shows what changed and its surroundings", () => {
    const pieces = shortened(
      comparePieces(`${"甲".repeat(500)}旧${"乙".repeat(500)}`, `${"甲".repeat(500)}新${"乙".repeat(500)}`),
    );
    expect(pieces.map(({ text }) => text.length)).toEqual([32, 1, 1, 32]);
  });
});
