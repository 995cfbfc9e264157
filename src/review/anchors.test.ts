import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FIELDS, TOTALS } from "../form/fields";
import { findAnchor, placeLabel, quoteOf } from "./anchors";

const text =
  "（一）主动公开。2024年，我办通过政府网站公开信息815条。\n（二）依申请公开。新收申请37条，其中告知补正4条、属于已主动公开3条，不予公开答复数1条。";
const quoting = (words: string, inText = text) => {
  const from = inText.indexOf(words);
  return { at: "overview", ...quoteOf(inText, from, from + words.length) };
};
const wordsAt = (entries: Readonly<Record<string, string>>, anchor: ReturnType<typeof quoting>) => {
  const found = findAnchor(entries, anchor);
  const words = found.state === "lost" ? "" : (entries[found.at] ?? "").slice(found.from, found.to);
  return [found.state, found.at, words];
};

describe("where a comment's words stand", () => {
  test("are found where they were, and after text was put before and behind them", () => {
    const anchor = quoting("告知补正4条");
    expect(wordsAt({ overview: text }, anchor)).toEqual(["found", "overview", "告知补正4条"]);
    expect(wordsAt({ overview: `${text.slice(0, 9)}又写一段。${text.slice(9)}再写。` }, anchor)).toEqual([
      "found",
      "overview",
      "告知补正4条",
    ]);
  });

  test("of several like them, those in the same surroundings are meant", () => {
    const twice = "网站公开12条，公报公开12条，窗口公开12条。";
    const from = twice.indexOf("12条", 8);
    const anchor = { at: "overview", ...quoteOf(twice, from, from + 3) };
    const found = findAnchor({ overview: `新增一句。${twice}` }, anchor);
    expect(found).toMatchObject({ state: "found", from: from + 5 });
  });

  test("corrected words are shown as changed, where they stood", () => {
    const fixed = text.replace("不予公开答复数1条", "不予公开0条");
    expect(wordsAt({ overview: fixed }, quoting("属于已主动公开3条，不予公开答复数1条"))[0]).toBe("changed");
    expect(wordsAt({ overview: text.replace("815条", "915条") }, quoting("815"))).toEqual([
      "changed",
      "overview",
      "915",
    ]);
  });

  test("words moved to another text are found there; words that are gone are lost", () => {
    const anchor = quoting("其中告知补正4条、属于已主动公开3条");
    expect(wordsAt({ overview: "另写。", otherMatters: text }, anchor)).toEqual([
      "moved",
      "otherMatters",
      "其中告知补正4条、属于已主动公开3条",
    ]);
    expect(findAnchor({ overview: "另写。" }, anchor)).toEqual({ state: "lost", at: "overview" });
    expect(findAnchor({}, quoting("815"))).toEqual({ state: "lost", at: "overview" });
  });

  test("an untouched text always gives back the very words, whatever is put before it", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", minLength: 1, maxLength: 80 }),
        fc.string({ unit: "grapheme", maxLength: 40 }),
        fc.nat(),
        fc.nat(),
        (content, before, a, b) => {
          const [x, y] = [a % content.length, b % content.length];
          const [from, to] = [Math.min(x, y), Math.max(x, y) + 1];
          const anchor = { at: "overview", ...quoteOf(content, from, to) };
          const same = findAnchor({ overview: content }, anchor);
          expect(same.state).toBe("found");
          if (same.state !== "lost") expect(content.slice(same.from, same.to)).toBe(anchor.quote);
          const found = findAnchor({ overview: before + content }, anchor);
          expect(found.state).not.toBe("lost");
        },
      ),
    );
  });

  test("a long text of one repeated word is searched in one pass", () => {
    const long = "条".repeat(400_000);
    expect(findAnchor({ overview: long }, { at: "overview", ...quoteOf(long, 1000, 1003) }).state).toBe(
      "found",
    );
    expect(findAnchor({ overview: long }, { at: "overview", quote: `${"条".repeat(1999)}项` }).state).toBe(
      "lost",
    );
    expect(findAnchor({ overview: long }, { at: "overview", quote: "条条" }).state).toBe("found");
  });
});

describe("places", () => {
  test("every value, row, table and balance has a name", () => {
    for (const { id } of [...FIELDS, ...TOTALS]) expect(placeLabel(id)?.text).toBeTruthy();
    expect(placeLabel("applications.results.unavailable.requiresCreation.total")?.text).toBe(
      "三（四）2 没有现成信息 · 总计",
    );
    expect(placeLabel("applications.results.unavailable.requiresCreation")?.text).toBe(
      "三（四）2 没有现成信息",
    );
    expect(placeLabel("applications.balance.naturalPerson")?.text).toBe("三 勾稽关系 · 自然人");
    expect(placeLabel("proactiveDisclosure")?.text).toBe("二、主动公开政府信息情况");
    expect(placeLabel("overview")?.text).toBe("一、总体情况");
    expect(placeLabel("no.such.place")).toBeNull();
  });
});
