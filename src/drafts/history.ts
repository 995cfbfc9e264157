/**
 * A draft's restore points while it is edited: taken by time and before what changes much at once, thinned, read again.
 * The promise is in `restore-points.ts`.
 */
import type { Entries } from "../report/entries";
import { newId } from "./draft";
import { packEntries, unpackEntries } from "./point-content";
import { type PointHead, type PointKind, pointDue, pointsToDrop } from "./restore-points";
import type { DraftStore, Point } from "./store";

/** A restore point of a content; `at` is when it stood, ms. */
export async function pointOf(
  draft: string,
  kind: PointKind,
  name: string,
  entries: Entries,
  at: number,
  version?: number,
): Promise<Point> {
  const content = await packEntries(entries);
  const when = new Date(at).toISOString();
  const head = { draft, id: newId(), kind, at: when, name, version, size: content.length };
  return { head, content };
}

export class DraftHistory {
  private readonly store: DraftStore;
  private readonly draft: string;
  private changedAt: number;
  private lastPointAt: number;
  /** Points that could not be stored; they are tried again with the next one. */
  private waiting: Point[] = [];

  /** `changedAt`: when the draft was changed last, ms. */
  constructor(store: DraftStore, draft: string, changedAt: number) {
    this.store = store;
    this.draft = draft;
    this.changedAt = changedAt;
    // The state it was left in counts as not kept yet.
    this.lastPointAt = changedAt - 1;
    void this.list().then((points) => {
      const newest = points[0];
      if (newest !== undefined) this.lastPointAt = Math.max(this.lastPointAt, Date.parse(newest.at));
    });
  }

  /** To be told of every change, with the content before it. */
  changing(before: Entries, now: number): void {
    const due = pointDue(this.changedAt, this.lastPointAt, now);
    const at = due === "standing" ? Math.min(this.changedAt, now) : now;
    this.changedAt = now;
    if (due === null) return;
    this.lastPointAt = now;
    void this.keep(due, "", before, at);
  }

  /** Keeps the content before something that changes much at once. */
  before(what: string, content: Entries, now: number): Promise<void> {
    this.lastPointAt = now;
    return this.keep("before", what, content, now);
  }

  /** Keeps the content under a name, for ever. */
  named(name: string, content: Entries, now: number): Promise<void> {
    this.lastPointAt = now;
    return this.keep("named", name, content, now);
  }

  /** Keeps a version that was finalised, for ever. */
  version(version: number, content: Entries, now: number): Promise<void> {
    this.lastPointAt = now;
    return this.keep("named", `定稿 第 ${version} 版`, content, now, version);
  }

  /** Newest first; empty when the store cannot be read. */
  async list(): Promise<readonly PointHead[]> {
    try {
      return [...(await this.store.points(this.draft))].sort((a, b) => b.at.localeCompare(a.at));
    } catch {
      return [];
    }
  }

  async content(point: PointHead): Promise<Entries | null> {
    const bytes = await this.store.pointContent(this.draft, point.id);
    return bytes === null ? null : unpackEntries(bytes);
  }

  private async keep(
    kind: PointKind,
    name: string,
    entries: Entries,
    at: number,
    version?: number,
  ): Promise<void> {
    const made = await pointOf(this.draft, kind, name, entries, at, version);
    const trying = [...this.waiting, made];
    this.waiting = [];
    for (const point of trying) {
      const result = await this.store.addPoint(point);
      if (!result.ok) this.waiting.push(point);
    }
    const dropped = pointsToDrop(await this.list(), Date.now());
    if (dropped.length > 0) await this.store.removePoints(dropped);
  }
}
