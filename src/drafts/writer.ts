/**
 * Promise: what the screen calls 已保存 is saved, and whatever was typed more than 100 ms ago is on its way to the disk.
 * The state shown comes from here and from nowhere else.
 *
 * A change is written at once when no write is under way, else when that one ends; two writes never start closer
 * together than `GAP_MS`, so a change waits at most that long plus one write. At most one write is in flight and the
 * latest content wins. A write is one transaction that compares revisions first; when somebody else was faster, the
 * newer state is handed to `onNewer`, which merges and calls `rebase`. What cannot be written is tried again until it
 * can, and `onUnsaved` keeps it meanwhile.
 */
import type { Entries } from "../report/entries";
import { Observable } from "../report/observable";
import type { Problem } from "../report/problem";
import type { ReportSummary } from "../report/summary";
import { type Draft, type DraftHead, PART_NAMES, type PartName, partEntries, partOf } from "./draft";
import type { DraftStore } from "./store";

export type SaveState =
  | { readonly kind: "saved"; readonly revision: number; readonly at: string }
  | { readonly kind: "saving" | "unsaved"; readonly revision: number }
  | { readonly kind: "failed"; readonly revision: number; readonly problem: Problem };

/** Shorter than the 50 ms that the promise of 100 ms leaves, longer than a write takes. */
const GAP_MS = 40;
/** Pauses before a failed write is tried again. */
const RETRY_MS = [250, 500, 1000, 2000, 4000];
/** The write after a pause this long is flushed to the disk itself. */
const PAUSE_MS = 1000;

export interface WriterOptions {
  readonly store: DraftStore;
  readonly draft: Draft;
  /** The draft was never written, or its last write failed: all of it is to be written. */
  readonly unsaved?: boolean;
  readonly summarize: (entries: Entries) => ReportSummary;
  /** Somebody else wrote this draft: the newer content, or null when it is gone. Must call `rebase` before it returns. */
  readonly onNewer: (newer: Draft | null) => void;
  /** A write came to its end: this content is stored. */
  readonly onWritten?: (draft: Draft) => void;
  /** What is not stored anywhere, while writing fails; null when it is again. */
  readonly onUnsaved?: (draft: Draft | null) => void;
}

export class DraftWriter {
  readonly state: Observable<SaveState>;
  private head: DraftHead;
  private entries: Entries;
  private readonly options: WriterOptions;
  private readonly dirty = new Set<PartName>();
  private inFlight: Promise<void> | null = null;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private pause: ReturnType<typeof setTimeout> | null = null;
  private lastStart = 0;
  private needsFlush = false;
  private failures = 0;
  private lastKey = "";
  private closed = false;

  constructor(options: WriterOptions) {
    this.options = options;
    this.head = options.draft.head;
    this.entries = options.draft.entries;
    this.state = new Observable<SaveState>({
      kind: "saved",
      revision: this.head.revision,
      at: this.head.changedAt,
    });
    if (options.unsaved === true) this.rewriteAll();
  }

  get draftHead(): DraftHead {
    return this.head;
  }

  /** Takes the content after a change of the given entries. */
  changed(entries: Entries, keys: readonly string[]): void {
    if (keys.length === 0) return;
    this.entries = entries;
    for (const key of keys) this.dirty.add(partOf(key));
    this.count(keys);
    if (this.state.value.kind === "saved") this.state.set({ kind: "unsaved", revision: this.head.revision });
    this.schedule();
    if (this.pause !== null) clearTimeout(this.pause);
    this.pause = setTimeout(() => {
      this.pause = null;
      this.needsFlush = true;
      this.start();
    }, PAUSE_MS);
  }

  /** After `onNewer`, or news from another window: goes on from the newer head with the merged content. */
  rebase(head: DraftHead, entries: Entries, dirty: readonly PartName[]): void {
    this.head = head;
    this.entries = entries;
    this.dirty.clear();
    for (const part of dirty) this.dirty.add(part);
    this.state.set(
      dirty.length === 0
        ? { kind: "saved", revision: head.revision, at: head.changedAt }
        : { kind: "unsaved", revision: head.revision },
    );
    if (dirty.length > 0) this.schedule();
  }

  /** Writes the whole draft anew: nothing of it is stored any more. */
  rewriteAll(): void {
    this.rebase(this.head, this.entries, PART_NAMES);
  }

  /** Writes what is not written yet and waits for it. Resolves to whether everything is stored. */
  async flush(): Promise<boolean> {
    while (this.dirty.size > 0 || this.inFlight !== null) {
      if (this.inFlight === null) this.start();
      await this.inFlight;
      if (this.state.value.kind === "failed") return false;
    }
    return true;
  }

  /** Tries at once what failed: storage may be back. */
  retry(): void {
    if (this.state.value.kind === "failed") this.start();
  }

  /** Writes the rest, however long it takes, and then stops. */
  finish(): void {
    void this.flush().then((stored) => {
      if (stored) this.close();
      else {
        const stop = this.state.watch(() => {
          if (this.state.value.kind !== "saved") return;
          stop();
          this.close();
        });
      }
    });
  }

  /** Stops for good. */
  close(): void {
    this.closed = true;
    if (this.timer !== null) clearTimeout(this.timer);
    if (this.pause !== null) clearTimeout(this.pause);
    this.timer = null;
    this.pause = null;
  }

  /** A run of typing in one field counts once. */
  private count(keys: readonly string[]): void {
    const run = keys.length === 1 && keys[0] === this.lastKey;
    this.lastKey = keys.length === 1 ? (keys[0] ?? "") : "";
    if (run) return;
    this.head = { ...this.head, changedFields: this.head.changedFields + keys.length };
  }

  private schedule(wait = Math.max(0, this.lastStart + GAP_MS - performance.now())): void {
    if (this.timer !== null || this.inFlight !== null || this.closed) return;
    this.timer = setTimeout(() => {
      this.timer = null;
      this.start();
    }, wait);
  }

  private start(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    if (this.closed || this.inFlight !== null || (this.dirty.size === 0 && !this.needsFlush)) return;
    this.lastStart = performance.now();
    this.inFlight = this.write().then((retryAfter) => {
      this.inFlight = null;
      if (retryAfter !== null) this.schedule(retryAfter);
      else if (this.dirty.size > 0) this.schedule();
    });
  }

  /** Writes the dirty parts. Resolves to how long to wait before trying again, or null. */
  private async write(): Promise<number | null> {
    const parts = [...this.dirty];
    const base = this.head.revision;
    const head: DraftHead = {
      ...this.head,
      ...this.options.summarize(this.entries),
      revision: base + 1,
      changedAt: new Date().toISOString(),
    };
    const { entries } = this;
    const durability = this.needsFlush ? "strict" : "relaxed";
    this.dirty.clear();
    this.needsFlush = false;
    if (parts.length > 0 && this.state.value.kind !== "failed")
      this.state.set({ kind: "saving", revision: base });
    const result = await this.options.store.write(
      base,
      head,
      parts.map((part) => ({ part, entries: partEntries(entries, part) })),
      durability,
    );
    if (result.ok) {
      this.written({ head, entries });
      return null;
    }
    for (const part of parts) this.dirty.add(part);
    if (result.reason === "newer") {
      this.options.onNewer(result.draft);
      return null;
    }
    return this.failed(result.problem);
  }

  private written(stored: Draft): void {
    // Fields changed while the write was under way are counted in the head they changed.
    this.head = {
      ...stored.head,
      changedFields: Math.max(stored.head.changedFields, this.head.changedFields),
    };
    if (this.failures > 0) this.options.onUnsaved?.(null);
    this.failures = 0;
    this.options.onWritten?.(stored);
    this.state.set(
      this.dirty.size > 0
        ? { kind: "unsaved", revision: stored.head.revision }
        : { kind: "saved", revision: stored.head.revision, at: stored.head.changedAt },
    );
  }

  private failed(problem: Problem): number {
    const wait = RETRY_MS[Math.min(this.failures, RETRY_MS.length - 1)] ?? 0;
    this.failures += 1;
    this.options.onUnsaved?.({ head: this.head, entries: this.entries });
    this.state.set({ kind: "failed", revision: this.head.revision, problem });
    return wait;
  }
}
