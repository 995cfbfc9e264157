/** A store in memory that can fail, lag, lose everything or come back, for tests of what is built on stores. */
import type { Problem } from "../report/problem";
import { type Draft, type DraftHead, joinParts, PART_NAMES, type PartName, partEntries } from "./draft";
import type { PointHead } from "./restore-points";
import type { DraftStore, PartWrite, Point, WholeDraft, WriteResult } from "./store";

export class MemoryStore implements DraftStore {
  /** While set, nothing can be written, for this reason. */
  failing: Problem | null = null;
  /** Called before each write is carried out: a test waits here. */
  beforeWrite: () => Promise<void> = () => Promise.resolve();
  private drafts = new Map<
    string,
    { head: DraftHead; parts: Map<PartName, Readonly<Record<string, string>>> }
  >();
  private readonly kept = new Map<string, Point[]>();
  private readonly settings = new Map<string, unknown>();

  /** As if the site's data were cleared. */
  clear(): void {
    this.drafts = new Map();
  }

  async heads(): Promise<readonly DraftHead[]> {
    return [...this.drafts.values()].map(({ head }) => head);
  }

  async read(id: string): Promise<Draft | null> {
    const stored = this.drafts.get(id);
    return stored === undefined
      ? null
      : { head: stored.head, entries: joinParts([...stored.parts.values()]) };
  }

  async write(base: number, head: DraftHead, parts: readonly PartWrite[]): Promise<WriteResult> {
    await this.beforeWrite();
    if (this.failing !== null) return { ok: false, reason: "failed", problem: this.failing };
    const stored = this.drafts.get(head.id);
    if ((stored?.head.revision ?? 0) !== base) {
      return { ok: false, reason: "newer", draft: await this.read(head.id) };
    }
    const all = new Map(stored?.parts ?? []);
    for (const { part, entries } of parts) all.set(part, entries);
    this.drafts.set(head.id, { head, parts: all });
    return { ok: true };
  }

  async remove(ids: readonly string[]): Promise<WriteResult> {
    for (const id of ids) this.drafts.delete(id);
    return { ok: true };
  }

  async replace(drafts: readonly WholeDraft[]): Promise<WriteResult> {
    if (this.failing !== null) return { ok: false, reason: "failed", problem: this.failing };
    for (const { head, entries, points } of drafts) {
      const parts = new Map(PART_NAMES.map((part) => [part, partEntries(entries, part)]));
      this.drafts.set(head.id, { head, parts });
      this.kept.set(head.id, [...(this.kept.get(head.id) ?? []), ...points]);
    }
    return { ok: true };
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
