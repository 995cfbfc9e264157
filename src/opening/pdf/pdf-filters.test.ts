import { zlibSync } from "fflate";
import { describe, expect, test } from "vitest";
import { ascii85, lzw, unrepeated } from "./packing.testing";
import { unfold } from "./pdf-filters";

const latin = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));
const PLAIN = latin(
  Array.from({ length: 9_001 }, (_, index) => `${(index * 7919) % 1000} ${index % 7} l\n`).join(""),
);
const MUCH = 1024 * 1024;

describe("what comes out of a stream", () => {
  test.each<[string, readonly string[], Uint8Array]>([
    ["as it is", [], PLAIN],
    ["deflate", ["FlateDecode"], zlibSync(PLAIN)],
    ["LZW", ["LZWDecode"], lzw(PLAIN)],
    ["run lengths", ["RL"], unrepeated(PLAIN)],
    ["base 85", ["A85"], latin(ascii85(PLAIN))],
    ["hexadecimal", ["AHx"], latin(`${Buffer.from(PLAIN).toString("hex")}>7`)],
    ["base 85 of deflate", ["ASCII85Decode", "FlateDecode"], latin(ascii85(zlibSync(PLAIN)))],
    ["base 85 of LZW", ["A85", "LZW"], latin(ascii85(lzw(PLAIN)))],
    ["deflate of run lengths", ["Fl", "RunLengthDecode"], zlibSync(unrepeated(PLAIN))],
  ])("%s", (_, filters, packed) => {
    const { size, head } = unfold(packed, filters, MUCH, 1);
    // Run lengths that repeat nothing are a little longer themselves.
    expect(size).toBe(filters[1] === "RunLengthDecode" ? unrepeated(PLAIN).length : PLAIN.length);
    expect(head).toEqual(PLAIN.subarray(0, 64));
  });

  test("is not more for what follows its end", () => {
    const packed = zlibSync(PLAIN);
    const longer = new Uint8Array(packed.length + MUCH).fill(1);
    longer.set(packed);
    expect(unfold(longer, ["FlateDecode"], MUCH, 1).size).toBe(PLAIN.length);
  });

  test("is too much where nothing comes out for long, and then all", () => {
    // Blocks of nothing, which are no end.
    const nothing = Array.from({ length: 40_000 }, () => [0, 0, 0, 255, 255]).flat();
    const packed = Uint8Array.from([
      0x78,
      0x9c,
      ...nothing,
      ...zlibSync(new Uint8Array(4 * MUCH)).subarray(2),
    ]);
    expect(() => unfold(packed, ["FlateDecode"], MUCH, 1)).toThrow("file-too-complex");
  });
});
