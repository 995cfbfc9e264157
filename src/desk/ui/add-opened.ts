/** Drafts that come from a file are kept with which file it was and what it said. */
import type { DraftLibrary } from "../../drafts/library";
import { contentHash } from "../../report/content-hash";
import { type Entries, withChanges } from "../../report/entries";
import { viewOf } from "../../report/live-report";
import type { Outcome } from "../../report/problem";
import { happened } from "../../review/record-text";
import { actorNow } from "./actor";
import { rememberedPerson } from "./person";

/** Longest name of a file that a record holds. */
export const MAX_FILE_NAME = 200;

/** Keeps what was read of a file as a draft, with file and content hash in its record, and returns its id. */
export async function addOpened(
  library: DraftLibrary,
  file: string,
  entries: Entries,
): Promise<Outcome<string>> {
  const by = await rememberedPerson(library, "officer");
  const about = { file: file.slice(0, MAX_FILE_NAME), contentHash: contentHash(viewOf(entries)) };
  return library.add(withChanges(entries, [happened(actorNow(by, "officer"), "opened", about)]));
}
