/** New drafts of one's own are kept with who made them when. */
import type { DraftLibrary } from "../../drafts/library";
import { type Entries, withChanges } from "../../report/entries";
import type { Outcome } from "../../report/problem";
import { happened } from "../../review/record-text";
import { actorNow } from "./actor";
import { rememberedPerson } from "./person";

/** Keeps a draft that begins here, with that in its record, and returns its id. */
export async function addCreated(library: DraftLibrary, entries: Entries): Promise<Outcome<string>> {
  const by = await rememberedPerson(library, "officer");
  return library.add(withChanges(entries, [happened(actorNow(by, "officer"), "created")]));
}
