/** What somebody decided before a reading became a draft. */
import { describe, expect, test } from "vitest";
import { fixture, readingOf } from "../opening.testing";
import { entriesOfReading } from "./reading-entries";

describe("stated totals typed over", () => {
  // As published: 三（四）2 states 1 in its total and nothing but 0 in its columns.
  const total = "applications.results.unavailable.requiresCreation.total";

  test("one that the cells do not give is kept until it is corrected", async () => {
    const reading = await readingOf(fixture("changle-2024.txt"));
    expect(entriesOfReading(reading)[`stated:${total}`]).toBe("1");
    expect(entriesOfReading(reading, { values: { [total]: "２" } })[`stated:${total}`]).toBe("2");
    expect(entriesOfReading(reading, { values: { [total]: "0" } })).not.toHaveProperty(`stated:${total}`);
    expect(entriesOfReading(reading, { values: { [total]: "x" } })[`stated:${total}`]).toBe("1");
  });
});

describe("our own export, edited", () => {
  const inside = { organization: "甲局", year: "2024", overview: "第一段。\n第二段。" };
  const cell = "applications.newlyReceived.naturalPerson";

  test("each difference is taken from where somebody says", async () => {
    const reading = await readingOf(fixture("hangzhou-2025.html"));
    const own = {
      entries: { ...inside, [cell]: "3" },
      edited: [
        { id: cell, inside: "3", shown: "4", source: null },
        { id: "overview", inside: "第二段。", shown: "改过的第二段。", source: null },
        { id: "overview", inside: "", shown: "第三段。", source: null },
      ],
    };
    const taken = (shown: readonly number[]) => entriesOfReading({ ...reading, own }, { shown });
    expect(taken([])).toEqual(own.entries);
    expect(taken([0])).toEqual({ ...own.entries, [cell]: "4" });
    expect(taken([1, 2])["overview"]).toBe("第一段。\n改过的第二段。\n第三段。");
  });
});
