/** Section three: what a phrase about applications counts (收到申请37件, 不予公开三件, 2件结转下年). */
import { applicationCell, RESULT_ROWS, rowsOfGroup } from "../form/fields";
import { ownerIn } from "./circumstances";
import { namesDispute } from "./dispute-words";
import { AND_OFFICE, isBody, withoutFiller } from "./filler";
import { APPLICANT_LABELS, type FoundLabel, labelsIn, RESULT_LABELS } from "./labels";
import type { Context, Phrase, Quantity } from "./quantity";

type Rows = readonly string[];

const APPLICATION_COUNTERS = new Set([
  "",
  "件",
  "条",
  "份",
  "宗",
  "起",
  "次",
  "例",
  "个",
  "件次",
  "项",
  "人次",
  "封",
]);

export const APPLICATION_NOUN =
  /(?:政府|政务)?信息公开(?:的)?(?:申请|件)(?:书|信件)?|依申请(?:信息)?公开(?:的)?(?:政府)?(?:信息)?(?:公开)?(?:申请|请求|诉求)?(?:表|书|信件|办?件|事项)?|公开申请|要求(?:公开|获取)(?:政府)?信息的申请|申请公开(?:(?:相关|有关)?政府信息)?(?:的?(?:要求|请求))?|依申请|信息申请|申请(?:书|表)?/;
/** Words that only applications under the Regulation have. */
export const OWN_NOUN = /信息公开申请|依申请|申请公开|公开申请|申请.{0,4}政府信息/;

/** A way in which part of the applications came. */
export const CHANNEL =
  /网络|网上|网页|在线|线上|线下|信函|信件|邮寄|邮政|邮件|快递|当面|现场|窗口|传真|平台|网站|邮箱|(?<!政府|机关|部门|本|全|公安|税务)系统|书面|电话|口头|来函|来信|EMS|纸质|微信|APP/;

const LIMITED =
  /各[类项]申请|主动公开|计划|力争|争取|每|平均|例如|(?<!结)转为|超期|撤回|撤销|延期|延长|告知补正|补正数|疑难|复杂|不服|引发|引起|收取|投诉(?!、?举报|类)|培训/;
/** Another body's applications. */
const HELPS = /协助|配合|协办|交办|(?<!结|年|年度)转办(?!理)|指导|督促|代(?!表|理|码)/;
const EXCLUDED_AFTER = /^(?:以上|以下|左右|申请人)/;

const OVER =
  /(?:上一?年度?|去年|(?<year>20\d\d)年度?)(?:末|底)?(?:未办结|遗留)?(?:的)?(?:结转|转结|转入|转来|转办|转至|转到|遗留|未办结)|结转自?(?:上一?年度?|去年)/;
const LATER = "(?:下一?个?年度?|次年|明年|翌年|20\\d\\d年度?)";
const FORWARD = new RegExp(
  `(?:结转|转结|转入|转至|转到|转|延期?至|顺延)[^0-9、]{0,4}?#?(?:至|到|入|为|于)?${LATER}|(?:下一?个?年度?|次年|明年|翌年)(?:继续)?结转|^(?:下一?个?年度?|次年)(?:继续)?(?:办理|答复)#|[于在]${LATER}(?:\\d{1,2}月)?(?:继续)?(?:办理|答复|处理|办结)`,
);
const FORWARD_OWN =
  /(?:本年度?|今年|年末|年底)(?:度)?(?:末|底)?(?:的)?结转|(?:正在|尚在|仍在|还在)(?:依法|按规定|按程序|抓紧)?(?:办理|处理|答复)|(?<!结果)在(?:法定|规定)?(?:办理)?期限内办理(?!完|结)|正在征[求询][^,;]{0,8}意见|跨年(?:继续)?(?:办理|答复)|尚未(?:办结|答复|办理完毕|到期)|未[到届满].{0,6}期限?|(?<!上年|年度)未办结|剩余/;

const NEWLY: readonly Rows[] = [["newlyReceived"]];
const BOTH: Rows = ["newlyReceived", "carriedOver"];
/** What each verb counts; the first that stands in the words is taken. */
const VERBS: readonly (readonly [RegExp, readonly Rows[]])[] = [
  [/收办/, [BOTH, ["results.total"], ["newlyReceived"]]],
  [/(?:收到|受理)[和并及、](?:办理|处理)/, [["newlyReceived"], BOTH, ["results.total"]]],
  [/新收到?|新增?受理|新增|新接(?:收|到)/, NEWLY],
  [
    /收到过?|接收到?|接到|收悉|共收到?|收取到|(?:接受|(?<![签接吸回征新验查])收)(?=(?:政府)?信息公开申请|依申请公开)/,
    [["newlyReceived"], BOTH],
  ],
  [/(?<!不予)受理/, NEWLY],
  [/(?<=依申请公开|申请)收件(?!人)/, [["newlyReceived"], BOTH]],
  // 已办理: what is done
  [/已(?:经)?(?:办理|处理)(?!完毕|结果|中|答复|回复|决定)/, [["results.total"], BOTH, ["newlyReceived"]]],
  [
    /(?<!实际)办理(?!完毕|结果|中|答复|回复)|承办|处理(?!决定|结果|完毕|答复|回复)/,
    [BOTH, ["results.total"], ["newlyReceived"]],
  ],
];
const HANDLED =
  /办理结果(?=总计|合计|总数|$)|(?:办理|处理)?(?:答复|回复|办结|办复|办理完[毕结]|处理完毕|办理完成)(?:完成|完毕|办结|答复|处理)?/;
/** What came, of whatever kind. 收件 and 信件 count deliveries, of which not each is an application. */
export const CAME = [...VERBS.map(([verb]) => verb), /收件(?!人)/];
export const CAME_OR_HANDLED = [...CAME, HANDLED];
/** What stands in brackets with a number or, past the stroke, behind it. */
const INCLUDES_CARRIED =
  /\|(?:其中,?)?(?:20\d\d年度?|本年度?|今年|当年)?新(?:收到?|接收|受理)(?:政府信息公开|信息公开|依申请公开)?(?:申请|事项|件|数量?)*\d|\|(?:其中,?)?(?:有)?\d+[件条份宗](?:为|是|系)?(?:上一?年|去年|20\d\d年).{0,4}(?:结转|转)|\|其中,?结转(?:上|20)|(?<!不)含.{0,12}(?:上一?年|去年|20\d\d年).{0,6}(?:结转|转)/;

function expand(id: string): Rows {
  const rows = rowsOfGroup(id);
  return rows.length > 0 ? rows.map((row) => row.id) : [id];
}

/** A group named before one of its own rows only leads to it: 不予公开（属于国家秘密）. */
function rowsNamed(labels: readonly FoundLabel[]): Rows {
  const ids = labels.flatMap((label) => label.ids);
  return ids.filter((id) => !ids.some((other) => other.startsWith(`${id}.`))).flatMap(expand);
}

interface Found {
  readonly rows: readonly Rows[];
  readonly extra?: Pick<Quantity, "carries" | "subject">;
  readonly otherwise?: Found;
}

const carriedRow = (row: string, year: string | undefined, to: "this" | "next"): Found => ({
  rows: [[row]],
  ...(year === undefined ? {} : { extra: { carries: { year: Number(year), to } } }),
});

const BECAUSE = /(?:因|由于)[^,;]{2,16}?(?=尚未|未|正|延至|顺延|结转|转)/;
/** What stands beside words about 结转 and says nothing of what is carried over. */
const CARRYING =
  /按照?《□*》(?:的)?(?:相关|有关)?(?:规定|要求)?|按照?规定|(?<=除.{0,40})以外|叠加|加之|除去|\d{1,2}月(?:[上中下]旬)?|继续|(?:法定|规定|答复|办理)?期限内?|加上|连同|包[含括]|(?<!截)至|之|[由从含除将尚待的外]|中|收到?|办件|办结|办(?!理)|剩/g;
/** Whether the words around 结转 speak of applications and of nothing else: of no funds, tasks, cases. */
const carriesOnlyApplications = (words: string): boolean => {
  const rest = [BECAUSE, OVER, FORWARD, FORWARD_OWN].reduce(
    (left, pattern) => left.replace(pattern, ""),
    words,
  );
  return leftOver(rest.replace(/#/g, "").replace(CARRYING, "")) === "";
};

/** What words about 结转 count. Of 2023年结转2024年 only the report's own year tells which it is. */
export function carried(phrase: string): Found | null {
  const over = OVER.exec(phrase);
  const forward = FORWARD.exec(phrase);
  const until = forward === null ? undefined : /20\d\d/.exec(forward[0])?.[0];
  const later = carriedRow("carriedForward", until, "next");
  if (over === null && until !== undefined && /结转20\d\d年度?#?$/.test(phrase))
    return { ...later, otherwise: carriedRow("carriedOver", until, "this") };
  if (over === null) return forward !== null || FORWARD_OWN.test(phrase) ? later : null;
  if (/新收|收到|受理/.test(phrase)) return /及|和|、|与/.test(phrase) ? { rows: [BOTH] } : null;
  const from = over.groups?.["year"];
  const earlier = carriedRow("carriedOver", from, "this");
  if (forward === null) return earlier;
  return from !== undefined && until !== undefined ? { ...earlier, otherwise: later } : null;
}

const BARE_OTHER = /^(?:以及|和|及)?(?:其他|其它)(?:情形|情况|类)?$/;

/** How an application was answered. */
const ANSWERED =
  /未(?:查询|检索|查找|查)到(?:相关|该)?(?:政府)?信息(?=无法)|信息不存在(?=[、,而]?无法提供)|按申请(?:事项|内容)|答复|回复|视为放弃|[作做]出|决定|不再处理|处理|结果|类型|类别|类|情形|方式|经审[查核]|经研究|最终|等|原因|因|由于|属于?|涉及|包括|包含|其(?!中)|行政机关|政府|信息|公开|申请|[而后“”]/g;

/** What stands beside labels and says something else: 会议纪要 in 不予公开的会议纪要. */
const leftOver = (words: string): string =>
  withoutFiller(
    RESULT_LABELS.reduce((rest, { pattern }) => rest.replace(pattern, ""), words)
      .replace(/申请人/g, "")
      .replace(APPLICATION_NOUN, "")
      .replace(ANSWERED, ""),
  );

/** 2件属于国家秘密: labels behind the number, where they are all that stands there. */
function labelsBehind({ before, after }: Phrase): readonly FoundLabel[] {
  return withoutFiller(before) === "" && leftOver(after) === "" ? labelsIn(after, RESULT_LABELS) : [];
}

/** 因本机关不掌握等原因无法提供: the row is an example, the group is meant. */
const LIKE = /等(?:原因|情形|情况|类|情况)?,?(?:依法|而|的)?(?:无法|不能|不予|其他处理)/;

function groupsOf(labels: readonly FoundLabel[]): readonly FoundLabel[] {
  const groups = labels.filter((label) => label.ids.some((id) => rowsOfGroup(id).length > 0));
  return groups.length > 0 ? groups : labels;
}

const cameOneWay = (words: string): boolean => CHANNEL.test(words.replace(APPLICATION_NOUN, ""));

/** Whether the words count applications that came one way only, or that another body has to answer. */
export const countsPart = (words: string): boolean =>
  (cameOneWay(words) || HELPS.test(words)) && /申请|依申请|公开件/.test(words);

/** Whether the words count something else that came, or was dealt with: petitions, cases, claims. */
export const countsOthers = (words: string, verbs: readonly RegExp[]): boolean =>
  !/信息公开|依申请|申请公开/.test(words) &&
  labelsIn(words, RESULT_LABELS).length === 0 &&
  verbs.some((verb) => {
    const match = verb.exec(words);
    if (match === null) return false;
    const lead = words.slice(0, match.index);
    const object = words.slice(match.index + match[0].length);
    return beside(object) !== "" || (beside(lead) !== "" && ownerIn(lead) === null);
  });

const REPEATED = "results.notProcessed.repeated";

function results(phrase: Phrase, context: Context): Found | null {
  if (context.onlySome || context.topic === "publishing") return null;
  const { before } = phrase;
  const inBefore = labelsIn(before, RESULT_LABELS);
  const labels = inBefore.length > 0 ? inBefore : labelsBehind(phrase);
  if (labels.length > 0) {
    const rows = rowsNamed(LIKE.test(before) ? groupsOf(labels) : labels);
    // 收到31件，其中重复申请3件: applications that came twice, whatever became of them
    if (phrase.isPart && !context.namesResults && rows.join() === REPEATED) return null;
    if (context.splitsNotHeld && rows.length < 3 && rows.includes("results.unavailable.notHeld")) return null;
    if (context.splitsGranted && rows.join() === "results.granted") return null;
    return leftOver(before) === "" && leftOver(phrase.after) === "" ? { rows: [rows] } : null;
  }
  const isOther = BARE_OTHER.test(before) && (context.resultsNamed > 0 || context.dividesOther);
  if (!isOther) return null;
  const single: Rows = ["results.otherHandling.other"];
  const isGroup = context.groupsNamed > 1 && !context.dividesOther && /^(?:其他|其它)$/.test(before);
  return { rows: isGroup ? [expand("results.otherHandling"), single] : [single] };
}

/** What words around a verb say beside naming applications and who made them. */
const beside = (words: string): string =>
  withoutFiller(
    APPLICANT_LABELS.reduce((rest, { pattern }) => rest.replace(pattern, ""), words)
      .replace(APPLICATION_NOUN, "")
      .replace(/^[并和及、]?(?:按时|按期|及时|依法)?(?:办结|答复)|由|发起|提起|政府|信息|公开|申请/g, ""),
  );

/** Whose applications the words before a verb speak of; null where they name no body, or a kind of body only: 县（市、区）. */
function whose(words: string): Pick<Quantity, "subject"> | null {
  const lead = words.replace(/^(?:去年|上一?年度?)|结转上年(?:度)?后|(?<=办公?[室厅]?)代表.{0,6}政府/g, "");
  const rest = beside(lead);
  if (/^(?:[省市县区]+|镇街)$/.test(withoutFiller(lead.replace(APPLICATION_NOUN, "")))) return null;
  if (rest !== "" && !isBody(rest) && !isBody(withoutFiller(lead))) return null;
  const subject = lead.replace(/^(?:20\d\d年度?|全年|本年度?|今年)/, "");
  const isOwn = rest === "" || /^[本我全]/.test(subject) || AND_OFFICE.test(withoutFiller(subject));
  return isOwn ? {} : { subject: withoutFiller(subject.replace(APPLICATION_NOUN, "")) };
}

/** 受理向市政府提出的申请: what came to somebody is theirs. */
function withoutAddressee(words: string): readonly [string, Pick<Quantity, "subject"> | null] {
  const found =
    /^(?:社会公众|公众|群众|社会)?(?:向(.{2,24}?)(?:提出|提交|递交|申请)|以(.{2,24}?)(?:为|作为)(?:被申请人|主体|受理机关)(?=的.*(?:信息公开申请|依申请公开)))的/.exec(
      words,
    );
  const name = found?.[1] ?? found?.[2] ?? "";
  if (found === null || !isBody(name)) return [words, null];
  return [
    words.slice(found[0].length),
    /^[本我]/.test(name) || AND_OFFICE.test(name) ? {} : { subject: name },
  ];
}

function received({ before, after, isPart, value }: Phrase, context: Context): Found | null {
  const hit = VERBS.map(([verb, rows]) => ({ match: verb.exec(before), rows })).find(
    (one) => one.match !== null,
  );
  if (hit === undefined || hit.match === null) return null;
  const plain = hit.rows[0]?.length === 1 && !/新/.test(hit.match[0]);
  if (isPart && plain) return null;
  if (/^(?:其他|其它|其余)(?:社会)?组织/.test(before)) return null;
  const lead = before.slice(0, hit.match.index);
  const [object, addressee] = withoutAddressee(before.slice(hit.match.index + hit.match[0].length) + after);
  const rows = hit.rows[0] === BOTH && mustBeHandled(value, context) ? [["results.total"], BOTH] : hit.rows;
  const known =
    APPLICATION_NOUN.test(object + lead) ||
    context.topic === "applications" ||
    (context.namesResults && beside(lead) === "");
  const extra = addressee ?? whose(lead);
  return known && extra !== null && beside(object) === "" ? { rows, extra } : null;
}

/** 上年结转8件，本年新收433件，办理418件: fewer than both come to were not all there were, but those done. */
const mustBeHandled = (value: number, { newlyTold, sumOfBoth }: Context): boolean =>
  (sumOfBoth !== null && value < sumOfBoth) || (newlyTold !== null && value < newlyTold);

/** 政府信息公开申请37件 without a verb. */
function bareNoun({ before, isPart }: Phrase, context: Context): Found | null {
  const strip = withoutFiller(before.replace(APPLICATION_NOUN, ""));
  // 收到申请2件，依申请公开2件: what became of them
  if (context.newlyTold !== null) return null;
  const named = /信息公开申请|依申请公开/.test(before) && !context.namesProactive && !isPart;
  if (!named || strip !== "") return null;
  // 依申请公开办件总量: of those carried over too
  const all: readonly Rows[] = /办件?总[量数]/.test(before)
    ? [BOTH, ["newlyReceived"]]
    : [["newlyReceived"], BOTH];
  return { rows: [...all, ["results.total"]] };
}

/** 1545件已按期答复, where they are no part of those that came this year; 5件申请均已答复 says only that all were. */
function handledBehind(
  { before, after, isPart, value }: Phrase,
  { accountsForAll, newlyTold, forwardTold }: Context,
): Found | null {
  const match = HANDLED.exec(after);
  if (match === null || (isPart && !accountsForAll) || withoutFiller(before) !== "") return null;
  const rest = after.replace(match[0], "").replace(/予以|完成|工作|(?:法定|规定)?(?:时间|期限)内/g, "");
  const isRest = newlyTold !== null && forwardTold !== null && value + forwardTold === newlyTold;
  return (isRest || /^(?:(?:政府)?(?:信息公开)?申请)?已/.test(after)) && beside(rest) === ""
    ? { rows: [["results.total"]] }
    : null;
}

function handled(phrase: Phrase, context: Context): Found | null {
  const { before, after } = phrase;
  const known = context.topic === "applications" || /依申请|申请公开|信息公开|上述申请/.test(before + after);
  if (!known && !context.namesResults) return null;
  if (context.onlySome && !APPLICATION_NOUN.test(before + after)) return null;
  const match = HANDLED.exec(before);
  if (match === null) return handledBehind(phrase, context);
  const lead = before.slice(0, match.index).replace(/[作做]出|予以|完成|(?:法定)?(?:时限|期限)内/g, "");
  const object = (before.slice(match.index + match[0].length) + after).replace(/完成/, "");
  const extra = whose(lead);
  return extra !== null && beside(object) === "" ? { rows: [["results.total"]], extra } : null;
}

const OTHER_KIND = /^(?:其他|其它)组织(?:申请)?$/;
/** Behind 商业企业, 法律服务机构 and the like, in one list with them. */
const OTHER_BESIDE_ORGANIZATIONS = /^(?:其他|其它)(?:组织)?(?:申请)?$/;

const isOtherKind = (words: string, context: Context): boolean =>
  context.resultsNamed === 0 &&
  ((context.applicantsNamed > 1 && OTHER_KIND.test(words)) ||
    (context.namesOrganization && OTHER_BESIDE_ORGANIZATIONS.test(words)));

function applicants(phrase: string, context: Context): Found | null {
  if (context.onlySome) return null;
  if (isOtherKind(phrase, context) && context.rows !== null) return { rows: context.rows };
  if (labelsIn(phrase, APPLICANT_LABELS).length === 0) return null;
  if (beside(phrase.replace(/来自|涉及|主体|申请人/g, "")) !== "") return null;
  if (context.topic !== "applications" && !APPLICATION_NOUN.test(phrase)) return null;
  return { rows: context.rows ?? [["newlyReceived"], BOTH] };
}

const ROW_IDS = new Set(RESULT_ROWS.map((row) => row.id));

/** 通过网站、信函等渠道: by some of the ways there are, all of them are named. */
const WAYS =
  /(?:当面(?:提交|提出|申请)?或)?(?:通过|以|经|从)((?:[^、,;]{2,14}、)+[^、,;]{2,14}?)等(?:多种|多个|各种|各类|不同)?(?:渠道|途径|方式|形式)的?/;

/** 线上、线下: both ways there are. */
const BOTH_WAYS = /(?:通过)?(?:线上、?(?:和|及|与)?线下|网上、?(?:和|及|与)?网下)(?:渠道|方式|途径)?/;

function withoutWays(given: string): string {
  const words = given.replace(BOTH_WAYS, "");
  if (!words.includes("等")) return words;
  const ways = WAYS.exec(words);
  const all = ways?.[1]?.split(/[、和及]/).every((way) => CHANNEL.test(way)) === true;
  return ways === null || !all ? words : words.replace(ways[0], "");
}

/** 3件申请分别由…, 15件申请中: what follows is said of the next numbers. */
const AMONG = /^.*(?:申请(?:件|当)?|(?:办理|答复|处理)结果)[中里](?:有|,)?(?!.*申请)/;
/** 收到191个申请人提出的申请597件. */
const SO_MANY_PEOPLE = /\d+[个名位](?:申请人|自然人|公民)(?:提出|提交)?的?/;
/** 因申请人主动撤销、未补正等原因作其他处理: reasons of a whole group, by example. */
const REASONS =
  /^(?:其中)?(?:因|由于|属于?)[^,;]{2,40}等(?:原因|情形|情况|类)?(?=(?:依法|而|作|的)*(?:不予公开|无法提供|不予处理|其他处理))/;
const NEXT = /(?:分别|(?<!其)中|里).*$/;

export function applicationQuantity(given: Phrase, context: Context, bracketed: string): Quantity | null {
  const phrase = {
    ...given,
    before: withoutWays(given.before.replace(AMONG, "").replace(REASONS, "").replace(SO_MANY_PEOPLE, "")),
    after: given.after.replace(NEXT, ""),
  };
  const { before, after } = phrase;
  if (/信件/.test(before) && phrase.counter === "封") return null;
  if (context.classifies || !APPLICATION_COUNTERS.has(phrase.counter) || EXCLUDED_AFTER.test(after))
    return null;
  // 我局承办其中的37件: of somebody's, named before
  if (/其中的$/.test(before)) return null;
  const whole = `${before}#${after}`;
  if (namesDispute(before)) return null;
  const carries = carried(whole);
  const ofCases = context.topic === "disputes" && !APPLICATION_NOUN.test(whole);
  if (carries !== null && (context.topic === "foreign" || ofCases || !carriesOnlyApplications(whole)))
    return null;
  if (HELPS.test(before) || (LIMITED.test(before) && !/重复申请/.test(before))) return null;
  const found =
    carries ??
    (context.sumOfBoth === given.value &&
    /^(?:合计|共计|合共|总计|共)$/.test(before) &&
    withoutFiller(after) === ""
      ? { rows: [BOTH] }
      : null) ??
    (context.topic === "foreign" && !OWN_NOUN.test(whole)
      ? null
      : (results(phrase, context) ??
        (cameOneWay(before) ? null : (received(phrase, context) ?? handled(phrase, context))) ??
        applicants(before, context) ??
        (withoutFiller(before) === "" ? applicants(after, context) : null) ??
        bareNoun(phrase, context)));
  if (found === null) return null;
  const isResult = found.rows[0]?.every((row) => ROW_IDS.has(row)) === true;
  const columns = isOtherKind(before, context) ? ["otherOrganization"] : columnsOf(whole, isResult);
  const rows =
    INCLUDES_CARRIED.test(bracketed) && !isResult && carries === null
      ? withCarried(found.rows, /\d|[一二三四五六七八九十百]件/.test(bracketed))
      : found.rows;
  const counted = (one: readonly Rows[], extra: Found["extra"]): Quantity => ({
    topic: "applications",
    readings: one.map((ids) => ids.flatMap((row) => columns.map((column) => applicationCell(row, column)))),
    rows: one,
    ...extra,
  });
  const { otherwise } = found;
  const quantity = counted(rows, found.extra);
  return otherwise === undefined
    ? quantity
    : { ...quantity, otherwise: counted(otherwise.rows, otherwise.extra) };
}

/** （含上年结转）: those carried over are counted in. */
const withCarried = (rows: readonly Rows[], hasNumber: boolean): readonly Rows[] =>
  rows[0]?.join() === "results.total" && hasNumber
    ? [...rows, BOTH]
    : [BOTH, ...rows.filter((row) => row !== BOTH)];

/** 公民、法人和其他组织: whoever may apply; 公民 is no column's name. */
const WHOEVER = /公民、?(?:和|及|或者?)?法人(?:(?:或者?|和|及|与|、)(?:其他|其它)(?:社会)?组织)?/;

function columnsOf(phrase: string, isResult: boolean): readonly string[] {
  const labels = labelsIn(phrase.replace(WHOEVER, ""), APPLICANT_LABELS);
  const columns = labels.flatMap((label) => label.ids);
  return columns.length === 0 || (isResult && columns.length > 1) ? ["total"] : [...new Set(columns)];
}
