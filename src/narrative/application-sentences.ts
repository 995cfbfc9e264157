/** Sentences about applications: received, by whom, handled how, carried over, and against last year. */
import { applicationCell, rowsOfGroup } from "../form/fields";
import { NATURAL_PERSON, ORGANIZATION_KINDS, RESULT_GROUPS } from "../form/official-form";
import type { ReportView } from "../report/live-report";
import { amountText } from "../report/numbers";
import { amountOf, opening, type SentenceId, SentenceWriter, type WrittenSentence } from "./written-sentence";

const total = (row: string): string => applicationCell(row, "total");
const NEWLY = total("newlyReceived");

function received(report: ReportView): readonly WrittenSentence[] {
  const writer = new SentenceWriter(report);
  const [newly, over] = [writer.say(NEWLY), writer.say(total("carriedOver"))];
  const first = newly === 0 ? "本机关未收到政府信息公开申请" : `本机关新收政府信息公开申请${newly}件`;
  const second = over === 0 ? "无上年结转申请" : `上年结转${over}件`;
  return writer.sentence("received", `${opening(report)}${first}，${second}。`);
}

/** 自然人申请30件、法人或其他组织申请7件（商业企业6件、其他1件）; one kind alone is 均为. */
function applicants(report: ReportView): readonly WrittenSentence[] {
  const writer = new SentenceWriter(report);
  const cell = (kind: string): string => applicationCell("newlyReceived", kind);
  const newly = writer.say(NEWLY);
  const organizations = ORGANIZATION_KINDS.filter((kind) => writer.peek(cell(kind.id)) > 0);
  const persons = writer.peek(cell(NATURAL_PERSON.id));
  const head = `新收的政府信息公开申请${newly}件`;
  if (newly === 0) return [];
  // One application is not 均; 申请人为 is read as what 均为 is.
  const all = (kind: string, detail = ""): string =>
    newly === 1 ? `${head}，申请人为${kind}${detail}。` : `${head}，均为${kind}申请${detail}。`;
  if (organizations.length === 0) {
    writer.say(cell(NATURAL_PERSON.id));
    return writer.sentence("applicants", all("自然人"));
  }
  const sum = writer.say(...ORGANIZATION_KINDS.map((kind) => cell(kind.id)));
  const kinds = organizations.map((kind, order) => {
    const field = cell(kind.id);
    // 其他 names the column only beside another kind of organization
    const value = kind.id === "otherOrganization" && order === 0 ? writer.peek(field) : writer.say(field);
    return `${kind.label}${value}件`;
  });
  const detail = `（其中${kinds.join("、")}）`;
  if (persons === 0) {
    return writer.sentence("applicants", all("法人或其他组织", detail.replace("其中", "")));
  }
  const natural = writer.say(cell(NATURAL_PERSON.id));
  return writer.sentence(
    "applicants",
    `${head}，其中自然人申请${natural}件，法人或其他组织申请${sum}件${detail}。`,
  );
}

/** Rows' own words, where the official label is too long for a sentence. */
const SHORT: Readonly<Record<string, string>> = {
  "results.otherHandling.correctionOverdue": "申请人无正当理由逾期不补正",
  "results.otherHandling.feeOverdue": "申请人逾期未按收费通知要求缴纳费用",
  "results.otherHandling.other": "其他情形",
};

function groupClause(writer: SentenceWriter, group: (typeof RESULT_GROUPS)[number]): string | null {
  const rows = rowsOfGroup(group.id);
  if (writer.peek(...rows.map((row) => total(row.id))) === 0) return null;
  const sum = writer.say(...rows.map((row) => total(row.id)));
  const details = rows
    .filter((row) => writer.peek(total(row.id)) > 0)
    .map((row) => `${SHORT[row.id] ?? row.label}${writer.say(total(row.id))}件`);
  return `${group.label}${sum}件（${details.join("、")}）`;
}

function results(report: ReportView): readonly WrittenSentence[] {
  const writer = new SentenceWriter(report);
  const handled = writer.peek(total("results.total"));
  if (handled === 0) return [];
  writer.say(total("results.total"));
  const single = [
    ["results.granted", "予以公开"],
    ["results.partiallyGranted", "部分公开"],
  ].flatMap(([row = "", label = ""]) =>
    writer.peek(total(row)) === 0 ? [] : [`${label}${writer.say(total(row))}件`],
  );
  const groups = RESULT_GROUPS.flatMap((group) => groupClause(writer, group) ?? []);
  const clauses = [...single, ...groups];
  return writer.sentence(
    "results",
    `${opening(report)}办结政府信息公开申请${handled}件，其中${clauses.join("，")}。`,
  );
}

function carriedForward(report: ReportView): readonly WrittenSentence[] {
  const writer = new SentenceWriter(report);
  const forward = writer.say(total("carriedForward"));
  const year = report.number("year");
  const until = year === null ? "截至年底" : `截至${year}年12月31日`;
  const text =
    forward === 0
      ? "无结转下年度继续办理的政府信息公开申请"
      : `结转下年度继续办理的政府信息公开申请${forward}件`;
  return writer.sentence("carriedForward", `${until}，${text}。`);
}

/** 增长5.7%: one decimal, as such reports give it. */
const percent = (now: number, before: number): string =>
  amountText(Math.round((Math.abs(now - before) / before) * 1000) / 10);

function changeWords(now: number, before: number): string {
  if (now === before) return "与上年持平";
  const [more, rises] = now > before ? ["增加", "增长"] : ["减少", "下降"];
  const share = before === 0 ? "" : `，${rises}${percent(now, before)}%`;
  return `较上年${more}${Math.abs(now - before)}件${share}`;
}

function comparison(
  report: ReportView,
  lastYear: ReportView,
  id: SentenceId,
  row: string,
  verb: string,
): readonly WrittenSentence[] {
  const writer = new SentenceWriter(report);
  const before = amountOf(lastYear, [total(row)]);
  const now = writer.peek(total(row));
  if (before === null || (now === 0 && before === 0) || now === 0) return [];
  writer.say(total(row));
  return writer.sentence(
    id,
    `${opening(report)}${verb}政府信息公开申请${now}件，${changeWords(now, before)}。`,
  );
}

/** Sentences about applications, for the overview. */
export function applicationSentences(
  report: ReportView,
  lastYear: ReportView | null,
): readonly WrittenSentence[] {
  return [
    ...received(report),
    ...applicants(report),
    ...results(report),
    ...carriedForward(report),
    ...(lastYear === null
      ? []
      : [
          ...comparison(report, lastYear, "receivedComparison", "newlyReceived", "新收"),
          ...comparison(report, lastYear, "handledComparison", "results.total", "办结"),
        ]),
  ];
}
