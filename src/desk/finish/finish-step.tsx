/** 核对与输出: what must be corrected, what to verify, what was checked and holds; then 定稿 and the files. */
import "./finish.css";
import { type ReactElement, useState } from "react";
import type { Finding } from "../../checks/finding";
import { whatHolds } from "../../checks/findings-of";
import type { DraftSession } from "../../editing/draft-session";
import { locate } from "../../form/places";
import { FindingActions } from "../findings/finding-actions";
import { messageId, useFindings, useIsFinalized, useSession } from "../open-draft/open-draft";
import { StepHead } from "../open-draft/step-head";
import { LazyPart } from "../ui/lazy-part";
import { lazyPart } from "../ui/part";
import { problemText } from "../ui/problem-text";
import { printPath } from "../ui/routes";
import { copyForEditor, exportDocx, exportHtml, exportJson, exportXlsx } from "./export-files";
import { Finalize } from "./finalize";

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
  const problems = [
    ...findings.filter(({ unfilled }) => !unfilled),
    ...findings.filter(({ unfilled }) => unfilled),
  ];
  return (
    <section className="card" aria-labelledby="checklist" data-findings="">
      <h2 id="checklist" tabIndex={-1}>
        核对清单
      </h2>
      <ul className="checklist">
        {problems.map((finding) => (
          <Problem key={finding.id} finding={finding} />
        ))}
        {whatHolds(live.subject, findings).map((sentence) => (
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

function Exports(): ReactElement {
  const session = useSession();
  const finalized = useIsFinalized();
  const [notice, setNotice] = useState("");
  const run = (make: (session: DraftSession) => Promise<string>) => {
    setNotice("");
    void make(session).then(
      (said) => setNotice(said),
      () => setNotice(problemText({ code: "part-missing" })),
    );
  };
  return (
    <section className="card exports" aria-labelledby="exports">
      <h2 id="exports">导出</h2>
      {finalized ? null : <p className="explain">还没有定稿，导出的文件会标明草稿。</p>}
      <button type="button" data-action="export-html" onClick={() => run(exportHtml)}>
        网页 HTML（可打印）
      </button>
      <button type="button" data-action="export-docx" onClick={() => run(exportDocx)}>
        Word 文档 DOCX
      </button>
      <button type="button" data-action="export-json" onClick={() => run(exportJson)}>
        数据 JSON
      </button>
      <button type="button" data-action="export-xlsx" onClick={() => run(exportXlsx)}>
        三张表 XLSX
      </button>
      <a className="button" data-action="print" href={printPath(session.id)}>
        打印或存为 PDF
      </a>
      <button type="button" data-action="copy-for-editor" onClick={() => run(copyForEditor)}>
        复制到网站编辑器
      </button>
      <p className="explain" role="status">
        {notice}
      </p>
    </section>
  );
}

/** Loaded apart: it needs the content hash. */
const submitCard = lazyPart(() => import("../review/submit-card").then((part) => part.SubmitCard));

export function FinishStep(): ReactElement {
  return (
    <>
      <StepHead step="finish" />
      <div className="finish">
        <Checklist />
        <div className="finish-side">
          <Finalize />
          <LazyPart part={submitCard} with={{}} />
          <Exports />
        </div>
      </div>
    </>
  );
}
