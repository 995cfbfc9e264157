/**
 * Three sentences or more in a row that are last year's word for word, years apart. Reports are not to be copied (内容雷同);
 * headings and quoted titles are the same every year and do not count, nor does the lead-in.
 */
import { FIELDS } from "../form/fields";
import { lastYearOf, YEAR } from "./last-year";
import { defineRule, type Subject } from "./rule";
import { type Hit, textChecks, withoutMarks } from "./text-check";
import { reading, type Text } from "./texts";

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

/** The sentences of a text that say something; headings are left out. */
const sentencesIn = reading((content): readonly Sentence[] =>
  [...content.matchAll(/[^。！？\n]+[。！？]?/g)].flatMap((match) => {
    const [text] = match;
    const start = (match.index ?? 0) + (text.length - text.trimStart().length);
    const words = wordsOf(text);
    if (HEADING.test(text.trimStart()) && words.length <= MOST_IN_HEADING) return [];
    if (withoutTitles(words).length < LEAST_WORDS) return [];
    return [{ from: start, to: (match.index ?? 0) + text.trimEnd().length, words }];
  }),
);

const rowAt = (sentences: readonly Sentence[], index: number): string =>
  sentences
    .slice(index, index + IN_A_ROW)
    .map(({ words }) => words)
    .join("\n");

/** Every three sentences in a row. */
const rowsIn = reading((content): ReadonlySet<string> => {
  const sentences = sentencesIn({ content });
  return new Set(sentences.slice(IN_A_ROW - 1).map((_, index) => rowAt(sentences, index)));
});

/** First and last sentence of each run, by their index. */
function runsOf(
  sentences: readonly Sentence[],
  known: ReadonlySet<string>,
): readonly (readonly [number, number])[] {
  const runs: [number, number][] = [];
  for (let index = 0; index + IN_A_ROW <= sentences.length; index += 1) {
    if (!known.has(rowAt(sentences, index))) continue;
    const last = runs[runs.length - 1];
    if (last !== undefined && index <= last[1]) last[1] = index + IN_A_ROW - 1;
    else runs.push([index, index + IN_A_ROW - 1]);
  }
  return runs;
}

const MOST_QUOTED = 16;

function repeated(text: Text, lastYears: Text): readonly Hit[] {
  const sentences = sentencesIn(text);
  return runsOf(sentences, rowsIn(lastYears)).flatMap(([first, last]) => {
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
    return before === null ? [] : repeated(text, before);
  }),
});
