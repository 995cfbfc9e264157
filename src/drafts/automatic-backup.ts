/**
 * A file that the officer chose and that is kept up to date by itself, where the browser can (not on plain http). The
 * browser asks again for permission after each start; until it is given, nothing is written and the list says so.
 */
import { Observable } from "../report/observable";
import type { DraftStore } from "./store";

const SETTING = "backupFile";
/** Pause after the last change, ms. */
const PAUSE = 5000;

interface PickerWindow {
  showSaveFilePicker?: (options: {
    suggestedName: string;
    types: readonly { description: string; accept: Record<string, readonly string[]> }[];
  }) => Promise<FileSystemFileHandle>;
}

/** What the browser's handles can besides what TypeScript knows. */
interface PermittedHandle extends FileSystemFileHandle {
  queryPermission?: (options: { mode: "readwrite" }) => Promise<PermissionState>;
  requestPermission?: (options: { mode: "readwrite" }) => Promise<PermissionState>;
}

/** Where a backup's text comes from, and who is told that it was saved. */
export interface BackupSource {
  readonly store: DraftStore;
  text(): Promise<string>;
  remember(): Promise<void>;
}

export type AutomaticBackupState =
  | { readonly kind: "impossible" | "off" }
  /** On, after a restart of the browser, until somebody allows it again. */
  | { readonly kind: "asks"; readonly name: string }
  | { readonly kind: "on"; readonly name: string; readonly writtenAt: string }
  | { readonly kind: "failed"; readonly name: string };

const isHandle = (value: unknown): value is PermittedHandle =>
  typeof value === "object" && value !== null && "createWritable" in value;

export class AutomaticBackup {
  readonly state: Observable<AutomaticBackupState>;
  private readonly backup: BackupSource;
  private readonly picker: PickerWindow["showSaveFilePicker"];
  private handle: PermittedHandle | null = null;
  private timer: ReturnType<typeof setTimeout> | null = null;

  constructor(backup: BackupSource) {
    this.backup = backup;
    this.picker = (window as PickerWindow).showSaveFilePicker?.bind(window);
    this.state = new Observable<AutomaticBackupState>({
      kind: this.picker === undefined ? "impossible" : "off",
    });
  }

  /** Takes up the file that was chosen earlier. */
  async resume(): Promise<void> {
    const kept = await this.backup.store.setting(SETTING).catch(() => undefined);
    if (!isHandle(kept)) return;
    this.handle = kept;
    const permission = (await kept.queryPermission?.({ mode: "readwrite" })) ?? "granted";
    if (permission === "granted") this.state.set({ kind: "on", name: kept.name, writtenAt: "" });
    else this.state.set({ kind: "asks", name: kept.name });
  }

  /** Lets the officer choose the file, and writes it. */
  async choose(): Promise<void> {
    if (this.picker === undefined) return;
    try {
      this.handle = await this.picker({
        suggestedName: "年报填报台自动备份.backup.json",
        types: [{ description: "备份", accept: { "application/json": [".json"] } }],
      });
    } catch {
      // The officer closed the browser's dialog.
      return;
    }
    await this.backup.store.putSetting(SETTING, this.handle);
    await this.write();
  }

  /** Asks the browser again for a file that was chosen earlier. */
  async allow(): Promise<void> {
    if ((await this.handle?.requestPermission?.({ mode: "readwrite" })) === "granted") await this.write();
  }

  async stop(): Promise<void> {
    this.handle = null;
    if (this.timer !== null) clearTimeout(this.timer);
    await this.backup.store.putSetting(SETTING, null);
    this.state.set({ kind: "off" });
  }

  /** To be told of every stored change; the file follows after a pause. */
  changed(): void {
    const { kind } = this.state.value;
    if (kind !== "on" && kind !== "failed") return;
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.write(), PAUSE);
  }

  private async write(): Promise<void> {
    const { handle } = this;
    if (handle === null) return;
    try {
      const text = await this.backup.text();
      const file = await handle.createWritable();
      await file.write(text);
      await file.close();
      await this.backup.remember();
      this.state.set({ kind: "on", name: handle.name, writtenAt: new Date().toISOString() });
    } catch {
      this.state.set({ kind: "failed", name: handle.name });
    }
  }
}
