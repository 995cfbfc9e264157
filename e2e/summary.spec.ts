/** A supervisor's last week of January: hundreds of units' files in one drop, the board, the figures, the roll-up. */
import { readFileSync } from "node:fs";
import * as XLSX from "@e965/xlsx";
import type { Page } from "@playwright/test";
import { type Entries, typedAt } from "../src/report/entries";
import { type GeneratedFile, reviewFileOf, unitEntries } from "./generated-units";
import { IN_FULL } from "./long-run";
import { expect, test } from "./officer";
import { type PrintedPage, printedPages } from "./printed-pages";

const YEAR = 2024;
/** More than are drawn at once, and in full as many as a city has. */
const UNITS = IN_FULL ? 300 : 100;
const ALL_APPLICANTS = [
  "naturalPerson",
  "commercialEnterprise",
  "researchInstitution",
  "socialWelfareOrganization",
  "legalServiceOrganization",
  "otherOrganization",
];

/** Sums in whole millionths, as one would by hand, independent of the desk's own adding. */
function byHand(units: readonly Entries[], ids: readonly string[]): string {
  const sum = units
    .flatMap((entries) => ids.map((id) => typedAt(entries, id)))
    .filter((text) => text !== "")
    .reduce((all, text) => {
      const [whole = "0", part = ""] = text.split(".");
      return all + BigInt(`${whole}${part.padEnd(6, "0")}`);
    }, 0n);
  const digits = String(sum).padStart(7, "0");
  const part = digits.slice(-6).replace(/0+$/, "");
  return part === "" ? digits.slice(0, -6) : `${digits.slice(0, -6)}.${part}`;
}
const row = (name: string): readonly string[] => ALL_APPLICANTS.map((kind) => `applications.${name}.${kind}`);

async function collect(page: Page, files: readonly GeneratedFile[]): Promise<void> {
  await page.goto("./#/summary");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("汇总");
  await page.locator('input[data-action="open-file"]').setInputFiles([...files]);
  await expect(page.locator(".collected")).toBeVisible({ timeout: 100_000 });
  // The files are told of before the board is drawn with them.
  await expect(page.locator("tr[data-unit]").first()).toBeVisible();
}

const total = (page: Page, name: string) => page.getByRole("button", { name: new RegExp(`^${name} 合计 `) });

test(`${UNITS} units in one drop, some broken, repeated, older or forked: collected, and summed as by hand`, async ({
  page,
}) => {
  test.setTimeout(180_000);
  const units = Array.from({ length: UNITS }, (_, index) => unitEntries(index, YEAR, 7));
  const files = units.map((entries, index) => reviewFileOf(entries, `unit-${index}`, index === 5 ? 2 : 1));
  const [first, second] = files;
  const forked = { ...unitEntries(9, YEAR, 7), overview: "另一份。" };
  if (first === undefined || second === undefined) throw new Error("no units");
  const strange: readonly GeneratedFile[] = [
    { ...first, name: "坏的.json", buffer: first.buffer.subarray(0, 900) },
    { ...second, name: "重复.json" },
    { ...reviewFileOf(unitEntries(5, YEAR, 7), "unit-5", 1), name: "旧的.json" },
    { ...reviewFileOf(forked, "unit-9", 1), name: "两份.json" },
  ];
  await collect(page, [...files, ...strange]);
  await expect(page.locator(".collected")).toContainText(
    `${UNITS + 4} 个文件：收下 ${UNITS + 3} 个，打不开 1 个`,
  );
  const outcomes = page.locator("[data-import-outcome]");
  await expect(outcomes.filter({ hasText: "坏的" })).toContainText("内容不完整");
  await expect(outcomes.filter({ hasText: "旧的" })).toContainText("比已收到的第 2 次旧，只留在修改记录里");
  await expect(outcomes.filter({ hasText: "两份" })).toContainText("两份都留着");
  await expect(page.locator(".stat", { hasText: "应报单位" })).toContainText(String(UNITS));

  // Nothing is approved yet; with those that wait, all but the unit that reported twice.
  await page.getByLabel("合计含待审核").check();
  const summed = units.filter((_, index) => index !== 9);
  await expect(page.locator(".sum th")).toContainText(`${UNITS - 1} 个单位`);
  await expect(total(page, "一、新收")).toHaveText(byHand(summed, row("newlyReceived")));
  await expect(total(page, "四、结转下年")).toHaveText(byHand(summed, row("carriedForward")));
  await page.getByRole("button", { name: "二、主动公开", exact: true }).click();
  await expect(total(page, "行政事业性收费，本年收费金额（单位：万元）")).toHaveText(
    byHand(summed, ["proactiveDisclosure.administrativeFees.amount"]),
  );

  // Only the rows in view are drawn; the fork asks which one holds.
  await page.getByRole("button", { name: "主要数字", exact: true }).click();
  expect(await page.locator(".units tbody tr").count()).toBeLessThan(80);
  await page.getByRole("searchbox", { name: "查找单位" }).fill("商务局");
  const double = page.locator('tr[data-state="submitted"], tr[data-state="double"]');
  await expect(double).toHaveCount(1);
  await page.getByRole("searchbox", { name: "查找单位" }).fill("审计局");
  await expect(double).toContainText("收到 2 份不同的，没有计入");
  await double.getByRole("button", { name: "只用这份" }).first().click();
  await expect(page.locator('tr[data-state="submitted"]')).toHaveCount(1);
  await page.getByRole("searchbox", { name: "查找单位" }).fill("");
  await expect(page.locator(".sum th")).toContainText(`${UNITS} 个单位`);

  // Sorted by the first figure, the largest unit of its kind stands first, and its share is named beside.
  const largest = Math.max(
    ...units.slice(0, 20).map((entries) => Number(byHand([entries], row("newlyReceived")))),
  );
  await page.locator(".units .sort", { hasText: "新收" }).click();
  await expect(page.locator("tr[data-unit]").first().locator("td").nth(1)).toHaveText(String(largest));
  await expect(page.locator(".make-up .big")).toContainText(byHand(units, row("newlyReceived")));

  // The workbook holds every unit and the same total.
  await page.locator('[data-action="export-board"]').click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("menuitem", { name: "Excel 文件 XLSX" }).click(),
  ]);
  const book = XLSX.read(readFileSync(await download.path()));
  expect(book.SheetNames).toEqual(["报送进度", "主要数字", "二、主动公开", "三、依申请公开", "四、复议诉讼"]);
  const main = XLSX.utils.sheet_to_json<string[]>(book.Sheets["主要数字"] ?? {}, { header: 1 });
  expect(main).toHaveLength(UNITS + 2);
  expect(String(main[UNITS + 1]?.[4])).toBe(byHand(units, row("newlyReceived")));

  // The roll-up report: exact sums, each cell with the units it came from.
  await page.locator('[data-action="roll-up"]').click();
  await page.getByLabel("汇总报告的单位全称").fill("福州市长乐区人民政府");
  await page.getByRole("button", { name: "生成草稿" }).click();
  await expect(page).toHaveURL(/#\/reports\/[^/]+\/applications$/);
  const cell = page.locator('input[name="applications.newlyReceived.naturalPerson"]');
  await expect(cell).toHaveValue(byHand(units, ["applications.newlyReceived.naturalPerson"]));
  await cell.click();
  await expect(page.locator(".cell-sources")).toContainText("一、本年新收 · 自然人 来自");
  await expect(page.locator(".cell-sources li").first()).toBeVisible();
  await expect(page.locator('[data-rule="roll-up-sum"]')).toHaveCount(0);
  await page.keyboard.type("1");
  await expect(page.locator('[data-rule="roll-up-sum"]')).toContainText(`${UNITS} 个单位相加为`);
});

test("files, clipboard and paper say which units the sums are of, and which are missing or left out", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const units = [0, 1, 2].map((index) => unitEntries(index, YEAR, 7));
  const [first = {}, second = {}, third = {}] = units;
  const cell = "applications.newlyReceived.naturalPerson";
  // One unit does not balance by 1.
  const wrong = { ...second, [cell]: String(Number(typedAt(second, cell)) + 1) };
  await page.addInitScript(() => {
    window.print = () => {};
  });
  await collect(
    page,
    [first, wrong, third].map((entries, index) => reviewFileOf(entries, `unit-${index}`)),
  );
  await page.getByRole("button", { name: "粘贴应报单位名单" }).click();
  const names = [first, second, third].map((entries) => typedAt(entries, "organization"));
  await page.getByLabel(/一行一个单位/).fill([...names, "区档案局"].join("\n"));
  await page.getByRole("button", { name: "保存名单" }).click();
  await page.getByLabel("合计含待审核").check();
  await page.getByLabel(`计入合计：${names[2]}`).uncheck();
  await expect(page.locator(".sum th")).toHaveText("合计　2 个单位");

  // The sums' own balance does not change with what is listed.
  await expect(page.locator(".sum td.bad")).toHaveText("差 1");
  await page.locator(".stat", { hasText: "未报送" }).click();
  await expect(page.locator("tr[data-unit]")).toHaveCount(1);
  await expect(page.locator(".sum td.bad")).toHaveText("差 1");

  const leftOut = `没有计入合计的 2 个单位：${names[2]}（待审核）、区档案局（未报送）`;
  const counts = [
    [names[0], "是"],
    [names[1], "是"],
    [names[2], "否"],
    ["区档案局", "否"],
  ];
  const menu = async (item: string): Promise<void> => {
    await page.getByRole("button", { name: "导出", exact: true }).click();
    await page.getByRole("menuitem", { name: item }).click();
  };
  const expectRows = (rows: readonly (readonly unknown[])[]): void => {
    expect(rows[0]?.[3]).toBe("计入合计");
    expect(rows.slice(1, 5).map((line) => [line[0], line[3]])).toEqual(counts);
    expect(rows[5]?.[0]).toBe("合计　2 个单位");
    expect(String(rows[5]?.[4])).toBe(byHand([first, wrong], row("newlyReceived")));
    expect(rows[6]?.[0]).toBe(leftOut);
  };
  const [csv] = await Promise.all([page.waitForEvent("download"), menu("CSV 文件（当前表）")]);
  const text = readFileSync(await csv.path(), "utf8")
    .slice(1)
    .trimEnd();
  expectRows(text.split("\r\n").map((line) => line.split(",")));
  await menu("复制当前表");
  await expect(page.locator(".notice")).toContainText("已复制");
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expectRows(copied.split(/\r?\n/).map((line) => line.split("\t")));
  const [xlsx] = await Promise.all([page.waitForEvent("download"), menu("Excel 文件 XLSX")]);
  const book = XLSX.read(readFileSync(await xlsx.path()));
  for (const name of ["主要数字", "四、复议诉讼"]) {
    const rows = XLSX.utils.sheet_to_json<string[]>(book.Sheets[name] ?? {}, { header: 1 });
    expect(rows[3]?.slice(0, 4)).toEqual([names[2], "部门", "待审核", "否"]);
    expect(rows[6]?.[0]).toBe(leftOut);
  }
  await page.emulateMedia({ media: "print" });
  const madeOf = page.locator(".made-of");
  await expect(madeOf).toContainText("合计　2 个单位。没有计入合计的 2 个单位：");
  await expect(madeOf).toContainText("区档案局（未报送）。这里只列了其中 1 个单位。");
});

test("a drop can be stopped in between, and what was taken is kept", async ({ page }) => {
  test.setTimeout(120_000);
  const files = Array.from({ length: UNITS }, (_, index) =>
    reviewFileOf(unitEntries(index, YEAR, 3), `unit-${index}`),
  );
  await page.goto("./#/summary");
  await page.locator('input[data-action="open-file"]').setInputFiles(files);
  await expect(page.locator(".collecting")).toContainText(`/ ${UNITS}`);
  await page.locator('[data-action="cancel"]').click();
  await expect(page.locator(".notice")).toContainText("已停止。收了");
  const said = (await page.locator(".notice").textContent()) ?? "";
  const taken = Number(/收了 (\d+) 个/.exec(said)?.[1]);
  expect(taken).toBeGreaterThan(0);
  expect(taken).toBeLessThan(UNITS);
  await expect(page.locator(".stat", { hasText: "应报单位" })).toContainText(String(taken));
});

test("an empty board shows each act once", async ({ page }) => {
  await page.goto("./#/summary");
  await expect(page.locator(".empty-board")).toBeVisible();
  await page.getByRole("button", { name: "粘贴应报单位名单" }).click();
  await page.getByLabel(/一行一个单位/).fill("区教育局");
  await page.getByRole("button", { name: "保存名单" }).click();
  await expect(page.locator('tr[data-unit="区教育局"]')).toHaveAttribute("data-state", "missing");
  await expect(page.getByRole("button", { name: "编辑应报单位名单" })).toHaveCount(1);
  // Nothing summed balances nothing; a file of another kind is told where it belongs.
  await expect(page.locator(".sum")).toContainText("0 个单位");
  await expect(page.locator(".sum")).not.toContainText("平");
  await page.getByRole("button", { name: "图表", exact: true }).click();
  await expect(page.locator(".board-main")).toContainText("还没有计入合计的单位，没有可画的");
  await expect(page.locator(".chart")).toHaveCount(0);
  await page.locator('input[data-action="open-file"]').setInputFiles({
    name: "照片.jpg",
    mimeType: "image/jpeg",
    buffer: Buffer.from([255, 216, 255, 224]),
  });
  await expect(page.locator("[data-import-outcome]")).toContainText("不是送审文件");
});

test("a pasted list shows who is missing, asks what may be meant, and has the words to remind with", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const files = [0, 1, 2, 17, 18].map((index) => reviewFileOf(unitEntries(index, YEAR, 7), `unit-${index}`));
  await collect(page, files);
  await page.getByRole("button", { name: "粘贴应报单位名单" }).click();
  await page
    .getByLabel(/一行一个单位/)
    .fill("区直部门：\n区教育局\n区民政局\n区财政局\n区卫生健康委员会\n区人社局\n区档案局");
  await page.getByLabel("报送截止日期").fill("2025-01-31");
  await page.getByRole("button", { name: "保存名单" }).click();
  const state = (name: string) => page.locator(`tr[data-unit="${name}"]`);
  await expect(state("区教育局")).toHaveAttribute("data-state", "submitted");
  await expect(state("区卫生健康委员会")).toHaveAttribute("data-state", "submitted");
  await expect(state("区档案局")).toContainText("未报送已逾期");
  await state("区人社局").getByRole("button", { name: "就是福州市长乐区人力资源和社会保障局" }).click();
  await expect(state("区人社局")).toHaveAttribute("data-state", "submitted");
  await state("区档案局").getByRole("button", { name: "复制催报的话" }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain("区档案局：");
  await state("区档案局").getByRole("button", { name: "本年不报" }).click();
  await expect(state("区档案局")).toHaveAttribute("data-state", "excused");
  await page.reload();
  await expect(state("区档案局")).toHaveAttribute("data-state", "excused");
  await expect(page.locator(".stat", { hasText: "未报送" })).toContainText("0");
});

test("the CSV holds what the table shows, the print every unit, the chart both years", async ({ page }) => {
  test.setTimeout(120_000);
  const count = IN_FULL ? 60 : 40;
  const unitsOf = (year: number, seed: number) =>
    Array.from({ length: count }, (_, index) => unitEntries(index, year, seed));
  const [then, now] = [unitsOf(YEAR - 1, 5), unitsOf(YEAR, 7)];
  await page.addInitScript(() => {
    window.print = () => document.documentElement.setAttribute("data-printed", "");
  });
  await collect(page, [
    ...then.map((entries, index) => reviewFileOf(entries, `then-${index}`)),
    ...now.map((entries, index) => reviewFileOf(entries, `now-${index}`)),
  ]);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(`${YEAR} 年度`);
  await page.getByLabel("合计含待审核").check();
  await expect(page.locator(".sum th")).toContainText(`${count} 个单位`);

  // CSV, read back: every unit, figures as digits, the total as added by hand.
  await page.getByRole("button", { name: "三、依申请公开", exact: true }).click();
  await page.getByRole("button", { name: "导出", exact: true }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("menuitem", { name: "CSV 文件（当前表）" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(`${YEAR}年度报告汇总.csv`);
  const bytes = readFileSync(await download.path());
  // The mark by which office programs know UTF-8.
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const lines = bytes.toString("utf8").slice(1).trimEnd().split("\r\n");
  expect(lines).toHaveLength(count + 2);
  const cells = lines.map((line) => line.split(","));
  const received = cells[0]?.findIndex((name) => name.includes("本年新收")) ?? -1;
  expect(received).toBeGreaterThan(2);
  for (const entries of now) {
    const line = cells.find(([name]) => name === typedAt(entries, "organization"));
    expect(line?.[received]).toBe(byHand([entries], row("newlyReceived")));
  }
  expect(cells[count + 1]?.[received]).toBe(byHand(now, row("newlyReceived")));

  // On paper stands every unit, not only those in view, under its name, year and day: also from the browser's own menu.
  await page.getByRole("button", { name: "主要数字", exact: true }).click();
  await page.getByRole("button", { name: "导出", exact: true }).click();
  await page.getByRole("menuitem", { name: "打印" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-printed", "");
  const printed = async (): Promise<readonly PrintedPage[]> =>
    printedPages(await page.pdf({ preferCSSPageSize: true }));
  const wordsOf = (pages: readonly PrintedPage[]): string =>
    pages.flatMap(({ lines }) => lines.map(({ text }) => text)).join("\n");
  const board = await printed();
  const words = wordsOf(board);
  expect(words).toContain(`政府信息公开年度报告报送情况${YEAR}年度`);
  for (const entries of now) {
    const short = typedAt(entries, "organization").replace("福州市长乐区", "");
    expect(words).toContain(short);
  }
  expect(words).toContain(`第${board.length}页共${board.length}页`);
  expect(words).not.toMatch(/导出|知道了|复制催报|打不开/);
  // Sheets lie across, and the widest table keeps all its columns on them.
  await page.getByRole("button", { name: "三、依申请公开", exact: true }).click();
  for (const { width, height, lines } of await printed()) {
    expect(width).toBeGreaterThan(height);
    for (const line of lines) expect(line.right).toBeLessThan(width - 11);
  }
  // The screen draws again only what is in view.
  expect(await page.locator("tr[data-unit]").count()).toBeLessThan(count);

  // Units known in both years, side by side, the figures as a table.
  await page.getByRole("button", { name: "图表", exact: true }).click();
  const chart = page.locator(".chart", { hasText: "个两年都有的单位" });
  const [was, is] = [byHand(then, row("newlyReceived")), byHand(now, row("newlyReceived"))];
  const by = Number(is) - Number(was);
  await expect(chart.getByRole("heading")).toHaveText(
    `新收比上年${by > 0 ? `多 ${by} 件` : `少 ${-by} 件`}（${count} 个两年都有的单位）`,
  );
  await chart.getByText("看数字").click();
  const first = chart.locator("tbody tr").first();
  await expect(first.locator("td").nth(0)).toHaveText(was);
  await expect(first.locator("td").nth(1)).toHaveText(is);
  await expect(chart.getByRole("img")).toHaveAccessibleName(new RegExp(`${was} → ${is}`));
});

test("a change of a unit that is not taken into the roll-up stays so, until the unit changes again", async ({
  page,
}) => {
  const units = [0, 1, 2].map((index) => unitEntries(index, YEAR, 7));
  const cell = "applications.newlyReceived.naturalPerson";
  const first = units[0] ?? {};
  const later = (add: number, revision: number) => {
    const more = String(Number(typedAt(first, cell)) + add);
    return reviewFileOf({ ...first, [cell]: more }, "unit-0", revision);
  };
  await collect(
    page,
    units.map((entries, index) => reviewFileOf(entries, `unit-${index}`)),
  );
  await page.getByLabel("合计含待审核").check();
  await page.locator('[data-action="roll-up"]').click();
  await page.getByLabel("汇总报告的单位全称").fill("福州市长乐区人民政府");
  await page.getByRole("button", { name: "生成草稿" }).click();
  await expect(page).toHaveURL(/#\/reports\/[^/]+\/applications$/);
  const rollUp = page.url();
  const sum = byHand(units, [cell]);
  const changed = page.locator(".changed-sources li");
  const backWith = async (file: GeneratedFile) => {
    await collect(page, [file]);
    await page.goto(rollUp);
    await expect(page.locator(".roll-up-panel")).toBeVisible();
  };
  await backWith(later(3, 2));
  await expect(changed).toContainText("1 格不同");
  // The board counts what is wrong in the new content.
  await page.goto("./#/summary");
  const renewed = page.locator(`tr[data-unit="${typedAt(first, "organization")}"]`);
  await expect(renewed).toContainText("差 3");
  await expect(renewed).toContainText("1 改正");
  await page.goto(rollUp);
  await changed.getByRole("button", { name: "不更新" }).click();
  await expect(changed).toHaveCount(0);
  await expect(page.locator(".kept-sources")).toContainText("1 个单位后来的改动没有采用");
  await expect(page.locator("[data-save-state]")).toHaveAttribute("data-save-state", "saved");
  await page.reload();
  await expect(page.locator(".kept-sources")).toContainText("1 个单位后来的改动没有采用");
  await expect(changed).toHaveCount(0);
  await expect(page.locator(`input[name="${cell}"]`)).toHaveValue(sum);
  await backWith(later(5, 3));
  await expect(changed).toContainText("1 格不同");
  await changed.getByRole("button", { name: "更新", exact: true }).press("Enter");
  await expect(page.locator(`input[name="${cell}"]`)).toHaveValue(String(Number(sum) + 5));
  await expect(page.locator(".roll-up-panel")).toBeFocused();
  // What does not balance now is that unit, in that column.
  await expect(page.locator(".unbalanced-sources li")).toHaveText([
    `${typedAt(first, "organization")} 自然人 相差 5`,
  ]);
  await expect(changed).toHaveCount(0);
});

test("a report made elsewhere is compared with the sum of its units", async ({ officer, page }) => {
  const units = [0, 1, 2].map((index) => unitEntries(index, YEAR, 7));
  await officer.openList();
  const own = {
    kind: "gov-information-disclosure-annual-report",
    schemaVersion: 1,
    organization: "长乐区人民政府",
    year: YEAR,
  };
  const naturalPerson = Number(byHand(units, ["applications.newlyReceived.naturalPerson"])) + 2;
  await officer.openReport({ ...own, applications: { newlyReceived: { naturalPerson } } });
  await collect(
    page,
    units.map((entries, index) => reviewFileOf(entries, `unit-${index}`)),
  );
  await page.getByLabel("合计含待审核").check();
  await page.getByRole("button", { name: "与本级报告比" }).click();
  await page.getByRole("menuitem", { name: "长乐区人民政府" }).click();
  await expect(page.locator(".compared td.bad").first()).toContainText(String(naturalPerson));
  const byHow = page.locator(".compared-by");
  await expect(byHow.locator("td").nth(1)).toHaveText(
    `−${Number(byHand(units, row("newlyReceived"))) - naturalPerson}`,
  );
  await expect(byHow.locator("td").nth(2)).toHaveText("未填");
  await page.getByRole("button", { name: "不再比较" }).click();
  await expect(byHow).toHaveCount(0);
  await page.getByRole("button", { name: "与本级报告比" }).click();
  await page.getByRole("menuitem", { name: "长乐区人民政府" }).click();
  await page.getByRole("button", { name: "把差异列进本级报告的核对" }).click();
  const finding = officer.finding("roll-up-sum", "applications.newlyReceived.naturalPerson");
  await expect(finding).toContainText(`这里填 ${naturalPerson}，多 2 件`);
});
