/** What is said about a reading: why a value is not sure, and what was noticed in the file. */
import type { ReadChoice, ReadReason } from "./reading";
import type { SourceNotice } from "./source-document";

const REASONS: Readonly<Record<ReadReason, string>> = {
  blank: "原文这一格是空的",
  dash: "原文是“—”或“/”，不等于 0",
  "no-row": "原文没有这一行",
  "no-column": "原文没有这一栏",
  "no-table": "没有找到这张表",
  choice: "有几种读法，请选一种",
  "run-together": "原文数字连写，只有一种读法对得上",
  "run-together-unchecked": "原文数字连写，拆开后还有合计没有核对上，请对照原文",
  "run-together-by-text": "原文数字连写，按正文里的数拆开，请对照原文",
  "not-a-number": "不是数字，照原文保留",
  formula: "公式没有结果。请用原来的程序打开，保存后再读",
  error: "单元格是错误值",
  "out-of-range": "数字超出范围",
  "missing-text": "单元格的文字缺失",
  "heads-disagree": "栏目的次序与合计对不上，按官方次序读入，请对照原文",
  "by-place": "行名看不清，按前后行认定，请对照原文",
  "old-form": "2019 年格式的栏目，含义不同，没有读入",
  "place-only": "标题只写了地名，请补全单位名称",
  indirect: "不是从标题读到的，请核对",
  untitled: "原文没有这一部分的标题，按位置认定，请对照原文",
  touching: "相邻的数字挨在一起，请对照原文",
};

export const reasonText = (reason: ReadReason): string => REASONS[reason];

/** Why a row has to be chosen. */
export function choiceText({ why, written, ids }: ReadChoice): string {
  if (why === "run-together") return `${ids.length} 格的数字连在一起，请选一种拆法`;
  const size = `原文一行 ${written.length} 个数，表里 ${ids.length} 格`;
  return why === "too-many" ? `${size}，请选多出的是哪一个` : `${size}，请选空着的是哪几格`;
}

const NOTICES: Readonly<Record<SourceNotice["code"], (notice: SourceNotice) => string>> = {
  "tracked-changes": ({ count }) => `文件里有 ${count} 处修订，按已接受读入：删去的不算，插入的算`,
  "hidden-under-merge": ({ count, names = [] }) =>
    `合并单元格下面藏着 ${count} 个值，没有读入${named(names)}`,
  "hidden-text": ({ count }) => `有 ${count} 处隐藏文字，没有读入`,
  "struck-text": ({ count }) => `有 ${count} 处划掉的文字，没有读入`,
  "other-tables": ({ count }) =>
    `文件里另有 ${count} 张表三，数字不同，没有读入。如是几份报告合在一起，请分成单独的文件再打开`,
  "hidden-sheet": ({ names = [] }) => `隐藏的工作表没有读入${named(names)}`,
  "hidden-rows": ({ count, names = [] }) => `隐藏的行、列里有 ${count} 个值，没有读入${named(names)}`,
  "far-cells": ({ count }) => `表格范围以外很远的 ${count} 格没有读入`,
  external: () => "文件引用了外部的图片或模板，没有去取",
  macros: () => "文件带有宏，没有运行",
  "machine-read": ({ names = [] }) => `文字是扫描后识别的，可能有错，请逐格对照${pages(names)}`,
  "picture-pages": ({ names = [] }) => `有几页只有图片，读不出内容${pages(names)}`,
  "no-number": () => "没有读到任何数字。表格可能是图片或附件，请找文字版",
  "joined-paragraphs": ({ count }) => `${count} 处被分页或换行断开的段落已接上`,
  "text-beside-table": ({ count }) => `表格前后有 ${count} 段文字，放在表下的注里`,
  "wrong-charset": () => "文件标明的文字编码不对，已按实际编码读入",
  "unreadable-characters": ({ count }) => `有 ${count} 处文字读不出来，请对照原文`,
};

const named = (names: readonly string[]): string => (names.length === 0 ? "" : `：${names.join("、")}`);
const pages = (names: readonly string[]): string =>
  names.length === 0 ? "" : `（第 ${names.join("、")} 页）`;

export const noticeText = (notice: SourceNotice): string => NOTICES[notice.code](notice);
