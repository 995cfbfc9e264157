import { expect, test } from "vitest";
import { type CommentDraft, comment } from "./acts";
import { threadsInReadingOrder } from "./places";
import { recordsIn } from "./records";

test("comments are read in the report's order, not in that in which they were written", () => {
  const entries = { overview: "前面的话。后面的话。" };
  const said: readonly CommentDraft[] = [
    { at: "disputes", text: "一" },
    { at: "applications.results.granted.naturalPerson", text: "二" },
    { at: "overview", text: "三", words: { text: entries.overview, from: 5, to: 9 } },
    { at: "overview", text: "四", words: { text: entries.overview, from: 0, to: 4 } },
    { at: "applications.newlyReceived", text: "五" },
    { at: "title", text: "六" },
  ];
  const written = said.map((draft, index) =>
    comment(
      { by: "陈某", side: "supervisor", at: `2025-01-20T0${index}:00:00.000Z`, newId: () => `c${index}` },
      draft,
    ),
  );
  const { threads } = recordsIn({
    ...entries,
    ...Object.fromEntries(written.map(({ key, value }) => [key, value])),
  });
  expect(threadsInReadingOrder(entries, threads).map((thread) => thread.comment.text)).toEqual([
    "六",
    "四",
    "三",
    "五",
    "二",
    "一",
  ]);
});
