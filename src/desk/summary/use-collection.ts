/** What the supervisor has settled for a year: who is expected, by when, who need not report. Kept in this browser. */
import { useCallback, useEffect, useState } from "react";
import { type Collection, newCollection } from "../../review/summary/board";
import { useApp } from "../ui/services";

const setting = (year: number): string => `collection:${year}`;

const isCollection = (kept: unknown): kept is Collection =>
  typeof kept === "object" && kept !== null && "expected" in kept && "deadline" in kept && "matched" in kept;

interface Kept {
  readonly collection: Collection;
  readonly lastYear: Collection | null;
}

export function useCollection(year: number): readonly [Kept, (collection: Collection) => void] {
  const { library } = useApp();
  const [kept, setKept] = useState<Kept>({ collection: newCollection(year), lastYear: null });
  useEffect(() => {
    let wanted = true;
    const read = async () => {
      const [now, then] = await Promise.all([
        library.store.setting(setting(year)),
        library.store.setting(setting(year - 1)),
      ]);
      if (!wanted) return;
      setKept({
        collection: isCollection(now) ? now : newCollection(year),
        lastYear: isCollection(then) ? then : null,
      });
    };
    // Without a store the list is empty and can be pasted again.
    read().catch(() => setKept({ collection: newCollection(year), lastYear: null }));
    return () => {
      wanted = false;
    };
  }, [library, year]);
  const save = useCallback(
    (collection: Collection) => {
      setKept((before) => ({ ...before, collection }));
      void library.store.putSetting(setting(collection.year), collection);
    },
    [library],
  );
  return [kept, save];
}
