/** Every screen, in its usual states: no violation that axe can find, at desk width and at 820 px. */
import { DESK_SIZES, expectNoViolations } from "./axe";
import { expect, fixture, type Step, test } from "./officer";

const ALL_STEPS: readonly Step[] = [
  "cover",
  "overview",
  "proactive",
  "applications",
  "disputes",
  "problems",
  "other",
  "finish",
];
/** At 820 px the frame differs, not each step: one of each kind is enough. */
const KINDS_OF_STEP: readonly Step[] = ["cover", "overview", "proactive", "finish"];

test("axe finds nothing on any screen", async ({ officer, page }) => {
  test.setTimeout(120_000);
  await officer.openList();
  await expectNoViolations(page, DESK_SIZES);
  await page.goto("./#/new");
  await expect(page.locator('[name="organization"]')).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByText("请填写单位全称，与公章一致。")).toBeVisible();
  await expectNoViolations(page, DESK_SIZES);
  await page.goto("./#/");
  await officer.openFile(fixture("changle-2024.json").pathname);
  await expect(page.locator("[data-import-outcome]")).toBeVisible();
  await officer.goTo("disputes");
  await officer.type("disputes.reconsideration.upheld", "x");
  for (const step of ALL_STEPS) {
    await officer.goTo(step);
    if (step === "finish") await expect(page.getByText("核对清单")).toBeVisible();
    await expectNoViolations(page, KINDS_OF_STEP.includes(step) ? DESK_SIZES : []);
  }
  // Where the window is narrow the findings are a drawer.
  await officer.goTo("disputes");
  await page.setViewportSize(DESK_SIZES[1]);
  await page.locator(".drawer-toggle").click();
  await expectNoViolations(page);
  await page.setViewportSize(DESK_SIZES[0]);
  await page.goto(`./#/reports/${officer.draftId}/print`);
  await expect(page.locator(".sheet h1")).toBeVisible();
  await expectNoViolations(page, DESK_SIZES);
  await page.goto(`./#/reports/${officer.draftId}/history`);
  await page.getByRole("textbox", { name: "给现在的内容起个名字" }).fill("送审前");
  await page.locator('[data-action="save-restore-point"]').click();
  await page.getByRole("button", { name: /“送审前”/ }).click();
  await expectNoViolations(page, DESK_SIZES);
  await officer.openList();
  await page.getByRole("button", { name: /更多操作/ }).click();
  await expectNoViolations(page, DESK_SIZES);
  await page.getByRole("menuitem", { name: "删除" }).click();
  await page.getByRole("link", { name: "回收站（1）" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "回收站" })).toBeVisible();
  await expectNoViolations(page, DESK_SIZES);
  await page.goto("./#/nowhere");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expectNoViolations(page, DESK_SIZES);
});

test("axe finds nothing in the exported web page", async ({ officer }) => {
  await officer.openExample();
  await officer.goTo("finish");
  await expectNoViolations(await officer.openExported("export-html"));
});

test("cells, totals and balances are announced by row and column", async ({ officer, page }) => {
  await officer.openExample();
  await expect(page.getByRole("textbox", { name: "三（四）1 本机关不掌握相关政府信息，自然人" })).toHaveValue(
    "8",
  );
  await expect(
    page.getByRole("textbox", { name: "一 本年新收政府信息公开申请数量，法律服务机构" }),
  ).toHaveValue("0");
  await expect(page.getByRole("status", { name: "三（七） 总计，总计" })).toHaveText("35");
  await expect(page.getByRole("status", { name: "自然人勾稽关系：平" })).toHaveText("0");
  const table = page.getByRole("table", { name: "收到和处理政府信息公开申请情况" });
  await expect(table.getByRole("columnheader", { name: "社会公益组织" })).toHaveCount(1);
  await expect(table.getByRole("rowheader", { name: "2．重复申请" })).toHaveCount(1);
});

test("everything is reached by keyboard from the list to the file", async ({ officer, page }) => {
  await officer.openExample();
  await officer.openList();
  const press = async (key: string, until: () => Promise<boolean>): Promise<void> => {
    for (let count = 0; count < 60 && !(await until()); count += 1) await page.keyboard.press(key);
    expect(await until()).toBe(true);
  };
  const focused = (selector: string) => () =>
    page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector);
  await press("Tab", focused(".list a.unit"));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "标题、导言与落款" })).toBeFocused();
  await press("Shift+Tab", focused('[data-step="finish"]'));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "核对与输出" })).toBeFocused();
  await press("Tab", focused('[data-action="export-json"]'));
  const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
  expect(download.suggestedFilename()).toContain("福州市长乐区");
});
