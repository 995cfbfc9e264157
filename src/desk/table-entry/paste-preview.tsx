/** What a paste that does not simply fit would do: shape, where each value goes, what is left over. */
import "./paste-preview.css";
import { type ReactElement, useEffect, useRef } from "react";
import { stepOf, type TableId, tableOf } from "../../form/fields";
import { STEPS } from "../../form/official-form";
import { locate } from "../../form/places";
import type { PastePlan } from "../../opening/paste-plan";

interface Props {
  readonly plan: PastePlan;
  /** The table that is open. */
  readonly table: TableId;
  readonly onDecide: (paste: boolean) => void;
}

const MOST_ROWS = 30;
const MOST_COLUMNS = 20;
const MOST_NAMED = 6;

const titleOf = (table: TableId): string => {
  const step = STEPS.find((candidate) => tableOf(candidate.id) === table);
  return stepOf(step?.id ?? "cover").title;
};

const named = (items: readonly string[]): string =>
  items.length > MOST_NAMED ? `${items.slice(0, MOST_NAMED).join("、")}等` : items.join("、");

/** What is to be known before pasting, in sentences. */
function remarks(plan: PastePlan, table: TableId): string[] {
  const columns = Math.max(...plan.matrix.map((row) => row.length));
  const shape = `剪贴板里是 ${plan.matrix.length} 行 × ${columns} 列`;
  const recognised = plan.official
    ? `，认出是${plan.tables.map((one) => `“${titleOf(one)}”`).join("和")}的表`
    : "";
  const elsewhere = plan.official && plan.tables.some((one) => one !== table) ? "，会填到那一部分" : "";
  const leftovers = plan.leftovers.map(
    ({ text, row, column }) => `第 ${row + 1} 行第 ${column + 1} 列的“${text}”`,
  );
  return [
    `${shape}${recognised}${elsewhere}。`,
    `放入 ${plan.cells.length} 格${plan.totals.length > 0 ? `；${plan.totals.length} 个合计不放入，只用来比对` : ""}。`,
    ...(leftovers.length > 0 ? [`多出 ${leftovers.length} 个值，没有地方放：${named(leftovers)}。`] : []),
    ...plan.oddLengths.map(({ length }) => `原表一行有 ${length} 个数，粘贴后请逐格核对。`),
    ...(plan.notNumbers.length > 0
      ? [
          `${plan.notNumbers.length} 格不是数：${named(plan.notNumbers.map(({ text, id }) => `${locate(id).name}“${text}”`))}。会照原样放入，标红待改。`,
        ]
      : []),
    ...(plan.dashes > 0 ? [`${plan.dashes} 格写的是 — 或 /，按未填处理。没有的请填 0。`] : []),
    ...(plan.ambiguous ? ["这些数里可能含有合计行或合计列，请看清下面各数的去处。"] : []),
  ];
}

// The matrix never changes while it is shown: places are identity enough.
const rowKey = (row: number): string => `row ${row}`;
const cellKey = (row: number, column: number): string => `cell ${row} ${column}`;

function Clipping({ plan }: { readonly plan: PastePlan }): ReactElement {
  const placed = new Map(plan.cells.map((value) => [`${value.row} ${value.column}`, locate(value.id).name]));
  const totals = new Map(plan.totals.map((value) => [`${value.row} ${value.column}`, locate(value.id).name]));
  const over = new Set(plan.leftovers.map(({ row, column }) => `${row} ${column}`));
  const look = (at: string): { className?: string; title?: string } => {
    if (over.has(at)) return { className: "over", title: "没有地方放" };
    const cell = placed.get(at);
    if (cell !== undefined) return { className: "placed", title: cell };
    const total = totals.get(at);
    return total === undefined ? {} : { className: "total", title: `${total}（比对）` };
  };
  return (
    <div className="clipping">
      <table>
        <caption className="visually-hidden">剪贴板里的内容</caption>
        <tbody>
          {plan.matrix.slice(0, MOST_ROWS).map((row, y) => (
            <tr key={rowKey(y)}>
              {row.slice(0, MOST_COLUMNS).map((cell, x) => (
                <td key={cellKey(y, x)} {...look(`${y} ${x}`)}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function PastePreview({ plan, table, onDecide }: Props): ReactElement {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
    dialog.current?.querySelector<HTMLElement>("button")?.focus();
    dialog.current?.querySelector(".clipping .over")?.scrollIntoView({ block: "nearest", inline: "center" });
  }, []);
  // Closed first: while a modal dialog stands, nothing behind it takes the focus back.
  const decide = (paste: boolean) => {
    dialog.current?.close();
    onDecide(paste);
  };
  return (
    <dialog
      ref={dialog}
      className="paste-preview"
      aria-labelledby="paste-title"
      onCancel={(event) => {
        event.preventDefault();
        decide(false);
      }}
    >
      <h2 id="paste-title">粘贴前请看一下</h2>
      <ul className="remarks">
        {remarks(plan, table).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <Clipping plan={plan} />
      <p className="legend">
        <span className="placed">放入</span>
        <span className="total">比对</span>
        <span className="over">多出</span>
      </p>
      <p className="buttons">
        <button type="button" className="primary" onClick={() => decide(true)}>
          粘贴
        </button>
        <button type="button" onClick={() => decide(false)}>
          取消
        </button>
      </p>
    </dialog>
  );
}
