/** In the wizard's panel: the supervisor's comments, on top of what the checks found. Nothing where there is none. */
import "./officer.css";
import type { ReactElement } from "react";
import { FIELDS } from "../../form/fields";
import { proposalsIn } from "../../review/proposals";
import { recordsIn } from "../../review/records";
import { useSession } from "../open-draft/open-draft";
import { reviewPath } from "../ui/routes";
import { useWatched } from "../ui/use-watched";
import { OfficerThreads } from "./officer-threads";

const IDS = FIELDS.map(({ id }) => id);

export function CommentsPanel(): ReactElement | null {
  const session = useSession();
  const entries = useWatched(session.report.content);
  const { threads } = recordsIn(entries);
  const open = threads.filter(({ resolved }) => !resolved).length;
  const proposals = proposalsIn(entries, IDS).length;
  if (threads.length === 0 && proposals === 0) return null;
  return (
    <section className="comments-panel" aria-label="审核意见">
      <header>
        <h2>审核意见</h2>
        {open > 0 ? (
          <span className="count w">{open} 条未改好</span>
        ) : (
          <span className="no-findings">✓ 都已改好</span>
        )}
      </header>
      {proposals === 0 ? null : (
        <p className="proposals-wait">
          审核人改了 {proposals} 处，<a href={reviewPath(session.id)}>逐处选择</a>
        </p>
      )}
      <OfficerThreads entries={entries} />
    </section>
  );
}
