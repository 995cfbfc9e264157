/** 打印预览: the document itself, as it is printed and exported. */
import "./print.css";
import { type ReactElement, type ReactNode, useEffect, useState } from "react";
import { stepPath } from "../routes";
import { PageHead } from "../ui/page-head";
import { useSession } from "../wizard/session-context";
import { printReport } from "./print-report";

export function PrintScreen(): ReactElement {
  const session = useSession();
  const [content, setContent] = useState<ReactNode>(null);
  useEffect(() => {
    let wanted = true;
    void import("./drawn-document").then(({ drawnDocument }) => {
      if (wanted) setContent(drawnDocument(session.report));
    });
    return () => {
      wanted = false;
    };
  }, [session]);
  return (
    <div className="print-screen">
      <header className="top">
        <a className="button" href={stepPath(session.id, "finish")}>
          ← 返回
        </a>
        <PageHead title="打印预览" documentTitle={`打印预览 - ${session.report.typed("organization")}`}>
          <button type="button" className="primary" data-action="print" onClick={() => printReport(session)}>
            打印或存为 PDF
          </button>
        </PageHead>
      </header>
      <main className="sheets">
        <div className="sheet">{content}</div>
      </main>
    </div>
  );
}
