/** What the screens of one open draft know of themselves and of each other; the draft itself knows none of it. */
import type { Span } from "../../checks/finding";
import type { FieldId } from "../../form/fields";
import type { StepId } from "../../form/official-form";
import { Observable } from "../../report/observable";

/** A place that a jump leads to. */
export interface Target {
  readonly step: StepId;
  readonly field: FieldId | undefined;
  readonly span?: Span;
}

/** The cell that had the focus, and how far the page was scrolled, in pixels. */
export interface Left {
  readonly field: FieldId;
  readonly scrollTop: number;
}

export class ViewState {
  /** The field, total or balance that has the focus; null when none has. */
  readonly focused = new Observable<FieldId | null>(null);
  /** When Ctrl+S was answered last, ms; 0 before. */
  readonly savedByHand = new Observable(0);
  /** The step that is drawn; null while the first one is being fetched. */
  readonly stepShown = new Observable<StepId | null>(null);
  /** Whether last year's figures stand in the tables; null until the choice kept last is known. */
  readonly lastYearShown = new Observable<boolean | null>(null);
  /** Whether the map of keys is open. */
  readonly keysShown = new Observable(false);
  /** Whether 查找替换 is open. */
  readonly replaceShown = new Observable(false);
  /** The finding that was gone to last, and where that led. */
  walked: { readonly finding: string; readonly field: FieldId } | null = null;
  /** What was taken back or made again just now, and where: 已撤销：其余填 0（120 格）. It goes with the next change. */
  readonly undone = new Observable<{ readonly words: string; readonly step: StepId | null } | null>(null);
  /** Where somebody was in a step when leaving it: they are brought back there. */
  readonly left = new Map<StepId, Left>();
  /** Where the next step that opens puts the focus, instead of its heading. */
  target: Target | null = null;
}
