/** What a draft waits for, in a few words, and where that is done. */
import type { DraftHead } from "../../drafts/draft";
import { stepOf } from "../../form/fields";
import { STEPS, type StepId } from "../../form/official-form";
import { type Deadline, daysLeft, deadlineOf } from "../../report/deadline";

export interface NextAct {
  readonly words: string;
  readonly step: StepId;
  readonly look: "todo" | "error" | "warning" | "ready" | "done";
}

const nameOf = (step: StepId): string => stepOf(step).numeral || "标题导言";

export function nextAct(draft: DraftHead): NextAct {
  if (draft.finalizedAt !== "") return { words: "打印、发布、报送", step: "finish", look: "done" };
  if (draft.errors > 0) return { words: `要改 ${draft.errors} 处`, step: "finish", look: "error" };
  const [first, ...others] = draft.unfilled ?? [];
  if (first !== undefined) {
    // Nearly everything is open: no list to read, only where to begin.
    const fresh = others.length >= STEPS.length - 3;
    const words = fresh ? "开始填写" : `还差 ${[first, ...others].map(nameOf).join("、")}`;
    return { words, step: first, look: "todo" };
  }
  if (draft.warnings > 0) return { words: `请核实 ${draft.warnings} 处`, step: "finish", look: "warning" };
  return { words: "可以定稿", step: "finish", look: "ready" };
}

/** A report older than this is not being written for a deadline any more, days. */
const LONG_OVER = 200;

/** When a draft is due and how many days are left; null where that does not matter any more. */
export function dueOf(draft: DraftHead, now: Date): { readonly due: Deadline; readonly days: number } | null {
  const year = Number(draft.year);
  if (draft.finalizedAt !== "" || !Number.isInteger(year) || year < 2008) return null;
  const due = deadlineOf(draft.organization.trim(), year);
  const days = daysLeft(due, now);
  return days < -LONG_OVER ? null : { due, days };
}

export function dueWords({ due, days }: { readonly due: Deadline; readonly days: number }): string {
  const day = due.words.replace(/ /g, "");
  if (days === 0) return `今天是 ${day}，法定期限最后一天`;
  return days > 0 ? `离 ${day}还有 ${days} 天` : `已过 ${day} ${-days} 天`;
}
