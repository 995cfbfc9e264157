/** What a reader knows as it walks through a paragraph: what is spoken of, whose figures, of which time. */
import { CAME, CAME_OR_HANDLED, countsOthers, countsPart, OWN_NOUN } from "./application-words";
import { FOREIGN, type Owner, ownerIn, type Period, PUBLISHING, periodIn, UNTIL_NOW } from "./circumstances";
import { disputeKindsIn, namesDispute, OFFICIAL } from "./dispute-words";
import { limits, putsSideBySide } from "./openings";
import { documentKindsIn, namesDocumentsOnly, showsDecisions } from "./proactive-words";
import type { Context, NewOnly, Quantity, Topic } from "./quantity";

const ABOUT_DISCLOSURE = /信息公开|依申请|公开申请|申请公开|(?:因|不服|对).{0,8}答复/;
const NOT_DISCLOSURE =
  /与.{0,8}(?:信息公开|依申请公开).{0,4}无关|[非不]属?于?(?:政府)?信息公开|(?:涉及|因|其中).{0,8}信息公开(?:类|方面|工作|案件)?的?\d|涉及?(?:政府)?信息公开类?的?占|(?:未发生|未涉及|没有|无)涉?及?(?:政府)?信息公开(?:类|方面)的?(?:行政)?(?:复议|诉讼|案件)/;
/** Results that only applications under the Regulation have. */
const RESULTS = /部分公开|不予公开|不予处理|不掌握/;
/** 主动公开46件、依申请公开31件、不予公开35件: documents by how they may be published. */
const CLASSES =
  /主动公开类?的?\d+[件份个条篇]?[,、;](?:依申请|不予)公开类?的?\d|主动公开[^,;]{0,10}\d[^;]{0,6}[,、]作?为?依申请公开(?:类|信息)*的?数?\d/;
/** 属于已主动公开3件、同意公开2件: told where it stands, and provided. */
const SPLITS_GRANTED = /(?:已经?主动公开|主动公开类|告知(?:获取|查询)?途径)[^,;、和及]{0,8}\d/;
/** 其中11件已答复，剩余3件结转: what was answered and what was not is all there is. */
const ACCOUNTS = /(?:剩余|其余|余下|余|另有?)的?\d+[件条份宗][^,;]{0,8}(?:结转|转入|转至|顺延|延至)/;
/** 收到21件，其中18件已答复，3件转至下年: the two come to all. */
const ACCOUNTS_IN_TWO =
  /(?<!\d)(\d{1,7})[件条份宗][^;\d]{0,12}其中,?(\d{1,7})[件条份宗][^,;\d]{0,24}(?:答复|办结|回复|办理完毕)[^,;\d]{0,6},(?:另|另外|其余)?(?:的)?(\d{1,7})[件条份宗][^,;]{0,12}(?:结转|转入|转至|转到|顺延|延至)/;

function accounts(words: string): boolean {
  const [all, done, left] = (ACCOUNTS_IN_TWO.exec(words) ?? []).slice(1).map(Number);
  return all !== undefined && done !== undefined && left !== undefined && all === done + left;
}

/** 14件结转下年度, 除3件结转2025年外. */
const CARRIED_FORWARD =
  /(?<!\d)(\d{1,7})[件条份宗](?:申请)?[^,;、\d]{0,10}(?:结转|转入|转至|转到|顺延|延至)/g;

/** 未计入统计: not in the tables. */
const NOT_COUNTED = /[未不](?:计入|纳入|列入)(?:本|上述|年报)?(?:统计|表|数据)/;
/** 第三方同意公开3件、不同意公开6件: what third parties said when they were asked. */
const THIRD_PARTY = /第三方[^,;]{0,6}(?:不)?同意/;
/** 按申请方式划分, 从办理结果看: what was counted before is divided once more. */
const DIVIDES = /^(?:从|按照?).{1,12}(?:来?看|分|划分|统计|分类|区分)$/;
const LEADS_ON = /^(?:其中|其余|另外|另有|同时)/;

export class ReaderState implements Context {
  topic: Topic = "none";
  documentKinds: readonly string[] = [];
  disputeKinds: readonly string[] = [];
  rows: readonly (readonly string[])[] | null = null;
  resultsNamed = 0;
  onlySome = false;
  groupsNamed = 0;
  applicantsNamed = 0;
  namesOrganization = false;
  /** How many applications the paragraph says came, and of which time. */
  private cameIn: Period = { kind: "this" };
  private told: Readonly<Record<"newlyReceived" | "carriedOver", number | null>> = {
    newlyReceived: null,
    carriedOver: null,
  };
  casesTotalled: readonly string[] = [];
  private kindsWithCases: readonly string[] = [];
  namesInstances = false;
  dividesOther = false;
  newOnly: NewOnly | undefined = undefined;
  aboutDisclosure = false;
  namesResults = false;
  splitsCoercions = false;
  splitsNotHeld = false;
  splitsGranted = false;
  accountsForAll = false;
  private untilNow = false;
  classifies = false;
  namesProactive = false;
  decisionsShown = false;
  owner: Owner = { kind: "own" };
  period: Period = { kind: "this" };
  /** Between 其中 and the end of the list. */
  inList = false;
  /** Behind 在住建领域，: the figures are those of a part or of another body, to the end of the sentence. */
  limited = false;
  private passedSemicolon = false;
  /** The time of the last number that was understood. */
  private saidPeriod: Period | null = null;
  /** The sentence tells of several bodies, to its end. */
  private sideBySide = false;
  /** 除上年遗留的1件诉讼外: there were cases, whatever else did not happen. */
  exceptsCases = false;

  /** 2022年收到30件。2023年办理20件: what came in another year bounds nothing. */
  get came(): Readonly<Record<"newlyReceived" | "carriedOver", number | null>> {
    const [then, now] = [this.cameIn, this.period];
    const differs = then.kind === "year" && now.kind === "year" && then.year !== now.year;
    return differs ? { newlyReceived: null, carriedOver: null } : this.told;
  }

  forwardTold: number | null = null;

  get newlyTold(): number | null {
    return this.came.newlyReceived;
  }

  get sumOfBoth(): number | null {
    const { newlyReceived, carriedOver } = this.came;
    return newlyReceived === null || carriedOver === null ? null : newlyReceived + carriedOver;
  }

  /** A sentence begins; a new paragraph forgets what the last one spoke of. */
  begin(words: string, opensParagraph: boolean): void {
    if (opensParagraph) {
      this.topic = "none";
      this.rows = null;
      this.onlySome = false;
      this.aboutDisclosure = false;
      this.told = { newlyReceived: null, carriedOver: null };
    }
    this.splitsCoercions = /强制措施/.test(words) && /强制执行/.test(words);
    this.namesResults = RESULTS.test(words);
    this.untilNow = UNTIL_NOW.test(words) || NOT_COUNTED.test(words);
    this.aboutDisclosure =
      (ABOUT_DISCLOSURE.test(words) || OFFICIAL.test(words)) && !NOT_DISCLOSURE.test(words);
    this.decisionsShown = false;
    this.namesProactive = /主动公开|(?<!依申请)公开(?:政府|政务)?信息\d/.test(words);
    this.splitsNotHeld = /信息不存在|不属于本|不存在/.test(words);
    this.accountsForAll = (ACCOUNTS.test(words) || accounts(words)) && !/上一?年|去年/.test(words);
    this.exceptsCases = /除[^,;]{0,24}(?:诉|复议)[^,;]{0,12}外/.test(words);
    const [left, again] = words.matchAll(CARRIED_FORWARD);
    this.forwardTold = left === undefined || again !== undefined ? null : Number(left[1]);
    this.namesInstances = /一审[^,;、]{0,6}\d/.test(words) && /二审[^,;、]{0,6}\d/.test(words);
    this.splitsGranted = SPLITS_GRANTED.test(words);
    this.classifies =
      /公开属性|属性(?:认定|审查|为)|公文[^,;、]{0,4}\d/.test(words) ||
      CLASSES.test(words) ||
      THIRD_PARTY.test(words);
    if (!opensParagraph && LEADS_ON.test(words)) {
      // …，主要原因为2022年…。其中: of the numbers told, not of the reasons
      this.period = this.saidPeriod ?? this.period;
      return;
    }
    this.saidPeriod = null;
    this.sideBySide = putsSideBySide(words);
    this.limited = this.sideBySide;
    this.passedSemicolon = false;
    this.resultsNamed = 0;
    this.groupsNamed = 0;
    this.applicantsNamed = 0;
    this.namesOrganization = false;
    this.casesTotalled = [];
    this.kindsWithCases = [];
    this.dividesOther = false;
    this.newOnly = undefined;
    this.inList = false;
    this.owner = { kind: "own" };
    this.period = { kind: "this" };
  }

  /** A comma or a semicolon is read. */
  endItem(mark: string): void {
    this.decisionsShown = false;
    if (mark !== ";") return;
    this.inList = false;
    this.namesOrganization = false;
    this.passedSemicolon = true;
  }

  /** The ways in which applications came, told one by one, came to all there are. */
  endOfList(): void {
    this.onlySome = false;
  }

  /** A clause set off by a comma is read: it may limit the figures behind it, or end such a limit. */
  open(clause: string): void {
    const limiting = limits(clause);
    if (limiting === null) return;
    this.limited = limiting;
    this.passedSemicolon = false;
  }

  /** Words are read: they may change the subject. */
  hear(words: string, inBrackets: boolean): void {
    // …；收到政府信息公开申请7件: the topic is taken up anew
    if (
      this.passedSemicolon &&
      !this.sideBySide &&
      (OWN_NOUN.test(words) || namesDispute(words) || ownerIn(words) !== null)
    )
      this.limited = false;
    if (!inBrackets) {
      // 全区共受理800件，区政府本级受理206件: a part of the whole
      const isPart = this.owner.kind === "whole" && /本级/.test(words);
      this.owner = isPart ? { kind: "others" } : (ownerIn(words) ?? this.owner);
      this.period = this.untilNow ? { kind: "other" } : (periodIn(words) ?? this.period);
    }
    // 全年（2022年1月1日至12月31日）: the time of the whole sentence
    else if (/1月1日.*12月31日/.test(words)) this.period = periodIn(words) ?? this.period;
    if (!inBrackets && /^(?:其中|包括|分别)/.test(words)) this.inList = true;
    // 按申请方式划分，…；按申请主体划分: all of them again
    if (DIVIDES.test(words)) this.onlySome = false;
    if (OWN_NOUN.test(words)) this.topic = namesDispute(words) ? "disputes" : "applications";
    else if (!inBrackets && FOREIGN.test(words)) this.topic = "foreign";
    else if (!inBrackets && !this.inList && PUBLISHING.test(words) && documentKindsIn(words).length === 0)
      this.topic = "publishing";
    else if (/依申请|申请公开/.test(words)) this.topic = "applications";
    const documents = documentKindsIn(words);
    if (documents.length > 0 && namesDocumentsOnly(words.replace(/方面|情况|管理/, ""))) {
      this.topic = "documents";
      this.documentKinds = documents;
    }
    if (namesDispute(words)) {
      this.disputeKinds = disputeKindsIn(words);
      if (this.aboutDisclosure || this.topic === "applications") this.topic = "disputes";
    }
  }

  /** A quantity was understood: what follows may lean on it. */
  understood(quantity: Quantity, words: string, value: number): void {
    // 未发生行政诉讼 alone does not tell that the cases after it are of disclosure
    const ofAnyTrade =
      quantity.topic === "disputes" &&
      !this.aboutDisclosure &&
      !this.namesResults &&
      this.topic !== "applications";
    if (ofAnyTrade && this.topic !== "disputes") return;
    this.saidPeriod = this.period;
    this.topic = quantity.topic;
    if (quantity.topic === "disputes") {
      this.newOnly = quantity.newOnly;
      const fields = quantity.readings[0] ?? [];
      // 复议11件、诉讼0件，结果维持3件: results are of the kind of which there were any
      if (value > 0) this.kindsWithCases = [...new Set(fields.map((field) => field.split(".")[1] ?? ""))];
      if (this.kindsWithCases.length > 0) this.disputeKinds = this.kindsWithCases;
      if (fields.every((field) => field.endsWith(".total")))
        this.casesTotalled = [...this.casesTotalled, fields.map((field) => field.split(".")[1]).join()];
    }
    if (quantity.topic === "documents") {
      const kinds = documentKindsIn(words);
      if (kinds.length > 0) this.documentKinds = kinds;
    }
    const rows = quantity.rows;
    if (rows === undefined) return;
    const [row] = rows[0] ?? [];
    const isTotal = quantity.readings[0]?.every((field) => field.endsWith(".total")) === true;
    const isReports =
      this.owner.kind !== "others" && (this.period.kind === "this" || this.period.kind === "year");
    if (isTotal && isReports && rows[0]?.length === 1 && (row === "newlyReceived" || row === "carriedOver")) {
      this.told = { ...this.came, [row]: value };
      this.cameIn = this.period;
    }
    const [cell, ...more] = quantity.readings[0] ?? [];
    if (!isTotal && cell !== undefined && more.length === 0) {
      this.applicantsNamed += 1;
      this.namesOrganization ||= !cell.endsWith(".naturalPerson");
    } else if (isTotal) this.namesOrganization = false;
    // 上年结转的13件申请，予以公开5件: results of these only
    if (rows[0]?.join() === "carriedOver" && /结转的.{0,8}申请$/.test(words)) this.onlySome = true;
    this.dividesOther =
      rows.some((ids) => ids.length > 1 && ids.includes("results.otherHandling.other")) ||
      (this.dividesOther && rows.some((ids) => ids.some((id) => id.startsWith("results.otherHandling."))));
    if (rows.length === 1 && rows[0]?.length === 1 && rows[0][0]?.startsWith("results.") === true)
      this.resultsNamed += 1;
    if (rows.length === 1 && (rows[0]?.length ?? 0) > 1 && rows[0]?.every((id) => id.startsWith("results.")))
      this.groupsNamed += 1;
    // 新收62件，上年结转5件，其中自然人…: of both
    if (rows[0]?.join() === "carriedOver" && this.rows !== null)
      this.rows = [["newlyReceived", "carriedOver"], ...this.rows];
    if (rows.some((ids) => ids.includes("newlyReceived") || ids.includes("results.total"))) {
      this.rows = rows;
      this.onlySome = false;
    }
  }

  /** A count was not understood: what follows may be of it. Applications that came another way complete the first. */
  notUnderstood(words: string): void {
    if (showsDecisions(words)) this.decisionsShown = true;
    if (this.inList) return;
    if (namesDispute(words)) this.topic = "foreign";
    if (countsPart(words)) this.onlySome = !this.onlySome;
    else if (countsOthers(words, this.topic === "applications" ? CAME : CAME_OR_HANDLED))
      this.topic = "foreign";
  }
}
