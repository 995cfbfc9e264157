/** Where drafts are kept: what any store promises. */
import type { Entries } from "../report/entries";
import type { Problem } from "../report/problem";
import type { Draft, DraftHead, PartName } from "./draft";
import type { PointHead } from "./restore-points";

export interface PartWrite {
  readonly part: PartName;
  readonly entries: Entries;
}

export type Durability = "strict" | "relaxed";

export type WriteResult =
  | { readonly ok: true }
  /** The stored draft is at another revision than the write started from; it was left alone. Null: it is gone. */
  | { readonly ok: false; readonly reason: "newer"; readonly draft: Draft | null }
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

/** Reading throws when the store cannot be reached; writing says so. */
export interface DraftStore {
  heads(): Promise<readonly DraftHead[]>;
  read(id: string): Promise<Draft | null>;
  /** Compares the stored revision with `base` (0: not there yet) and puts head and parts, all or nothing. */
  write(
    base: number,
    head: DraftHead,
    parts: readonly PartWrite[],
    durability: Durability,
  ): Promise<WriteResult>;
  /** Removes drafts with all their points. */
  remove(ids: readonly string[]): Promise<WriteResult>;
  /** Puts whole drafts in the place of what is there, all of them or none. */
  replace(drafts: readonly WholeDraft[]): Promise<WriteResult>;
  points(draft: string): Promise<readonly PointHead[]>;
  pointContent(draft: string, point: string): Promise<Uint8Array | null>;
  addPoint(point: Point): Promise<WriteResult>;
  removePoints(points: readonly PointHead[]): Promise<WriteResult>;
  setting(key: string): Promise<unknown>;
  putSetting(key: string, value: unknown): Promise<WriteResult>;
}
