/** The unit's report of the year before: the one it came with or was given, else the one this desk has, and what changed since. */
import { useEffect, useMemo, useState } from "react";
import type { DraftSession } from "../../editing/draft-session";
import { type Entries, typedAt } from "../../report/entries";
import { isYearBefore, lastYearSource } from "../../report/last-year";
import { lastYearIn } from "../../report/last-year-entries";
import { changedValues } from "../../review/changes";
import { useApp } from "../ui/services";

export interface LastYear {
  readonly changes: ReturnType<typeof changedValues>;
  /** Where it comes from, in words. */
  readonly from: string;
}

/** Of a last year of which only some numbers were typed, what is not known is no change. */
function changesSince(then: Entries, now: Entries): LastYear["changes"] {
  const changes = changedValues(then, now);
  if (typedAt(then, "overview") !== "") return changes;
  return new Map([...changes].filter(([, { before }]) => before !== ""));
}

export function useLastYear({ id }: DraftSession, now: Entries): LastYear | null {
  const { library } = useApp();
  const [found, setFound] = useState<Entries | null>(null);
  const attached = useMemo(() => lastYearIn(now), [now]);
  const organization = typedAt(now, "organization");
  const year = typedAt(now, "year");
  const wantsOther = attached === null;
  useEffect(() => {
    if (!wantsOther) return;
    let wanted = true;
    const find = async () => {
      const { drafts } = await library.list();
      const head = drafts.find((one) => one.id !== id && isYearBefore(one, { organization, year }));
      const draft = head === undefined ? null : await library.find(head.id);
      if (wanted) setFound(draft?.entries ?? null);
    };
    // A store that cannot be read has no last year.
    void find().catch(() => undefined);
    return () => {
      wanted = false;
    };
  }, [library, id, organization, year, wantsOther]);
  return useMemo(() => {
    const then = attached ?? found;
    if (then === null) return null;
    const source = attached === null ? null : lastYearSource(now);
    const from =
      source === null ? "这台电脑上的报告" : source.kind === "file" ? source.name : "随报告保存的上年报告";
    const about = { organization: typedAt(then, "organization"), year: typedAt(then, "year") };
    const other = isYearBefore(about, now)
      ? ""
      : `（是 ${about.organization || "未填单位"} ${about.year} 年度的）`;
    return { changes: changesSince(then, now), from: `${from}${other}` };
  }, [attached, found, now]);
}
