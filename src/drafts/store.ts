/** Where drafts are kept: what any store promises. Every promise has an end; see `browser-store.ts`. */
import type { Change, Entries } from "../report/entries";
import type { PartName } from "../report/key-kinds";
import type { Problem } from "../report/problem";
import type { Draft, DraftHead } from "./draft";
import type { PointHead } from "./restore-points";

export interface PartWrite {
  readonly part: PartName;
  readonly entries: Entries;
}

export type WriteResult =
  | { readonly ok: true }
  /** The stored draft is at another revision than the write started from; it was left alone. Null: it is not there. */
  | { readonly ok: false; readonly reason: "newer"; readonly draft: Draft | null }
  /** The draft was removed for good by somebody. */
  | { readonly ok: false; readonly reason: "removed" }
  | { readonly ok: false; readonly reason: "failed"; readonly problem: Problem };

export interface Point {
  readonly head: PointHead;
  /** Content as stored, see `point-content.ts`. */
  readonly content: Uint8Array;
}

/** A draft with its history, as a backup holds it. */
export interface WholeDraft extends Draft {
  readonly points: readonly Point[];
}

/** One entry that a page that is going away has not written. */
export interface PendingEdit extends Change {
  /** What may be stored there: the text the edit began from, and that of a write under way. */
  readonly bases: readonly string[];
}

/** What a page that is going away has not written. */
export interface PendingEdits {
  readonly draft: string;
  /** The page that left it. */
  readonly page: string;
  readonly edits: readonly PendingEdit[];
}

/** A draft as it is read, with what pages that went away left to be joined with it. */
export interface StoredDraft extends Draft {
  readonly pending: readonly PendingEdits[];
}

/** Reading throws when the store cannot be reached; writing says so. */
export interface DraftStore {
  heads(): Promise<readonly DraftHead[]>;
  read(id: string): Promise<StoredDraft | null>;
  /** Whether a draft that is not there was removed for good, rather than lost. */
  wasRemoved(id: string): Promise<boolean>;
  /** Compares the stored revision with `base` (0: not there yet) and puts head and parts, all or nothing. */
  write(base: number, head: DraftHead, parts: readonly PartWrite[]): Promise<WriteResult>;
  /** Removes drafts with all their points, and remembers that they were removed. */
  remove(ids: readonly string[]): Promise<WriteResult>;
  /** Puts whole drafts in the place of what is there, all of them or none. */
  replace(drafts: readonly WholeDraft[]): Promise<WriteResult>;
  /** To be called by a page that is going away: it has no time to compare revisions. */
  putPending(pending: PendingEdits): Promise<WriteResult>;
  dropPending(pending: readonly PendingEdits[]): Promise<WriteResult>;
  points(draft: string): Promise<readonly PointHead[]>;
  pointContent(draft: string, point: string): Promise<Uint8Array | null>;
  addPoint(point: Point): Promise<WriteResult>;
  removePoints(points: readonly PointHead[]): Promise<WriteResult>;
  setting(key: string): Promise<unknown>;
  putSetting(key: string, value: unknown): Promise<WriteResult>;
}
