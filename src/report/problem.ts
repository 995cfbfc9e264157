/**
 * Everything that can go wrong outside the report's own content, in one shape. Expected failures are returned as values; only the unexpected is thrown.
 */

export type Problem =
  /** An opened file is larger than this page will read. */
  | { readonly code: "file-too-large"; readonly megabytes: number }
  | { readonly code: "too-many-files"; readonly most: number }
  | { readonly code: "file-unreadable" }
  | { readonly code: "one-backup" }
  | { readonly code: "file-empty" }
  /** Not JSON: broken off, or another kind of file. */
  | { readonly code: "not-json" }
  /** Its characters are broken: saved in another encoding than it was read in. */
  | { readonly code: "broken-characters" }
  /** JSON nested deeper than any file of ours. */
  | { readonly code: "too-deep"; readonly most: number }
  /** JSON with a key given twice: which of the two values counts is not for us to choose. */
  | { readonly code: "key-twice"; readonly key: string }
  /** A report file in which nearly everything is unknown. */
  | { readonly code: "too-many-unknown"; readonly most: number }
  /** JSON, but of another kind. */
  | { readonly code: "wrong-kind" }
  | { readonly code: "newer-version"; readonly version: number }
  /** A review file whose report is not the one its content hash names. */
  | { readonly code: "content-changed" }
  /** Needs a password. */
  | { readonly code: "file-encrypted" }
  /** Word before 2007, or a workbook before 1997, or one with a password: all look alike from outside. */
  | { readonly code: "old-office" }
  /** Broken off or damaged. */
  | { readonly code: "file-damaged" }
  /** Beyond any report: made to exhaust memory, or something else altogether. */
  | {
      readonly code: "file-too-complex";
      readonly what: "cells" | "elements" | "depth" | "unpacked" | "pages" | "text" | "rows";
    }
  /** A picture, a program, an archive of other things. */
  | { readonly code: "unknown-kind" }
  /** Rich text (RTF), which looks like text and is not read. */
  | { readonly code: "rich-text" }
  /** A PDF that is broken off or damaged: nothing, or not all, can be read of it. */
  | { readonly code: "pdf-damaged" }
  /** A PDF without any text. */
  | { readonly code: "pictures-only" }
  /** A PDF whose fonts name their characters by tables that are not in the file. */
  | { readonly code: "pdf-fonts" }
  /** Readable, but nothing in it is part of an annual report. */
  | { readonly code: "not-a-report" }
  /** Taken for last year's report, and no number of its three tables is there to compare with. */
  | { readonly code: "no-numbers" }
  | { readonly code: "took-too-long"; readonly seconds: number }
  | { readonly code: "reading-cancelled" }
  /** A value the report cannot hold. */
  | { readonly code: "bad-value"; readonly at: string; readonly expected: string; readonly found: string }
  /** The browser's storage is full. */
  | { readonly code: "storage-full" }
  /** The browser allows no storage: private window, or forbidden. */
  | { readonly code: "storage-unavailable" }
  /** The settings of the browser forbid this site to store anything. */
  | { readonly code: "storage-forbidden" }
  /** The disk itself is full. */
  | { readonly code: "disk-full" }
  /** The storage does not answer. */
  | { readonly code: "storage-slow" }
  /** The database cannot be opened just now: damaged, or lost. */
  | { readonly code: "storage-down" }
  /** The database could not be opened for long. */
  | { readonly code: "storage-unreadable" }
  /** Another window holds an older version of the database open. */
  | { readonly code: "storage-blocked" }
  | { readonly code: "storage-failed"; readonly detail: string }
  /** Another window runs a newer version of the program. */
  | { readonly code: "program-outdated" }
  /** What is stored was written by a newer version of the program. */
  | { readonly code: "data-newer" }
  | { readonly code: "draft-missing" }
  /** A backup could not be brought back, and nothing of it was. */
  | { readonly code: "restore-failed" }
  /** Another window removed the draft for good. */
  | { readonly code: "draft-removed" }
  /** A part of the program could not be loaded: it was replaced by a newer one, or the network is down. */
  | { readonly code: "part-missing" }
  /** The clipboard holds nothing that could go into a table. */
  | { readonly code: "paste-picture" | "paste-nothing" | "paste-too-long" }
  | { readonly code: "paste-too-large"; readonly rows: number; readonly columns: number };

export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Problem };

export const succeed = <T>(value: T): Outcome<T> => ({ ok: true, value });
export const fail = (problem: Problem): { readonly ok: false; readonly problem: Problem } => ({
  ok: false,
  problem,
});
