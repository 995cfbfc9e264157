/**
 * One report being edited: what was typed, the numbers in it and the totals, kept up with each change.
 * Only what a change touches is computed again, and only its watchers are told. Knows no page.
 */
import {
  APPLICATION_COLUMNS,
  applicationCell,
  balanceId,
  type FieldId,
  findTotal,
  TOTALS,
} from "../form/fields";
import { BALANCE } from "../form/official-form";
import { type Change, type Entries, numberAt, statedKey, typedAt, withChanges } from "./entries";
import type { Count } from "./numbers";
import { Observable, ObservableMap, type Watched } from "./observable";
import { type Balance, balanceOf, type Sum, sumAt } from "./totals";

/** What the checks, print and export read of a report. */
export interface ReportView {
  readonly entries: Entries;
  /** As typed; empty when nothing is. */
  typed(key: string): string;
  number(id: FieldId): Count;
  /** A total's sum; of a typed field, its own number. */
  sum(id: FieldId): Sum;
  balance(column: string): Balance | null;
  /** The total an opened file states and nobody has settled. */
  stated(total: FieldId): Count;
}

/** Totals and balances that depend on a typed field. */
const DEPENDENTS: ReadonlyMap<FieldId, readonly FieldId[]> = (() => {
  const dependents = new Map<FieldId, FieldId[]>();
  const add = (field: FieldId, dependent: FieldId) => {
    const list = dependents.get(field) ?? [];
    if (!list.includes(dependent)) list.push(dependent);
    dependents.set(field, list);
  };
  for (const total of TOTALS) for (const addend of total.addends) add(addend, total.id);
  for (const column of APPLICATION_COLUMNS) {
    for (const id of balanceInputs(column)) add(id, balanceId(column));
  }
  return dependents;
})();

/** Typed fields that a column's balance is made of. */
export function balanceInputs(column: string): readonly FieldId[] {
  return [...BALANCE.received, ...BALANCE.handled].flatMap((row) => {
    const id = applicationCell(row, column);
    return findTotal(id)?.addends ?? [id];
  });
}

/** A report that does not change: for checks over a file, for print, for tests. */
export function viewOf(entries: Entries): ReportView {
  return new LiveReport(entries);
}

export class LiveReport implements ReportView {
  /** Everything that was typed; watched, it tells of every change. */
  readonly content: Observable<Entries>;
  private readonly numbers = new Map<FieldId, Count>();
  private readonly sums = new Map<FieldId, Sum>();
  private readonly balances = new Map<FieldId, Balance | null>();
  private readonly changes = new ObservableMap(() => 0);

  constructor(entries: Entries) {
    this.content = new Observable(entries);
  }

  get entries(): Entries {
    return this.content.value;
  }

  typed(key: string): string {
    return typedAt(this.entries, key);
  }

  number(id: FieldId): Count {
    let number = this.numbers.get(id);
    if (number === undefined) {
      number = numberAt(this.entries, id);
      this.numbers.set(id, number);
    }
    return number;
  }

  sum(id: FieldId): Sum {
    let sum = this.sums.get(id);
    if (sum === undefined) {
      sum = sumAt(id, (field) => this.number(field));
      this.sums.set(id, sum);
    }
    return sum;
  }

  balance(column: string): Balance | null {
    const id = balanceId(column);
    let balance = this.balances.get(id);
    if (balance === undefined) {
      balance = balanceOf(column, (field) => this.sum(field));
      this.balances.set(id, balance);
    }
    return balance;
  }

  stated(total: FieldId): Count {
    const typed = this.entries[statedKey(total)];
    return typed === undefined ? null : Number(typed);
  }

  /** Makes the changes and tells the watchers of the changed keys and of the totals they move. */
  apply(changes: readonly Change[]): void {
    const real = changes.filter(({ key, value }) => typedAt(this.entries, key) !== value);
    if (real.length === 0) return;
    const next = withChanges(this.entries, real);
    const touched = new Set<string>();
    for (const { key } of real) {
      touched.add(key);
      this.numbers.delete(key);
      this.sums.delete(key);
      for (const dependent of DEPENDENTS.get(key) ?? []) {
        touched.add(dependent);
        this.sums.delete(dependent);
        this.balances.delete(dependent);
      }
    }
    this.content.set(next);
    for (const key of touched) {
      const changes = this.changes.known(key);
      changes?.set(changes.value + 1);
    }
  }

  /** How often one entry, total or balance changed. */
  changesAt(key: string): Watched<number> {
    return this.changes.at(key);
  }
}
