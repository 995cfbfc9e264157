/**
 * 归到哪一行: what officers call a case in their own registers, and the row of section three in which it is counted.
 * The articles are those of the Regulation (国务院令第711号) unless another source is named.
 */

export interface CountedCase {
  /** As an officer would say it; several words for the same thing. */
  readonly words: readonly string[];
  /** Id of the row in section three; null where the case is counted in none of its rows. */
  readonly row: string | null;
  /** What to do, where the row alone does not say it. */
  readonly note: string;
  /** Article behind it; empty where only practice settles it. */
  readonly source: string;
}

export const COUNTED_CASES: readonly CountedCase[] = [
  {
    words: ["已主动公开", "告知获取方式和途径"],
    row: "results.granted",
    note: "已经主动公开，告知申请人从哪里、怎样获取的，也算予以公开。",
    source: "条例第三十六条第一项",
  },
  {
    words: ["提供了信息", "全部公开", "同意公开"],
    row: "results.granted",
    note: "",
    source: "条例第三十六条第二项",
  },
  {
    words: ["区分处理", "遮盖后提供", "一部分不公开"],
    row: "results.partiallyGranted",
    note: "只计在这里，不再计入不予公开的各项。",
    source: "条例第三十七条",
  },
  { words: ["国家秘密", "涉密"], row: "results.denied.stateSecret", note: "", source: "条例第十四条" },
  {
    words: ["商业秘密", "个人隐私", "第三方不同意"],
    row: "results.denied.thirdPartyRights",
    note: "第三方不同意公开，又没有重大公共利益的。",
    source: "条例第十五条、第三十二条",
  },
  {
    words: ["人事、后勤", "内部工作流程", "内部管理信息"],
    row: "results.denied.internalAffairs",
    note: "",
    source: "条例第十六条第一款",
  },
  {
    words: ["讨论记录", "过程稿", "请示报告", "磋商信函"],
    row: "results.denied.deliberativeProcess",
    note: "",
    source: "条例第十六条第二款",
  },
  {
    words: ["执法案卷", "处罚卷宗"],
    row: "results.denied.enforcementFile",
    note: "",
    source: "条例第十六条第二款",
  },
  {
    words: ["工商登记查询", "不动产登记查询", "另有查询办法"],
    row: "results.denied.administrativeInquiry",
    note: "",
    source: "条例第三十六条第七项",
  },
  {
    words: ["信息不存在", "检索没有", "没有制作或获取"],
    row: "results.unavailable.notHeld",
    note: "",
    source: "条例第三十六条第四项",
  },
  {
    words: ["不属于本机关", "不属本机关负责公开", "告知向别的机关申请"],
    row: "results.unavailable.notHeld",
    note: "和信息不存在合计在这一行。",
    source: "条例第三十六条第五项",
  },
  {
    words: ["需要加工汇总", "要另行制作"],
    row: "results.unavailable.requiresCreation",
    note: "",
    source: "条例第三十八条",
  },
  {
    words: ["补正后还是不清楚"],
    row: "results.unavailable.unclearAfterCorrection",
    note: "",
    source: "条例第三十条",
  },
  {
    words: ["信访", "投诉", "举报", "咨询"],
    row: "results.notProcessed.petitionOrComplaint",
    note: "以申请的形式信访、投诉、举报的。",
    source: "条例第三十九条第一款",
  },
  {
    words: ["重复申请", "已经答复过"],
    row: "results.notProcessed.repeated",
    note: "",
    source: "条例第三十六条第六项",
  },
  {
    words: ["要公报、报刊、书籍"],
    row: "results.notProcessed.publishedMaterial",
    note: "",
    source: "条例第三十九条第二款",
  },
  {
    words: ["大量申请", "频繁申请"],
    row: "results.notProcessed.excessive",
    note: "数量、频次明显超过合理范围，说明的理由不合理的。",
    source: "条例第三十五条",
  },
  {
    words: ["要求重新出具", "要求确认"],
    row: "results.notProcessed.confirmOrReissue",
    note: "",
    source: "",
  },
  {
    words: ["告知补正", "正在补正"],
    row: null,
    note: "告知补正不是办理结果，不计数。补正后受理的，计一件新收；逾期不补正的，计三（六）1；到年底还没有办结的，计四。",
    source: "条例第三十条",
  },
  {
    words: ["逾期不补正", "视为放弃申请"],
    row: "results.otherHandling.correctionOverdue",
    note: "",
    source: "条例第三十条",
  },
  {
    words: ["没有缴费", "逾期不缴费"],
    row: "results.otherHandling.feeOverdue",
    note: "",
    source: "国办函〔2020〕109号",
  },
  {
    words: ["撤回申请", "撤销申请", "申请人放弃"],
    row: "results.otherHandling.other",
    note: "",
    source: "",
  },
  {
    words: ["延期答复", "征求第三方意见", "年底没有办结"],
    row: "carriedForward",
    note: "到 12 月 31 日还没有答复的，连同上年结转来的一起，计在这里。",
    source: "条例第三十三条",
  },
];

/** Cases that a search means: every word of it stands in what the case is called; all of them for an empty search. */
export function casesFor(search: string): readonly CountedCase[] {
  const wanted = search
    .trim()
    .split(/\s+/)
    .filter((word) => word !== "");
  return COUNTED_CASES.filter(({ words }) => {
    const names = words.join(" ");
    return wanted.every((word) => names.includes(word));
  });
}
