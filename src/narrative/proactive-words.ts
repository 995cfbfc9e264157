/** Section two: what a phrase about documents, decisions and fees counts. */
import { proactiveCell } from "../form/fields";
import { subjectOf, withoutFiller } from "./filler";
import type { Context, Phrase, Quantity } from "./quantity";

const DOCUMENTS: readonly (readonly [string, RegExp])[] = [
  ["rules", /(?:地方政府|政府|部门|地方)?规章(?!制度|、?(?:行政)?规范性文件(?:备案|审查))/],
  ["normativeDocuments", /(?:行政)?规范性文件/],
];
const VERBS: readonly (readonly [string, RegExp])[] = [
  ["inForce", /(?:现行|持续|继续|依然|仍然|仍)有效|有效(?:期内)?/],
  ["issued", /制发|制作(?=(?:行政)?规范性文件)|新制定|制定(?:出台|印发)?|印发|出台/],
  ["repealed", /废止/],
];
/** Words of a phrase that counts documents and nothing beside them: drafts, reviews, plans are other things. */
const MADE =
  /期满|到期|主动公开|宣布|^对|进行|全面|后|列入|(?<=有效)目录(?:的)?|文件|现行|目前|当前|名义|以来?|集中|动态|公开|发布|更新|清理|等|《□*》/g;

const documentsOf = (words: string): Pick<Quantity, "subject"> | null => {
  const labels = [...DOCUMENTS, ...VERBS].map(([, pattern]) => pattern);
  const rest = labels.reduce((left, pattern) => left.replace(pattern, ""), words).replace(MADE, "");
  return subjectOf(withoutFiller(rest), words);
};
export const namesDocumentsOnly = (words: string): boolean => documentsOf(words) !== null;

const DOCUMENT_COUNTERS = new Set(["", "件", "份", "个", "部", "项", "篇", "条"]);

/** Kinds of document that the words name. */
export const documentKindsIn = (words: string): readonly string[] =>
  DOCUMENTS.filter(([, pattern]) => pattern.test(words)).map(([kind]) => kind);

const verbsIn = (words: string): readonly string[] =>
  VERBS.filter(([, pattern]) => pattern.test(words)).map(([verb]) => verb);

/** The noun that labels in a row share: 行政规范性文件 of 制发、废止、现行有效行政规范性文件. */
export const withoutVerbs = (words: string): string =>
  VERBS.reduce((rest, [, pattern]) => rest.replace(pattern, ""), words);

/** The verb that they share: 制发数 of 规章、规范性文件制发数. */
export const withoutDocuments = (words: string): string =>
  DOCUMENTS.reduce((rest, [, pattern]) => rest.replace(pattern, ""), words);

/** 废止10件 after 制发规范性文件8件: a verb and nothing else. */
const bareVerb = (words: string): boolean =>
  withoutFiller(withoutVerbs(words).replace(/宣布|文件|清理/g, "")) === "";

export function documentQuantity(
  { before, after, counter, isPart }: Phrase,
  context: Context,
): Quantity | null {
  if (!DOCUMENT_COUNTERS.has(counter)) return null;
  const inBefore = documentKindsIn(before);
  const named = inBefore.length > 0 ? inBefore : documentKindsIn(after);
  const words = inBefore.length > 0 ? before : before + after;
  const verbs = verbsIn(words);
  const subject = documentsOf(words);
  if (verbs.length === 0 || subject === null) return null;
  // 清理规范性文件156件，其中废止31件: of those that were looked through
  const ofThem = isPart && !/20\d\d年/.test(before);
  if (ofThem && inBefore.length === 0 && named.length > 0) return null;
  const carriedOn =
    !ofThem && context.topic === "documents" && bareVerb(before) && withoutFiller(after) === "";
  const kinds = named.length > 0 ? named : carriedOn ? context.documentKinds : [];
  if (kinds.length === 0 || (verbs.length > 1 && !/、|和|及/.test(words))) return null;
  return {
    topic: "documents",
    readings: [kinds.flatMap((kind) => verbs.map((verb) => proactiveCell(kind, verb)))],
    ...subject,
  };
}

const DECISIONS: readonly (readonly [string, RegExp])[] = [
  ["administrativeLicenses", /行政许可/],
  ["administrativePenalties", /行政处罚/],
  ["administrativeCoercions", /行政强制(?:措施|执行)?/],
];
/** 行政许可事项 are the kinds of licence there are. */
const NOT_DECISIONS = /事项(?!决定)|办件|公开|公示|公布|归集|报送|上报|上传/;
/** Whether the words count what is told about decisions; items of a list behind them do too. */
export const showsDecisions = (words: string): boolean =>
  decisionKindsIn(words).length > 0 && NOT_DECISIONS.test(words);
/** Words of a phrase that counts decisions and nothing beside them. */
const DECIDED =
  /作出|做出|实施|采取|办理|办结|完成|下达|查处|查办|发生|处理|执行|本年处理决定(?:数量|数)?|决定书?|事项(?=决定)|案件|措施|行政执法/g;
const DECISION_COUNTERS = new Set(["", "件", "宗", "起", "例", "个", "次", "件次", "项次"]);

export const decisionKindsIn = (words: string): readonly string[] =>
  DECISIONS.filter(([, pattern]) => pattern.test(words)).map(([kind]) => kind);

export function decisionQuantity(
  { before, after, counter, isPart }: Phrase,
  context: Context,
): Quantity | null {
  const counted = counter === "项" && (context.topic === "decisions" || /[作做]出/.test(before));
  const isTableRow = counter === "条" && /处理决定数/.test(before);
  if (!counted && !isTableRow && !DECISION_COUNTERS.has(counter)) return null;
  const inBefore = decisionKindsIn(before);
  const kinds = inBefore.length > 0 ? inBefore : decisionKindsIn(after);
  if (kinds.length === 0 || isPart || context.decisionsShown || showsDecisions(before + after)) return null;
  // 行政强制措施12件、行政强制执行3件: the row is their sum
  if (context.splitsCoercions && kinds.includes("administrativeCoercions")) return null;
  const rest = withoutFiller(
    DECISIONS.reduce((words, [, pattern]) => words.replace(pattern, ""), before + after).replace(DECIDED, ""),
  );
  const subject = subjectOf(rest, before);
  if (subject === null) return null;
  return {
    topic: "decisions",
    readings: [kinds.map((kind) => proactiveCell(kind, "decisions"))],
    ...subject,
  };
}

const FEES = /行政事业性(?:收费|费用)/;
/** Words of a phrase that gives the amount that came in and nothing beside it. */
const CHARGED = /^.*等(?=行政)|收取|征收|收缴|实际|实收|人民币|金额|总额|收入/g;

export function feeQuantity({ before, kind, isZero }: Phrase): Quantity | null {
  if (kind === "count" || (kind === "bare" && !isZero) || !FEES.test(before)) return null;
  const rest = withoutFiller(before.replace(CHARGED, "").replace(FEES, ""));
  const subject = subjectOf(rest, before);
  if (subject === null) return null;
  return { topic: "fees", readings: [[proactiveCell("administrativeFees", "amount")]], ...subject };
}
