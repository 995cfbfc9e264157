/**
 * Three charts for whoever would rather look than read: results by group, units ranked, this year against last. Each is an
 * SVG with a sentence as its title and its figures as a table behind one click; told apart in black and white by hatching.
 */
import type { ReactElement } from "react";
import {
  columnsOf,
  type FigureColumn,
  makeUpOf,
  totalIn,
  type UnitFigures,
} from "../../review/summary/wide-table";
import { Figures, FiguresOpen, Hatches } from "../ui/chart";

const MAIN = columnsOf("main");
const RESULTS: readonly FigureColumn[] = MAIN.filter(({ group, computed }) => group !== "" && !computed);
const WIDTH = 640;
/** Below this a share says nothing. */
const FEWEST = 10;

const share = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)}%`;

function ResultsChart({ summed }: { readonly summed: readonly UnitFigures[] }): ReactElement {
  const values = RESULTS.map((column) => ({
    name: column.head,
    value: Number(totalIn(summed, column) || 0),
  }));
  const all = values.reduce((sum, { value }) => sum + value, 0);
  const open = values.slice(0, 2).reduce((sum, { value }) => sum + value, 0);
  if (all < FEWEST) {
    return (
      <section className="card chart">
        <h2>办理结果</h2>
        <p className="hint">办结 {all} 件，太少，不画图。</p>
        <Figures head={["结果", "件数"]} rows={values.map(({ name, value }) => [name, String(value)])} />
      </section>
    );
  }
  const title = `办结 ${all} 件，${share(open, all)} 予以公开或部分公开`;
  let x = 0;
  const bars = values.map(({ name, value }, index) => {
    const width = (WIDTH * value) / all;
    const bar = { name, value, x, width, index };
    x += width;
    return bar;
  });
  return (
    <section className="card chart">
      <h2>{title}</h2>
      <svg
        viewBox={`0 0 ${WIDTH} 96`}
        role="img"
        aria-label={`${title}：${values.map(({ name, value }) => `${name} ${value} 件`).join("，")}`}
      >
        <Hatches />
        {bars.map((bar) => (
          <g key={bar.name}>
            <rect x={bar.x} y={4} width={bar.width} height={40} className={`fill-${bar.index}`} />
            {bar.width > 26 ? (
              <text x={bar.x + bar.width / 2} y={29} textAnchor="middle" className={`on-${bar.index}`}>
                {bar.value}
              </text>
            ) : null}
          </g>
        ))}
        {bars.map((bar) => (
          <g
            key={bar.name}
            transform={`translate(${(bar.index % 3) * 210} ${58 + Math.floor(bar.index / 3) * 20})`}
          >
            <rect width={14} height={12} className={`fill-${bar.index}`} />
            <text x={20} y={11}>
              {bar.name} {bar.value} 件（{share(bar.value, all)}）
            </text>
          </g>
        ))}
      </svg>
      <Figures
        head={["结果", "件数", "占办结"]}
        rows={values.map(({ name, value }) => [name, String(value), share(value, all)])}
      />
    </section>
  );
}

const MOST = 20;

function RankedChart({
  summed,
  column,
}: {
  readonly summed: readonly UnitFigures[];
  readonly column: FigureColumn;
}): ReactElement {
  const { parts, zero } = makeUpOf(summed, column);
  const shown = parts.slice(0, MOST);
  const most = shown[0]?.value ?? 1;
  const top = shown[0];
  const title =
    top === undefined
      ? `${column.name}：${zero.length > 0 ? "各单位都是 0" : "各单位都没有填"}`
      : `${column.name}最多的是${top.unit.name}，${top.value} ${column.unit}`;
  const height = shown.length * 22 + 4;
  return (
    <section className="card chart">
      <h2>{title}</h2>
      <svg
        viewBox={`0 0 ${WIDTH} ${Math.max(22, height)}`}
        role="img"
        aria-label={`各单位由多到少：${shown.map(({ unit, value }) => `${unit.name} ${value}`).join("，")}`}
      >
        {shown.map(({ unit, value }, index) => (
          <g key={unit.id} transform={`translate(0 ${index * 22})`}>
            <text x={206} y={15} textAnchor="end">
              {unit.name.length > 15 ? `…${unit.name.slice(-14)}` : unit.name}
            </text>
            <rect x={214} y={4} width={Math.max(1, (360 * value) / most)} height={14} className="fill-0" />
            <text x={220 + Math.max(1, (360 * value) / most)} y={15}>
              {value}
            </text>
          </g>
        ))}
      </svg>
      {parts.length > MOST || zero.length > 0 ? (
        <p className="hint">
          {[
            parts.length > MOST ? [`另有 ${parts.length - MOST} 个单位较少`] : [],
            zero.length > 0 ? [`${zero.length} 个单位是 0`] : [],
          ]
            .flat()
            .join("，")}
          。
        </p>
      ) : null}
      <Figures
        head={["单位", column.name]}
        rows={[
          ...parts.map(({ unit, value }) => [unit.name, String(value)]),
          ...zero.map(({ name }) => [name, "0"]),
        ]}
      />
    </section>
  );
}

function YearsChart({
  summed,
  lastYear,
  year,
}: {
  readonly summed: readonly UnitFigures[];
  readonly lastYear: ReadonlyMap<string, UnitFigures>;
  readonly year: number;
}): ReactElement {
  // Only units that are known in both years are compared.
  const both = summed.filter(({ id }) => lastYear.has(id));
  const then = both.flatMap(({ id }) => lastYear.get(id) ?? []);
  const values = MAIN.map((column) => ({
    name: column.head,
    was: Number(totalIn(then, column) || 0),
    is: Number(totalIn(both, column) || 0),
  }));
  const [received] = values;
  const by = (received?.is ?? 0) - (received?.was ?? 0);
  if (both.length === 0) {
    return (
      <section className="card chart">
        <h2>与上年比</h2>
        <p className="hint">这台电脑上没有这些单位 {year - 1} 年度的报告。收到以后，这里比较两年。</p>
      </section>
    );
  }
  const title = `新收比上年${by === 0 ? "没有变" : by > 0 ? `多 ${by} 件` : `少 ${-by} 件`}（${both.length} 个两年都有的单位）`;
  const most = Math.max(1, ...values.flatMap(({ was, is }) => [was, is]));
  return (
    <section className="card chart">
      <h2>{title}</h2>
      <svg
        viewBox={`0 0 ${WIDTH} ${values.length * 34 + 26}`}
        role="img"
        aria-label={`${title}：${values.map(({ name, was, is }) => `${name} ${was} → ${is}`).join("，")}`}
      >
        <Hatches />
        <rect x={110} y={2} width={14} height={12} className="fill-2" />
        <text x={130} y={13}>
          {year - 1} 年
        </text>
        <rect x={200} y={2} width={14} height={12} className="fill-0" />
        <text x={220} y={13}>
          {year} 年
        </text>
        {values.map(({ name, was, is }, index) => (
          <g key={name} transform={`translate(0 ${24 + index * 34})`}>
            <text x={98} y={19} textAnchor="end">
              {name}
            </text>
            <rect x={106} y={2} width={(440 * was) / most} height={12} className="fill-2" />
            <text x={112 + (440 * was) / most} y={12}>
              {was}
            </text>
            <rect x={106} y={16} width={(440 * is) / most} height={12} className="fill-0" />
            <text x={112 + (440 * is) / most} y={27}>
              {is}
            </text>
          </g>
        ))}
      </svg>
      <Figures
        head={["项目", `${year - 1} 年`, `${year} 年`]}
        rows={values.map(({ name, was, is }) => [name, String(was), String(is)])}
      />
    </section>
  );
}

export function Charts(props: {
  readonly summed: readonly UnitFigures[];
  readonly lastYear: ReadonlyMap<string, UnitFigures>;
  readonly year: number;
  /** Shows their figures too, for print. */
  readonly whole: boolean;
}): ReactElement {
  const [column] = MAIN;
  if (props.summed.length === 0)
    return <p className="card hint">还没有计入合计的单位，没有可画的。通过了的自动计入。</p>;
  return (
    <FiguresOpen value={props.whole}>
      <div className="charts">
        <ResultsChart summed={props.summed} />
        {column === undefined ? null : <RankedChart summed={props.summed} column={column} />}
        <YearsChart {...props} />
      </div>
    </FiguresOpen>
  );
}
