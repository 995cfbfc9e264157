/**
 * The kinds of keys in a draft's content, each declared once: the fields themselves under their ids, and marks under a
 * prefix. Undo, merging, restoring, storing and backing up read this table and know no prefix of their own.
 *
 * A new kind is one line here. Give it a stored part of its own when it may grow, so that a keystroke in a table need
 * not write it.
 */
import { FIELDS } from "../form/fields";

/** A part of a draft that is stored by itself: `fields`, the id of a long text, or that of a kind of key. */
export type PartName = string;

/** What becomes of an entry that two windows changed differently. */
export type Joining =
  /** Both texts are kept, and somebody is asked. */
  | "ask"
  /** What is written last stands. */
  | "newest"
  /** The entry is a list (`entry-list.ts`): what either side put in is in it, what either took out is not. */
  | "union";

export interface KeyKind {
  /** What its keys begin with, up to the colon; empty for the fields. */
  readonly prefix: string;
  /** The stored part it lives in; null: long texts by themselves, the rest in `fields`. */
  readonly part: PartName | null;
  readonly joining: Joining;
  /** Whether undo takes its changes back. */
  readonly undone: boolean;
  /** Whether bringing back an older state of the report brings it back too. */
  readonly restored: boolean;
  /** Whether the report file holds it, so that it counts for the content hash. */
  readonly exported: boolean;
}

export const KEY_KINDS = {
  /** What was typed, under the field's id. */
  field: { prefix: "", part: null, joining: "ask", undone: true, restored: true, exported: true },
  /** `stated:{total id}`: a total that an opened file states and nobody has settled. */
  stated: {
    prefix: "stated:",
    part: "fields",
    joining: "newest",
    undone: true,
    restored: true,
    exported: false,
  },
  /** `shape:{table id}`: how many values the file's table had. */
  shape: {
    prefix: "shape:",
    part: "fields",
    joining: "newest",
    undone: true,
    restored: true,
    exported: false,
  },
  /** `conflict:{field id}`: what other windows put into a field that this one changed too, until somebody chooses. */
  conflict: {
    prefix: "conflict:",
    part: "fields",
    joining: "union",
    undone: true,
    restored: true,
    exported: false,
  },
  /** `finalized:at`, `:hash`, `:version`: 定稿. */
  finalized: {
    prefix: "finalized:",
    part: "fields",
    joining: "newest",
    undone: false,
    restored: false,
    exported: false,
  },
  /** `not-read:{table or section}`: how many cells could not be read; that the section, or only its title, is missing. */
  notRead: {
    prefix: "not-read:",
    part: "fields",
    joining: "newest",
    undone: true,
    restored: true,
    exported: false,
  },
  /** `old-form:{table}`: the opened document uses the trial form of that year. */
  oldForm: {
    prefix: "old-form:",
    part: "fields",
    joining: "newest",
    undone: true,
    restored: true,
    exported: false,
  },
  /** `last:{field id}`, `last:source`: last year's report, for the checks (`last-year.ts`). */
  lastYear: {
    prefix: "last:",
    part: "lastYear",
    joining: "newest",
    undone: true,
    restored: true,
    exported: false,
  },
  /** `inserted:{text field}`: the sentences inserted into a text, with their words, so that they can be refreshed. */
  inserted: {
    prefix: "inserted:",
    part: "inserted",
    joining: "union",
    undone: true,
    restored: true,
    exported: false,
  },
  /** `record:{id}`: a comment, reply, decision, or who did what; never changed once written. */
  record: {
    prefix: "record:",
    part: "records",
    joining: "newest",
    undone: false,
    restored: false,
    exported: false,
  },
  /** `answer:{finding id}`: the reason with which a warning was confirmed. */
  answer: {
    prefix: "answer:",
    part: "answers",
    joining: "newest",
    undone: true,
    restored: true,
    exported: false,
  },
  /** `origin:draftId` and so on: where a received report comes from. */
  origin: {
    prefix: "origin:",
    part: "fields",
    joining: "newest",
    undone: false,
    restored: false,
    exported: false,
  },
  /** `proposal:{field id}`: what a supervisor changed in a report that came back, and whether the officer chose. */
  proposal: {
    prefix: "proposal:",
    part: "proposals",
    joining: "newest",
    undone: true,
    restored: false,
    exported: false,
  },
  /** `roll-up:sources`: the units that a roll-up is the sum of; `roll-up:kept.{unit}`: a change of it that was not taken. */
  rollUp: {
    prefix: "roll-up:",
    part: "sources",
    joining: "newest",
    undone: true,
    restored: true,
    exported: false,
  },
} as const satisfies Readonly<Record<string, KeyKind>>;

export type KindName = keyof typeof KEY_KINDS;

const KINDS: readonly KeyKind[] = Object.values(KEY_KINDS);
const BY_PREFIX: ReadonlyMap<string, KeyKind> = new Map(KINDS.map((kind) => [kind.prefix, kind]));

/** The key of a kind for what it is about: a field's id, a table, an id of its own. */
export const keyFor = (kind: KindName, about: string): string => `${KEY_KINDS[kind].prefix}${about}`;

/** The kind of a key; what this version does not know is treated as a field. */
export function kindOf(key: string): KeyKind {
  const end = key.indexOf(":") + 1;
  return (end === 0 ? undefined : BY_PREFIX.get(key.slice(0, end))) ?? KEY_KINDS.field;
}

/** What a key of a kind is about. */
export const aboutOf = (key: string): string => key.slice(kindOf(key).prefix.length);

/** What the keys of one kind in a content are about. */
export const aboutIn = (entries: Readonly<Record<string, string>>, kind: KindName): readonly string[] =>
  Object.keys(entries)
    .filter((key) => kindOf(key) === KEY_KINDS[kind])
    .map(aboutOf);

const SHORT: PartName = "fields";
const LONG_TEXTS: ReadonlySet<string> = new Set(
  FIELDS.filter((field) => field.kind === "longText").map((field) => field.id),
);

/** Every part a draft may have. */
export const PART_NAMES: readonly PartName[] = [
  ...new Set([SHORT, ...LONG_TEXTS, ...KINDS.flatMap(({ part }) => part ?? [])]),
];

/** The part that an entry is kept in. */
export const partOf = (key: string): PartName => kindOf(key).part ?? (LONG_TEXTS.has(key) ? key : SHORT);

const KEY = /^[A-Za-z][\x21-\x7e\u4e00-\u9fff]*$/;
/** Longest key there may be: a kind's prefix and what it is about. */
const MOST_KEY = 200;

/** Whether a text from a file can be a key: never one that an object has by itself. */
export const isKey = (text: string): boolean => text.length <= MOST_KEY && KEY.test(text) && !(text in {});
