/** 小计 of a group of results, in the free space of the group's label: the numbers that texts quote. */
import { type ReactElement, useCallback, useSyncExternalStore } from "react";
import { applicationCell, rowsOfGroup } from "../../form/fields";
import { watchAll } from "../../report/observable";
import { useSession } from "../open-draft/open-draft";
import { numberLength } from "./number-length";

export function GroupSubtotal({ group }: { readonly group: string }): ReactElement {
  const { report } = useSession();
  const totals = rowsOfGroup(group).map((row) => applicationCell(row.id, "total"));
  const ids = totals.join(" ");
  const watch = useCallback(
    (tell: () => void) =>
      watchAll(
        ids.split(" ").map((id) => report.changesAt(id)),
        tell,
      ),
    [report, ids],
  );
  const subtotal = useSyncExternalStore(watch, () =>
    totals.reduce<number | null>((sum, id) => {
      const { value } = report.sum(id);
      return value === null ? sum : (sum ?? 0) + value;
    }, null),
  );
  return (
    <span className={`subtotal ${numberLength(subtotal)}`.trim()}>
      {subtotal === null ? "" : `小计 ${subtotal}`}
    </span>
  );
}
