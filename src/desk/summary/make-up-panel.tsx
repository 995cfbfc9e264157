/** What a total is made of: units, largest first, then those with 0 and those that are not counted. */
import type { ReactElement } from "react";
import type { Outlier } from "../../review/summary/outliers";
import { type FigureColumn, makeUpOf, totalIn, type UnitFigures } from "../../review/summary/wide-table";
import { reviewPath } from "../ui/routes";

/** So many are drawn; the rest is said in one line. */
const MOST = 40;

interface Props {
  readonly column: FigureColumn;
  readonly summed: readonly UnitFigures[];
  /** Names of units that are not counted. */
  readonly missing: readonly string[];
  readonly outliers: readonly Outlier[];
  readonly names: ReadonlyMap<string, string>;
}

const list = (names: readonly string[]): string =>
  names.length > 12 ? `${names.slice(0, 12).join("、")}等 ${names.length} 个` : names.join("、");

export function MakeUpPanel({ column, summed, missing, outliers, names }: Props): ReactElement {
  const { parts, zero, empty } = makeUpOf(summed, column);
  const total = totalIn(summed, column);
  const most = parts[0]?.value ?? 0;
  const rest = parts.slice(MOST);
  return (
    <>
      <h2>{column.name} · 合计的构成</h2>
      <p className="big">
        {total === "" ? "–" : total}
        <small>
          {column.unit}，{summed.length} 个单位相加
        </small>
      </p>
      <ol className="parts">
        {parts.slice(0, MOST).map(({ unit, value }) => (
          <li key={unit.id}>
            <a href={reviewPath(unit.id)} title={unit.name}>
              {unit.name}
            </a>
            <span className="bar">
              <span style={{ width: `${most === 0 ? 0 : (100 * value) / most}%` }} />
            </span>
            <b>{value}</b>
          </li>
        ))}
      </ol>
      {rest.length === 0 ? null : (
        <p>
          其余 {rest.length} 个单位共{" "}
          {totalIn(
            rest.map(({ unit }) => unit),
            column,
          )}
        </p>
      )}
      {zero.length === 0 ? null : <p>填 0：{list(zero.map(({ name }) => name))}</p>}
      {empty.length === 0 ? null : (
        <p className="field-warning">没有填：{list(empty.map(({ name }) => name))}</p>
      )}
      {missing.length === 0 ? null : <p>没有计入：{list(missing)}</p>}
      {outliers.length === 0 ? null : (
        <div className="outliers">
          {outliers.slice(0, 6).map((outlier) => (
            <p key={`${outlier.unit} ${outlier.column} ${outlier.than}`}>
              <b>
                ▲ {names.get(outlier.unit) ?? ""} {outlier.value}
              </b>
              {outlier.than === "last-year"
                ? `，上年报告 ${outlier.usual}。`
                : `，同类单位一般 ${Math.round(outlier.usual)}。`}
              <a href={reviewPath(outlier.unit)}>去核实</a>
            </p>
          ))}
        </div>
      )}
    </>
  );
}
