/**
 * The official form as data: 《中华人民共和国政府信息公开工作年度报告格式》 (国办公开办函〔2021〕30号).
 *
 * Wording and numbering are verbatim; help says what a row counts and names the article of
 * 《中华人民共和国政府信息公开条例》 (国务院令第711号) behind it. The wizard, the checks, print, import and export read
 * this file; none of them repeats a label. This folder imports nothing.
 */

export type StepId =
  | "cover"
  | "overview"
  | "proactive"
  | "applications"
  | "disputes"
  | "problems"
  | "other"
  | "finish";

export interface Step {
  readonly id: StepId;
  /** Official heading, or the desk's own for the two steps that are not sections. */
  readonly title: string;
  /** What the section navigation says. */
  readonly shortTitle: string;
  /** Official numeral of the section; empty for the two steps that are not sections. */
  readonly numeral: string;
  /** JSON key of the section; findings about the section as a whole stand at it. */
  readonly sectionId?: string;
  /** What the notice requires here, one point a line. */
  readonly guidance: readonly string[];
  /** Where the requirement comes from. */
  readonly source: string;
}

export const STEPS: readonly Step[] = [
  {
    id: "cover",
    title: "标题、导言与落款",
    shortTitle: "标题、导言、落款",
    numeral: "",
    guidance: [
      "写明编制依据、报告由六个部分组成、数据统计时限",
      "写明在哪里公布，以及地址、邮编、电话、电子邮箱",
      "落款用单位全称，日期不早于统计时限结束",
    ],
    source: "条例第四十九条、第五十条",
  },
  {
    id: "overview",
    title: "一、总体情况",
    shortTitle: "一、总体情况",
    numeral: "一",
    sectionId: "overview",
    guidance: [
      "主动公开",
      "依申请公开",
      "政府信息管理",
      "政府信息公开平台建设",
      "监督保障",
      "各级人民政府还要写工作考核、社会评议和责任追究结果",
    ],
    source: "条例第五十条",
  },
  {
    id: "proactive",
    title: "二、主动公开政府信息情况",
    shortTitle: "二、主动公开",
    numeral: "二",
    sectionId: "proactiveDisclosure",
    guidance: [
      "规章只由有权制定的机关填写（国务院部门，省级、设区的市、自治州人民政府），其他单位填 0",
      "现行有效件数按年末实际有效的填写",
    ],
    source: "条例第二十条",
  },
  {
    id: "applications",
    title: "三、收到和处理政府信息公开申请情况",
    shortTitle: "三、依申请公开",
    numeral: "三",
    sectionId: "applications",
    guidance: [
      "每件申请只计一次，只计一种结果",
      "每一列：第一项加第二项之和，等于第三项加第四项之和",
      "没有的填 0，不留空",
    ],
    source: "条例第五十条",
  },
  {
    id: "disputes",
    title: "四、政府信息公开行政复议、行政诉讼情况",
    shortTitle: "四、复议诉讼",
    numeral: "四",
    sectionId: "disputes",
    guidance: ["只计因政府信息公开引起的案件", "年末还没有结果的计入尚未审结，下一年按结果再计"],
    source: "条例第五十条",
  },
  {
    id: "problems",
    title: "五、存在的主要问题及改进情况",
    shortTitle: "五、问题与改进",
    numeral: "五",
    sectionId: "problemsAndImprovements",
    guidance: ["上年问题改进得怎样", "本年还有什么问题", "下一步怎样改进"],
    source: "条例第五十条",
  },
  {
    id: "other",
    title: "六、其他需要报告的事项",
    shortTitle: "六、其他事项",
    numeral: "六",
    sectionId: "otherMatters",
    guidance: [
      "信息处理费：发出收费通知的件数和总金额、实际收取的总金额；没有收取也要写明",
      "可以写政务公开工作要点落实、建议提案办理、创新做法",
    ],
    source: "《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）",
  },
  {
    id: "finish",
    title: "核对与输出",
    shortTitle: "核对与输出",
    numeral: "",
    guidance: ["改正必须改正的各处后可以定稿", "没有定稿也能导出，文件上标明草稿"],
    source: "",
  },
];

/** Text fields of the report, in the order of the file. */
export interface TextFieldDefinition {
  readonly id: string;
  readonly kind: "line" | "longText" | "date" | "year";
  readonly step: StepId;
  readonly label: string;
  readonly required: boolean;
  readonly help: string;
  /** A line that may be broken by hand, as it is to be printed: the title. */
  readonly broken?: true;
}

export const TEXT_FIELDS: readonly TextFieldDefinition[] = [
  {
    id: "organization",
    kind: "line",
    step: "cover",
    label: "填报单位",
    required: true,
    help: "单位全称，与公章一致。",
  },
  {
    id: "year",
    kind: "year",
    step: "cover",
    label: "报告年度",
    required: true,
    help: "报告的是哪一年的工作，不是公布的年份。",
  },
  {
    id: "title",
    kind: "line",
    step: "cover",
    label: "标题",
    required: true,
    broken: true,
    help: "一般为单位全称加年度，随单位和年度自动更新，也可以改写。打印时长标题自动按词分行；也可以自己换行，换行处就是分行处。",
  },
  {
    id: "period.from",
    kind: "date",
    step: "cover",
    label: "统计时限开始",
    required: true,
    help: "一般为当年 1 月 1 日。",
  },
  {
    id: "period.to",
    kind: "date",
    step: "cover",
    label: "统计时限结束",
    required: true,
    help: "一般为当年 12 月 31 日。",
  },
  {
    id: "preamble",
    kind: "longText",
    step: "cover",
    label: "导言",
    required: true,
    help: "编制依据、六个组成部分、统计时限、公布方式和联系方式。",
  },
  {
    id: "overview",
    kind: "longText",
    step: "overview",
    label: "总体情况",
    required: true,
    help: "对贯彻落实条例情况综述，五个方面都要有；各级人民政府还要写工作考核、社会评议和责任追究结果（条例第五十条）。",
  },
  {
    id: "problemsAndImprovements",
    kind: "longText",
    step: "problems",
    label: "存在的主要问题及改进情况",
    required: true,
    help: "先写上年问题的改进，再写本年的问题和下一步的做法，问题要具体（条例第五十条）。",
  },
  {
    id: "otherMatters",
    kind: "longText",
    step: "other",
    label: "其他需要报告的事项",
    required: true,
    help: "必须写明信息处理费：发出收费通知的件数和总金额、实际收取的总金额，或者没有收取（国办函〔2020〕109号）。",
  },
  {
    id: "signature.organization",
    kind: "line",
    step: "cover",
    label: "落款单位",
    required: true,
    help: "单位全称。",
  },
  {
    id: "signature.date",
    kind: "date",
    step: "cover",
    label: "落款日期",
    required: true,
    help: "部门在次年 1 月 31 日前公布，县级以上地方人民政府的报告在 3 月 31 日前公布（条例第四十九条）。",
  },
  {
    id: "publicationNote",
    kind: "line",
    step: "cover",
    label: "附注",
    required: false,
    help: "例如（此件主动公开）。可以不填。",
  },
];

/** One measured column of section two's rows. */
export interface ProactiveColumn {
  readonly id: string;
  readonly label: string;
  readonly unit: "件" | "万元";
}

export interface ProactiveRow {
  readonly id: string;
  readonly label: string;
  readonly columns: readonly ProactiveColumn[];
  readonly help: string;
}

/** One block of section two's table: an item of article 20 with its own column heads. */
export interface ProactiveBlock {
  readonly title: string;
  readonly rows: readonly ProactiveRow[];
}

const DOCUMENT_COLUMNS: readonly ProactiveColumn[] = [
  { id: "issued", label: "本年制发件数", unit: "件" },
  { id: "repealed", label: "本年废止件数", unit: "件" },
  { id: "inForce", label: "现行有效件数", unit: "件" },
];
const DECISION_COLUMNS: readonly ProactiveColumn[] = [
  { id: "decisions", label: "本年处理决定数量", unit: "件" },
];
const FEE_COLUMNS: readonly ProactiveColumn[] = [
  { id: "amount", label: "本年收费金额（单位：万元）", unit: "万元" },
];

export const PROACTIVE_BLOCKS: readonly ProactiveBlock[] = [
  {
    title: "第二十条第（一）项",
    rows: [
      {
        id: "rules",
        label: "规章",
        columns: DOCUMENT_COLUMNS,
        help: "只有国务院部门，省、自治区、直辖市和设区的市、自治州的人民政府制定规章，其他单位填 0。现行有效件数为年末实际有效的件数（条例第二十条第一项）。",
      },
      {
        id: "normativeDocuments",
        label: "行政规范性文件",
        columns: DOCUMENT_COLUMNS,
        help: "现行有效件数一般等于上年有效数加本年制发数减本年废止数；有清理或修订的要说明（条例第二十条第一项）。",
      },
    ],
  },
  {
    title: "第二十条第（五）项",
    rows: [
      {
        id: "administrativeLicenses",
        label: "行政许可",
        columns: DECISION_COLUMNS,
        help: "本年作出的全部行政许可决定件数，已公开的和依法未公开的都计入（条例第二十条第五项）。",
      },
    ],
  },
  {
    title: "第二十条第（六）项",
    rows: [
      {
        id: "administrativePenalties",
        label: "行政处罚",
        columns: DECISION_COLUMNS,
        help: "本年作出的全部行政处罚决定件数，已公开的和依法未公开的都计入（条例第二十条第六项）。",
      },
      {
        id: "administrativeCoercions",
        label: "行政强制",
        columns: DECISION_COLUMNS,
        help: "本年作出的全部行政强制决定件数，已公开的和依法未公开的都计入（条例第二十条第六项）。",
      },
    ],
  },
  {
    title: "第二十条第（八）项",
    rows: [
      {
        id: "administrativeFees",
        label: "行政事业性收费",
        columns: FEE_COLUMNS,
        help: "本年收费金额，单位是万元，最多 6 位小数（条例第二十条第八项）。",
      },
    ],
  },
];

/** Head of the label column in section two's blocks. */
export const PROACTIVE_LABEL_HEAD = "信息内容";

/**
 * Words of a label between which a narrow column breaks it, where the label has no natural place of its own: the notice
 * prints 社会/公益/组织. Together they are the label.
 */
const LABEL_WORDS: readonly (readonly string[])[] = [
  ["商业", "企业"],
  ["科研", "机构"],
  ["社会", "公益", "组织"],
  ["法律", "服务", "机构"],
  ["自然人"],
  ["其他"],
  ["总计"],
  ["结果", "维持"],
  ["结果", "纠正"],
  ["其他", "结果"],
  ["尚未", "审结"],
  ["（三）", "不予", "公开"],
  ["（四）", "无法", "提供"],
  ["（五）", "不予", "处理"],
  ["（六）", "其他", "处理"],
  ["未经复议", "直接起诉"],
  ["本年", "制发件数"],
  ["本年", "废止件数"],
  ["现行", "有效件数"],
  ["本年收费金额", "（单位：万元）"],
];
const WORDS_BY_LABEL: ReadonlyMap<string, readonly string[]> = new Map(
  LABEL_WORDS.map((words) => [words.join(""), words]),
);

/** The words of a head or label that must not be broken inside; null where it breaks like any text. */
export const wordsOfLabel = (label: string): readonly string[] | null => WORDS_BY_LABEL.get(label) ?? null;

/** Section three: who applies. The five kinds of organization stand under one head. */
export interface ApplicantKind {
  readonly id: string;
  readonly label: string;
  readonly help: string;
}

export const NATURAL_PERSON: ApplicantKind = {
  id: "naturalPerson",
  label: "自然人",
  help: "按申请人本人计，不按代理人计。",
};

export const ORGANIZATION_KINDS: readonly ApplicantKind[] = [
  { id: "commercialEnterprise", label: "商业企业", help: "以企业名义申请的。" },
  { id: "researchInstitution", label: "科研机构", help: "以科研机构名义申请的。" },
  {
    id: "socialWelfareOrganization",
    label: "社会公益组织",
    help: "以社会公益组织名义申请的。",
  },
  {
    id: "legalServiceOrganization",
    label: "法律服务机构",
    help: "以律师事务所等自己的名义申请的；代理他人申请的按被代理人计。",
  },
  { id: "otherOrganization", label: "其他", help: "以上各类以外的法人或其他组织。" },
];

export const APPLICANT_KINDS: readonly ApplicantKind[] = [NATURAL_PERSON, ...ORGANIZATION_KINDS];

export const APPLICANTS_HEAD = "申请人情况";
export const ORGANIZATIONS_HEAD = "法人或其他组织";
export const TOTAL_HEAD = "总计";
export const BALANCE_NOTE = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）";
export const RESULTS_HEAD = "三、本年度办理结果";

export interface ApplicationRow {
  /** Path below `applications`. */
  readonly id: string;
  /** Official numbering as findings name it: 三（四）1. */
  readonly place: string;
  /** Number as printed before the label. */
  readonly number: string;
  /** Official wording without the number. */
  readonly label: string;
  /** The wording in a few words, for naming a place. */
  readonly shortLabel: string;
  /** Id of the group of results the row stands in, if any. */
  readonly group?: string;
  readonly help: string;
  /** Computed by the desk, never typed. */
  readonly computed?: true;
}

export interface ResultGroup {
  readonly id: string;
  readonly number: string;
  readonly label: string;
  readonly place: string;
}

export const RESULT_GROUPS: readonly ResultGroup[] = [
  { id: "results.denied", number: "（三）", label: "不予公开", place: "三（三）" },
  { id: "results.unavailable", number: "（四）", label: "无法提供", place: "三（四）" },
  { id: "results.notProcessed", number: "（五）", label: "不予处理", place: "三（五）" },
  { id: "results.otherHandling", number: "（六）", label: "其他处理", place: "三（六）" },
];

/** Rows of one group: `[id, label, short label, help]` in official order. */
function groupRows(
  groupId: string,
  rows: readonly (readonly [id: string, label: string, shortLabel: string, help: string])[],
): ApplicationRow[] {
  const group = RESULT_GROUPS.find((candidate) => candidate.id === groupId);
  return rows.map(([id, label, shortLabel, help], index) => ({
    id: `${groupId}.${id}`,
    place: `${group?.place ?? ""}${index + 1}`,
    number: `${index + 1}．`,
    label,
    shortLabel,
    group: groupId,
    help,
  }));
}

export const APPLICATION_ROWS: readonly ApplicationRow[] = [
  {
    id: "newlyReceived",
    place: "一",
    number: "一、",
    label: "本年新收政府信息公开申请数量",
    shortLabel: "本年新收",
    help: "本年收到的申请。同一申请人补正后的申请只计一件，多人共同申请的计一件。",
  },
  {
    id: "carriedOver",
    place: "二",
    number: "二、",
    label: "上年结转政府信息公开申请数量",
    shortLabel: "上年结转",
    help: "上年没有办结、转到本年办理的申请，应与上年报告的“结转下年度继续办理”逐列相同。",
  },
  {
    id: "results.granted",
    place: "三（一）",
    number: "（一）",
    label: "予以公开",
    shortLabel: "予以公开",
    help: "已经提供信息的，或者已主动公开并告知获取方式、途径的（条例第三十六条第一、二项）。",
  },
  {
    id: "results.partiallyGranted",
    place: "三（二）",
    number: "（二）",
    label: "部分公开（区分处理的，只计这一情形，不计其他情形）",
    shortLabel: "部分公开",
    help: "能够区分处理，一部分提供、一部分不提供的，只计在这里（条例第三十七条）。",
  },
  ...groupRows("results.denied", [
    ["stateSecret", "属于国家秘密", "国家秘密", "依法确定为国家秘密的（条例第十四条）。"],
    [
      "prohibitedByLaw",
      "其他法律行政法规禁止公开",
      "法律法规禁止公开",
      "法律、行政法规禁止公开的（条例第十四条）。",
    ],
    [
      "securityAndStability",
      "危及“三安全一稳定”",
      "三安全一稳定",
      "公开后可能危及国家安全、公共安全、经济安全、社会稳定的（条例第十四条）。",
    ],
    [
      "thirdPartyRights",
      "保护第三方合法权益",
      "第三方合法权益",
      "涉及商业秘密、个人隐私，第三方不同意公开，又没有重大公共利益的（条例第十五条、第三十二条）。",
    ],
    [
      "internalAffairs",
      "属于三类内部事务信息",
      "内部事务信息",
      "人事管理、后勤管理、内部工作流程三类信息（条例第十六条第一款）。",
    ],
    [
      "deliberativeProcess",
      "属于四类过程性信息",
      "过程性信息",
      "讨论记录、过程稿、磋商信函、请示报告四类信息（条例第十六条第二款）。",
    ],
    ["enforcementFile", "属于行政执法案卷", "行政执法案卷", "行政执法案卷信息（条例第十六条第二款）。"],
    [
      "administrativeInquiry",
      "属于行政查询事项",
      "行政查询事项",
      "工商、不动产登记等资料，有专门规定的查询办法（条例第三十六条第七项）。",
    ],
  ]),
  ...groupRows("results.unavailable", [
    [
      "notHeld",
      "本机关不掌握相关政府信息",
      "本机关不掌握",
      "经检索没有该信息，或者不属于本机关负责公开的（条例第三十六条第四、五项）。",
    ],
    [
      "requiresCreation",
      "没有现成信息需要另行制作",
      "没有现成信息",
      "需要对现有信息加工、分析才能提供的（条例第三十八条）。",
    ],
    [
      "unclearAfterCorrection",
      "补正后申请内容仍不明确",
      "补正后仍不明确",
      "补正以后仍然不清楚要什么信息的（条例第三十条）。",
    ],
  ]),
  ...groupRows("results.notProcessed", [
    [
      "petitionOrComplaint",
      "信访举报投诉类申请",
      "信访举报投诉",
      "以申请的形式信访、投诉、举报的（条例第三十九条第一款）。",
    ],
    ["repeated", "重复申请", "重复申请", "同一信息已经答复过，又来申请的（条例第三十六条第六项）。"],
    [
      "publishedMaterial",
      "要求提供公开出版物",
      "公开出版物",
      "要求提供政府公报、报刊、书籍的（条例第三十九条第二款）。",
    ],
    [
      "excessive",
      "无正当理由大量反复申请",
      "大量反复申请",
      "数量、频次明显超过合理范围，说明的理由不合理的（条例第三十五条）。",
    ],
    [
      "confirmOrReissue",
      "要求行政机关确认或重新出具已获取信息",
      "确认或重新出具",
      "要求确认或者重新出具申请人已经获取的信息的。",
    ],
  ]),
  ...groupRows("results.otherHandling", [
    [
      "correctionOverdue",
      "申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
      "逾期不补正",
      "收到申请七个工作日内一次性告知补正，申请人无正当理由逾期不补正的，视为放弃申请（条例第三十条）。",
    ],
    [
      "feeOverdue",
      "申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
      "逾期未缴费",
      "没有在收费通知规定的时间内缴纳信息处理费的（国办函〔2020〕109号）。",
    ],
    ["other", "其他", "其他", "以上各项以外的，例如申请人撤回申请。"],
  ]),
  {
    id: "results.total",
    place: "三（七）",
    number: "（七）",
    label: "总计",
    shortLabel: "总计",
    help: "本年度办理结果各项之和，自动计算。",
    computed: true,
  },
  {
    id: "carriedForward",
    place: "四",
    number: "四、",
    label: "结转下年度继续办理",
    shortLabel: "结转下年度",
    help: "到 12 月 31 日还没有办结、转到下一年办理的申请。",
  },
];

/** The rule printed in the table: per column, `received` rows together equal `handled` rows together. */
export const BALANCE = {
  received: ["newlyReceived", "carriedOver"],
  handled: ["results.total", "carriedForward"],
} as const;

/** Section four: kinds of case, and the results each is counted by. */
export interface DisputeKind {
  readonly id: string;
  readonly label: string;
  /** Head it stands under, when it is one of several kinds of litigation. */
  readonly head?: string;
}

export const LITIGATION_HEAD = "行政诉讼";

export const DISPUTE_KINDS: readonly DisputeKind[] = [
  { id: "reconsideration", label: "行政复议" },
  { id: "litigationDirect", label: "未经复议直接起诉", head: LITIGATION_HEAD },
  { id: "litigationAfterReconsideration", label: "复议后起诉", head: LITIGATION_HEAD },
];

export interface DisputeResult {
  readonly id: string;
  readonly label: string;
  readonly help: string;
}

export const DISPUTE_RESULTS: readonly DisputeResult[] = [
  { id: "upheld", label: "结果维持", help: "复议决定维持，或者判决驳回诉讼请求的。" },
  {
    id: "corrected",
    label: "结果纠正",
    help: "撤销、变更、责令履行、确认违法的。",
  },
  {
    id: "otherResult",
    label: "其他结果",
    help: "撤回、不予受理、驳回、终止等。",
  },
  {
    id: "pending",
    label: "尚未审结",
    help: "到 12 月 31 日还没有结果的；下一年有了结果再计入相应一栏。",
  },
];
