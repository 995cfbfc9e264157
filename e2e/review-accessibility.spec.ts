/** The supervisor's screens: no violation that axe can find, at desk width and at 820 px. */
import { expectNoViolations } from "./axe";
import { reviewFileOf, unitEntries } from "./generated-units";
import { expect, test } from "./officer";

for (const [width, height] of [
  [1366, 635],
  [820, 1100],
] as const) {
  test(`axe finds nothing on review and roll-up at ${width} px`, async ({ officer, page }) => {
    test.setTimeout(120_000);
    await page.setViewportSize({ width, height });
    await page.goto("./#/summary");
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectNoViolations(page);
    const files = [0, 1, 2, 3, 4, 5].map((index) =>
      reviewFileOf(unitEntries(index, 2024, 7), `unit-${index}`),
    );
    await page.locator('input[data-action="open-file"]').setInputFiles(files);
    await expect(page.locator(".units tbody tr").first()).toBeVisible();
    await page.getByLabel("合计含待审核").check();
    await expectNoViolations(page);
    await page.getByRole("button", { name: "图表", exact: true }).click();
    await page.locator(".chart summary").first().click();
    await expectNoViolations(page);
    await page.getByRole("button", { name: "粘贴应报单位名单" }).click();
    await expectNoViolations(page);
    await page.getByLabel(/一行一个单位/).fill("区档案局\n区教育局");
    await page.getByRole("button", { name: "保存名单" }).click();
    await page.getByRole("button", { name: "三、依申请公开", exact: true }).click();
    await page.locator(".columns summary").click();
    await expectNoViolations(page);
    await page.locator(".columns summary").click();
    await page.locator('[data-action="roll-up"]').click();
    await expectNoViolations(page);
    await page.getByRole("button", { name: "取消" }).click();
    await page.locator("tr[data-unit] th a").first().click();
    await expect(page.locator(".paper")).toBeVisible();
    await expectNoViolations(page);
    await page.locator('button[data-place="applications.newlyReceived.naturalPerson"]').click();
    await page.keyboard.type("请核对");
    await expectNoViolations(page);
    await page.keyboard.press("Control+Enter");
    await page.keyboard.type("陈某");
    await page.keyboard.press("Control+Enter");
    await expect(page.locator(".writing-card")).toHaveCount(0);
    await expect(page.locator(".review-card.new")).toBeVisible();
    await expectNoViolations(page);
    await page.locator('[data-action="return"]').click();
    await expectNoViolations(page);
    await page.getByRole("button", { name: "取消" }).click();
    if (width < 1100) {
      await page.getByRole("button", { name: "目录" }).click();
      await expectNoViolations(page);
      await page.keyboard.press("Escape");
    }
    await officer.openList();
    await expect(page.locator(".received")).toBeVisible();
    await expectNoViolations(page);
    await officer.openExample();
    await page.goto(`./#/reports/${officer.draftId}/finish`);
    await page.locator('[data-action="submit-review"]').click();
    await expectNoViolations(page);
    await page.goto(`./#/reports/${officer.draftId}/review`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("审核意见");
    await expectNoViolations(page);
  });
}
