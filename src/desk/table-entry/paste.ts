/** Pasting into a table: read, and either done at once or shown first. */

import type { DraftSession } from "../../editing/draft-session";
import type { FieldId, TableId } from "../../form/fields";
import type { Spot } from "../../form/grid";
import type { PastePlan } from "../../opening/paste-plan";
import type { Change } from "../../report/entries";
import type { Problem } from "../../report/problem";
import { problemText } from "../ui/problem-text";
import { remarksOf, remarkWords, withRemarks } from "./noted-number";
import type { TableState } from "./table-state";

const hasPictureOnly = (data: DataTransfer): boolean =>
  [...data.items].some((item) => item.kind === "file") &&
  data.getData("text/plain") === "" &&
  data.getData("text/html") === "";

/** What was done, for the line under the table. */
function words(plan: PastePlan, remarks: readonly Change[], changed: number): string {
  const differing = plan.totals.length > 0 ? `，${plan.totals.length} 个合计已比对` : "";
  const dashes = plan.dashes > 0 ? `，${plan.dashes} 格写的是 — 或 /，按未填处理，没有的请填 0` : "";
  const done = changed === 0 ? "内容相同，没有改动" : `已粘贴 ${plan.rows} 行 × ${plan.columns} 列`;
  const noted = remarks.length > 0 ? `，${remarkWords(remarks)}` : "";
  return `${done}${noted}${differing}${dashes}${changed === 0 ? "" : "（Ctrl+Z 撤销）"}`;
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
      const read = withRemarks(filling(planned.value, target));
      const asked = isPlain(read.plan, target.table) ? read.plan : await pasting.ask(read.plan);
      if (asked === null) return;
      // What was chosen among several readings has its noted numbers still as they were written.
      const chosen = withRemarks(asked);
      const { plan } = chosen;
      const remarks = remarksOf(plan, chosen.remarks.length > 0 ? chosen.remarks : read.remarks);
      const changes = changesWith(changesOfPlan(pasting.session.report.entries, plan), remarks, pasting);
      pasting.session.applyWithRestorePoint(`粘贴 ${plan.rows} 行 × ${plan.columns} 列`, changes);
      state.said.set(words(plan, remarks, changes.length));
      pasting.onPasted(plan);
    },
    () => refuse({ code: "part-missing" }),
  );
}

/** The plan's changes and the remarks that are not there yet. */
const changesWith = (
  changes: readonly Change[],
  remarks: readonly Change[],
  { session }: Pasting,
): readonly Change[] => [
  ...changes,
  ...remarks.filter(({ key, value }) => session.report.typed(key) !== value),
];

/** A single value pasted over a selected range fills it. */
function filling(plan: PastePlan, { range }: PasteTarget): PastePlan {
  const only = plan.cells[0];
  if (range.length < 2 || plan.matrix.length !== 1 || plan.matrix[0]?.length !== 1 || only === undefined)
    return plan;
  return { ...plan, cells: range.map((id) => ({ ...only, id })) };
}
