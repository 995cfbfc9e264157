/** The other reports of a unit that are on this desk, read again whenever another window has news. */
import type { DraftLibrary } from "../../drafts/library";
import { isSameUnit } from "../../report/last-year";
import { viewOf } from "../../report/live-report";
import type { YearReport } from "../../review/summary/unit-years";

/** The report that is open, and whose it is. */
export interface OpenUnit {
  readonly id: string;
  readonly organization: string;
}

type Library = Pick<DraftLibrary, "list" | "find"> & { readonly tabs: Pick<DraftLibrary["tabs"], "hear"> };

/** Own reports of the unit, not in the bin, but the one that is open. What cannot be read is passed over. */
async function otherReports(
  library: Library,
  { id, organization }: OpenUnit,
): Promise<readonly YearReport[]> {
  const { drafts } = await library.list();
  const heads = drafts.filter(
    (head) => head.role === "own" && head.id !== id && isSameUnit(head.organization, organization),
  );
  const found = await Promise.all(
    heads.map(async ({ id: other, finalizedAt, changedAt }): Promise<readonly YearReport[]> => {
      const draft = await library.find(other).catch(() => null);
      const origin = finalizedAt === "" ? "draft" : "finalized";
      return draft === null ? [] : [{ origin, report: viewOf(draft.entries), changedAt }];
    }),
  );
  return found.flat();
}

/** Tells the other reports as they are now and after each news; returns the way to stop. */
export function watchOtherReports(
  library: Library,
  open: OpenUnit,
  tell: (reports: readonly YearReport[]) => void,
): () => void {
  let last = 0;
  const look = async (): Promise<void> => {
    last += 1;
    const run = last;
    // A list that cannot be read knows no other year; its own bar says why.
    const found = await otherReports(library, open).catch(() => []);
    // A later look knows more, even where it was answered before this one.
    if (run === last) tell(found);
  };
  void look();
  const stop = library.tabs.hear(() => void look());
  return () => {
    last += 1;
    stop();
  };
}
