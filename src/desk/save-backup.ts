/** 下载备份: every draft as it is stored, the open one as it stands on the screen. */
import { backupFileName, backupJson } from "../drafts/backup";
import type { AppServices } from "./app-context";
import { saveFile } from "./ui/save-file";

export async function saveBackup({ library, session }: AppServices): Promise<void> {
  const open = session.value;
  const stored = await library.all().catch(() => []);
  const drafts =
    open === null
      ? stored
      : [
          { head: open.writer.draftHead, entries: open.report.entries },
          ...stored.filter(({ head }) => head.id !== open.id),
        ];
  const now = new Date().toISOString();
  saveFile(backupFileName(now), backupJson(drafts, now), "application/json");
}
