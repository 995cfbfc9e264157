/** Every rule, once. To add one: write its file, add its line here. */
import { allZeroResults } from "./all-zero-results";
import { balance } from "./balance";
import { carriedOver } from "./carried-over";
import { citation } from "./citation";
import { feeStatement } from "./fee-statement";
import { inForce } from "./in-force";
import { invalidValue } from "./invalid-value";
import { missingText } from "./missing-text";
import { missingValue } from "./missing-value";
import { narrativeYear } from "./narrative-year";
import { personalData } from "./personal-data";
import { placeholder } from "./placeholder";
import { repeatedText } from "./repeated-text";
import { rollUpSum } from "./roll-up-sum";
import { signatureDate } from "./signature-date";
import { statedTotal } from "./stated-total";
import { tableShape } from "./table-shape";
import { twoWindows } from "./two-windows";
import { yearOnYear } from "./year-on-year";

export const RULES = [
  balance,
  statedTotal,
  tableShape,
  missingValue,
  missingText,
  invalidValue,
  carriedOver,
  inForce,
  narrativeYear,
  citation,
  feeStatement,
  placeholder,
  personalData,
  signatureDate,
  allZeroResults,
  rollUpSum,
  yearOnYear,
  repeatedText,
  twoWindows,
] as const;

export type RuleId = (typeof RULES)[number]["id"];
