/**
 * 核对, live: what is to be corrected or verified, this page first; then, neutrally, what is not filled yet. Each finding
 * leads to its very cell or words.
 */
import "./findings.css";
import { memo, type ReactElement, useEffect, useState } from "react";
import type { Finding } from "../../checks/finding";
import { byPlace } from "../../checks/reading-order";
import { countBySeverity } from "../../checks/report-counts";
import { STEPS, type StepId } from "../../form/official-form";
import { locate } from "../../form/places";
import { unsettled } from "../../report/answers";
import { jumpTo } from "../open-draft/jump";
import { messageId, useFindings, useOpenDraft, useRulesState, useSession } from "../open-draft/open-draft";
import { useWatched } from "../ui/use-watched";
import { FieldHelp } from "./field-help";
import { FindingActions } from "./finding-actions";
import { RulesMissing } from "./rules-missing";
import { useStep } from "./use-step";

const LOOK = { error: "e", warning: "w", notice: "n" } as const;

const stepOfFinding = ({ at }: Finding): StepId => locate(at).step;

const FindingItem = memo(function FindingItem({ finding }: { readonly finding: Finding }): ReactElement {
  return (
    <li
      className={`finding ${LOOK[finding.severity]}`}
      data-rule={finding.rule}
      data-severity={finding.severity}
      data-at={finding.at}
    >
      <div className="where">{locate(finding.at).name}</div>
      <div id={messageId(finding)}>
        <span className="sev">{finding.message}</span>
        {finding.advice === "" ? null : <span className="advice">{finding.advice}</span>}
      </div>
      <FindingActions finding={finding} />
    </li>
  );
});

function List({ findings }: { readonly findings: readonly Finding[] }): ReactElement {
  return (
    <ul>
      {findings.map((finding) => (
        <FindingItem key={finding.id} finding={finding} />
      ))}
    </ul>
  );
}

/** 要改 and 请核实: this page's, then those of the other sections in their order. */
function Wrong({
  findings,
  step,
}: {
  readonly findings: readonly Finding[];
  readonly step: StepId;
}): ReactElement {
  const here = findings.filter((finding) => stepOfFinding(finding) === step);
  const elsewhere = STEPS.filter(({ id }) => id !== step).flatMap(({ id }) =>
    findings.filter((finding) => stepOfFinding(finding) === id),
  );
  return (
    <>
      {here.length === 0 ? null : (
        <section aria-label="要改、请核实：本页">
          <h3>本页</h3>
          <List findings={here} />
        </section>
      )}
      {elsewhere.length === 0 ? null : (
        <section aria-label="要改、请核实：其他部分">
          <h3>其他部分</h3>
          <List findings={elsewhere} />
        </section>
      )}
    </>
  );
}

/** One section's empty places on one line. */
function UnfilledStep({
  step,
  findings,
}: {
  readonly step: StepId;
  readonly findings: readonly Finding[];
}): ReactElement {
  const draft = useOpenDraft();
  const title = STEPS.find(({ id }) => id === step)?.shortTitle ?? "";
  return (
    <li>
      <span className="where">{title}</span>
      {findings.map((finding) => (
        <span key={finding.id} data-rule={finding.rule} data-severity={finding.severity} data-at={finding.at}>
          <button type="button" className="link" onClick={() => jumpTo(draft, finding)}>
            <span aria-hidden="true">{finding.brief}</span>
            <span className="visually-hidden" id={messageId(finding)}>
              {finding.message}
            </span>
          </button>
        </span>
      ))}
    </li>
  );
}

/** 还没填: nothing to be alarmed at while the report is being written; this page's open, the others folded. */
function Unfilled({
  findings,
  step,
}: {
  readonly findings: readonly Finding[];
  readonly step: StepId;
}): ReactElement | null {
  const draft = useOpenDraft();
  const lines = STEPS.map(({ id }) => ({
    id,
    findings: findings.filter((finding) => stepOfFinding(finding) === id).sort(byPlace),
  })).filter((line) => line.findings.length > 0);
  const first = lines[0]?.findings[0];
  if (first === undefined) return null;
  const here = lines.filter(({ id }) => id === step);
  const elsewhere = lines.filter(({ id }) => id !== step);
  return (
    <section className="unfilled" aria-label="还没填">
      <h3>
        还没填
        <button type="button" className="link" onClick={() => jumpTo(draft, first)}>
          去第一处
        </button>
      </h3>
      {here.map((line) => (
        <ul key={line.id}>
          <UnfilledStep step={line.id} findings={line.findings} />
        </ul>
      ))}
      {elsewhere.length === 0 ? null : (
        <details>
          <summary>
            {here.length === 0 ? `${elsewhere.length} 个部分` : `其他 ${elsewhere.length} 个部分`}
          </summary>
          <ul>
            {elsewhere.map((line) => (
              <UnfilledStep key={line.id} step={line.id} findings={line.findings} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

interface GroupCounts {
  readonly errors: number;
  readonly warnings: number;
  readonly notices: number;
  readonly unfilled: number;
  /** Confirmed with a reason that holds. */
  readonly answered: number;
}

function useGroupCounts(findings: readonly Finding[]): GroupCounts {
  const answers = useWatched(useSession().answers);
  const wrong = findings.filter(({ unfilled }) => !unfilled);
  const waiting = unsettled(wrong, answers);
  return {
    ...countBySeverity(waiting),
    unfilled: findings.length - wrong.length,
    answered: wrong.length - waiting.length,
  };
}

export function Counts({ findings }: { readonly findings: readonly Finding[] }): ReactElement {
  const { errors, warnings, notices, unfilled, answered } = useGroupCounts(findings);
  const rules = useRulesState();
  return (
    <>
      {errors > 0 ? <span className="count e">要改 {errors}</span> : null}
      {warnings > 0 ? <span className="count w">请核实 {warnings}</span> : null}
      {answered > 0 ? <span className="count ok">已核实 {answered}</span> : null}
      {notices > 0 ? <span className="count n">提示 {notices}</span> : null}
      {unfilled > 0 ? <span className="count empty">没填 {unfilled}</span> : null}
      {findings.length === 0 && rules === "here" ? <span className="no-findings">✓ 无问题</span> : null}
    </>
  );
}

const ANNOUNCE_MS = 2000;

/** Tells screen readers the count, politely and at most every two seconds. */
function Announcer({ findings }: { readonly findings: readonly Finding[] }): ReactElement {
  const { errors, warnings, unfilled } = useGroupCounts(findings);
  const words = `核对：要改 ${errors} 处，请核实 ${warnings} 处，没填 ${unfilled} 处`;
  const [said, setSaid] = useState(words);
  useEffect(() => {
    const timer = setTimeout(() => setSaid(words), ANNOUNCE_MS);
    return () => clearTimeout(timer);
  }, [words]);
  return (
    <div className="visually-hidden" role="status">
      {said}
    </div>
  );
}

interface PanelProps {
  readonly open: boolean;
  /** What stands above the findings: the supervisor's comments. */
  readonly top?: ReactElement;
}

export function FindingsPanel({ open, top }: PanelProps): ReactElement {
  const findings = useFindings();
  const step = useStep();
  return (
    <aside className={open ? "side open" : "side"} id="findings" aria-label="核对" data-findings="">
      <header>
        <h2 tabIndex={-1}>核对</h2>
        <Counts findings={findings} />
      </header>
      <Announcer findings={findings} />
      <div className="findings">
        {top}
        <Wrong findings={findings.filter(({ unfilled }) => !unfilled)} step={step} />
        <Unfilled findings={findings.filter(({ unfilled }) => unfilled)} step={step} />
        <RulesMissing />
      </div>
      <FieldHelp />
    </aside>
  );
}
