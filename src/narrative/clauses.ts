/**
 * A plain text cut into paragraphs, sentences and tokens: words, amounts and marks. Reading is one walk from left to
 * right; what a number's words are is looked for in a few tokens around it, so that it stays linear.
 */
import { type Amount, amountAt } from "./amounts";

export type Token =
  | { readonly kind: "words"; readonly text: string; readonly from: number; readonly to: number }
  | { readonly kind: "amount"; readonly amount: Amount; readonly from: number; readonly to: number }
  | { readonly kind: "mark"; readonly text: string; readonly from: number; readonly to: number };

export interface Sentence {
  readonly tokens: readonly Token[];
  /** For each bracket, the index of its partner. */
  readonly partners: ReadonlyMap<number, number>;
  /** Depth of brackets that each token stands in; a bracket stands outside itself. */
  readonly depths: readonly number[];
  /** Whether it opens a paragraph. */
  readonly opens: boolean;
  readonly from: number;
  readonly to: number;
}

const SENTENCE_END = "。!?\n";
const MARKS = ",;:、()";
/** No word of a report is longer; a longer run is cut, so that a phrase stays short. */
const LONGEST_WORDS = 200;
/** Nor has any sentence so many; a longer one is cut, so that looking around in a sentence costs no more than this. */
const MOST_IN_SENTENCE = 400;

function bracketsOf(tokens: readonly Token[]): Pick<Sentence, "partners" | "depths"> {
  const partners = new Map<number, number>();
  const open: number[] = [];
  const depths: number[] = [];
  tokens.forEach((token, index) => {
    const closes = token.kind === "mark" && token.text === ")";
    const start = closes ? open.pop() : undefined;
    if (start !== undefined) {
      partners.set(start, index);
      partners.set(index, start);
    }
    depths.push(open.length);
    if (token.kind === "mark" && token.text === "(") open.push(index);
  });
  return { partners, depths };
}

/** A half-width full stop in a Chinese text, not one behind a number or inside an address. */
const endsSentence = (plain: string, index: number): boolean =>
  /[\u4e00-\u9fff)]/.test(plain.charAt(index - 1)) && !/[0-9A-Za-z]/.test(plain.charAt(index + 1));

export function sentencesOf(plain: string): readonly Sentence[] {
  const sentences: Sentence[] = [];
  let tokens: Token[] = [];
  let [wordsFrom, opens, index] = [0, true, 0];
  const endWords = (to: number): void => {
    // A run of digits is passed over at once, however long
    for (let from = wordsFrom; from < to; from += LONGEST_WORDS) {
      const end = Math.min(from + LONGEST_WORDS, to);
      tokens.push({ kind: "words", text: plain.slice(from, end), from, to: end });
    }
  };
  const endSentence = (to: number): void => {
    const from = tokens[0]?.from;
    if (from !== undefined) sentences.push({ tokens, ...bracketsOf(tokens), opens, from, to });
    if (from !== undefined) opens = false;
    tokens = [];
  };
  while (index < plain.length) {
    const char = plain.charAt(index);
    const isEnd = SENTENCE_END.includes(char) || (char === "." && endsSentence(plain, index));
    if (isEnd || MARKS.includes(char)) {
      endWords(index);
      wordsFrom = index + 1;
      if (isEnd) endSentence(index);
      else tokens.push({ kind: "mark", text: char, from: index, to: index + 1 });
      if (char === "\n") opens = true;
      else if (tokens.length > MOST_IN_SENTENCE) endSentence(index);
      index += 1;
      continue;
    }
    const found = amountAt(plain, index);
    if (found !== null && "amount" in found) {
      endWords(index);
      tokens.push({ kind: "amount", amount: found.amount, from: index, to: found.amount.to });
      index = found.amount.to;
      wordsFrom = index;
      continue;
    }
    index = found?.skipTo ?? index + 1;
    if (index - wordsFrom > LONGEST_WORDS) {
      endWords(index);
      wordsFrom = index;
    }
  }
  endWords(plain.length);
  endSentence(plain.length);
  return sentences;
}

export interface Words {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

const isColon = (token: Token | undefined): boolean => token?.kind === "mark" && token.text === ":";

const MOST_TOKENS = 14;
const JOINT = /(?:、|和|及|与|以及)$/;
const NOTHING: Words = { text: "", from: 0, to: 0 };

/** 予以公开（306件）: a number alone in brackets belongs to the words before them. */
export function standsAlone({ tokens }: Sentence, index: number): boolean {
  const [open, close] = [tokens[index - 1], tokens[index + 1]];
  return open?.kind === "mark" && open.text === "(" && close?.kind === "mark" && close.text === ")";
}

/** The words that lead to a token: its clause so far, items parted by 、 included, brackets left out. */
export function wordsBefore(sentence: Sentence, index: number): Words {
  const { tokens, partners } = sentence;
  let [text, from] = ["", tokens[index]?.from ?? 0];
  const to = from;
  const after = tokens[index + 1];
  // 上年结转：1件
  const isLabelled = isColon(tokens[index - 1]) && (after === undefined || after.kind === "mark");
  let at = isLabelled || standsAlone(sentence, index) ? index - 2 : index - 1;
  for (let steps = 0; steps < MOST_TOKENS && at >= 0; steps += 1) {
    const token = tokens[at];
    if (token === undefined || token.kind === "amount") break;
    if (token.kind === "words" || token.text === "、") {
      text = token.text + text;
      from = token.from;
      at -= 1;
      continue;
    }
    const partner = token.text === ")" ? partners.get(at) : undefined;
    if (partner === undefined || partner === 0) break;
    if (tokens[partner - 1]?.kind !== "words" || tokens[partner + 1]?.kind === "amount") break;
    at = partner - 1;
  }
  // 2件部分公开、3件不予公开: words between two numbers that end in a joint are those of the first
  if (tokens[at]?.kind === "amount" && JOINT.test(text)) return { text: "", from: to, to };
  const lead = /^[、]+/.exec(text)?.[0].length ?? 0;
  return { text: text.slice(lead), from: from + lead, to };
}

/** The words right behind a token, to the next mark or number. */
export function wordsAfter({ tokens }: Sentence, index: number): Words {
  const next = tokens[index + 1];
  if (next?.kind !== "words") return NOTHING;
  // 77件为不予公开、不予处理和其他处理
  const [mark, more] = [tokens[index + 2], tokens[index + 3]];
  if (
    mark?.kind === "mark" &&
    mark.text === "、" &&
    more?.kind === "words" &&
    tokens[index + 4]?.kind !== "amount"
  )
    return { text: `${next.text}、${more.text}`, from: next.from, to: more.to };
  const joint = tokens[index + 2]?.kind === "amount" ? (JOINT.exec(next.text)?.[0].length ?? 0) : 0;
  return { ...next, text: next.text.slice(0, next.text.length - joint), to: next.to - joint };
}
