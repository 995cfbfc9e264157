/** What a reader sees change between two states of a report: typed values and totals, each as it is printed. */
import { EVERY_FIELD, type FieldId, TOTALS } from "../form/fields";
import { type Entries, typedAt } from "../report/entries";
import { type ReportView, viewOf } from "../report/live-report";

export interface ValueChange {
  readonly id: FieldId;
  readonly before: string;
  readonly after: string;
}

/** A total as people have it before them: the stated one as long as nobody settled it. */
const totalText = (view: ReportView, id: FieldId): string => {
  const value = view.stated(id) ?? view.sum(id).value;
  return value === null ? "" : String(value);
};

/** Every value that differs, in the order of the form, totals after the typed ones. */
export function changedValues(before: Entries, after: Entries): ReadonlyMap<FieldId, ValueChange> {
  const [then, now] = [viewOf(before), viewOf(after)];
  const changes = new Map<FieldId, ValueChange>();
  const add = (id: FieldId, was: string, is: string): void => {
    if (was !== is) changes.set(id, { id, before: was, after: is });
  };
  for (const { id } of EVERY_FIELD) add(id, typedAt(before, id), typedAt(after, id));
  for (const { id } of TOTALS) add(id, totalText(then, id), totalText(now, id));
  return changes;
}
