import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type PointHead, type PointKind, pointDue, pointsToDrop } from "./restore-points";

const NOW = Date.parse("2025-01-15T06:00:00Z");
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

let count = 0;
const point = (kind: PointKind, age: number, size = 1000): PointHead => {
  count += 1;
  return { draft: "d", id: `p${count}`, kind, at: new Date(NOW - age).toISOString(), name: "", size };
};

describe("a state is kept", () => {
  test.each([
    ["that stood for ten minutes", 10 * MINUTE, 60 * MINUTE, "standing"],
    ["that stood over a night", 14 * HOUR, 15 * HOUR, "standing"],
    ["ten minutes after the last point, while typing goes on", MINUTE, 10 * MINUTE, "interval"],
  ] as const)("%s", (_, changedAgo, pointAgo, kind) => {
    expect(pointDue(NOW - changedAgo, NOW - pointAgo, NOW)).toBe(kind);
  });

  test("not again when the last point is that state, nor soon after one", () => {
    expect(pointDue(NOW - 20 * MINUTE, NOW - 15 * MINUTE, NOW)).toBeNull();
    expect(pointDue(NOW - MINUTE, NOW - 5 * MINUTE, NOW)).toBeNull();
  });

  test("though the clock was set back by a day", () => {
    expect(pointDue(NOW + DAY, NOW + DAY, NOW)).toBe("standing");
  });
});

describe("points go", () => {
  test("after thirty days, unless they have a name", () => {
    const old = point("before", 31 * DAY);
    const named = point("named", 400 * DAY);
    const young = point("standing", 29 * DAY);
    expect(pointsToDrop([old, named, young], NOW)).toEqual([old]);
  });

  test("where many were taken while typing on; states that stood are not thinned", () => {
    const intervals = Array.from({ length: 12 }, (_, index) =>
      point("interval", 3 * DAY + index * 10 * MINUTE),
    );
    const standing = Array.from({ length: 12 }, (_, index) =>
      point("standing", 3 * DAY + index * 10 * MINUTE),
    );
    const dropped = pointsToDrop([...intervals, ...standing], NOW);
    expect(dropped.every(({ kind }) => kind === "interval")).toBe(true);
    expect(intervals.length - dropped.length).toBeLessThanOrEqual(3);
    expect(intervals.length - dropped.length).toBeGreaterThanOrEqual(2);
  });

  test("oldest first when a draft's points take more than 20 MB", () => {
    const points = Array.from({ length: 30 }, (_, index) => point("before", index * HOUR, 1024 * 1024));
    const dropped = pointsToDrop(points, NOW);
    expect(dropped).toEqual(points.slice(20));
  });

  test("never so that a named one goes, or that what stays is thinned again", () => {
    const any = fc.record({
      kind: fc.constantFrom<PointKind>("standing", "interval", "before", "named"),
      age: fc.integer({ min: -DAY, max: 60 * DAY }),
      size: fc.integer({ min: 100, max: 3_000_000 }),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 60 }), (made) => {
        const points = made.map(({ kind, age, size }) => point(kind, age, size));
        const dropped = new Set(pointsToDrop(points, NOW));
        expect([...dropped].some(({ kind }) => kind === "named")).toBe(false);
        const kept = points.filter((one) => !dropped.has(one));
        expect(pointsToDrop(kept, NOW)).toEqual([]);
        const unnamed = kept.filter(({ kind }) => kind !== "named");
        const bytes = kept.reduce((sum, { size }) => sum + size, 0);
        if (unnamed.length > 0)
          expect(bytes).toBeLessThanOrEqual(
            20 * 1024 * 1024 +
              kept.filter(({ kind }) => kind === "named").reduce((sum, { size }) => sum + size, 0),
          );
      }),
    );
  });
});
