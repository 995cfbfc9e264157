/** Every rule, once. To add one: write its file, add its line here. */
import { allZeroResults } from "./all-zero-results";
import { balance } from "./balance";
import { citation } from "./citation";
import { feeStatement } from "./fee-statement";
import { invalidValue } from "./invalid-value";
import { missingText } from "./missing-text";
import { missingValue } from "./missing-value";
import { narrativeYear } from "./narrative-year";
import { personalData } from "./personal-data";
import { placeholder } from "./placeholder";
import { rollUpSum } from "./roll-up-sum";
import { signatureDate } from "./signature-date";
import { statedTotal } from "./stated-total";
import { tableShape } from "./table-shape";
import { twoWindows } from "./two-windows";

export const RULES = [
  balance,
  statedTotal,
  tableShape,
  missingValue,
  missingText,
  invalidValue,
  narrativeYear,
  citation,
  feeStatement,
  placeholder,
  personalData,
  signatureDate,
  allZeroResults,
  rollUpSum,
  twoWindows,
] as const;

export type RuleId = (typeof RULES)[number]["id"];
