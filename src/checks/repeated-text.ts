/**
 * Three sentences or more in a row that are last year's word for word, years apart. Reports are not to be copied (内容雷同);
 * headings and quoted titles are the same every year and do not count, nor does the lead-in.
 */
import { FIELDS } from "../form/fields";
import { lastYearOf, YEAR } from "./last-year";
import { defineRule, type Subject } from "./rule";
import { type Hit, textChecks, withoutMarks } from "./text-check";
import { reading, readingOnce, type Text } from "./texts";

const IN_A_ROW = 3;
const TEXTS = FIELDS.filter(({ kind, id }) => kind === "longText" && id !== "preamble");

interface Sentence {
  readonly from: number;
  readonly to: number;
  /** Its words without blanks, bold marks and years. */
  readonly words: string;
}

const HEADING =
  /^[*#]{0,4}(?:[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|\d{1,2}[.．、])/;
const MOST_IN_HEADING = 30;
/** Fewer characters besides quoted titles say nothing of their own. */
const LEAST_WORDS = 6;

const wordsOf = (text: string): string => text.replace(/[\s*]+/g, "").replace(/(?:19|20)\d\d/g, "");
const withoutTitles = (words: string): string => words.replace(/《[^《》]*》/g, "");

/** The sentences of a paragraph that say something; headings are left out. */
const sentencesOf = reading((content): readonly Sentence[] =>
  [...content.matchAll(/[^。！？]+[。！？]?/g)].flatMap((match) => {
    const [text] = match;
    const start = (match.index ?? 0) + (text.length - text.trimStart().length);
    const words = wordsOf(text);
    if (HEADING.test(text.trimStart()) && words.length <= MOST_IN_HEADING) return [];
    if (withoutTitles(words).length < LEAST_WORDS) return [];
    return [{ from: start, to: (match.index ?? 0) + text.trimEnd().length, words }];
  }),
);

/** Those of a text. */
const sentencesIn = readingOnce(({ paragraphs }: Text): readonly Sentence[] => {
  let offset = 0;
  return paragraphs.flatMap((paragraph) => {
    const by = offset;
    offset += paragraph.content.length + 1;
    return sentencesOf(paragraph).map(({ from, to, words }) => ({ from: from + by, to: to + by, words }));
  });
});

/** Last year's sentences by number, equal ones the same, and every three of them in a row. */
interface Rows {
  readonly numbers: ReadonlyMap<string, number>;
  readonly rows: ReadonlySet<string>;
}

/** Of a row in which a sentence has no number, null. */
function rowAt(numbers: readonly (number | undefined)[], index: number): string | null {
  const row = numbers.slice(index, index + IN_A_ROW);
  return row.length < IN_A_ROW || row.includes(undefined) ? null : row.join();
}

function rowsIn(text: Text): Rows {
  const numbers = new Map<string, number>();
  const inOrder = sentencesIn(text).map(({ words }) => {
    const number = numbers.get(words) ?? numbers.size;
    numbers.set(words, number);
    return number;
  });
  const rows = new Set<string>();
  for (let index = 0; index < inOrder.length; index += 1) {
    const row = rowAt(inOrder, index);
    if (row !== null) rows.add(row);
  }
  return { numbers, rows };
}

/** First and last sentence of each run, by their index. */
function runsOf(
  sentences: readonly Sentence[],
  { numbers, rows }: Rows,
): readonly (readonly [number, number])[] {
  const inOrder = sentences.map(({ words }) => numbers.get(words));
  const runs: [number, number][] = [];
  for (let index = 0; index + IN_A_ROW <= sentences.length; index += 1) {
    const row = rowAt(inOrder, index);
    if (row === null || !rows.has(row)) continue;
    const last = runs[runs.length - 1];
    if (last !== undefined && index <= last[1]) last[1] = index + IN_A_ROW - 1;
    else runs.push([index, index + IN_A_ROW - 1]);
  }
  return runs;
}

const MOST_QUOTED = 16;

function repeated(text: Text, rows: Rows): readonly Hit[] {
  const sentences = sentencesIn(text);
  return runsOf(sentences, rows).flatMap(([first, last]) => {
    const [begin, end] = [sentences[first], sentences[last]];
    if (begin === undefined || end === undefined) return [];
    const count = last - first + 1;
    const quote = withoutMarks(text.content.slice(begin.from, begin.to)).slice(0, MOST_QUOTED);
    return [
      {
        from: begin.from,
        to: end.to,
        message: `“${quote}…”起连续 ${count} 句与上年报告一字不差。`,
        advice: "请按本年的情况改写。",
        values: { sentences: count, quote },
      },
    ];
  });
}

const repeatedFrom = readingOnce((lastYears: Text) => {
  const rows = rowsIn(lastYears);
  return readingOnce((text: Text) => repeated(text, rows));
});

/** Last year's text of the same section. */
const lastYearsText = (subject: Subject, field: string): Text | null =>
  lastYearOf(subject) === null ? null : (subject.lastYearTexts?.of(field) ?? null);

export const repeatedText = defineRule({
  id: "repeated-text",
  name: "文字照抄上年",
  severity: "warning",
  holds(subject) {
    const compared = TEXTS.filter(({ id }) => {
      const before = lastYearsText(subject, id);
      return (
        before !== null && sentencesIn(before).length > 0 && sentencesIn(subject.texts.of(id)).length > 0
      );
    });
    if (compared.length === 0) return null;
    return `${compared.map(({ label }) => label).join("、")}与上年报告没有连续三句相同`;
  },
  checks: textChecks(TEXTS, [YEAR], (text, subject, field) => {
    const before = lastYearsText(subject, field.id);
    return before === null ? [] : repeatedFrom(before)(text);
  }),
});
