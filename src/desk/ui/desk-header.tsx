/** The bar above screens that are not about one draft. */
import type { ReactElement } from "react";
import { helpPath } from "./routes";
import { useHash } from "./use-hash";

interface Props {
  /** Where the desk's name leads; nowhere on the list itself. */
  readonly home?: string;
}

const NAME = "政府信息公开工作年度报告填报台";

export function DeskHeader({ home }: Props): ReactElement {
  const current = useHash();
  return (
    <header className="top">
      {home === undefined ? (
        <span className="name">{NAME}</span>
      ) : (
        <a className="name" href={home}>
          {NAME}
        </a>
      )}
      <span className="grow" />
      {current === helpPath ? null : <a href={helpPath}>帮助</a>}
    </header>
  );
}
