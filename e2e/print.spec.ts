/** The printed pages, read from the PDF that the browser makes of them. */
import AxeBuilder from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import { ORGANIZATION, PRINTED_ROWS, report, SECTIONS } from "./changle-2024";
import { chromiumOptions } from "./chromium";
import { withChineseFont } from "./fonts";
import { expect, type Officer, test } from "./officer";
import { bodyOf, type PrintedPage, type PrintedText, printedPages, TYPE_AREA } from "./printed-pages";

const options = await chromiumOptions();
test.use({ launchOptions: { ...options, env: { ...options.env, ...withChineseFont() } } });

const withoutSpace = (text: string): string => text.normalize("NFKC").replace(/\s+/g, "");
const joined = (page: PrintedPage): string =>
  bodyOf(page)
    .map((line) => line.text)
    .join("");

async function openPrint(officer: Officer): Promise<void> {
  await officer.page.goto(`./#/reports/${officer.draftId}/print`);
  await expect(officer.page.locator(".page-number").first()).toBeVisible();
}

/** The pages as printed; there are as many as the preview says. */
async function print(page: Page): Promise<readonly PrintedPage[]> {
  const pages = await printedPages(await page.pdf({ preferCSSPageSize: true, printBackground: true }));
  await expect(page.getByText(`共 ${pages.length} 页`, { exact: true })).toHaveCount(1);
  expect(await page.locator(".sheet").count()).toBe(pages.length);
  return pages;
}

/** What holds of every page of every report. */
function expectWellSet(pages: readonly PrintedPage[]): void {
  pages.forEach((page, index) => {
    const number = index + 1;
    expect([page.width, page.height].map(Math.round)).toEqual([210, 297]);
    for (const text of page.texts) {
      expect(text.left, `${number}: ${text.text}`).toBeGreaterThan(TYPE_AREA.left - 0.5);
      expect(text.right, `${number}: ${text.text}`).toBeLessThan(TYPE_AREA.right + 0.5);
      expect(text.down, `${number}: ${text.text}`).toBeGreaterThan(TYPE_AREA.top);
    }
    const foot = page.texts.find((text) => text.text.includes(`—${number}—`) || text.text === String(number));
    expect(foot, `page number ${number}`).toBeDefined();
    const middle = (TYPE_AREA.left + TYPE_AREA.right) / 2;
    // Right on odd pages, left on even ones.
    expect((foot?.left ?? 0) > middle).toBe(number % 2 === 1);
    // No heading alone at a page's foot.
    const last = bodyOf(page).at(-1)?.text ?? "";
    expect(SECTIONS).not.toContain(last);
  });
}

test("the example's pages: title, sections, tables and signature stand where they must", async ({
  officer,
  page,
}) => {
  await officer.openExample();
  await openPrint(officer);
  await expect(page).toHaveTitle(`${ORGANIZATION}2024年政府信息公开工作年度报告`);
  const pages = await print(page);
  expectWellSet(pages);

  const [first] = pages;
  const titles = bodyOf(first as PrintedPage).slice(0, 2);
  expect(titles.map((line) => line.text)).toEqual([ORGANIZATION, "2024年政府信息公开工作年度报告"]);
  for (const { left, right } of titles) expect((left + right) / 2).toBeCloseTo(28 + 156 / 2, 0);

  // Page breaks: the title's page is full, so is the narrative's; two tables and the rest each begin where they must.
  expect(pages).toHaveLength(7);
  const begins = [1, 4, 5, 6].map((index) => bodyOf(pages[index] as PrintedPage)[0]?.text);
  expect(begins).toEqual([SECTIONS[0], SECTIONS[2], SECTIONS[3], SECTIONS[5]]);

  // Every word once and in order; the app's own screen is not printed.
  const all = pages.map(joined).join("");
  for (const text of [report.preamble, report.problemsAndImprovements, report.otherMatters]) {
    expect(all.split(withoutSpace(text).replace(/\*\*/g, ""))).toHaveLength(2);
  }
  expect(all).not.toContain("打印预览");

  // Table three has its page to itself, with its heading; the next section begins the page after.
  const three = pages.findIndex((candidate) =>
    joined(candidate).startsWith("三、收到和处理政府信息公开申请情况"),
  );
  expect(three).toBeGreaterThan(0);
  expect(bodyOf(pages[three + 1] as PrintedPage)[0]?.text).toBe("四、政府信息公开行政复议、行政诉讼情况");
  expect(joined(pages[three] as PrintedPage)).toMatch(/四、结转下年度继续办理3000003$/);
  const tableThree = pages[three] as PrintedPage;
  const numbers = tableThree.texts.filter((text) => /^\d+$/.test(text.text) && text.down < TYPE_AREA.bottom);
  expect(numbers).toHaveLength(PRINTED_ROWS.length * 7);
  const columns = [...new Set(numbers.map(({ left, right }) => Math.round((left + right) / 2)))].sort(
    (a, b) => a - b,
  );
  expect(columns).toHaveLength(7);
  const rows = new Map<number, typeof numbers>();
  for (const number of numbers)
    rows.set(Math.round(number.down), [...(rows.get(Math.round(number.down)) ?? []), number]);
  const inOrder = [...rows.entries()]
    .sort(([a], [b]) => a - b)
    .map(([, cells]) => cells.sort((a, b) => a.left - b.left));
  expect(inOrder.map((cells) => cells.map((cell) => Number(cell.text)))).toEqual(
    PRINTED_ROWS.map(([, natural]) => [natural, 0, 0, 0, 0, 0, natural]),
  );

  // Signature with room for a seal: the date four characters from the right, the organ above it, centred on it; then
  // the note two characters in (GB/T 9704-2012, 7.3.5.1).
  const lines = bodyOf(pages.at(-1) as PrintedPage);
  expect(lines.slice(-3).map((line) => line.text)).toEqual([ORGANIZATION, "2025年1月15日", "(此件主动公开)"]);
  const [organ, day] = lines.slice(-3);
  expect(184 - (day?.right ?? 0)).toBeCloseTo((4 * 16) / (72 / 25.4), 0);
  const middleOf = (line: PrintedText | undefined): number => ((line?.left ?? 0) + (line?.right ?? 0)) / 2;
  expect(Math.abs(middleOf(organ) - middleOf(day))).toBeLessThan(2);
  expect((lines.at(-1)?.left ?? 0) - 28).toBeCloseTo((2 * 16) / (72 / 25.4), -1);

  // A draft says so, with the first characters of the hash, on every page.
  for (const printed of pages) {
    expect(printed.lines.at(-1)?.text).toMatch(/草稿·校验码[0-9a-f]{8}/);
  }
});

test("a finalised report carries no draft mark", async ({ officer, page }) => {
  await officer.openExample();
  await officer.goTo("finish");
  await officer.finalize();
  await expect(page.getByText(/✓ 已定稿/)).toBeVisible();
  await openPrint(officer);
  await expect(page.getByLabel("草稿标记")).toHaveCount(0);
  const pages = await print(page);
  expectWellSet(pages);
  for (const printed of pages) expect(printed.texts.map(({ text }) => text).join("")).not.toContain("草稿");
});

test("a report of more than thirty pages breaks as it must", async ({ officer, page }) => {
  test.setTimeout(120_000);
  const paragraphs = Array.from(
    { length: 200 },
    (_, index) =>
      `${index % 20 === 0 ? `（${"一二三四五六七八九十"[index / 20]}）第${index}段有标题。` : `第${index}段。`}` +
      "推进政务公开，回应社会关切。".repeat(3 + (index % 7)),
  );
  const file = {
    kind: "gov-information-disclosure-annual-report",
    schemaVersion: 1,
    organization: "长文局",
    year: 2024,
    title: "长文局2024年政府信息公开工作年度报告",
    overview: paragraphs.join("\n"),
    problemsAndImprovements: "没有。",
    otherMatters: "没有。",
    signature: { organization: "长文局", date: "2025-01-15" },
  };
  await officer.openReport(file);
  await officer.saved();
  await openPrint(officer);
  const pages = await print(page);
  expect(pages.length).toBeGreaterThan(30);
  expectWellSet(pages);
  expect(pages.map(joined).join("")).toContain(withoutSpace(paragraphs.join("")));
  expect(Math.max(...pages.slice(1, 20).map((printed) => bodyOf(printed).length))).toBe(22);
  for (const printed of pages.slice(1, 20)) {
    const lines = bodyOf(printed);
    // 22 lines of 28.95 pt, at most two left empty: a paragraph of three lines is not divided.
    expect(lines.length).toBeGreaterThanOrEqual(20);
    expect(lines.length).toBeLessThanOrEqual(22);
    expect(((lines[1]?.down ?? 0) - (lines[0]?.down ?? 0)) * (72 / 25.4)).toBeCloseTo(28.95, 0);
    // No single line of a paragraph at a head: its last line is short.
    expect(lines[0]?.text.length).toBeGreaterThan(1);
  }
});

/** A choice is shown when it is kept. */
async function choose(box: Locator): Promise<void> {
  await box.click();
  await expect(box).not.toBeChecked();
}

test("the choices change the pages at once and are kept", async ({ officer, page }) => {
  await officer.openExample();
  await openPrint(officer);
  const sheets = page.locator(".sheet:not(.measuring)");
  await expect(sheets).toHaveCount(7);
  await page.getByLabel("表格位置").selectOption({ label: "每张表另起一页" });
  await expect(sheets).toHaveCount(8);
  await expect(sheets.nth(4).locator("h2")).toHaveText(["二、主动公开政府信息情况"]);
  await page.getByLabel("正文字号").selectOption({ label: "四号" });
  // 14 pt.
  await expect(sheets.first().locator("p").first()).toHaveCSS("font-size", "18.6667px");
  await choose(page.getByLabel("印导言"));
  await expect(sheets.first()).not.toContainText("根据《中华人民共和国政府信息公开条例》");
  await page.getByLabel("草稿标记").selectOption({ label: "页脚和水印" });
  await expect(page.locator(".watermark")).toHaveCount(await sheets.count());
  await choose(page.getByLabel("第三部分的表单独一页"));
  await page.getByLabel("落款").selectOption({ label: "不盖章" });
  await expect(page.getByLabel("落款")).toHaveValue("unsealed");
  // What is shown as chosen is kept: no wait before the reload.
  await page.reload();
  await expect(page.locator(".watermark").first()).toBeVisible();
  await expect(page.getByLabel("正文字号")).toHaveValue("14");
  await expect(page.getByLabel("落款")).toHaveValue("unsealed");
  await expect(page.getByLabel("印导言")).not.toBeChecked();
  await expect(page.getByLabel("第三部分的表单独一页")).not.toBeChecked();
  expectWellSet(await print(page));
});

test("a table longer than a page is divided between its rows, its head and spanning labels repeated", async ({
  officer,
  page,
}) => {
  await officer.openExample();
  for (const row of ["newlyReceived", "results.granted", "results.partiallyGranted"]) {
    await officer.type(`applications.${row}.naturalPerson`, "不是数字".repeat(14));
  }
  await openPrint(officer);
  const pages = await print(page);
  expectWellSet(pages);
  const withTable = pages.map(joined).filter((text) => text.includes("申请人情况"));
  expect(withTable.length).toBeGreaterThan(1);
  const [first, ...others] = await page
    .locator(".sheet .table-applications")
    .evaluateAll((tables) => tables.map((table) => table.querySelector("tbody th")?.textContent ?? ""));
  expect(first).toBe("一、本年新收政府信息公开申请数量");
  expect(others.every((label) => label === "三、本年度办理结果" || label.startsWith("一、"))).toBe(true);
  // Each piece's numbers are tied to the heads on their own page.
  const tied = await page
    .locator(".sheet .table-applications")
    .evaluateAll((tables) =>
      tables.every((table) =>
        [...table.querySelectorAll("td")].every((cell) =>
          cell.headers.split(" ").every((id) => table.querySelector(`th[id="${id}"]`) !== null),
        ),
      ),
    );
  expect(tied).toBe(true);
  const rows = await page.locator(".sheet .table-applications tbody tr").count();
  expect(rows).toBe(PRINTED_ROWS.length);
  const labels = await page
    .locator(".sheet .table-applications tbody tr > th:last-of-type")
    .allTextContents();
  expect(labels.map(withoutSpace)).toEqual(PRINTED_ROWS.map(([label]) => withoutSpace(label)));
});

test("table three stands at 10.5 pt, every number on one line, however long", async ({ officer, page }) => {
  await officer.openExample();
  await openPrint(officer);
  const cells = page.locator(".sheet .table-applications td");
  await expect(cells.first()).toHaveCSS("font-size", "14px");
  await expect(page.locator(".sheet .table-applications th").last()).toHaveCSS("font-size", "14px");
  const numbers = Object.fromEntries(
    ["upheld", "corrected", "otherResult", "pending"].map((result) => [result, 999_999_999]),
  );
  await officer.openReport({
    kind: "gov-information-disclosure-annual-report",
    schemaVersion: 1,
    organization: "大数局",
    year: 2024,
    title: "大数局2024年政府信息公开工作年度报告",
    overview: "没有。",
    problemsAndImprovements: "没有。",
    otherMatters: "没有。",
    signature: { organization: "大数局", date: "2025-01-15" },
    applications: { newlyReceived: { naturalPerson: 999_999_999, otherOrganization: 123_456 } },
    disputes: { reconsideration: numbers },
  });
  await openPrint(officer);
  // One line of text in each cell, and none wider than its cell; the font's digits are wider here than in an office.
  const cut = await page.locator(".sheet td").evaluateAll((cells) =>
    cells.flatMap((cell) => {
      if (cell.textContent === "") return [];
      const range = document.createRange();
      range.selectNodeContents(cell);
      const [text, box] = [range.getBoundingClientRect(), cell.getBoundingClientRect()];
      const whole = range.getClientRects().length === 1 && text.width <= box.width + 1;
      return whole
        ? []
        : [`${cell.textContent}: ${text.width} in ${box.width} px, ${getComputedStyle(cell).fontSize}`];
    }),
  );
  expect(cut).toEqual([]);
  expectWellSet(await print(page));
});

test("a long name stands on balanced lines, in the title and in the signature", async ({ officer, page }) => {
  const organization = "内蒙古自治区呼和浩特市土默特左旗台阁牧镇人民政府";
  await officer.openReport({
    kind: "gov-information-disclosure-annual-report",
    schemaVersion: 1,
    organization,
    year: 2024,
    title: `${organization}2024年政府信息公开工作年度报告`,
    otherMatters: "没有。",
    signature: { organization, date: "2025-01-15" },
  });
  await openPrint(officer);
  const pages = await print(page);
  const lines = bodyOf(pages.at(-1) as PrintedPage).map((line) => line.text);
  const name = ["内蒙古自治区呼和浩特市", "土默特左旗台阁牧镇人民政府"];
  expect(lines.slice(-3)).toEqual([...name, "2025年1月15日"]);
  expect(
    bodyOf(pages[0] as PrintedPage)
      .slice(0, 3)
      .map((line) => line.text),
  ).toEqual([...name, "2024年政府信息公开工作年度报告"]);
});

test("Ctrl+P in a step prints the report, and so does the browser's own menu", async ({ officer, page }) => {
  await page.addInitScript(() => {
    Object.assign(window, { prints: 0 });
    window.print = () => {
      Object.assign(window, { prints: (window as unknown as { prints: number }).prints + 1 });
    };
  });
  await officer.openExample();
  await officer.goTo("overview");
  await officer.field("overview").focus();
  const preview = page.waitForURL(/\/print$/);
  await page.keyboard.press("Control+P");
  await preview;
  await expect(page.locator(".sheet")).toHaveCount(7);
  await expect.poll(() => page.evaluate(() => (window as unknown as { prints: number }).prints)).toBe(1);
  expect(await page.locator("h1").count()).toBe(1);

  await page.goBack();
  await officer.goTo("overview");
  await page.waitForLoadState("networkidle");
  const pages = await printedPages(await page.pdf({ preferCSSPageSize: true, printBackground: true }));
  expect(pages).toHaveLength(7);
  expect(joined(pages[0] as PrintedPage)).toContain("年政府信息公开工作年度报告");
  expect(pages.map(joined).join("")).not.toContain("核对与输出");
});

test("the preview is looked at whole, as wide as the window, page by page, and leads back to where one was", async ({
  officer,
  page,
}) => {
  await officer.openExample();
  await officer.goTo("overview");
  await page.getByRole("link", { name: "打印预览" }).click();
  const sheets = page.locator(".sheet");
  await expect(sheets).toHaveCount(7);
  const box = async (index: number) =>
    (await sheets.nth(index).boundingBox()) ?? { width: 0, height: 0, y: 0 };
  // 210 mm at 96 to the inch.
  expect((await box(0)).width).toBeCloseTo(793.7, 0);
  await page.getByRole("combobox", { name: "显示大小" }).selectOption("整页");
  await expect.poll(async () => (await box(0)).height).toBeLessThan(635 - 46);
  await page.getByRole("combobox", { name: "跳到第几页" }).selectOption("5");
  // Its top stands below the bar of 46 px.
  await expect.poll(async () => Math.round((await box(4)).y)).toBe(54);
  await page.getByRole("button", { name: "下一页" }).click();
  await expect(page.getByRole("combobox", { name: "跳到第几页" })).toHaveValue("6");
  await page.setViewportSize({ width: 390, height: 800 });
  await page.getByRole("combobox", { name: "显示大小" }).selectOption("页宽");
  await expect.poll(async () => (await box(0)).width).toBeLessThan(390);
  expect((await box(0)).width).toBeGreaterThan(350);
  // The paper is as large as ever.
  const pages = await printedPages(await page.pdf({ preferCSSPageSize: true }));
  expect(pages).toHaveLength(7);
  await page.getByRole("link", { name: "← 返回" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "一、总体情况" })).toBeVisible();
});

test("the preview marks what is found at its very words, lists it, and prints none of it", async ({
  officer,
  page,
}) => {
  await officer.openExample();
  await openPrint(officer);
  const list = page.locator(".print-problems");
  const shown = list.getByLabel(/显示问题/);
  await expect(shown).toBeChecked();
  const citation = list.locator('[data-rule="citation"]');
  await expect(citation).toContainText("条例文号应为“国务院令第711号”，文中为“国务院令第七十一号”。");
  const number = await citation.locator(".no").textContent();
  const mark = page.locator(`.problem-box[data-problem="${number}"]`);
  await expect(mark.first()).toHaveAttribute("title", /条例文号应为/);
  // The mark lies where the words do, at whatever size the page is shown.
  for (const [width, height, size] of [
    [1366, 635, "actual"],
    [1093, 508, "width"],
    [820, 1100, "page"],
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.getByLabel("显示大小").selectOption(size);
    const apart = await page
      .locator(".sheet")
      .first()
      .evaluate((sheet, problem) => {
        const walker = document.createTreeWalker(sheet, NodeFilter.SHOW_TEXT);
        const range = document.createRange();
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
          const at = node.textContent?.indexOf("国务院令第七十一号") ?? -1;
          if (at < 0 || node.parentElement?.closest(".problem-marks") !== null) continue;
          range.setStart(node, at);
          range.setEnd(node, at + "国务院令第七十一号".length);
        }
        const boxes = [...sheet.querySelectorAll(`.problem-box[data-problem="${problem}"]`)];
        const words = [...range.getClientRects()];
        return words.map((word, index) => {
          const box = boxes[index]?.getBoundingClientRect();
          return box === undefined
            ? 999
            : Math.max(Math.abs(box.left - word.left), Math.abs(box.top - word.top));
        });
      }, number ?? "");
    expect(apart.length).toBeGreaterThan(0);
    expect(Math.max(...apart)).toBeLessThan(1);
  }
  await page.setViewportSize({ width: 1366, height: 635 });
  await page.getByLabel("显示大小").selectOption("actual");
  // A number of a table is marked in its cell, and the list leads to it.
  const total = list.locator('[data-rule="stated-total"]').first();
  await total.locator(".problem-place").press("Enter");
  await expect(page.locator(".problem-box.now")).toBeInViewport();
  await expect(total.locator(".problem-place")).toBeFocused();
  expect(await page.locator(".problem-box.now").count()).toBe(1);

  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations).toEqual([]);
  const marked = await print(page);
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".problem-box").first()).toBeHidden();
  await expect(page.locator(".problem-number").first()).toBeHidden();
  await page.emulateMedia({ media: null });
  await shown.uncheck();
  await expect(page.locator(".problem-box")).toHaveCount(0);
  expect(await print(page)).toEqual(marked);
  await shown.check();
  await expect(mark.first()).toBeVisible();
  await citation.getByRole("button", { name: "去改" }).click();
  await expect(officer.field("preamble")).toBeFocused();
  await officer.goTo("finish");
  expect((await officer.download("export-html")).text).not.toContain("problem-");
});
