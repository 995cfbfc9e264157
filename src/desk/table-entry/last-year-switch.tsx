/** 「显示上年」: one switch for the three tables, kept for the next time. */
import "./last-year-switch.css";
import { type ReactElement, useEffect, useLayoutEffect } from "react";
import { useOpenDraft } from "../open-draft/open-draft";
import { useApp } from "../ui/services";
import { useWatched } from "../ui/use-watched";
import { showLastYear } from "./last-year-figures";

const SETTING = "last-year-shown";

export function LastYearSwitch({ root }: { readonly root: HTMLTableElement }): ReactElement {
  const { store } = useApp().library;
  const { session, view } = useOpenDraft();
  const shown = useWatched(view.lastYearShown) === true;
  useEffect(() => {
    if (view.lastYearShown.value !== null) return;
    // A choice made meanwhile stands.
    const take = (kept: unknown) => {
      if (view.lastYearShown.value === null) view.lastYearShown.set(kept === true);
    };
    store.setting(SETTING).then(take, () => take(false));
  }, [store, view]);
  useLayoutEffect(() => (shown ? showLastYear(root, session) : undefined), [shown, root, session]);
  const choose = (wanted: boolean) => {
    view.lastYearShown.set(wanted);
    // That it could not be kept is not said: it holds until the page is left.
    store.putSetting(SETTING, wanted).catch(() => undefined);
  };
  return (
    <label className="last-year-switch" title="在格子左边用小字显示上年报告的数">
      <input
        type="checkbox"
        data-action="show-last-year"
        checked={shown}
        onChange={(event) => choose(event.target.checked)}
      />
      显示上年
    </label>
  );
}
