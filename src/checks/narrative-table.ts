/** A number that a text states about a quantity of the tables differs from it: 收到16件 where the table has 15. */
import { FIELDS, type FieldId, findField } from "../form/fields";
import { agrees, changeDifferenceOf, type Difference, differenceOf } from "../narrative/compare";
import type { Change, Statement } from "../narrative/statement";
import { chineseNumeral } from "../report/chinese-numerals";
import type { ReportView } from "../report/live-report";
import { amountText } from "../report/numbers";
import { besideReport } from "./beside-report";
import { lastYearOf } from "./last-year";
import { narrativeIn } from "./read-texts";
import { defineRule } from "./rule";
import { type Hit, MOST_PER_TEXT, paragraphChecks, quoted } from "./text-check";
import { LONG_TEXTS, type Passage } from "./texts";

const MOST_IN_NUMERALS = 99_999_999;

/** Written in 万元, as the table has it, in 元 or in 亿元: what one written unit is worth in 万元. */
const SCALES: readonly (readonly [string, number])[] = [
  ["万", 1],
  ["亿", 1e4],
  ["", 1e-4],
];

const isFee = ({ readings }: Statement): boolean =>
  readings.flat().some((field) => findField(field)?.kind === "amount");

/** The number written as the text writes it; null where no number stands, or where only a rounded one does. */
function replacement(content: string, statement: Statement, computed: number): Hit["fix"] {
  const { writing, number, step } = statement;
  if (writing === "words" || step > 1) return undefined;
  if (isFee(statement)) {
    if (!content.slice(number.to).trimStart().startsWith("元")) return undefined;
    const written = content.slice(number.from, number.to).trimEnd();
    const [scale, worth] = SCALES.find(([end]) => written.endsWith(end)) ?? ["", 1];
    return { ...number, text: `${amountText(Number((computed / worth).toPrecision(15)))}${scale}` };
  }
  const fits = writing === "digits" || (Number.isInteger(computed) && computed <= MOST_IN_NUMERALS);
  const text = writing === "numerals" && fits ? chineseNumeral(computed) : amountText(computed);
  return { ...number, text };
}

/** Of a group of rows its first cell that is typed: the total of its first row is no total of the group. */
function firstOf([first, ...others]: readonly FieldId[]): FieldId | undefined {
  if (first === undefined || others.length === 0) return first;
  const row = first.replace(/total$/, "");
  return FIELDS.find(({ id }) => id.startsWith(row))?.id;
}

function tableHit(
  text: string,
  statement: Statement,
  { stated, computed, alternatives, all }: Difference,
): Hit {
  const quote = text.slice(statement.phrase.from, statement.phrase.to);
  const other =
    alternatives.length > 0 ? `（按另一种算法为 ${alternatives.map(amountText).join("、")}）` : "";
  const among = all === null ? "" : `（共 ${amountText(all)}）`;
  const fix = replacement(text, statement, computed);
  const unit = isFee(statement) ? " 万元" : "";
  const inTable = firstOf(statement.readings[0] ?? []);
  return {
    ...statement.number,
    ...(inTable === undefined ? {} : { inTable }),
    message: `文中“${quoted(quote)}”，表中为 ${amountText(computed)}${unit}${among}${other}。`,
    values: { text: quote, stated, computed, ...(all === null ? {} : { all }) },
    ...(fix === undefined ? {} : { fix }),
  };
}

const sameDifference = (a: Difference, b: Difference): boolean =>
  a.computed === b.computed && a.all === b.all && a.alternatives.join() === b.alternatives.join();

const known = new WeakMap<Statement, { readonly difference: Difference; readonly hit: Hit }>();

/** The hit of a statement as long as the tables differ from it by the same. */
function tableHitOnce(text: string, statement: Statement, difference: Difference): Hit {
  const kept = known.get(statement);
  if (kept !== undefined && sameDifference(kept.difference, difference)) return kept.hit;
  const hit = tableHit(text, statement, difference);
  known.set(statement, { difference, hit });
  return hit;
}

function changeHits(text: string, change: Change, report: ReportView, lastYear: ReportView | null): Hit[] {
  const found = changeDifferenceOf(change, report, lastYear);
  if (found === null) return [];
  const quote = text.slice(change.place.from, change.place.to);
  const unit = change.unit === "percent" ? "%" : " 件";
  const { stated, computed, before, now } = found;
  return [
    {
      ...change.place,
      message: `文中“${quoted(quote)}”，按上年 ${amountText(before)}、本年 ${amountText(now)} 算，${computed < 0 ? "方向相反" : `应为 ${amountText(computed)}${unit}`}。`,
      values: { text: quote, stated, computed, lastYear: before },
    },
  ];
}

/** What a passage says that the tables, or last year's, do not; words and mending are made of as many as are shown. */
export function findTableDifferences(
  passage: Passage,
  report: ReportView,
  lastYear: ReportView | null,
): readonly Hit[] {
  const { statements, changes } = narrativeIn(passage);
  const differing = statements.flatMap((statement) => {
    const difference = differenceOf(statement, report, lastYear);
    return difference === null ? [] : [{ statement, difference }];
  });
  const hits = differing
    .sort((a, b) => a.statement.number.from - b.statement.number.from)
    .slice(0, MOST_PER_TEXT)
    .map(({ statement, difference }) => tableHitOnce(passage.content, statement, difference));
  return [
    ...hits,
    ...changes.flatMap((change) => changeHits(passage.content, change, report, lastYear)),
  ].sort((a, b) => a.from - b.from);
}

/** A note that tells of cases pending a year ago. */
const DISPUTES_NOTE = "notes.disputes";
const TABLE_FIELDS = FIELDS.filter((field) => field.table !== undefined).map((field) => field.id);

export const narrativeTable = defineRule({
  id: "narrative-table",
  name: "文字与表格不符",
  severity: "warning",
  holds({ report, texts }) {
    const { length } = LONG_TEXTS.flatMap((field) => texts.of(field.id).paragraphs)
      .flatMap((paragraph) => narrativeIn(paragraph).statements)
      .filter((statement) => agrees(statement, report));
    return length === 0 ? null : `文字里 ${length} 处数字与表格核对一致`;
  },
  checks: paragraphChecks(
    LONG_TEXTS,
    ["organization", "year", DISPUTES_NOTE, ...TABLE_FIELDS],
    besideReport((paragraph, beside) => findTableDifferences(paragraph, beside.report, lastYearOf(beside))),
  ),
});
