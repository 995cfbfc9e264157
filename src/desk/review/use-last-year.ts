/** The report of the same unit a year before, where this desk has it, and what changed since. */
import { useEffect, useMemo, useState } from "react";
import type { DraftSession } from "../../editing/draft-session";
import { type Entries, typedAt } from "../../report/entries";
import { changedValues } from "../../review/changes";
import { useApp } from "../ui/services";

export interface LastYear {
  readonly entries: Entries;
  readonly changes: ReturnType<typeof changedValues>;
}

export function useLastYear({ id }: DraftSession, now: Entries): LastYear | null {
  const { library } = useApp();
  const [entries, setEntries] = useState<Entries | null>(null);
  const organization = typedAt(now, "organization");
  const year = String(Number(typedAt(now, "year")) - 1);
  useEffect(() => {
    let wanted = true;
    const find = async () => {
      const { drafts } = await library.list();
      const head = drafts.find(
        (one) => one.id !== id && one.organization === organization && one.year === year,
      );
      const draft = head === undefined ? null : await library.store.read(head.id);
      if (wanted) setEntries(draft?.entries ?? null);
    };
    // A store that cannot be read has no last year.
    void find().catch(() => undefined);
    return () => {
      wanted = false;
    };
  }, [library, id, organization, year]);
  return useMemo(
    () => (entries === null ? null : { entries, changes: changedValues(entries, now) }),
    [entries, now],
  );
}
