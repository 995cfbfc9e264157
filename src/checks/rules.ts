/**
 * The rules over numbers, dates and what is missing: they run on every keystroke. Those over whole texts are listed in
 * `text-rules.ts`. To add one: write its file, add its line.
 */
import { allZeroResults } from "./all-zero-results";
import { balance } from "./balance";
import { carriedOver } from "./carried-over";
import { inForce } from "./in-force";
import { invalidValue } from "./invalid-value";
import { missingText } from "./missing-text";
import { missingValue } from "./missing-value";
import { rollUpSum } from "./roll-up-sum";
import { rulesLevel } from "./rules-level";
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
  signatureDate,
  rulesLevel,
  allZeroResults,
  rollUpSum,
  yearOnYear,
  twoWindows,
] as const;
