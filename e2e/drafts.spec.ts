/** The list of drafts, and that drafts are still there after the page is gone. */
import { expect, test } from "./officer";

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
  await expect(row).toContainText(/3%/);
  await expect(row).toContainText("8 必须改正");
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
  await page.getByRole("menuitem", { name: "复制" }).click();
  await expect(rows).toHaveCount(2);
  await rows
    .first()
    .getByRole("button", { name: /更多操作/ })
    .press("Enter");
  await expect(page.getByRole("menuitem", { name: "复制" })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(rows).toHaveCount(1);
  await expect(page.getByText("已移入回收站：福州市长乐区人民政府办公室 2024 年度。")).toBeVisible();
  await page.getByRole("button", { name: "撤销" }).click();
  await expect(rows).toHaveCount(2);
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
