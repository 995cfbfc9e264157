/** A lead-in (导言) to start from: legal basis, the six parts, the period, where it is published, whom to ask. */
import { STEPS } from "../form/official-form";
import { type Entries, typedAt } from "./entries";
import { chineseDate, parseDate } from "./numbers";
import { BLANK, NO_DETAILS, type UnitDetails } from "./unit-details";

const partTitles = (): string =>
  STEPS.filter((step) => step.sectionId !== undefined)
    .map((step) => step.title.slice(step.numeral.length + 1))
    .join("、");

function dateWords(typed: string, otherwise: string): string {
  const parsed = parseDate(typed);
  return parsed.ok && parsed.value !== null ? chineseDate(parsed.value) : otherwise;
}

/** What nobody has told yet is left as ××, which the checks point at until it is replaced. */
export function preambleTemplate(entries: Entries, details: UnitDetails = NO_DETAILS): string {
  const { site, address, postcode, phone, email } = details;
  const known = (words: string): string => (words === "" ? BLANK : words);
  const organization = typedAt(entries, "organization") || "本机关";
  const year = typedAt(entries, "year");
  const from = dateWords(typedAt(entries, "period.from"), `${year}年1月1日`);
  const to = dateWords(typedAt(entries, "period.to"), `${year}年12月31日`);
  return [
    `根据《中华人民共和国政府信息公开条例》（国务院令第711号）和《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）要求，由${organization}编制完成本报告。`,
    `报告全文由${partTitles()}等六个部分组成。本报告中所列数据的统计时限自${from}至${to}。本报告在${site === "" ? `${BLANK}网站` : site}公布。如对本报告有疑问，可与${organization}联系（地址：${known(address)}，邮编：${known(postcode)}，电话：${known(phone)}，电子邮箱：${known(email)}）。`,
  ].join("");
}
