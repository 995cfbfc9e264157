/**
 * 上年结转 is last year's 结转下年度, column by column. Last year's report may be the wrong one of the two, so that a reason
 * settles it.
 */
import { applicationCell, applicationColumnLabel } from "../form/fields";
import { APPLICANT_KINDS } from "../form/official-form";
import { lastYearOf, YEAR } from "./last-year";
import { defineRule, type Subject } from "./rule";

const over = (column: string): string => applicationCell("carriedOver", column);
const forward = (column: string): string => applicationCell("carriedForward", column);

/** Both numbers of a column; null when one is not known. */
function numbersOf(subject: Subject, column: string) {
  const lastYear = lastYearOf(subject)?.number(forward(column)) ?? null;
  const stated = subject.report.number(over(column));
  return lastYear === null || stated === null ? null : { lastYear, stated };
}

export const carriedOver = defineRule({
  id: "carried-over",
  name: "上年结转不符",
  severity: "error",
  answerable: true,
  holds(subject) {
    const known = APPLICANT_KINDS.flatMap(({ id }) => numbersOf(subject, id) ?? []);
    if (known.length < APPLICANT_KINDS.length) return null;
    const numbers = known.map(({ stated }) => stated).join("、");
    return `上年结转六列（${numbers}）与上年报告的结转下年度相同`;
  },
  checks: APPLICANT_KINDS.map(({ id: column }) => ({
    at: over(column),
    reads: [over(column), YEAR],
    find(subject) {
      const numbers = numbersOf(subject, column);
      if (numbers === null || numbers.lastYear === numbers.stated) return [];
      const { lastYear, stated } = numbers;
      return [
        {
          message: `${applicationColumnLabel(column)}：上年报告结转 ${lastYear} 件，本年“上年结转”填 ${stated} 件。`,
          alsoAt: [over("total")],
          values: { lastYear, stated },
          fixes: [
            {
              label: `改为 ${lastYear}`,
              name: "上年结转改为上年报告的数",
              changes: [{ key: over(column), value: String(lastYear) }],
            },
          ],
        },
      ];
    },
  })),
});
