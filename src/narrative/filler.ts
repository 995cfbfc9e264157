/**
 * Words that change nothing about what is counted. What remains of a phrase without them is either somebody's name or
 * a limitation (涉及征地拆迁), and then the number is not the table's.
 */
const FILLERS =
  /^[一二三四五六七八九]是|[“”]|按照规定|20\d\d(?:年[度底末]?|(?=全年))|(?:今年|本年|年初)以来|本年度内|本年度?|今年|全年度?|年内|年度内?|一年来|期间|截[至止]|至?年底|至?年末|12月31日|共计|总计|合计|累计|总共|一共|仅|只|共有|共|总(?![局署院队公])|全部|均|都|现已|目前|已经|已|分别|有|各类|各种|公民|、|法人|或者?|其他(?:社会)?组织|人民群众|群众|居民|村民|市民|社会公众|公众|申请人|提出|提交|递交|向|对|本(?:行政)?机关|本单位|我单位|[各本]级|行政机关|及其(?:所属|组成|工作)?部门|各有关|全[国省市区县州盟旗](?:政府系统|各级(?:人民)?(?:政府)?(?:及|和)(?:其|各)?(?:工作)?部门|(?:各级)?各?(?:职能)?(?:单位|部门|行政机关)[、和及]各?(?:镇街|乡镇|街道|镇))|各(?:职能)?(?:单位|部门)|[我本全](?:局|委|厅|办|镇|乡|街道办事处|街道|街|县|区|市|院|处|会|关|馆|所|校|社|队|站|行|学院|医院|园区|中心|公司|部门|省|州|系统|分局|[支大总]队)|机关|单位|任何(?:形式)?|数量|关于|该项|此类|该类|总数|总量|数|量|件数|件|为|是|达到?|约|近|余|依法依规|依法|依规|按规定|按时按规|规范|实际(?!办理|处理)|上述|当年度|按时|及时|按期|其中|其余|另外|另|经|并|案件|事项|情况|材料|的|了|到|于|在|以及|和|及|与|,|当年|新|办理|各渠道|各种渠道|通过各种渠道|依|书面形式/g;

/** What is left of the words. */
export const withoutFiller = (words: string): string => words.replace(FILLERS, "");

/** Names of bodies and places end so. */
const BODY =
  /(?:区|县|市|省|州|盟|旗|镇|乡|街道|街|街道办|办事处|局|委|厅|办|院|处|中心|办公室|政府|委员会|管委会|系统|队|所|站|公司|集团|学校|大学|学院|中学|小学|苏木|农场|林场|银行|协会|(?<![内全各外])部)$/;
export const isBody = (words: string): boolean => words.length <= 30 && BODY.test(words);

/** 县政府及县政府办公室, 市政府和政府办: one and its office, in the report of either. */
export const AND_OFFICE = /^.{0,8}政府.{0,8}(?:府办(?:公[室厅])?|(?:及|和|或)其?办公[室厅])$/;

/**
 * Whose number it is, told by what is left of a phrase beside the words that say what is counted; null where that is no
 * body's name, so that something else is said of the number. A body is the subject where the phrase begins with it:
 * 某局被提起诉讼, not 向某局申请复议.
 */
export function subjectOf(rest: string, phrase: string): { readonly subject?: string } | null {
  if (rest === "") return {};
  if (!isBody(rest)) return null;
  const isSubject = withoutFiller(phrase).startsWith(rest) && !phrase.includes(`向${rest}`);
  if (!isSubject || /^[本我全]/.test(rest) || AND_OFFICE.test(rest)) return {};
  return { subject: rest.replace(/^以/, "") };
}
