import { expect, test } from "vitest";
import { applicationCell, noteId } from "../../form/fields";
import { type Block, documentOf } from "../../publishing/document";
import type { Entries } from "../../report/entries";
import { viewOf } from "../../report/live-report";
import { printedPlace, seenIn } from "./problem-places";

const RECEIVED = applicationCell("newlyReceived", "naturalPerson");
const OVERVIEW = "(一) 主动公开。公开**信息36条**。\n\n  （二）收到申请37件。";
const entries: Entries = {
  organization: "某局",
  title: "某局2024年政府信息公开工作年度报告",
  preamble: "根据条例编制。",
  overview: OVERVIEW,
  [RECEIVED]: "37",
  [noteId("applications")]: "上年未报\n本年补报",
  "signature.organization": "某局",
};
const { blocks } = documentOf(viewOf(entries));
const placeOf = (at: string, words?: string) => {
  const text = entries[at] ?? "";
  const from = words === undefined ? -1 : text.indexOf(words);
  const span = words === undefined ? {} : { span: { from, to: from + words.length } };
  return printedPlace(blocks, (id) => entries[id] ?? "", { at, goTo: at, ...span });
};

/** What is printed of a text's block. */
const printed = (block: Block | undefined): string => {
  if (block?.kind === "paragraph") return block.paragraph.runs.map(({ text }) => text).join("");
  return block?.kind === "table-note" ? block.text : "";
};

test.each([
  ["preamble", "条例"],
  ["overview", "36条"],
  ["overview", "（二）"],
  ["overview", "37件"],
  [noteId("applications"), "未报"],
  [noteId("applications"), "补报"],
])("in %s the words %s are found in the block that prints them", (at, words) => {
  const place = placeOf(at, words);
  const seen = printed(blocks[place?.block ?? -1]).replace(/[\s*]/g, "");
  expect(seen.slice(place?.words?.from, place?.words?.to)).toBe(words);
});

test("a cell, and a remark beside it, stand at its number; what has no place of its own at its section or the title", () => {
  const cell = placeOf(RECEIVED);
  const table = blocks[cell?.block ?? -1];
  expect(table?.kind === "table" ? table.layout.id : "").toBe("applications");
  expect(placeOf(noteId(RECEIVED))).toEqual(cell);
  const kinds = ["problemsAndImprovements", "proactiveDisclosure", "title", "signature.date"].map((at) => {
    const block = blocks[placeOf(at)?.block ?? -1];
    return block?.kind === "section" ? block.title.slice(0, 2) : block?.kind;
  });
  expect(kinds).toEqual(["五、", "二、", "title", "signature"]);
  expect(placeOf("publicationNote")).toBeNull();
});

test("blanks and stars do not count", () => {
  expect(seenIn(" **甲** 乙\u3000")).toBe(2);
});
