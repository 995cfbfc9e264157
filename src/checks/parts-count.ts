/** The lead-in names the report's parts and says how many they are: 五 named and 六部分 said. */
import { findField } from "../form/fields";
import { parseChineseNumeral } from "../report/chinese-numerals";
import { defineRule } from "./rule";
import { type Hit, matchesOf, textChecks } from "./text-check";
import { reading } from "./texts";

const NUMBER = "([一二两三四五六七八九十]|\\d{1,2})";
const PART = "\\s*(?:个|大)?\\s*(?:部分|方面)";
/** 由…等六个部分组成: names first. */
const NAMES_FIRST = new RegExp(
  `(?:由|包括|包含|分为|涵盖|主要从|含|[：:])([^。\\n由]{6,400}?)(?:等|共|共计|，|,)?\\s*${NUMBER}${PART}`,
  "g",
);
/** 分为六个部分：…: number first. */
const NUMBER_FIRST = new RegExp(
  `(?:共|分为?|包括|包含|由|有)\\s*${NUMBER}${PART}(?:组成|构成|内容)?(?:，|,)?(?:分别(?:是|为)|包括|即|[：:])([^。\\n]{6,400})`,
  "g",
);

/** 、 and 和 inside the title of one part. */
const INSIDE = /(复议|申请|诉讼|公开)(?:、|和|及|以及)(?=(?:被|提起|行政|处理|应诉))/g;
const NUMERAL = /(?:^|(?<=[、，,；;]))\s*(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)]?[、.．]?)(?=\D)/g;
const ENDS_AS_PART = /情况|问题|事项|说明|附[件表]|概述|概况|措施/;

const numberOf = (text: string): number =>
  /^\d+$/.test(text) ? Number(text) : (parseChineseNumeral(text) ?? 0);

/** Names of parts in an enumeration. */
export function partsNamed(words: string): readonly string[] {
  return words
    .replace(/\s+/g, "")
    .replace(/^[：:，,]/, "")
    .replace(NUMERAL, "")
    .replace(INSIDE, "$1·")
    .split(/[、，,；;]|(?:以及|和|及|与)(?=其他|存在|其它)/)
    .map((name) => name.replace(/等$/, ""))
    .filter((name) => name !== "");
}

function hit(text: string, from: number, found: string, names: string, said: string): Hit[] {
  const parts = partsNamed(names);
  const stated = numberOf(said);
  const readable =
    parts.length >= 3 && parts.filter((name) => ENDS_AS_PART.test(name)).length >= parts.length - 1;
  if (!readable || parts.length === stated) return [];
  const at = from + found.lastIndexOf(said);
  return [
    {
      from: at,
      to: at + said.length,
      message: `报告说是${text.slice(at, at + said.length)}个部分，列出的是 ${parts.length} 个：${parts.join("、").replace(/·/g, "、")}。`,
      values: { stated, computed: parts.length },
    },
  ];
}

/** Enumerations of parts whose number is not the one said. */
export function findWrongPartsCount(text: string): readonly Hit[] {
  const first = matchesOf(text, NAMES_FIRST).flatMap((match) =>
    hit(text, match.index ?? 0, match[0], match[1] ?? "", match[2] ?? ""),
  );
  const second = matchesOf(text, NUMBER_FIRST).flatMap((match) => {
    const said = match[1] ?? "";
    const head = match[0].slice(0, match[0].length - (match[2] ?? "").length);
    return hit(text, match.index ?? 0, head, match[2] ?? "", said);
  });
  return [...first, ...second];
}

/** Whether parts are named and counted at all. */
const saysParts = (text: string): boolean =>
  [NAMES_FIRST, NUMBER_FIRST].some((pattern) => matchesOf(text, pattern).length > 0);

const preamble = findField("preamble");

export const partsCount = defineRule({
  id: "parts-count",
  name: "部分数目不符",
  severity: "warning",
  holds: ({ report }) => (saysParts(report.typed("preamble")) ? "导言列出的部分与所说的个数一致" : null),
  checks: preamble === undefined ? [] : textChecks([preamble], [], reading(findWrongPartsCount)),
});
