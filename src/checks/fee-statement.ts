/** Section six must state 信息处理费: notices issued and amount, amount received, or that none was charged. */
import { defineRule } from "./rule";
import { reading, type Text } from "./texts";

/** Sentences, so that a fee named in one and a number in another do not make a statement. */
const sentences = (paragraph: string): readonly string[] => paragraph.split(/[。；;]/);

const ABOUT_FEES = /处理费|收费|费用/;
const NONE = /未|没有|无|不收|免收|零/;
const AMOUNT = /[0-9０-９]|[一二三四五六七八九十百千万](?:件|份|元)/;
/** Titles of instruments are no statement: 《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）. */
const withoutTitles = (text: string): string =>
  text.replace(/《[^《》]*》(?:[（(][^（()）《]*[）)])?/g, "").replace(/\d{4}年度?/g, "");

function isStatement(sentence: string): boolean {
  const words = withoutTitles(sentence);
  return ABOUT_FEES.test(words) && (NONE.test(words) || AMOUNT.test(words));
}

const statementIn = reading(
  (paragraph): string | null => sentences(paragraph).find(isStatement)?.trim() ?? null,
);

/** The sentence that states the fee; null when none does. */
function feeStatementIn({ paragraphs }: Text): string | null {
  for (const paragraph of paragraphs) {
    const statement = statementIn(paragraph);
    if (statement !== null) return statement;
  }
  return null;
}

/** 政府信息公开信息处理费管理办法（国办函〔2020〕109号） is in force since 2021; the report of 2020, written then, states it. */
const FEES_SINCE = 2020;
const MOST_QUOTED = 40;

export const feeStatement = defineRule({
  id: "fee-statement",
  name: "信息处理费",
  severity: "warning",
  holds({ texts }) {
    const sentence = feeStatementIn(texts.of("otherMatters"));
    if (sentence === null) return null;
    const quote = sentence.length > MOST_QUOTED ? `${sentence.slice(0, MOST_QUOTED)}…` : sentence;
    return `第六部分说明了信息处理费：“${quote}”`;
  },
  checks: [
    {
      at: "otherMatters",
      reads: ["otherMatters", "year"],
      waits: true,
      find({ report, texts }) {
        const year = report.number("year");
        if (year !== null && year < FEES_SINCE) return [];
        const text = texts.of("otherMatters");
        if (text.content.trim() === "" || feeStatementIn(text) !== null) return [];
        return [{ message: "第六部分没有说明信息处理费。没有收取也要写明。" }];
      },
    },
  ],
});
