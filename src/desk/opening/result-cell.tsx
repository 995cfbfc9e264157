/** One value of the result: typed cells can be changed here, totals are computed, with what the document states beside. */
import { type KeyboardEvent, memo, type ReactElement } from "react";
import { findField, findTotal } from "../../form/fields";
import { isValidEntry } from "../../report/entries";
import type { Standing } from "./to-look-at";
import { STANDING_WORDS } from "./to-look-at";

/** One character each, so that nothing is told by colour alone; the legend spells them out. */
export const SIGNS: Readonly<Record<Standing, string>> = {
  sure: "",
  doubtful: "疑",
  "not-found": "缺",
  typed: "改",
  chosen: "选",
};

export interface CellActions {
  readonly type: (id: string, text: string) => void;
  readonly visit: (id: string, how: "hover" | "focus") => void;
}

interface CellProps {
  readonly id: string;
  readonly value: string;
  readonly standing: Standing;
  readonly why: string;
  readonly isLit: boolean;
  readonly actions: CellActions;
}

/** What a screen reader says of a value: its name and, where it is not sure, that and why. */
const spoken = (name: string, standing: Standing, why: string): string =>
  standing === "sure" ? name : `${name}，${STANDING_WORDS[standing]}${why === "" ? "" : `：${why}`}`;

/** Up and down go through the cells above and below, as in the table. */
function goToRow(event: KeyboardEvent<HTMLInputElement>): void {
  const { key, altKey, ctrlKey, currentTarget } = event;
  const step =
    key === "ArrowDown" || (key === "Enter" && !event.shiftKey)
      ? 1
      : key === "ArrowUp" || key === "Enter"
        ? -1
        : 0;
  if (step === 0 || altKey || ctrlKey || event.nativeEvent.isComposing) return;
  const column = currentTarget.name.slice(currentTarget.name.lastIndexOf("."));
  const cells = [
    ...(currentTarget.closest("table")?.querySelectorAll<HTMLInputElement>("input[name]") ?? []),
  ].filter(({ name }) => name.endsWith(column));
  const next = cells[cells.indexOf(currentTarget) + step];
  event.preventDefault();
  next?.focus();
  next?.select();
}

export const ResultCell = memo(function ResultCell({
  id,
  value,
  standing,
  why,
  isLit,
  actions,
}: CellProps): ReactElement {
  const invalid = value !== "" && !isValidEntry(id, value);
  return (
    <span className={`result-cell ${standing}${isLit ? " lit" : ""}`} data-certainty={standing}>
      <input
        name={id}
        value={value}
        inputMode="decimal"
        autoComplete="off"
        aria-label={spoken(findField(id)?.name ?? id, standing, why)}
        aria-invalid={invalid || undefined}
        className={value === "0" ? "zero" : undefined}
        onChange={(event) => actions.type(id, event.target.value)}
        onFocus={() => actions.visit(id, "focus")}
        onMouseEnter={() => actions.visit(id, "hover")}
        onKeyDown={goToRow}
      />
      {SIGNS[standing] === "" ? null : (
        <span className="sign" aria-hidden="true">
          {SIGNS[standing]}
        </span>
      )}
    </span>
  );
});

interface TotalProps extends Omit<CellProps, "value"> {
  readonly sum: string;
  /** What the document states, where it is not the sum; null where it agrees or says nothing. */
  readonly stated: string | null;
  /** What becomes of a stated total that is no number, as a sentence; empty where it is one. */
  readonly refused: string;
}

export const ResultTotal = memo(function ResultTotal({
  id,
  sum,
  stated,
  refused,
  standing,
  why,
  isLit,
  actions,
}: TotalProps): ReactElement {
  const name = findTotal(id)?.name ?? id;
  return (
    <span className={`result-total${isLit ? " lit" : ""}${stated === null ? "" : " differs"}`}>
      <output name={id} aria-label={`${name}，各格相加`} onMouseEnter={() => actions.visit(id, "hover")}>
        {sum}
      </output>
      {stated === null ? null : (
        <label className="stated">
          <span aria-hidden="true">原文</span>
          <input
            data-stated={id}
            value={stated}
            inputMode="numeric"
            autoComplete="off"
            aria-label={spoken(`${name}，原文写的合计`, standing, why)}
            aria-invalid={refused !== "" || undefined}
            aria-describedby={refused === "" ? undefined : `${id}-refused`}
            onChange={(event) => actions.type(id, event.target.value)}
            onFocus={() => actions.visit(id, "focus")}
          />
        </label>
      )}
      {refused === "" ? null : (
        <span className="refused" id={`${id}-refused`} role="status">
          {refused}
        </span>
      )}
    </span>
  );
});
