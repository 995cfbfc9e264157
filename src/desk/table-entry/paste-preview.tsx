/**
 * What a paste that does not simply fit would do: shape, where each value goes, what is left over. Where the values can
 * be read in several ways each is shown with what follows from it, and none is chosen.
 */
import "./paste-preview.css";
import { type ReactElement, useEffect, useRef, useState } from "react";
import { findField, findTotal, stepOf, type TableId, tableOf } from "../../form/fields";
import { STEPS } from "../../form/official-form";
import { locate } from "../../form/places";
import type { Choice, PastePlan } from "../../opening/paste-plan";
import type { FoundValue } from "../../opening/readings";

interface Props {
  readonly plan: PastePlan;
  /** The table that is open. */
  readonly table: TableId;
  /** Told of the plan to carry out; null when none is. */
  readonly onDecide: (plan: PastePlan | null) => void;
}

/** All three tables, one under the other. */
const MOST_ROWS = 60;
const MOST_COLUMNS = 20;
const MOST_NAMED = 6;
/** Characters of a value that are named: a paragraph would push the table and the buttons out of view. */
const MOST_QUOTED = 16;
const quoted = (text: string): string =>
  `“${text.length > MOST_QUOTED ? `${text.slice(0, MOST_QUOTED)}…` : text}”`;

const titleOf = (table: TableId): string => {
  const step = STEPS.find((candidate) => tableOf(candidate.id) === table);
  return stepOf(step?.id ?? "cover").title;
};

const named = (items: readonly string[]): string =>
  items.length > MOST_NAMED ? `${items.slice(0, MOST_NAMED).join("、")}等` : items.join("、");

/** What is to be known of the clipboard before pasting, in sentences. */
function shapeRemarks(plan: PastePlan, table: TableId): string[] {
  const columns = Math.max(...plan.matrix.map((row) => row.length));
  const shape = `剪贴板里是 ${plan.matrix.length} 行 × ${columns} 列`;
  const recognised = plan.official
    ? `，认出是${plan.tables.map((one) => `“${titleOf(one)}”`).join("和")}的表`
    : "";
  const places = plan.tables.length > 1 ? "，会填到各自的部分" : "，会填到那一部分";
  const elsewhere = plan.official && plan.tables.some((one) => one !== table) ? places : "";
  return [
    `${shape}${recognised}${elsewhere}。`,
    ...plan.oddLengths.map(({ length }) => `原表一行有 ${length} 个数，粘贴后请逐格核对。`),
  ];
}

/** What a plan would do, in sentences. */
function planRemarks(plan: PastePlan): string[] {
  const leftovers = plan.leftovers.map(
    ({ text, row, column }) => `第 ${row + 1} 行第 ${column + 1} 列的${quoted(text)}`,
  );
  return [
    `放入 ${plan.cells.length} 格${plan.totals.length > 0 ? `；${plan.totals.length} 个合计不放入，只用来比对` : ""}。`,
    ...(leftovers.length > 0 ? [`多出 ${leftovers.length} 个值，没有地方放：${named(leftovers)}。`] : []),
    ...(plan.notNumbers.length > 0
      ? [
          `${plan.notNumbers.length} 格不是数：${named(plan.notNumbers.map(({ text, id }) => `${locate(id).name}${quoted(text)}`))}。会照原样放入，标红待改。`,
        ]
      : []),
    ...(plan.dashes > 0 ? [`${plan.dashes} 格写的是 — 或 /，按未填处理。没有的请填 0。`] : []),
    ...(plan.ambiguous ? ["这些数里可能含有合计行或合计列，请看清下面各数的去处。"] : []),
  ];
}

// The matrix never changes while it is shown: places are identity enough.
const rowKey = (row: number): string => `row ${row}`;
const cellKey = (row: number, column: number): string => `cell ${row} ${column}`;

const LOOKS = { placed: "放入", total: "比对", nothing: "按未填", words: "不是数", over: "多出" } as const;
type Look = keyof typeof LOOKS;

interface Shown {
  readonly look: Look;
  readonly title: string;
}

/** How each value on the clipboard is shown, by its place there. */
function looks(plan: PastePlan): ReadonlyMap<string, Shown> {
  const shown = new Map<string, Shown>();
  const words = new Set<FoundValue>(plan.notNumbers);
  for (const value of plan.cells) {
    const look = words.has(value) ? "words" : /\d/.test(value.text) ? "placed" : "nothing";
    shown.set(cellKey(value.row, value.column), { look, title: locate(value.id).name });
  }
  for (const { row, column, id } of plan.totals) {
    shown.set(cellKey(row, column), { look: "total", title: `${locate(id).name}（比对）` });
  }
  for (const { row, column } of plan.leftovers) {
    shown.set(cellKey(row, column), { look: "over", title: "没有地方放" });
  }
  return shown;
}

/** A place's row and column in words: 三（四）1 · 自然人 is a row and a column. */
const placeParts = (value: FoundValue | undefined): readonly [row: string, column: string] => {
  if (value === undefined) return ["", ""];
  const { label = "", table } = findField(value.id) ?? findTotal(value.id) ?? {};
  // Section four has one row, and its cells are labelled by their results.
  return [table === "disputes" ? "" : label, locate(value.id).name.split(" · ")[1] ?? ""];
};

function Clipping({ plan }: { readonly plan: PastePlan }): ReactElement {
  const shown = looks(plan);
  const placed = [...plan.cells, ...plan.totals];
  const rows = plan.matrix.slice(0, MOST_ROWS);
  const width = Math.min(MOST_COLUMNS, Math.max(...rows.map((row) => row.length)));
  const columns = Array.from({ length: width }, (_, column) =>
    placeParts(placed.find((value) => value.column === column)),
  );
  return (
    <div className="clipping">
      <table>
        <caption className="visually-hidden">剪贴板里的内容</caption>
        {plan.official ? null : (
          <thead>
            <tr>
              <td />
              {columns.map(([, name], column) => (
                <th key={cellKey(0, column)} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
        )}
        <tbody>
          {rows.map((row, y) => (
            <tr key={rowKey(y)}>
              {plan.official ? null : (
                <th scope="row">{placeParts(placed.find((value) => value.row === y))[0]}</th>
              )}
              {row.slice(0, MOST_COLUMNS).map((cell, x) => {
                const look = shown.get(cellKey(y, x));
                return (
                  <td key={cellKey(y, x)} className={look?.look} title={look?.title}>
                    {cell}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Legend({ plan }: { readonly plan: PastePlan }): ReactElement {
  const there = new Set([...looks(plan).values()].map(({ look }) => look));
  return (
    <p className="legend">
      {(Object.keys(LOOKS) as Look[])
        .filter((look) => there.has(look))
        .map((look) => (
          <span key={look} className={look}>
            {LOOKS[look]}
          </span>
        ))}
    </p>
  );
}

/** What is taken for surplus in a reading, or else what the values are taken for. */
function readingWords({ surplus, first, plan }: Choice): string {
  const [one, ...more] = surplus;
  if (one === undefined) {
    return findTotal(first) === undefined
      ? `这一列是${placeParts({ ...NO_PLACE, id: first })[1]}，填入 ${plan.cells.length} 格`
      : "这一列是总计，只用来比对，不填各格";
  }
  const texts = [...new Set(surplus.map(({ text }) => text))];
  const last = Math.max(...plan.matrix.map((row) => row.length)) - 1;
  const where = one.column === 0 ? "开头的" : one.column === last ? "末尾的" : `第 ${one.column + 1} 列的`;
  return `${where} ${named(texts)} 是多的${more.length > 0 ? `（共 ${surplus.length} 个）` : ""}`;
}

const NO_PLACE = { text: "", row: 0, column: 0 } as const;

/** What follows from a reading. */
function consequence({ disagreeing, plan }: Choice): string {
  if (plan.totals.length === 0) return "";
  if (disagreeing.length === 0) return "各个合计都对得上。";
  const wrong = disagreeing.map(({ id, text, sum }) => `${locate(id).name} 原文写 ${text}，相加为 ${sum}`);
  return `${named(wrong)}；粘贴后列在核对里。`;
}

function Readings({
  choices,
  chosen,
  onChoose,
}: {
  readonly choices: readonly Choice[];
  readonly chosen: Choice | null;
  readonly onChoose: (choice: Choice) => void;
}): ReactElement {
  return (
    <fieldset className="readings">
      <legend>这些数有 {choices.length} 种读法，请对照原文选一种</legend>
      {choices.map((choice) => {
        const words = readingWords(choice);
        const values = [...choice.plan.cells, ...choice.plan.totals]
          .filter(({ row, id }) => id.startsWith("disputes.") && row === choice.surplus[0]?.row)
          .sort((a, b) => locate(a.id).order - locate(b.id).order);
        return (
          <label key={words}>
            <input
              type="radio"
              name="paste-reading"
              checked={chosen === choice}
              onChange={() => onChoose(choice)}
            />
            <span>
              <b>{words}。</b>
              <span className={choice.disagreeing.length > 0 ? "disagrees" : "agrees"}>
                {consequence(choice)}
              </span>
              {values.length === 0 ? null : (
                <span className="values">
                  {values.map(({ id, text }) => (
                    <span
                      key={id}
                      className={findTotal(id) === undefined ? "" : "total"}
                      title={locate(id).name}
                    >
                      {text}
                    </span>
                  ))}
                </span>
              )}
            </span>
          </label>
        );
      })}
    </fieldset>
  );
}

export function PastePreview({ plan, table, onDecide }: Props): ReactElement {
  const dialog = useRef<HTMLDialogElement>(null);
  const [choice, setChoice] = useState<Choice | null>(null);
  const asks = plan.choices.length > 0;
  const chosen = asks ? (choice?.plan ?? null) : plan;
  const shown = chosen ?? plan;
  useEffect(() => {
    dialog.current?.showModal();
    dialog.current?.querySelector<HTMLElement>("input, button")?.focus();
    dialog.current?.querySelector(".clipping .over")?.scrollIntoView({ block: "nearest", inline: "center" });
  }, []);
  // Closed first: while a modal dialog stands, nothing behind it takes the focus back.
  const decide = (carriedOut: PastePlan | null) => {
    dialog.current?.close();
    onDecide(carriedOut);
  };
  return (
    <dialog
      ref={dialog}
      className="paste-preview"
      aria-labelledby="paste-title"
      onCancel={(event) => {
        event.preventDefault();
        decide(null);
      }}
      onKeyDown={(event) => {
        // In a reading that was chosen, as in any form.
        if (event.key !== "Enter" || chosen === null || !(event.target instanceof HTMLInputElement)) return;
        event.preventDefault();
        decide(chosen);
      }}
    >
      <h2 id="paste-title">粘贴前请看一下</h2>
      <ul className="remarks">
        {[...shapeRemarks(plan, table), ...(chosen === null ? [] : planRemarks(chosen))].map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {asks ? <Readings choices={plan.choices} chosen={choice} onChoose={setChoice} /> : null}
      <Clipping plan={shown} />
      <Legend plan={shown} />
      <p className="buttons">
        <button type="button" className="primary" disabled={chosen === null} onClick={() => decide(chosen)}>
          粘贴
        </button>
        <button type="button" onClick={() => decide(null)}>
          取消
        </button>
        {chosen === null ? <span className="hint">先选一种读法。都不对就取消，逐格填写。</span> : null}
      </p>
    </dialog>
  );
}
