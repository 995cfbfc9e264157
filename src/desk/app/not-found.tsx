import type { ReactElement } from "react";
import { DeskHeader } from "../ui/desk-header";
import { PageHead } from "../ui/page-head";
import { listPath } from "../ui/routes";

export function NotFound(): ReactElement {
  return (
    <>
      <DeskHeader home={listPath} />
      <main className="page notice-page">
        <PageHead title="没有这个页面">
          <a className="button primary" href={listPath}>
            回到我的报告
          </a>
        </PageHead>
        <p>网址可能不完整。报告都在「我的报告」里。</p>
      </main>
    </>
  );
}
