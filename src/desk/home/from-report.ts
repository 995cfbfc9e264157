/** 以上年为基础: which reports of the list a new one can be based on, and making it. */
import type { DraftHead } from "../../drafts/draft";
import { isSameUnit } from "../../report/last-year";
import { type NewYear, newYearFrom, type Wanted } from "../../report/new-year";
import { parseYear } from "../../report/numbers";
import type { Outcome } from "../../report/problem";
import { addCreated } from "../ui/add-draft";
import type { OpenedFile } from "../ui/open-files";
import type { AppServices } from "../ui/services";

/** The year of a draft or a field; null when it is none. */
export function yearOf(typed: string): number | null {
  const parsed = parseYear(typed);
  return parsed.ok ? parsed.value : null;
}

/**
 * The unit's reports of earlier years, the latest year first, of one year a finalised one first. `from` is a report that
 * was chosen by hand: it may name no unit or no year yet.
 */
export function basesFor(
  drafts: readonly DraftHead[],
  { organization, year }: { readonly organization: string; readonly year: number | null },
  from: string,
): readonly DraftHead[] {
  const fits = (head: DraftHead): boolean => {
    const before = yearOf(head.year);
    const chosen = head.id === from;
    return (
      (chosen || isSameUnit(head.organization, organization)) &&
      (before === null || year === null ? chosen : before < year)
    );
  };
  const newestFirst = (a: DraftHead, b: DraftHead): number =>
    (yearOf(b.year) ?? 0) - (yearOf(a.year) ?? 0) ||
    Number(b.finalizedAt !== "") - Number(a.finalizedAt !== "") ||
    b.changedAt.localeCompare(a.changedAt);
  return drafts.filter(fits).sort(newestFirst);
}

/** Whether its numbers can be what the year begins with. */
export const isOfYearBefore = ({ year: before }: DraftHead, year: number): boolean =>
  (yearOf(before) ?? year - 1) === year - 1;

/** What was taken from the old report, and how many years were moved or left. */
function takenWords(base: DraftHead, { year, texts }: Wanted, { moved, left }: NewYear): string {
  const follows = isOfYearBefore(base, year);
  const words = texts ? "文字照上年" : "导言照上年，各部分文字没有带";
  const numbers =
    "上年结转取自上年的结转下年度，现行有效件数先填上年的（填了本年制发、废止后要改），其余数字留空";
  const taken = follows
    ? `已以上年报告为基础新建 ${year} 年度：${words}，${numbers}。`
    : `已以 ${base.year} 年度报告为基础新建 ${year} 年度：${texts ? "文字照带" : "导言照带，各部分文字没有带"}，数字全部留空。`;
  const open = left.length === 0 ? [] : [`${left.length} 处年份没有改（年份范围、文件名称等），列在前面`];
  const changed = moved.length === 0 ? [] : [`改了 ${moved.length} 处年份`];
  const years = [...changed, ...open].join("，");
  return years === "" ? taken : `${taken}${years}，请逐处看：`;
}

/** Makes the new report, and has its first screen say what was taken; returns its id. */
export async function makeFromReport(
  { library, opened }: Pick<AppServices, "library" | "opened">,
  base: DraftHead,
  wanted: Wanted,
): Promise<Outcome<string>> {
  const found = await library.open(base.id);
  if (!found.ok) return found;
  const begun = newYearFrom(found.value.draft.entries, wanted);
  const made = await addCreated(library, begun.entries);
  if (!made.ok) return made;
  const said: OpenedFile = {
    name: "",
    outcome: "accepted",
    message: takenWords(base, wanted, begun),
    quotes: [...begun.left.map(({ words }) => `没有改：${words}`), ...begun.moved.map(({ words }) => words)],
    draftId: made.value,
  };
  opened.set([said]);
  return made;
}
