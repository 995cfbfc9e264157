/** One typed cell and one computed cell of the three tables. A keystroke renders its own cell, its totals, no more. */
import { memo, type ReactElement } from "react";
import { type FieldId, findField, findTotal } from "../../form/fields";
import { useEntryInput } from "../open-draft/entry-input";
import { describedBy, useFindingsAt, useSum } from "../open-draft/open-draft";
import { numberLength } from "./number-length";

interface Props {
  readonly id: FieldId;
  readonly colSpan?: number;
}

const titleOf = (messages: readonly { readonly message: string }[]): string | undefined =>
  messages.length === 0 ? undefined : messages.map(({ message }) => message).join("\n");

/**
 * A count or an amount to be typed. What is typed stays in the input; the form and the session hear of it. A keystroke
 * renders nothing here: findings and the pale ink of zeros are kept up by `syncCellAppearance`.
 */
export const Cell = memo(function Cell({ id, colSpan }: Props): ReactElement {
  const field = findField(id);
  const entry = useEntryInput(id);
  return (
    <td colSpan={colSpan}>
      <input
        aria-label={field?.name}
        inputMode={field?.kind === "amount" ? "decimal" : "numeric"}
        autoComplete="off"
        {...entry}
      />
    </td>
  );
});

/** A computed total: plain number, empty while nothing is known, pale while an addend is missing. */
export const TotalCell = memo(function TotalCell({ id, colSpan }: Props): ReactElement {
  const sum = useSum(id);
  const findings = useFindingsAt(id);
  const look = ["c", findings.length > 0 ? "bad" : "", sum.complete ? "" : "incomplete"]
    .filter(Boolean)
    .join(" ");
  return (
    <td colSpan={colSpan} className={look}>
      <output
        name={id}
        className={numberLength(sum.value)}
        tabIndex={-1}
        aria-live="off"
        aria-label={findTotal(id)?.name}
        title={titleOf(findings)}
        aria-describedby={describedBy(findings)["aria-describedby"]}
      >
        {sum.value ?? ""}
      </output>
    </td>
  );
});
