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
