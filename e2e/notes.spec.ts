/** Notes beside numbers and under tables: typed where they belong, printed where they stand. */
import { expect, test } from "./officer";

test("a remark beside a number and a note under the table are typed, kept, undone and printed", async ({
  officer,
  page,
}) => {
  await officer.openExample();
  await officer.tableReady();
  const cell = officer.field("applications.results.partiallyGranted.naturalPerson");
  await cell.click({ button: "right" });
  await page.getByRole("menuitem", { name: "加备注…" }).click();
  const dialog = page.getByRole("dialog", { name: "备注：三（二）部分公开 · 自然人" });
  await dialog.getByRole("textbox", { name: "备注" }).fill("其中区分处理2件");
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(cell).toBeFocused();
  await expect(page.getByText("备注：其中区分处理2件")).toBeVisible();

  await page.getByRole("button", { name: "加注" }).click();
  const note = page.getByRole("dialog", { name: "表下的注" });
  await note.getByRole("textbox", { name: "表下的注" }).fill("含上年度结转数量。");
  await note.getByRole("button", { name: "确定" }).click();
  await expect(page.getByRole("button", { name: "改注" })).toBeVisible();
  await page.keyboard.press("Control+Z");
  await expect(page.getByRole("button", { name: "加注" })).toBeVisible();
  await page.keyboard.press("Control+Y");
  await expect(page.getByRole("button", { name: "改注" })).toBeVisible();

  // Words are found in notes too, and lead to the number or to the table's note; replacing is one step.
  await page.keyboard.press("Control+H");
  await page.getByLabel("查找", { exact: true }).fill("区分处理2件");
  await page.getByLabel("查找替换").getByRole("button", { name: "三（二）部分公开 · 自然人 · 附注" }).click();
  await expect(cell).toBeFocused();
  await page.keyboard.press("Control+H");
  await page.getByLabel("查找", { exact: true }).fill("年度结转");
  await page.getByLabel("查找替换").getByRole("button", { name: "三、表下的注" }).click();
  await expect(page.getByRole("button", { name: "改注" })).toBeFocused();
  await page.keyboard.press("Control+H");
  await page.getByLabel("查找", { exact: true }).fill("区分处理2件");
  await page.getByLabel("替换为").fill("区分处理3件");
  await page.getByRole("button", { name: "全部替换" }).click();
  await page.keyboard.press("Escape");
  await cell.focus();
  await expect(page.getByText("备注：其中区分处理3件")).toBeVisible();
  await page.keyboard.press("Control+Z");
  await expect(page.getByText("备注：其中区分处理2件")).toBeVisible();

  await officer.saved();
  await page.goto(`./#/reports/${officer.draftId}/print`);
  const sheets = page.locator(".sheets");
  await expect(sheets).toContainText("16（其中区分处理2件）");
  await expect(sheets).toContainText("注：含上年度结转数量。");
});
