/** Last year's report beside this year's: taken over, compared, answered. */
import { expect, fixtureText, test } from "./officer";

const UNIT = "福州市长乐区人民政府办公室";
const OVER = "applications.carriedOver.naturalPerson";

test("the unit's report of the year before is offered, compared, and a difference answered until it changes", async ({
  officer,
  page,
}) => {
  await officer.openList();
  await page.locator('input[data-action="open-file"]').setInputFiles({
    name: "2024.json",
    mimeType: "application/json",
    buffer: Buffer.from(fixtureText("changle-2024.json")),
  });
  await expect(page).toHaveURL(/#\/reports\/[^/]+\/finish$/);
  await officer.startReport(UNIT, "2025");
  await page.getByRole("button", { name: "用作上年报告" }).click();
  await expect(page.locator(".last-year")).toContainText(`${UNIT} 2024 年度`);

  await officer.goTo("applications");
  await officer.tableReady();
  // The report of 2024 carries 3 applications of natural persons forward.
  await officer.type(OVER, "5");
  const finding = officer.finding("carried-over", OVER);
  await expect(finding).toContainText("自然人：上年报告结转 3 件，本年“上年结转”填 5 件。");
  await officer.field("applications.newlyReceived.naturalPerson").focus();
  await expect(page.getByText("上年 37")).toBeVisible();

  await finding.locator('[data-action="answer-warning"]').click();
  await finding.getByLabel("核实的情况").fill("上年报告漏报2件");
  await page.keyboard.press("Enter");
  await expect(finding).toContainText("已核实：上年报告漏报2件");
  await officer.type(OVER, "6");
  await expect(finding).toContainText("后来数字或文字变了，请重新核实");
});

test("the numbers that matter can be typed by hand", async ({ officer, page }) => {
  await officer.startReport("甲局", "2024");
  await page.getByRole("button", { name: "只填几个数" }).click();
  await page.getByLabel("结转下年度 · 自然人").fill("4");
  await officer.goTo("applications");
  await officer.tableReady();
  await officer.type(OVER, "1");
  const finding = officer.finding("carried-over", OVER);
  await expect(finding).toContainText("上年报告结转 4 件");
  await finding.getByRole("button", { name: "改为 4" }).click();
  await expect(officer.field(OVER)).toHaveValue("4");
});
