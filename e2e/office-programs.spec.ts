/**
 * What another office program makes of the files: with LibreOffice, from its PDF and from what it saves; on machines
 * without it, from the files' own figures, by which it was measured.
 */
import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { unzipSync } from "fflate";
import { EXPECTED_FILE, report } from "./changle-2024";
import { converted } from "./libre-office";
import { expect, test } from "./officer";
import { bodyOf, printedPages, TYPE_AREA } from "./printed-pages";

// One after another in one process: LibreOffice's settings are made once, which takes longer than a conversion.
test.describe.configure({ mode: "default" });

async function exported(page: Page, action: string): Promise<Buffer> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.locator(`[data-action="${action}"]`).first().click(),
  ]);
  return readFileSync(await download.path());
}

const partOf = (file: Buffer, path: string): string =>
  Buffer.from(unzipSync(file)[path] ?? []).toString("utf8");
const textOf = (xml: string): string =>
  [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map((match) => match[1]).join("");
const MARKS = ["，", "。", "、", "；", "："];
const counted = (text: string): number[] => MARKS.map((mark) => text.split(mark).length - 1);

/** Exact pitches of the two paragraphs in a draft's foot, twips: with 16 and 12 pt it takes no line from the text. */
const FOOT = ["320", "240"];

test("no word processor loses a mark or breaks a number, and the draft has as many pages as the print", async ({
  officer,
  page,
}) => {
  test.setTimeout(180_000);
  // Lines of every length, with every mark at their ends.
  const long = Array.from({ length: 150 }, (_, index) => {
    const words = "国务院办公厅政府信息与政务公开".slice(0, 1 + (index % 14));
    const part = `第${index}段共${10_000 + index}件${MARKS[index % 5]}${words}${MARKS[(index >> 1) % 5]}`;
    return `${part.repeat(1 + (index % 6))}完。`;
  }).join("\n");
  await officer.openReport({ ...EXPECTED_FILE, ...report, overview: `${report.overview}\n${long}` });
  await officer.goTo("finish");
  const hard = await exported(page, "export-docx");
  const inFile = counted(textOf(partOf(hard, "word/document.xml")));
  expect(inFile.every((count) => count > 100)).toBe(true);
  const hardPdf = converted(hard, "docx", "pdf");
  if (hardPdf === null) {
    // 28 characters on a line by their width: closer spacing is what lost marks.
    expect(partOf(hard, "word/styles.xml")).toContain('<w:w w:val="98"/>');
    expect(partOf(hard, "word/styles.xml")).not.toMatch(/<w:spacing w:val=/);
    // Hanging marks are what it loses, and numbers in Chinese are what it breaks.
    expect(partOf(hard, "word/styles.xml")).toMatch(/<w:overflowPunct\/>.*<w:lang w:val="en-US"/);
  } else {
    const pages = await printedPages(hardPdf);
    const text = pages.map((printed) => printed.texts.map((one) => one.raw).join("")).join("");
    const foot = counted("草稿 · 校验码");
    expect(counted(text)).toEqual(inFile.map((count, index) => count + (foot[index] ?? 0)));
    const all = pages.flatMap((printed) => bodyOf(printed));
    const narrative = all.slice(
      0,
      all.findIndex(({ text: line }) => line.startsWith("二、主动公开")),
    );
    expect(narrative.length).toBeGreaterThan(300);
    const broken = narrative.flatMap((line, index) => {
      const ends = `${line.text}|${narrative[index + 1]?.text}`;
      return /\d[,.]?\|[\d,.%]/.test(ends) ? [ends] : [];
    });
    expect(broken).toEqual([]);
  }

  await officer.openExample();
  await officer.goTo("finish");
  const draft = await exported(page, "export-docx");
  await page.goto(`./#/reports/${officer.draftId}/print`);
  await expect(page.locator(".page-number").first()).toBeVisible();
  const sheets = await page.locator(".sheet").count();
  const draftPdf = converted(draft, "docx", "pdf");
  const styles = partOf(draft, "word/styles.xml");
  const pitches = ["Footer", "DraftMark"].map(
    (id) => new RegExp(`w:styleId="${id}">.*?w:line="(\\d+)" w:lineRule="exact"`).exec(styles)?.[1],
  );
  expect(pitches).toEqual(FOOT);
  if (draftPdf !== null) {
    const pages = await printedPages(draftPdf);
    expect(pages).toHaveLength(sheets);
    // Table three has its page to itself there too.
    expect(bodyOf(pages[4] ?? { width: 0, height: 0, texts: [], lines: [] })[0]?.text).toBe(
      "三、收到和处理政府信息公开申请情况",
    );
  }
});

for (const [action, ending] of [
  ["export-docx", "docx"],
  ["export-xlsx", "xlsx"],
] as const) {
  test(`a ${ending} file saved by another program still holds the report`, async ({ officer, page }) => {
    test.setTimeout(120_000);
    await officer.openExample();
    await officer.goTo("finish");
    const file = await exported(page, action);
    // Without LibreOffice: the part has the properties by which office programs keep it.
    const saved = converted(file, ending, ending) ?? file;
    const parts = Object.keys(unzipSync(saved)).filter((path) => /^customXml\/item\d+\.xml$/.test(path));
    const reports = parts
      .map((path) => partOf(saved, path))
      .filter((part) => part.includes("gov-information-disclosure"));
    expect(reports).toHaveLength(1);
    expect(partOf(file, "customXml/itemProps1.xml")).toContain("datastoreItem");
  });
}

test("the web page opened in a word processor has the lines of its tables, and cells set as cells", async ({
  officer,
  page,
}) => {
  test.setTimeout(120_000);
  await officer.openExample();
  await officer.goTo("finish");
  const file = await exported(page, "export-html");
  const cells = file.toString("utf8").match(/<t[hd] [^>]*>/g) ?? [];
  // 25 rows of seven values and the heads, and the two small tables.
  expect(cells.length).toBeGreaterThan(200);
  for (const cell of cells) expect(cell).toContain("border:0.5pt solid #000");
  const text = converted(file, "html", "odt");
  if (text === null) return;
  const styles = [...partOf(text, "content.xml").matchAll(/<style:table-cell-properties [^>]*>/g)];
  expect(styles.length).toBeGreaterThan(0);
  for (const [style] of styles) expect(style).toMatch(/fo:border(-bottom)?="0.5pt solid #000000"/);
  const [heading = ""] =
    /<style:style style:name="Table_20_Heading".*?<\/style:style>/s.exec(partOf(text, "styles.xml")) ?? [];
  expect(heading).toContain('fo:text-indent="0in"');
  expect(heading).toContain('fo:font-size="10.5pt"');
});

test("the web page opened in a word processor keeps its tables on the page, its rows low and its signature right", async ({
  officer,
  page,
}) => {
  test.setTimeout(120_000);
  await officer.openExample();
  await officer.goTo("finish");
  const file = await exported(page, "export-html");
  const html = file.toString("utf8");
  expect(html.match(/<table [^>]*width="100%"/g)).toHaveLength(3);
  expect(html).toMatch(
    /<h2 style="page-break-before:always">三、.*>法律<br>服务<br>机构<.*before:always">四、/s,
  );
  expect(html).not.toContain("<caption");
  const [style = ""] = /<style>.*<\/style>/s.exec(html) ?? [];
  expect(style).not.toMatch(/[\n ](margin|text-indent): ([^;]* )?0[ ;]/);
  const pdf = converted(file, "html", "pdf");
  if (pdf === null) return;
  const pages = await printedPages(pdf);
  const texts = pages.flatMap((printed) => printed.texts);
  for (const text of texts) {
    expect(text.left).toBeGreaterThan(TYPE_AREA.left - 0.5);
    // A mark may hang in the margin.
    expect(text.right).toBeLessThan(TYPE_AREA.right + 6);
  }
  const lines = pages.flatMap((printed) => printed.lines);
  const line = (words: string) => lines.filter(({ text }) => text.includes(words));
  // The heading, and no caption over the table that says it again.
  expect(line("主动公开政府信息情况").filter(({ text }) => text.length < 15)).toHaveLength(1);
  // Table three has a page to itself there too, its heads' words whole.
  const three = pages.filter((printed) => printed.lines.some(({ text }) => text.includes("申请人情况")));
  expect(three).toHaveLength(1);
  expect(three[0]?.lines[0]?.text).toBe("三、收到和处理政府信息公开申请情况");
  expect(three[0]?.lines.some(({ text }) => text.includes("四、结转下年度继续办理"))).toBe(true);
  // Two rows of table two, one line each, follow as closely as 10.5 pt in two paddings of 2 pt.
  const [rules, documents] = [line("规章0")[0], line("行政规范性文件8")[0]];
  expect((documents?.down ?? 0) - (rules?.down ?? 0)).toBeLessThan(7);
  // Total at the right edge of the type area, in tables three and four too.
  for (const total of line("总计").filter(({ text }) => text.length < 20)) {
    expect(total.right).toBeLessThan(TYPE_AREA.right);
  }
  const date = line("2025年1月15日").at(-1);
  expect(date?.left).toBeGreaterThan(TYPE_AREA.right - 80);
});
