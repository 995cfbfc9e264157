/**
 * The 2024 report of 福州市长乐区人民政府办公室, written out from fixtures/changle-2024.txt by hand: numbers here,
 * texts in fixtures/changle-2024.json (the same words; the first test of fill-in-a-report.spec.ts holds them against
 * the source document).
 */
import { readFileSync } from "node:fs";

export const report = JSON.parse(
  readFileSync(new URL("./fixtures/changle-2024.json", import.meta.url), "utf8"),
) as {
  preamble: string;
  overview: string;
  problemsAndImprovements: string;
  otherMatters: string;
};

export const ORGANIZATION = "福州市长乐区人民政府办公室";

/** The official titles of the six sections (国办公开办函〔2021〕30号). */
export const SECTIONS = [
  "一、总体情况",
  "二、主动公开政府信息情况",
  "三、收到和处理政府信息公开申请情况",
  "四、政府信息公开行政复议、行政诉讼情况",
  "五、存在的主要问题及改进情况",
  "六、其他需要报告的事项",
];

/** 二、主动公开, row by row. */
export const PROACTIVE = ["0", "0", "0", "8", "10", "241", "0", "0", "0", "0"];

/** 三、: 自然人 of each row in official order without the computed （七）; all other columns are 0. */
export const NATURAL_PERSON = [37, 1, 3, 16, 0, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0, 1, 0, 0, 0, 0, 0, 7, 3];
const OTHER_COLUMNS = 5;

/** Section three's 144 cells as the Tab key walks them. */
export const APPLICATIONS: readonly string[] = NATURAL_PERSON.flatMap((count) => [
  String(count),
  ...Array<string>(OTHER_COLUMNS).fill("0"),
]);

/** 四、: 行政复议 1 upheld, all else 0. */
export const DISPUTES = ["1", "0", "0", "0", "0", "0", "0", "0", "0", "0", "0", "0"];

const zeroRow = (natural: number) => ({
  naturalPerson: natural,
  commercialEnterprise: 0,
  researchInstitution: 0,
  socialWelfareOrganization: 0,
  legalServiceOrganization: 0,
  otherOrganization: 0,
  total: natural,
});

/** The report file that the desk must write, key by key in the contract's order. */
export const EXPECTED_FILE = {
  kind: "gov-information-disclosure-annual-report",
  schemaVersion: 1,
  organization: ORGANIZATION,
  year: 2024,
  title: "福州市长乐区人民政府办公室2024年政府信息公开工作年度报告",
  period: { from: "2024-01-01", to: "2024-12-31" },
  preamble: report.preamble,
  overview: report.overview,
  proactiveDisclosure: {
    rules: { issued: 0, repealed: 0, inForce: 0 },
    normativeDocuments: { issued: 8, repealed: 10, inForce: 241 },
    administrativeLicenses: { decisions: 0 },
    administrativePenalties: { decisions: 0 },
    administrativeCoercions: { decisions: 0 },
    administrativeFees: { amount: 0 },
  },
  applications: {
    newlyReceived: zeroRow(37),
    carriedOver: zeroRow(1),
    results: {
      granted: zeroRow(3),
      partiallyGranted: zeroRow(16),
      denied: {
        stateSecret: zeroRow(0),
        prohibitedByLaw: zeroRow(0),
        securityAndStability: zeroRow(0),
        thirdPartyRights: zeroRow(0),
        internalAffairs: zeroRow(0),
        deliberativeProcess: zeroRow(0),
        enforcementFile: zeroRow(0),
        administrativeInquiry: zeroRow(0),
      },
      unavailable: { notHeld: zeroRow(8), requiresCreation: zeroRow(0), unclearAfterCorrection: zeroRow(0) },
      notProcessed: {
        petitionOrComplaint: zeroRow(0),
        repeated: zeroRow(1),
        publishedMaterial: zeroRow(0),
        excessive: zeroRow(0),
        confirmOrReissue: zeroRow(0),
      },
      otherHandling: { correctionOverdue: zeroRow(0), feeOverdue: zeroRow(0), other: zeroRow(7) },
      total: zeroRow(35),
    },
    carriedForward: zeroRow(3),
  },
  disputes: {
    reconsideration: { upheld: 1, corrected: 0, otherResult: 0, pending: 0, total: 1 },
    litigationDirect: { upheld: 0, corrected: 0, otherResult: 0, pending: 0, total: 0 },
    litigationAfterReconsideration: { upheld: 0, corrected: 0, otherResult: 0, pending: 0, total: 0 },
  },
  problemsAndImprovements: report.problemsAndImprovements,
  otherMatters: report.otherMatters,
  signature: { organization: ORGANIZATION, date: "2025-01-15" },
  publicationNote: "（此件主动公开）",
};

/** Rows of the printed table of section three: label (end of it) and its seven numbers. */
export const PRINTED_ROWS: readonly (readonly [label: string, natural: number])[] = [
  ["一、本年新收政府信息公开申请数量", 37],
  ["二、上年结转政府信息公开申请数量", 1],
  ["（一）予以公开", 3],
  ["（二）部分公开（区分处理的，只计这一情形，不计其他情形）", 16],
  ["1．属于国家秘密", 0],
  ["2．其他法律行政法规禁止公开", 0],
  ["3．危及“三安全一稳定”", 0],
  ["4．保护第三方合法权益", 0],
  ["5．属于三类内部事务信息", 0],
  ["6．属于四类过程性信息", 0],
  ["7．属于行政执法案卷", 0],
  ["8．属于行政查询事项", 0],
  ["1．本机关不掌握相关政府信息", 8],
  ["2．没有现成信息需要另行制作", 0],
  ["3．补正后申请内容仍不明确", 0],
  ["1．信访举报投诉类申请", 0],
  ["2．重复申请", 1],
  ["3．要求提供公开出版物", 0],
  ["4．无正当理由大量反复申请", 0],
  ["5．要求行政机关确认或重新出具已获取信息", 0],
  ["1．申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", 0],
  ["2．申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", 0],
  ["3．其他", 7],
  ["（七）总计", 35],
  ["四、结转下年度继续办理", 3],
];

/** A text as it is printed, without spaces: heads in full-width brackets, bold without its marks. */
export const asPrinted = (text: string): string =>
  text
    .replaceAll("**", "")
    .replace(/^\(([一二三四五六])\)/gm, "（$1）")
    .replace(/\s+/g, "");
