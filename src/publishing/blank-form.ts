/** 空白表: the form without a report, to be filled in by hand or in an office program, or to be sent to a unit. */
import { type Entries, FINALIZED_KEY } from "../report/entries";
import { viewOf } from "../report/live-report";
import { reportDocx } from "./report-docx";
import { reportXlsx } from "./report-xlsx";

const HERE = "（此处填写）";

/** Places to be filled in are named; it is no draft of anything, so nothing marks it as one. */
const BLANK: Entries = {
  title: "（单位全称）\n（　　）年政府信息公开工作年度报告",
  preamble: HERE,
  overview: HERE,
  problemsAndImprovements: HERE,
  otherMatters: HERE,
  "signature.organization": "（单位全称）",
  "signature.date": "　　年　月　日",
  [FINALIZED_KEY]: "blank",
};

export const blankDocx = (): Uint8Array<ArrayBuffer> =>
  reportDocx(viewOf(BLANK), { sealed: true, blank: true });

export const blankXlsx = (): Promise<Uint8Array<ArrayBuffer>> =>
  reportXlsx(viewOf(BLANK), [], { blank: true });
