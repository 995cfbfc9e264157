/**
 * A component that is loaded when it is first shown. Unlike a suspended one it appears at once when its part has come,
 * and says what to do when the part cannot be had: the program was replaced by a newer version, or the network is down.
 */
import { type ComponentType, createElement, type ReactElement, useEffect, useState } from "react";
import type { Part } from "./part";

interface Props<P> {
  readonly part: Part<P>;
  readonly with: P;
}

export function LazyPart<P extends object>({ part, with: props }: Props<P>): ReactElement | null {
  // Which part has come or failed: another part may be asked for in the same place.
  const [settled, setSettled] = useState<{ readonly part: Part<P>; readonly failed: boolean } | null>(null);
  useEffect(() => {
    if (part.component !== null) return;
    let wanted = true;
    const settle = (component: ComponentType<P> | null) => {
      part.component = component;
      if (wanted) setSettled({ part, failed: component === null });
    };
    part.load().then(settle, () => settle(null));
    return () => {
      wanted = false;
    };
  }, [part]);
  if (settled?.part === part && settled.failed) return <PartMissing />;
  return part.component === null ? null : createElement(part.component, props);
}

function PartMissing(): ReactElement {
  return (
    <div className="card part-missing" role="alert">
      <p>这一部分没有加载出来，可能是程序刚刚更新，或者网络断开。已填的内容都在，请重新加载页面。</p>
      <button type="button" className="primary" onClick={() => window.location.reload()}>
        重新加载
      </button>
    </div>
  );
}
