/** The one h1 of a view. It takes the focus when the view opens, and names the document. */
import { type ReactElement, type ReactNode, useEffect, useRef } from "react";

interface Props {
  readonly title: string;
  /** Title of the browser's tab; the heading where it is absent. */
  readonly documentTitle?: string;
  /** A short remark beside the heading. */
  readonly hint?: string;
  /** Puts the focus somewhere else when the view opens; true when it did. */
  readonly focusInstead?: () => boolean;
  readonly children?: ReactNode;
}

export function PageHead({
  title,
  documentTitle = title,
  hint,
  focusInstead,
  children,
}: Props): ReactElement {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = documentTitle;
  }, [documentTitle]);
  // Only when the view opens: what was given then decides.
  const instead = useRef(focusInstead);
  useEffect(() => {
    if (instead.current?.() !== true) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div className="head">
      <h1 tabIndex={-1} ref={heading}>
        {title}
      </h1>
      {hint === undefined ? null : <span className="hint">{hint}</span>}
      <span className="grow" />
      {children}
    </div>
  );
}
