/** 读成: what the document was read as, every value and text of it to be changed before it becomes a draft. */
import { memo, type ReactElement, type ReactNode } from "react";
import {
  APPLICATION_COLUMNS,
  applicationCell,
  applicationColumnLabel,
  type FieldId,
  findField,
  findTotal,
  noteId,
  rowName,
  rowPlace,
  TABLE_VALUES,
  type TableId,
  tableOf,
} from "../../form/fields";
import { APPLICATION_ROWS, STEPS, TEXT_FIELDS } from "../../form/official-form";
import { TABLE_LAYOUTS } from "../../form/table-layout";
import { type Entries, isValidEntry, statedKey, typedAt } from "../../report/entries";
import type { ReportView } from "../../report/live-report";
import { parseCount } from "../../report/numbers";
import { type CellActions, ResultCell, ResultTotal, SIGNS } from "./result-cell";
import { type Found, STANDING_WORDS } from "./to-look-at";

export interface ResultProps {
  readonly view: ReportView;
  /** What somebody typed, by id. */
  readonly values: Readonly<Record<FieldId, string>>;
  readonly found: ReadonlyMap<FieldId, Found>;
  readonly lit: FieldId | null;
  readonly actions: CellActions;
  /** What stands before a table: the readings to choose from. */
  readonly before: (table: TableId) => ReactNode;
}

const NOT_FOUND: Found = { standing: "not-found", why: "", written: null, source: null };

type Shown = Omit<ResultProps, "before">;

const textAt = ({ values, view }: Shown, id: FieldId): string => values[id] ?? typedAt(view.entries, id);

function statedAt({ values, view, found }: Shown, id: FieldId): string | null {
  const typed = values[id];
  if (typed !== undefined) return typed;
  const stated = typedAt(view.entries, statedKey(id));
  if (stated !== "") return stated;
  const read = found.get(id);
  return read?.notNumber === true ? read.written : null;
}

/** A draft takes only a number for a stated total: of anything else it is said that, and what it keeps. */
function refusedAt(shown: Shown, id: FieldId): string {
  const text = statedAt(shown, id);
  if (text === null || text === "") return "";
  const number = parseCount(text);
  if (number.ok && number.value !== null) return "";
  const kept = typedAt(shown.view.entries, statedKey(id));
  return kept === "" ? "不是数字，不带入草稿" : `不是数字，没有采用，草稿里仍是原文的 ${kept}`;
}

function Value({ id, ...shown }: Shown & { readonly id: FieldId }): ReactElement {
  const { standing, why } = shown.found.get(id) ?? NOT_FOUND;
  const common = { id, standing, why, isLit: shown.lit === id, actions: shown.actions };
  if (findTotal(id) === undefined) {
    return (
      <ResultCell
        {...common}
        standing={
          shown.values[id] === undefined && standing === "not-found" && textAt(shown, id) !== ""
            ? "sure"
            : standing
        }
        value={textAt(shown, id)}
      />
    );
  }
  const { value } = shown.view.sum(id);
  return (
    <ResultTotal
      {...common}
      sum={value === null ? "" : String(value)}
      stated={statedAt(shown, id)}
      refused={refusedAt(shown, id)}
    />
  );
}

/** A layout never changes, so its parts are told apart by where they stand. */
const keyAt = (row: number, column: number): string => `${row}.${column}`;

function LayoutRows({ table, ...shown }: Shown & { readonly table: TableId }): ReactElement {
  return (
    <tbody>
      {TABLE_LAYOUTS[table].rows.map((row, y) => (
        <tr key={keyAt(y, 0)}>
          {row.map((cell, x) =>
            cell.kind === "value" ? (
              <td key={cell.id} colSpan={cell.colSpan}>
                <Value id={cell.id} {...shown} />
              </td>
            ) : (
              <th key={keyAt(y, x)} scope={cell.scope} colSpan={cell.colSpan} rowSpan={cell.rowSpan}>
                {cell.text}
              </th>
            ),
          )}
        </tr>
      ))}
    </tbody>
  );
}

function ApplicationRows(shown: Shown): ReactElement {
  return (
    <>
      <thead>
        <tr>
          <th scope="col">信息内容</th>
          {APPLICATION_COLUMNS.map((column) => (
            <th scope="col" key={column}>
              {applicationColumnLabel(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {APPLICATION_ROWS.map((row) => (
          <tr key={row.id}>
            <th scope="row" title={rowName(row)}>
              {rowPlace(row)}
            </th>
            {APPLICATION_COLUMNS.map((column) => (
              <td key={column}>
                <Value id={applicationCell(row.id, column)} {...shown} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </>
  );
}

function TextField({ id, ...shown }: Shown & { readonly id: FieldId }): ReactElement {
  const field = findField(id);
  const value = textAt(shown, id);
  const read = shown.found.get(id) ?? NOT_FOUND;
  const standing =
    shown.values[id] !== undefined
      ? "typed"
      : read.standing === "not-found" && value !== ""
        ? "sure"
        : read.standing;
  const isUnsure = standing !== "sure" && (standing !== "not-found" || field?.required === true);
  const common = {
    name: id,
    id: `open-${id}`,
    value,
    "aria-describedby": isUnsure ? `open-${id}-standing` : undefined,
    "aria-invalid": (value !== "" && !isValidEntry(id, value)) || undefined,
    onFocus: () => shown.actions.visit(id, "focus"),
    onMouseEnter: () => shown.actions.visit(id, "hover"),
  };
  return (
    <p className={`result-text ${standing}${shown.lit === id ? " lit" : ""}`} data-certainty={standing}>
      <label htmlFor={common.id}>{field?.label ?? id}</label>
      {field?.kind === "longText" ? (
        <textarea
          {...common}
          rows={Math.min(8, Math.max(2, Math.ceil(value.length / 45)))}
          onChange={(event) => shown.actions.type(id, event.target.value)}
        />
      ) : (
        <input
          {...common}
          autoComplete="off"
          onChange={(event) => shown.actions.type(id, event.target.value)}
        />
      )}
      {isUnsure ? (
        <span className="standing" id={`open-${id}-standing`}>
          {STANDING_WORDS[standing]}
          {read.why === "" || standing === "typed" ? "" : `：${read.why}`}
        </span>
      ) : null}
    </p>
  );
}

/** How many of a table's typed cells hold something, of how many. */
function filledIn(entries: Entries, table: TableId): string {
  const cells = TABLE_VALUES[table].filter((id) => findField(id) !== undefined);
  const filled = cells.filter((id) => typedAt(entries, id) !== "").length;
  return filled === cells.length ? `${filled} 格都有数` : `${cells.length} 格，有数的 ${filled} 格`;
}

function Table({ table, ...shown }: Shown & { readonly table: TableId }): ReactElement {
  const remarks = TABLE_VALUES[table]
    .map(noteId)
    .filter((id) => textAt(shown, id) !== "" || id in shown.values);
  return (
    <>
      <p className="hint">{filledIn(shown.view.entries, table)}</p>
      {/* A region that scrolls sideways is reached through its inputs. */}
      <div className="result-table">
        <table className={`read-${table}`}>
          <caption className="visually-hidden">{TABLE_LAYOUTS[table].caption}</caption>
          {table === "applications" ? (
            <ApplicationRows {...shown} />
          ) : (
            <LayoutRows table={table} {...shown} />
          )}
        </table>
      </div>
      {textAt(shown, noteId(table)) === "" && shown.values[noteId(table)] === undefined ? null : (
        <TextField id={noteId(table)} {...shown} />
      )}
      {remarks.map((id) => (
        <TextField key={id} id={id} {...shown} />
      ))}
    </>
  );
}

const Legend = (): ReactElement => (
  <p className="legend hint">
    {(["doubtful", "not-found", "typed", "chosen"] as const).map((standing) => (
      <span key={standing}>
        <b className={`sign ${standing}`}>{SIGNS[standing]}</b> {STANDING_WORDS[standing]}
      </span>
    ))}
  </p>
);

export const ResultView = memo(function ResultView({ before, ...shown }: ResultProps): ReactElement {
  return (
    <>
      <Legend />
      {STEPS.filter(({ id }) => id !== "finish").map((step) => {
        const table = tableOf(step.id);
        return (
          <section key={step.id} aria-labelledby={`open-step-${step.id}`}>
            <h3 id={`open-step-${step.id}`}>{step.title}</h3>
            {table === undefined ? (
              TEXT_FIELDS.filter((field) => field.step === step.id).map(({ id }) => (
                <TextField key={id} id={id} {...shown} />
              ))
            ) : (
              <>
                {before(table)}
                <Table table={table} {...shown} />
              </>
            )}
          </section>
        );
      })}
    </>
  );
});
