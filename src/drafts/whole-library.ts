/** What is done with all drafts, or with one as a whole, and is not needed before the first screen stands. */
import { fail, type Outcome } from "../report/problem";
import type { Draft } from "./draft";
import type { DraftLibrary } from "./library";

/** Drafts stay in the bin this long, ms. */
const IN_BIN = 30 * 24 * 60 * 60 * 1000;

/** Every draft with its content, those in the bin and those not stored included; whether none was missed. */
export async function allDrafts(
  library: DraftLibrary,
): Promise<{ readonly drafts: readonly Draft[]; readonly complete: boolean }> {
  const { drafts, bin, complete } = await library.list();
  let missed = !complete;
  const read = await Promise.all(
    [...drafts, ...bin].map(({ id }) =>
      library.find(id).catch(() => {
        missed = true;
        return null;
      }),
    ),
  );
  return { drafts: read.filter((draft): draft is Draft => draft !== null), complete: !missed };
}

/** Keeps a copy of a draft, not finalised, and returns its id. */
export async function copyDraft(library: DraftLibrary, id: string): Promise<Outcome<string>> {
  try {
    const original = await library.find(id);
    return original === null ? fail({ code: "draft-missing" }) : library.addCopy(original.entries);
  } catch {
    return fail({ code: "storage-down" });
  }
}

/** Removes what has been in the bin for thirty days. */
export async function emptyBin(library: DraftLibrary, now: number): Promise<void> {
  const { bin } = await library.list();
  const over = bin.filter((head) => now - Date.parse(head.deletedAt) > IN_BIN).map((head) => head.id);
  if (over.length > 0) await library.remove(over);
}
