/** What went wrong, in words: what happened and what to do. The one place where a problem becomes Chinese text. */
import { findField, findTotal } from "../../form/fields";
import { STEPS } from "../../form/official-form";
import type { Problem } from "../../report/problem";

/** A place in a file by its official name, its id in brackets: 二、上年结转 · 自然人（applications.carriedOver.…）. */
function placeInFile(at: string): string {
  const name =
    findField(at)?.place ??
    findTotal(at)?.place ??
    STEPS.find(({ sectionId }) => sectionId !== undefined && sectionId === at)?.title;
  return name === undefined ? at : `${name}（${at}）`;
}

/** Digits and Latin letters stand apart from the words before them. */
const spaced = (text: string): string => (/^[\dA-Za-z]/.test(text) ? ` ${text}` : text);

const TOO_MUCH = {
  cells: "单元格",
  elements: "内容",
  depth: "嵌套层次",
  unpacked: "压缩内容",
  pages: "页数",
  text: "文字",
  rows: "行数",
} as const;

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
    case "broken-characters":
      return "文件里有损坏的文字，可能保存时用错了编码。请用原来的程序重新导出，不要用记事本另存";
    case "too-deep":
      return `内容层层嵌套超过 ${problem.most} 层，不是年度报告文件`;
    case "key-twice":
      return `“${problem.key}”在文件里出现了两次，不知道以哪一次为准。请用原来的程序重新导出`;
    case "too-many-unknown":
      return `不认识的项目超过 ${problem.most.toLocaleString("zh-CN")} 个，不是年度报告文件`;
    case "wrong-kind":
      return "不是年度报告文件";
    case "newer-version":
      return "由更新版本生成，请先更新本程序";
    case "content-changed":
      return "内容与校验码不符，文件可能在传送中损坏，或者被改动过。请对方重新发送";
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
    case "rich-text":
      return "这是 RTF 文件，不能直接打开。请用 WPS 或 Word 打开，另存为 .docx，再打开那一份";
    case "pdf-damaged":
      return "PDF 不完整或者已损坏，读不出来。请重新下载，或者找网页版、Word 版";
    case "pictures-only":
      return "PDF 里只有图片，没有文字，读不出数字。请找网页版或 Word 版，或者先用文字识别程序转换";
    case "pdf-fonts":
      return "PDF 的文字编码这里读不出来。请找网页版或 Word 版，或者用 WPS 把它另存为 Word 再打开";
    case "not-a-report":
      return "没有找到年度报告的六个部分和三张表。请确认选对了文件；表格是图片的，请改用文字版";
    case "no-numbers":
      return "没有读到年度报告三张表里的数字。请确认选对了文件；表格是图片的，请改用文字版";
    case "took-too-long":
      return `读了 ${problem.seconds} 秒还没有读完，已停止。请把报告内容另存为 Word 或网页，再打开`;
    case "reading-cancelled":
      return "已取消，没有读";
    case "bad-value":
      return `${placeInFile(problem.at)}：应为${spaced(problem.expected)}，实为 ${problem.found}`;
    case "storage-full":
      return "本机浏览器存储空间已满，新内容暂存在页面中。请先「下载备份」，再清理空间；清理后会自动继续保存。";
    case "storage-unavailable":
      return "当前浏览器不允许保存草稿（可能处于无痕模式）。可以继续填写，离开前请务必「下载备份」。";
    case "storage-forbidden":
      return "浏览器设置禁止本站保存数据，草稿不能保留。可以继续填写，离开前请务必「下载备份」；或请管理员允许本站保存数据。";
    case "disk-full":
      return "电脑磁盘已满，新内容暂存在页面中。请先「下载备份」到其他磁盘或 U 盘，再清理磁盘；清理后会自动继续保存。";
    case "storage-slow":
      return "保存没有响应，可能有另一个窗口占用了草稿库。请关闭其他窗口；内容仍在本页，可先「下载备份」。";
    case "storage-down":
      return "草稿库暂时打不开，新内容暂存在页面中，正在重试。请先「下载备份」。";
    case "storage-unreadable":
      return "草稿库一直打不开。请先看电脑磁盘是否已满；不是的话，请先「下载备份」，再选择「重建草稿库」。";
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
    case "restore-failed":
      return "没有恢复成。请确认草稿库可以保存，再试一次";
    case "draft-removed":
      return "这份报告已在另一个窗口中彻底删除。";
    case "draft-missing":
      return "这份报告不在这台电脑的浏览器里，可能已被删除，或者是在别的电脑上填的。";
  }
}
