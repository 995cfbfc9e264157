import type { StepId } from "../form/official-form";

/** What a list shows of a report without reading it. */
export interface ReportSummary {
  readonly organization: string;
  readonly year: string;
  /** Share of the eight steps that are done, 0–1; the last is done when the report is finalised. */
  readonly progress: number;
  /** Steps in which something is still empty; absent in heads written before it was kept. */
  readonly unfilled?: readonly StepId[];
  /** What contradicts; what is merely not filled yet is in `unfilled`. */
  readonly errors: number;
  readonly warnings: number;
  readonly notices: number;
  /** ISO time of 定稿; empty while it is a draft. */
  readonly finalizedAt: string;
}
