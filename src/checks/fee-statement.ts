/** Section six must state 信息处理费: notices issued and amount, amount received, or that none was charged. */
import type { Rule } from "./finding";

/** Sentences, so that a fee named in one and a number in another do not make a statement. */
const sentences = (text: string): readonly string[] => text.split(/[。；;\n]/);

const ABOUT_FEES = /处理费|收费|费用/;
const NONE = /未|没有|无|不收|免收|零/;
const AMOUNT = /[0-9０-９]|[一二三四五六七八九十百千万]+(?:件|份|元)/;
/** Titles of instruments are no statement: 《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）. */
const withoutTitles = (text: string): string =>
  text.replace(/《[^》]*》(?:[（(][^（()）]*[）)])?/g, "").replace(/\d{4}年度?/g, "");

/** Whether the text states the fee. */
export function statesFee(text: string): boolean {
  return sentences(text)
    .map(withoutTitles)
    .some((sentence) => ABOUT_FEES.test(sentence) && (NONE.test(sentence) || AMOUNT.test(sentence)));
}

export const feeStatement: Rule = {
  id: "fee-statement",
  severity: "warning",
  holds: (report) => (report.typed("otherMatters").trim() === "" ? null : "第六部分已说明信息处理费"),
  checks: [
    {
      at: "otherMatters",
      reads: ["otherMatters"],
      waits: true,
      find(report) {
        const text = report.typed("otherMatters");
        if (text.trim() === "" || statesFee(text)) return [];
        return [
          {
            rule: "fee-statement",
            severity: "warning",
            at: "otherMatters",
            message: "第六部分没有说明信息处理费。没有收取也要写明。",
            values: {},
          },
        ];
      },
    },
  ],
};
