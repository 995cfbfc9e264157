/** In the wizard's panel: the supervisor's comments, on top of what the checks found. Nothing where there is none. */
import "./officer.css";
import { type ReactElement, useEffect } from "react";
import { EVERY_FIELD } from "../../form/fields";
import { proposalsIn } from "../../review/proposals";
import { recordsIn } from "../../review/records";
import { useSession, useViewState } from "../open-draft/open-draft";
import { setDescription } from "../ui/description";
import { reviewPath } from "../ui/routes";
import { useWatched } from "../ui/use-watched";
import { OfficerThreads } from "./officer-threads";
import { WordComments } from "./word-comments";

/** Of the words that a place is described with. */
const OWNER = "comments";
const IDS = EVERY_FIELD.map(({ id }) => id);

/**
 * Marks the cells, rows and texts of the step on the screen that an open comment speaks of, and has them say so. `said`:
 * what is said by place, as JSON, so that equal comments are equal.
 */
function useMarkedCells(said: string): void {
  const step = useWatched(useViewState().stepShown);
  useEffect(() => {
    if (step === null) return;
    const marked = (JSON.parse(said) as readonly (readonly [string, string])[]).flatMap(([at, words]) => {
      const name = CSS.escape(at);
      const found = document.querySelectorAll(`.main [name="${name}"], .main [name^="${name}."]`);
      // A comment on a whole table stands in the panel alone.
      return at.includes(".") || found.length === 1
        ? [...found].map((element) => ({ element, words: `审核意见：${words}` }))
        : [];
    });
    // Several comments may stand at one place.
    const byElement = new Map<Element, string>();
    for (const { element, words } of marked)
      byElement.set(element, [byElement.get(element) ?? [], words].flat().join("；"));
    for (const [element, words] of byElement) {
      setDescription(element, OWNER, words);
      element.parentElement?.setAttribute("data-commented", "");
    }
    return () => {
      for (const element of byElement.keys()) {
        setDescription(element, OWNER, null);
        element.parentElement?.removeAttribute("data-commented");
      }
    };
  }, [said, step]);
}

export function CommentsPanel(): ReactElement | null {
  const session = useSession();
  const entries = useWatched(session.report.content);
  const { threads } = recordsIn(entries);
  const unsettled = threads.filter(({ resolved }) => !resolved);
  const open = unsettled.length;
  const proposals = proposalsIn(entries, IDS).length;
  useMarkedCells(
    JSON.stringify(
      unsettled.flatMap(({ comment: { at, quote, text } }) => (quote ? [] : [[at, text] as const])),
    ),
  );
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
      <WordComments entries={entries} threads={unsettled} />
    </section>
  );
}
