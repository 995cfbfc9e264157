/** What officer and supervisor do, as changes to the draft: each writes records and overwrites nothing. */
import type { Change, Entries } from "../report/entries";
import { quoteOf } from "./anchors";
import { happened, recordChange } from "./record-text";
import { recordsIn, type Side } from "./records";
import { submissionsIn } from "./standing";

/** Who acts, when, and ids for the records that come of it. */
export interface Actor {
  readonly by: string;
  readonly side: Side;
  /** ISO time. */
  readonly at: string;
  /** A new id that never collides. */
  readonly newId: () => string;
}

const revisionOf = (entries: Entries): number => {
  const submissions = submissionsIn(recordsIn(entries));
  return submissions[submissions.length - 1]?.revision ?? 0;
};

/** 送审. `note`: why it is submitted although errors stand. */
export function submit(
  entries: Entries,
  actor: Actor,
  given: { readonly contentHash: string; readonly file?: string; readonly note?: string },
): readonly Change[] {
  return [happened(actor, "submitted", { ...given, revision: revisionOf(entries) + 1 })];
}

/** 退回 or 通过, of exactly the content whose hash is given. */
export function decide(
  entries: Entries,
  actor: Actor,
  given: {
    readonly status: "approved" | "returned";
    readonly contentHash: string;
    readonly note: string;
    readonly file?: string;
  },
): readonly Change[] {
  const { status, contentHash, note, file } = given;
  const revision = revisionOf(entries);
  const { by, at } = actor;
  return [
    recordChange({ kind: "decision", id: actor.newId(), status, by, at, note, contentHash, revision }),
    happened(actor, status, { contentHash, revision, ...(file === undefined ? {} : { file }) }),
  ];
}

export interface CommentDraft {
  readonly at: string;
  readonly text: string;
  /** Words of the text it is about. */
  readonly words?: { readonly text: string; readonly from: number; readonly to: number };
  /** Rule of the finding it was made from. */
  readonly rule?: string;
}

export function comment(actor: Actor, { at, text, words, rule }: CommentDraft): Change {
  return recordChange({
    kind: "comment",
    id: actor.newId(),
    at,
    author: actor.by,
    side: actor.side,
    createdAt: actor.at,
    text,
    ...(words === undefined ? {} : quoteOf(words.text, words.from, words.to)),
    ...(rule === undefined ? {} : { rule }),
  });
}

export const reply = (actor: Actor, to: string, text: string): Change =>
  recordChange({
    kind: "reply",
    id: actor.newId(),
    comment: to,
    author: actor.by,
    side: actor.side,
    createdAt: actor.at,
    text,
  });

/** Settles a comment (改得对), or opens it again. */
export const settle = (actor: Actor, about: string, resolved: boolean): Change =>
  recordChange({
    kind: "resolution",
    id: actor.newId(),
    comment: about,
    resolved,
    by: actor.by,
    at: actor.at,
  });
