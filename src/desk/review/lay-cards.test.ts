import fc from "fast-check";
import { expect, test } from "vitest";
import { CARD_GAP, layCards } from "./lay-cards";

test("cards stand beside their places where there is room", () => {
  expect(layCards([10, 200, 400], [50, 50, 50], -1)).toEqual([10, 200, 400]);
});

test("the one in hand keeps its place and the others give way, upwards too", () => {
  expect(layCards([100, 110, 120], [50, 50, 50], 1)).toEqual([52, 110, 168]);
});

test("never overlap, stay in order and never stand over the top", () => {
  const cards = fc.array(fc.record({ want: fc.nat(2000), height: fc.integer({ min: 20, max: 300 }) }), {
    minLength: 1,
    maxLength: 12,
  });
  fc.assert(
    fc.property(cards, fc.nat(), (made, choice) => {
      const sorted = [...made].sort((a, b) => a.want - b.want);
      const heights = sorted.map(({ height }) => height);
      const tops = layCards(
        sorted.map(({ want }) => want),
        heights,
        choice % sorted.length,
      );
      expect(Math.min(...tops)).toBeGreaterThanOrEqual(0);
      tops.slice(1).forEach((top, index) => {
        expect(top).toBeGreaterThanOrEqual((tops[index] ?? 0) + (heights[index] ?? 0) + CARD_GAP);
      });
    }),
  );
});
