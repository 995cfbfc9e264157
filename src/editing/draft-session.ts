/**
 * One draft while it is being edited. Data flows one way: keystroke → form value → here → totals, findings, undo and
 * writer. What the desk itself changes (undo, paste, fill, a choice) comes in through `make` and is shown in the form;
 * so does what another window changed. Knows no React.
 */

import { LiveFindings } from "../checks/live-findings";
import { summaryWith } from "../checks/report-counts";
import type { Draft } from "../drafts/draft";
import { DraftHistory } from "../drafts/history";
import type { DraftLibrary, OpenedDraft } from "../drafts/library";
import { mergeStates } from "../drafts/merge";
import { newId } from "../drafts/new-id";
import type { PendingEdits } from "../drafts/store";
import { DraftWriter } from "../drafts/writer";
import { type FieldId, findField } from "../form/fields";
import { comparedYear, YEAR } from "../report/compared-year";
import {
  type Change,
  changedKeys,
  changesOf,
  type Entries,
  FINALIZED_HASH_KEY,
  FINALIZED_KEY,
  FINALIZED_VERSION_KEY,
  isFinalized,
  typedAt,
} from "../report/entries";
import { aboutIn, KEY_KINDS, type KindName, keyFor, kindOf, PART_NAMES, partOf } from "../report/key-kinds";
import { lastYearIn } from "../report/last-year-entries";
import { LiveReport, type ReportView, viewOf } from "../report/live-report";
import { Observable } from "../report/observable";
import type { Outcome } from "../report/problem";
import type { ReportSummary } from "../report/summary";
import { changesBack, changesOfStep, UndoHistory, type UndoState, type UndoStep } from "../report/undo";

/** Shows the desk's own changes in the form's inputs. */
export type ShowChanges = (changes: readonly Change[]) => void;

/** Something that happened to the draft without the officer's doing. */
export type Notice =
  /** Another window changed it too; `conflicts` fields are to be chosen. */
  | { readonly code: "merged"; readonly conflicts: number }
  /** The browser's data was cleared; everything was written again. */
  | { readonly code: "rewritten" }
  /** Another window finalised it; `waiting` texts typed here are not in it, and wait for a choice. */
  | { readonly code: "finalized-elsewhere"; readonly waiting: number }
  /** It was not finalised here, since another window has just changed it. */
  | { readonly code: "not-finalized" };

/** Why nothing can be changed. */
export type Lock =
  | "finalized"
  /** It is in the bin. */
  | "in-bin"
  /** Another window removed it for good: it is nowhere but in this page. */
  | "removed"
  /** Data or program are of another version. */
  | "version";

const entriesOf = (entries: Entries, kind: KindName): Entries =>
  Object.fromEntries(
    aboutIn(entries, kind).map((about) => [keyFor(kind, about), typedAt(entries, keyFor(kind, about))]),
  );

/** In a written record that is a comment; within its texts JSON writes no bare quotation marks. */
const COMMENT = '"kind":"comment"';
const REVIEW_KINDS = ["record", "proposal", "rollUp"] as const;
/** Who did what is recorded with every draft; only what was said, proposed or summed is shown beside it. */
const isReviewed = (entries: Entries): boolean =>
  REVIEW_KINDS.some((kind) =>
    aboutIn(entries, kind).some(
      (about) => kind !== "record" || typedAt(entries, keyFor(kind, about)).includes(COMMENT),
    ),
  );

function attachedIn(entries: Entries): ReportView | null {
  const lastYear = lastYearIn(entries);
  return lastYear === null ? null : viewOf(lastYear);
}

export class DraftSession {
  readonly id: string;
  readonly report: LiveReport;
  readonly findings: LiveFindings;
  readonly writer: DraftWriter;
  readonly history: DraftHistory;
  /** The report attached as last year's, whatever its year; null when none is. */
  readonly attached: Observable<ReportView | null>;
  /** What this year is compared with: the one attached, unless it is another year's. */
  readonly lastYear: Observable<ReportView | null>;
  /** Whether somebody said something about it, or it sums units: it has more than its own fields to show. */
  readonly reviewed: Observable<boolean>;
  /** The answers to findings, as entries. */
  readonly answers: Observable<Entries>;
  readonly finalized: Observable<boolean>;
  /** Why nothing can be changed; null while everything can. */
  readonly lockedBy: Observable<Lock | null>;
  readonly locked: Observable<boolean>;
  readonly notice = new Observable<Notice | null>(null);
  /** Names of the steps that undo and redo would take; null when there is none. */
  readonly undoName: Observable<string | null>;
  readonly redoName: Observable<string | null>;
  private readonly library: DraftLibrary;
  private readonly undoHistory: UndoHistory;
  private readonly page = newId();
  /** The content that is stored as far as this window knows: what merging starts from. */
  private stored: Entries;
  private pending: readonly PendingEdits[];
  private older: boolean;
  private otherVersion: boolean;
  private removed = false;
  private toldOfMerging = false;
  private show: ShowChanges | null = null;
  private readonly stopHearing: () => void;

  constructor(library: DraftLibrary, opened: OpenedDraft, undo?: UndoState) {
    const { draft, base } = opened;
    this.library = library;
    this.id = draft.head.id;
    this.stored = base ?? draft.entries;
    this.pending = opened.pending ?? [];
    this.older = opened.older === true;
    this.otherVersion = opened.newer;
    this.report = new LiveReport(draft.entries);
    this.attached = new Observable(attachedIn(draft.entries));
    this.lastYear = new Observable(comparedYear(this.report, this.attached.value));
    this.findings = new LiveFindings(this.report, this.attached.value);
    this.answers = new Observable(entriesOf(draft.entries, "answer"));
    this.reviewed = new Observable(isReviewed(draft.entries));
    this.history = new DraftHistory(library.store, this.id, Date.parse(draft.head.changedAt));
    this.undoHistory = new UndoHistory(undo);
    this.undoName = new Observable(this.undoHistory.undoName);
    this.redoName = new Observable(this.undoHistory.redoName);
    this.writer = new DraftWriter({
      store: library.store,
      draft,
      unsaved: base !== null,
      ...(opened.attempts === undefined ? {} : { attempts: opened.attempts }),
      summarize: (entries) => this.summaryOf(entries),
      onNewer: (found) => this.mergeStored(found),
      onRemoved: () => this.wasRemoved(),
      onWritten: (written) => {
        this.stored = written.entries;
        library.isSaved(this.id);
        this.dropPending();
        library.wrote(written);
      },
      onFailed: () => this.keepInPage(),
    });
    if (base !== null) this.keepInPage();
    this.finalized = new Observable(isFinalized(draft.entries));
    this.lockedBy = new Observable<Lock | null>(this.lockNow());
    this.locked = new Observable(this.lockedBy.value !== null);
    this.stopHearing = library.tabs.hear((news) => {
      const ahead = news.kind === "wrote" && news.id === this.id;
      if (ahead && news.revision > this.writer.draftHead.revision) void this.checkStore();
      else if (news.kind === "removed" && news.ids.includes(this.id)) {
        this.writer.refuse({ code: "draft-removed" });
        this.wasRemoved();
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
  typed(key: FieldId, value: string, beside: readonly Change[] = []): void {
    if (this.locked.value || this.report.typed(key) === value) return;
    const changes = [...changesOf(this.report.entries, { key, value }), ...beside];
    const name = `填写${findField(key)?.label ?? ""}`;
    this.undoHistory.typed(name, this.report.entries, changes, performance.now());
    this.commit(changes);
    if (changes.length > 1) this.show?.(changes.slice(1));
  }

  /**
   * Puts another text in a field as if it had been typed: restoring it, or tidying what was typed. What goes somewhere
   * else of it is `beside`, in the same step.
   */
  retype(key: FieldId, value: string, beside: readonly Change[] = []): void {
    this.typed(key, value, beside);
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
   * next version and is kept for ever. Not when another window changed the report meanwhile: `notice` says so.
   */
  async finalize(at: string): Promise<void> {
    const { contentHash } = await import("../report/content-hash");
    const { report } = this;
    if (this.locked.value) return;
    const hash = contentHash(report);
    const last = Number(report.typed(FINALIZED_VERSION_KEY));
    const same = last > 0 && report.typed(FINALIZED_HASH_KEY) === hash;
    const version = same ? last : last + 1;
    this.mark([
      { key: FINALIZED_KEY, value: at },
      { key: FINALIZED_HASH_KEY, value: hash },
      { key: FINALIZED_VERSION_KEY, value: String(version) },
    ]);
    const content = report.entries;
    await this.writer.flush();
    if (!same && isFinalized(report.entries)) await this.history.version(version, content, Date.now());
  }

  reopen(): void {
    if (this.lockedBy.value === "finalized") this.mark([{ key: FINALIZED_KEY, value: "" }]);
  }

  /** The content of the version finalised last; null when there is none, or it cannot be read. */
  async lastVersion(): Promise<Entries | null> {
    const version = Number(this.report.typed(FINALIZED_VERSION_KEY));
    const point = (await this.history.list())?.find((kept) => kept.version === version);
    return point === undefined ? null : this.history.content(point);
  }

  /**
   * Keeps what is said and decided about the report. It changes nothing of what the report says, so a finalised one takes
   * it too, and undo passes it over.
   */
  annotate(changes: readonly Change[]): void {
    this.mark(changes);
  }

  /** Another version of the program owns the data: nothing more can be changed here. */
  lock(): void {
    this.otherVersion = true;
    this.followState();
  }

  /** Takes it out of the bin, where it can be changed again. */
  takeOutOfBin(): void {
    if (this.lockedBy.value !== "in-bin") return;
    this.writer.changeHead({ deletedAt: "" });
    this.followState();
  }

  /** Keeps what stands here as a new draft, and returns its id. */
  saveAsNew(): Promise<Outcome<string>> {
    return this.library.addCopy(this.report.entries);
  }

  /** Runs the checks that wait for a pause in typing, and writes what is not written. */
  async settle(): Promise<void> {
    this.findings.settle();
    await this.writer.flush();
  }

  /** Looks whether the store holds a newer state, or none any more: after news, and when the window is shown again. */
  async checkStore(): Promise<void> {
    try {
      const { store } = this.library;
      const found = await store.read(this.id);
      const { revision } = this.writer.draftHead;
      if (found !== null) {
        if (found.head.revision > revision) this.writer.found(found);
      } else if (await store.wasRemoved(this.id)) {
        this.writer.refuse({ code: "draft-removed" });
        this.wasRemoved();
      } else if (revision > 0) this.writer.found(null);
    } catch {
      // It cannot be read: the next write says so.
    }
  }

  /** The page may be going away: what is not written is written, and put where that takes no reading first. */
  leavePage(): void {
    void this.writer.flush();
    const { entries } = this.report;
    const bases = [this.stored, ...this.writer.maybeStored];
    const keys = changedKeys(this.stored, entries);
    if (keys.length === 0 || this.removed || this.otherVersion) return;
    const edits = keys.map((key) => ({
      key,
      value: typedAt(entries, key),
      bases: bases.map((base) => typedAt(base, key)),
    }));
    const pending: PendingEdits = { draft: this.id, page: this.page, edits };
    this.pending = [...this.pending.filter(({ page }) => page !== this.page), pending];
    void this.library.store.putPending(pending);
  }

  /** The officer left the draft: the rest is written, however long it takes. */
  leave(): void {
    this.stopHearing();
    this.findings.settle();
    this.library.isLeaving(this.id, this.writer.finish());
  }

  private keepInPage(): void {
    this.library.keepUnsaved(this.id, { writer: this.writer, base: () => this.stored });
  }

  private lockNow(): Lock | null {
    if (this.removed) return "removed";
    if (this.otherVersion) return "version";
    if (this.writer.draftHead.deletedAt !== "") return "in-bin";
    return this.finalized.value ? "finalized" : null;
  }

  /** For the list. Until the report can be checked, what was known before counts on. */
  private summaryOf(entries: Entries): ReportSummary {
    const summary = summaryWith(entries, this.findings.list.value);
    if (this.findings.rulesState.value === "here") return summary;
    const { errors, warnings, notices } = this.writer.draftHead;
    return { ...summary, errors, warnings, notices };
  }

  private mark(changes: readonly Change[]): void {
    if (this.otherVersion || this.removed) return;
    this.undoHistory.endRun();
    this.commit(changes);
    this.followState();
  }

  private followState(): void {
    this.finalized.set(isFinalized(this.report.entries));
    this.lockedBy.set(this.lockNow());
    this.locked.set(this.lockedBy.value !== null);
  }

  /** What stands beside the fields and is watched as a whole follows the changes. */
  private followKinds(keys: readonly string[]): void {
    const kinds = new Set(keys.map(kindOf));
    if (kinds.has(KEY_KINDS.answer)) this.answers.set(entriesOf(this.report.entries, "answer"));
    if (REVIEW_KINDS.some((kind) => kinds.has(KEY_KINDS[kind]))) {
      this.reviewed.set(isReviewed(this.report.entries));
    }
    const isAnother = kinds.has(KEY_KINDS.lastYear);
    if (isAnother) this.attached.set(attachedIn(this.report.entries));
    if (isAnother || keys.includes(YEAR)) this.lastYear.set(comparedYear(this.report, this.attached.value));
    if (isAnother) this.findings.setLastYear(this.attached.value);
  }

  private wasRemoved(): void {
    this.removed = true;
    this.library.isSaved(this.id);
    this.followState();
  }

  /** What had been left for a next start is stored now. */
  private dropPending(): void {
    if (this.pending.length === 0) return;
    const { pending } = this;
    this.pending = [];
    void this.library.store.dropPending(pending);
  }

  private commit(changes: readonly Change[]): void {
    const before = this.report.entries;
    if (this.older) void this.history.before("程序升级", before, Date.now());
    this.older = false;
    const keys = changes.map((change) => change.key);
    this.report.apply(changes);
    this.findings.changed(keys);
    this.followKinds(keys);
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
    const { changes, conflicts, finalized } = mergeStates(this.stored, this.report.entries, found.entries);
    this.stored = found.entries;
    this.report.apply(changes);
    const keys = changes.map(({ key }) => key);
    this.findings.changed(keys);
    this.followKinds(keys);
    this.show?.(changes);
    const ahead = changedKeys(found.entries, this.report.entries);
    this.writer.rebase(found.head, this.report.entries, [...new Set(ahead.map(partOf))]);
    this.followState();
    if (finalized === "mine") this.notice.set({ code: "not-finalized" });
    else if (finalized === "theirs") {
      this.notice.set({ code: "finalized-elsewhere", waiting: conflicts.length });
    } else if (conflicts.length > 0 || (changes.length > 0 && !this.toldOfMerging)) {
      this.notice.set({ code: "merged", conflicts: conflicts.length });
    }
  }
}
