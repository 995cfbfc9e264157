/** Files that leave the desk. What is unfinished says 草稿 in its name and, where it can, in itself. */
import type { DraftSession } from "../../editing/draft-session";
import type { SiteNames } from "../../publishing/report-html";
import { isFinalized } from "../../report/entries";
import { reportFileName, reportJson, unusableFields } from "../../report/report-json";
import { copyRich } from "../ui/copy-rich";
import { saveFile } from "../ui/save-file";

function nameOf({ report: { entries } }: DraftSession, part = ""): string {
  return `${reportFileName(entries)}${part}${isFinalized(entries) ? "" : "（草稿）"}`;
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

const OFFICE = "application/vnd.openxmlformats-officedocument";

/** The Word document; its signature leaves room for a seal unless told otherwise. */
export async function exportDocx(session: DraftSession, { sealed = true } = {}): Promise<string> {
  await session.settle();
  const { reportDocx } = await import("../../publishing/report-docx");
  const file = reportDocx(session.report, { sealed });
  saveFile(`${nameOf(session)}.docx`, file, `${OFFICE}.wordprocessingml.document`);
  return "";
}

/** The three tables with what the checks found. */
export async function exportXlsx(session: DraftSession): Promise<string> {
  await session.settle();
  const { reportXlsx } = await import("../../publishing/report-xlsx");
  const file = await reportXlsx(session.report, session.findings.list.value);
  saveFile(`${nameOf(session, "（三张表）")}.xlsx`, file, `${OFFICE}.spreadsheetml.sheet`);
  return "";
}

/** 发布包: all files of this version in one zip. */
export async function exportPackage(session: DraftSession, site?: SiteNames): Promise<string> {
  await session.settle();
  const { releasePackage } = await import("../../publishing/release-package");
  const file = await releasePackage(session.report, session.findings.list.value, new Date(), site);
  saveFile(`${nameOf(session, "（发布包）")}.zip`, file, "application/zip");
  return "";
}

const BLANK_NAME = "政府信息公开工作年度报告（空白表）";

/** The empty form as a Word document. */
export async function exportBlankDocx(): Promise<string> {
  const { blankDocx } = await import("../../publishing/blank-form");
  saveFile(`${BLANK_NAME}.docx`, blankDocx(), `${OFFICE}.wordprocessingml.document`);
  return "";
}

/** The empty form's tables as a workbook, its totals calculated by themselves. */
export async function exportBlankXlsx(): Promise<string> {
  const { blankXlsx } = await import("../../publishing/blank-form");
  saveFile(`${BLANK_NAME}.xlsx`, await blankXlsx(), `${OFFICE}.spreadsheetml.sheet`);
  return "";
}

/** Puts the title on the clipboard: a site's editor has a field of its own for it. */
export async function copyTitle(session: DraftSession): Promise<string> {
  await session.settle();
  const { editorContent } = await import("../../publishing/editor-html");
  const { title } = editorContent(session.report);
  return copyRich("", title)
    ? "标题已复制。到网站后台的标题栏里按 Ctrl+V 粘贴。"
    : "浏览器不让复制。请到封面复制标题。";
}

/** Puts the document on the clipboard for a website's editor. Resolves to what to do next, in words. */
export async function copyForEditor(session: DraftSession): Promise<string> {
  await session.settle();
  const { editorContent } = await import("../../publishing/editor-html");
  const { html, text } = editorContent(session.report);
  return copyRich(html, text)
    ? "已复制。到网站后台的编辑器里按 Ctrl+V 粘贴，文字和表格都会带上。标题不在里面，请用「复制标题」。"
    : "浏览器不让复制。请改用「网页 HTML」，打开后全选复制。";
}

/** The web page; with what its site knows of itself, where it is given. */
export async function exportHtml(session: DraftSession, site?: SiteNames): Promise<string> {
  await session.settle();
  const { reportHtml } = await import("../../publishing/report-html");
  saveFile(`${nameOf(session)}.html`, reportHtml(session.report, site), "text/html");
  return "";
}
