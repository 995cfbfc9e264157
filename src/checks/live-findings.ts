/**
 * Findings of a report being edited. A change runs only the checks that read it; those over whole texts wait for a pause
 * in typing. `findingsOf` over the same entries gives the same findings: a property test says so.
 */
import type { StepId } from "../form/official-form";
import { locate } from "../form/places";
import type { LiveReport } from "../report/live-report";
import { Observable, ObservableMap, type Watched } from "../report/observable";
import type { Check, Finding } from "./finding";
import { CHECKS, inReadingOrder } from "./rules";

const CHECKS_BY_KEY: ReadonlyMap<string, readonly Check[]> = (() => {
  const byKey = new Map<string, Check[]>();
  for (const check of CHECKS) {
    for (const key of check.reads) {
      const list = byKey.get(key) ?? [];
      list.push(check);
      byKey.set(key, list);
    }
  }
  return byKey;
})();

const TEXT_PAUSE_MS = 250;

const NONE: readonly Finding[] = [];

const sameFindings = (a: readonly Finding[], b: readonly Finding[]): boolean =>
  a.length === b.length &&
  a.every((finding, index) => {
    const other = b[index];
    return (
      other !== undefined && finding.message === other.message && finding.span?.from === other.span?.from
    );
  });

export class LiveFindings {
  private readonly report: LiveReport;
  private readonly found = new Map<Check, readonly Finding[]>();
  private readonly places = new ObservableMap<readonly Finding[]>(() => NONE);
  /** All findings, in reading order. The array changes only when a finding does. */
  readonly list = new Observable<readonly Finding[]>(NONE);
  private readonly waiting = new Set<Check>();
  private timer: ReturnType<typeof setTimeout> | null = null;

  constructor(report: LiveReport) {
    this.report = report;
    this.runAll();
  }

  /** Findings at one field, total or section. */
  at(id: string): Watched<readonly Finding[]> {
    return this.places.at(id);
  }

  findingsOfStep(step: StepId): readonly Finding[] {
    return this.list.value.filter((finding) => locate(finding.at).step === step);
  }

  /** To be called after the report took the changes. */
  changed(keys: readonly string[]): void {
    const now = new Set<Check>();
    for (const key of keys) {
      for (const check of CHECKS_BY_KEY.get(key) ?? []) {
        if (check.waits === true) this.waiting.add(check);
        else now.add(check);
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

  private runAll(): void {
    for (const check of CHECKS) this.found.set(check, check.find(this.report));
    this.collect(new Set(CHECKS.map((check) => check.at)));
  }

  private run(checks: ReadonlySet<Check>): void {
    const moved = new Set<string>();
    for (const check of checks) {
      const found = check.find(this.report);
      if (sameFindings(found, this.found.get(check) ?? NONE)) continue;
      this.found.set(check, found);
      moved.add(check.at);
    }
    if (moved.size > 0) this.collect(moved);
  }

  private collect(ids: ReadonlySet<string>): void {
    const byId = new Map<string, Finding[]>();
    for (const findings of this.found.values()) {
      for (const finding of findings) {
        const list = byId.get(finding.at) ?? [];
        list.push(finding);
        byId.set(finding.at, list);
      }
    }
    for (const id of ids) this.places.at(id).set(byId.get(id) ?? NONE);
    this.list.set(inReadingOrder([...byId.values()].flat()));
  }
}
