/** What was found, unit by unit, in whole sentences: read on the screen, printed, and sent. */
import { type ReactElement, useEffect, useMemo, useState } from "react";
import { type AuditedFile, FORMER_RESULT, NOTHING_READ, readNothing } from "../../review/audit/audited";
import { byUnit, type UnitFindings, type UnitReport } from "../../review/audit/unit-list";

/** So many more units are drawn in each frame, so that the page answers meanwhile. */
const A_FRAME = 25;

function Sentences({ title, items }: { readonly title: string; readonly items: readonly string[] }) {
  if (items.length === 0) return null;
  return (
    <>
      <h5>{title}</h5>
      <ol>
        {items.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ol>
    </>
  );
}

function Report({ report }: { readonly report: UnitReport }): ReactElement {
  const { file, errors, warnings, open } = report;
  const isClear = errors.length + warnings.length + open.length === 0;
  return (
    <section className="unit-report">
      <h4>
        {file.year === "" ? "没有读到年度" : `${file.year} 年度`}
        <small>{file.key}</small>
      </h4>
      {file.notReadAgain === true ? <p>{FORMER_RESULT}</p> : null}
      {readNothing(file) ? <p>{NOTHING_READ}。</p> : null}
      {isClear && !readNothing(file) ? <p>没有发现问题。</p> : null}
      <Sentences title="必须改正" items={errors} />
      <Sentences title="请核实" items={warnings} />
      <Sentences title="没有填写或者没有读到，未作核对" items={open} />
    </section>
  );
}

const Unit = ({ unit, reports }: UnitFindings): ReactElement => (
  <section className="unit-pages-unit">
    <h3>{unit}</h3>
    {reports.map((report) => (
      <Report key={report.file.key} report={report} />
    ))}
  </section>
);

interface Props {
  readonly files: readonly AuditedFile[];
  /** Draws all of it at once, for print. */
  readonly whole: boolean;
  /** When it was checked, as it is printed. */
  readonly at: string;
  /** All of it is drawn. */
  readonly onWhole: () => void;
}

export function UnitPages({ files, whole, at, onWhole }: Props): ReactElement {
  const units = useMemo(() => byUnit(files), [files]);
  const unread = files.filter(({ problem }) => problem !== "");
  const [drawn, setDrawn] = useState(A_FRAME);
  const isWhole = drawn >= units.length;
  useEffect(() => {
    if (isWhole) {
      onWhole();
      return;
    }
    const frame = requestAnimationFrame(() => setDrawn(drawn + A_FRAME));
    return () => cancelAnimationFrame(frame);
  }, [drawn, isWhole, onWhole]);
  return (
    <article className="unit-pages" aria-busy={!isWhole}>
      <header>
        <h2 className="unit-pages-title">政府信息公开工作年度报告核对情况</h2>
        <p>
          {at}核对，{units.length} 个单位，{files.length} 个文件。按报告自己的数字和文字核对，请对照原件确认。
        </p>
      </header>
      {units.slice(0, whole ? units.length : drawn).map((unit) => (
        <Unit key={unit.reports[0]?.file.key ?? unit.unit} {...unit} />
      ))}
      {unread.length === 0 ? null : (
        <section className="unit-pages-unit">
          <h3>没有打开的文件</h3>
          <ol>
            {unread.map(({ key, problem }) => (
              <li key={key}>
                {key}：{problem}
              </li>
            ))}
          </ol>
        </section>
      )}
    </article>
  );
}
