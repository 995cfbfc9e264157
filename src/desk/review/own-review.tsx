/** #/reports/{id}/review of an own draft: what the supervisor said, decided and changed, and what is still to be done. */
import "./officer.css";
import type { ReactElement } from "react";
import { recordsIn } from "../../review/records";
import { DraftNotice } from "../open-draft/draft-bars";
import { useSession } from "../open-draft/open-draft";
import { TopBar } from "../open-draft/top-bar";
import { ImportOutcome } from "../ui/import-outcome";
import { PageHead } from "../ui/page-head";
import { stepPath } from "../ui/routes";
import { useApp } from "../ui/services";
import { useWatched } from "../ui/use-watched";
import { OfficerThreads } from "./officer-threads";
import { ProposalList } from "./proposal-list";
import { SubmitCard } from "./submit-card";

export function OwnReview(): ReactElement {
  const session = useSession();
  const { opened } = useApp();
  const outcomes = useWatched(opened).filter((file) => file.draftId === session.id);
  const entries = useWatched(session.report.content);
  const { threads } = recordsIn(entries);
  const open = threads.filter(({ resolved }) => !resolved).length;
  return (
    <div className="app own-review">
      <TopBar />
      <main className="main">
        <PageHead
          title="审核意见"
          documentTitle={`审核意见 - ${session.report.typed("organization")} ${session.report.typed("year")} 年度`}
          hint={threads.length === 0 ? "还没有收到意见" : open === 0 ? "都已改好" : `${open} 条还没改好`}
        >
          <a className="button" href={stepPath(session.id, "cover")}>
            回到填写
          </a>
        </PageHead>
        <DraftNotice />
        <ImportOutcome files={outcomes} links={false} onDismiss={() => opened.set([])} />
        <div className="own-review-columns">
          <div>
            <ProposalList />
            {threads.length === 0 ? (
              <p className="card hint">
                审核人退回的文件，用「打开文件」打开或拖到这里，意见会出现在这里和填写时的右栏。
              </p>
            ) : (
              <section className="card" aria-label="意见">
                <OfficerThreads entries={entries} />
              </section>
            )}
          </div>
          <SubmitCard />
        </div>
      </main>
    </div>
  );
}
