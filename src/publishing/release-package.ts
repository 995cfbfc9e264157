/**
 * 发布包: everything that is published, handed in or kept of one version in one zip: web page, Word, workbook, a CSV file a
 * table, the report file, and 说明.txt, which says what is in it and of which version. Loaded when used.
 */
import { strToU8, zipSync } from "fflate";
import type { Finding } from "../checks/finding";
import { tableOf } from "../form/fields";
import { STEPS } from "../form/official-form";
import { TABLE_LAYOUTS } from "../form/table-layout";
import { contentHash } from "../report/content-hash";
import { FINALIZED_KEY, FINALIZED_VERSION_KEY } from "../report/entries";
import type { ReportView } from "../report/live-report";
import { reportFileName, reportJson } from "../report/report-json";
import { shortHash } from "../report/short-hash";
import { documentOf } from "./document";
import { reportDocx } from "./report-docx";
import { NO_SITE, reportHtml, type SiteNames } from "./report-html";
import { reportXlsx } from "./report-xlsx";
import { tableCsv } from "./table-csv";

export interface PackagedFile {
  readonly name: string;
  readonly content: Uint8Array;
  /** What it is for, as 说明.txt says it. */
  readonly use: string;
}

const two = (number: number): string => String(number).padStart(2, "0");
const shownTime = (time: Date): string =>
  `${time.getFullYear()}年${time.getMonth() + 1}月${time.getDate()}日 ${two(time.getHours())}:${two(time.getMinutes())}`;

/** Numbers that officers call the tables by, as in the section's own heading. */
const tablesOf = () =>
  STEPS.flatMap((step) => {
    const table = tableOf(step.id);
    return table === undefined ? [] : [{ title: step.title, layout: TABLE_LAYOUTS[table] }];
  });

/** The package's files without 说明.txt, in the order in which it lists them. */
export async function packagedFiles(
  view: ReportView,
  findings: readonly Finding[],
  site: SiteNames = NO_SITE,
): Promise<readonly PackagedFile[]> {
  const { draft } = documentOf(view);
  const name = `${reportFileName(view.entries)}${draft ? "（草稿）" : ""}`;
  const csv = tablesOf().map(({ title, layout }) => ({
    name: `${title}.csv`,
    content: strToU8(tableCsv(view, layout)),
    use: "表格数据，供其他系统读取",
  }));
  return [
    { name: `${name}.html`, content: strToU8(reportHtml(view, site)), use: "网页，发到单位网站" },
    { name: `${name}.docx`, content: reportDocx(view, { sealed: true }), use: "Word 文档，报送、盖章用" },
    { name: `${name}（三张表）.xlsx`, content: await reportXlsx(view, findings), use: "三张表和核对结果" },
    ...csv,
    { name: `${name}.json`, content: strToU8(reportJson(view)), use: "数据文件，可以用填报台再打开" },
  ];
}

/** 说明.txt: title, version, hash, time, files. */
export function readMe(view: ReportView, files: readonly PackagedFile[], madeAt: Date): string {
  const { title, organization, year, draft } = documentOf(view);
  const hash = contentHash(view);
  const version = view.typed(FINALIZED_VERSION_KEY);
  const finalizedAt = view.typed(FINALIZED_KEY);
  const lines = [
    title,
    "",
    `填报单位：${organization}`,
    `报告年度：${year}年`,
    draft ? "版本：草稿，还没有定稿，不能公布" : `版本：第 ${version === "" ? "1" : version} 版，已定稿`,
    ...(draft ? [] : [`定稿时间：${shownTime(new Date(finalizedAt))}`]),
    `内容校验码：${hash}`,
    `校验码前八位：${shortHash(hash)}（打印的草稿、导出的文件里都写着它，凭它可以认出文件出自哪一版）`,
    `打包时间：${shownTime(madeAt)}`,
    "",
    "文件：",
    ...files.map(({ name, use }) => `  ${name}    ${use}`),
  ];
  return `\uFEFF${lines.join("\r\n")}\r\n`;
}

/** The package as a zip file. */
export async function releasePackage(
  view: ReportView,
  findings: readonly Finding[],
  madeAt: Date,
  site: SiteNames = NO_SITE,
): Promise<Uint8Array<ArrayBuffer>> {
  const files = await packagedFiles(view, findings, site);
  const all = [
    ...files.map(({ name, content }) => [name, content] as const),
    ["说明.txt", strToU8(readMe(view, files, madeAt))] as const,
  ];
  return zipSync(Object.fromEntries(all));
}
