/** Offers last year's report when the list has it, once; says when it was changed after it was taken over. */
import { type ReactElement, useEffect, useState } from "react";
import type { DraftHead } from "../../../drafts/draft";
import { declineLastYear, isLastYearDeclined, isYearBefore, lastYearSource } from "../../../report/last-year";
import { useIsLocked, useOpenDraft, useTyped } from "../../open-draft/open-draft";
import { keepFocusNear } from "../../ui/keep-focus";
import { useApp } from "../../ui/services";
import { useWatched } from "../../ui/use-watched";
import { changedSince, takeFromDraft } from "./take-last-year";

/** The unit's report of the year before, when the list has one. */
function useOffer(): DraftHead | null {
  const { library } = useApp();
  const { session } = useOpenDraft();
  const unit = useTyped("organization");
  const year = useTyped("year");
  const known = useWatched(session.lastYear) !== null;
  const declined = useWatched(session.report.content, isLastYearDeclined);
  const [offer, setOffer] = useState<DraftHead | null>(null);
  useEffect(() => {
    setOffer(null);
    if (known || declined || unit === "" || year === "") return;
    let wanted = true;
    library.list().then(
      ({ drafts }) => {
        const { entries } = session.report;
        const found = drafts.find((head) => head.id !== session.id && isYearBefore(head, entries));
        if (wanted) setOffer(found ?? null);
      },
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [library, session, unit, year, known, declined]);
  return offer;
}

/** How many fields of last year's report changed where it came from. */
function useChangedSince(): readonly [number, () => void] {
  const { library } = useApp();
  const { session } = useOpenDraft();
  const lastYear = useWatched(session.lastYear);
  const [changed, setChanged] = useState(0);
  useEffect(() => {
    let wanted = true;
    const look = () => {
      const counting = lastYear === null ? Promise.resolve(0) : changedSince(session, library);
      void counting.then((count) => {
        if (wanted) setChanged(count);
      });
    };
    look();
    const stop = library.tabs.hear(look);
    return () => {
      wanted = false;
      stop();
    };
  }, [library, session, lastYear]);
  return [changed, () => setChanged(0)];
}

export function LastYearBar(): ReactElement | null {
  const { library } = useApp();
  const { session } = useOpenDraft();
  const locked = useIsLocked();
  const offer = useOffer();
  const [changed, dismiss] = useChangedSince();
  if (locked) return null;
  // The bar goes with its answer.
  const answer = (act: () => void) => () => {
    keepFocusNear("button", "main h1");
    act();
  };
  if (offer !== null) {
    return (
      <div className="notice-bar" role="status" data-notice="last-year-offered">
        <span>列表里有本单位 {offer.year} 年度报告，用它核对上年结转和现行有效件数吗？</span>
        <button
          type="button"
          data-action="attach-last-year"
          onClick={answer(() => void takeFromDraft(session, library, offer.id))}
        >
          用作上年报告
        </button>
        <button
          type="button"
          className="quiet"
          onClick={answer(() => session.applyStep("不用列表里的上年报告", [declineLastYear()]))}
        >
          不用
        </button>
      </div>
    );
  }
  const source = lastYearSource(session.report.entries);
  if (changed === 0 || source?.kind !== "draft") return null;
  return (
    <div className="notice-bar" role="status" data-notice="last-year-changed">
      <span>上年报告后来又改过 {changed} 处，这里用的还是原来的。</span>
      <button type="button" onClick={answer(() => void takeFromDraft(session, library, source.draft))}>
        换成新的
      </button>
      <button type="button" className="quiet" onClick={answer(dismiss)}>
        先不换
      </button>
    </div>
  );
}
