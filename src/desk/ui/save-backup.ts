/** 下载备份: every draft as it is stored, the open one as it stands on the screen. */

import type { BackupText } from "../../drafts/backup";
import type { Problem } from "../../report/problem";
import { saveFile } from "./save-file";
import type { BackupServices } from "./services";

/** Where the last backup is remembered in the store's settings. */
export const LAST_BACKUP = "lastBackup";

/** Fetches what makes a backup ahead; whoever asks for one says when it cannot be had. */
export function fetchBackupPart(): void {
  import("../../drafts/backup").catch(() => undefined);
}

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
  const { lastBackupOf } = await import("../../drafts/backup");
  const { drafts, bin } = await library.list();
  const last = lastBackupOf([...drafts, ...bin], new Date().toISOString());
  await library.store.putSetting(LAST_BACKUP, last);
}

/** Saves a backup of one draft alone. Resolves to what went wrong, null when nothing did; it never fails. */
export async function saveBackupOf(
  { library }: Pick<BackupServices, "library">,
  id: string,
): Promise<Problem | null> {
  try {
    const [{ backupFileName, backupTextOf }, { reportFileName }] = await Promise.all([
      import("../../drafts/backup"),
      import("../../report/report-json"),
    ]);
    const now = new Date().toISOString();
    const draft = await library.find(id);
    if (draft === null) return { code: "draft-missing" };
    const backup = await backupTextOf(library, draft, now);
    saveFile(backupFileName(now, reportFileName(draft.entries)), backup.text, "application/json");
    return null;
  } catch {
    return { code: "storage-down" };
  }
}

/** Saves a backup. Resolves to what the officer must know of it, empty when it holds everything; it never fails. */
export async function saveBackup(services: BackupServices): Promise<string> {
  try {
    const { name, text, drafts, complete } = await makeBackup(services);
    saveFile(name, text, "application/json");
    if (!complete)
      return `草稿库现在读不出来，这个备份里只有本页能看到的 ${drafts} 份，不是全部。草稿库能读以后请再备份一次。`;
    await rememberBackup(services);
    return "";
  } catch {
    return "备份没有存成。请不要关闭本页，过一会儿再试；也可以打开报告，在「导出」里导出数据。";
  }
}
