/**
 * One draft while it is being edited. Data flows one way: keystroke → form value → here → totals, findings, undo and
 * writer. What the desk itself changes (undo, paste, fill, a choice) comes in through `make` and is shown in the form.
 * Knows no React.
 */
import { LiveFindings } from "../../checks/live-findings";
import type { DraftStore } from "../../drafts/database";
import type { Draft } from "../../drafts/draft";
import { DraftWriter } from "../../drafts/writer";
import { type FieldId, findField } from "../../form/fields";
import type { StepId } from "../../form/official-form";
import {
  type Change,
  changedKeys,
  changesOf,
  FINALIZED_KEY,
  isFinalized,
  typedAt,
} from "../../report/entries";
import { LiveReport } from "../../report/live-report";
import { changesBack, changesOfStep, UndoHistory, type UndoState, type UndoStep } from "../../report/undo";
import { summaryWith } from "../draft-summary";
import { Signal } from "../ui/signal";
import type { Target } from "./jump";

/** Shows the desk's own changes in the form's inputs. */
export type ShowChanges = (changes: readonly Change[]) => void;

export class DraftSession {
  readonly id: string;
  readonly report: LiveReport;
  readonly findings: LiveFindings;
  readonly writer: DraftWriter;
  /** The field, total or balance that has the focus; null when none has. */
  readonly focused = new Signal<FieldId | null>(null);
  readonly finalized: Signal<boolean>;
  /** When Ctrl+S was answered last, ms; 0 before. */
  readonly savedByHand = new Signal(0);
  /** The step that is drawn; null while the first one is being fetched. */
  readonly stepShown = new Signal<StepId | null>(null);
  /** Whether the map of keys is open. */
  readonly keysShown = new Signal(false);
  /** Names of the steps that undo and redo would take; null when there is none. */
  readonly undoName: Signal<string | null>;
  readonly redoName: Signal<string | null>;
  /** Where the next step that opens puts the focus, instead of its heading. */
  target: Target | null = null;
  private readonly history: UndoHistory;
  private show: ShowChanges | null = null;

  constructor(store: DraftStore, draft: Draft, undo?: UndoState) {
    this.id = draft.head.id;
    this.report = new LiveReport(draft.entries);
    this.findings = new LiveFindings(this.report);
    this.finalized = new Signal(isFinalized(draft.entries));
    this.history = new UndoHistory(undo);
    this.undoName = new Signal(this.history.undoName);
    this.redoName = new Signal(this.history.redoName);
    this.writer = new DraftWriter({
      store,
      draft,
      summarize: (entries) => summaryWith(entries, this.findings.list),
      onNewer: (newer) => {
        if (newer !== null) this.takeOver(newer);
      },
    });
  }

  get undoState(): UndoState {
    return this.history.state;
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
    if (this.finalized.value || this.report.typed(key) === value) return;
    const changes = changesOf(this.report.entries, { key, value });
    const name = `填写${findField(key)?.label ?? ""}`;
    this.history.typed(name, this.report.entries, changes, performance.now());
    this.take(changes);
    if (changes.length > 1) this.show?.(changes.slice(1));
  }

  /** Puts another text in a field as if it had been typed: restoring it, or tidying what was typed. */
  retype(key: FieldId, value: string): void {
    this.typed(key, value);
    this.show?.([{ key, value }]);
  }

  /** Makes changes as one step that can be undone, and shows them. */
  make(name: string, changes: readonly Change[]): void {
    if (this.finalized.value) return;
    this.history.made(name, this.report.entries, changes);
    this.take(changes);
    this.show?.(changes);
  }

  /** The next typing begins a new undo step: the officer left the field. */
  endTyping(): void {
    this.history.endRun();
  }

  /** Takes the last step back and returns it. */
  undo(): UndoStep | null {
    if (this.finalized.value) return null;
    const step = this.history.undo();
    if (step !== null) this.takeAndShow(changesBack(this.report.entries, step));
    return step;
  }

  redo(): UndoStep | null {
    if (this.finalized.value) return null;
    const step = this.history.redo();
    if (step !== null) this.takeAndShow(changesOfStep(this.report.entries, step));
    return step;
  }

  /** 定稿: from now on read-only, until `reopen`. */
  finalize(at: string): void {
    this.mark(at);
  }

  reopen(): void {
    this.mark("");
  }

  /** Runs the checks that wait for a pause in typing, and writes what is not written. */
  async settle(): Promise<void> {
    this.findings.settle();
    await this.writer.flush();
  }

  private mark(finalizedAt: string): void {
    this.history.endRun();
    this.take([{ key: FINALIZED_KEY, value: finalizedAt }]);
    this.finalized.set(finalizedAt !== "");
  }

  private take(changes: readonly Change[]): void {
    const keys = changes.map((change) => change.key);
    this.report.apply(changes);
    this.findings.changed(keys);
    this.writer.changed(this.report.entries, keys);
    this.undoName.set(this.history.undoName);
    this.redoName.set(this.history.redoName);
  }

  private takeAndShow(changes: readonly Change[]): void {
    this.take(changes);
    this.show?.(changes);
  }

  /** Somebody else wrote a newer state: it becomes this one's. */
  private takeOver(newer: Draft): void {
    const keys = changedKeys(this.report.entries, newer.entries);
    const changes = keys.map((key) => ({ key, value: typedAt(newer.entries, key) }));
    this.takeAndShow(changes);
    this.finalized.set(isFinalized(newer.entries));
  }
}
