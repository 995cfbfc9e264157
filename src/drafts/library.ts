/**
 * All drafts of this browser: listing, opening, adding, copying, the bin. Promise: a draft that could not be stored is
 * kept here, is listed and opened like any other, and is written as soon as that is possible.
 */
import { type Entries, isFinalizedMark, withChanges } from "../report/entries";
import { fail, type Outcome, type Problem, succeed } from "../report/problem";
import type { ReportSummary } from "../report/summary";
import { DRAFT_SCHEMA, type Draft, type DraftHead, newDraftId, PART_NAMES, partEntries } from "./draft";
import { isNewer, migrated } from "./migrations";
import type { DraftStore, WriteResult } from "./store";
import type { Tabs } from "./tabs";

export type Summarize = (entries: Entries) => ReportSummary;

export interface OpenedDraft {
  readonly draft: Draft;
  /** It is nowhere but in this page. */
  readonly unsaved: boolean;
  /** Written by a newer version of the program: only to be read. */
  readonly newer: boolean;
}

/** Drafts stay in the bin this long, ms. */
const IN_BIN = 30 * 24 * 60 * 60 * 1000;

export class DraftLibrary {
  readonly store: DraftStore;
  readonly tabs: Tabs;
  private readonly summarize: Summarize;
  private readonly unsaved = new Map<string, { draft: Draft; stop: () => void }>();
  private ahead: { readonly id: string; readonly reading: Promise<Draft | null> } | null = null;

  constructor(store: DraftStore, tabs: Tabs, summarize: Summarize) {
    this.store = store;
    this.tabs = tabs;
    this.summarize = summarize;
  }

  /** Whether anything is nowhere but in this page. */
  get hasUnsaved(): boolean {
    return this.unsaved.size > 0;
  }

  /** Keeps what could not be stored; `stop` ends whoever still tries to store it, once somebody else takes it over. */
  keepUnsaved(draft: Draft, stop: () => void): void {
    this.unsaved.set(draft.head.id, { draft, stop });
  }

  isSaved(id: string): void {
    this.unsaved.delete(id);
  }

  /** Drafts, last changed first; those in the bin apart. */
  async list(): Promise<{ drafts: readonly DraftHead[]; bin: readonly DraftHead[] }> {
    const stored = await this.store.heads().catch(() => []);
    const heads = new Map(stored.map((head) => [head.id, head]));
    for (const { draft } of this.unsaved.values()) heads.set(draft.head.id, draft.head);
    const sorted = [...heads.values()].sort((a, b) => b.changedAt.localeCompare(a.changedAt));
    return {
      drafts: sorted.filter((head) => head.deletedAt === ""),
      bin: sorted.filter((head) => head.deletedAt !== ""),
    };
  }

  /** Every draft with its content, those in the bin and those not stored included. */
  async all(): Promise<readonly Draft[]> {
    const { drafts, bin } = await this.list();
    const read = await Promise.all([...drafts, ...bin].map(({ id }) => this.find(id)));
    return read.filter((draft): draft is Draft => draft !== null);
  }

  /** Begins to read a draft that is going to be asked for right away. */
  readAhead(id: string): void {
    const reading = this.store.read(id);
    reading.catch(() => undefined);
    this.ahead = { id, reading };
  }

  /** Opens a draft for editing. What was not stored of it is taken over from whoever tried. */
  async open(id: string): Promise<Outcome<OpenedDraft>> {
    const kept = this.unsaved.get(id);
    kept?.stop();
    try {
      const found = kept?.draft ?? (await this.find(id));
      if (found === null) return fail({ code: "draft-missing" });
      return succeed({ draft: migrated(found), unsaved: kept !== undefined, newer: isNewer(found) });
    } catch {
      return fail({ code: "storage-down" });
    }
  }

  /** Keeps a new draft with these entries and returns its id; where nothing can be stored, in this page. */
  async add(entries: Entries): Promise<Outcome<string>> {
    const now = new Date().toISOString();
    const head: DraftHead = {
      ...this.summarize(entries),
      id: newDraftId(),
      schema: DRAFT_SCHEMA,
      revision: 1,
      createdAt: now,
      changedAt: now,
      deletedAt: "",
      changedFields: 0,
    };
    const parts = PART_NAMES.map((part) => ({ part, entries: partEntries(entries, part) }));
    const result = await this.store.write(0, head, parts, "strict");
    if (!result.ok) this.keepUnsaved({ head: { ...head, revision: 0 }, entries }, () => undefined);
    this.tabs.tell({ kind: "list" });
    return succeed(head.id);
  }

  /** Keeps a copy of a draft, not finalised, and returns its id. */
  async copy(id: string): Promise<Outcome<string>> {
    const original = await this.find(id).catch(() => null);
    if (original === null) return fail({ code: "draft-missing" });
    const marks = Object.keys(original.entries).filter(isFinalizedMark);
    return this.add(
      withChanges(
        original.entries,
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
    for (const id of ids) {
      this.unsaved.get(id)?.stop();
      this.unsaved.delete(id);
    }
    const result = await this.store.remove(ids);
    this.tabs.tell({ kind: "removed", ids });
    return outcomeOf(result);
  }

  /** Removes what has been in the bin for thirty days. */
  async emptyBin(now: number): Promise<void> {
    const { bin } = await this.list();
    const over = bin.filter((head) => now - Date.parse(head.deletedAt) > IN_BIN).map((head) => head.id);
    if (over.length > 0) await this.remove(over);
  }

  private async find(id: string): Promise<Draft | null> {
    const kept = this.unsaved.get(id);
    if (kept !== undefined) return kept.draft;
    const { ahead } = this;
    this.ahead = null;
    return ahead?.id === id ? ahead.reading : this.store.read(id);
  }

  private async mark(id: string, deletedAt: string): Promise<Outcome<null>> {
    const draft = await this.find(id).catch(() => null);
    if (draft === null) return fail({ code: "draft-missing" });
    const head = { ...draft.head, revision: draft.head.revision + 1, deletedAt };
    const result = await this.store.write(draft.head.revision, head, [], "strict");
    if (!result.ok && result.reason === "newer") return this.mark(id, deletedAt);
    this.tabs.tell({ kind: "list" });
    return outcomeOf(result);
  }
}

function outcomeOf(result: WriteResult): Outcome<null> {
  if (result.ok) return succeed(null);
  const problem: Problem = result.reason === "failed" ? result.problem : { code: "draft-missing" };
  return fail(problem);
}
