/** What a list shows of a report without reading it. */
export interface ReportSummary {
  readonly organization: string;
  readonly year: string;
  /** Share of the required fields that are filled, 0–1. */
  readonly progress: number;
  readonly errors: number;
  readonly warnings: number;
  readonly notices: number;
  /** ISO time of 定稿; empty while it is a draft. */
  readonly finalizedAt: string;
}
