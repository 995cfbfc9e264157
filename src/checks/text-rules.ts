/** The rules over whole texts: fetched once the desk can be used, run when typing pauses. One line a rule. */
import { citation } from "./citation";
import { feeStatement } from "./fee-statement";
import { narrativeYear } from "./narrative-year";
import { personalData } from "./personal-data";
import { placeholder } from "./placeholder";
import { repeatedText } from "./repeated-text";

export const TEXT_RULES = [
  narrativeYear,
  citation,
  feeStatement,
  placeholder,
  personalData,
  repeatedText,
] as const;
