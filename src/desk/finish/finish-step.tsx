/** 核对与输出: what must be corrected, what to verify, what was checked and holds; then 定稿 and the files. */
import "./finish.css";
import { type ReactElement, useState } from "react";
import type { Finding } from "../../checks/finding";
import { whatHolds } from "../../checks/rules";
import { locate } from "../../form/places";
import { problemText } from "../../report/problem";
import { useApp } from "../app-context";
import { FindingActions } from "../findings/finding-actions";
import { keyOf } from "../findings/findings-panel";
import { printPath } from "../routes";
import type { DraftSession } from "../wizard/draft-session";
import { messageId, useFindings, useIsFinalized, useSession } from "../wizard/session-context";
import { StepHead } from "../wizard/step-head";
import {
  copyForEditor,
  copyTitle,
  exportBlankDocx,
  exportBlankXlsx,
  exportDocx,
  exportHtml,
  exportJson,
  exportPackage,
  exportXlsx,
} from "./export-files";
import { Finalize } from "./finalize";
import { keptSiteNames, SiteNamesForm } from "./site-names";

const SIGN = { error: "!", warning: "?", notice: "i" } as const;
const SIGN_NAME = { error: "必须改正", warning: "请核实", notice: "提示" } as const;

function Problem({ finding }: { readonly finding: Finding }): ReactElement {
  return (
    <li
      className={`check ${finding.severity}`}
      data-rule={finding.rule}
      data-severity={finding.severity}
      data-at={finding.at}
    >
      <span className="sign" role="img" aria-label={SIGN_NAME[finding.severity]}>
        {SIGN[finding.severity]}
      </span>
      <span className="what" id={messageId(finding)}>
        <span className="where">{locate(finding.at).name}：</span>
        {finding.message}
      </span>
      <FindingActions finding={finding} />
    </li>
  );
}

function Checklist(): ReactElement {
  const { report } = useSession();
  const findings = useFindings();
  return (
    <section className="card" aria-labelledby="checklist">
      <h2 id="checklist">核对清单</h2>
      <ul className="checklist">
        {findings.map((finding) => (
          <Problem key={keyOf(finding)} finding={finding} />
        ))}
        {whatHolds(report, findings).map((sentence) => (
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
  const { store } = useApp().library;
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
      <button
        type="button"
        data-action="export-html"
        onClick={() => run(async (open) => exportHtml(open, await keptSiteNames(store)))}
      >
        网页 HTML（可打印）
      </button>
      <button type="button" data-action="export-docx" onClick={() => run((open) => exportDocx(open))}>
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
      <button type="button" data-action="copy-title" onClick={() => run(copyTitle)}>
        复制标题
      </button>
      <button
        type="button"
        data-action="export-package"
        onClick={() => run(async (open) => exportPackage(open, await keptSiteNames(store)))}
      >
        发布包（以上文件一次打包）
      </button>
      <button type="button" data-action="export-blank-docx" onClick={() => run(exportBlankDocx)}>
        空白表 Word
      </button>
      <button type="button" data-action="export-blank-xlsx" onClick={() => run(exportBlankXlsx)}>
        空白表 Excel
      </button>
      <SiteNamesForm />
      <p className="explain" role="status">
        {notice}
      </p>
    </section>
  );
}

export function FinishStep(): ReactElement {
  return (
    <>
      <StepHead step="finish" />
      <div className="finish">
        <Checklist />
        <div className="finish-side">
          <Finalize />
          <Exports />
        </div>
      </div>
    </>
  );
}
