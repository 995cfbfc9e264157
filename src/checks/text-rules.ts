/** The rules over whole texts: fetched once the desk can be used, run when typing pauses. One line a rule. */
import { citation } from "./citation";
import { feeStatement } from "./fee-statement";
import { halfWidthBrackets } from "./half-width-brackets";
import { narrativeSum } from "./narrative-sum";
import { narrativeTable } from "./narrative-table";
import { narrativeYear } from "./narrative-year";
import { partsCount } from "./parts-count";
import { personalData } from "./personal-data";
import { placeholder } from "./placeholder";
import { repeatedText } from "./repeated-text";
import { wording } from "./wording";

export const TEXT_RULES = [
  narrativeTable,
  narrativeSum,
  narrativeYear,
  partsCount,
  citation,
  feeStatement,
  placeholder,
  personalData,
  repeatedText,
  wording,
  halfWidthBrackets,
] as const;
