/**
 * One draft while it is being edited. Data flows one way: keystroke → form value → here → totals, findings, undo and
 * writer. What the desk itself changes (undo, paste, fill, a choice) comes in through `make` and is shown in the form;
 * so does what another window changed. Knows no React.
 */
import { LiveFindings } from "../checks/live-findings";
import { summaryWith } from "../checks/summary";
import { type Draft, PART_NAMES, partOf } from "../drafts/draft";
import { DraftHistory } from "../drafts/history";
import type { DraftLibrary, OpenedDraft } from "../drafts/library";
import { mergeEntries } from "../drafts/merge";
import { DraftWriter } from "../drafts/writer";
import { type FieldId, findField } from "../form/fields";
import {
  type Change,
  changedKeys,
  changesOf,
  type Entries,
  FINALIZED_HASH_KEY,
  FINALIZED_KEY,
  FINALIZED_VERSION_KEY,
  isFinalized,
} from "../report/entries";
import { LiveReport } from "../report/live-report";
import { Observable } from "../report/observable";
import { changesBack, changesOfStep, UndoHistory, type UndoState, type UndoStep } from "../report/undo";

/** Shows the desk's own changes in the form's inputs. */
export type ShowChanges = (changes: readonly Change[]) => void;

/** Something that happened to the draft without the officer's doing. */
export type Notice =
  /** Another window changed it too; `conflicts` fields are to be chosen. */
  | { readonly code: "merged"; readonly conflicts: number }
  /** The browser's data was cleared; everything was written again. */
  | { readonly code: "rewritten" }
  /** Another window removed it for good. */
  | { readonly code: "removed" };

const versionName = (version: number): string => `定稿 第 ${version} 版`;

export class DraftSession {
  readonly id: string;
  readonly report: LiveReport;
  readonly findings: LiveFindings;
  readonly writer: DraftWriter;
  readonly history: DraftHistory;
  readonly finalized: Observable<boolean>;
  /** Nothing can be changed: finalised, or data or program are of different versions. */
  readonly locked: Observable<boolean>;
  readonly notice = new Observable<Notice | null>(null);
  /** Names of the steps that undo and redo would take; null when there is none. */
  readonly undoName: Observable<string | null>;
  readonly redoName: Observable<string | null>;
  private readonly library: DraftLibrary;
  private readonly undoHistory: UndoHistory;
  /** The content that this window last wrote or read: what merging starts from. */
  private stored: Entries;
  private readOnly: boolean;
  private toldOfMerging = false;
  private show: ShowChanges | null = null;
  private readonly stopHearing: () => void;

  constructor(library: DraftLibrary, { draft, unsaved, newer }: OpenedDraft, undo?: UndoState) {
    this.library = library;
    this.id = draft.head.id;
    this.stored = draft.entries;
    this.readOnly = newer;
    this.report = new LiveReport(draft.entries);
    this.findings = new LiveFindings(this.report);
    this.history = new DraftHistory(library.store, this.id, Date.parse(draft.head.changedAt));
    this.finalized = new Observable(isFinalized(draft.entries));
    this.locked = new Observable(this.readOnly || this.finalized.value);
    this.undoHistory = new UndoHistory(undo);
    this.undoName = new Observable(this.undoHistory.undoName);
    this.redoName = new Observable(this.undoHistory.redoName);
    this.writer = new DraftWriter({
      store: library.store,
      draft,
      unsaved,
      summarize: (entries) => summaryWith(entries, this.findings.list.value),
      onNewer: (found) => this.mergeStored(found),
      onWritten: ({ head, entries }) => {
        this.stored = entries;
        library.tabs.tell({ kind: "wrote", id: this.id, revision: head.revision });
      },
      onUnsaved: (kept) => {
        if (kept === null) library.isSaved(this.id);
        else library.keepUnsaved(kept, () => this.writer.close());
      },
    });
    this.stopHearing = library.tabs.hear((news) => {
      if (news.kind === "wrote" && news.id === this.id && news.revision > this.writer.draftHead.revision) {
        void this.checkStore();
      } else if (news.kind === "removed" && news.ids.includes(this.id)) {
        this.writer.close();
        this.lock();
        this.notice.set({ code: "removed" });
      }
    });
  }

  get undoState(): UndoState {
    return this.undoHistory.state;
  }

  /** Connects the form; returns the way to disconnect it. */
  connect(show: ShowChanges): () => void {
    this.show = show;
    return () => {
      this.show = null;
    };
  }

  /** The officer typed in a field; the form already shows it. */
  typed(key: FieldId, value: string): void {
    if (this.locked.value || this.report.typed(key) === value) return;
    const changes = changesOf(this.report.entries, { key, value });
    const name = `填写${findField(key)?.label ?? ""}`;
    this.undoHistory.typed(name, this.report.entries, changes, performance.now());
    this.commit(changes);
    if (changes.length > 1) this.show?.(changes.slice(1));
  }

  /** Puts another text in a field as if it had been typed: restoring it, or tidying what was typed. */
  retype(key: FieldId, value: string): void {
    this.typed(key, value);
    this.show?.([{ key, value }]);
  }

  /** Makes changes as one step that can be undone, and shows them. */
  applyStep(name: string, changes: readonly Change[]): void {
    if (this.locked.value) return;
    this.undoHistory.made(name, this.report.entries, changes);
    this.commitAndShow(changes);
  }

  /** The same for what changes much at once: the state before it can be brought back from the history. */
  applyWithRestorePoint(name: string, changes: readonly Change[]): void {
    if (this.locked.value || changes.length === 0) return;
    void this.history.before(name, this.report.entries, Date.now());
    this.applyStep(name, changes);
  }

  /** The notice was read; that another window is at work too is not said again. */
  dismissNotice(): void {
    this.toldOfMerging ||= this.notice.value?.code === "merged";
    this.notice.set(null);
  }

  /** The next typing begins a new undo step: the officer left the field. */
  endTyping(): void {
    this.undoHistory.endRun();
  }

  /** Takes the last step back and returns it. */
  undo(): UndoStep | null {
    if (this.locked.value) return null;
    const step = this.undoHistory.undo();
    if (step !== null) this.commitAndShow(changesBack(this.report.entries, step));
    return step;
  }

  redo(): UndoStep | null {
    if (this.locked.value) return null;
    const step = this.undoHistory.redo();
    if (step !== null) this.commitAndShow(changesOfStep(this.report.entries, step));
    return step;
  }

  /**
   * 定稿: from now on read-only, until `reopen`. A content that differs from the version finalised last becomes the
   * next version and is kept for ever.
   */
  async finalize(at: string): Promise<void> {
    const { contentHash } = await import("../report/content-hash");
    const { report } = this;
    const hash = contentHash(report);
    const last = Number(report.typed(FINALIZED_VERSION_KEY));
    const same = last > 0 && report.typed(FINALIZED_HASH_KEY) === hash;
    const version = same ? last : last + 1;
    this.mark([
      { key: FINALIZED_KEY, value: at },
      { key: FINALIZED_HASH_KEY, value: hash },
      { key: FINALIZED_VERSION_KEY, value: String(version) },
    ]);
    if (!same) await this.history.named(versionName(version), report.entries, Date.now());
  }

  reopen(): void {
    this.mark([{ key: FINALIZED_KEY, value: "" }]);
  }

  /** The content of the version finalised last; null when there is none, or it cannot be read. */
  async lastVersion(): Promise<Entries | null> {
    const name = versionName(Number(this.report.typed(FINALIZED_VERSION_KEY)));
    const point = (await this.history.list()).find((kept) => kept.kind === "named" && kept.name === name);
    return point === undefined ? null : this.history.content(point);
  }

  /** Another version of the program owns the data: nothing more can be changed here. */
  lock(): void {
    this.readOnly = true;
    this.locked.set(true);
  }

  /** Runs the checks that wait for a pause in typing, and writes what is not written. */
  async settle(): Promise<void> {
    this.findings.settle();
    await this.writer.flush();
  }

  /** Looks whether the store holds a newer state, or none any more: after news, and when the window is shown again. */
  async checkStore(): Promise<void> {
    const draft = await this.library.store.read(this.id).catch(() => undefined);
    if (draft === undefined || this.writer.state.value.kind === "saving") return;
    if (draft === null) {
      if (this.writer.draftHead.revision > 0) this.mergeStored(null);
    } else if (draft.head.revision > this.writer.draftHead.revision) this.mergeStored(draft);
  }

  /** The officer left the draft: the rest is written, however long it takes. */
  leave(): void {
    this.stopHearing();
    this.findings.settle();
    this.writer.finish();
  }

  private mark(changes: readonly Change[]): void {
    if (this.readOnly) return;
    this.undoHistory.endRun();
    this.commit(changes);
    this.followFinalized();
  }

  private followFinalized(): void {
    this.finalized.set(isFinalized(this.report.entries));
    this.locked.set(this.readOnly || this.finalized.value);
  }

  private commit(changes: readonly Change[]): void {
    const before = this.report.entries;
    const keys = changes.map((change) => change.key);
    this.report.apply(changes);
    this.findings.changed(keys);
    this.writer.changed(this.report.entries, keys);
    this.history.changing(before, Date.now());
    this.undoName.set(this.undoHistory.undoName);
    this.redoName.set(this.undoHistory.redoName);
  }

  private commitAndShow(changes: readonly Change[]): void {
    this.commit(changes);
    this.show?.(changes);
  }

  /** Another state is stored than the one this window knows: what differs is merged, and written on top of it. */
  private mergeStored(found: Draft | null): void {
    if (found === null) {
      this.stored = {};
      this.writer.rebase({ ...this.writer.draftHead, revision: 0 }, this.report.entries, PART_NAMES);
      this.notice.set({ code: "rewritten" });
      return;
    }
    const { changes, conflicts } = mergeEntries(this.stored, this.report.entries, found.entries);
    this.stored = found.entries;
    this.report.apply(changes);
    this.findings.changed(changes.map(({ key }) => key));
    this.show?.(changes);
    this.followFinalized();
    const ahead = changedKeys(found.entries, this.report.entries);
    this.writer.rebase(found.head, this.report.entries, [...new Set(ahead.map(partOf))]);
    if (conflicts.length > 0 || (changes.length > 0 && !this.toldOfMerging)) {
      this.notice.set({ code: "merged", conflicts: conflicts.length });
    }
  }
}
