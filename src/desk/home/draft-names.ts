/** What drafts are called, so that two of one unit and year can be told apart. */
import type { DraftHead } from "../../drafts/draft";

export const unitOf = ({ organization }: Pick<DraftHead, "organization">): string =>
  organization === "" ? "未填单位" : organization;

/** 副本, 副本 2 … by id: of drafts of one unit and year all but the one made first. */
export function copyMarks(drafts: readonly DraftHead[]): ReadonlyMap<string, string> {
  const marks = new Map<string, string>();
  const seen = new Map<string, number>();
  const oldestFirst = [...drafts].sort((a, b) => a.createdAt.localeCompare(b.createdAt));
  for (const { id, organization, year } of oldestFirst) {
    const key = `${organization} ${year}`;
    const before = seen.get(key) ?? 0;
    seen.set(key, before + 1);
    if (before > 0) marks.set(id, before === 1 ? "副本" : `副本 ${before}`);
  }
  return marks;
}

/** The draft of this unit and year that was changed last, if there is one. */
export const sameReport = (
  drafts: readonly DraftHead[],
  organization: string,
  year: string,
): DraftHead | undefined =>
  drafts.find((draft) => draft.organization.trim() === organization.trim() && draft.year === year);
