/**
 * Openings set off by a comma that say of which part, or of which other body, the figures behind them are:
 * 在住建领域，收到申请46件. One whose words are all known says nothing of the kind: 依申请公开方面, 从办理结果看.
 */
import { FILLER_OF_OPENINGS } from "./opening-words";

/** How adverbial openings begin and end. The words between tell whether they limit. */
const SHAPES: readonly RegExp[] = [
  /^在(.+?)(?:领域|方面|条线|系统|板块|行业|层面|范围内?|片区|街道|乡镇|[镇乡局县区]|平台|这?一块|(?:申请|答复|案件|件|事项)中)$/,
  /^以(.+)为例$/,
  /^从(.+?)来?看$/,
  /^单?就(.+?)(?:而言|来[说看]|来讲)$/,
  /^(?:针对|对于|对)(.+?)(?:申请|类|领域|事项|件|的|而言|来[说讲])$/,
  /^按照?(.+)口径$/,
  /^自(?![觉身主])(.+?)(?:后|以来|起)$/,
  /^具体到(.+)$/,
  /^(.{2,16}?)作为.+的(?:部门|单位|机关|地区)$/,
  /^(?:涉及|属于?)(.+)的$/,
  /^((?!.*(?:涉及|集中|包括|主要|等方面|等领域)).{1,20}?)(?:方面|领域|系统|条线|口径|板块)$/,
];
/** 其中住建系统, 二是针对…: words that stand before an opening. */
const BEFORE =
  /^(?:其中|同时|此外|另外|其次|首先|最后|[一二三四五六七八九十]是|第[一二三四五]|如|例如|比如|目前)+/;

/** No opening is longer. */
const LONGEST = 40;

/** 在提升办理质量方面: what was done, not what the figures are of. */
const DONE =
  /^(?:畅通|提升|提高|优化|推进|推动|加强|强化|健全|完善|深化|细化|规范|拓展|拓宽|做好|抓好|加大|加快|创新|严格|严把|夯实|压实|落实|持续|不断|全面|进一步)/;

/** Whether an opening limits what follows; null where the clause is no such opening. */
export function limits(clause: string): boolean | null {
  if (clause.length > LONGEST) return null;
  const words = clause.replace(BEFORE, "");
  for (const shape of SHAPES) {
    const inner = shape.exec(words)?.[1];
    if (inner !== undefined) return !DONE.test(inner) && inner.replace(FILLER_OF_OPENINGS, "") !== "";
  }
  return null;
}

/** 省政府收到320件，设区的市政府收到2140件，各县区收到3615件: bodies side by side, none of them all there is. */
const SIDE_BY_SIDE =
  /^(?:20\d\d年度?,?)?(?:省|市|区|县|州|盟|旗)(?:人民)?政府(?:本级)?(?:共?收|共?受|共?办|新收|答复)[^,;\d]{0,16}\d+[件条宗][,;](?:设区的?市|各(?:设区的?)?(?:市|县|区|州|盟|旗|镇|乡|街道|部门|单位)|[省市区县]直)[^;\d]{0,40}\d/;

/** 政府新收3件，…；部门新收5件: of the government and of its departments. */
const GOVERNMENT_AND_DEPARTMENTS =
  /(?:^|,)(?:20\d\d年度?)?(?:[省市区县州盟旗]?(?:人民)?政府|[省市区县州盟旗]?本级)[^,;\d]{0,16}\d+[件条宗][^;]{0,80};(?:各|[省市区县州盟旗][直级])?(?:部门|乡镇|街道|单位)[^,;\d]{0,16}\d/;

/** 受理向市政府提出的申请231件，…；各地各部门共办理1342件. */
const THEN_ALL_OTHERS =
  /^(?!.{0,12}全[省市区县州]).*\d[件条宗][^;]{0,60};各(?:地|部门|县|区|乡镇|街道|单位)[^,;\d]{0,20}(?:收|受理|办理|答复)[^,;\d]{0,16}\d+[件条宗]/;

export const putsSideBySide = (sentence: string): boolean =>
  SIDE_BY_SIDE.test(sentence) || GOVERNMENT_AND_DEPARTMENTS.test(sentence) || THEN_ALL_OTHERS.test(sentence);
