/** 显示问题: what is found, marked on the preview's pages and listed beside them. On the screen only. */
import "./problem-list.css";
import { type ReactElement, type RefObject, useEffect, useMemo, useState } from "react";
import type { Finding } from "../../checks/finding";
import { locate } from "../../form/places";
import { reasonFor } from "../../report/answers";
import { jumpTo } from "../open-draft/jump";
import { useFindings, useIsLocked, useOpenDraft } from "../open-draft/open-draft";
import { useWatched } from "../ui/use-watched";
import type { PrintOptions } from "./print-options";
import { clearMarks, drawMarks, type ProblemMark, showMark } from "./problem-marks";
import { printedPlace } from "./problem-places";
import { printedDocument } from "./sheets";

const NAMES = { error: "必须改正", warning: "请核实", notice: "提示", answered: "已核实" } as const;

interface Problem extends ProblemMark {
  readonly finding: Finding;
  readonly reason: string | null;
}

/** What is found, numbered in the order of the pages; what is not printed comes last. */
function useProblems(options: PrintOptions): readonly Problem[] {
  const { session } = useOpenDraft();
  const findings = useFindings();
  const answers = useWatched(session.answers);
  const entries = useWatched(session.report.content);
  return useMemo(() => {
    const { blocks } = printedDocument(session.report, options);
    const firstSection = blocks.findIndex(({ kind }) => kind === "section");
    const isPrinted = (block: number): boolean =>
      options.preamble || blocks[block]?.kind !== "paragraph" || block > firstSection;
    const rank = ({ place }: { place: ProblemMark["place"] }): readonly number[] =>
      place === null ? [blocks.length] : [place.block, place.cell ?? 0, place.words?.from ?? 0];
    return findings
      .map((finding) => {
        const place = printedPlace(blocks, (id) => entries[id] ?? "", finding);
        const reason = reasonFor(answers, finding);
        const look: ProblemMark["look"] = reason === null ? finding.severity : "answered";
        const words = `${locate(finding.at).name}：${finding.message}`;
        return {
          finding,
          reason,
          look,
          words,
          place: place !== null && isPrinted(place.block) ? place : null,
        };
      })
      .sort((a, b) => {
        const [first, second] = [rank(a), rank(b)];
        const at = first.findIndex((part, index) => part !== (second[index] ?? 0));
        return at < 0 ? 0 : (first[at] ?? 0) - (second[at] ?? 0);
      })
      .map((problem, index): Problem => ({ ...problem, number: index + 1 }));
  }, [session, findings, answers, entries, options]);
}

interface Props {
  readonly sheets: RefObject<HTMLElement | null>;
  readonly options: PrintOptions;
  /** Changes with every drawing of the pages. */
  readonly drawn: number;
}

export function ProblemList({ sheets, options, drawn }: Props): ReactElement | null {
  const draft = useOpenDraft();
  const locked = useIsLocked();
  const problems = useProblems(options);
  const [shown, setShown] = useState(true);
  useEffect(() => {
    const { current } = sheets;
    if (current === null || drawn === 0 || !shown) return;
    drawMarks(current, problems);
    return () => clearMarks(current);
  }, [sheets, problems, drawn, shown]);
  if (problems.length === 0) return null;
  return (
    <section className="print-problems" aria-label="问题">
      <label className="toggle">
        <input type="checkbox" checked={shown} onChange={(event) => setShown(event.target.checked)} />
        显示问题（{problems.length}）
      </label>
      {shown ? (
        <>
          <p className="hint">只在屏幕上标出，不会打印。</p>
          <ol>
            {problems.map(({ number, look, finding, reason, place }) => (
              <li key={finding.id} className={look} data-rule={finding.rule} data-at={finding.at}>
                <button
                  type="button"
                  className="problem-place"
                  disabled={place === null}
                  onClick={() => {
                    if (sheets.current !== null) showMark(sheets.current, number);
                  }}
                >
                  <span className="no">{number}</span>
                  {locate(finding.at).name}
                  <span className="visually-hidden">
                    ，{NAMES[look]}
                    {place === null ? "" : "，在页面上看"}
                  </span>
                </button>
                <p>
                  <b>{NAMES[look]}：</b>
                  {finding.message}
                  {reason === null ? "" : `（${reason}）`}
                </p>
                {place === null ? <p className="hint">这一处没有印出。</p> : null}
                {locked ? null : (
                  <button type="button" className="link" onClick={() => jumpTo(draft, finding)}>
                    去改
                  </button>
                )}
              </li>
            ))}
          </ol>
        </>
      ) : null}
    </section>
  );
}
