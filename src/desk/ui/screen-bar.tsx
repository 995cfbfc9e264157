/** The bar of a screen that fills the window: the way back, the screen's one heading, what can be done here. */
import "./screen-bar.css";
import type { ComponentProps, ReactElement } from "react";
import { PageHead } from "./page-head";
import { listPath } from "./routes";

interface Props extends ComponentProps<typeof PageHead> {
  /** Where the desk's name leads, and what is said of it. */
  readonly back?: { readonly path: string; readonly words: string };
}

const TO_LIST = { path: listPath, words: "回到我的报告" };

export function ScreenBar({ back = TO_LIST, ...head }: Props): ReactElement {
  return (
    <header className="top screen-bar">
      <a className="name" href={back.path} title={back.words}>
        填报台
      </a>
      <span className="divider" aria-hidden="true" />
      <PageHead {...head} />
    </header>
  );
}
