/** 未收到政府信息公开申请, 无行政复议、行政诉讼, 收到申请为零: a clause without a number that states 0. */
import { applicationCell, disputeCell, proactiveCell } from "../form/fields";
import { APPLICATION_NOUN, CHANNEL, carried, OWN_NOUN } from "./application-words";
import { disputeKindsIn } from "./dispute-words";
import { isBody, withoutFiller } from "./filler";
import { decisionKindsIn, documentKindsIn, namesDocumentsOnly } from "./proactive-words";
import type { Context, Quantity } from "./quantity";

const NOT =
  /(?:均|也|亦)?(?:未有|未曾|暂未|尚未|从未|并未|未|没有|没|(?<!信息)不存在|(?<![有任])无|零)(?!经|办结|审结|按|及时|补正|能|公开|提供|缴|定|必|成年)/;
const HAPPENED =
  /(?<=^|发生|出现|收到|接到|受理|产生)[1一][起件例宗条](?!次|例)|收到[和及]处理|收到|接到|接收到?|受理|新收|新增|发生|产生|引发|引起|出现|涉及|因|被|提起|有人|人(?=申请|提出)|有/g;
const HAPPENED_ONCE = new RegExp(HAPPENED.source);
/** 未收到…申请的投诉: something else was not received. */
const OTHER_THING =
  /投诉|举报|意见|留言|败诉|纠错|纠正|撤销|责任|超期|逾期|积压|遗漏|拒收|收费|费用|处理费|培训|差错|不满/;

/** What no clause is silent for: 收费 that is the table's, 举报 named after the cases. */
const BESIDE_CASES =
  /行政事业性收费|(?<=(?:诉讼|复议)(?:案件)?)[、和及或](?:信访)?(?:举报|投诉)(?:申诉)?|(?:(?:举报|投诉|信访|申诉)[、和及或]?)+(?=[^,;]{0,8}(?:行政)?(?:复议|诉讼))/g;

const one = (topic: Quantity["topic"], fields: readonly string[]): Quantity => ({
  topic,
  readings: [fields],
});

function carriedNothing(words: string, lead: string): Quantity | null {
  if (!/结转|转结|转入|遗留/.test(words) || /资金|项目/.test(words)) return null;
  // 上年度也无结转申请: the time stands before 无
  const found = carried(words) ?? carried(lead.replace(/[也亦均]$/, "") + words);
  const [row] = found?.rows[0] ?? [];
  if (row === undefined) return null;
  return { ...one("applications", [applicationCell(row, "total")]), ...found?.extra };
}

/** 公民、法人和其他组织, 自然人、法人或其他组织: whoever may apply. */
const WHOEVER = /(?:公民|自然人|个人)、?(?:和|或者?)?法人(?:、|和|及|或者?)?(?:其他|其它)(?:社会)?组织/g;
/** 任何书面或网上: every way is named. */
const ANY_WAY =
  /任何(?:书面|网上|网络|线上|线下|口头|信函|当面|现场|电话|邮寄|传真|、|和|或者?|及|形式|方式|渠道|途径|的|等)+|(?:线上线下|线上、线下|线上和线下|书面(?:或者?|和|、)(?:口头|其他形式))|(?:(?:书面|网上|网络|网站|线上|线下|口头|信函|信件|当面|现场|电话|邮寄|传真|电子邮件)(?:申请|提交|形式)?、?){2,}(?:和|及|等)(?:其他)?(?:形式|方式|渠道)的?/g;

function receivedNothing(words: string, lead: string): Quantity | null {
  const rest = words.replace(WHOEVER, "").replace(ANY_WAY, "").replace(HAPPENED, "");
  const noun = APPLICATION_NOUN.exec(rest);
  // 无依申请公开的政府信息 tells of documents
  if (!HAPPENED_ONCE.test(words) && /依申请公开的(?:政府)?信息$/.test(words)) return null;
  if (noun === null || CHANNEL.test(rest) || !/信息公开|依申请|公开申请|申请公开|申请$/.test(rest))
    return null;
  const left = withoutFiller(
    rest
      .replace(APPLICATION_NOUN, "")
      .replace(/政府|信息|公开|申请|要求|获取|相关|有关|请求|内容|来信|件次?|事件|事宜/g, ""),
  );
  const leadRest = withoutFiller(lead);
  if (left !== "" || (leadRest !== "" && !isBody(leadRest))) return null;
  return {
    ...one("applications", [applicationCell("newlyReceived", "total")]),
    ...(leadRest === "" ? {} : { subject: leadRest }),
  };
}

const DOCUMENT_VERBS: readonly (readonly [string, RegExp])[] = [
  ["issued", /制发|制定|出台|印发/],
  ["repealed", /废止/],
  ["inForce", /有效/],
];
const ONLY_DECISIONS =
  /^(?:作出|实施|采取|发生|办理|开展)?(?:行政许可|行政处罚|行政强制(?:措施)?|行政(?:征收|检查|确认|裁决|奖励|给付)|、|和|及|等|决定|案件|行为|事项)+$/;

function proactiveNothing(all: string): readonly Quantity[] {
  const words = all.replace(/(?:行政|地方性)?法规[、和及]/, "");
  const documents = documentKindsIn(words);
  if (documents.length > 0 && namesDocumentsOnly(words)) {
    return DOCUMENT_VERBS.filter(([, pattern]) => pattern.test(words)).map(([verb]) =>
      one(
        "documents",
        documents.map((kind) => proactiveCell(kind, verb)),
      ),
    );
  }
  if (/^(?:收取|发生|任何)*行政事业性收费$/.test(words)) {
    return [one("fees", [proactiveCell("administrativeFees", "amount")])];
  }
  const decisions = words.replace(/[、和及]行政事业性收费/, "");
  if (!ONLY_DECISIONS.test(decisions)) return [];
  const fees = decisions === words ? [] : [one("fees", [proactiveCell("administrativeFees", "amount")])];
  const kinds = decisionKindsIn(words).map((kind) => one("decisions", [proactiveCell(kind, "decisions")]));
  return [...kinds, ...fees];
}

function disputesNothing(words: string, lead: string, context: Context): readonly Quantity[] {
  const kinds = disputeKindsIn(words);
  // 行政执法工作均无被申请行政复议: of another trade
  if (/行政执法|行政许可|行政处罚/.test(lead)) return [];
  // 未发生与诉讼（…）有关的费用
  if (kinds.length === 0 || context.exceptsCases || /^(?:发生|产生)?与[^有相]*$/.test(words)) return [];
  if (context.topic === "foreign" && !/信息公开|依申请/.test(words)) return [];
  const litigation = kinds
    .filter((kind) => kind !== "reconsideration")
    .map((kind) => disputeCell(kind, "total"));
  const reconsideration = kinds.includes("reconsideration")
    ? [[disputeCell("reconsideration", "total")]]
    : [];
  return [...reconsideration, ...(litigation.length > 0 ? [litigation] : [])].map((fields) =>
    one("disputes", fields),
  );
}

/** …为零, …均为零: the labels before it are all 0. */
export const STATES_ZERO = /^(.*?)(?:均|都|各|皆)?(?:为|是)零(?:件|份)?$/;

/** What a clause without a number says to be 0. */
export function nothingIn(clause: string, context: Context): readonly Quantity[] {
  if (clause.length > 80) return [];
  // 无依申请公开、无行政复议、零结转
  const items = clause.split(/、(?=[无未零])/);
  if (items.length > 1) return items.flatMap((item) => nothingIn(item, context));
  const zero = /^(.*?)零(申请|受理|收到|答复|办结)$/.exec(clause);
  if (
    zero !== null &&
    (context.topic === "applications" || OWN_NOUN.test(clause)) &&
    withoutFiller((zero[1] ?? "").replace(APPLICATION_NOUN, "")) === ""
  ) {
    const row = /答复|办结/.test(zero[2] ?? "") ? "results.total" : "newlyReceived";
    return [one("applications", [applicationCell(row, "total")])];
  }
  const not = NOT.exec(clause);
  if (not === null || OTHER_THING.test(clause.replace(BESIDE_CASES, ""))) return [];
  if (context.topic === "foreign" && !OWN_NOUN.test(clause) && !/信息公开.*(?:复议|诉讼)/.test(clause))
    return [];
  const lead = clause.slice(0, not.index);
  const words = clause.slice(not.index + not[0].length);
  const single = carriedNothing(words, lead) ?? receivedNothing(words, lead);
  if (single !== null) return [single];
  const proactive = proactiveNothing(words);
  return proactive.length > 0 ? proactive : disputesNothing(words, lead, context);
}
