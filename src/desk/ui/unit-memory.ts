/** 一次填好，年年用: what is kept of each unit in the store's settings. */
import type { DraftLibrary } from "../../drafts/library";
import { type Entries, typedAt } from "../../report/entries";
import { asDetails, detailsIn, NO_DETAILS, type UnitDetails, withDetails } from "../../report/unit-details";

const keyOf = (organization: string): string => `unit:${organization.trim()}`;

/** What is known of a unit; nothing where nothing is, or where the store cannot be read. */
export async function knownDetails({ store }: DraftLibrary, organization: string): Promise<UnitDetails> {
  if (organization.trim() === "") return NO_DETAILS;
  return asDetails(await store.setting(keyOf(organization)).catch(() => null));
}

/** Keeps what a report says of its unit. A help for next year: that it could not be kept is not said. */
export async function rememberDetails(library: DraftLibrary, entries: Entries): Promise<void> {
  const organization = typedAt(entries, "organization");
  if (organization.trim() === "") return;
  const before = await knownDetails(library, organization);
  const now = withDetails(before, detailsIn(entries));
  if (JSON.stringify(now) !== JSON.stringify(before))
    await library.store.putSetting(keyOf(organization), now);
}
