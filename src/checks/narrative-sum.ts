/** An itemised list in a text that does not add up to the total it states, and a rate that its numbers do not give. */
import { FIELDS } from "../form/fields";
import { rateDifferenceOf } from "../narrative/compare";
import type { ItemisedList, Rate } from "../narrative/statement";
import type { ReportView } from "../report/live-report";
import { amountText } from "../report/numbers";
import { besideReport } from "./beside-report";
import { narrativeIn } from "./read-texts";
import { defineRule } from "./rule";
import { type Hit, paragraphChecks, quoted } from "./text-check";
import { LONG_TEXTS, type Passage } from "./texts";

const sumOf = ({ parts }: ItemisedList): number =>
  Number(parts.reduce((sum, part) => sum + part.value, 0).toPrecision(15));

function listHits(text: string, list: ItemisedList): Hit[] {
  const computed = sumOf(list);
  if (!list.closed || computed === list.total) return [];
  const quote = text.slice(list.place.from, list.place.to);
  return [
    {
      ...list.place,
      message: `“${quoted(quote)}”：各项相加为 ${amountText(computed)}，写的是 ${amountText(list.total)}。`,
      values: { text: quote, stated: list.total, computed },
    },
  ];
}

function rateHits(text: string, rate: Rate, report: ReportView): Hit[] {
  const found = rateDifferenceOf(rate, report);
  if (found === null) return [];
  const { stated, computed, numerator, denominator } = found;
  const quote = text.slice(rate.place.from, rate.place.to);
  return [
    {
      ...rate.place,
      message: `“${quoted(quote)}”：${numerator} 除以 ${denominator} 是 ${amountText(computed)}%，写的是 ${amountText(stated)}%。`,
      values: { text: quote, stated, computed, numerator, denominator },
    },
  ];
}

/** Lists and rates of a passage that do not come out. */
export function findWrongSums(passage: Passage, report: ReportView): readonly Hit[] {
  const { lists, rates } = narrativeIn(passage);
  return [
    ...lists.flatMap((list) => listHits(passage.content, list)),
    ...rates.flatMap((rate) => rateHits(passage.content, rate, report)),
  ].sort((a, b) => a.from - b.from);
}

const TOTALS_READ = FIELDS.filter((field) => field.table === "applications").map((field) => field.id);

export const narrativeSum = defineRule({
  id: "narrative-sum",
  name: "文字分项不符",
  severity: "warning",
  holds({ texts }) {
    const { length } = LONG_TEXTS.flatMap((field) => texts.of(field.id).paragraphs)
      .flatMap((paragraph) => narrativeIn(paragraph).lists)
      .filter((list) => sumOf(list) === list.total);
    return length === 0 ? null : `文字里分项列出的 ${length} 处数字，相加与总数一致`;
  },
  checks: paragraphChecks(
    LONG_TEXTS,
    TOTALS_READ,
    besideReport((paragraph, { report }) => findWrongSums(paragraph, report)),
  ),
});
