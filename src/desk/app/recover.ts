/** Looks, whenever the database has been opened, whether the browser lost drafts, and brings back what it can. */
import { lossesOf } from "../../drafts/loss";
import type { AppServices } from "../ui/services";

/** Resolves to whether drafts were brought back. Every step of it has an end. */
export async function recover({ connection, library, loss, session }: AppServices): Promise<boolean> {
  const { witness, store } = library;
  const found = await lossesOf(witness, store);
  // The open draft is newer in this page than in any copy: its session writes it again.
  const open = session.value?.id;
  const losses = found === null ? null : { ...found, lost: found.lost.filter(({ id }) => id !== open) };
  const { wiped } = connection;
  const unread = witness.storage?.getItem("loss") != null;
  if (losses !== null) library.showCopies([]);
  if (losses !== null && losses.lost.length === 0 && !wiped && !unread) return false;
  try {
    if (losses === null) {
      const { allCopies } = await import("../../drafts/draft-copies");
      if (witness.storage !== null) library.showCopies(await allCopies(witness.storage));
      return false;
    }
    const { restoreLost, unreadLoss } = await import("../../drafts/restore-lost");
    connection.wiped = false;
    const { lost, empty } = losses;
    const said = lost.length > 0 || wiped ? await restoreLost(library, lost, wiped || empty) : null;
    loss.set(said ?? unreadLoss(witness.storage));
    return lost.length > 0;
  } catch {
    // The part did not come: the witness still knows, and the next start tries again.
    return false;
  }
}
