import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Measured, type Page, paginate } from "./pages";

const lines = (count: number, more: Partial<Measured> = {}): Measured =>
  ({
    kind: "lines",
    count,
    pitch: 10,
    before: 0,
    after: 0,
    breakBefore: false,
    keepWithNext: false,
    keepWithPrevious: false,
    ...more,
  }) as Measured;
const heading = (): Measured => lines(1, { keepWithNext: true });
const table = (rows: readonly number[], head = 0): Measured => ({
  kind: "rows",
  head,
  rows,
  before: 5,
  after: 5,
  breakBefore: false,
  keepWithNext: false,
  keepWithPrevious: false,
});
/** Pages as `block:from-to`. */
const shown = (pages: readonly Page[]): string[] =>
  pages.map((page) => page.map(({ block, from, to }) => `${block}:${from}-${to}`).join(" "));

describe("page breaks", () => {
  test("a paragraph goes on after at least two lines and leaves at least two", () => {
    expect(shown(paginate([lines(8), lines(6)], 100))).toEqual(["0:0-8 1:0-2", "1:2-6"]);
    expect(shown(paginate([lines(9), lines(6)], 100))).toEqual(["0:0-9", "1:0-6"]);
    expect(shown(paginate([lines(7), lines(4)], 100))).toEqual(["0:0-7 1:0-2", "1:2-4"]);
    expect(shown(paginate([lines(8), lines(3)], 100))).toEqual(["0:0-8", "1:0-3"]);
  });

  test("headings go with what follows them", () => {
    expect(shown(paginate([lines(8), heading(), lines(5)], 100))).toEqual(["0:0-8", "1:0-1 2:0-5"]);
    expect(shown(paginate([lines(7), heading(), heading(), lines(5)], 100))).toEqual([
      "0:0-7",
      "1:0-1 2:0-1 3:0-5",
    ]);
    expect(shown(paginate([lines(4), heading(), table([20, 20, 20])], 100))).toEqual([
      "0:0-4",
      "1:0-1 2:0-3",
    ]);
  });

  test("a table that fits a page is kept whole; a longer one breaks between rows, its head repeated", () => {
    expect(shown(paginate([lines(5), table([30, 30])], 100))).toEqual(["0:0-5", "1:0-2"]);
    expect(shown(paginate([table([40, 40, 40, 40], 20)], 100))).toEqual(["0:0-2", "0:2-4"]);
  });

  test("a table that fits a page only without its heading is split rather than the heading left behind", () => {
    expect(shown(paginate([lines(5), heading(), table([30, 30, 30])], 100))).toEqual([
      "0:0-5 1:0-1 2:0-1",
      "2:1-3",
    ]);
  });

  test("a signature never stands alone: the end of the text before it goes with it", () => {
    const signature: Measured = { ...table([30]), before: 10, after: 0, keepWithPrevious: true };
    const note = lines(1, { keepWithPrevious: true });
    expect(shown(paginate([lines(9), signature], 100))).toEqual(["0:0-7", "0:7-9 1:0-1"]);
    expect(shown(paginate([lines(5), heading(), lines(1), signature, note], 100))).toEqual([
      "0:0-5",
      "1:0-1 2:0-1 3:0-1 4:0-1",
    ]);
    expect(shown(paginate([lines(5), signature, note], 100))).toEqual(["0:0-5 1:0-1 2:0-1"]);
  });

  test("a block can be told to begin a page; the space above it is left out there", () => {
    expect(shown(paginate([lines(2), lines(10, { breakBefore: true, before: 7 })], 100))).toEqual([
      "0:0-2",
      "1:0-10",
    ]);
  });

  test("what is higher than a page stands alone on one", () => {
    expect(shown(paginate([lines(2), table([10, 250, 10])], 100))).toEqual(["0:0-2 1:0-1", "1:1-2", "1:2-3"]);
  });
});

const HEIGHT = 220;
const block: fc.Arbitrary<Measured> = fc
  .record({
    before: fc.integer({ min: 0, max: 12 }),
    after: fc.integer({ min: 0, max: 12 }),
    breakBefore: fc.boolean(),
    keepWithPrevious: fc.constant(false),
    shape: fc.oneof(
      fc.record({
        kind: fc.constant("lines" as const),
        count: fc.integer({ min: 1, max: 60 }),
        pitch: fc.constant(10),
        keepWithNext: fc.constant(false),
      }),
      fc.record({
        kind: fc.constant("lines" as const),
        count: fc.integer({ min: 1, max: 3 }),
        pitch: fc.constant(10),
        keepWithNext: fc.constant(true),
      }),
      fc.record({
        kind: fc.constant("rows" as const),
        head: fc.integer({ min: 0, max: 30 }),
        rows: fc.array(fc.integer({ min: 5, max: 60 }), { minLength: 1, maxLength: 40 }),
        keepWithNext: fc.constant(false),
      }),
    ),
  })
  .map(({ shape, ...rest }) => ({ ...rest, ...shape }) as Measured);
const blocks = fc.array(block, { minLength: 1, maxLength: 25 });

const heightOf = (measured: readonly Measured[], page: Page): number =>
  page.reduce((sum, { block: index, from, to }, at) => {
    const of = measured[index];
    if (of === undefined) return sum;
    const own =
      of.kind === "lines"
        ? (to - from) * of.pitch
        : of.head + of.rows.slice(from, to).reduce((rows, row) => rows + row, 0);
    const previous = page[at - 1];
    const below = previous === undefined ? 0 : (measured[previous.block]?.after ?? 0);
    return sum + (at === 0 ? 0 : of.before + below) + own;
  }, 0);

const tableHeight = (of: Measured & { kind: "rows" }): number =>
  of.head + of.rows.reduce((sum, row) => sum + row, 0);

describe("the laws of page breaks", () => {
  test("every line and row once, in order; no page empty", () => {
    fc.assert(
      fc.property(blocks, (measured) => {
        const pages = paginate(measured, HEIGHT);
        for (const page of pages) expect(page.length).toBeGreaterThan(0);
        const placed = pages
          .flat()
          .flatMap(({ block: index, from, to }) =>
            Array.from({ length: to - from }, (_, at) => `${index}:${from + at}`),
          );
        const all = measured.flatMap((of, index) =>
          Array.from(
            { length: of.kind === "lines" ? of.count : of.rows.length },
            (_, at) => `${index}:${at}`,
          ),
        );
        expect(placed).toEqual(all);
      }),
    );
  });

  test("no page is fuller than it is high", () => {
    fc.assert(
      fc.property(blocks, (measured) => {
        for (const page of paginate(measured, HEIGHT))
          expect(heightOf(measured, page)).toBeLessThanOrEqual(HEIGHT);
      }),
    );
  });

  test("no heading at a foot, no single line of a longer paragraph at a head or foot, no small table split", () => {
    fc.assert(
      fc.property(blocks, (measured) => {
        const pages = paginate(measured, HEIGHT);
        pages.forEach((page, at) => {
          const last = page[page.length - 1];
          const of = last === undefined ? undefined : measured[last.block];
          const next = last === undefined ? undefined : measured[last.block + 1];
          if (
            at < pages.length - 1 &&
            of?.keepWithNext === true &&
            next?.breakBefore === false &&
            !next.keepWithNext
          ) {
            // Only a chain of headings that fills the page may end it.
            expect(page.every((piece) => measured[piece.block]?.keepWithNext === true)).toBe(true);
          }
          for (const { block: index, from, to } of page) {
            const whole = measured[index];
            if (whole?.kind === "lines" && whole.count > 1 && !(from === 0 && to === whole.count)) {
              expect(to - from).toBeGreaterThan(1);
            }
            const headed = measured[index - 1]?.keepWithNext === true;
            if (whole?.kind === "rows" && !headed && tableHeight(whole) <= HEIGHT) {
              expect([from, to]).toEqual([0, whole.rows.length]);
            }
          }
        });
      }),
    );
  });
});
