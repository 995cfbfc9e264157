/**
 * All drafts of this browser: listing, opening, adding, copying, the bin. Promise: a draft that could not be stored is
 * kept here, is listed and opened like any other, and is written as soon as that is possible.
 */
import { type Entries, typedAt, withChanges } from "../report/entries";
import { KEY_KINDS, kindOf, PART_NAMES } from "../report/key-kinds";
import { fail, type Outcome, succeed } from "../report/problem";
import type { ReportSummary } from "../report/summary";
import { DRAFT_SCHEMA, type Draft, type DraftHead, partEntries, withSummary } from "./draft";
import { mergeStates } from "./merge";
import { isNewer, isOlder, migrated } from "./migrations";
import { newId } from "./new-id";
import type { DraftStore, PendingEdits, StoredDraft, WriteResult } from "./store";
import type { Tabs } from "./tabs";
import { Witness } from "./witness";
import { type Attempts, DraftWriter } from "./writer";

/** Reads what the list shows of a report; the rules for it may have to be fetched first. */
export type Summarize = (entries: Entries) => ReportSummary | Promise<ReportSummary>;

/** A draft that is nowhere but in this page, and whoever tries to store it. */
export interface Unsaved {
  readonly writer: DraftWriter;
  /** The content that was stored last, from which what is not stored began. */
  base(): Entries;
}

export interface OpenedDraft {
  readonly draft: Draft;
  /** The content that is stored, where the draft is ahead of it; null where it is not. */
  readonly base: Entries | null;
  /** What was tried to be written before, without learning what became of it. */
  readonly attempts?: Attempts;
  /** What pages that went away had left, now in the draft: to be dropped once that is stored. */
  readonly pending?: readonly PendingEdits[];
  /** Written by an older version of the program. */
  readonly older?: boolean;
  /** Written by a newer version of the program: only to be read. */
  readonly newer: boolean;
}

export interface DraftLists {
  readonly drafts: readonly DraftHead[];
  readonly bin: readonly DraftHead[];
  /** The store was read; otherwise only what is in this page is listed. */
  readonly complete: boolean;
  /** Names of drafts that are known to be there and could not be listed. */
  readonly unlisted: readonly string[];
}

/** Windows that change one head at the same time take turns; more often than this something else is wrong. */
const TURNS = 5;

/** The stored draft with what pages that went away had not written. */
function withPending({ head, entries, pending }: StoredDraft): Draft {
  const joined = pending.reduce((stored, { edits }) => {
    const base = withChanges(
      stored,
      edits.map(({ key, bases }) => {
        const now = typedAt(stored, key);
        return { key, value: bases.includes(now) ? now : (bases[0] ?? "") };
      }),
    );
    const mine = withChanges(
      base,
      edits.map(({ key, value }) => ({ key, value })),
    );
    return withChanges(mine, mergeStates(base, mine, stored).changes);
  }, entries);
  return { head, entries: joined };
}

export class DraftLibrary {
  readonly store: DraftStore;
  readonly tabs: Tabs;
  private readonly summarize: Summarize;
  private readonly unsaved = new Map<string, Unsaved>();
  private readonly leaving = new Map<string, Promise<void>>();
  /** Drafts from the second copy, while the store cannot be read. */
  private copies: ReadonlyMap<string, Draft> = new Map();
  private ahead: { readonly id: string; readonly reading: Promise<StoredDraft | null> } | null = null;

  readonly witness: Witness;

  constructor(store: DraftStore, tabs: Tabs, summarize: Summarize, witness: Witness = new Witness(null)) {
    this.witness = witness;
    this.store = store;
    this.tabs = tabs;
    this.summarize = summarize;
  }

  /** Whether anything is nowhere but in this page. */
  get hasUnsaved(): boolean {
    return this.unsaved.size > 0 || this.leaving.size > 0;
  }

  /** A draft was stored: the other windows are told, and the witness. */
  wrote(draft: Draft): void {
    const { head } = draft;
    this.tabs.tell({ kind: "wrote", id: head.id, revision: head.revision });
    this.witness.wrote(head, draft);
  }

  /** How many drafts can be shown from the second copy while the store cannot be read. */
  get fromCopies(): number {
    return this.copies.size;
  }

  /** Shows these drafts while the store cannot be read; none when it can be again. */
  showCopies(drafts: readonly Draft[]): void {
    this.copies = new Map(drafts.map((draft) => [draft.head.id, draft]));
  }

  /** Keeps what could not be stored. */
  keepUnsaved(id: string, unsaved: Unsaved): void {
    this.unsaved.set(id, unsaved);
  }

  isSaved(id: string): void {
    this.unsaved.delete(id);
  }

  /** Something of a draft is still being written: whoever opens it waits for that. */
  isLeaving(id: string, written: Promise<void>): void {
    const over = written.then(() => {
      if (this.leaving.get(id) === over) this.leaving.delete(id);
    });
    this.leaving.set(id, over);
  }

  /** Drafts, last changed first; those in the bin apart. */
  async list(): Promise<DraftLists> {
    const stored = await this.store.heads().catch(() => null);
    const known = stored ?? [...this.copies.values()].map(({ head }) => head);
    const heads = new Map(known.map((head) => [head.id, head]));
    for (const { writer } of this.unsaved.values()) {
      heads.set(writer.draftHead.id, await this.headOf(writer.draft));
    }
    const sorted = [...heads.values()].sort((a, b) => b.changedAt.localeCompare(a.changedAt));
    const unlisted = stored !== null ? [] : this.witness.seen().filter(({ id }) => !heads.has(id));
    return {
      drafts: sorted.filter((head) => head.deletedAt === ""),
      bin: sorted.filter((head) => head.deletedAt !== ""),
      complete: stored !== null,
      unlisted: unlisted.map(({ name }) => name),
    };
  }

  /** Begins to read a draft that is going to be asked for right away. */
  readAhead(id: string): void {
    const reading = this.store.read(id);
    reading.catch(() => undefined);
    this.ahead = { id, reading };
  }

  /** Opens a draft for editing. What was not stored of it is taken over from whoever tried. */
  async open(id: string): Promise<Outcome<OpenedDraft>> {
    await this.leaving.get(id);
    const kept = this.unsaved.get(id);
    if (kept !== undefined) {
      const attempts = await kept.writer.handOver();
      const { draft } = kept.writer;
      return succeed({ draft, base: kept.base(), attempts, newer: false });
    }
    try {
      const stored = await this.readStored(id);
      if (stored === null) return fail({ code: "draft-missing" });
      if (isNewer(stored)) return succeed({ draft: stored, base: null, newer: true });
      const { pending } = stored;
      return succeed({
        draft: migrated(withPending(stored)),
        base: pending.length > 0 ? stored.entries : null,
        pending,
        older: isOlder(stored),
        newer: false,
      });
    } catch {
      const copy = this.copies.get(id);
      if (copy === undefined) return fail({ code: "storage-down" });
      return succeed({ draft: migrated(copy), base: copy.entries, newer: false });
    }
  }

  /** Keeps a new draft with these entries and returns its id; where nothing can be stored, in this page. */
  async add(
    entries: Entries,
    about: Partial<Pick<DraftHead, "role" | "unit">> = {},
  ): Promise<Outcome<string>> {
    const now = new Date().toISOString();
    const summary = await this.summarize(entries);
    const head: DraftHead = {
      ...summary,
      id: newId(),
      schema: DRAFT_SCHEMA,
      role: "own",
      unit: "",
      ...about,
      revision: 1,
      createdAt: now,
      changedAt: now,
      deletedAt: "",
      changedFields: 0,
    };
    const draft = { head: withSummary(head, summary), entries };
    const parts = PART_NAMES.map((part) => ({ part, entries: partEntries(entries, part) }));
    const result = await this.store.write(0, draft.head, parts);
    if (result.ok) this.witness.wrote(draft.head, draft);
    else this.writeLater({ head: { ...draft.head, revision: 0 }, entries }, summary);
    this.tabs.tell({ kind: "list" });
    return succeed(head.id);
  }

  /** Keeps these entries as a new draft, not finalised, and returns its id. */
  addCopy(entries: Entries): Promise<Outcome<string>> {
    const marks = Object.keys(entries).filter((key) => kindOf(key) === KEY_KINDS.finalized);
    return this.add(
      withChanges(
        entries,
        marks.map((key) => ({ key, value: "" })),
      ),
    );
  }

  putIntoBin(id: string): Promise<Outcome<null>> {
    return this.mark(id, new Date().toISOString());
  }

  takeOutOfBin(id: string): Promise<Outcome<null>> {
    return this.mark(id, "");
  }

  /** Removes drafts for good, with their history. */
  async remove(ids: readonly string[]): Promise<Outcome<null>> {
    const result = await this.store.remove(ids);
    if (!result.ok) return outcomeOf(result);
    // The store remembers what was removed: it does not count as lost, even if the page ends here.
    this.witness.forget(ids);
    for (const id of ids) {
      this.unsaved.get(id)?.writer.close();
      this.unsaved.delete(id);
    }
    this.tabs.tell({ kind: "removed", ids });
    return succeed(null);
  }

  private async headOf({ head, entries }: Draft): Promise<DraftHead> {
    return withSummary(head, await this.summarize(entries));
  }

  /** Writes a new draft as soon as that is possible, whether it is opened or not. */
  private writeLater(draft: Draft, summary: ReportSummary): void {
    const { id } = draft.head;
    const writer = new DraftWriter({
      store: this.store,
      draft,
      unsaved: true,
      summarize: () => summary,
      onNewer: (found) =>
        writer.rebase(found?.head ?? { ...draft.head, revision: 0 }, draft.entries, PART_NAMES),
      onRemoved: () => this.isSaved(id),
      onWritten: (written) => {
        this.wrote(written);
        this.isSaved(id);
        writer.close();
        this.tabs.tell({ kind: "list" });
      },
    });
    this.keepUnsaved(id, { writer, base: () => ({}) });
  }

  private async readStored(id: string): Promise<StoredDraft | null> {
    const { ahead } = this;
    this.ahead = null;
    return ahead?.id === id ? ahead.reading : this.store.read(id);
  }

  /** A draft as it stands, for whoever only reads it; null when there is none. Throws when it cannot be read. */
  async find(id: string): Promise<Draft | null> {
    const kept = this.unsaved.get(id);
    if (kept !== undefined) return kept.writer.draft;
    const copy = this.copies.get(id);
    if (copy !== undefined) return copy;
    const stored = await this.store.read(id);
    return stored === null ? null : withPending(stored);
  }

  private mark(id: string, deletedAt: string): Promise<Outcome<null>> {
    const marked = this.markNow(id, deletedAt);
    // Whoever opens it right away is to see it as it is then.
    this.isLeaving(
      id,
      marked.then(() => undefined),
    );
    return marked;
  }

  private async markNow(id: string, deletedAt: string): Promise<Outcome<null>> {
    const kept = this.unsaved.get(id);
    if (kept !== undefined) {
      kept.writer.changeHead({ deletedAt });
      return succeed(null);
    }
    try {
      let result: WriteResult = { ok: false, reason: "newer", draft: await this.store.read(id) };
      for (let turn = 0; turn < TURNS && !result.ok && result.reason === "newer"; turn += 1) {
        const { draft } = result;
        if (draft === null) return fail({ code: "draft-missing" });
        if (isNewer(draft)) return fail({ code: "data-newer" });
        const head = {
          ...migrated(draft).head,
          revision: draft.head.revision + 1,
          write: newId(),
          deletedAt,
        };
        result = await this.store.write(draft.head.revision, head, []);
        if (!result.ok) continue;
        this.tabs.tell({ kind: "wrote", id, revision: head.revision });
        this.witness.wrote(head, null);
      }
      this.tabs.tell({ kind: "list" });
      return outcomeOf(result);
    } catch {
      return fail({ code: "storage-down" });
    }
  }
}

function outcomeOf(result: WriteResult): Outcome<null> {
  if (result.ok) return succeed(null);
  return fail(result.reason === "failed" ? result.problem : { code: "draft-missing" });
}
