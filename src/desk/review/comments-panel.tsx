/** In the wizard's panel: the supervisor's comments, on top of what the checks found. Nothing where there is none. */
import "./officer.css";
import { type ReactElement, useEffect } from "react";
import { FIELDS } from "../../form/fields";
import { proposalsIn } from "../../review/proposals";
import { recordsIn } from "../../review/records";
import { useSession, useViewState } from "../open-draft/open-draft";
import { reviewPath } from "../ui/routes";
import { useWatched } from "../ui/use-watched";
import { OfficerThreads } from "./officer-threads";

const IDS = FIELDS.map(({ id }) => id);

/** Marks the cells and texts of the step on the screen that an open comment speaks of. `places`: their ids, by blanks. */
function useMarkedCells(places: string): void {
  const step = useWatched(useViewState().stepShown);
  useEffect(() => {
    if (step === null) return;
    const marked = places.split(" ").flatMap((at) => {
      const element =
        at === "" ? null : document.querySelector(`.main [name="${CSS.escape(at)}"]`)?.parentElement;
      return element === null || element === undefined ? [] : [element];
    });
    for (const element of marked) element.setAttribute("data-commented", "");
    return () => {
      for (const element of marked) element.removeAttribute("data-commented");
    };
  }, [places, step]);
}

export function CommentsPanel(): ReactElement | null {
  const session = useSession();
  const entries = useWatched(session.report.content);
  const { threads } = recordsIn(entries);
  const open = threads.filter(({ resolved }) => !resolved).length;
  const proposals = proposalsIn(entries, IDS).length;
  const places = threads.filter(({ resolved }) => !resolved).map(({ comment }) => comment.at);
  useMarkedCells(places.join(" "));
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
