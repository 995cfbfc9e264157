/** Who acts now, for the records that come of it. */
import { newId } from "../../drafts/new-id";
import type { Actor } from "../../review/acts";
import type { Side } from "../../review/records";

export const actorNow = (by: string, side: Side): Actor => ({
  by,
  side,
  at: new Date().toISOString(),
  newId: newId,
});
