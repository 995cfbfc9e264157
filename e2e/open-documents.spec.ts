/** Published documents are opened as drafts: what was read, what was not, and nothing guessed. */
import { fileURLToPath } from "node:url";
import { expect, fixture, fixtureText, test } from "./officer";

const path = (name: string): string => fileURLToPath(fixture(name));

test("a published web page becomes a draft with its figures", async ({ officer, page }) => {
  await officer.openList();
  await page.locator('input[data-action="open-file"]').setInputFiles(path("hangzhou-2025.html"));
  await page.locator('[data-action="open-as-draft"]').click();
  await expect(page).toHaveURL(/#\/reports\/[^/]+\/finish$/);
  await expect(page.locator("[data-import-outcome]")).toContainText("三张表读到 166 格");
  await officer.goTo("applications");
  // As the page states them: 自然人, 商业企业 … 总计 of 本年新收.
  await expect(officer.computed("applications.results.total.total")).not.toHaveText("");
});

test("a row that can be read in two ways is left open and named", async ({ officer, page }) => {
  await officer.openList();
  await page.locator('input[data-action="open-file"]').setInputFiles(path("changle-2024.txt"));
  await page.locator('[data-action="open-as-draft"]').click();
  await expect(page).toHaveURL(/#\/reports\/[^/]+\/finish$/);
  const outcome = page.locator('[data-import-outcome="accepted-with-warnings"]');
  await expect(outcome).toContainText("福州市长乐区人民政府办公室 2024 年度");
  await expect(outcome).toContainText("原文一行 16 个数，表里 15 格");
  await expect(officer.finding("not-read", "disputes")).toContainText("没有读到，或者可以读成几种");
  await officer.goTo("disputes");
  await expect(officer.field("disputes.reconsideration.upheld")).toHaveValue("");
});

test("a text that begins with a bracket is a document, not a data file", async ({ officer, page }) => {
  await officer.openList();
  await page.locator('input[data-action="open-file"]').setInputFiles({
    name: "网页.txt",
    mimeType: "text/plain",
    buffer: Buffer.from(`[返回首页]\n${fixtureText("changle-2024.txt")}`),
  });
  await page.locator('[data-action="open-as-draft"]').click();
  await expect(page).toHaveURL(/#\/reports\/[^/]+\/finish$/);
  await expect(page.locator("[data-import-outcome]")).toContainText("福州市长乐区人民政府办公室 2024 年度");
});

test("last year's report is taken from a published PDF", async ({ officer, page }) => {
  await officer.startReport("洪泽区", "2024");
  await page.locator('[data-action="attach-last-year-file"]').setInputFiles(path("hongze-2023.pdf"));
  await expect(page.locator(".last-year")).toContainText("来自文件“hongze-2023.pdf”");
});

test("what is no report is refused in words", async ({ officer, page }) => {
  await officer.openList();
  await page.locator('input[data-action="open-file"]').setInputFiles([
    { name: "空.html", mimeType: "text/html", buffer: Buffer.from("<html><body>登录</body></html>") },
    { name: "坏.docx", mimeType: "application/zip", buffer: Buffer.from("PK\u0003\u0004坏了") },
  ]);
  const refused = page.locator('[data-import-outcome="rejected"]');
  await expect(refused).toHaveCount(2);
  await expect(refused.first()).toContainText("没有找到年度报告");
});
