/** 核对与输出: what must be corrected, what to verify, what was checked and holds; then 定稿 and the files. */
import "./finish.css";
import type { ReactElement } from "react";
import type { Finding } from "../../checks/finding";
import { whatHolds } from "../../checks/findings-of";
import { locate } from "../../form/places";
import { FindingActions } from "../findings/finding-actions";
import { RulesMissing } from "../findings/rules-missing";
import { messageId, useFindings, useIsFinalized, useRulesState, useSession } from "../open-draft/open-draft";
import { StepHead } from "../open-draft/step-head";
import { LazyPart } from "../ui/lazy-part";
import { lazyPart } from "../ui/part";
import { Finalize } from "./finalize";
import { Outputs } from "./outputs";

const SIGN = { error: "!", warning: "?", notice: "i", unfilled: "○" } as const;
const SIGN_NAME = { error: "必须改正", warning: "请核实", notice: "提示", unfilled: "还没填" } as const;

function Problem({ finding }: { readonly finding: Finding }): ReactElement {
  const look = finding.unfilled ? "unfilled" : finding.severity;
  return (
    <li
      className={`check ${look}`}
      data-rule={finding.rule}
      data-severity={finding.severity}
      data-at={finding.at}
    >
      <span className="sign" role="img" aria-label={SIGN_NAME[look]}>
        {SIGN[look]}
      </span>
      <span className="what" id={messageId(finding)}>
        <span className="where">{locate(finding.at).name}：</span>
        {finding.message}
        {finding.advice}
      </span>
      <FindingActions finding={finding} />
    </li>
  );
}

/** What contradicts, then what is not filled, then what was read and holds. */
function Checklist(): ReactElement {
  const { findings: live } = useSession();
  const findings = useFindings();
  // What holds of the texts can be said once the rules over them are here.
  useRulesState();
  const problems = [
    ...findings.filter(({ unfilled }) => !unfilled),
    ...findings.filter(({ unfilled }) => unfilled),
  ];
  return (
    <section className="card" aria-labelledby="checklist" data-findings="">
      <h2 id="checklist" tabIndex={-1}>
        核对清单
      </h2>
      <RulesMissing />
      <ul className="checklist">
        {problems.map((finding) => (
          <Problem key={finding.id} finding={finding} />
        ))}
        {(live.subject === null ? [] : whatHolds(live.rules, live.subject, findings)).map((sentence) => (
          <li key={sentence} className="check holds">
            <span className="sign" role="img" aria-label="已核对">
              ✓
            </span>
            <span className="what">{sentence}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Loaded apart: it needs the content hash. The step waits for it, so that nothing moves under the pointer when it comes. */
export const submitCard = lazyPart(() => import("../review/submit-card").then((part) => part.SubmitCard));

/** Loaded apart: only a unit of which two years are known has it. It stands last, so that nothing moves when it comes. */
const unitYearsCard = lazyPart(() => import("./unit-years").then((part) => part.UnitYearsCard));

export function FinishStep(): ReactElement {
  const finalized = useIsFinalized();
  const submit = <LazyPart key="submit" part={submitCard} with={{}} />;
  const outputs = <Outputs key="outputs" />;
  return (
    <>
      <StepHead step="finish" />
      <div className="finish">
        <div className="finish-main">
          <Checklist />
          <LazyPart part={unitYearsCard} with={{}} />
        </div>
        <div className="finish-side">
          <Finalize />
          {/* Once it is final, what comes next stands next. */}
          {finalized ? [outputs, submit] : [submit, outputs]}
        </div>
      </div>
    </>
  );
}
