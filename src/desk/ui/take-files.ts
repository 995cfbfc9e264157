/** What becomes of files that are chosen or dropped. */
import { goTo, listPath, stepPath } from "./routes";
import type { AppServices } from "./services";

/** Opens files; one that is taken leads to its draft, several or a refused one to the list, a backup is restored. */
export async function takeFiles(
  files: readonly File[],
  { library, opened, restoring, session }: AppServices,
): Promise<void> {
  if (files.length === 0) return;
  const { openFiles } = await import("./open-files");
  const { opened: outcomes, backup } = await openFiles(files, library, session.value);
  opened.set(outcomes);
  restoring.set(backup);
  const only = outcomes.length === 1 && backup === null ? outcomes[0] : undefined;
  if (only?.draftId === undefined) goTo(listPath);
  else goTo(only.path ?? stepPath(only.draftId, "finish"));
}
