/**
 * Promise: what the screen calls 已保存 is saved. The state shown comes from here and from nowhere else.
 *
 * A change is written at once when no write is under way, else when that one ends; two writes never start closer
 * together than `GAP_MS`, so a change waits at most that long plus one write. At most one write is in flight and the
 * latest content wins. A write is one transaction that compares revisions first.
 */
import type { Entries } from "../report/entries";
import type { Problem } from "../report/problem";
import type { DraftStore } from "./database";
import { type Draft, type DraftHead, type DraftSummary, type PartName, partEntries, partOf } from "./draft";

export type SaveState =
  | { readonly kind: "saved"; readonly revision: number; readonly at: string }
  | { readonly kind: "saving" | "unsaved"; readonly revision: number }
  | { readonly kind: "failed"; readonly revision: number; readonly problem: Problem };

/** Shorter than the 50 ms that the promise of 100 ms leaves, longer than a write takes. */
const GAP_MS = 40;
const RETRY_MS = 1000;
/** The write after a pause this long is flushed to the disk itself. */
const PAUSE_MS = 1000;

export interface WriterOptions {
  readonly store: DraftStore;
  readonly draft: Draft;
  readonly summarize: (entries: Entries) => DraftSummary;
  /** Somebody else wrote this draft: the newer content, or null when it is gone. */
  readonly onNewer: (newer: Draft | null) => void;
}

export class DraftWriter {
  private head: DraftHead;
  private entries: Entries;
  private readonly options: WriterOptions;
  private readonly dirty = new Set<PartName>();
  private inFlight: Promise<void> | null = null;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private pause: ReturnType<typeof setTimeout> | null = null;
  private lastStart = 0;
  private needsFlush = false;
  private state: SaveState;
  private readonly watchers = new Set<() => void>();

  constructor(options: WriterOptions) {
    this.options = options;
    this.head = options.draft.head;
    this.entries = options.draft.entries;
    this.state = { kind: "saved", revision: this.head.revision, at: this.head.changedAt };
  }

  get current(): SaveState {
    return this.state;
  }

  get draftHead(): DraftHead {
    return this.head;
  }

  watch(tell: () => void): () => void {
    this.watchers.add(tell);
    return () => this.watchers.delete(tell);
  }

  /** Takes the content after a change of the given entries. */
  changed(entries: Entries, keys: readonly string[]): void {
    this.entries = entries;
    for (const key of keys) this.dirty.add(partOf(key));
    if (this.state.kind === "saved") this.show({ kind: "unsaved", revision: this.head.revision });
    this.schedule();
    if (this.pause !== null) clearTimeout(this.pause);
    this.pause = setTimeout(() => {
      this.pause = null;
      this.needsFlush = true;
      this.start();
    }, PAUSE_MS);
  }

  /** Writes what is not written yet and waits for it. */
  async flush(): Promise<void> {
    while (this.dirty.size > 0 || this.inFlight !== null) {
      if (this.inFlight === null) this.start();
      await this.inFlight;
      if (this.state.kind === "failed") return;
    }
  }

  /** Stops the timers. What is dirty is written first by `flush`. */
  close(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    if (this.pause !== null) clearTimeout(this.pause);
    this.timer = null;
    this.pause = null;
  }

  private schedule(): void {
    if (this.timer !== null || this.inFlight !== null) return;
    const wait = Math.max(0, this.lastStart + GAP_MS - performance.now());
    this.timer = setTimeout(() => {
      this.timer = null;
      this.start();
    }, wait);
  }

  private start(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    if (this.inFlight !== null || (this.dirty.size === 0 && !this.needsFlush)) return;
    this.lastStart = performance.now();
    this.inFlight = this.write().then((retry) => {
      this.inFlight = null;
      if (retry) this.timer = setTimeout(() => this.start(), RETRY_MS);
      else if (this.dirty.size > 0) this.schedule();
    });
  }

  /** Writes the dirty parts. Resolves to whether to try again after a while. */
  private async write(): Promise<boolean> {
    const parts = [...this.dirty];
    const base = this.head.revision;
    const head: DraftHead = {
      ...this.head,
      ...this.options.summarize(this.entries),
      revision: base + 1,
      changedAt: new Date().toISOString(),
    };
    const durability = this.needsFlush ? "strict" : "relaxed";
    const writes = parts.map((part) => ({ part, entries: partEntries(this.entries, part) }));
    this.dirty.clear();
    this.needsFlush = false;
    if (parts.length > 0) this.show({ kind: "saving", revision: base });
    const result = await this.options.store.write(base, head, writes, durability);
    if (result.ok) {
      this.head = head;
      this.show(
        this.dirty.size > 0
          ? { kind: "unsaved", revision: head.revision }
          : { kind: "saved", revision: head.revision, at: head.changedAt },
      );
      return false;
    }
    for (const part of parts) this.dirty.add(part);
    if (result.reason === "failed") {
      this.show({ kind: "failed", revision: base, problem: result.problem });
      return true;
    }
    if (result.draft !== null) this.head = result.draft.head;
    this.show({ kind: "unsaved", revision: this.head.revision });
    this.options.onNewer(result.draft);
    return false;
  }

  private show(state: SaveState): void {
    this.state = state;
    for (const tell of this.watchers) tell();
  }
}
