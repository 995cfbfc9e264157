/** 更新文字: sentences that were inserted, stand untouched, and would be worded otherwise by the numbers as they are now. */
import "./refresh-sentences.css";
import { type ReactElement, useEffect, useMemo, useState } from "react";
import type { FieldId } from "../../form/fields";
import { refreshed, staleSentences } from "../../narrative/inserted";
import type { Entries } from "../../report/entries";
import { useIsLocked, useSession } from "../open-draft/open-draft";
import { showPut } from "../open-draft/put-words";
import { useWatched } from "../ui/use-watched";

const PAUSE_MS = 300;

/** The content as it was when changing last paused. */
function usePausedContent(): Entries {
  const { content } = useSession().report;
  const [paused, setPaused] = useState(content.value);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    const stop = content.watch(() => {
      if (timer !== null) clearTimeout(timer);
      timer = setTimeout(() => setPaused(content.value), PAUSE_MS);
    });
    return () => {
      stop();
      if (timer !== null) clearTimeout(timer);
    };
  }, [content]);
  return paused;
}

export function RefreshSentences({ id }: { readonly id: FieldId }): ReactElement | null {
  const session = useSession();
  const lastYear = useWatched(session.lastYear);
  const locked = useIsLocked();
  const content = usePausedContent();
  const stale = useMemo(() => staleSentences(content, lastYear, id), [content, lastYear, id]);
  if (locked || stale.length === 0) return null;
  const refresh = () => {
    // As it is now: somebody may have typed since it was shown.
    const now = staleSentences(session.report.entries, session.lastYear.value, id);
    if (now.length > 0) session.applyStep("更新文字", refreshed(session.report.entries, id, now));
    const text = session.report.typed(id);
    showPut(
      session,
      id,
      now.map((sentence) => {
        const from = text.indexOf(sentence.now);
        return { from, to: from + sentence.now.length };
      }),
    );
  };
  return (
    <section className="refresh-sentences" aria-label="可以更新的句子">
      <div role="status">
        表格的数字变了，插入的 {stale.length} 句可以换成：
        <ul>
          {stale.map(({ id: sentence, now }) => (
            <li key={sentence}>{now}</li>
          ))}
        </ul>
      </div>
      <button type="button" data-action="refresh-sentences" onClick={refresh}>
        更新文字
      </button>
    </section>
  );
}
