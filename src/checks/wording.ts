/**
 * Official words altered by a slip, half-width brackets around a title (a website reads them as markup), and typing
 * instructions left in a text. Only wordings that cannot be meant are read.
 */
import { defineRule } from "./rule";
import { type Hit, matchesOf, paragraphChecks, quoted, writtenTexts } from "./text-check";
import { reading, WORDED_TEXTS } from "./texts";

/** Seen in published reports, and doubled syllables of the official words. */
const SLIPS: readonly (readonly [RegExp, string])[] = [
  [/公开办涵/g, "公开办函"],
  [/行政法复议/g, "行政复议"],
  [/行政复义/g, "行政复议"],
  [/行政诉颂/g, "行政诉讼"],
  [/三类内容事务信息/g, "三类内部事务信息"],
  [/第三方法权益/g, "第三方合法权益"],
  [/过程性性/g, "过程性"],
  [/规范性性文件/g, "规范性文件"],
  [/本年度?止件数/g, "本年废止件数"],
  [/信息公开公开/g, "信息公开"],
  [/政府信息信息公开/g, "政府信息公开"],
  [/依依申请公开/g, "依申请公开"],
  [/不不予公开/g, "不予公开"],
  [/信息公开条列/g, "信息公开条例"],
  [/信息处理费费/g, "信息处理费"],
];
const TITLE = /[<＜]([^<>＜＞\n]{2,60})[>＞]/g;
const ADDRESS = /[/@]|www|\.(?:cn|com)/i;
const TYPESETTING =
  /[（(][^（()）\n]{0,20}(?:宋体|黑体|仿宋|楷体|加粗|小[一二三四五]号?字?|[一二三四五]号字|字号|字体|行距|居中|首行缩进)[^（()）\n]{0,20}[）)]/g;
const INSTRUCTION =
  /(?:该|本|此)部分(?:内容)?(?:以|按)表格形式(?:报告|填报|填写)|请在此(?:处)?(?:填写|输入)/g;
/** 近200余条: 近 says less than, 余 more than. */
const ABOUT_BOTH_WAYS = /(?:将近|近|约)\s*[\d０-９][\d０-９.,，]{0,12}\s*[万千百]?(?:余|多)\s*[万千百]?/g;

const MESSAGES = {
  typing: (quote: string) => `文中留有排版或填写说明“${quote}”，请删去。`,
  both: (quote: string) => `“${quote}”：“近”“约”与“余”“多”不能同用，请只留一个。`,
};

const place = (match: RegExpMatchArray) => ({
  from: match.index ?? 0,
  to: (match.index ?? 0) + match[0].length,
});

function slips(text: string): readonly Hit[] {
  return SLIPS.flatMap(([pattern, right]) =>
    matchesOf(text, pattern).map((match) => ({
      ...place(match),
      message: `“${match[0]}”应为“${right}”。`,
      values: { found: match[0], expected: right },
      fix: { ...place(match), text: right },
    })),
  );
}

/** Whether an offset stands between 《 and 》. */
const insideTitle = (text: string, at: number): boolean => {
  const before = text.slice(Math.max(0, at - 120), at);
  return before.lastIndexOf("《") > before.lastIndexOf("》");
};

function brackets(text: string): readonly Hit[] {
  return matchesOf(text, TITLE).flatMap((match) => {
    const inside = match[1] ?? "";
    if (ADDRESS.test(inside) || !/[\u4e00-\u9fff]/.test(inside)) return [];
    const right = insideTitle(text, match.index ?? 0) ? `〈${inside}〉` : `《${inside}》`;
    return [
      {
        ...place(match),
        message: `“${quoted(match[0])}”：尖括号在网页上会被当作标记，标题不能显示，应写成“${quoted(right)}”。`,
        values: { found: match[0], expected: right },
        fix: { ...place(match), text: right },
      },
    ];
  });
}

const named = (text: string, pattern: RegExp, message: (quote: string) => string): readonly Hit[] =>
  matchesOf(text, pattern).map((match) => ({
    ...place(match),
    message: message(match[0]),
    values: { found: match[0] },
  }));

/** Slips of wording in a text. */
export function findWrongWording(text: string): readonly Hit[] {
  return [
    ...slips(text),
    ...brackets(text),
    ...named(text, TYPESETTING, MESSAGES.typing),
    ...named(text, INSTRUCTION, MESSAGES.typing),
    ...named(text, ABOUT_BOTH_WAYS, MESSAGES.both),
  ].sort((a, b) => a.from - b.from);
}

export const wording = defineRule({
  id: "wording",
  name: "用词",
  severity: "warning",
  holds(subject) {
    const written = writtenTexts(subject);
    return written === "" ? null : `${written}的文字里没有见到写错的规范用语`;
  },
  checks: paragraphChecks(WORDED_TEXTS, [], reading(findWrongWording)),
});
