/** 办结率98.73%, 占30.61%: rates and the numbers in the text that they must follow from. */
import type { Sentence } from "./clauses";
import { type ReadAmount, unitOf } from "./itemised";
import type { Place, Rate, Ratio } from "./statement";

const RATE = /(?:办结|答复|办理|回复|处理|办复)率(?:均?为|达到?|约|约为)?$/;
const NOT_ALL = /按时|及时|按期|限时|满意|准确|合格|规范|当场/;
const DONE = /办结|答复|回复|办复|已办理|处理完/;
const CAME = /受理|收到|接收|接到|承办|交办|收办|接办|诉求|来电/;
const SHARE = /占(?:比|[^占率]{0,14}?)?(?:的|达到?|约|为|比例)?$/;
const SHARE_OF_OTHER = /占(?:全(?:国|省|市|区|县)|去年|上年)/;

const isCount = (one: ReadAmount): boolean => unitOf(one) === "count" && one.amount.exact;
const value = ({ amount }: ReadAmount): number => amount.value;

function rateOf(words: string, before: readonly ReadAmount[]): readonly Ratio[] {
  if (!RATE.test(words) || NOT_ALL.test(words)) return [];
  const done = before.filter((one) => DONE.test(one.words + one.after) && !CAME.test(one.words)).map(value);
  const came = before.filter((one) => CAME.test(one.words)).map(value);
  const [numerator, denominator] = [done[0], came[0]];
  if (done.length !== 1 || came.length !== 1 || numerator === undefined || denominator === undefined)
    return [];
  return [{ numerator, denominator }];
}

/** Of the last number a share is said; the whole is what the list it stands in divides. */
function shareOf(
  words: string,
  before: readonly ReadAmount[],
  whole: readonly ReadAmount[],
): readonly Ratio[] {
  const own = before[before.length - 1];
  if (own === undefined || !SHARE.test(words) || SHARE_OF_OTHER.test(words) || words.length > 20) return [];
  return whole
    .map(value)
    .filter((denominator) => denominator >= own.amount.value && denominator > 0)
    .map((denominator) => ({ numerator: own.amount.value, denominator }));
}

/** 无法提供30件，占办结数66件的54.5%: both numbers stand in it. */
function ofNumber(amounts: readonly ReadAmount[], index: number): readonly Ratio[] {
  const [own, whole, share] = [amounts[index - 2], amounts[index - 1], amounts[index]];
  const isWhole = whole !== undefined && /^占/.test(whole.words) && share?.words === "的";
  if (!isWhole || own === undefined || !isCount(own) || !isCount(whole) || whole.amount.value === 0)
    return [];
  return [{ numerator: own.amount.value, denominator: whole.amount.value }];
}

/** 占办结总数的33.3%, 占新收申请总数的78.9%: a total of the tables by its name. */
const NAMED: readonly (readonly [NonNullable<Rate["named"]>, RegExp])[] = [
  ["handled", /^占(?:全部|已)?(?:办结|答复|办理结果)(?:申请|件)?(?:总数|总量|总件数|数量|数)的?$/],
  ["received", /^占(?:全年|全部)?(?:新收|收到|受理)?(?:的)?(?:政府信息公开)?申请(?:总数|总量|总件数)的?$/],
];

function namedTotal(amounts: readonly ReadAmount[], index: number): Rate["named"] {
  const [own, share] = [amounts[index - 1], amounts[index]];
  if (own === undefined || !isCount(own) || own.quantity?.topic !== "applications") return undefined;
  return NAMED.find(([, pattern]) => pattern.test(share?.words ?? ""))?.[0];
}

/** Numbers before the last 其中; those of the sentence before, where 其中 begins this one. */
function wholesAt(
  sentence: Sentence,
  token: number,
  before: readonly ReadAmount[],
  earlier: readonly ReadAmount[],
) {
  let marker = -1;
  for (let at = 0; at < token; at += 1) {
    const one = sentence.tokens[at];
    if (one?.kind === "words" && /^其中/.test(one.text)) marker = at;
  }
  if (marker < 0) return [];
  return marker === 0 ? earlier : before.filter((one) => one.token < marker);
}

/** Rates of a sentence, with the numbers of this one and the one before. */
export function ratesOf(
  sentence: Sentence,
  amounts: readonly ReadAmount[],
  earlier: readonly ReadAmount[],
  place: (from: number, to: number) => Place,
): readonly Rate[] {
  const rates: Rate[] = [];
  let before: ReadAmount[] = [];
  const countsBefore = earlier.filter(isCount).slice(-8);
  for (const [index, one] of amounts.entries()) {
    if (isCount(one)) before = [...before.slice(-8), one];
    if (one.amount.kind !== "percent" || !one.amount.exact) continue;
    const told = ofNumber(amounts, index);
    const rate = told.length > 0 ? told : rateOf(one.words, before);
    const shares =
      rate.length > 0 ? [] : shareOf(one.words, before, wholesAt(sentence, one.token, before, countsBefore));
    const named = rate.length + shares.length > 0 ? undefined : namedTotal(amounts, index);
    const own = before[before.length - 1];
    const first = told.length > 0 ? amounts[index - 2] : rate.length > 0 ? before[0] : own;
    if (first === undefined || (rate.length + shares.length === 0 && named === undefined)) continue;
    rates.push({
      percent: one.amount.value,
      step: one.amount.step,
      of: [...rate, ...shares],
      share: shares[0]?.numerator ?? (named === undefined ? null : (own?.amount.value ?? null)),
      ...(named === undefined ? {} : { named }),
      place: place(sentence.tokens.length > 0 ? first.place.from : 0, one.amount.to),
    });
  }
  return rates;
}
