/** Numbers in a plain text, with the counter behind them: 37件, 14万余条, 三十七份, 2950元, 98.73%. */
import { parseChineseNumeral } from "../report/chinese-numerals";

/** Counted things, money, a share, a difference of shares, or a bare number. Dates and ordinals are words. */
export type AmountKind = "count" | "money" | "percent" | "points" | "bare";

export interface Amount {
  readonly kind: AmountKind;
  /** In single things; money in 元; percent in per cent. */
  readonly value: number;
  /** What one in the last written digit is worth: 2764.2万宗 is exact to 1000. */
  readonly step: number;
  /** 件, 条 …; empty when none is written. */
  readonly counter: string;
  /** False for 余, 约, 近, 左右 and the like. */
  readonly exact: boolean;
  readonly chinese: boolean;
  /** Offsets in the plain text: of the number with its scale, and of number and counter. */
  readonly from: number;
  readonly numberTo: number;
  readonly to: number;
}

const DIGITS = /\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?/y;
const NUMERAL = /[零〇一二两三四五六七八九十百千万亿]{1,24}|[壹贰叁肆伍陆柒捌玖拾佰仟零]{1,24}/y;
/** 壹, 贰 …, as on cheques. */
const FORMAL = "壹贰叁肆伍陆柒捌玖拾佰仟";
const PLAIN = "一二三四五六七八九十百千";
const plainNumeral = (text: string): string =>
  text.replace(/[壹贰叁肆伍陆柒捌玖拾佰仟]/g, (char) => PLAIN.charAt(FORMAL.indexOf(char)));
const SCALE = /(余|多|来|几)?(万|亿|千|百)?(余|多)?/y;
const COUNTER =
  /件次|项次|人次|条次|万元|亿元|个百分点|百分点|[件条份宗起例篇次个期项部册家场则批名人户处封栏幅集种]|元|%|年|月|日|号|时|天|层|楼|版|类|届|季|周|倍|分|级|位|章/y;
/** After a numeral only these make a number: 一起, 一次, 三个 are words. */
const NUMERAL_COUNTER = /件(?!事|套)|份(?!额)|宗|例(?!如|行)|条(?!例|龙|件|理)|篇|起(?!来|草|诉|到|着)/y;
const DATE_COUNTERS = "年月日号时天层楼版类届季周倍分级位章";
const BEFORE_APPROXIMATE = /(?:约|近|逾|超过?|将近|大约|大概|不足|不到|至少|不少于)$/;
const AFTER_APPROXIMATE = /^(?:左右|上下|以上|以下|以内|多|余)/;

const SCALES: Readonly<Record<string, number>> = { 百: 100, 千: 1000, 万: 1e4, 亿: 1e8 };

function at(pattern: RegExp, text: string, index: number): RegExpExecArray | null {
  pattern.lastIndex = index;
  return pattern.exec(text);
}

function kindOf(counter: string): AmountKind {
  if (counter === "") return "bare";
  if (counter === "%") return "percent";
  if (counter.endsWith("百分点")) return "points";
  return counter.endsWith("元") ? "money" : "count";
}

interface Written {
  readonly value: number;
  readonly step: number;
  readonly to: number;
  readonly vague: boolean;
}

function writtenDigits(text: string, index: number): Written | null {
  const match = at(DIGITS, text, index);
  if (match === null) return null;
  const digits = match[0].replace(/,/g, "");
  if (digits.length > 15) return null;
  const decimals = digits.includes(".") ? digits.length - digits.indexOf(".") - 1 : 0;
  const scale = at(SCALE, text, index + match[0].length);
  const factor = SCALES[scale?.[2] ?? ""] ?? 1;
  const value = Number((Number(digits) * factor).toPrecision(15));
  return {
    value,
    step: factor / 10 ** decimals,
    to: behindRepetition(text, index + match[0].length + (scale?.[0].length ?? 0), value),
    vague: scale?.[1] !== undefined || scale?.[3] !== undefined,
  };
}

/** 一起 is together, but for 被申请行政复议一起. */
const isTogether = (written: string, text: string, index: number): boolean =>
  written === "一起" &&
  !(
    /(?:复议|诉讼|案件?)$/.test(text.slice(Math.max(0, index - 2), index)) &&
    /[,;。、)]/.test(text.charAt(index + 2))
  );

/** 三(3)件, 0(零)件: the same number once more in brackets; where the brackets end, or where they would begin. */
function behindRepetition(text: string, to: number, value: number): number {
  const match = at(
    /\((?:(\d{1,6})|([零〇一二两三四五六七八九十百千]{1,9}|[壹贰叁肆伍陆柒捌玖拾佰仟零]{1,9}))\)/y,
    text,
    to,
  );
  if (match === null) return to;
  const again = match[1] === undefined ? parseChineseNumeral(plainNumeral(match[2] ?? "")) : Number(match[1]);
  return again === value ? to + match[0].length : to;
}

function writtenNumeral(text: string, index: number): Written | null {
  const match = at(NUMERAL, text, index);
  if (match === null || /[第每同逐某任另唯统数几上近]$/.test(text.slice(index - 1, index))) return null;
  const value = parseChineseNumeral(plainNumeral(match[0]));
  if (value === null) return null;
  const scale = at(/[余多]?/y, text, index + match[0].length);
  const to = behindRepetition(text, index + match[0].length + (scale?.[0].length ?? 0), value);
  const counter = at(NUMERAL_COUNTER, text, to);
  if (counter === null || isTogether(match[0] + counter[0], text, index)) return null;
  return { value, step: 1, to, vague: scale?.[0] !== "" };
}

/** What a number at an offset of the plain text is; `skipTo` says where to read on when it is none. */
export type Found = { readonly amount: Amount } | { readonly skipTo: number };

const CODE_BEFORE = /[第A-Za-z\-—~/.〔[+@_]/;
const CODE_AFTER = /[A-Za-z\-—~/〕\]+@_]/;
/** A bare number ends its clause; 12345平台 and 3类 are words. */
const BARE_END = /[,;:。、)\n和及与]/;

const NOT_EVEN = /(?:未|没有|无)(?:发生|出现|收到|接到|受理|产生)?$/;

const NUMERAL_CHARS = new Set(`零〇一二两三四五六七八九十百千万亿${FORMAL}`);

export function amountAt(text: string, index: number): Found | null {
  const first = text.charAt(index);
  const isDigit = first >= "0" && first <= "9";
  if (!isDigit && !NUMERAL_CHARS.has(first)) return null;
  const written = isDigit ? writtenDigits(text, index) : writtenNumeral(text, index);
  if (written === null) {
    const run = at(isDigit ? DIGITS : NUMERAL, text, index);
    return run === null ? null : { skipTo: index + run[0].length };
  }
  // 191个申请人提出的…: of how many, not how much
  if (/^[个名位]申请人/.test(text.slice(written.to, written.to + 4))) return { skipTo: written.to };
  // 未发生1起, 没有一件: not even one is none
  if (written.value === 1 && NOT_EVEN.test(text.slice(Math.max(0, index - 6), index)))
    return { skipTo: written.to };
  const counter = at(COUNTER, text, written.to)?.[0] ?? "";
  const to = written.to + counter.length;
  const next = text.charAt(to);
  const isCode = CODE_BEFORE.test(text.charAt(index - 1)) || (counter !== "%" && CODE_AFTER.test(next));
  const isDate = counter !== "" && DATE_COUNTERS.includes(counter);
  const isWord = counter === "" && next !== "" && !BARE_END.test(next);
  if (isCode || isDate || isWord) return { skipTo: to };
  const money = counter === "万元" ? 1e4 : counter === "亿元" ? 1e8 : 1;
  const exact =
    !written.vague &&
    !BEFORE_APPROXIMATE.test(text.slice(Math.max(0, index - 3), index)) &&
    !AFTER_APPROXIMATE.test(text.slice(to, to + 2));
  return {
    amount: {
      kind: kindOf(counter),
      value: Number((written.value * money).toPrecision(15)),
      step: written.step * money,
      counter,
      exact,
      chinese: !isDigit,
      from: index,
      numberTo: written.to,
      to,
    },
  };
}
