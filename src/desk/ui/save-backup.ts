/** 下载备份: every draft as it is stored, the open one as it stands on the screen. */

import type { BackupText } from "../../drafts/backup";
import { saveFile } from "./save-file";
import type { BackupServices } from "./services";

/** Where the last backup is remembered in the store's settings. */
export const LAST_BACKUP = "lastBackup";

/** Text of a backup made now, and its name. */
export async function makeBackup({
  library,
  session,
}: BackupServices): Promise<BackupText & { readonly name: string }> {
  const { backupFileName, backupText } = await import("../../drafts/backup");
  const open = session.value;
  const now = new Date().toISOString();
  const draft = open === null ? null : { head: open.writer.draftHead, entries: open.report.entries };
  return { name: backupFileName(now), ...(await backupText(library, draft, now)) };
}

/** Remembers that everything up to now is backed up. */
export async function rememberBackup({ library }: BackupServices): Promise<void> {
  const { changedFieldsOf } = await import("../../drafts/backup");
  const { drafts, bin } = await library.list();
  const changedFields = changedFieldsOf([...drafts, ...bin]);
  await library.store.putSetting(LAST_BACKUP, { at: new Date().toISOString(), changedFields });
}

export async function saveBackup(services: BackupServices): Promise<void> {
  const { name, text } = await makeBackup(services);
  saveFile(name, text, "application/json");
  await rememberBackup(services);
}
