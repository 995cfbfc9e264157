/** Files that leave the desk. What is unfinished says 草稿 in its name and, where it can, in itself. */
import { isFinalized } from "../../report/entries";
import { reportFileName, reportJson, unusableFields } from "../../report/report-json";
import { saveFile } from "../ui/save-file";
import type { DraftSession } from "../wizard/draft-session";

function nameOf({ report: { entries } }: DraftSession): string {
  return isFinalized(entries) ? reportFileName(entries) : `${reportFileName(entries)}（草稿）`;
}

/** Saves the report file. Resolves to what could not be carried in it, in words; empty when everything could. */
export async function exportJson(session: DraftSession): Promise<string> {
  await session.settle();
  saveFile(`${nameOf(session)}.json`, reportJson(session.report), "application/json");
  const unusable = unusableFields(session.report.entries);
  if (unusable.length === 0) return "";
  const places = unusable.slice(0, 5).map((field) => `${field.place}“${session.report.typed(field.id)}”`);
  const more = unusable.length > places.length ? `等 ${unusable.length} 处` : "";
  return `${places.join("、")}${more}不是数字或日期，文件里留空；草稿里保持原样。`;
}

export async function exportHtml(session: DraftSession): Promise<void> {
  await session.settle();
  const { reportHtml } = await import("../../publishing/report-html");
  saveFile(`${nameOf(session)}.html`, reportHtml(session.report), "text/html");
}
