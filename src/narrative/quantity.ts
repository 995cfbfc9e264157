/** A quantity of the report: what a number in a text is a number of. */
import type { FieldId } from "../form/fields";

/** Fields (totals included) whose sum is meant. */
export type Reading = readonly FieldId[];

/** What the sentences around a phrase speak of. `foreign`: a hotline, messages, proposals; never the unit's applications. */
export type Topic =
  | "none"
  | "applications"
  | "documents"
  | "decisions"
  | "disputes"
  | "fees"
  | "publishing"
  | "foreign";

/** 新收, 新发生: cases of this year only; 备案, 发生: probably. The table counts those carried over too. */
export type NewOnly = "surely" | "probably";

export interface Quantity {
  readonly topic: Topic;
  /** Every way the words can be meant; the first is the usual one. */
  readonly readings: readonly Reading[];
  readonly newOnly?: NewOnly;
  /** Rows of section three behind the readings, for 其中自然人…件 that follows. */
  readonly rows?: readonly (readonly string[])[];
  /** Year that 结转 names, and whether it is the year before the report's or the one after. */
  readonly carries?: { readonly year: number; readonly to: "this" | "next" };
  /** What it counts where the year of `carries` is not the report's. */
  readonly otherwise?: Quantity;
  /** Whose it is, where the phrase names somebody. */
  readonly subject?: string | undefined;
}

/** The words of one number. */
export interface Phrase {
  readonly before: string;
  readonly after: string;
  readonly kind: "count" | "money" | "bare";
  /** The number is 0: that nothing happened can be said without saying of what trade. */
  readonly isZero: boolean;
  readonly value: number;
  readonly counter: string;
  /** Stands in a list that divides another number. */
  readonly isPart: boolean;
}

export interface Context {
  readonly topic: Topic;
  /** Document kind, dispute kinds, rows last spoken of. */
  readonly documentKinds: readonly string[];
  readonly disputeKinds: readonly string[];
  readonly rows: readonly (readonly string[])[] | null;
  /** Rows of single results named so far in the sentence: after them 其他 is a row too. */
  readonly resultsNamed: number;
  /** Groups of results named so far: 其他 after 不予公开 and 无法提供 is 其他处理. */
  readonly groupsNamed: number;
  /** The applications last spoken of are some only: those that came over one platform, those of another body. */
  readonly onlySome: boolean;
  /** Kinds of case, joined by commas, whose total the sentence has told. */
  readonly casesTotalled: readonly string[];
  /** 除上年遗留的1件诉讼外: there were cases. */
  readonly exceptsCases: boolean;
  /** 一审11件、二审6件: one case may be counted twice. */
  readonly namesInstances: boolean;
  /** 上年结转18件，新收512件: what both come to, where the sentence tells both. */
  readonly sumOfBoth: number | null;
  /** How many the sentence says are carried forward, told once. */
  readonly forwardTold: number | null;
  /** How many the paragraph says came this year. */
  readonly newlyTold: number | null;
  /** Kinds of applicant named one by one so far: 其他 after them is one too. */
  readonly applicantsNamed: number;
  /** One of them was a kind of organization (商业企业, 法律服务机构), joined by 、 or a comma to what follows. */
  readonly namesOrganization: boolean;
  /** In brackets behind 其他处理…件. */
  readonly dividesOther: boolean;
  /** 备案复议2件、诉讼1件: what is said of the first kind of case holds for the next. */
  readonly newOnly: NewOnly | undefined;
  /** The sentence speaks of information disclosure. */
  readonly aboutDisclosure: boolean;
  /** The sentence classes documents by how they may be published (公开属性): 依申请公开15件 are documents there. */
  readonly classifies: boolean;
  /** In a list of 行政许可信息, 行政处罚信息: what is published about decisions. */
  readonly decisionsShown: boolean;
  /** The sentence speaks of 主动公开 too: 依申请公开8件 may be documents beside those published. */
  readonly namesProactive: boolean;
  /** 信息不存在 stands beside 不掌握: both are one row, so neither number is the row's. */
  readonly splitsNotHeld: boolean;
  /** Those answered and those carried forward are told to be all, and none came over from last year. */
  readonly accountsForAll: boolean;
  /** 已主动公开 stands beside 同意公开: both are 予以公开, so neither number is the row's. */
  readonly splitsGranted: boolean;
  /** 行政强制措施 and 行政强制执行 are told apart: neither number is the row's. */
  readonly splitsCoercions: boolean;
  /** The sentence names results as the form does: the applications in it are those under the Regulation. */
  readonly namesResults: boolean;
}
