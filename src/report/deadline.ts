/** When a report is due (条例第四十九条). */

export interface Deadline {
  /** ISO date: the last day. */
  readonly iso: string;
  /** 1 月 31 日 */
  readonly words: string;
}

/**
 * Governments at county level and above report by 31 March, everybody else by 31 January.
 * Townships and sub-districts report through the county, so theirs is January too.
 */
export function deadlineOf(organization: string, year: number): Deadline {
  const government =
    /(?:人民政府|[省市区县州盟旗])$/.test(organization) && !/[乡镇](?:人民政府)?$|街道/.test(organization);
  return government
    ? { iso: `${year + 1}-03-31`, words: "3 月 31 日" }
    : { iso: `${year + 1}-01-31`, words: "1 月 31 日" };
}

/** Whole days from a day to the deadline, 0 on the day itself, negative when it has passed. */
export function daysLeft({ iso }: Deadline, now: Date): number {
  const [year = 0, month = 1, day = 1] = iso.split("-").map(Number);
  const last = Date.UTC(year, month - 1, day);
  const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
  return Math.round((last - today) / 86_400_000);
}
