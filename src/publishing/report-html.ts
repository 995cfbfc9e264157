/** The web page for the unit's site: one self-contained file, no script, everything escaped, readable and printable. */
import { contentHash, shortHash } from "../report/content-hash";
import type { ReportView } from "../report/live-report";
import { documentOf, type ReportDocument } from "./document";
import css from "./document.css?raw";
import { escapeHtml, htmlOf } from "./element";
import { embeddedReport } from "./embedded-report";
import { markupOf } from "./markup";
import pageCss from "./web-page.css?raw";

const LONGEST_DESCRIPTION = 120;

function description({ blocks }: ReportDocument): string {
  const first = blocks.find((block) => block.kind === "paragraph");
  const text = first?.kind === "paragraph" ? first.paragraph.runs.map((run) => run.text).join("") : "";
  return text.length > LONGEST_DESCRIPTION ? `${text.slice(0, LONGEST_DESCRIPTION)}…` : text;
}

/** Names as government sites use them (政府网站发展指引, 附件“网页元数据”), and Dublin Core for libraries and archives. */
function metadata(
  view: ReportView,
  document: ReportDocument,
  hash: string,
): readonly (readonly [string, string])[] {
  const { title, organization, year, date } = document;
  return [
    ["ArticleTitle", title],
    ["PubDate", date],
    ["ContentSource", organization],
    ["ColumnName", "政府信息公开年报"],
    ["Keywords", ["政府信息公开", "年度报告", organization, `${year}年`].join(",")],
    ["Description", description(document)],
    ["DC.title", title],
    ["DC.publisher", organization],
    ["DC.type", "政府信息公开工作年度报告"],
    ["DC.language", "zh-CN"],
    ["DC.identifier", hash],
    ["DCTERMS.issued", date],
    ["content-hash", hash],
    ["report-json", embeddedReport(view)],
  ];
}

/** A draft says so at the foot of each printed page. */
const draftFoot = (hash: string): string =>
  `@page { @bottom-left { content: "草稿 · 校验码 ${shortHash(hash)}"; font: 10.5pt SimSun, serif; } }\n`;

export function reportHtml(view: ReportView): string {
  const document = documentOf(view);
  const hash = contentHash(view);
  const title = document.draft ? `${document.title}（草稿）` : document.title;
  return [
    "<!doctype html>",
    '<html lang="zh-CN">',
    "<head>",
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<title>${escapeHtml(title)}</title>`,
    ...metadata(view, document, hash).map(
      ([name, content]) => `<meta name="${name}" content="${escapeHtml(content)}">`,
    ),
    `<style>\n${css}${pageCss}${document.draft ? draftFoot(hash) : ""}</style>`,
    "</head>",
    '<body class="report-page">',
    `<main>${htmlOf(markupOf(document))}</main>`,
    "</body>",
    "</html>",
    "",
  ].join("\n");
}
