/** Files as they lie in a supervisor's folder: every format that opens, and among them what cannot be opened. */
import { readFileSync } from "node:fs";
import * as XLSX from "@e965/xlsx";
import { documentOf } from "../src/publishing/document";
import { htmlOf } from "../src/publishing/element";
import { markupOf } from "../src/publishing/markup";
import { reportDocx } from "../src/publishing/report-docx";
import { reportXlsx } from "../src/publishing/report-xlsx";
import { contentHash } from "../src/report/content-hash";
import type { Entries } from "../src/report/entries";
import { type ReportView, viewOf } from "../src/report/live-report";
import { reportJson } from "../src/report/report-json";
import { reviewFileOf, unitEntries } from "./generated-units";

export interface MixedFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

export const KINDS = ["html", "docx", "xlsx", "json", "review"] as const;
export type Kind = (typeof KINDS)[number];

const BINARY = "application/octet-stream";

/** The report as a site shows it, without anything of ours inside. */
const pageOf = (view: ReportView): string =>
  `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>政府信息公开</title><body>${htmlOf(markupOf(documentOf(view)))}</body></html>`;

export async function fileOf(entries: Entries, kind: Kind, name?: string): Promise<MixedFile> {
  const view = viewOf(entries);
  const file = (buffer: Buffer): MixedFile => ({
    name: name ?? `${entries["organization"]}${entries["year"]}.${kind === "review" ? "review.json" : kind}`,
    mimeType: BINARY,
    buffer,
  });
  switch (kind) {
    case "html":
      return file(Buffer.from(pageOf(view)));
    case "docx":
      return file(Buffer.from(reportDocx(view, { sealed: false })));
    case "xlsx":
      return file(Buffer.from(await reportXlsx(view, [])));
    case "json":
      return file(Buffer.from(reportJson(view)));
    default:
      return file(reviewFileOf(entries, `unit-${contentHash(view).slice(-24)}`).buffer);
  }
}

/** Real reports and prints of them, in the formats in which they are published. */
export const PUBLISHED = [
  "changle-2024.txt",
  "hangzhou-2025.html",
  "hongze-2023.pdf",
  "pingtan-2022.txt",
  "shuyang-fagai-2023.html",
  "suqian-2023.txt",
  "suqian-2024.txt",
  "opening/changle-2024-printed.pdf",
  "opening/hangzhou-2025.docx",
  "opening/hangzhou-2025.xls",
  "opening/hangzhou-2025.xlsx",
  "opening/shuyang-fagai-2023.pdf",
] as const;

export const published = (name: (typeof PUBLISHED)[number]): MixedFile => ({
  name: name.replace("opening/", ""),
  mimeType: BINARY,
  buffer: readFileSync(new URL(`./fixtures/${name}`, import.meta.url)),
});

/** A workbook with a password, as office programs pack it. */
function encrypted(): Buffer {
  const container = XLSX.CFB.utils.cfb_new();
  XLSX.CFB.utils.cfb_add(container, "EncryptionInfo", Buffer.alloc(64, 4));
  XLSX.CFB.utils.cfb_add(container, "EncryptedPackage", Buffer.alloc(8_192, 7));
  return XLSX.CFB.write(container, { type: "buffer" }) as Buffer;
}

/** What cannot be opened, with words of the message it gets. */
export async function badFiles(): Promise<readonly (MixedFile & { readonly says: string })[]> {
  const { buffer: whole } = await fileOf(unitEntries(19, 2024, 7), "docx");
  const bad = (name: string, buffer: Buffer, says: string) => ({ name, mimeType: BINARY, buffer, says });
  return [
    bad("空的.html", Buffer.alloc(0), "文件是空的"),
    bad("断了.docx", whole.subarray(0, whole.length / 2), "文件"),
    bad("加密.xlsx", encrypted(), "密码"),
    bad("照片.pdf", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"), "不是"),
    bad("坏了.json", Buffer.from([0x7b, 0x22, 0x6b, 0, 1, 2, 3, 4, 5, 6]), "不是本程序导出的报告文件"),
    bad("旧稿.doc", Buffer.from("{\\rtf1\\ansi 2024"), "RTF"),
    bad("登录页.html", Buffer.from("<html><body><p>请登录</p></body></html>"), "没有找到年度报告"),
    bad(
      "备份.json",
      Buffer.from(JSON.stringify({ kind: "gov-information-disclosure-backup", drafts: [] })),
      "这是备份文件，里面没有报告",
    ),
  ];
}
