/** The supervisor's comments as the officer has them: where they stand, what was said, 去看, 已改, 回复. */
import { type ReactElement, useEffect, useRef, useState } from "react";
import { findField, findTotal } from "../../form/fields";
import { locate } from "../../form/places";
import type { Entries } from "../../report/entries";
import { reply, settle } from "../../review/acts";
import { findAnchor, placeLabel } from "../../review/anchors";
import { threadsInReadingOrder } from "../../review/places";
import { recordsIn, type Thread } from "../../review/records";
import { goToPlace } from "../open-draft/jump";
import { useOpenDraft, useViewState } from "../open-draft/open-draft";
import { actorNow } from "../ui/actor";
import { keepFocusNear } from "../ui/keep-focus";
import { usePerson } from "../ui/person";
import { useWatched } from "../ui/use-watched";
import { ReplyForm, ThreadBody } from "./review-card";

/** The field that a comment's place leads to: itself, or the first value of a row or table. */
function fieldOf(at: string): string | undefined {
  if (findField(at) !== undefined || findTotal(at) !== undefined) return at;
  const first = `${at}.naturalPerson`;
  return findField(first) === undefined ? locate(at).field : first;
}

interface ThreadProps {
  readonly thread: Thread;
  readonly entries: Entries;
}

/** A comment with what was said to it and what can be done about it. */
export function ThreadInHand({ thread, entries }: ThreadProps): ReactElement {
  const draft = useOpenDraft();
  const [name] = usePerson("officer");
  const [replying, setReplying] = useState(false);
  const { comment } = thread;
  const anchor = findAnchor(entries, comment);
  const label = placeLabel(anchor.at)?.text ?? "报告里已没有这个位置";
  const keepFocus = () => keepFocusNear(".officer-thread", ".settled-threads summary");
  const settleNow = (resolved: boolean) => {
    keepFocus();
    draft.session.annotate([settle(actorNow(name, "officer"), comment.id, resolved)]);
  };
  const stopReplying = () => {
    keepFocus();
    setReplying(false);
  };
  const write = (text: string) => {
    stopReplying();
    draft.session.annotate([reply(actorNow(name, "officer"), comment.id, text)]);
  };
  const go = () => {
    const field = fieldOf(anchor.at);
    const span =
      anchor.state === "lost" || anchor.to <= anchor.from ? undefined : { from: anchor.from, to: anchor.to };
    goToPlace(draft, anchor.at, { field, ...(span === undefined ? {} : { span }) });
  };
  return (
    <>
      <div className="where">
        {label}
        {thread.resolved ? <span className="tag">已解决</span> : null}
      </div>
      <ThreadBody thread={thread} />
      {anchor.state === "moved" ? <p className="moved">所指的文字已移到别处。</p> : null}
      {anchor.state === "lost" ? <p className="moved">所指的文字已不在报告里。</p> : null}
      {replying ? (
        <ReplyForm label={`回复：${label}`} onWrite={write} onCancel={stopReplying} />
      ) : (
        <div className="acts">
          <button type="button" className="link" onClick={go}>
            去看
          </button>
          {thread.resolved ? (
            <button
              type="button"
              className="link"
              data-action="resolve-comment"
              onClick={() => settleNow(false)}
            >
              还没改好
            </button>
          ) : (
            <>
              <button type="button" className="link" onClick={() => setReplying(true)}>
                回复…
              </button>
              <button
                type="button"
                className="link"
                data-action="resolve-comment"
                onClick={() => settleNow(true)}
              >
                已改好
              </button>
            </>
          )}
        </div>
      )}
    </>
  );
}

function OfficerThread(props: ThreadProps): ReactElement {
  const { comment, resolved } = props.thread;
  const item = useRef<HTMLLIElement>(null);
  const here = useWatched(useViewState().focused) === comment.at;
  // The comment on the cell in hand comes into view beside it.
  useEffect(() => {
    if (here) item.current?.scrollIntoView({ block: "nearest" });
  }, [here]);
  return (
    <li
      ref={item}
      tabIndex={-1}
      className={`officer-thread${resolved ? " resolved" : ""}${here ? " here" : ""}`}
      data-comment={comment.id}
    >
      <ThreadInHand {...props} />
    </li>
  );
}

/** Open comments first, in reading order; the settled ones stay where one can find them. */
export function OfficerThreads({ entries }: { readonly entries: Entries }): ReactElement | null {
  const threads = threadsInReadingOrder(entries, recordsIn(entries).threads);
  if (threads.length === 0) return null;
  const open = threads.filter(({ resolved }) => !resolved);
  const settled = threads.filter(({ resolved }) => resolved);
  return (
    <>
      <ul className="officer-threads">
        {open.map((thread) => (
          <OfficerThread key={thread.comment.id} thread={thread} entries={entries} />
        ))}
      </ul>
      {settled.length === 0 ? null : (
        <details className="settled-threads">
          <summary>已解决 {settled.length} 条</summary>
          <ul className="officer-threads">
            {settled.map((thread) => (
              <OfficerThread key={thread.comment.id} thread={thread} entries={entries} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
