/**
 * Itemised lists that no word introduces: 收到5件，予以公开2件、不予公开3件; 复议4件，1件维持，3件纠正; 新收112件，上年结转3件，
 * 共计115件. Told only where the numbers are understood, and held against each other only where they must come out.
 */
import type { Sentence } from "./clauses";
import { addsUp, type Divided, listOf, type ReadAmount, sum, unitOf } from "./itemised";
import type { ItemisedList, Place } from "./statement";

/** Words before a number that is the sum of those before it, and nothing else. */
const SUM = /^(?:合计|共计|总计|合共|一共)(?:为|是)?$/;

const DISPUTE_RESULTS = ["upheld", "corrected", "otherResult", "pending"];

const fieldsOf = ({ quantity }: ReadAmount): readonly string[] => quantity?.readings[0] ?? [];
const isResult = (one: ReadAmount): boolean => {
  const fields = fieldsOf(one);
  return (
    fields.length > 0 &&
    fields.every((field) => field.startsWith("applications.results.") && !field.includes("results.total"))
  );
};
const isApplications = ({ quantity }: ReadAmount): boolean =>
  quantity?.rows?.some((ids) => ids.join() === "newlyReceived" || ids.join() === "results.total") === true &&
  quantity.readings[0]?.every((field) => field.endsWith(".total")) === true;

const disputeKinds = (one: ReadAmount): string =>
  [...new Set(fieldsOf(one).map((field) => field.split(".")[1]))].join();
const isDisputeTotal = (one: ReadAmount): boolean =>
  one.quantity?.topic === "disputes" && fieldsOf(one).every((field) => field.endsWith(".total"));
const isDisputeResult = (one: ReadAmount): boolean =>
  one.quantity?.topic === "disputes" && fieldsOf(one).every((field) => !field.endsWith(".total"));

/** 予以公开2件, 不予公开3件 behind how many came or were answered; the numbers of the sentence before may be what they divide. */
function resultsOf(amounts: readonly ReadAmount[], earlier: readonly ReadAmount[]): readonly Divided[] {
  const first = amounts.findIndex(isResult);
  if (first < 0) return [];
  const end = amounts.findIndex((one, order) => order > first && !isResult(one));
  const parts = amounts.slice(first, end < 0 ? amounts.length : end);
  const heads = [...earlier, ...amounts.slice(0, first)].filter(isApplications);
  const head = heads.reverse().find((one) => one.amount.value === sum(parts));
  return head === undefined || parts.length < 2 ? [] : [{ head, parts, closed: false }];
}

/** 复议9件，维持5件、纠正1件、其他结果1件、尚未审结1件: the form's four results are all there are. */
function disputesOf(amounts: readonly ReadAmount[]): readonly Divided[] {
  return amounts.flatMap((head, order): readonly Divided[] => {
    if (!isDisputeTotal(head)) return [];
    const behind = amounts.slice(order + 1);
    const end = behind.findIndex((one) => !isDisputeResult(one) || disputeKinds(one) !== disputeKinds(head));
    const parts = behind.slice(0, end < 0 ? behind.length : end);
    const named = new Set(parts.flatMap(fieldsOf).map((field) => field.split(".")[2] ?? ""));
    // 新增复议3件: last year's cases are among the results
    const isNew = head.quantity?.newOnly !== undefined || /新(?:收|增|发生)|上年|以前/.test(head.words);
    const closed =
      !isNew && DISPUTE_RESULTS.every((result) => named.has(result)) && named.size === parts.length;
    const fits = sum(parts) === head.amount.value;
    return parts.length > 1 && (fits || closed) ? [{ head, parts, closed: closed && !fits }] : [];
  });
}

/** 新收112件，上年结转3件，共计115件: the numbers right before it that come to it. */
function sumsOf(amounts: readonly ReadAmount[]): readonly Divided[] {
  return amounts.flatMap((head, order): readonly Divided[] => {
    if (!SUM.test(head.words)) return [];
    for (let from = order - 2; from >= 0; from -= 1) {
      const parts = amounts.slice(from, order);
      if (sum(parts) === head.amount.value) return [{ head, parts, closed: false }];
    }
    return [];
  });
}

/** What a part is one of, where that was understood: kinds of applicant and results are not parts of one list. */
function kindOf(part: ReadAmount): string {
  const [field = ""] = fieldsOf(part);
  if (field.startsWith("applications.results.")) return "results";
  return field.endsWith(".total") ? field : (part.quantity?.topic ?? "");
}

/** 公开信息139条，概况信息4条，公示公告25条，…: three or more of one kind that come to the number before them. */
function itemsOf(amounts: readonly ReadAmount[], earlier: readonly ReadAmount[]): readonly Divided[] {
  const [last] = earlier.slice(-1);
  const all = last === undefined ? amounts : [last, ...amounts];
  for (let at = 0; at + 3 < all.length; at += 1) {
    const head = all[at];
    let [total, kinds] = [0, ""];
    for (let end = at + 1; head !== undefined && end < all.length; end += 1) {
      const part = all[end];
      if (part?.amount.counter !== head.amount.counter || total > head.amount.value) break;
      const kind = kindOf(part);
      if (kind !== "" && kinds !== "" && kind !== kinds) break;
      if (kind !== "") kinds = kind;
      total += part.amount.value;
      if (total === head.amount.value && end - at > 2 && part.amount.value > 0)
        return [{ head, parts: all.slice(at + 1, end + 1), closed: false }];
    }
  }
  return [];
}

/** Lists of a sentence that `listsOf` did not find. */
export function unmarkedListsOf(
  sentence: Sentence,
  amounts: readonly ReadAmount[],
  earlier: readonly ReadAmount[],
  known: readonly ItemisedList[],
  place: (from: number, to: number) => Place,
): readonly ItemisedList[] {
  const plain = (one: ReadAmount): boolean => unitOf(one) === "count" && one.amount.exact;
  const outside = amounts.filter((one) => plain(one) && (sentence.depths[one.token] ?? 0) === 0);
  const found = [
    ...resultsOf(outside, earlier.filter(plain)),
    ...disputesOf(outside),
    ...sumsOf(outside),
    ...itemsOf(outside, earlier.filter(plain)),
  ].map((divided) => listOf(divided, "count", place));
  return found.filter(
    (list, index) => ![...known, ...found.slice(0, index)].some((one) => addsUp(one) && sameParts(one, list)),
  );
}

const sameParts = (one: ItemisedList, other: ItemisedList): boolean =>
  one.total === other.total &&
  one.parts.map((part) => part.value).join() === other.parts.map((part) => part.value).join();
