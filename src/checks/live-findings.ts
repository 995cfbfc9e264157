/**
 * Findings of a report being edited. The rules are fetched when `readRules` asks for them, so that nobody waits for them
 * to begin. A change runs only the checks that read it; those over whole texts wait for a pause in typing.
 * `findingsOf` over the same entries gives the same findings: a property test says so.
 */
import type { StepId } from "../form/official-form";
import { locate } from "../form/places";
import type { Change } from "../report/entries";
import type { LiveReport, ReportView } from "../report/live-report";
import { Observable, ObservableMap, type Watched } from "../report/observable";
import type { Finding, Fix, RuleId } from "./finding";
import type { RuleCheck, runCheck, subjectOf } from "./findings-of";
import { inReadingOrder } from "./reading-order";
import type { Rule, Subject } from "./rule";

type ByKey = ReadonlyMap<string, readonly RuleCheck[]>;

/** The checks that read each entry. */
function readersOf(checks: readonly RuleCheck[]): ByKey {
  const byKey = new Map<string, RuleCheck[]>();
  for (const one of checks) {
    for (const key of one.check.reads) {
      const list = byKey.get(key) ?? [];
      list.push(one);
      byKey.set(key, list);
    }
  }
  return byKey;
}

const TEXT_PAUSE_MS = 250;

const NONE: readonly Finding[] = [];

/**
 * Whether two plain values, made in the same way, are equal all through: a finding that differs in anything is another
 * one to show.
 */
function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  const [one, other] = [Object.entries(a), Object.entries(b)];
  return (
    one.length === other.length &&
    one.every(([key, value], index) => key === other[index]?.[0] && same(value, other[index]?.[1]))
  );
}

/** Whether the rules are here, still to come, or could not be had. */
export type RulesState = "to-come" | "here" | "missing";

export class LiveFindings {
  private readonly report: LiveReport;
  private lastYear: ReportView | null;
  /** What runs the checks, and what they look at; null until they are here. */
  private runner: { readonly run: typeof runCheck; readonly about: typeof subjectOf } | null = null;
  private looked: Subject | null = null;
  /** Every check has its place as soon as it is here, so that equal ranks stay in the rules' order. */
  private readonly found = new Map<RuleCheck, readonly Finding[]>();
  private readonly places = new ObservableMap<readonly Finding[]>(() => NONE);
  /** All findings, in reading order. The array changes only when a finding does. */
  readonly list = new Observable<readonly Finding[]>(NONE);
  /** Until they are here, nothing may be said of the report. */
  readonly rulesState = new Observable<RulesState>("to-come");
  private known: readonly Rule<RuleId>[] = [];
  private readers: ByKey = new Map();
  private readonly waiting = new Set<RuleCheck>();
  private timer: ReturnType<typeof setTimeout> | null = null;

  constructor(report: LiveReport, lastYear: ReportView | null = null) {
    this.report = report;
    this.lastYear = lastYear;
  }

  /** The rules that are here. */
  get rules(): readonly Rule<RuleId>[] {
    return this.known;
  }

  /** Fetches the rules and runs them. Never rejects: whether they could be had stands in `rulesState`. */
  async readRules(): Promise<void> {
    const fetched = await Promise.all([import("./all-findings"), import("./findings-of")]).catch(() => null);
    if (this.rulesState.value === "here") return;
    if (fetched === null) {
      this.rulesState.set("missing");
      return;
    }
    const [{ ALL_CHECKS: checks, ALL_RULES: rules }, { runCheck: run, subjectOf: about }] = fetched;
    this.runner = { run, about };
    this.looked = about(this.report, this.lastYear);
    for (const one of checks) this.found.set(one, NONE);
    this.known = rules;
    this.readers = readersOf(checks);
    this.run(checks);
    this.rulesState.set("here");
  }

  /** What the checks look at; null until they are here. */
  get subject(): Subject | null {
    return this.looked;
  }

  /** Last year's report was attached, replaced or taken away. */
  setLastYear(lastYear: ReportView | null): void {
    this.lastYear = lastYear;
    if (this.runner === null || this.looked === null) return;
    // The report's own texts keep what was read in them.
    this.looked = { ...this.runner.about(this.report, lastYear), texts: this.looked.texts };
    this.run(this.found.keys());
  }

  /** Findings at one field, total or section; those that only show there too are among them. */
  at(id: string): Watched<readonly Finding[]> {
    return this.places.at(id);
  }

  findingsOfStep(step: StepId): readonly Finding[] {
    return this.list.value.filter((finding) => locate(finding.at).step === step);
  }

  /** To be called after the report took the changes. */
  changed(keys: readonly string[]): void {
    const now = new Set<RuleCheck>();
    for (const key of keys) {
      for (const one of this.readers.get(key) ?? []) {
        if (one.check.waits === true) this.waiting.add(one);
        else now.add(one);
      }
    }
    this.run(now);
    if (this.waiting.size === 0) return;
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = setTimeout(() => this.settle(), TEXT_PAUSE_MS);
  }

  /** Runs what still waits for a pause: before finishing, exporting, leaving the step. */
  settle(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    const waiting = new Set(this.waiting);
    this.waiting.clear();
    this.run(waiting);
  }

  /** The finding as it is at this moment, typing included; undefined when it is gone. */
  current(id: string): Finding | undefined {
    this.settle();
    return this.list.value.find((finding) => finding.id === id);
  }

  /** What a fix changes at this moment: never what stood there when it was shown. None when the finding is gone. */
  changesOf(id: string, fix: Fix): readonly Change[] {
    return this.current(id)?.fixes.find(({ name }) => name === fix.name)?.changes ?? [];
  }

  private run(checks: Iterable<RuleCheck>): void {
    const { runner, looked } = this;
    if (runner === null || looked === null) return;
    const moved = new Set<string>();
    for (const one of checks) {
      const before = this.found.get(one) ?? NONE;
      const found = runner.run(one, looked);
      if (same(found, before)) continue;
      this.found.set(one, found);
      for (const { at, alsoAt } of [...before, ...found]) for (const id of [at, ...alsoAt]) moved.add(id);
    }
    if (moved.size > 0) this.collect(moved);
  }

  private collect(ids: ReadonlySet<string>): void {
    const found: Finding[] = [];
    for (const findings of this.found.values()) found.push(...findings);
    const all = inReadingOrder(found);
    const byId = new Map<string, Finding[]>();
    for (const finding of all) {
      for (const id of [finding.at, ...finding.alsoAt]) {
        const list = byId.get(id) ?? [];
        list.push(finding);
        byId.set(id, list);
      }
    }
    for (const id of ids) this.places.at(id).set(byId.get(id) ?? NONE);
    this.list.set(all);
  }
}
