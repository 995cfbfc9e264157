import { expect, test } from "vitest";
import { type Edited, toggleBold, toggleHeading, withParagraphs } from "./text-commands";

/** A text with its selection between [ and ]. */
const at = (marked: string): Edited => {
  const from = marked.indexOf("[");
  const to = marked.indexOf("]") - 1;
  return { text: marked.replace(/[[\]]/g, ""), from, to };
};
const shown = ({ text, from, to }: Edited): string =>
  `${text.slice(0, from)}[${text.slice(from, to)}]${text.slice(to)}`;

test.each([
  ["一[二]三", "一**[二]**三"],
  ["一**[二]**三", "一[二]三"],
  ["一[**二**]三", "一[二]三"],
  ["一[]三", "一**[]**三"],
  ["[一\n\n二]三", "[**一**\n\n**二**]三"],
])("bold: %s becomes %s", (before, after) => {
  expect(shown(toggleBold(at(before)))).toBe(after);
});

test.each([
  ["[]主动公开", "（一）[]主动公开"],
  ["（一）甲\n乙[]丙", "（一）甲\n（二）乙[]丙"],
  ["（一）甲\n（二）乙[]", "（一）甲\n乙[]"],
])("heading: %s becomes %s", (before, after) => {
  expect(shown(toggleHeading(at(before)))).toBe(after);
});

test("headings are numbered past ten", () => {
  const many = Array.from({ length: 11 }, () => "（一）甲").join("\n");
  expect(toggleHeading({ text: `${many}\n乙`, from: many.length + 1, to: many.length + 1 }).text).toMatch(
    /（十二）乙$/,
  );
});

test.each([
  ["[]", "[甲。\n乙。]"],
  ["前文。[]", "前文。\n[甲。\n乙。]"],
  ["前[]后", "前\n[甲。\n乙。]\n后"],
  // What is selected, as words that a finding led to are, is not taken away.
  ["前[旧]后", "前旧后\n[甲。\n乙。]"],
  ["前[旧]后。\n末。", "前旧后。\n[甲。\n乙。]\n末。"],
  ["[旧。\n]末。", "旧。\n[甲。\n乙。]\n末。"],
  ["前。\n[]\n后。", "前。\n[甲。\n乙。]\n后。"],
])("paragraphs stand on lines of their own: %s becomes %s", (before, after) => {
  expect(shown(withParagraphs(at(before), ["甲。", "乙。"]))).toBe(after);
});
