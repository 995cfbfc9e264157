/**
 * Everything that can go wrong outside the report's own content, in one shape, and the one place where it becomes
 * Chinese text. Expected failures are returned as values; only the unexpected is thrown.
 */

export type Problem =
  /** An opened file is larger than this page will read. */
  | { readonly code: "file-too-large"; readonly megabytes: number }
  | { readonly code: "too-many-files"; readonly most: number }
  | { readonly code: "file-unreadable" }
  | { readonly code: "one-backup" }
  | { readonly code: "file-empty" }
  /** Not JSON: broken off, or another kind of file. */
  | { readonly code: "not-json" }
  /** JSON, but of another kind. */
  | { readonly code: "wrong-kind" }
  | { readonly code: "newer-version"; readonly version: number }
  /** Needs a password. */
  | { readonly code: "file-encrypted" }
  /** Word before 2007, or a workbook before 1997, or one with a password: all look alike from outside. */
  | { readonly code: "old-office" }
  /** Broken off or damaged. */
  | { readonly code: "file-damaged" }
  /** Beyond any report: made to exhaust memory, or something else altogether. */
  | {
      readonly code: "file-too-complex";
      readonly what: "cells" | "elements" | "depth" | "unpacked" | "pages" | "text" | "rows";
    }
  /** A picture, a program, an archive of other things. */
  | { readonly code: "unknown-kind" }
  /** A PDF without any text. */
  | { readonly code: "pictures-only" }
  /** A PDF whose fonts name their characters by tables that are not in the file. */
  | { readonly code: "pdf-fonts" }
  /** Readable, but nothing in it is part of an annual report. */
  | { readonly code: "not-a-report" }
  | { readonly code: "took-too-long"; readonly seconds: number }
  | { readonly code: "reading-cancelled" }
  /** A value the report cannot hold. */
  | { readonly code: "bad-value"; readonly at: string; readonly expected: string; readonly found: string }
  /** The browser's storage is full. */
  | { readonly code: "storage-full" }
  /** The browser allows no storage: private window, or forbidden. */
  | { readonly code: "storage-unavailable" }
  /** The database cannot be opened: damaged, or lost. */
  | { readonly code: "storage-down" }
  /** Another window holds an older version of the database open. */
  | { readonly code: "storage-blocked" }
  | { readonly code: "storage-failed"; readonly detail: string }
  /** Another window runs a newer version of the program. */
  | { readonly code: "program-outdated" }
  /** What is stored was written by a newer version of the program. */
  | { readonly code: "data-newer" }
  | { readonly code: "draft-missing" }
  /** A part of the program could not be loaded: it was replaced by a newer one, or the network is down. */
  | { readonly code: "part-missing" }
  /** The clipboard holds nothing that could go into a table. */
  | { readonly code: "paste-picture" | "paste-nothing" | "paste-too-long" }
  | { readonly code: "paste-too-large"; readonly rows: number; readonly columns: number };

export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Problem };

export const succeed = <T>(value: T): Outcome<T> => ({ ok: true, value });
export const fail = (problem: Problem): { readonly ok: false; readonly problem: Problem } => ({
  ok: false,
  problem,
});

const TOO_MUCH = {
  cells: "单元格",
  elements: "内容",
  depth: "嵌套层次",
  unpacked: "压缩内容",
  pages: "页数",
  text: "文字",
  rows: "行数",
} as const;

/** What happened and what to do, for the officer. */
export function problemText(problem: Problem): string {
  switch (problem.code) {
    case "file-too-large":
      return `文件有 ${problem.megabytes} MB，超过 20 MB。请确认选对了文件`;
    case "too-many-files":
      return `一次最多打开 ${problem.most} 个文件，请分批打开`;
    case "file-unreadable":
      return "文件读不出来。请确认文件没有被移走，再试一次";
    case "one-backup":
      return "一次只能恢复一个备份，请单独打开";
    case "file-empty":
      return "文件是空的";
    case "not-json":
      return "内容不完整，或者不是本程序导出的报告文件";
    case "wrong-kind":
      return "不是年度报告文件";
    case "newer-version":
      return "由更新版本生成，请先更新本程序";
    case "file-encrypted":
      return "文件有密码。请先用原来的程序打开，去掉密码另存一份，再打开那一份";
    case "old-office":
      return "这是旧版 Word 文件（.doc），或者加了密码的 Word、Excel 文件。请先用 WPS 或 Word 打开，另存为 .docx 或 .xlsx（不设密码），再打开那一份";
    case "file-damaged":
      return "文件不完整或者已损坏。请重新下载，或者请对方重发一份";
    case "file-too-complex":
      return `文件里的${TOO_MUCH[problem.what]}远多于一份年度报告，没有读。请确认选对了文件`;
    case "unknown-kind":
      return "不是能打开的文件。能打开的有：网页、Word（.docx）、Excel（.xlsx、.xls）、PDF、文本和本程序导出的文件";
    case "pictures-only":
      return "PDF 里只有图片，没有文字，读不出数字。请找网页版或 Word 版，或者先用文字识别程序转换";
    case "pdf-fonts":
      return "PDF 的文字编码这里读不出来。请找网页版或 Word 版，或者用 WPS 把它另存为 Word 再打开";
    case "not-a-report":
      return "没有找到年度报告的六个部分和三张表。请确认选对了文件；表格是图片的，请改用文字版";
    case "took-too-long":
      return `读了 ${problem.seconds} 秒还没有读完，已停止。请把报告内容另存为 Word 或网页，再打开`;
    case "reading-cancelled":
      return "已取消，没有读";
    case "bad-value":
      return `${problem.at}：应为${problem.expected}，实为 ${problem.found}`;
    case "storage-full":
      return "本机浏览器存储空间已满，新内容暂存在页面中。请先「下载备份」，再清理空间；清理后会自动继续保存。";
    case "storage-unavailable":
      return "当前浏览器不允许保存草稿（可能处于无痕模式）。可以继续填写，离开前请务必「下载备份」。";
    case "storage-down":
      return "草稿库暂时打不开，新内容暂存在页面中，正在重试。请先「下载备份」；一直打不开时，请选择「重建草稿库」。";
    case "storage-blocked":
      return "另一个窗口还开着旧版本，草稿库不能更新，新内容暂存在页面中。请关闭其他窗口，关闭后会自动继续保存。";
    case "storage-failed":
      return "暂时无法保存，新内容暂存在页面中，正在重试。请先「下载备份」。";
    case "program-outdated":
      return "另一个窗口已更新到新版本，本窗口将停止保存。请「保存并刷新」。";
    case "data-newer":
      return "这些草稿由更新版本的程序保存，本版本只能查看和导出，不能修改。";
    case "part-missing":
      return "这一部分没有加载出来，可能是程序刚刚更新，或者网络断开。已填的内容都在，请刷新页面再试。";
    case "paste-picture":
      return "剪贴板里是图片，不能填入表格。请在原表里选中数字复制，再粘贴。没有改动。";
    case "paste-nothing":
      return "剪贴板里没有可以填入表格的内容。没有改动。";
    case "paste-too-long":
      return "剪贴板里的内容太多，不像一张表格。请只复制表格，再粘贴。没有改动。";
    case "paste-too-large":
      return `剪贴板里的表格有 ${problem.rows} 行 × ${problem.columns} 列，比这里的表大得多。请只复制需要的部分。没有改动。`;
    case "draft-missing":
      return "这份报告不在这台电脑的浏览器里，可能已被删除，或者是在别的电脑上填的。";
  }
}
