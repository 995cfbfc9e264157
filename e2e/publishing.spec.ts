/** The files that leave the desk, read back by other libraries than those that wrote them. */
import { readFileSync } from "node:fs";
import { read, type WorkBook } from "@e965/xlsx";
import { type Page, test as plain } from "@playwright/test";
import { unzipSync } from "fflate";
import mammoth from "mammoth";
import { expectNoViolations } from "./axe";
import {
  asPrinted,
  EXPECTED_FILE,
  ORGANIZATION,
  PRINTED_ROWS,
  PROACTIVE,
  report,
  SECTIONS,
} from "./changle-2024";
import { expect, Officer, partsWith, test } from "./officer";

const withoutSpace = (text: string): string => text.replace(/\s+/g, "");

async function exported(page: Page, action: string): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.locator(`[data-action="${action}"]`).first().click(),
  ]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

async function openExampleAtFinish(officer: Officer): Promise<void> {
  await officer.openExample();
  await officer.goTo("finish");
  await expect(officer.page.getByText("核对清单")).toBeVisible();
}

/** The content hash that the desk shows once the report is finalised. */
async function finalize(officer: Officer): Promise<string> {
  const { page } = officer;
  await officer.finalize();
  return (await page.locator(".content-hash code").textContent()) ?? "";
}

/** A part of an office file. */
function partOf(file: Buffer, path: string): string {
  const part = unzipSync(file)[path];
  expect(part, path).toBeDefined();
  return Buffer.from(part ?? []).toString("utf8");
}

const unescaped = (xml: string): string =>
  xml
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");

/** The report inside an office file. */
const reportIn = (file: Buffer): unknown =>
  JSON.parse(
    unescaped(/<report[^>]*>([\s\S]*)<\/report>/.exec(partOf(file, "customXml/item1.xml"))?.[1] ?? ""),
  );

/** The rows of each table as their cells' texts. */
const tablesOf = (page: Page): Promise<string[][][]> =>
  page.evaluate(() =>
    [...document.querySelectorAll("table")].map((table) =>
      [...table.querySelectorAll("tr")].map((row) =>
        [...row.querySelectorAll("th, td")].map((cell) => (cell.textContent ?? "").replace(/\s+/g, "")),
      ),
    ),
  );

function expectOfficialTables(tables: readonly string[][][]): void {
  expect(tables).toHaveLength(3);
  const [two = [], three = [], four = []] = tables;
  expect(two.flat().filter((text) => /^\d+$/.test(text))).toEqual(PROACTIVE);
  expect(three.slice(3).map((row) => row.slice(-8))).toEqual(
    PRINTED_ROWS.map(([label, natural]) => [
      withoutSpace(label),
      `${natural}`,
      "0",
      "0",
      "0",
      "0",
      "0",
      `${natural}`,
    ]),
  );
  expect(four.at(-1)).toEqual(["1", "0", "0", "0", "1", ...Array<string>(10).fill("0")]);
}

test("the Word document holds every number and text, its styles, its hash and the report", async ({
  officer,
  page,
}) => {
  await openExampleAtFinish(officer);
  const hash = await finalize(officer);
  expect(hash).toMatch(/^sha256:[0-9a-f]{64}$/);
  const { name, bytes } = await exported(page, "export-docx");
  expect(name).toBe(`${ORGANIZATION}2024年政府信息公开工作年度报告.docx`);

  const { value: html, messages } = await mammoth.convertToHtml(
    { buffer: bytes },
    {
      styleMap: [
        "p[style-name='Title'] => h1:fresh",
        "p[style-name='heading 1'] => h2:fresh",
        "p[style-name='heading 2'] => h3:fresh",
      ],
    },
  );
  expect(messages.filter((message) => message.type === "error")).toEqual([]);
  const reader = await page.context().newPage();
  await reader.setContent(html);
  expectOfficialTables(await tablesOf(reader));
  expect(await reader.locator("h1").allTextContents()).toEqual([
    `${ORGANIZATION}2024年政府信息公开工作年度报告`,
  ]);
  expect(await reader.locator("h2").allTextContents()).toEqual(SECTIONS);
  const words = withoutSpace((await reader.locator("body").textContent()) ?? "");
  for (const text of [
    report.preamble,
    report.overview,
    report.problemsAndImprovements,
    report.otherMatters,
  ]) {
    expect(words).toContain(asPrinted(text));
  }
  await reader.close();

  const body = partOf(bytes, "word/document.xml");
  expect(body).toMatch(/<w:pgSz w:w="11906" w:h="16838"/);
  expect(body).toMatch(/<w:gridSpan w:val="3"\/>/);
  expect(body).toContain("<w:tblHeader/>");
  expect(body).toContain("<w:cantSplit/>");
  const styles = partOf(bytes, "word/styles.xml");
  for (const face of ["仿宋_GB2312", "黑体", "楷体_GB2312", "方正小标宋简体"]) {
    expect(styles).toContain(`w:eastAsia="${face}"`);
  }
  expect(partOf(bytes, "docProps/custom.xml")).toContain(hash);
  expect(reportIn(bytes)).toEqual(EXPECTED_FILE);
});

/** A cell's formula and its value when the file was written. */
const cellOf = (book: WorkBook, sheet: string, cell: string) => {
  const { f, v, t } = book.Sheets[sheet]?.[cell] ?? {};
  return { formula: f, value: v, type: t };
};

test("the workbook holds the three tables with live formulas, the balance and the findings", async ({
  officer,
  page,
}) => {
  await openExampleAtFinish(officer);
  const { name, bytes } = await exported(page, "export-xlsx");
  expect(name).toBe(`${ORGANIZATION}2024年政府信息公开工作年度报告（三张表）（草稿）.xlsx`);
  const book = read(bytes, { cellFormula: true });
  const [two = "", three = "", four = "", checks = ""] = book.SheetNames;
  expect(book.SheetNames).toEqual([
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "核对",
  ]);
  // Rows 2 to 4 are the head; 37 自然人 newly received stand in D5, their total in J5.
  expect(cellOf(book, three, "D5")).toMatchObject({ value: 37, type: "n" });
  expect(cellOf(book, three, "J5")).toEqual({
    formula: 'IF(COUNT(D5:I5)=0,"",SUM(D5:I5))',
    value: 37,
    type: "n",
  });
  // （七）总计 adds up the 22 results above it.
  expect(cellOf(book, three, "D28")).toEqual({
    formula: 'IF(COUNT(D7:D27)=0,"",SUM(D7:D27))',
    value: 35,
    type: "n",
  });
  expect(cellOf(book, three, "D30")).toEqual({
    formula:
      'IF(COUNT(D5,D6,D28,D29)<4,"",IF(D5+D6-D28-D29=0,"平衡",IF(D5+D6-D28-D29<0,"多 "&(D28+D29-D5-D6),"少 "&(D5+D6-D28-D29))))',
    value: "平衡",
    type: "s",
  });
  const naturals = PRINTED_ROWS.map((_, index) => cellOf(book, three, `D${index + 5}`).value);
  expect(naturals).toEqual(PRINTED_ROWS.map(([, natural]) => natural));
  expect(PRINTED_ROWS.map((_, index) => cellOf(book, three, `J${index + 5}`).value)).toEqual(
    PRINTED_ROWS.map(([, natural]) => natural),
  );
  expect(cellOf(book, two, "D5")).toMatchObject({ value: 241 });
  expect(cellOf(book, four, "A5")).toMatchObject({ value: 1 });
  expect(cellOf(book, four, "E5")).toEqual({
    formula: 'IF(COUNT(A5:D5)=0,"",SUM(A5:D5))',
    value: 1,
    type: "n",
  });
  expect(book.Sheets[three]?.["!merges"]).toContainEqual({ s: { r: 1, c: 0 }, e: { r: 3, c: 2 } });
  const found = Object.values(book.Sheets[checks] ?? {}).map((cell) =>
    String((cell as { v?: unknown }).v ?? ""),
  );
  expect(found).toContain("草稿");
  expect(found.filter((text) => text === "必须改正")).toHaveLength(3);
  expect(found.join(" ")).toMatch(/sha256:[0-9a-f]{64}/);
  expect(reportIn(bytes)).toEqual(EXPECTED_FILE);
});

test("the web page has its metadata, the report and its hash in it, and axe finds nothing", async ({
  officer,
}) => {
  await openExampleAtFinish(officer);
  const hash = await finalize(officer);
  const opened = await officer.openExported("export-html");
  const meta = (name: string) => opened.locator(`meta[name="${name}"]`).getAttribute("content");
  expect(await meta("ArticleTitle")).toBe(`${ORGANIZATION}2024年政府信息公开工作年度报告`);
  expect(await meta("DC.publisher")).toBe(ORGANIZATION);
  expect(await meta("PubDate")).toBe("2025-01-15 00:00");
  expect(await meta("ColumnType")).toBe("政府信息公开");
  expect(await meta("Description")).toBe(
    `${ORGANIZATION}2024年政府信息公开工作年度报告。扎实推进重点领域信息公开。`,
  );
  expect(await meta("color-scheme")).toBe("light");
  expect(await meta("content-hash")).toBe(hash);
  expect(JSON.parse((await meta("report-json")) ?? "")).toEqual(EXPECTED_FILE);
  expect(await opened.locator("script, link, img, iframe").count()).toBe(0);
  expectOfficialTables(await tablesOf(opened));
  for (const name of [
    "主动公开政府信息情况",
    "收到和处理政府信息公开申请情况",
    "政府信息公开行政复议、行政诉讼情况",
  ]) {
    await expect(opened.getByRole("table", { name })).toBeVisible();
  }
  for (const [width, height] of [
    [1366, 635],
    [390, 800],
  ] as const) {
    await opened.setViewportSize({ width, height });
    await expectNoViolations(opened);
    // Only the tables scroll sideways on a phone.
    expect(await opened.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  }
  await opened.close();
});

test("what is copied for a website's editor keeps its look and tables without styles or scripts", async ({
  officer,
  page,
}) => {
  await openExampleAtFinish(officer);
  await page.locator('[data-action="copy-for-editor"]').click();
  await expect(page.getByText("已复制。到网站后台的编辑器里按 Ctrl+V 粘贴")).toBeVisible();
  const editor = await page.context().newPage();
  await editor.setContent('<body contenteditable="true" autofocus></body>');
  await editor.locator("body").focus();
  await editor.keyboard.press("Control+V");
  await expect(editor.locator("table")).toHaveCount(3);
  expectOfficialTables(await tablesOf(editor));
  expect(await editor.locator("[class]").count()).toBe(0);
  await expect(editor.locator("td").first()).toHaveCSS("border-top-width", "1px");
  await expect(editor.locator("body")).toContainText("【草稿】");
  await editor.close();
});

test("the site's own names are asked once and stand in the page; a draft has no date of publication", async ({
  officer,
  page,
}) => {
  await openExampleAtFinish(officer);
  await page.getByText("网站信息（可不填）").click();
  await page.getByLabel("网站名称").fill("长乐区人民政府");
  await page.getByLabel("网站标识码").fill("3501120001");
  const opened = await officer.openExported("export-html");
  const meta = (name: string) => opened.locator(`meta[name="${name}"]`);
  await expect(meta("SiteName")).toHaveAttribute("content", "长乐区人民政府");
  await expect(meta("SiteIDCode")).toHaveAttribute("content", "3501120001");
  await expect(meta("SiteDomain")).toHaveCount(0);
  await expect(meta("PubDate")).toHaveCount(0);
  await opened.close();
});

test("the package and the empty forms are to be had in one click", async ({ officer, page }) => {
  await openExampleAtFinish(officer);
  const { name, bytes } = await exported(page, "export-package");
  expect(name).toBe(`${ORGANIZATION}2024年政府信息公开工作年度报告（发布包）（草稿）.zip`);
  expect(Object.keys(unzipSync(bytes))).toHaveLength(8);
  const form = await exported(page, "export-blank-xlsx");
  expect(form.name).toBe("政府信息公开工作年度报告（空白表）.xlsx");
  expect(read(form.bytes).SheetNames).toHaveLength(3);
  const word = await exported(page, "export-blank-docx");
  expect((await mammoth.extractRawText({ buffer: word.bytes })).value).toContain("一、总体情况");
});

test("an empty form that is opened again is called empty, and nothing of it was missed", async ({
  officer,
  page,
}) => {
  await openExampleAtFinish(officer);
  for (const action of ["export-blank-docx", "export-blank-xlsx"]) {
    const { name, bytes } = await exported(page, action);
    await officer.openList();
    await officer.openFile({ name, mimeType: "application/octet-stream", buffer: Buffer.from(bytes) });
    await expect(page.locator(".no-number")).toHaveText(
      "是没有填的空白表，三张表里没有数字。可以作为草稿打开，直接填写。",
    );
    await expect(page.getByText("表格可能是图片")).toHaveCount(0);
    await page.locator('[data-action="open-as-draft"]').first().click();
    await expect(page.getByText("是没有填的空白表，三张表里没有数字，直接填写就行。")).toBeVisible();
    await expect(page.locator('[data-rule="not-read"], [data-rule="placeholder"]')).toHaveCount(0);
    await officer.goTo("overview");
    await expect(officer.field("overview")).toHaveValue("");
    await officer.goTo("applications");
    await expect(page.getByRole("button", { name: "加注" })).toBeVisible();
    await openExampleAtFinish(officer);
  }
});

const HOSTILE = [
  "<script>alert(1)</script>",
  "]]>&nbsp;&lt;b&gt;</w:t>",
  "=cmd|' /C calc'!A0",
  "+1+1",
  "从右\u202e到左\u202c，零\u200b宽\u2060，🧾👨‍👩‍👧",
  "长".repeat(5_000),
  "long".repeat(1_250),
];

test("hostile text comes out literally in every file, breaks no layout and starts no formula", async ({
  officer,
  page,
}) => {
  test.setTimeout(120_000);
  const text = [...HOSTILE, ...Array.from({ length: 200 }, (_, index) => `第 ${index} 段 & <i>`)].join("\n");
  const file = {
    kind: "gov-information-disclosure-annual-report",
    schemaVersion: 1,
    organization: "=SUM(1,1)<b>局",
    year: 2024,
    title: "=SUM(1,1)<b>局2024年政府信息公开工作年度报告",
    preamble: text,
    overview: text,
    problemsAndImprovements: text,
    otherMatters: text,
    disputes: { reconsideration: { upheld: 999_999_999 } },
    signature: { organization: "@SUM(1)<i>", date: "2025-01-15" },
    publicationNote: "-1+1 </p><script>alert(2)</script>",
  };
  await officer.openReport(file);
  await officer.goTo("finish");
  const lines = [...HOSTILE, "第 199 段 & <i>", file.publicationNote, file.signature.organization];

  const word = await exported(page, "export-docx");
  const { value: words } = await mammoth.extractRawText({ buffer: word.bytes });
  for (const line of lines) expect(words).toContain(line);
  expect(reportIn(word.bytes)).toMatchObject({ overview: text, organization: file.organization });

  const web = await officer.openExported("export-html");
  const shown = (await web.locator("body").textContent()) ?? "";
  for (const line of lines) expect(shown).toContain(line);
  expect(
    JSON.parse((await web.locator('meta[name="report-json"]').getAttribute("content")) ?? ""),
  ).toMatchObject({
    overview: text,
  });
  expect(await web.locator("script, b, i").count()).toBe(0);
  expect(await web.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  // On a phone a number of nine digits still stands in its own cell.
  await web.setViewportSize({ width: 390, height: 800 });
  const number = web.locator(".table-disputes td").first();
  expect(
    await number.evaluate((cell) => {
      const text = document.createRange();
      text.selectNodeContents(cell);
      return text.getBoundingClientRect().width <= cell.getBoundingClientRect().width;
    }),
  ).toBe(true);
  await web.close();

  const sheet = await exported(page, "export-xlsx");
  const book = read(sheet.bytes, { cellFormula: true });
  expect(book.Sheets["核对"]?.["B2"]).toMatchObject({ t: "s", v: file.organization });
  const formulas = Object.values(book.Sheets).flatMap((cells) =>
    Object.values(cells).flatMap((cell) => (cell as { f?: string }).f ?? []),
  );
  for (const formula of formulas) expect(formula).toMatch(/^IF\(COUNT\(/);

  await page.goto(`./#/reports/${officer.draftId}/print`);
  await expect(page.locator(".page-number").first()).toBeVisible();
  const beyond = await page.evaluate(
    () =>
      [...document.querySelectorAll(".sheet > .report-document")].flatMap((area) => {
        const box = area.getBoundingClientRect();
        return [...area.children].filter((child) => {
          const own = child.getBoundingClientRect();
          return (
            own.right > box.right + 1 ||
            own.bottom > box.bottom + 2 ||
            child.scrollWidth > child.clientWidth + 1
          );
        });
      }).length,
  );
  expect(beyond).toBe(0);
  const printed = (await page.locator(".sheet > .report-document").allTextContents()).join("");
  for (const line of lines) expect(printed).toContain(line);
});

test("each version has its hash; after reopening it is said what changed, and the same content is the same version", async ({
  officer,
  page,
}) => {
  await openExampleAtFinish(officer);
  const hash = await finalize(officer);
  await expect(page.getByRole("heading", { name: "已定稿，第 1 版" })).toBeVisible();
  const card = page.getByRole("region", { name: "定稿" });
  await card.getByRole("button", { name: "重新修改" }).click();
  await expect(card.getByText("内容与第 1 版相同。")).toBeVisible();
  await page.locator('[data-action="finalize"]').click();
  await expect(page.getByRole("heading", { name: "已定稿，第 1 版" })).toBeVisible();
  await expect(page.locator(".content-hash code")).toHaveText(hash);

  await card.getByRole("button", { name: "重新修改" }).click();
  await officer.goTo("proactive");
  await officer.type("proactiveDisclosure.normativeDocuments.inForce", "242");
  await officer.goTo("finish");
  await expect(card.getByText("与第 1 版相比改动 1 处，再次定稿成为第 2 版：")).toBeVisible();
  await expect(card.getByRole("listitem")).toContainText("241 → 242");
  await page.locator('[data-action="finalize"]').click();
  await expect(page.getByRole("heading", { name: "已定稿，第 2 版" })).toBeVisible();
  await expect(page.locator(".content-hash code")).not.toHaveText(hash);
  await officer.saved();
  await page.goto(`./#/reports/${officer.draftId}/history`);
  await expect(page.getByText("“定稿 第 1 版”")).toBeVisible();
  await expect(page.getByText("“定稿 第 2 版”")).toBeVisible();
});

// Without the fixture that fails on console errors: the browser reports each request that fails.
plain("when a part of the program cannot be had, it is said, and nothing is lost", async ({ page }) => {
  const officer = new Officer(page);
  await openExampleAtFinish(officer);
  await officer.takeComputedTotals();
  await officer.answerWarnings();
  await page.waitForLoadState("networkidle");
  await page.route(/\/assets\/.*\.js$/, (route) => route.abort());
  const said = page.getByText("这一部分没有加载出来");
  await page.locator('[data-action="export-docx"]').click();
  await expect(said).toHaveCount(1);
  await page.goto(`./#/reports/${officer.draftId}/print`);
  await expect(said).toHaveCount(1);
});

plain(
  "定稿 without what makes the content's hash does not happen by half: it is said, and done after loading again",
  async ({ page }) => {
    const officer = new Officer(page);
    const part = partsWith("1116352408");
    await page.route(part, (route) => route.abort());
    await openExampleAtFinish(officer);
    await officer.takeComputedTotals();
    await officer.answerWarnings();
    const card = page.getByRole("region", { name: "定稿" });
    await page.locator('[data-action="finalize"]').click();
    await expect(card.getByRole("alert")).toContainText("这一部分没有加载出来");
    await expect(page.getByRole("heading", { name: /^已定稿/ })).toHaveCount(0);
    await expect(page.locator('[data-action="finalize"]')).toBeEnabled();
    await page.unroute(part);
    await officer.reload();
    await page.locator('[data-action="finalize"]').click();
    await expect(page.getByRole("heading", { name: "已定稿，第 1 版" })).toBeVisible();
  },
);
