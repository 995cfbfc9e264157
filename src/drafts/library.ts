/**
 * All drafts on this computer: listing, adding, copying, putting into the bin and taking out again.
 */
import { type Entries, FINALIZED_KEY, withChanges } from "../report/entries";
import { fail, type Outcome, succeed } from "../report/problem";
import type { DraftStore } from "./database";
import {
  DRAFT_SCHEMA,
  type Draft,
  type DraftHead,
  type DraftSummary,
  newDraftId,
  PART_NAMES,
  partEntries,
} from "./draft";

export type Summarize = (entries: Entries) => DraftSummary;

export class DraftLibrary {
  readonly store: DraftStore;
  private readonly summarize: Summarize;
  private ahead: { readonly id: string; readonly reading: Promise<Draft | null> } | null = null;

  constructor(store: DraftStore, summarize: Summarize) {
    this.store = store;
    this.summarize = summarize;
  }

  /** Drafts, last changed first; those in the bin apart. */
  async list(): Promise<{ drafts: readonly DraftHead[]; bin: readonly DraftHead[] }> {
    const heads = [...(await this.store.heads())].sort((a, b) => b.changedAt.localeCompare(a.changedAt));
    return {
      drafts: heads.filter((head) => head.deletedAt === ""),
      bin: heads.filter((head) => head.deletedAt !== ""),
    };
  }

  /** Every draft with its content, those in the bin included. */
  async all(): Promise<readonly Draft[]> {
    const heads = await this.store.heads();
    const drafts = await Promise.all(heads.map((head) => this.store.read(head.id)));
    return drafts.filter((draft): draft is Draft => draft !== null);
  }

  /** Begins to read a draft that is going to be asked for right away. */
  readAhead(id: string): void {
    this.ahead = { id, reading: this.store.read(id) };
  }

  async read(id: string): Promise<Outcome<Draft>> {
    const { ahead } = this;
    this.ahead = null;
    const draft = await (ahead?.id === id ? ahead.reading : this.store.read(id));
    return draft === null ? fail({ code: "draft-missing" }) : succeed(draft);
  }

  /** Keeps a new draft with these entries and returns its id. */
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
    };
    const parts = PART_NAMES.map((part) => ({ part, entries: partEntries(entries, part) }));
    const result = await this.store.write(0, head, parts, "strict");
    if (result.ok) return succeed(head.id);
    return fail(
      result.reason === "failed" ? result.problem : { code: "storage-failed", detail: "id already taken" },
    );
  }

  /** Keeps a copy of a draft, not finalised, and returns its id. */
  async copy(id: string): Promise<Outcome<string>> {
    const original = await this.read(id);
    if (!original.ok) return original;
    return this.add(withChanges(original.value.entries, [{ key: FINALIZED_KEY, value: "" }]));
  }

  putIntoBin(id: string): Promise<Outcome<null>> {
    return this.mark(id, new Date().toISOString());
  }

  takeOutOfBin(id: string): Promise<Outcome<null>> {
    return this.mark(id, "");
  }

  private async mark(id: string, deletedAt: string): Promise<Outcome<null>> {
    const draft = await this.store.read(id);
    if (draft === null) return fail({ code: "draft-missing" });
    const head = { ...draft.head, revision: draft.head.revision + 1, deletedAt };
    const result = await this.store.write(draft.head.revision, head, [], "strict");
    if (result.ok) return succeed(null);
    return result.reason === "failed" ? fail(result.problem) : this.mark(id, deletedAt);
  }
}
