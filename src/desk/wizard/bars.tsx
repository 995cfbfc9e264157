/**
 * Bars above a step: what was opened, what fails, that it is finalised. One that comes or goes while somebody types
 * leaves the cell in hand where it is: the page scrolls by its height, and the bar stays in view over it.
 */
import { type ReactElement, type ReactNode, useLayoutEffect, useRef } from "react";
import { bringIntoView } from "../table-entry/bring-into-view";

/** Follows the bars' height; returns the way to stop. */
function followHeight(bars: HTMLElement, frame: HTMLElement): () => void {
  let height = bars.offsetHeight;
  const follow = () => {
    const grown = bars.offsetHeight - height;
    height = bars.offsetHeight;
    // Heads that stay in view stay below the bars.
    frame.style.setProperty("--bars", `${height}px`);
    const { activeElement } = document;
    if (grown === 0 || !(activeElement instanceof HTMLElement) || !activeElement.matches("input, textarea"))
      return;
    if (!frame.contains(activeElement)) return;
    const wanted = frame.scrollTop + grown;
    frame.style.setProperty("--slack", "0px");
    frame.scrollTop = wanted;
    const missing = wanted - frame.scrollTop;
    if (missing > 0) {
      frame.style.setProperty("--slack", `${missing}px`);
      frame.scrollTop = wanted;
    }
    bringIntoView(activeElement);
  };
  const observer = new ResizeObserver(follow);
  observer.observe(bars);
  return () => observer.disconnect();
}

export function Bars({ children }: { readonly children: ReactNode }): ReactElement {
  const bars = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const frame = bars.current?.closest("main") ?? null;
    return bars.current === null || frame === null ? undefined : followHeight(bars.current, frame);
  }, []);
  return (
    <div className="bars" ref={bars}>
      {children}
    </div>
  );
}
