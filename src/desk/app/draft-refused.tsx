/** A draft that cannot be opened: why, and the way back. */
import type { ReactElement } from "react";
import type { Problem } from "../../report/problem";
import { DeskHeader } from "../ui/desk-header";
import { PageHead } from "../ui/page-head";
import { problemText } from "../ui/problem-text";
import { listPath } from "../ui/routes";

export function DraftRefused({ problem }: { readonly problem: Problem }): ReactElement {
  return (
    <>
      <DeskHeader home={listPath} />
      <main className="page notice-page">
        <PageHead title="打不开这份报告">
          <a className="button primary" href={listPath}>
            回到我的报告
          </a>
        </PageHead>
        <p>{problemText(problem)}</p>
      </main>
    </>
  );
}
