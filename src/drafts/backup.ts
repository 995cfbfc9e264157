/** One file with all drafts of this browser: the backup (备份) of the public contract, section 2.3. */
import type { Draft } from "./draft";

export const BACKUP_KIND = "gov-information-disclosure-backup";
export const BACKUP_VERSION = 1;

/** Text of the backup file. */
export function backupJson(drafts: readonly Draft[], createdAt: string): string {
  return `${JSON.stringify({ kind: BACKUP_KIND, schemaVersion: BACKUP_VERSION, createdAt, drafts }, null, 2)}\n`;
}

/** 年报填报台备份 2025-01-15.backup.json */
export const backupFileName = (createdAt: string): string =>
  `年报填报台备份 ${createdAt.slice(0, 10)}.backup.json`;
