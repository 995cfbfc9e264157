/** The list of drafts, and that drafts are still there after the page is gone. */
import { expect, fixture, fixtureText, Officer, test } from "./officer";

test("an empty list says what this is and offers three ways in", async ({ officer, page }) => {
  await officer.openList();
  await expect(page.getByText("六个部分按官方格式排好")).toBeVisible();
  for (const action of ["new-report", "open-file", "example"]) {
    await expect(page.locator(`[data-action="${action}"]`)).toHaveCount(1);
  }
});

test("a new report asks for the unit and takes last year, and says what is wrong", async ({
  officer,
  page,
}) => {
  await officer.openList();
  await page.locator('[data-action="new-report"]').click();
  await expect(page.locator('[name="year"]')).toHaveValue(String(new Date().getFullYear() - 1));
  await page.locator('[name="year"]').fill("24");
  await page.keyboard.press("Enter");
  await expect(page.getByText("请填写单位全称，与公章一致。")).toBeVisible();
  await expect(page.getByText("请填写四位年份，2008 至 2100。")).toBeVisible();
  await expect(page.locator('[name="organization"]')).toHaveAttribute("aria-invalid", "true");
  await page.locator('[name="organization"]').fill("长乐区教育局");
  await page.locator('[name="year"]').fill("2024");
  await page.keyboard.press("Enter");
  // Both screens have a field of this name: the address tells that the draft is there.
  await expect(page).toHaveURL(/#\/reports\/[^/]+\/cover$/);
  await expect(officer.field("organization")).toHaveValue("长乐区教育局");
  await officer.openList();
  const row = page.locator(".list tbody tr");
  await expect(row).toContainText("长乐区教育局");
  await expect(row).toContainText("2024");
  await expect(row).toContainText("8 步完成 0");
  await expect(row).toContainText("开始填写");
  await expect(row).toContainText("草稿");
  await expect(row).toContainText(/今天 \d\d:\d\d/);
});

test("what is typed is there after a reload, and after a crash of the tab", async ({ officer, page }) => {
  await officer.startReport("长乐区教育局", "2024");
  await officer.goTo("proactive");
  await officer.type("proactiveDisclosure.normativeDocuments.inForce", "241");
  await officer.type("proactiveDisclosure.administrativeFees.amount", "12.5x");
  await officer.reload();
  await expect(officer.field("proactiveDisclosure.normativeDocuments.inForce")).toHaveValue("241");
  await expect(officer.field("proactiveDisclosure.administrativeFees.amount")).toHaveValue("12.5x");
  await expect(
    officer.finding("invalid-value", "proactiveDisclosure.administrativeFees.amount"),
  ).toContainText("“12.5x”不是金额。单位是万元，最多 6 位小数。");
  const url = page.url();
  const other = await page.context().newPage();
  await other.goto(url);
  await expect(other.locator('[name="proactiveDisclosure.normativeDocuments.inForce"]')).toHaveValue("241");
});

test("the saving state tells unsaved from saved and counts revisions", async ({ officer, page }) => {
  await officer.startReport("甲局", "2024");
  await officer.saved();
  const state = page.locator("output[data-save-state]");
  const before = Number(await state.getAttribute("data-revision"));
  await officer.type("publicationNote", "（此件公开发布）");
  await officer.saved();
  expect(Number(await state.getAttribute("data-revision"))).toBeGreaterThan(before);
  await expect(state).toHaveText(/^已保存 \d\d:\d\d$/);
  await page.keyboard.press("Control+S");
  await expect(state).toHaveText("已保存（本来就会自动保存）");
  await expect(state).toHaveText(/^已保存 \d\d:\d\d$/);
});

test("a draft is copied, deleted and brought back", async ({ officer, page }) => {
  await officer.openExample();
  await officer.openList();
  const rows = page.locator(".list tbody tr");
  await expect(rows).toHaveCount(1);
  await rows
    .first()
    .getByRole("button", { name: /更多操作/ })
    .click();
  await page.getByRole("menuitem", { name: "复制", exact: true }).click();
  await expect(rows).toHaveCount(2);
  await expect(page.getByText("副本", { exact: true })).toHaveCount(1);
  await expect(rows.filter({ hasText: "副本" }).locator("a.unit")).toBeFocused();
  await rows
    .first()
    .getByRole("button", { name: /更多操作/ })
    .press("Enter");
  await expect(page.getByRole("menuitem", { name: "复制为新年度" })).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await expect(rows).toHaveCount(1);
  await expect(page.getByText("已移入回收站：福州市长乐区人民政府办公室 2024 年度。")).toBeVisible();
  await expect(page.getByRole("button", { name: "撤销" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(rows).toHaveCount(2);
  await expect(page.locator(".list a.unit:focus")).toHaveCount(1);
  // What another window changes leaves the focus where it is.
  const other = await page.context().newPage();
  await new Officer(other).startReport("甲局", "2024");
  await expect(rows).toHaveCount(3);
  await expect(page.locator(".list a.unit:focus")).toHaveCount(1);
});

test("one draft is backed up from its row, and comes back from that file alone", async ({
  officer,
  page,
  browser,
  baseURL,
}) => {
  await officer.startReport("乙局", "2024");
  await officer.startReport("甲局", "2024");
  await officer.type("publicationNote", "只备份这一份");
  await officer.saved();
  await officer.openList();
  await page.getByRole("button", { name: "甲局 2024 年度：更多操作" }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("menuitem", { name: "备份这一份" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^甲局2024年.*备份 \d{4}-\d\d-\d\d\.backup\.json$/);
  const elsewhere = await browser.newContext({ baseURL: baseURL ?? "", locale: "zh-CN" });
  const other = new Officer(await elsewhere.newPage());
  await other.openList();
  await other.openFile(await download.path());
  await expect(other.page.locator(".list a.unit")).toHaveText(["甲局"]);
  await other.page.locator(".list a.unit").click();
  await expect(other.field("publicationNote")).toHaveValue("只备份这一份");
  await elsewhere.close();
});

test("two deletions in a row can both be taken back", async ({ officer, page }) => {
  await officer.startReport("甲局", "2024");
  await officer.startReport("乙局", "2024");
  await officer.openList();
  const rows = page.locator(".list tbody tr");
  for (const unit of ["甲局", "乙局"]) {
    await page.getByRole("button", { name: `${unit} 2024 年度：更多操作` }).click();
    await page.getByRole("menuitem", { name: "删除" }).click();
    await expect(page.getByText(`已移入回收站：${unit} 2024 年度。`)).toBeVisible();
  }
  await expect(rows).toHaveCount(0);
  await page.getByRole("button", { name: "撤销删除 甲局 2024 年度" }).click();
  await expect(rows).toHaveCount(1);
  await page.getByRole("button", { name: "撤销" }).click();
  await expect(rows).toHaveCount(2);
});

test("a second report of one unit and year is asked about, and marked when it is wanted", async ({
  officer,
  page,
}) => {
  await officer.startReport("甲局", "2024");
  const first = officer.draftId;
  await page.goto("./#/new");
  await page.locator('[name="organization"]').fill("甲局");
  await page.locator('[name="year"]').fill("2024");
  await page.keyboard.press("Enter");
  await expect(page.getByText("已有 甲局 2024 年度。")).toBeVisible();
  await page.getByRole("link", { name: "打开它" }).click();
  await expect(page).toHaveURL(new RegExp(first));
  await expect(page.getByRole("heading", { level: 1, name: "标题、导言与落款" })).toBeVisible();
  await page.goto("./#/new");
  await expect(page.getByRole("heading", { level: 1, name: "新建报告" })).toBeVisible();
  await expect(page.locator('[name="organization"]')).toBeFocused();
  await expect(page.locator('[name="organization"]')).toHaveValue("甲局");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "另建一份" }).click();
  await expect(page).toHaveURL(/#\/reports\/[^/]+\/cover$/);
  expect(officer.draftId).not.toBe(first);
  await officer.openList();
  await expect(page.locator(".list tbody tr").first()).toContainText("副本");
});

test("what was typed for a new report is still there after a look at the list", async ({ officer, page }) => {
  await officer.openList();
  await page.locator('[data-action="new-report"]').click();
  await page.locator('[name="organization"]').fill("写了一半的单位");
  await page.locator('[name="year"]').fill("2021");
  await page.getByRole("link", { name: "返回" }).click();
  await page.locator('[data-action="new-report"]').click();
  await expect(page.locator('[name="organization"]')).toHaveValue("写了一半的单位");
  await expect(page.locator('[name="year"]')).toHaveValue("2021");
});

test("a draft says what comes next and how long there is for it, and a click in its row opens it", async ({
  officer,
  page,
}) => {
  await page.clock.setFixedTime(new Date("2025-01-19T10:00:00+08:00"));
  await officer.openList();
  await officer.openFile(fixture("changle-2024.json").pathname);
  await expect(page).toHaveURL(/\/finish$/);
  await officer.openList();
  const row = page.locator(".list tbody tr");
  await expect(row).toContainText("要改 3 处");
  await expect(row).toContainText("离 1月31日还有 12 天");
  await expect(row).toContainText("8 步完成 7");
  await row.locator("td.col-year").click();
  await expect(page.getByRole("heading", { level: 1, name: "标题、导言与落款" })).toBeVisible();
});

test("a draft begins the next year's with its texts, what was carried forward, and no other number", async ({
  officer,
  page,
}) => {
  await officer.openList();
  await officer.openFile(fixture("changle-2024.json").pathname);
  await expect(page).toHaveURL(/\/finish$/);
  await officer.openList();
  await page.getByRole("button", { name: /更多操作/ }).click();
  await page.getByRole("menuitem", { name: "复制为新年度" }).click();
  // Unit, year, last year's report and its texts are chosen already.
  await expect(page.locator('[name="organization"]')).toBeFocused();
  await expect(page.locator('[name="year"]')).toHaveValue("2025");
  await expect(page.getByLabel("以上年为基础")).toBeChecked();
  await expect(page.getByLabel("带上各部分文字")).toBeChecked();
  await page.keyboard.press("Enter");
  await expect(
    page.getByText(
      "已以上年报告为基础新建 2025 年度：文字照上年，上年结转取自上年的结转下年度，现行有效件数先填上年的（填了本年制发、废止后要改），其余数字留空。",
    ),
  ).toBeVisible();
  // Every year that was moved is there to be looked at, in its clause.
  const notice = page.getByText(
    /改了 \d+ 处年份，\d+ 处年份没有改（年份范围、文件名称等），列在前面，请逐处看/,
  );
  const quotes = page.getByRole("list", { name: "逐处列出" }).getByRole("listitem");
  const [, moved, left] = /改了 (\d+) 处年份，(\d+) 处/.exec((await notice.textContent()) ?? "") ?? [];
  expect(Number(moved)).toBeGreaterThan(8);
  // The lead-in cites 〈2024年度…绩效考核评估办法〉: whether there is one of this year, the program cannot know.
  await expect(quotes.first()).toHaveText(/^没有改：.*2024年度/);
  await expect(quotes.filter({ hasText: /^没有改：/ })).toHaveCount(Number(left));
  await expect(quotes).toHaveCount(Number(moved) + Number(left));
  for (const quote of await quotes.filter({ hasNotText: /^没有改：/ }).allTextContents())
    expect(quote).toMatch(/202[56]\s*年/);
  await expect(officer.field("year")).toHaveValue("2025");
  await expect(officer.field("period.from")).toHaveValue("2025年1月1日");
  await officer.goTo("overview");
  await expect(officer.field("overview")).toHaveValue(/收到依申请37条/);
  await officer.goTo("applications");
  // It takes nothing of the table's height.
  await expect(notice).toHaveCount(0);
  await expect(officer.field("applications.newlyReceived.naturalPerson")).toHaveValue("");
  await expect(officer.field("applications.carriedOver.naturalPerson")).toHaveValue("3");
});

test("a new report is based on the unit's last one where that is wanted, without its texts, and what is in force is a start", async ({
  officer,
  page,
}) => {
  const report = JSON.parse(fixtureText("changle-2024.json"));
  for (const year of [2022, 2024]) {
    await officer.openReport({ ...report, year, organization: "甲局" });
    await officer.saved();
  }
  await page.goto("./#/new");
  const unit = page.locator('[name="organization"]');
  await expect(unit).toBeFocused();
  await unit.fill("乙局");
  const based = page.getByLabel(/^以.年为基础$/);
  await expect(based).toHaveCount(0);
  await unit.fill("甲局");
  await page.locator('[name="year"]').fill("2022");
  await expect(based).toHaveCount(0);
  await page.locator('[name="year"]').fill("2025");
  // The last year's is the one chosen; one further back can be.
  const choice = page.getByLabel("用哪一份报告");
  await expect(choice.locator("option")).toHaveText([/^2024 年度（草稿/, /^2022 年度（草稿/]);
  await choice.selectOption({ index: 1 });
  await expect(page.getByText("上年结转和现行有效件数不带")).toBeVisible();
  await choice.selectOption({ index: 0 });
  await expect(based).not.toBeChecked();
  await expect(page.getByLabel("带上各部分文字")).toHaveCount(0);
  await based.press("Space");
  await expect(page.getByLabel("带上各部分文字")).not.toBeChecked();
  await page.keyboard.press("Enter");
  await expect(page.getByText("导言照上年，各部分文字没有带")).toBeVisible();
  await expect(officer.field("preamble")).toHaveValue(/2025年1月1日/);
  await officer.goTo("overview");
  await expect(officer.field("overview")).toHaveValue("");

  // What was in force stands there as a start.
  await officer.goTo("proactive");
  await officer.tableReady();
  const inForce = "proactiveDisclosure.normativeDocuments.inForce";
  const before = String(report.proactiveDisclosure.normativeDocuments.inForce);
  await expect(officer.field(inForce)).toHaveValue(before);
  await officer.field(inForce).focus();
  await expect(page.getByText("先填的上年数，填了制发、废止后要改")).toBeVisible();
  await officer.type("proactiveDisclosure.normativeDocuments.issued", "3");
  await officer.type("proactiveDisclosure.normativeDocuments.repealed", "0");
  const finding = officer.finding("in-force", inForce);
  const follows = String(Number(before) + 3);
  await expect(finding).toContainText(`应为 ${follows}，填的是 ${before}`);
  await finding.getByRole("button", { name: `改为 ${follows}` }).click();
  await expect(officer.field(inForce)).toHaveValue(follows);
  await expect(finding).toHaveCount(0);
});

test("what a lead-in says of its unit is in the next one, and Tab walks what is left", async ({
  officer,
  page,
}) => {
  await officer.startReport("甲局", "2023");
  await officer.type("publicationNote", "（此件主动公开）");
  await page.getByRole("button", { name: "插入导言范文" }).click();
  for (const words of ["甲局", "幸福路1号", "350200"]) {
    await page.keyboard.type(words);
    await page.keyboard.press("Tab");
  }
  await officer.saved();
  await officer.goTo("overview");
  await officer.startReport("甲局", "2024");
  await expect(officer.field("publicationNote")).toHaveValue("（此件主动公开）");
  await page.getByRole("button", { name: "插入导言范文" }).click();
  await expect(officer.field("preamble")).toHaveValue(/在甲局网站公布/);
  await expect(officer.field("preamble")).toHaveValue(/地址：幸福路1号，邮编：350200，电话：××/);
  const selected = () =>
    officer
      .field("preamble")
      .evaluate((area: HTMLTextAreaElement) => area.value.slice(area.selectionStart - 3, area.selectionEnd));
  expect(await selected()).toBe("电话：××");
  await page.keyboard.press("Tab");
  expect(await selected()).toBe("邮箱：××");
  await page.keyboard.press("Tab");
  await expect(officer.field("preamble")).not.toBeFocused();
});

test("many drafts can be searched and sorted", async ({ officer, page }) => {
  await officer.openList();
  const one = (index: number) => ({
    name: `${index}.json`,
    mimeType: "application/json",
    buffer: Buffer.from(
      JSON.stringify({
        kind: "gov-information-disclosure-annual-report",
        schemaVersion: 1,
        organization: `第${index}局`,
        year: 2015 + index,
      }),
    ),
  });
  await officer.openFile(...Array.from({ length: 9 }, (_, index) => one(index + 1)));
  const units = page.locator(".list tbody .unit");
  await expect(units).toHaveCount(9);
  await page.getByRole("button", { name: "年度", exact: true }).click();
  await expect(units.first()).toHaveText("第1局");
  await page.getByRole("button", { name: "年度", exact: true }).click();
  await expect(units.first()).toHaveText("第9局");
  await expect(page.locator("th.col-year")).toHaveAttribute("aria-sort", "descending");
  await page.getByRole("searchbox").fill("第3");
  await expect(units).toHaveText(["第3局"]);
  await expect(page.getByText("找到 1 份")).toBeVisible();
});

test("an address that leads nowhere says so", async ({ page }) => {
  await page.goto("./#/reports/nothing/cover");
  await expect(page.getByText("这份报告不在这台电脑的浏览器里")).toBeVisible();
  await page.goto("./#/nowhere");
  await expect(page.getByRole("heading", { name: "没有这个页面" })).toBeVisible();
  await page.getByRole("link", { name: "回到我的报告" }).click();
  await expect(page.getByRole("heading", { name: "我的报告" })).toBeVisible();
});
