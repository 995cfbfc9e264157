/** The web page for the unit's site: one self-contained file, no script, everything escaped, readable and printable. */
import { TABLE_LAYOUTS } from "../form/table-layout";
import { contentHash } from "../report/content-hash";
import type { ReportView } from "../report/live-report";
import { shortHash } from "../report/short-hash";
import { documentOf, type ReportDocument } from "./document";
import css from "./document.css?raw";
import { escapeHtml, htmlOf } from "./element";
import { embeddedReport } from "./embedded-report";
import { columnsCss, markupOf } from "./markup";
import pageCss from "./web-page.css?raw";

const LONGEST_DESCRIPTION = 120;
/** The column of a government site that these reports are published in. */
const COLUMN = "政府信息公开年报";

/** A heading's number before the sentence that it begins. */
const NUMBERED = /^(?:（[一二三四五六七八九十]+）|\d{1,2}[.．、])\s*/;

/** Unit, year and the first sentence of section one, without its number: whole, or nothing of it. */
function description({ title, blocks }: ReportDocument): string {
  const section = blocks.findIndex((block) => block.kind === "section");
  const first = blocks
    .slice(section)
    .find((block) => block.kind === "paragraph" && block.paragraph.level === 0);
  const text = first?.kind === "paragraph" ? first.paragraph.runs.map((run) => run.text).join("") : "";
  const sentence = /^[^。！？]{1,200}[。！？]/.exec(text.replace(NUMBERED, ""))?.[0] ?? "";
  const whole = `${title}。${sentence}`;
  return whole.length <= LONGEST_DESCRIPTION ? whole : `${title}。`;
}

/** What only the site itself knows: 网站名称, 域名, 标识码. Written where it is given. */
export interface SiteNames {
  readonly SiteName: string;
  readonly SiteDomain: string;
  readonly SiteIDCode: string;
}
export const NO_SITE: SiteNames = { SiteName: "", SiteDomain: "", SiteIDCode: "" };

/** Names as government sites use them (政府网站发展指引, 附件“网页元数据”), and Dublin Core for libraries and archives. */
function metadata(
  view: ReportView,
  document: ReportDocument,
  hash: string,
  site: SiteNames,
): readonly (readonly [string, string])[] {
  const { title, organization, year, date, draft } = document;
  const published: readonly (readonly [string, string])[] =
    draft || date === "" ? [] : [["PubDate", `${date} 00:00`]];
  return [
    ...(["SiteName", "SiteDomain", "SiteIDCode"] as const).flatMap(
      (name): readonly (readonly [string, string])[] => (site[name] === "" ? [] : [[name, site[name]]]),
    ),
    ["ColumnName", COLUMN],
    ["ColumnType", "政府信息公开"],
    ["ArticleTitle", title],
    ...published,
    ["ContentSource", organization],
    ["Keywords", ["政府信息公开", "年度报告", organization, `${year}年`].join(",")],
    ["Description", description(document)],
    ["DC.title", title],
    ["DC.publisher", organization],
    ["DC.type", "政府信息公开工作年度报告"],
    ["DC.language", "zh-CN"],
    ["DC.identifier", hash],
    ...(draft || date === "" ? [] : ([["DCTERMS.issued", date]] as const)),
    ["content-hash", hash],
    ["report-json", embeddedReport(view)],
  ];
}

/**
 * The document's style sheet for a page that holds nothing else: by element and class alone, since word processors that
 * open the page know no rules for what stands inside something.
 */
const simpleCss = css
  .replace(".report-document {", "body,\n.report-document {")
  .replace(/\.report-document (?=[a-z.])/g, "");

/** A 0 without a unit is none to LibreOffice: it would keep its own space under every paragraph, in cells too. */
const withUnits = (sheet: string): string =>
  sheet.replace(/(?<=[\n ])(margin|text-indent): [^;]*;/g, (declaration) =>
    declaration.replace(/(?<= )0(?=[ ;])/g, "0pt"),
  );

/** A draft says so at the foot of each printed page. */
const draftFoot = (hash: string): string =>
  `@page { @bottom-center { content: "草稿 · 校验码 ${shortHash(hash)}"; font: 10.5pt SimSun, serif; vertical-align: top; padding-top: 3.6mm; } }\n`;

export function reportHtml(view: ReportView, site: SiteNames = NO_SITE): string {
  const document = documentOf(view);
  const hash = contentHash(view);
  const title = document.draft ? `${document.title}（草稿）` : document.title;
  return [
    "<!doctype html>",
    '<html lang="zh-CN">',
    "<head>",
    '<meta charset="utf-8">',
    // Stays white at night too, as an official paper does.
    '<meta name="color-scheme" content="light">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<title>${escapeHtml(title)}</title>`,
    ...metadata(view, document, hash, site).map(
      ([name, content]) => `<meta name="${name}" content="${escapeHtml(content)}">`,
    ),
    `<style>\n${withUnits(simpleCss)}${Object.values(TABLE_LAYOUTS).map(columnsCss).join("\n")}\n${withUnits(pageCss)}${document.draft ? draftFoot(hash) : ""}</style>`,
    "</head>",
    '<body class="report-page">',
    `<main>${htmlOf(markupOf(document))}</main>`,
    "</body>",
    "</html>",
    "",
  ].join("\n");
}
