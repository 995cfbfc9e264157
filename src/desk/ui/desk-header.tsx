/** The bar above screens that are not about one draft. */
import type { ReactElement } from "react";

interface Props {
  /** Where the desk's name leads; nowhere on the list itself. */
  readonly home?: string;
}

const NAME = "政府信息公开工作年度报告填报台";

export function DeskHeader({ home }: Props): ReactElement {
  return (
    <header className="top">
      {home === undefined ? (
        <span className="name">{NAME}</span>
      ) : (
        <a className="name" href={home}>
          {NAME}
        </a>
      )}
    </header>
  );
}
