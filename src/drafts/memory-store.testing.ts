/** A store in memory that can fail, lag, lose everything or come back, for tests of what is built on stores. */
import { PART_NAMES, type PartName } from "../report/key-kinds";
import type { Problem } from "../report/problem";
import { type DraftHead, joinParts, partEntries } from "./draft";
import type { PointHead } from "./restore-points";
import type {
  DraftStore,
  PartWrite,
  PendingEdits,
  Point,
  StoredDraft,
  WholeDraft,
  WriteResult,
} from "./store";

export class MemoryStore implements DraftStore {
  /** While set, nothing can be written, for this reason. */
  failing: Problem | null = null;
  /** While set, what is written is stored and yet reported as failed, as when the answer comes too late. */
  mute = false;
  /** While set, nothing can be read. */
  unreadable = false;
  /** Called before each write is carried out: a test waits here. */
  beforeWrite: () => Promise<void> = () => Promise.resolve();
  private drafts = new Map<
    string,
    { head: DraftHead; parts: Map<PartName, Readonly<Record<string, string>>> }
  >();
  private removed = new Set<string>();
  private pending: readonly PendingEdits[] = [];
  private readonly kept = new Map<string, Point[]>();
  private readonly settings = new Map<string, unknown>();

  /** As if the site's data were cleared. */
  clear(): void {
    this.drafts = new Map();
    this.removed = new Set();
    this.pending = [];
  }

  async heads(): Promise<readonly DraftHead[]> {
    this.look();
    return [...this.drafts.values()].map(({ head }) => head);
  }

  async read(id: string): Promise<StoredDraft | null> {
    this.look();
    const stored = this.drafts.get(id);
    if (stored === undefined) return null;
    const pending = this.pending.filter(({ draft }) => draft === id);
    return { head: stored.head, entries: joinParts([...stored.parts.values()]), pending };
  }

  async wasRemoved(id: string): Promise<boolean> {
    this.look();
    return this.removed.has(id);
  }

  async write(base: number, head: DraftHead, parts: readonly PartWrite[]): Promise<WriteResult> {
    await this.beforeWrite();
    if (this.failing !== null) return { ok: false, reason: "failed", problem: this.failing };
    if (this.removed.has(head.id)) return { ok: false, reason: "removed" };
    const stored = this.drafts.get(head.id);
    if ((stored?.head.revision ?? 0) !== base) {
      return { ok: false, reason: "newer", draft: await this.read(head.id) };
    }
    const all = new Map(stored?.parts ?? []);
    for (const { part, entries } of parts) all.set(part, entries);
    this.drafts.set(head.id, { head, parts: all });
    return this.mute ? { ok: false, reason: "failed", problem: { code: "storage-slow" } } : { ok: true };
  }

  async remove(ids: readonly string[]): Promise<WriteResult> {
    if (this.failing !== null) return { ok: false, reason: "failed", problem: this.failing };
    for (const id of ids) {
      this.drafts.delete(id);
      this.removed.add(id);
    }
    return { ok: true };
  }

  async replace(drafts: readonly WholeDraft[]): Promise<WriteResult> {
    if (this.failing !== null) return { ok: false, reason: "failed", problem: this.failing };
    for (const { head, entries, points } of drafts) {
      const parts = new Map(PART_NAMES.map((part) => [part, partEntries(entries, part)]));
      this.removed.delete(head.id);
      this.drafts.set(head.id, { head, parts });
      this.kept.set(head.id, [...(this.kept.get(head.id) ?? []), ...points]);
    }
    return { ok: true };
  }

  async putPending(pending: PendingEdits): Promise<WriteResult> {
    await this.dropPending([pending]);
    this.pending = [...this.pending, pending];
    return { ok: true };
  }

  async dropPending(dropped: readonly PendingEdits[]): Promise<WriteResult> {
    const gone = new Set(dropped.map(({ draft, page }) => `${draft} ${page}`));
    this.pending = this.pending.filter(({ draft, page }) => !gone.has(`${draft} ${page}`));
    return { ok: true };
  }

  private look(): void {
    if (this.unreadable) throw new DOMException("down", "InvalidStateError");
  }

  async points(draft: string): Promise<readonly PointHead[]> {
    return (this.kept.get(draft) ?? []).map(({ head }) => head);
  }

  async pointContent(draft: string, point: string): Promise<Uint8Array | null> {
    return this.kept.get(draft)?.find(({ head }) => head.id === point)?.content ?? null;
  }

  async addPoint(point: Point): Promise<WriteResult> {
    if (this.failing !== null) return { ok: false, reason: "failed", problem: this.failing };
    this.kept.set(point.head.draft, [...(this.kept.get(point.head.draft) ?? []), point]);
    return { ok: true };
  }

  async removePoints(points: readonly PointHead[]): Promise<WriteResult> {
    const gone = new Set(points.map(({ id }) => id));
    for (const [draft, kept] of this.kept) {
      this.kept.set(
        draft,
        kept.filter(({ head }) => !gone.has(head.id)),
      );
    }
    return { ok: true };
  }

  async setting(key: string): Promise<unknown> {
    return this.settings.get(key);
  }

  async putSetting(key: string, value: unknown): Promise<WriteResult> {
    this.settings.set(key, value);
    return { ok: true };
  }
}
