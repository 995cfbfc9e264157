/** The one h1 of a view. It takes the focus when the view opens, and names the document. */
import { type ReactElement, type ReactNode, useEffect, useRef } from "react";

interface Props {
  readonly title: string;
  /** Title of the browser's tab; the heading where it is absent. */
  readonly documentTitle?: string;
  /** The view shows a document with an h1 of its own: this is no heading then. */
  readonly overDocument?: true;
  /** A short remark beside the heading. */
  readonly hint?: string;
  /** Puts the focus somewhere else when the view opens; true when it did. */
  readonly focusInstead?: () => boolean;
  readonly children?: ReactNode;
}

export function PageHead({
  title,
  documentTitle = title,
  overDocument,
  hint,
  focusInstead,
  children,
}: Props): ReactElement {
  const heading = useRef<HTMLHeadingElement & HTMLParagraphElement>(null);
  const Title = overDocument === true ? "p" : "h1";
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
      <Title className="head-title" tabIndex={-1} ref={heading}>
        {title}
      </Title>
      {hint === undefined ? null : <span className="hint">{hint}</span>}
      <span className="grow" />
      {children}
    </div>
  );
}
