/** Whose figures, and of which time: what the words around a number say beside what it counts. */

/** Whose a figure is. A roll-up report's own figures are 全市's; `named` is compared with the report's organization. */
export type Owner =
  | { readonly kind: "own" }
  | { readonly kind: "whole"; readonly place: string }
  | { readonly kind: "named"; readonly name: string }
  | { readonly kind: "others" };

export type Period =
  | { readonly kind: "this" }
  | { readonly kind: "year"; readonly year: number }
  | { readonly kind: "last" }
  /** Several years, or a part of one. */
  | { readonly kind: "other" };

const WHOLE = /全(国|省|市|区|县|州|盟|旗|域)/;
/** 全区各单位: all of them together. */
const WHOLE_OF_ALL =
  /全(国|省|市|区|县|州|盟|旗|域)(?:政府系统|各级(?:人民)?政府(?:及|和)(?:其|各)?(?:工作)?部门|(?:各级)?各?(?:职能|级)?(?:单位|部门|行政机关|级)(?:[、和及]各?(?:镇街|乡镇|街道|镇))?)/;
const OTHERS =
  /各(?:县|区|市|镇|乡|部门|单位|有关|相关|街道|地|科室|村|社区)|下属|所属|直属|[省市区县局]属|下级|辖区|其他(?:单位|部门)|全系统|(?:市|区|县)直(?!接)|第三方(?=评估|机构|测评|检测|监测|公司)|上级/;

/** The owner that the words name, or null when they name none. */
export function ownerIn(words: string): Owner | null {
  const all = WHOLE_OF_ALL.exec(words);
  if (OTHERS.test(all === null ? words : words.replace(all[0], ""))) return { kind: "others" };
  const whole = all ?? WHOLE.exec(words);
  if (whole !== null) return { kind: "whole", place: whole[1] ?? "" };
  return /[我本](?:局|委|厅|办|镇|乡|街道|县|区|市|院|处|会|部门|机关|单位|省|州|级)|全(?:局|委|厅|办|镇|乡|街道|院|系统)/.test(
    words,
  )
    ? { kind: "own" }
    : null;
}

const WHOLE_YEAR =
  /(?:自)?(?:20\d\d年)?1月1日.{0,3}(?:至|到|—|-)(?:20\d\d年)?12月31日|截[至止](?:20\d\d年|本年|今年|本)?(?:12月)?(?:31日|底|末|年底|年末|目前|报告期末)|截[至止](?:20\d\d年)?12月(?!\d)|12月31日|一年以?来/g;
const OTHER_TIME =
  /以来|近[一二两三四五六七八九十几\d]+年|[一二两三四五六七八九十][年]来|历年|历史|上半年|下半年|季度|\d月|月份|每年|年均|每月|截[至止](?!.*年[底末])|往年|十[三四五]五/;
/** 2024年以来: of that year, when it is the report's; else of several. */
const SINCE = /(20\d\d)年(?:度)?以来/;
/** 2022年、2023年和2024年分别…: of which year a number is cannot be told. */
export const SEVERAL_YEARS = /20\d\d年?度?(?:[、和与及至到—-]|以及)20\d\d年/;
/** 截至2024年底，累计收到: of that year or of all years, which cannot be told. */
export const UNTIL_NOW = /^截[至止][^,]{0,14},?[^,]{0,6}累计(?:收|受|接|办|答)/;
const LAST = /上一?年度?|去年|前一年/;
const YEAR = /(20\d\d)年/;
const THIS = /现行|目前|本年|今年|全年|当年|年内|一年来/;
/** 上年 that belongs to 结转, or to a comparison, says nothing of the number's own time. */
const NOT_ITS_TIME =
  /(?:上一?年度?|去年|20\d\d年度?)(?:末|底)?(?:[也亦均]?(?:没有|无))?(?:未办结|遗留)?的?(?:结转|转结|转入|转来|转至|转到|遗留)(?:[至到入]20\d\d年度?)?|结转自?(?:上一?年度?|去年)|(?:结转|转结|转入|转至|转到|转|延至)[^0-9、]{0,4}(?:至|到|入|为|于)?(?:20\d\d年度?)|(?:于|在|至|到)20\d\d年度?(?:\d{1,2}月)?(?:继续)?(?:办理|答复|处理|办结)|(?:今年|本年|年初|1月)以来|(?:较|比|与|同)(?:上一?年度?|去年|20\d\d年)/g;

/** The time that the words name, or null when they name none. */
export function periodIn(words: string): Period | null {
  const rest = words.replace(NOT_ITS_TIME, "").replace(WHOLE_YEAR, (found) => YEAR.exec(found)?.[0] ?? "");
  const since = SINCE.exec(rest)?.[1];
  if (since !== undefined) return { kind: "year", year: Number(since) };
  if (OTHER_TIME.test(rest) || SEVERAL_YEARS.test(rest)) return { kind: "other" };
  const year = YEAR.exec(rest)?.[1];
  if (year !== undefined) return { kind: "year", year: Number(year) };
  if (LAST.test(rest)) return { kind: "last" };
  return THIS.test(rest) ? { kind: "this" } : null;
}

/** Words of a change against another time: the number behind them is no count of this year's. */
export const CHANGE =
  /(?:增长|增加|增多|上升|提高|上涨|增幅|下降|减少|降低|下滑|降幅|多|少|翻)(?:了|约|到|至|近|率)?(?:为)?$|(?:较|比|与)(?:上一?年度?|去年|20\d\d年度?)(?:的|同期|相比)?$/;

/** 比上年增加行政许可230件: a change, with what changed behind it. */
export const CHANGED =
  /(?:同比|(?:较|比|与)(?:上一?年度?|去年|20\d\d年度?)(?:同期|相比)?)[^,;]{0,10}(?:增长|增加|上升|下降|减少|降低|多|少)/;

/** Things that are not applications: of a hotline, a mailbox, delegates' proposals, publishing, training. */
export const FOREIGN =
  /12345|12329|123\d\d|热线|诉求|留言|信箱|来信|来电|来访|建议(?!书)|提案|(?<!复)议案|信访件|信访事项|咨询|网民|问政|舆情|工单|民意|民声|(?<!未发生|未出现|没有|无)投诉举报(?!类)|举报投诉(?!类)|公众意见|征集|评议|访谈|互动|协办件|政务服务|政务大厅|办事大厅|窗口|(?<!公开)办件|督办|求助|答问|知识库|纠纷|案卷互查/;
export const PUBLISHING =
  /(?<!已)主动公开(?!范围|答复)|发布|公开(?:各类)?(?:政府|政务)?信息(?!公开|申请)|更新|解读|新媒体|公众号|微博|培训|政务公开栏|公报|印发(?!.{0,12}(?:规章|规范性文件))|会议|活动|栏目/;
