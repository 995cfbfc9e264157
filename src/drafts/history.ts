/**
 * A draft's restore points while it is edited: taken by time and before what changes much at once, thinned, read again.
 * The promise is in `restore-points.ts`.
 */
import type { Entries } from "../report/entries";
import { type PointHead, type PointKind, pointDue, pointsToDrop } from "./restore-points";
import type { DraftStore } from "./store";

/** What a restore point is to be made of. */
interface Wanted {
  readonly kind: PointKind;
  readonly name: string;
  readonly entries: Entries;
  readonly at: number;
  readonly version: number | undefined;
}

export class DraftHistory {
  private readonly store: DraftStore;
  private readonly draft: string;
  private changedAt: number;
  private lastPointAt: number;
  /** Points that could not be stored; they are tried again with the next one. */
  private waiting: Wanted[] = [];

  /** `changedAt`: when the draft was changed last, ms. */
  constructor(store: DraftStore, draft: string, changedAt: number) {
    this.store = store;
    this.draft = draft;
    this.changedAt = changedAt;
    // The state it was left in counts as not kept yet.
    this.lastPointAt = changedAt - 1;
    void this.list().then((points) => {
      const newest = points?.[0];
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

  /** Newest first; null when the store cannot be read. */
  async list(): Promise<readonly PointHead[] | null> {
    try {
      return [...(await this.store.points(this.draft))].sort((a, b) => b.at.localeCompare(a.at));
    } catch {
      return null;
    }
  }

  async content(point: PointHead): Promise<Entries | null> {
    const bytes = await this.store.pointContent(this.draft, point.id);
    if (bytes === null) return null;
    const { unpackEntries } = await import("./point-content");
    return unpackEntries(bytes);
  }

  private async keep(
    kind: PointKind,
    name: string,
    entries: Entries,
    at: number,
    version?: number,
  ): Promise<void> {
    const trying: Wanted[] = [...this.waiting, { kind, name, entries, at, version }];
    this.waiting = [];
    const part = await import("./point-content").catch(() => null);
    for (const wanted of trying) {
      const point =
        part === null
          ? null
          : await part.pointOf(
              this.draft,
              wanted.kind,
              wanted.name,
              wanted.entries,
              wanted.at,
              wanted.version,
            );
      const stored = point !== null && (await this.store.addPoint(point)).ok;
      if (!stored) this.waiting.push(wanted);
    }
    const dropped = pointsToDrop((await this.list()) ?? [], Date.now());
    if (dropped.length > 0) await this.store.removePoints(dropped);
  }
}
