/** What reports call the rows and columns of the tables: the vocabulary by which a phrase is understood. */
import { ORGANIZATION_KINDS } from "../form/official-form";

export interface Label {
  /** A row of section three, a group of results, or a column; several for 法人或其他组织. */
  readonly ids: readonly string[];
  readonly pattern: RegExp;
}

/** Results of section three, by row or group (`results.denied`). */
export const RESULT_LABELS: readonly Label[] = [
  {
    ids: ["results.partiallyGranted"],
    pattern:
      /(?:予以|同意|准予|决定)?部分(?:予以|同意|准予)?公开|公开部分内容|(?:予以)?部份公开|区分处理(?:后)?(?:部分)?(?:公开)?/,
  },
  {
    ids: ["results.granted"],
    pattern:
      /(?<![不未部分已动])(?:予以|给予|同意|准予|全部|完全|决定)(?:全部|予以)?公开|公开(?=(?:或者?|和|及|、|与)部分公开)/,
  },
  { ids: ["results.denied"], pattern: /不予(?:以)?公开|不同意公开/ },
  { ids: ["results.denied.stateSecret"], pattern: /(?:属于|涉及|属)?国家秘密/ },
  { ids: ["results.denied.prohibitedByLaw"], pattern: /(?:其他|其它)?法律、?(?:行政)?法规(?:规定)?禁止公开/ },
  { ids: ["results.denied.securityAndStability"], pattern: /(?:危及)?“?三安全一稳定”?/ },
  { ids: ["results.denied.thirdPartyRights"], pattern: /(?:保护|涉及|损害|侵害)?第三方(?:合法)?权益/ },
  { ids: ["results.denied.internalAffairs"], pattern: /(?:属于|属)?(?:三类)?内部(?:事务|管理)(?:性)?信息/ },
  { ids: ["results.denied.deliberativeProcess"], pattern: /(?:属于|属)?(?:四类)?过程性+信息/ },
  { ids: ["results.denied.enforcementFile"], pattern: /(?:属于|属)?行政执法案卷(?:信息)?/ },
  { ids: ["results.denied.administrativeInquiry"], pattern: /(?:属于|属)?行政查询(?:类)?事项/ },
  { ids: ["results.unavailable"], pattern: /(?:确?实)?无法(?:提供|公开)|不能提供/ },
  {
    ids: ["results.unavailable.notHeld"],
    pattern:
      /(?:本(?:机关|单位|局|办|委|部门|级|镇|街道)|我(?:机关|单位|局|办|委|镇))?(?:不|未)掌握(?:相关|该)?(?:政府)?(?:信息)?/,
  },
  {
    ids: ["results.unavailable.requiresCreation"],
    pattern: /(?:没有|无)现成(?:的)?(?:政府)?信息(?:、?需要?另行制作)?|需要?另行制作/,
  },
  {
    ids: ["results.unavailable.unclearAfterCorrection"],
    pattern: /补正后(?:申请)?(?:内容)?仍?然?不(?:明确|清楚)|(?:申请)?内容(?:仍然?)?不(?:明确|清楚)/,
  },
  { ids: ["results.notProcessed"], pattern: /不予处理/ },
  {
    ids: ["results.notProcessed.petitionOrComplaint"],
    pattern: /信访[、]?举报[、]?(?:投诉)?(?:等)?类?|信访[、]?投诉[、]?举报(?:等)?类?/,
  },
  { ids: ["results.notProcessed.repeated"], pattern: /(?<!反复)重复(?:提出)?申请(?:类)?(?:不予重复处理)?/ },
  { ids: ["results.notProcessed.publishedMaterial"], pattern: /(?:要求)?(?:提供)?公开出版物/ },
  { ids: ["results.notProcessed.excessive"], pattern: /(?:无正当理由)?大量、?反复申请/ },
  {
    ids: ["results.notProcessed.confirmOrReissue"],
    pattern: /(?:要求)?(?:行政机关)?(?:确认或(?:者)?)?重新出具(?:已获取信息)?/,
  },
  { ids: ["results.otherHandling"], pattern: /(?:作)?(?:其他|其它)处理/ },
  {
    ids: ["results.otherHandling.correctionOverdue"],
    pattern: /(?:申请人)?(?:无正当理由)?(?:逾期(?:不|未)补正|未[在按]?[^,;、]{0,10}期限?内?(?:进行)?补正)/,
  },
  {
    ids: ["results.otherHandling.feeOverdue"],
    pattern: /(?:申请人)?逾期(?:不|未)(?:按.{0,8})?(?:缴纳?费?|交费)(?:用)?|未缴纳?费用?(?=[而被]?不再处理)/,
  },
];

/** Section four's results, under one kind of case or all. */
export const DISPUTE_RESULT_LABELS: readonly Label[] = [
  { ids: ["upheld"], pattern: /(?:结果|予以|复议|判决|决定)?维持(?:原?.{0,6})?/ },
  { ids: ["corrected"], pattern: /(?:结果|予以)?纠正|被纠错/ },
  { ids: ["otherResult"], pattern: /(?:其他|其它)结果/ },
  {
    ids: ["pending"],
    pattern:
      /尚未审结|未审结|(?:正在|尚在|还在|仍在)(?:复议机关|(?:人民)?法院)?(?:审理|审查|办理)(?:中|之中|过程中)?|未结案/,
  },
  { ids: ["upheld", "corrected", "otherResult"], pattern: /(?<![未尚])(?:已经?)?(?:审结|结案)/ },
];

export const NATURAL_PERSON: Label = { ids: ["naturalPerson"], pattern: /自然人|公民个人/ };
export const ALL_ORGANIZATIONS: Label = {
  ids: ORGANIZATION_KINDS.map((kind) => kind.id),
  pattern: /法人(?:(?:或者?|和|及|、|与)其他组织)?/,
};
/** Section three's columns; 其他 alone says too little to be one of them. */
export const APPLICANT_LABELS: readonly Label[] = [
  NATURAL_PERSON,
  ALL_ORGANIZATIONS,
  { ids: ["commercialEnterprise"], pattern: /商业企业/ },
  { ids: ["researchInstitution"], pattern: /科研机构/ },
  { ids: ["socialWelfareOrganization"], pattern: /社会公益(?:性)?组织/ },
  { ids: ["legalServiceOrganization"], pattern: /法律服务机构/ },
];

export interface FoundLabel {
  readonly ids: readonly string[];
  readonly from: number;
  readonly to: number;
}

/** Labels in a short phrase, by place; one that stands inside another is part of it. */
export function labelsIn(phrase: string, labels: readonly Label[]): readonly FoundLabel[] {
  const found = labels.flatMap(({ ids, pattern }): FoundLabel[] => {
    const match = pattern.exec(phrase);
    return match === null ? [] : [{ ids, from: match.index, to: match.index + match[0].length }];
  });
  return found
    .filter(
      (one) =>
        !found.some(
          (other) =>
            other !== one &&
            other.from <= one.from &&
            other.to >= one.to &&
            other.to - other.from > one.to - one.from,
        ),
    )
    .sort((a, b) => a.from - b.from);
}
