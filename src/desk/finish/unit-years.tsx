/** 近年主要数字: the report's main figures beside those of the unit's reports before it, once two years are known. */
import "./unit-years.css";
import { type ReactElement, useEffect, useState } from "react";
import { typedAt } from "../../report/entries";
import { type LastYearSource, lastYearSource } from "../../report/last-year";
import {
  type UnitYears,
  unitYears,
  type YearFigure,
  type YearOrigin,
  type YearReport,
  type YearSeries,
} from "../../review/summary/unit-years";
import { useOpenDraft } from "../open-draft/open-draft";
import { Figures } from "../ui/chart";
import { useApp } from "../ui/services";
import { useWatched } from "../ui/use-watched";
import { watchOtherReports } from "./other-reports";

const ORIGIN_NAMES: Readonly<Record<YearOrigin, string>> = {
  open: "本报告",
  attached: "上年报告",
  finalized: "列表里的定稿",
  draft: "列表里的草稿",
  typed: "手工填写",
};
const GAP_NAMES: Readonly<Record<Exclude<YearFigure, number>, string>> = {
  "no-report": "没有报告",
  empty: "没填",
  incomplete: "没填全",
  "no-whole": "没有办结的",
};

const WIDTH = 150;
const [TOP, FLOOR, BOTTOM] = [16, 78, 94];
const WIDEST_BAR = 24;

const textOf = (figure: YearFigure, unit: string): string =>
  typeof figure === "number" ? `${figure}${unit === "%" ? "%" : ""}` : GAP_NAMES[figure];

function YearBars({ series, years }: { readonly series: YearSeries; readonly years: UnitYears["years"] }) {
  const { name, shortName, unit, figures } = series;
  const most = Math.max(1, ...figures.flatMap((figure) => (typeof figure === "number" ? [figure] : [])));
  const said = figures.map((figure, index) => {
    const words = typeof figure === "number" && unit === "件" ? `${figure} 件` : textOf(figure, unit);
    return `${years[index]?.year ?? ""} 年${typeof figure === "number" ? " " : ""}${words}`;
  });
  const slot = WIDTH / years.length;
  const width = Math.min(WIDEST_BAR, slot * 0.7);
  return (
    <figure>
      <figcaption>
        {shortName}（{unit}）
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${BOTTOM + 4}`} role="img" aria-label={`${name}：${said.join("，")}`}>
        {years.map(({ year, origin }, index) => {
          const figure = figures[index] ?? "no-report";
          const middle = slot * (index + 0.5);
          const height = typeof figure === "number" ? ((FLOOR - TOP) * figure) / most : 0;
          return (
            <g key={year}>
              {height === 0 ? null : (
                <rect
                  x={middle - width / 2}
                  y={FLOOR - height}
                  width={width}
                  height={height}
                  className={origin === "open" ? "fill-0" : "earlier"}
                />
              )}
              <text x={middle} y={FLOOR - height - 4} textAnchor="middle">
                {typeof figure === "number" ? figure : "—"}
              </text>
              <text x={middle} y={BOTTOM} textAnchor="middle" className="year">
                {year}
              </text>
            </g>
          );
        })}
        <line x1={0} y1={FLOOR} x2={WIDTH} y2={FLOOR} className="floor" />
      </svg>
    </figure>
  );
}

/** Other reports of the unit on this desk; null until they have been read. */
function useOtherReports(id: string, organization: string): readonly YearReport[] | null {
  const { library } = useApp();
  const [reports, setReports] = useState<readonly YearReport[] | null>(null);
  useEffect(() => watchOtherReports(library, { id, organization }, setReports), [library, id, organization]);
  return reports;
}

const originOf = (source: LastYearSource | null): YearOrigin =>
  source?.kind === "typed" ? "typed" : "attached";

export function UnitYearsCard(): ReactElement | null {
  const { session } = useOpenDraft();
  const entries = useWatched(session.report.content);
  const lastYear = useWatched(session.lastYear);
  const others = useOtherReports(session.id, typedAt(entries, "organization"));
  const year = session.report.number("year");
  if (others === null || year === null) return null;
  const known = unitYears(year, [
    { origin: "open", report: session.report, changedAt: "" },
    ...(lastYear === null
      ? []
      : [{ origin: originOf(lastYearSource(entries)), report: lastYear, changedAt: "" }]),
    ...others,
  ]);
  if (known === null) return null;
  const { years, series } = known;
  return (
    <section className="card chart unit-years" aria-labelledby="unit-years">
      <h2 id="unit-years">近 {years.length} 年主要数字</h2>
      <div className="small-charts">
        {series.map((one) => (
          <YearBars key={one.id} series={one} years={years} />
        ))}
      </div>
      <Figures
        head={["年度", ...series.map(({ name }) => name), "取自"]}
        rows={years.map(({ year: shown, origin }, index) => [
          `${shown} 年`,
          ...series.map(({ figures, unit }) => textOf(figures[index] ?? "no-report", unit)),
          origin === null ? "—" : ORIGIN_NAMES[origin],
        ])}
      />
    </section>
  );
}
