/** Itemised lists: 37件，其中A 5件、B 31件、C 1件; （A 10件，B 4件）; 分别为…; parts parted by semicolons. */
import type { Amount } from "./amounts";
import { CHANNEL } from "./application-words";
import { CHANGE } from "./circumstances";
import type { Sentence, Token } from "./clauses";
import type { Quantity } from "./quantity";
import type { ItemisedList, Part, Place, Statement } from "./statement";

/** An amount with what is known of it. */
export interface ReadAmount {
  /** Index of its token in the sentence. */
  readonly token: number;
  readonly amount: Amount;
  readonly words: string;
  readonly after: string;
  readonly quantity: Quantity | null;
  /** What was stated with it. */
  readonly statement: Statement | null;
  /** Offsets in the plain text. */
  readonly place: Place;
}

type ToPlace = (from: number, to: number) => Place;
type Unit = ItemisedList["unit"];

const MARKER =
  /^(其中|分别(?:为|是)|(?:具体|主要)?(?:包括|包含)|含|(?:办理|答复|处理)(?:结果|类型|情况|方式)(?:为|是|如下|包括))/;
/** 按申请方式划分, 从办理结果看, 2430件申请中. */
const DIVIDING =
  /^(?:从|按照?).{1,12}(?:来?看|分|划分|统计|分类|区分)$|^(?:政府信息公开)?申请中$|^在.{0,10}(?:信息|申请|案件)[中里]$/;
const SAYS_ALL = /^分别/;
/** A clause that says something new ends the list before it. */
const BREAK =
  /办结|答复率|全年|累计|(?<!公)共(?:计|收|受|办|有|发|开|组)|合计|总计|同比|较上|比上|举办|召开|开展|培训|印发|(?<!其他|公益|服务)组织(?!机构|人事)|收到|受理|结转|剩余|均|按时|及时|率(?:为|达)?$|上年|本年/;
const REST = /^(?:以及|和|及)?(?:其他|其它|其余)/;
const PERSON = /自然人/;
const ORGANIZATION = /法人|企业/;
const MOST_PARTS = 60;
/** 其中 may name some parts only; where three or more come this close to the total, they are meant to be all. */
const NEARLY = 0.02;

interface Marker {
  readonly index: number;
  readonly depth: number;
  readonly saysAll: boolean;
  /** 按申请主体划分: divides what the sentence is about, not the last part named. */
  readonly anew: boolean;
  /** Brackets and colons divide the number right before them, and only where every part is told plainly. */
  readonly of: "amounts" | "amount before";
  readonly end: number;
}

function markersOf({ tokens, depths, partners }: Sentence): readonly Marker[] {
  const markers: Marker[] = [];
  tokens.forEach((token, index) => {
    const depth = depths[index] ?? 0;
    // 3件办理结果为主动公开: said of that number
    const isBehindAmount = tokens[index - 1]?.kind === "amount";
    const anew = token.kind === "words" && DIVIDING.test(token.text);
    if (token.kind === "words" && (anew || (!isBehindAmount && MARKER.test(token.text)))) {
      const opened = tokens[index - 1];
      const inBracket = opened?.kind === "mark" && opened.text === "(";
      if (!inBracket)
        markers.push({
          index,
          depth,
          saysAll: SAYS_ALL.test(token.text),
          anew,
          of: "amounts",
          end: tokens.length,
        });
    }
    if (token.kind !== "mark") return;
    if (token.text === "(") {
      const first = tokens[index + 1];
      const led =
        first?.kind === "words" && (MARKER.test(first.text) || /^(?:如|主要|比如)/.test(first.text));
      markers.push({
        index,
        depth: depth + 1,
        saysAll: !led,
        anew: false,
        of: "amount before",
        end: partners.get(index) ?? index,
      });
    }
    const before = tokens[index - 1];
    const led = before?.kind === "words" && MARKER.test(before.text);
    if (token.text === ":" && !led)
      markers.push({ index, depth, saysAll: true, anew: false, of: "amount before", end: tokens.length });
  });
  return markers;
}

/** 部分公开67 between counts: a number without its counter that was understood is one. */
export const unitOf = ({ amount: { kind }, quantity }: ReadAmount): Unit | null =>
  kind === "money" ? kind : kind === "count" || (kind === "bare" && quantity !== null) ? "count" : null;

/** Only items, each a label and its number, between the marker and the last part. */
function isPlain(tokens: readonly Token[], from: number, parts: readonly ReadAmount[]): boolean {
  const last = parts[parts.length - 1]?.token ?? from;
  for (let at = from + 1; at < last; at += 1) {
    const token = tokens[at];
    if (token?.kind === "words" && tokens[at + 1]?.kind !== "amount" && tokens[at + 1]?.kind !== "mark")
      return false;
    if (token?.kind === "words" && token.text.length > 24) return false;
    if (token?.kind === "mark" && token.text === ",") {
      const next = tokens[at + 1];
      if (next?.kind === "words" && tokens[at + 2]?.kind !== "amount") return false;
    }
  }
  return true;
}

/** Counters that one list may mix: 信函5封、网络3条 are 8件. Articles, followers, issues are other things. */
const LIKE_COUNTERS = /^(?:件|件次|宗|份|起|次|例|封|条|个|项|)$/;
const sameKind = (one: string, other: string): boolean =>
  one === other || (LIKE_COUNTERS.test(one) && LIKE_COUNTERS.test(other));

/** Parts up to the first clause that is none. */
function unbroken(sentence: Sentence, parts: readonly ReadAmount[]): readonly ReadAmount[] {
  const { tokens, depths } = sentence;
  const end = parts.findIndex((part, order) => {
    if (order === 0) return false;
    if (BREAK.test(part.words) || !sameKind(part.amount.counter, parts[0]?.amount.counter ?? "")) return true;
    const previous = parts[order - 1];
    for (let at = (previous?.token ?? 0) + 1; at < part.token - 1; at += 1) {
      const token = tokens[at];
      const next = tokens[at + 1];
      const isClause =
        token?.kind === "words" &&
        depths[at] === depths[part.token] &&
        next?.kind === "mark" &&
        next.text !== "(";
      const separator = tokens[at - 1];
      if (isClause && next.text !== "、" && separator?.kind === "mark" && separator.text !== "、")
        return true;
    }
    return false;
  });
  return end < 0 ? parts : parts.slice(0, end);
}

export const sum = (parts: readonly ReadAmount[]): number =>
  Number(parts.reduce((total, { amount }) => total + amount.value, 0).toPrecision(15));

/** Whether the parts are all there is. */
export const addsUp = ({ total, parts }: ItemisedList): boolean =>
  Number(parts.reduce((all, { value }) => all + value, 0).toPrecision(15)) === total;

/** Ways in which applications came, that come to all there are. */
export const dividesByWays = (list: ItemisedList): boolean =>
  addsUp(list) && list.parts.length > 1 && list.parts.every(({ label }) => CHANNEL.test(label));

/** The longest run from the first part that adds up to the total. */
function adding(parts: readonly ReadAmount[], total: number): readonly ReadAmount[] | null {
  for (let length = parts.length; length > 0; length -= 1) {
    const run = parts.slice(0, length);
    if (sum(run) === total) return run;
  }
  return null;
}

const labelOf = ({ words, after }: ReadAmount): string => words.replace(MARKER, "") || after;

/** Whether what is named can be all there is. */
function namesAll(parts: readonly ReadAmount[], total: number): boolean {
  const labels = parts.map(labelOf);
  const last = labels[labels.length - 1] ?? "";
  if (parts.length < 2) return false;
  if (REST.test(last)) return true;
  if (labels.every((label) => CHANNEL.test(label)) && /申请|件/.test(labels.join())) {
    return parts.length > 2 || sum(parts) >= total * 0.8;
  }
  if (labels.every((label) => PERSON.test(label) || ORGANIZATION.test(label))) {
    return labels.some((label) => PERSON.test(label)) && labels.some((label) => /法人/.test(label));
  }
  return parts.length > 2 && Math.abs(sum(parts) - total) <= total * NEARLY;
}

const isHead = ({ quantity }: ReadAmount): boolean =>
  quantity?.rows?.some((ids) => ids.includes("newlyReceived") || ids.includes("results.total")) === true;

function headOf(candidates: readonly ReadAmount[], parts: readonly ReadAmount[]): ReadAmount | undefined {
  const counter = parts[0]?.amount.counter;
  const alike = candidates.filter((one) => one.amount.counter === counter);
  const pool = alike.length > 0 ? alike : candidates;
  const ofApplications = parts.some(
    (part) => part.quantity?.topic === "applications" || CHANNEL.test(part.words),
  );
  return (ofApplications ? pool.find(isHead) : undefined) ?? pool[pool.length - 1];
}

const isRow = ({ quantity }: ReadAmount, row: string): boolean =>
  quantity?.rows?.some((ids) => ids.length === 1 && ids[0] === row) === true;

/** 收到92件、上年结转2件，其中予以公开…，结转下年9件: the two sides come out with what came over and what is carried forward. */
function balances(
  head: ReadAmount,
  candidates: readonly ReadAmount[],
  told: readonly ReadAmount[],
  parts: readonly ReadAmount[],
): boolean {
  if (!isHead(head)) return false;
  const over = candidates.find((one) => isRow(one, "carriedOver"))?.amount.value ?? 0;
  const forward = parts.slice(told.length).find((one) => isRow(one, "carriedForward"))?.amount.value ?? 0;
  const totals = [head.amount.value, head.amount.value + over];
  const sums = [sum(told), sum(told) + forward];
  return totals.some((total) => sums.includes(total));
}

export interface Divided {
  readonly head: ReadAmount;
  readonly parts: readonly ReadAmount[];
  readonly closed: boolean;
}

function divide(
  sentence: Sentence,
  marker: Marker,
  candidates: readonly ReadAmount[],
  parts: readonly ReadAmount[],
): Divided | null {
  if (candidates.length === 0 || parts.length === 0) return null;
  for (const candidate of [...candidates].reverse()) {
    const run =
      adding(unbroken(sentence, parts), candidate.amount.value) ?? adding(parts, candidate.amount.value);
    if (run !== null) return { head: candidate, parts: run, closed: false };
  }
  const told = unbroken(sentence, parts);
  const head = headOf(candidates, told);
  if (head === undefined || told.length === 0) return null;
  if (
    marker.of === "amount before" &&
    marker.saysAll &&
    (told.length < 2 || !isPlain(sentence.tokens, marker.index, told))
  ) {
    return null;
  }
  if (balances(head, candidates, told, parts)) return { head, parts: told, closed: false };
  const over = told.length > 1 && sum(told) > head.amount.value && marker.of === "amounts";
  return { head, parts: told, closed: marker.saysAll || over || namesAll(told, head.amount.value) };
}

/** Runs of parts that each divide the whole: parted by semicolons where the first run adds up by itself. */
function runsOf(
  sentence: Sentence,
  parts: readonly ReadAmount[],
  candidates: readonly ReadAmount[],
): readonly (readonly ReadAmount[])[] {
  const runs: ReadAmount[][] = [[]];
  let at = parts[0]?.token ?? 0;
  for (const part of parts) {
    for (; at < part.token; at += 1) {
      const token = sentence.tokens[at];
      if (token?.kind === "mark" && token.text === ";") runs.push([]);
    }
    runs[runs.length - 1]?.push(part);
  }
  const [first = [], ...others] = runs.filter((run) => run.length > 0);
  const values = candidates.map(({ amount }) => amount.value);
  const rest = others.flat();
  if (others.length === 0) return [parts];
  // 其中A 2条，B 74条，C 129条；公众号431条: the first run is nearly all there is
  const isNear = first.length > 2 && values.some((value) => Math.abs(sum(first) - value) <= value * NEARLY);
  if (!values.includes(sum(first)) && !(isNear && !values.includes(sum(parts)))) return [parts];
  // 予以公开7件；无法提供10件；咨询1件: one more division, its parts parted by semicolons
  return others.every((run) => run.length === 1) ? [first, rest] : [first, ...others];
}

/** Itemised lists of a sentence; `earlier` holds the amounts of the one before, for 其中 at the start. */
export function listsOf(
  sentence: Sentence,
  amounts: readonly ReadAmount[],
  earlier: readonly ReadAmount[],
  place: ToPlace,
): readonly ItemisedList[] {
  if (amounts.length === 0) return [];
  const markers = markersOf(sentence);
  const depthOf = (one: ReadAmount): number => sentence.depths[one.token] ?? 0;
  const countable = amounts.filter((one) => unitOf(one) !== null && !CHANGE.test(one.words));
  const lists: ItemisedList[] = [];
  markers.forEach((marker, order) => {
    const { previous, next } = neighbours(order);
    const innerEnd = innerEndOf(marker, previous);
    const end = Math.min(marker.end, innerEnd ?? next?.index ?? marker.end);
    const gap = next === undefined ? undefined : innerEndOf(next, marker);
    for (const unit of ["count", "money"] as const) {
      const own = partsBetween(marker, marker.index, end, unit);
      // 其中A 2件，包括1件…、1件…；B 27件: behind the inner list the outer one goes on
      const parts = gap === undefined ? own : [...own, ...partsBetween(marker, gap, endBehind(order), unit)];
      const candidates = candidatesOf(marker, previous, unit);
      if (parts.some((one) => !one.amount.exact) || candidates.some((one) => !one.amount.exact)) continue;
      for (const run of runsOf(sentence, parts.slice(0, MOST_PARTS), candidates)) {
        const isLater = run[0] !== parts[0];
        const divided = divide(
          sentence,
          marker,
          isLater ? [...candidates, ...parts.filter((one) => one.token < (run[0]?.token ?? 0))] : candidates,
          run,
        );
        if (divided !== null) lists.push(listOf(divided, unit, place));
      }
    }
  });
  return lists;

  function neighbours(order: number): Readonly<Record<"previous" | "next", Marker | undefined>> {
    const marker = markers[order];
    const beside = (one: Marker): boolean => one.depth === marker?.depth && one.of === "amounts";
    return {
      previous: markers.slice(0, order).reverse().find(beside),
      next: markers.slice(order + 1).find((one) => beside(one) && one.index < (marker?.end ?? 0)),
    };
  }

  /** Where the marker after next stands, or the list ends. */
  function endBehind(order: number): number {
    const { next } = neighbours(order);
    const after = next === undefined ? undefined : neighbours(markers.indexOf(next)).next;
    return Math.min(markers[order]?.end ?? 0, after?.index ?? sentence.tokens.length);
  }

  function partsBetween(marker: Marker, from: number, to: number, unit: Unit): readonly ReadAmount[] {
    return countable
      .filter(
        (one) => one.token > from && one.token < to && depthOf(one) === marker.depth && unitOf(one) === unit,
      )
      .slice(0, MOST_PARTS);
  }

  /** The semicolon that ends a list within another one: what stands before it comes to the part that it divides. */
  function innerEndOf(marker: Marker, outer: Marker | undefined): number | undefined {
    if (outer === undefined || marker.anew || marker.of !== "amounts") return undefined;
    const end = sentence.tokens.findIndex(
      (token, at) =>
        at > marker.index &&
        token.kind === "mark" &&
        token.text === ";" &&
        sentence.depths[at] === marker.depth,
    );
    if (end < 0) return undefined;
    const [head] = partsBetween(marker, outer.index, marker.index, "count").slice(-1);
    const parts = partsBetween(marker, marker.index, end, "count");
    return head !== undefined && parts.length > 1 && sum(parts) === head.amount.value ? end : undefined;
  }

  function candidatesOf(marker: Marker, previous: Marker | undefined, unit: Unit): readonly ReadAmount[] {
    const before = countable.filter((one) => one.token < marker.index && unitOf(one) === unit);
    if (marker.of === "amount before") {
      const isBracket = sentence.partners.has(marker.index);
      const last = before
        .filter((one) => depthOf(one) === (isBracket ? marker.depth - 1 : marker.depth))
        .pop();
      return last !== undefined && marker.index - last.token <= 2 && last.token + 1 >= marker.index - 1
        ? [last]
        : [];
    }
    const first = markers.find((one) => one.depth === marker.depth && one.of === "amounts");
    const from = marker.anew ? -1 : (previous?.index ?? -1);
    const until = marker.anew ? (first?.index ?? marker.index) : marker.index;
    const here = before.filter(
      (one) => depthOf(one) === marker.depth && one.token > from && one.token < until,
    );
    if (previous !== undefined && !marker.anew) return here.slice(-1);
    if (here.length > 0) return here;
    return marker.index === 0 || (marker.anew && first?.index === 0)
      ? earlier.filter((one) => unitOf(one) === unit && one.amount.exact)
      : [];
  }
}

export function listOf({ head, parts, closed }: Divided, unit: Unit, place: ToPlace): ItemisedList {
  const [first, last] = [
    Math.min(head.place.from, parts[0]?.place.from ?? head.place.from),
    parts[parts.length - 1] ?? head,
  ];
  return {
    total: head.amount.value,
    parts: parts.map((part): Part => ({ label: labelOf(part), value: part.amount.value })),
    closed,
    unit,
    place: place(first, Math.max(head.amount.to, last.amount.to)),
    number: place(head.amount.from, head.amount.numberTo),
  };
}
