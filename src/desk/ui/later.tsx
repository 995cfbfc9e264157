/**
 * A component that is loaded when it is first shown. Unlike a suspended one it appears at once when its part has come,
 * and says what to do when the part cannot be had: the program was replaced by a newer version, or the network is down.
 */
import { type ComponentType, createElement, type ReactElement, useEffect, useState } from "react";

export interface Part<P> {
  /** The component once it has come. */
  component: ComponentType<P> | null;
  readonly load: () => Promise<ComponentType<P>>;
}

export const partOf = <P,>(load: () => Promise<ComponentType<P>>): Part<P> => ({ component: null, load });

interface Props<P> {
  readonly part: Part<P>;
  readonly with: P;
}

export function Later<P extends object>({ part, with: props }: Props<P>): ReactElement | null {
  const [state, setState] = useState<"waiting" | "here" | "failed">(
    part.component === null ? "waiting" : "here",
  );
  useEffect(() => {
    if (part.component !== null) return;
    let wanted = true;
    part.load().then(
      (component) => {
        part.component = component;
        if (wanted) setState("here");
      },
      () => {
        if (wanted) setState("failed");
      },
    );
    return () => {
      wanted = false;
    };
  }, [part]);
  if (state === "failed") return <PartMissing />;
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
