/**
 * What a passage comes to beside the tables, kept with the passage until something that was looked at for it is
 * otherwise: everything asked of the report and of last year's is noted, and asked again before what is kept is given.
 * Nobody has to declare what is looked at, so that nothing can be left out.
 */
import type { Field, FieldId } from "../form/fields";
import type { Entries } from "../report/entries";
import type { ReportView } from "../report/live-report";
import type { Count } from "../report/numbers";
import type { Balance, Sum } from "../report/totals";
import type { Subject } from "./rule";
import type { Passage } from "./texts";

/** What a passage is held against. */
export type Beside = Pick<Subject, "report" | "lastYear">;

/** The answers that a report gave. */
class Answers {
  private readonly texts = new Map<string, string>();
  private readonly numbers = new Map<FieldId, Count>();
  private readonly sums = new Map<FieldId, Sum>();
  /** Set when more was asked than single values: then they hold for these entries only. */
  private whole: Entries | null = null;

  /** The report, whose answers are noted. */
  noting(report: ReportView): ReportView {
    const noted = <K, V>(notes: Map<K, V>, key: K, value: V): V => {
      notes.set(key, value);
      return value;
    };
    const noteWhole = (): void => {
      this.whole = report.entries;
    };
    return {
      get entries(): Entries {
        noteWhole();
        return report.entries;
      },
      typed: (key) => noted(this.texts, key, report.typed(key)),
      number: (id) => noted(this.numbers, id, report.number(id)),
      sum: (id) => noted(this.sums, id, report.sum(id)),
      balance(column): Balance | null {
        noteWhole();
        return report.balance(column);
      },
      stated(total): Count {
        noteWhole();
        return report.stated(total);
      },
    };
  }

  /** Whether a report gives the same answers. */
  areThoseOf(report: ReportView): boolean {
    if (this.whole !== null) return this.whole === report.entries;
    for (const [key, text] of this.texts) if (report.typed(key) !== text) return false;
    for (const [id, number] of this.numbers) if (report.number(id) !== number) return false;
    for (const [id, { value, complete }] of this.sums) {
      const sum = report.sum(id);
      if (sum.value !== value || sum.complete !== complete) return false;
    }
    return true;
  }
}

interface Kept<T> {
  readonly result: T;
  readonly report: Answers;
  /** Null where no last year's report was there. */
  readonly lastYear: Answers | null;
}

function stillHolds({ report, lastYear }: Kept<unknown>, beside: Beside): boolean {
  if (!report.areThoseOf(beside.report)) return false;
  if (lastYear === null || beside.lastYear === null) return lastYear === beside.lastYear;
  return lastYear.areThoseOf(beside.lastYear);
}

/** A way to hold passages against a report that does so again only when it can come to something else. */
export function besideReport<T>(
  compare: (passage: Passage, beside: Beside, field: Field) => T,
): (passage: Passage, beside: Beside, field: Field) => T {
  const known = new WeakMap<Passage, Kept<T>>();
  return (passage, beside, field) => {
    const kept = known.get(passage);
    if (kept !== undefined && stillHolds(kept, beside)) return kept.result;
    const report = new Answers();
    const lastYear = beside.lastYear === null ? null : new Answers();
    const noting: Beside = {
      report: report.noting(beside.report),
      lastYear: beside.lastYear === null || lastYear === null ? null : lastYear.noting(beside.lastYear),
    };
    const result = compare(passage, noting, field);
    known.set(passage, { result, report, lastYear });
    return result;
  };
}
