/**
 * Promise: what the screen calls 已保存 is saved, and whatever was typed more than 100 ms ago is on its way to the disk.
 * The state shown comes from here and from nowhere else.
 *
 * A change is written at once when no write is under way, else when that one ends; two writes never start closer
 * together than `GAP_MS`, so a change waits at most that long plus one write. At most one write is in flight and the
 * latest content wins. A write is one transaction that compares revisions first; when somebody else was faster, the
 * newer state is handed to `onNewer`, which merges and calls `rebase`. What cannot be written is tried again until it
 * can, and whoever hears `onFailed` keeps it meanwhile.
 */
import type { Entries } from "../report/entries";
import { PART_NAMES, type PartName, partOf } from "../report/key-kinds";
import { Observable } from "../report/observable";
import type { Problem } from "../report/problem";
import type { ReportSummary } from "../report/summary";
import { type Draft, type DraftHead, partEntries, withSummary } from "./draft";
import { newId } from "./new-id";
import type { DraftStore, WriteResult } from "./store";

export type SaveState =
  | { readonly kind: "saved"; readonly revision: number; readonly at: string }
  | { readonly kind: "saving" | "unsaved"; readonly revision: number }
  | { readonly kind: "failed"; readonly revision: number; readonly problem: Problem };

/** Shorter than the 50 ms that the promise of 100 ms leaves, longer than a write takes. */
const GAP_MS = 40;
/** Pauses before a failed write is tried again. */
const RETRY_MS = [250, 500, 1000, 2000, 4000];

/** Writes whose outcome nobody knows: each was reported as failed and may have been carried out all the same. */
export type Attempts = ReadonlyMap<string, Entries>;

export interface WriterOptions {
  readonly store: DraftStore;
  readonly draft: Draft;
  /** The draft was never written, or its last write failed: all of it is to be written. */
  readonly unsaved?: boolean;
  /** What an earlier writer of this draft tried. */
  readonly attempts?: Attempts;
  readonly summarize: (entries: Entries) => ReportSummary;
  /** Somebody else wrote this draft: the newer content, or null when it is gone. Must call `rebase` before it returns. */
  readonly onNewer: (newer: Draft | null) => void;
  /** Somebody removed this draft for good; the writer has stopped. */
  readonly onRemoved?: () => void;
  /** A write came to its end: this content is stored. */
  readonly onWritten?: (draft: Draft) => void;
  /** A write failed: what is not stored is nowhere but in this page. */
  readonly onFailed?: () => void;
}

export class DraftWriter {
  readonly state: Observable<SaveState>;
  private head: DraftHead;
  private entries: Entries;
  private readonly options: WriterOptions;
  private readonly dirty = new Set<PartName>();
  private readonly attempts: Map<string, Entries>;
  private headChanged = false;
  private inFlight: Promise<void> | null = null;
  private writing: Entries | null = null;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private lastStart = 0;
  private failures = 0;
  private lastKey = "";
  /**
   * The highest revision there was. A draft that is written again after it was lost goes on from there: with less, it
   * would count as an older state of itself, and be replaced by the copy of what was lost.
   */
  private highest: number;
  private closed = false;
  /** Tells this writer's writes from all others; with their number, one from another. */
  private readonly own = newId();
  private writes = 0;

  constructor(options: WriterOptions) {
    this.options = options;
    this.head = options.draft.head;
    this.highest = this.head.revision;
    this.entries = options.draft.entries;
    this.attempts = new Map(options.attempts);
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

  /** The content as it is to be stored. */
  get draft(): Draft {
    return { head: this.head, entries: this.entries };
  }

  /** Whether anything is not stored. */
  get isBehind(): boolean {
    return this.dirty.size > 0 || this.headChanged || this.inFlight !== null;
  }

  /** Contents that may have been stored since the last write that is known to have been. */
  get maybeStored(): readonly Entries[] {
    return [...this.attempts.values(), ...(this.writing === null ? [] : [this.writing])];
  }

  /** Takes the content after a change of the given entries. */
  changed(entries: Entries, keys: readonly string[]): void {
    if (keys.length === 0) return;
    this.entries = entries;
    for (const key of keys) this.dirty.add(partOf(key));
    this.count(keys);
    this.begin();
  }

  /** Changes what the head says besides the content: whether it is in the bin. */
  changeHead(change: Pick<DraftHead, "deletedAt">): void {
    this.head = { ...this.head, ...change };
    this.headChanged = true;
    this.begin();
  }

  /** After `onNewer`, or news from another window: goes on from the newer head with the merged content. */
  rebase(head: DraftHead, entries: Entries, dirty: readonly PartName[]): void {
    this.highest = Math.max(this.highest, this.head.revision, head.revision);
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
    while (this.isBehind && !this.closed) {
      if (this.inFlight === null) this.start();
      await this.inFlight;
      if (this.state.value.kind === "failed") return false;
    }
    return !this.isBehind;
  }

  /** Another state was found in the store than the one written last; null: none at all. */
  found(stored: Draft | null): void {
    if (this.closed || this.inFlight !== null) return;
    this.take(stored);
    if (this.isBehind) this.schedule();
  }

  /** Tries at once what failed: storage may be back. */
  retry(): void {
    if (this.state.value.kind === "failed") this.start();
  }

  /**
   * Writes the rest, however long it takes, and then stops. Resolves when the first attempt is over: whoever opens the
   * draft meanwhile waits for that.
   */
  async finish(): Promise<void> {
    if (await this.flush()) {
      this.close();
      return;
    }
    const stop = this.state.watch(() => {
      if (this.state.value.kind !== "saved") return;
      stop();
      this.close();
    });
  }

  /** Stops for good, and returns what it tried without learning what became of it. */
  async handOver(): Promise<Attempts> {
    this.close();
    await this.inFlight;
    return this.attempts;
  }

  /** Stops for good. */
  close(): void {
    this.closed = true;
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }

  /** Stops for good, since nothing of the draft may be stored any more. */
  refuse(problem: Problem): void {
    this.close();
    this.state.set({ kind: "failed", revision: this.head.revision, problem });
  }

  /** A run of typing in one field counts once. */
  private count(keys: readonly string[]): void {
    const run = keys.length === 1 && keys[0] === this.lastKey;
    this.lastKey = keys.length === 1 ? (keys[0] ?? "") : "";
    if (run) return;
    this.head = { ...this.head, changedFields: this.head.changedFields + keys.length };
  }

  private begin(): void {
    if (this.state.value.kind === "saved") this.state.set({ kind: "unsaved", revision: this.head.revision });
    this.schedule();
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
    if (this.closed || !this.isBehind || this.inFlight !== null) return;
    this.lastStart = performance.now();
    this.inFlight = this.write().then((retryAfter) => {
      this.inFlight = null;
      if (retryAfter !== null) this.schedule(retryAfter);
      else if (this.isBehind) this.schedule();
    });
  }

  /** Writes the dirty parts. Resolves to how long to wait before trying again, or null. */
  private async write(): Promise<number | null> {
    const parts = [...this.dirty];
    const { entries, headChanged } = this;
    const base = this.head.revision;
    this.writes += 1;
    const head: DraftHead = {
      ...withSummary(this.head, this.options.summarize(entries)),
      revision: Math.max(base, this.highest) + 1,
      write: `${this.own}-${this.writes}`,
      changedAt: new Date().toISOString(),
    };
    this.dirty.clear();
    this.headChanged = false;
    this.writing = entries;
    if (this.state.value.kind !== "failed") this.state.set({ kind: "saving", revision: base });
    const result = await this.options.store.write(
      base,
      head,
      parts.map((part) => ({ part, entries: partEntries(entries, part) })),
    );
    this.writing = null;
    if (result.ok) {
      this.written({ head, entries });
      return null;
    }
    for (const part of parts) this.dirty.add(part);
    this.headChanged ||= headChanged;
    return this.refused(result, head, entries);
  }

  private refused(
    result: Exclude<WriteResult, { ok: true }>,
    head: DraftHead,
    entries: Entries,
  ): number | null {
    switch (result.reason) {
      case "removed":
        this.refuse({ code: "draft-removed" });
        this.options.onRemoved?.();
        return null;
      case "newer":
        this.take(result.draft);
        return null;
      case "failed":
        this.attempts.set(head.write ?? "", entries);
        return this.failed(result.problem);
    }
  }

  /** Goes on from another stored state: from its own, when a write that was thought to have failed turns up. */
  private take(found: Draft | null): void {
    const tried = this.attempts.get(found?.head.write ?? "");
    if (found !== null && tried !== undefined) {
      this.written({ head: found.head, entries: tried });
      return;
    }
    if (this.closed) return;
    this.attempts.clear();
    const { deletedAt } = this.head;
    this.options.onNewer(found);
    if (this.headChanged) this.head = { ...this.head, deletedAt };
  }

  private written(stored: Draft): void {
    // What changed in the head while the write was under way is kept: it is written next.
    const { changedFields, deletedAt } = this.head;
    this.head = {
      ...stored.head,
      changedFields: Math.max(stored.head.changedFields, changedFields),
      ...(this.headChanged ? { deletedAt } : {}),
    };
    this.failures = 0;
    this.attempts.clear();
    this.options.onWritten?.(stored);
    this.state.set(
      this.dirty.size > 0 || this.headChanged
        ? { kind: "unsaved", revision: stored.head.revision }
        : { kind: "saved", revision: stored.head.revision, at: stored.head.changedAt },
    );
  }

  private failed(problem: Problem): number {
    const wait = RETRY_MS[Math.min(this.failures, RETRY_MS.length - 1)] ?? 0;
    this.failures += 1;
    this.state.set({ kind: "failed", revision: this.head.revision, problem });
    if (!this.closed) this.options.onFailed?.();
    return wait;
  }
}
