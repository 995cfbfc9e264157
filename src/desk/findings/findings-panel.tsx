/** 核对: every finding, live, in reading order; each leads to its very cell or words. */
import "./findings.css";
import { memo, type ReactElement, useEffect, useState } from "react";
import type { Finding } from "../../checks/finding";
import { countBySeverity } from "../../checks/rules";
import { locate } from "../../form/places";
import { messageId, useFindings } from "../open-draft/open-draft";
import { FieldHelp } from "./field-help";
import { FindingActions } from "./finding-actions";

const LOOK = { error: "e", warning: "w", notice: "n" } as const;

/** Identity of a finding for React: what it is about and, in texts, where. */
export const keyOf = (finding: Finding): string =>
  `${finding.rule} ${finding.at} ${finding.span?.from ?? ""}`;

const FindingItem = memo(function FindingItem({ finding }: { readonly finding: Finding }): ReactElement {
  return (
    <li
      className={`finding ${LOOK[finding.severity]}`}
      data-rule={finding.rule}
      data-severity={finding.severity}
      data-at={finding.at}
    >
      <div className="where">{locate(finding.at).name}</div>
      <div className="sev" id={messageId(finding)}>
        {finding.message}
      </div>
      <FindingActions finding={finding} />
    </li>
  );
});

export function Counts({ findings }: { readonly findings: readonly Finding[] }): ReactElement {
  const { errors, warnings, notices } = countBySeverity(findings);
  return (
    <>
      {errors > 0 ? <span className="count e">{errors} 处必须改正</span> : null}
      {warnings > 0 ? <span className="count w">{warnings} 处请核实</span> : null}
      {notices > 0 ? <span className="count n">{notices} 处提示</span> : null}
      {findings.length === 0 ? <span className="no-findings">✓ 无问题</span> : null}
    </>
  );
}

const ANNOUNCE_MS = 2000;

/** Tells screen readers the count, politely and at most every two seconds. */
function Announcer({ findings }: { readonly findings: readonly Finding[] }): ReactElement {
  const { errors, warnings } = countBySeverity(findings);
  const words = `核对：${errors} 处必须改正，${warnings} 处请核实`;
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

export function FindingsPanel({ open }: { readonly open: boolean }): ReactElement {
  const findings = useFindings();
  return (
    <aside className={open ? "side open" : "side"} id="findings" aria-label="核对">
      <header>
        <h2>核对</h2>
        <Counts findings={findings} />
      </header>
      <Announcer findings={findings} />
      <ul className="findings">
        {findings.map((finding) => (
          <FindingItem key={keyOf(finding)} finding={finding} />
        ))}
      </ul>
      <FieldHelp />
    </aside>
  );
}
