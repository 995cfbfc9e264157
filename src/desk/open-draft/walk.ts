/** Alt+↓ and Alt+↑: every finding once, in the order of the report, round and round. */
import type { Finding, Span } from "../../checks/finding";
import { byPlace } from "../../checks/reading-order";
import { locate } from "../../form/places";

/** Where somebody is. */
export interface Here {
  /** The finding gone to last, if the focus is still where that led. */
  readonly last: string | null;
  /** Rank of the place in reading order. */
  readonly order: number;
  /** What is selected in a text; null outside of texts. */
  readonly caret: Span | null;
}

/** Whether the officer moved on within the text since the finding was gone to. */
const movedOn = ({ span }: Finding, caret: Span | null): boolean =>
  caret !== null && span !== undefined && (caret.from !== span.from || caret.to !== span.to);

/** Of a cell's findings none lies ahead or behind: who stands on the cell has seen them. */
function isBeyond(finding: Finding, { order, caret }: Here, by: 1 | -1): boolean {
  const rank = locate(finding.at).order;
  if (rank !== order) return by === 1 ? rank > order : rank < order;
  if (caret === null) return false;
  const from = finding.span?.from ?? -1;
  return by === 1 ? from >= caret.to : from < caret.from;
}

/** The finding after (1) or before (-1) where somebody is; null when there is none at all. */
export function neighbour(findings: readonly Finding[], here: Here, by: 1 | -1): Finding | null {
  const walk = [...findings].sort(byPlace);
  const at = walk.findIndex((finding) => finding.id === here.last);
  const last = walk[at];
  if (last !== undefined && !movedOn(last, here.caret)) {
    return walk[(at + by + walk.length) % walk.length] ?? null;
  }
  const onward = by === 1 ? walk : walk.reverse();
  return onward.find((finding) => isBeyond(finding, here, by)) ?? onward[0] ?? null;
}
