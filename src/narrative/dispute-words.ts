/** Section four: what a phrase about 行政复议 and 行政诉讼 counts. */
import { disputeCell } from "../form/fields";
import { subjectOf, withoutFiller } from "./filler";
import { DISPUTE_RESULT_LABELS, labelsIn } from "./labels";
import type { Context, NewOnly, Phrase, Quantity } from "./quantity";

const DIRECT = /(?:未经复议)?直接(?:提起)?(?:行政)?(?:起诉|诉讼)/;
const AFTER = /(?:经)?(?:行政)?复议后[再又]?(?:提起)?(?:行政)?(?:起诉|诉讼)/;
/** Words of the form that nobody else uses. */
export const OFFICIAL = /未经复议直接起诉|复议后起诉/;
const RECONSIDERATION = /复议(?!机关|机构|决定)/;
const LITIGATION = /行政诉讼|诉讼|行政应诉|被(?:起)?诉/;

/** Of another office's trade: 办理行政复议案件300件 is what a reviewing organ does. */
const TRADE =
  /办理|(?<![正尚还仍]在(?:复议机关|(?:人民)?法院)?)审理|受理|承办|代理|审查|出庭|参加|旁听|调解|协调|指导/;
/** Words of a phrase that counts cases and nothing beside them: decisions served, hearings, lost cases are other things. */
const CASES =
  /(?:政府)?信息(?:公开)?|依申请公开(?:申请)?(?:答复)?|申请公开|公开申请|申请|(?:因|不服|对).{0,6}答复|公开(?:申请)?的?答复|因|由|不服|被|引[发起]的?|发生|产生|提起|涉及?|有关|相关|进入|程序|领域|方面|问题|类|工作|事务|针对|备案|(?:以[我本].{1,3})?作?为(?:被申请人|被告)|新收|新增|收到|受理|办理|处理|审理|案件|案|行政|结果|而|得到/g;

/** Whose cases the words count; null where they say something else too. */
const casesOf = (words: string): Pick<Quantity, "subject"> | null => {
  const labels = [
    AFTER,
    DIRECT,
    RECONSIDERATION,
    LITIGATION,
    ...DISPUTE_RESULT_LABELS.map((label) => label.pattern),
  ];
  const rest = withoutFiller(
    labels.reduce((left, pattern) => left.replace(pattern, ""), words).replace(CASES, ""),
  );
  return subjectOf(rest, words);
};
const DISCLOSURE = /信息公开|依申请|申请公开|公开申请/;
const COUNTERS = new Set(["", "件", "起", "宗", "例", "个", "次", "份", "件次", "条"]);

const LITIGATIONS = ["litigationDirect", "litigationAfterReconsideration"];

/** Kinds of case that the words name. */
export function disputeKindsIn(words: string): readonly string[] {
  const kinds: string[] = [];
  let rest = words;
  for (const [pattern, kind] of [
    [AFTER, "litigationAfterReconsideration"],
    [DIRECT, "litigationDirect"],
  ] as const) {
    if (pattern.test(rest)) kinds.push(kind);
    rest = rest.replace(pattern, "");
  }
  if (RECONSIDERATION.test(rest)) kinds.unshift("reconsideration");
  if (LITIGATION.test(rest) && kinds.every((kind) => !LITIGATIONS.includes(kind))) kinds.push(...LITIGATIONS);
  return kinds;
}

function newOnly(before: string): NewOnly | undefined {
  if (/新收|新增|新发生|新受理/.test(before)) return "surely";
  return /备案|发生/.test(before) ? "probably" : undefined;
}

/** Marks a phrase as one about disputes. */
export const namesDispute = (words: string): boolean => disputeKindsIn(words).length > 0;

function kindsOf({ before, after }: Phrase, context: Context): readonly string[] {
  const inBefore = disputeKindsIn(before);
  if (inBefore.length > 0) return inBefore;
  const inAfter = disputeKindsIn(after);
  if (inAfter.length > 0) return inAfter;
  return context.topic === "disputes" ? context.disputeKinds : [];
}

export function disputeQuantity(phrase: Phrase, context: Context): Quantity | null {
  const { before, after, counter } = phrase;
  const kinds = kindsOf(phrase, context);
  if (kinds.length === 0 || !COUNTERS.has(counter)) return null;
  const subject = casesOf(before + after);
  if (subject === null) return null;
  const named = disputeKindsIn(before + after).length > 0;
  if (!context.aboutDisclosure && context.topic === "foreign") return null;
  if (!phrase.isZero && TRADE.test(before + after) && !DISCLOSURE.test(before + after)) return null;
  const known =
    context.aboutDisclosure ||
    context.topic === "applications" ||
    context.topic === "disputes" ||
    OFFICIAL.test(before);
  if (!known && !phrase.isZero) return null;
  const labels = labelsIn(before, DISPUTE_RESULT_LABELS);
  const results = labels.length > 0 ? labels : labelsIn(after, DISPUTE_RESULT_LABELS);
  if (!named && results.length === 0) return null;
  // 其中147件行政复议获维持: what it says of a part may stand further on
  if (results.length === 0 && phrase.isPart && context.casesTotalled.includes(kinds.join())) return null;
  if (results.length > 0 && context.namesInstances && !kinds.includes("reconsideration")) return null;
  const keys = results.length === 0 ? ["total"] : [...new Set(results.flatMap((label) => label.ids))];
  const reading = kinds.flatMap((kind) => keys.map((key) => disputeCell(kind, key)));
  const only = newOnly(before) ?? context.newOnly;
  return {
    topic: "disputes",
    readings: [reading],
    ...(only === undefined ? {} : { newOnly: only }),
    ...subject,
  };
}
