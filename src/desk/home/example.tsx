/** #/example: a fresh copy of the published example, contradictions included, as a draft. */
import { type ReactElement, useEffect, useRef, useState } from "react";
import { DeskHeader } from "../ui/desk-header";
import { PageHead } from "../ui/page-head";
import { problemText } from "../ui/problem-text";
import { listPath, replaceWith, stepPath } from "../ui/routes";
import { useApp } from "../ui/services";

export function ExampleScreen(): ReactElement {
  const { library } = useApp();
  const [refused, setRefused] = useState("");
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    const parts = Promise.all([import("./example-report.json"), import("../../report/report-file")]);
    const opening = parts.then(async ([{ default: raw }, { openReport }]) => {
      const report = openReport(raw);
      const added = report.ok ? await library.add(report.value.entries) : report;
      if (added.ok) replaceWith(stepPath(added.value, "applications"));
      else setRefused(problemText(added.problem));
    });
    opening.catch(() => setRefused(problemText({ code: "part-missing" })));
  }, [library]);
  return (
    <>
      <DeskHeader home={listPath} />
      <main className="page notice-page">
        <PageHead title="看示例" />
        <p role="status">{refused === "" ? "正在打开示例报告……" : refused}</p>
      </main>
    </>
  );
}
