/** #/example: the published example, contradictions included, as a draft; the one there is, if it is still there. */
import { type ReactElement, useEffect, useRef, useState } from "react";
import type { DraftLibrary } from "../../drafts/library";
import type { Outcome } from "../../report/problem";
import { succeed } from "../../report/problem";
import { addCreated } from "../ui/add-draft";
import { DeskHeader } from "../ui/desk-header";
import { PageHead } from "../ui/page-head";
import { problemText } from "../ui/problem-text";
import { listPath, replaceWith, stepPath } from "../ui/routes";
import { useApp } from "../ui/services";
import { exampleDraft, rememberExample } from "./example-mark";

/** Id of the example's draft; a new one when there is none outside the bin. */
async function openExample(library: DraftLibrary): Promise<Outcome<string>> {
  const known = await exampleDraft(library);
  const { drafts } = await library.list();
  if (drafts.some(({ id }) => id === known)) return succeed(known);
  const [{ default: raw }, { openReport }] = await Promise.all([
    import("./example-report.json"),
    import("../../report/report-file"),
  ]);
  const report = openReport(raw);
  const added = report.ok ? await addCreated(library, report.value.entries) : report;
  if (added.ok) await rememberExample(library, added.value);
  return added;
}

export function ExampleScreen(): ReactElement {
  const { library } = useApp();
  const [refused, setRefused] = useState("");
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    openExample(library).then(
      (example) => {
        if (example.ok) replaceWith(stepPath(example.value, "applications"));
        else setRefused(problemText(example.problem));
      },
      () => setRefused(problemText({ code: "part-missing" })),
    );
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
