/**
 * Reads a text into what it says. Knows no rule and no screen: rules compare what is said here with a report.
 * Precision before recall: words that can be meant in two ways give no statement, or one with both readings.
 */

import { sharedOf } from "./all-of-them";
import type { Amount } from "./amounts";
import { applicationQuantity } from "./application-words";
import { changeOf } from "./changes";
import { CHANGE, CHANGED, type Owner, ownerIn, SEVERAL_YEARS } from "./circumstances";
import {
  type Sentence,
  sentencesOf,
  standsAlone,
  type Token,
  type Words,
  wordsAfter,
  wordsBefore,
} from "./clauses";
import { disputeQuantity, namesDispute } from "./dispute-words";
import { withoutFiller } from "./filler";
import { dividesByWays, listsOf, type ReadAmount } from "./itemised";
import { labelsOfRow } from "./label-lists";
import { labelsIn, RESULT_LABELS } from "./labels";
import { nothingIn, STATES_ZERO } from "./nothing";
import { type PlainText, plainText, spanOf } from "./plain-text";
import {
  decisionKindsIn,
  decisionQuantity,
  documentQuantity,
  feeQuantity,
  withoutDocuments,
  withoutVerbs,
} from "./proactive-words";
import type { Context, Phrase, Quantity } from "./quantity";
import { ratesOf } from "./rates";
import { ReaderState } from "./reader-state";
import type { Change, ItemisedList, Narrative, Place, Rate, Statement } from "./statement";
import { unmarkedListsOf } from "./unmarked-lists";

/** What a phrase counts. */
export function quantityOf(phrase: Phrase, context: Context, bracketed: string): Quantity | null {
  if (phrase.kind === "money") return feeQuantity(phrase);
  return (
    disputeQuantity(phrase, context) ??
    decisionQuantity(phrase, context) ??
    documentQuantity(phrase, context) ??
    applicationQuantity(phrase, context, bracketed) ??
    feeQuantity(phrase)
  );
}

/** 元 in 万元. */
const FEE_UNIT = 1e4;
/** （含上年结转1件）, ，含上年结转的 and ，其中新收15件 right behind a number. */
const BRACKETED =
  /^[^,;()。\d]{0,12}(?:\((?:其中)?|,(?:其中)?(?=含|包含)|[,。](?=其中,?(?:(?:20\d\d年度?|本年度?|今年|当年)?新(?:收到?|接收|受理)(?:政府信息公开|信息公开|依申请公开)?(?:申请|事项|件|数量?)*\d|结转)))((?:其中,)?[^),;]{0,30})/;

/** 予以公开（含部分公开）: more than the words name is counted in. */
const WIDENED = /\((?:含|包括|不含)[^)]*(?:公开|提供|罚没)/;

/** 引发复议4件，占复议总量的三分之二: some of the cases. */
const SHARE_OF_CASES = /^,占(?:全年|全部)?(?:行政)?(?:复议|诉讼)(?:案件)?总/;
/** 区政府（含区政府办公室）: in the report of either. */
const WITH_OFFICE = /\(含.{0,10}办公[室厅]\)/;

/** A column of 新收 or 上年结转 that is not the total. */
const KIND_OF_APPLICANT = /^applications\.(?:newlyReceived|carriedOver)\.(?!total)/;
const isPersons = ({ readings }: Statement): boolean =>
  readings[0]?.every((field) => field.endsWith(".naturalPerson")) === true;

/** How a number stands in the text. */
interface Written extends Pick<Statement, "value" | "exact" | "step" | "writing" | "allOf"> {
  readonly words: Words;
  /** Offsets in the plain text. */
  readonly number: Place;
}

/** 未收到, 均为: no number is written. */
const IN_WORDS = { exact: true, step: 1, writing: "words" } as const;

function writtenAs(amount: Amount, words: Words, { topic }: Quantity): Written {
  const unit = topic === "fees" ? FEE_UNIT : 1;
  return {
    value: amount.value / unit,
    exact: amount.exact,
    step: amount.step / unit,
    writing: amount.chinese ? "numerals" : "digits",
    words,
    number: { from: amount.from, to: amount.numberTo },
  };
}

class Reader {
  readonly statements: Statement[] = [];
  readonly lists: ItemisedList[] = [];
  readonly rates: Rate[] = [];
  readonly changes: Change[] = [];
  private readonly state = new ReaderState();
  private amounts: ReadAmount[] = [];
  /** The clause before says that there were no cases. */
  private noDisputes = false;
  /** Amounts of the sentence before, which 其中 at a sentence's start divides. */
  private earlier: readonly ReadAmount[] = [];
  private readonly source: PlainText;

  constructor(source: PlainText) {
    this.source = source;
  }

  read(): void {
    for (const sentence of sentencesOf(this.source.plain)) this.readSentence(sentence);
  }

  private readSentence(sentence: Sentence): void {
    this.state.begin(this.source.plain.slice(sentence.from, sentence.to), sentence.opens);
    this.earlier = sentence.opens ? [] : this.amounts;
    this.amounts = [];
    const said = this.statements.length;
    for (let index = 0; index < sentence.tokens.length; index += 1) {
      const token = sentence.tokens[index];
      if (token?.kind === "words") this.readWords(sentence, index, token);
      else if (token?.kind === "amount") index = this.readAmount(sentence, index, token.amount);
      else if (token?.text === ";" || token?.text === ",") this.state.endItem(token.text);
    }
    this.dropContradicting(said);
    this.settleApplicants(said);
    const place = (from: number, to: number) => spanOf(this.source, from, to);
    const marked = listsOf(sentence, this.amounts, this.earlier, place);
    const lists = [...marked, ...unmarkedListsOf(sentence, this.amounts, this.earlier, marked, place)];
    if (marked.some(dividesByWays)) this.state.endOfList();
    this.lists.push(...lists);
    this.rates.push(...ratesOf(sentence, this.amounts, this.earlier, place));
  }

  /**
   * 政府新收3件，予以公开3件；部门新收5件，予以公开2件: two numbers of one quantity in a sentence are of two bodies or of
   * parts, whatever stands around them.
   */
  private dropContradicting(from: number): void {
    const ofSentence = this.statements.slice(from);
    const key = ({ readings, owner, period, carries }: Statement): string =>
      JSON.stringify([readings[0], owner, period, carries]);
    const values = new Map<string, Set<number>>();
    for (const one of ofSentence) {
      const known = values.get(key(one)) ?? new Set();
      values.set(key(one), known.add(one.value));
    }
    const kept = ofSentence.filter((one) => (values.get(key(one))?.size ?? 0) < 2);
    this.statements.splice(from, ofSentence.length, ...kept);
  }

  /** 收到107件，上年结转2件，其中自然人106件、法人或其他组织1件: which of the totals they divide, their sum tells. */
  private settleApplicants(from: number): void {
    const { newlyReceived, carriedOver } = this.state.came;
    if (carriedOver === null) return;
    const isKind = ({ readings }: Statement): boolean =>
      readings.length > 1 &&
      readings.every((fields) => fields.every((field) => KIND_OF_APPLICANT.test(field)));
    const kinds = this.statements.slice(from).filter(isKind);
    const [persons, organizations] = [kinds.filter(isPersons), kinds.filter((one) => !isPersons(one))];
    const sum = kinds.reduce((total, { value }) => total + value, 0);
    if (persons.length !== 1 || organizations.length === 0 || sum !== newlyReceived) return;
    this.statements.forEach((one, index) => {
      if (index < from || !isKind(one)) return;
      const readings = one.readings.filter((fields) =>
        fields.every((field) => field.includes(".newlyReceived.")),
      );
      if (readings.length > 0) this.statements[index] = { ...one, readings };
    });
  }

  private readWords(sentence: Sentence, index: number, token: Words): void {
    const inBrackets = (sentence.depths[index] ?? 0) > 0;
    this.state.hear(token.text, inBrackets);
    const next = sentence.tokens[index + 1];
    const previous = sentence.tokens[index - 1];
    const opening = inBrackets ? null : openingFrom(sentence, index);
    if (opening !== null) this.state.open(opening);
    if (next?.kind === "amount" || (previous?.kind === "mark" && previous.text === "、")) return;
    const clause = labelledNothing(sentence, index) ?? clauseFrom(sentence, index);
    if (clause === null || this.state.limited) return;
    // 除9件未到答复期限的外: words behind a number state no 0
    // 未发生行政复议，提起行政诉讼的情况: the second clause shares the first one's 未
    const shares =
      this.noDisputes &&
      /^(?:或者?|及|和|与)?被?提起(?:行政)?诉讼的?(?:情况|情形|案件|现象)?$/.test(clause.text);
    const stated = shares ? { ...clause, text: `未${clause.text}` } : clause;
    const zeros = previous?.kind === "amount" ? [] : this.zeros(stated);
    for (const quantity of zeros)
      this.say(quantity, { ...IN_WORDS, value: 0, words: clause, number: clause });
    this.noDisputes = zeros.some(({ topic }) => topic === "disputes");
    if (zeros.length > 0) return;
    const antecedent = this.amounts.length > 0 ? this.amounts : this.earlier;
    const isBracket =
      previous?.kind === "mark" && previous.text === "(" && sentence.tokens[index - 2]?.kind === "amount";
    const shared = sharedOf(clause.text, antecedent, isBracket);
    if (shared === null) return;
    const { quantity, ...said } = shared;
    this.say(quantity, { ...IN_WORDS, ...said, words: clause, number: clause });
  }

  /** 以前年度发生的行政复议2件、行政诉讼3件: what was not understood of the first number holds for the next too. */
  private sharesUnread({ tokens }: Sentence, index: number, { topic }: Quantity): boolean {
    const [joint, last] = [tokens[index - 2], this.amounts[this.amounts.length - 1]];
    const isNext = joint?.kind === "mark" && joint.text === "、" && last?.token === index - 3;
    return (
      isNext &&
      last.quantity === null &&
      last.words !== "" &&
      ((topic === "disputes" && namesDispute(last.words)) ||
        (topic === "decisions" && decisionKindsIn(last.words).length > 0))
    );
  }

  private zeros(clause: Words): readonly Quantity[] {
    const stated = STATES_ZERO.exec(clause.text);
    if (stated === null) return nothingIn(clause.text, this.state);
    return labelsOfRow(stated[1] ?? "").flatMap((label) => {
      const phrase: Phrase = {
        before: label,
        after: "",
        kind: "bare",
        isZero: true,
        value: 0,
        counter: "",
        isPart: this.state.inList,
      };
      const quantity = quantityOf(phrase, this.state, "");
      return quantity === null ? [] : [quantity];
    });
  }

  /** Reads an amount, or a row of them behind 分别为; returns the index of the last token read. */
  private readAmount(sentence: Sentence, index: number, amount: Amount): number {
    const before = wordsBefore(sentence, index);
    const after = wordsAfter(sentence, index);
    if (
      amount.kind === "percent" ||
      amount.kind === "points" ||
      CHANGE.test(before.text) ||
      CHANGED.test(before.text)
    ) {
      this.readChange(sentence, index, amount, before);
      return index;
    }
    const row = SEVERAL_YEARS.test(before.text) ? [] : labelsOfRow(before.text, true);
    const behind = row.length > 1 ? amountsBehind(sentence, index, row.length) : [];
    if (/(?:分别|依次)(?:为|是|有|达到?)?$/.test(before.text)) {
      const equal = behind.length === row.length;
      behind.forEach((at, order) => {
        const one = sentence.tokens[at];
        if (one?.kind === "amount")
          this.readOne(sentence, at, one.amount, { ...before, text: equal ? (row[order] ?? "") : "" }, row);
      });
      return behind[behind.length - 1] ?? index;
    }
    if (row.length > 1 && /(?:均为?|各为?|各有|都为|皆为)$/.test(before.text)) {
      for (const label of row) this.readOne(sentence, index, amount, { ...before, text: label }, row, true);
      return index;
    }
    // 61件以及2021年结转3件: what follows the joint is said of the next number
    const isOfNext = sentence.tokens[index + 2]?.kind === "amount" && /^(?:以及|和|及|与)/.test(after.text);
    if (!isOfNext) this.state.hear(after.text, (sentence.depths[index] ?? 0) > 0);
    this.readOne(sentence, index, amount, before, []);
    return index;
  }

  private readOne(
    sentence: Sentence,
    index: number,
    amount: Amount,
    before: Words,
    row: readonly string[],
    isShared = false,
  ): void {
    // 办结15件结转1件: words right before another number are that one's
    const leadsOn =
      sentence.tokens[index + 2]?.kind === "amount" &&
      withoutFiller(before.text) !== "" &&
      !before.text.endsWith("的");
    const after =
      row.length > 0 || leadsOn ? "" : wordsAfter(sentence, index).text + resultShared(sentence, index);
    const inBrackets = (sentence.depths[index] ?? 0) > 0 && !standsAlone(sentence, index);
    const phrase = (words: string): Phrase => ({
      before: words,
      after,
      kind: amount.kind === "money" ? "money" : amount.kind === "bare" ? "bare" : "count",
      isZero: amount.value === 0,
      value: amount.value,
      counter: amount.counter,
      isPart: this.state.inList || inBrackets,
    });
    const colon = sentence.tokens[index - 1];
    const labelled = colon?.kind === "mark" && colon.text === ":";
    const bare =
      amount.kind === "bare" &&
      !labelled &&
      !/(?:为|是|共|计|有|各|达)$/.test(before.text) &&
      !this.endsClause(amount) &&
      row.length === 0;
    const isPartOfOne = amount.kind === "count" && !Number.isInteger(amount.value);
    const written = row.length > 0 ? "" : this.source.plain.slice(before.from, amount.from);
    const silent =
      this.state.limited ||
      bare ||
      isPartOfOne ||
      SHARE_OF_CASES.test(this.source.plain.slice(amount.to, amount.to + 16)) ||
      SEVERAL_YEARS.test(before.text) ||
      WIDENED.test(written) ||
      (before.text === "" && after === "");
    const bracketed = silent ? "" : `${written}|${this.bracketBehind(amount)}`;
    const found = silent
      ? null
      : (this.bracketed(phrase, before.text, row.length > 0 ? "" : written, bracketed) ??
        this.sharing(phrase, before.text, row));
    const quantity =
      found === null || this.sharesUnread(sentence, index, found)
        ? null
        : WITH_OFFICE.test(written)
          ? { ...found, subject: undefined }
          : found;
    if (quantity === null && !inBrackets && !this.state.limited)
      this.state.notUnderstood(before.text + after);
    const behind = withoutFiller(before.text) === "" ? after.length : 0;
    const words = { from: before.from, to: amount.to + behind, text: before.text + after };
    const stated = (one: Quantity): Written => ({
      ...writtenAs(amount, words, one),
      // 各1件: putting it right for one quantity would change the others
      ...(isShared ? { writing: "words" as const } : {}),
    });
    const kinds = quantity?.topic === "disputes" && amount.value === 0 ? eachKind(quantity) : [];
    if (kinds.length > 1) {
      for (const one of kinds) this.say(one, { ...stated(one), writing: "words" });
      this.amounts.push({
        token: index,
        amount,
        words: before.text,
        after,
        quantity,
        statement: null,
        place: words,
      });
      return;
    }
    const statement = quantity === null ? null : this.say(quantity, stated(quantity));
    if (quantity?.otherwise !== undefined) this.say(quantity.otherwise, stated(quantity.otherwise));
    this.amounts.push({ token: index, amount, words: before.text, after, quantity, statement, place: words });
  }

  private bracketBehind({ to }: Amount): string {
    return BRACKETED.exec(this.source.plain.slice(to, to + 50))?.[1] ?? "";
  }

  /** 收到5，办结5。: the counter is left out. A year ends no clause so. */
  private endsClause({ value, to }: Amount): boolean {
    const next = this.source.plain.charAt(to);
    return (value < 1900 || value >= 2100) && (next === "" || ",;()。".includes(next));
  }

  /** 无法提供（本机关不掌握）10件: of the row in brackets, or of its whole group. */
  private bracketed(
    phrase: (words: string) => Phrase,
    words: string,
    written: string,
    behind: string,
  ): Quantity | null {
    const whole = quantityOf(phrase(words), this.state, behind);
    const inside = /\(([^()]*)\)$/.exec(written)?.[1] ?? "";
    if (whole === null || labelsIn(inside, RESULT_LABELS).length === 0) return whole;
    const row = quantityOf(phrase(words + inside), this.state, behind);
    return row === null ? whole : { ...row, readings: [...row.readings, ...whole.readings] };
  }

  /** A label in a row borrows the noun or the verb of the last one: 制发、废止、现行有效文件, 规章、文件制发数. */
  private sharing(phrase: (words: string) => Phrase, label: string, row: readonly string[]): Quantity | null {
    const last = row[row.length - 1];
    if (last === undefined || row.length < 2 || label === last) return null;
    return (
      quantityOf(phrase(label + withoutVerbs(last)), this.state, "") ??
      quantityOf(phrase(label + withoutDocuments(last)), this.state, "")
    );
  }

  private readChange(sentence: Sentence, index: number, amount: Amount, before: Words): void {
    const last = this.amounts.filter((one) => (sentence.depths[one.token] ?? 0) === 0).pop();
    const place = { from: before.from, to: amount.to };
    const unread = { quantity: null, statement: null };
    this.amounts.push({ token: index, amount, words: before.text, after: "", ...unread, place });
    const subject = last?.statement ?? null;
    const change = this.state.limited ? null : changeOf(amount, before.text, subject, this.state);
    if (change !== null) this.changes.push({ ...change, place: spanOf(this.source, before.from, amount.to) });
  }

  private say(quantity: Quantity, written: Written): Statement {
    const { value, exact, step, writing, words, number, allOf } = written;
    const owner: Owner =
      quantity.subject === undefined || ownerIn(words.text) !== null
        ? this.state.owner
        : { kind: "named", name: quantity.subject };
    const statement: Statement = {
      readings: quantity.readings,
      value,
      step,
      exact,
      owner,
      period: this.state.period,
      ...(quantity.newOnly === undefined ? {} : { newOnly: quantity.newOnly }),
      ...(allOf === undefined ? {} : { allOf }),
      ...(quantity.carries === undefined ? {} : { carries: quantity.carries }),
      number: spanOf(this.source, number.from, number.to),
      phrase: spanOf(this.source, words.from, words.to),
      writing,
    };
    this.statements.push(statement);
    // 市政府制定规章31件、废止26件: what follows in the sentence is the same body's
    const goesOn = quantity.topic === "documents" || quantity.topic === "decisions";
    if (goesOn && owner.kind === "named") this.state.owner = owner;
    this.state.understood(quantity, words.text, value);
    return statement;
  }
}

/** 38件行政复议、9件行政诉讼尚未审结: the result said behind the last kind is that of the one before it too. */
function resultShared({ tokens }: Sentence, index: number): string {
  const [kind, joint, amount, last] = [1, 2, 3, 4].map((step) => tokens[index + step]);
  if (kind?.kind !== "words" || joint?.kind !== "mark" || joint.text !== "、") return "";
  if (amount?.kind !== "amount" || last?.kind !== "words") return "";
  if (!/^(?:行政)?(?:复议|诉讼)(?:案件)?$/.test(kind.text)) return "";
  return /^(?:行政)?(?:复议|诉讼)(?:案件)?(.+)$/.exec(last.text)?.[1] ?? "";
}

/** 行政复议、行政诉讼0件: of either kind. */
function eachKind(quantity: Quantity): readonly Quantity[] {
  const [fields = []] = quantity.readings;
  const isReconsideration = (field: string): boolean => field.startsWith("disputes.reconsideration.");
  return [fields.filter(isReconsideration), fields.filter((field) => !isReconsideration(field))]
    .filter((reading) => reading.length > 0)
    .map((reading) => ({ ...quantity, readings: [reading] }));
}

/** 行政复议：无 reads as 无行政复议. */
function labelledNothing({ tokens }: Sentence, index: number): Words | null {
  const [label, colon, nothing] = [tokens[index - 2], tokens[index - 1], tokens[index]];
  if (nothing?.kind !== "words" || !/^(?:无|零|没有)$/.test(nothing.text)) return null;
  if (label?.kind !== "words" || colon?.kind !== "mark" || colon.text !== ":") return null;
  return { text: `无${label.text}`, from: label.from, to: nothing.to };
}

/** Words and 、 that a clause is looked for in. */
const MOST_IN_CLAUSE = 16;

/** The clause that begins at a token, when no number stands in it. */
function clauseFrom({ tokens }: Sentence, index: number): Words | null {
  const first = tokens[index];
  let [text, to] = ["", first?.to ?? 0];
  for (let at = index; at < tokens.length && at < index + MOST_IN_CLAUSE; at += 1) {
    const token: Token | undefined = tokens[at];
    if (token?.kind === "amount") return null;
    if (token === undefined || (token.kind === "mark" && token.text !== "、")) break;
    text += token.text;
    to = token.to;
  }
  return { text, from: first?.from ?? 0, to };
}

/** 在住建、交通领域，: the words of a clause that ends with a comma, when it begins at a token and has no number. */
function openingFrom({ tokens }: Sentence, index: number): string | null {
  const previous = tokens[index - 1];
  if (previous !== undefined && (previous.kind !== "mark" || !",;:)".includes(previous.text))) return null;
  let text = "";
  for (let at = index; at < index + 8; at += 1) {
    const token = tokens[at];
    if (token?.kind === "mark" && token.text === ",") return text;
    if (token === undefined || token.kind === "amount" || (token.kind === "mark" && token.text !== "、"))
      return null;
    text += token.text;
  }
  return null;
}

/** Indices of the amounts in a row: 5件、3件和1件. */
function amountsBehind({ tokens }: Sentence, index: number, count: number): readonly number[] {
  const found = [index];
  for (let at = index + 1; at < tokens.length && found.length < count; at += 1) {
    const token = tokens[at];
    if (token?.kind === "amount") found.push(at);
    else if (
      token?.kind === "words" ? !/^(?:和|及|与|以及)$/.test(token.text) : !/[、,]/.test(token?.text ?? "")
    )
      break;
  }
  return found;
}

/** Reads a text. It never throws, and takes time in proportion to its length. */
export function readNarrative(text: string): Narrative {
  const reader = new Reader(plainText(text));
  reader.read();
  const { statements, lists, rates, changes } = reader;
  return { statements, lists, rates, changes };
}
