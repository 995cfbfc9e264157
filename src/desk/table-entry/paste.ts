/** Pasting into a table: read, and either done at once or shown first. */

import type { DraftSession } from "../../editing/draft-session";
import type { FieldId, TableId } from "../../form/fields";
import type { Spot } from "../../form/grid";
import type { PastePlan } from "../../opening/paste-plan";
import type { Problem } from "../../report/problem";
import { problemText } from "../ui/problem-text";
import type { TableState } from "./table-state";

const hasPictureOnly = (data: DataTransfer): boolean =>
  [...data.items].some((item) => item.kind === "file") &&
  data.getData("text/plain") === "" &&
  data.getData("text/html") === "";

/** What was done, for the line under the table. */
function words(plan: PastePlan, changed: number): string {
  const differing = plan.totals.length > 0 ? `，${plan.totals.length} 个合计已比对` : "";
  const dashes = plan.dashes > 0 ? `，${plan.dashes} 格写的是 — 或 /，按未填处理，没有的请填 0` : "";
  const done = changed === 0 ? "内容相同，没有改动" : `已粘贴 ${plan.rows} 行 × ${plan.columns} 列`;
  return `${done}${differing}${dashes}${changed === 0 ? "" : "（Ctrl+Z 撤销）"}`;
}

/** Where a paste goes. */
export interface PasteTarget {
  readonly table: TableId;
  readonly spot: Spot;
  /** Cells of the selected range; a single value fills them. */
  readonly range: readonly FieldId[];
}

interface Pasting {
  readonly session: DraftSession;
  readonly state: TableState;
  /** Shows a plan that does not simply fit; resolves to the one that is to be carried out, or null. */
  readonly ask: (plan: PastePlan) => Promise<PastePlan | null>;
  /** The cells that were pasted into, to be lit up once. */
  readonly onPasted: (plan: PastePlan) => void;
}

/** Must be called in the paste event itself: the clipboard is empty afterwards. */
export function paste(data: DataTransfer, target: PasteTarget, pasting: Pasting): void {
  const { state } = pasting;
  const refuse = (problem: Problem) => state.said.set(problemText(problem));
  if (hasPictureOnly(data)) {
    refuse({ code: "paste-picture" });
    return;
  }
  const clipboard = { html: data.getData("text/html"), text: data.getData("text/plain") };
  void import("../../opening/paste-plan").then(
    async ({ planPaste, isPlain, changesOfPlan }) => {
      const planned = planPaste(clipboard, target.table, target.spot);
      if (!planned.ok) {
        refuse(planned.problem);
        return;
      }
      const read = filling(planned.value, target);
      const plan = isPlain(read, target.table) ? read : await pasting.ask(read);
      if (plan === null) return;
      const changes = changesOfPlan(pasting.session.report.entries, plan);
      pasting.session.applyWithRestorePoint(`粘贴 ${plan.rows} 行 × ${plan.columns} 列`, changes);
      state.said.set(words(plan, changes.length));
      pasting.onPasted(plan);
    },
    () => refuse({ code: "part-missing" }),
  );
}

/** A single value pasted over a selected range fills it. */
function filling(plan: PastePlan, { range }: PasteTarget): PastePlan {
  const only = plan.cells[0];
  if (range.length < 2 || plan.matrix.length !== 1 || plan.matrix[0]?.length !== 1 || only === undefined)
    return plan;
  return { ...plan, cells: range.map((id) => ({ ...only, id })) };
}
