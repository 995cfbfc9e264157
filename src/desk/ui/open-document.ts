/** A published document as a draft: what was read of it, and in words what was not. */
import type { Reading } from "../../opening/document/reading";
import { entriesOfReading } from "../../opening/document/reading-entries";
import { choiceText, noticeText } from "../../opening/document/reading-words";
import type { Entries } from "../../report/entries";

/** More are found in the checks. */
const MOST_SAID = 4;

export interface DraftOfDocument {
  readonly entries: Entries;
  /** What to say of it, and whether somebody must look. */
  readonly words: string;
  readonly sure: boolean;
}

export function draftOf(reading: Reading): DraftOfDocument {
  const entries = entriesOfReading(reading);
  const { own } = reading;
  if (own !== undefined) {
    const { length } = own.edited;
    const words =
      length === 0
        ? "是本程序导出的文件，内容和导出时一样。"
        : `是本程序导出的文件，按里面带着的数据打开；文件上看到的内容后来改过 ${length} 处，没有读入。`;
    return { entries, words, sure: length === 0 };
  }
  const { read } = reading.counts;
  const open = reading.choices.map((choice) => `${choiceText(choice)}，没有替您选`);
  const said = [...open, ...reading.notices.map(noticeText)].slice(0, MOST_SAID);
  const missed = reading.sections.filter(({ found }) => !found).length;
  const words = [
    `三张表读到 ${read} 格。`,
    missed === 0 ? "" : `有 ${missed} 个部分没有找到。`,
    ...said.map((one) => `${one}。`),
    "请对照原文核对。",
  ].join("");
  return { entries, words, sure: false };
}
