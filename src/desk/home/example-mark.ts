/** Which draft is the example: it is marked, and opened again instead of copied again. */
import type { DraftLibrary } from "../../drafts/library";

const EXAMPLE = "example";

/** Id of the example's draft; empty when there is none, or it cannot be told. */
export async function exampleDraft({ store }: DraftLibrary): Promise<string> {
  const id = await store.setting(EXAMPLE).catch(() => null);
  return typeof id === "string" ? id : "";
}

export async function rememberExample({ store }: DraftLibrary, id: string): Promise<void> {
  await store.putSetting(EXAMPLE, id);
}
