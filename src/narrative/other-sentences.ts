/** Sentences about documents, decisions, fees and disputes. */
import { disputeCell, proactiveCell } from "../form/fields";
import { DISPUTE_KINDS, DISPUTE_RESULTS, PROACTIVE_BLOCKS } from "../form/official-form";
import type { ReportView } from "../report/live-report";
import { amountText } from "../report/numbers";
import { opening, SentenceWriter, type WrittenSentence } from "./written-sentence";

function documents(
  report: ReportView,
  id: "rules" | "normativeDocuments",
  label: string,
): readonly WrittenSentence[] {
  const writer = new SentenceWriter(report);
  const [issued, repealed, inForce] = ["issued", "repealed", "inForce"].map((column) =>
    writer.say(proactiveCell(id, column)),
  );
  if (id === "rules" && !issued && !repealed && !inForce) return [];
  const made =
    !issued && !repealed
      ? `未制发、废止${label}`
      : [
          issued ? `制发${label}${issued}件` : `未制发${label}`,
          repealed ? `废止${label}${repealed}件` : `未废止${label}`,
        ].join("，");
  const valid = inForce ? `现行有效${label}${inForce}件` : `无现行有效${label}`;
  return writer.sentence(id, `${opening(report)}${made}，${valid}。`);
}

const DECISIONS = PROACTIVE_BLOCKS.flatMap((block) => block.rows).filter((row) =>
  row.columns.some((column) => column.id === "decisions"),
);

function decisions(report: ReportView): readonly WrittenSentence[] {
  const writer = new SentenceWriter(report);
  const said = DECISIONS.map((row) => ({
    label: row.label,
    value: writer.say(proactiveCell(row.id, "decisions")),
  }));
  const some = said.filter(({ value }) => value > 0).map(({ label, value }) => `${label}决定${value}件`);
  const none = said.filter(({ value }) => value === 0).map(({ label }) => label);
  const clauses = [
    ...(some.length > 0 ? [`作出${some.join("、")}`] : []),
    ...(none.length > 0 ? [`未作出${none.join("、")}决定`] : []),
  ];
  return writer.sentence("decisions", `${opening(report)}${clauses.join("，")}。`);
}

function fees(report: ReportView): readonly WrittenSentence[] {
  const writer = new SentenceWriter(report);
  const amount = writer.say(proactiveCell("administrativeFees", "amount"));
  const text = amount === 0 ? "无行政事业性收费" : `行政事业性收费金额${amountText(amount)}万元`;
  return writer.sentence("administrativeFees", `${opening(report)}${text}。`);
}

const KEYS = DISPUTE_RESULTS.map((result) => result.id);

/** 结果维持1件、结果纠正2件: results of one kind of case, those that are not 0. */
function resultsOf(writer: SentenceWriter, kind: string): string {
  return DISPUTE_RESULTS.filter((result) => writer.peek(disputeCell(kind, result.id)) > 0)
    .map((result) => `${result.label}${writer.say(disputeCell(kind, result.id))}件`)
    .join("、");
}

const casesOf = (writer: SentenceWriter, kind: string): number =>
  writer.peek(...KEYS.map((key) => disputeCell(kind, key)));

function disputes(report: ReportView): readonly WrittenSentence[] {
  const writer = new SentenceWriter(report);
  const litigations = DISPUTE_KINDS.filter((kind) => kind.head !== undefined);
  const totals = litigations.map((kind) => disputeCell(kind.id, "total"));
  const reviewed = writer.say(disputeCell("reconsideration", "total"));
  const sued = writer.say(...totals);
  if (reviewed === 0 && sued === 0) {
    return writer.sentence("disputes", `${opening(report)}未发生因政府信息公开引起的行政复议、行政诉讼。`);
  }
  const first =
    reviewed === 0
      ? "未发生因政府信息公开引起的行政复议"
      : `因政府信息公开被申请行政复议${reviewed}件（${resultsOf(writer, "reconsideration")}）`;
  const kinds = litigations
    .filter((kind) => casesOf(writer, kind.id) > 0)
    .map(
      (kind) =>
        `${kind.label}${writer.say(disputeCell(kind.id, "total"))}件（${resultsOf(writer, kind.id)}）`,
    );
  const second =
    sued === 0
      ? "未发生因政府信息公开引起的行政诉讼"
      : `因政府信息公开被提起行政诉讼${sued}件，其中${kinds.join("、")}`;
  return writer.sentence("disputes", `${opening(report)}${first}；${second}。`);
}

/** What the tables do not tell of 信息处理费: notices sent out, their amount and what was received, in 元. */
export interface ProcessingFee {
  readonly notices: number;
  readonly charged: number;
  readonly received: number;
}

/** 发出收费通知的件数和总金额以及实际收取的总金额 (国办函〔2020〕109号), or that none was charged. */
function processingFee(report: ReportView, fee: ProcessingFee | null): WrittenSentence {
  const text =
    fee === null || (fee.notices === 0 && fee.charged === 0 && fee.received === 0)
      ? "未发出政府信息公开信息处理费收费通知，未收取信息处理费"
      : `发出政府信息公开信息处理费收费通知${fee.notices}件，总金额${amountText(fee.charged)}元，实际收取${amountText(fee.received)}元`;
  return {
    id: "processingFee",
    section: "otherMatters",
    text: `${opening(report)}${text}。`,
    reads: [],
    states: [],
  };
}

export function otherSentences(report: ReportView, fee: ProcessingFee | null): readonly WrittenSentence[] {
  return [
    ...documents(report, "rules", "规章"),
    ...documents(report, "normativeDocuments", "行政规范性文件"),
    ...decisions(report),
    ...fees(report),
    ...disputes(report),
    processingFee(report, fee),
  ];
}
