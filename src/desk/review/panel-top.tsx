/** What stands on top of the wizard's panel: the supervisor's comments, and a roll-up's units. */
import type { ReactElement } from "react";
import { CommentsPanel } from "./comments-panel";
import { RollUpPanel } from "./roll-up-panel";

export function PanelTop(): ReactElement {
  return (
    <>
      <CommentsPanel />
      <RollUpPanel />
    </>
  );
}
