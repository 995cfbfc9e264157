/** 均为自然人申请, 均属于行政执法案卷: the number before it is also the number of something narrower. */
import { applicationCell, RESULT_ROWS, rowsOfGroup } from "../form/fields";
import { APPLICATION_NOUN } from "./application-words";
import { withoutFiller } from "./filler";
import type { ReadAmount } from "./itemised";
import { APPLICANT_LABELS, type Label, labelsIn, RESULT_LABELS } from "./labels";
import type { Quantity, Reading } from "./quantity";

const ALL =
  /^(?:且|并|现|目前|申请人|申请主体)*(?:已经?|均已)?(?:均|全部|都|全|皆)已?(?:为|是|属于|系|属|因|由|涉及|来自于?)?|^由(?=自然人|法人)|^(?:申请主体|申请人(?:类型|身份)?)(?:均|全部|都)?(?:为|是|系)(?=自然人|法人)/;

const leftOver = (words: string, labels: readonly Label[]): string =>
  withoutFiller(
    labels
      .reduce((rest, { pattern }) => rest.replace(pattern, ""), words)
      .replace(APPLICATION_NOUN, "")
      .replace(
        /(?:通过)?(?:网上|网络|线上|线下|信函|邮寄|现场|当面)(?:方式|渠道)?|类|情形|提起|政府|信息|公开|申请/g,
        "",
      ),
  );

function narrowed(words: string, rows: readonly (readonly string[])[]): Quantity | null {
  const columns = labelsIn(words, APPLICANT_LABELS).flatMap((label) => label.ids);
  const received = rows.some((ids) => ids.includes("newlyReceived"));
  const isOneRow =
    received || rows.some((ids) => ids.includes("carriedOver") || ids.includes("carriedForward"));
  if (columns.length > 0 && isOneRow && leftOver(words, APPLICANT_LABELS) === "") {
    const readings = rows.map((ids) =>
      ids.flatMap((row) => columns.map((column) => applicationCell(row, column))),
    );
    return { topic: "applications", readings };
  }
  const results = labelsIn(words, RESULT_LABELS).flatMap((label) => label.ids);
  const [row] = results;
  if (results.length !== 1 || row === undefined || leftOver(words, RESULT_LABELS) !== "") return null;
  const group = RESULT_ROWS.find((one) => one.id === row)?.group;
  const whole = group === undefined ? null : rowsOfGroup(group).map((one) => one.id);
  const isDivided =
    whole === null
      ? received || rows.some((ids) => ids.includes("results.total"))
      : rows.some((ids) => ids.join() === whole.join());
  const single = RESULT_ROWS.some((one) => one.id === row);
  return isDivided && single ? { topic: "applications", readings: [[applicationCell(row, "total")]] } : null;
}

/** What such a clause says: the number, what it counts, and readings of what it is all of. */
export interface Shared {
  readonly quantity: Quantity;
  readonly value: number;
  readonly exact: boolean;
  readonly allOf: readonly Reading[];
}

/** What a clause with 均, or a label alone in brackets right behind the number (属于行政查询事项), says of the last number before it. */
export function sharedOf(clause: string, amounts: readonly ReadAmount[], isBracket: boolean): Shared | null {
  const all = ALL.exec(clause) ?? (isBracket ? /^/.exec(clause) : null);
  const last = amounts[amounts.length - 1];
  const { rows, readings: allOf } = last?.quantity ?? {};
  if (all === null || last === undefined || rows === undefined || allOf === undefined || clause.length > 60)
    return null;
  const quantity = narrowed(clause.slice(all[0].length), rows);
  return quantity === null ? null : { quantity, value: last.amount.value, exact: last.amount.exact, allOf };
}
