/** Every rule, once, in the order of equal ranks. To add one: write its file, add its line. Fetched when a desk can be used. */
import { allZeroResults } from "./all-zero-results";
import { balance } from "./balance";
import { carriedOver } from "./carried-over";
import { citation } from "./citation";
import { feeStatement } from "./fee-statement";
import { halfWidthBrackets } from "./half-width-brackets";
import { inForce } from "./in-force";
import { invalidValue } from "./invalid-value";
import { missingText } from "./missing-text";
import { missingValue } from "./missing-value";
import { narrativeSum } from "./narrative-sum";
import { narrativeTable } from "./narrative-table";
import { narrativeYear } from "./narrative-year";
import { notRead } from "./not-read";
import { oldForm } from "./old-form";
import { partsCount } from "./parts-count";
import { personalData } from "./personal-data";
import { placeholder } from "./placeholder";
import { repeatedText } from "./repeated-text";
import { rollUpSum } from "./roll-up-sum";
import { rulesLevel } from "./rules-level";
import { signatureDate } from "./signature-date";
import { statedTotal } from "./stated-total";
import { tableShape } from "./table-shape";
import { twoWindows } from "./two-windows";
import { wording } from "./wording";
import { yearOnYear } from "./year-on-year";

export const RULES = [
  balance,
  statedTotal,
  tableShape,
  notRead,
  missingValue,
  missingText,
  invalidValue,
  carriedOver,
  inForce,
  signatureDate,
  rulesLevel,
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
  allZeroResults,
  oldForm,
  rollUpSum,
  yearOnYear,
  twoWindows,
] as const;
