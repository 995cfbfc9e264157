/** The printable web page: one self-contained file, no script, everything escaped. */
import type { ReportView } from "../report/live-report";
import { documentOf } from "./document";
import css from "./document.css?raw";
import { escapeHtml, htmlOf } from "./element";
import { markupOf } from "./markup";
import paper from "./paper.css?raw";

export function reportHtml(view: ReportView): string {
  const document = documentOf(view);
  const title = document.draft ? `${document.title}（草稿）` : document.title;
  return [
    "<!doctype html>",
    '<html lang="zh-CN">',
    "<head>",
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<title>${escapeHtml(title)}</title>`,
    `<style>\n${paper}${css}</style>`,
    "</head>",
    '<body class="report-page">',
    `<main>${htmlOf(markupOf(document))}</main>`,
    "</body>",
    "</html>",
    "",
  ].join("\n");
}
