/** What becomes of files that are chosen or dropped. */
import { goTo, listPath, openPath, stepPath } from "./routes";
import type { AppServices } from "./services";

/**
 * Opens files of this program: one that is taken leads to its draft, several or a refused one to the list, a backup is
 * restored. Published documents are first shown for what was understood of them.
 */
export async function takeFiles(
  files: readonly File[],
  { library, opened, restoring, session, documents: waiting }: AppServices,
): Promise<void> {
  if (files.length === 0) return;
  const { MOST_FILES, openFiles, sortFiles } = await import("./open-files");
  const { data, documents } =
    files.length > MOST_FILES ? { data: files, documents: [] } : await sortFiles(files);
  const { opened: outcomes, backup } = await openFiles(data, library, session.value);
  opened.set(outcomes);
  restoring.set(backup);
  if (documents.length > 0) {
    waiting.set([...waiting.value, ...documents]);
    goTo(openPath);
    return;
  }
  const only = outcomes.length === 1 && backup === null ? outcomes[0] : undefined;
  if (only?.draftId === undefined) goTo(listPath);
  else goTo(only.path ?? stepPath(only.draftId, "finish"));
}
