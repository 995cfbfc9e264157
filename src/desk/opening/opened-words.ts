/** What is said of a published document that became a draft: what was read of it, and what was not. */
import type { Reading } from "../../opening/document/reading";
import type { ReadingDecisions } from "../../opening/document/reading-entries";
import { choiceText, noticeText } from "../../opening/document/reading-words";
import { BLANK_FORM_WORDS, isBlankForm } from "./blank-form";

/** More are found in the checks. */
const MOST_SAID = 4;

/** `sure`: whether nobody need look. */
export function openedWords(
  reading: Reading,
  { options = {}, shown = [] }: ReadingDecisions,
): { readonly words: string; readonly sure: boolean } {
  const { own } = reading;
  if (own !== undefined) {
    const { length } = own.edited;
    const words =
      length === 0
        ? "是本程序导出的文件，内容和导出时一样。"
        : `是本程序导出的文件，文件上看到的内容后来改过 ${length} 处，其中 ${shown.length} 处用看到的。`;
    return { words, sure: length === 0 };
  }
  if (isBlankForm(reading)) return { words: `${BLANK_FORM_WORDS}，直接填写就行。`, sure: true };
  const open = reading.choices
    .filter(({ id }) => typeof options[id] !== "number")
    .map((choice) => `${choiceText(choice)}，没有选`);
  const said = [...open, ...reading.notices.map(noticeText)].slice(0, MOST_SAID);
  const missed = reading.sections.filter(({ found }) => !found).length;
  const words = [
    `三张表读到 ${reading.counts.read} 格。`,
    missed === 0 ? "" : `有 ${missed} 个部分没有找到。`,
    ...said.map((one) => `${one}。`),
    "请对照原文核对。",
  ].join("");
  return { words, sure: false };
}
