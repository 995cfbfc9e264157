/**
 * All drafts on this computer: listing, adding, copying, putting into the bin and taking out again.
 */
import type { Entries } from "../report/entries";
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

  async read(id: string): Promise<Outcome<Draft>> {
    const draft = await this.store.read(id);
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
