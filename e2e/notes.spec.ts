/** Notes beside numbers and under tables: typed where they belong, printed where they stand. */
import { expect, fixtureText, test } from "./officer";

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

test("a number typed or pasted with its remark is parted, and one undo takes both back", async ({
  officer,
  page,
}) => {
  await officer.startReport("甲局", "2024");
  await officer.goTo("proactive");
  await officer.tableReady();
  const issued = "proactiveDisclosure.normativeDocuments.issued";
  const cell = officer.field(issued);
  await cell.focus();
  await page.keyboard.insertText("8（其中修订3件）");
  await page.keyboard.press("Enter");
  await expect(cell).toHaveValue("8");
  await expect(cell).not.toHaveAttribute("aria-invalid");
  await expect(page.getByText("8 留在格里，“其中修订3件”记为备注（Ctrl+Z 撤销）")).toBeVisible();
  await cell.focus();
  await expect(page.getByText("备注：其中修订3件")).toBeVisible();
  await page.keyboard.press("Control+Z");
  await expect(cell).toHaveValue("");
  await expect(page.getByText("备注：")).toHaveCount(0);
  await page.keyboard.press("Control+Y");
  await expect(cell).toHaveValue("8");
  await expect(page.getByText("备注：其中修订3件")).toBeVisible();

  // What can be meant otherwise stays as it was typed.
  const repealed = officer.field("proactiveDisclosure.normativeDocuments.repealed");
  await repealed.focus();
  await page.keyboard.insertText("8（9）");
  await page.keyboard.press("Enter");
  await expect(repealed).toHaveValue("8（9）");
  await expect(repealed).toHaveAttribute("aria-invalid", "true");

  const paste = (text: string) =>
    page.evaluate((content) => {
      const data = new DataTransfer();
      data.setData("text/plain", content);
      document.activeElement?.dispatchEvent(
        new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
      );
    }, text);
  await cell.focus();
  await paste("9（其中修订4件）\t10（含自然失效2件）\t241");
  await expect(page.getByText("已粘贴 1 行 × 3 列，2 处括号里的话记为备注（Ctrl+Z 撤销）")).toBeVisible();
  await expect(cell).toHaveValue("9");
  await expect(repealed).toHaveValue("10");
  await expect(page.getByText("备注：其中修订4件")).toBeVisible();
  await page.keyboard.press("Control+Z");
  await expect(cell).toHaveValue("8");
  await expect(page.getByText("备注：其中修订3件")).toBeVisible();
  await paste("9（其中修订4件）");
  await expect(page.getByText("已粘贴 1 行 × 1 列，“其中修订4件”记为备注（Ctrl+Z 撤销）")).toBeVisible();

  await officer.saved();
  await page.goto(`./#/reports/${officer.draftId}/print`);
  await expect(page.locator(".sheets")).toContainText("9（其中修订4件）");
});

test("a remark loses the brackets it is typed with, says when it cannot be right, and then explains nothing", async ({
  officer,
  page,
}) => {
  const report = JSON.parse(fixtureText("changle-2024.json"));
  await officer.openReport({ ...report, organization: "甲局", year: 2023 });
  await officer.saved();
  await officer.startReport("甲局", "2024");
  await page.getByRole("button", { name: "用作上年报告" }).click();
  await officer.goTo("proactive");
  await officer.tableReady();
  // 241 in force last year, 8 issued and none repealed: 249 follow.
  await officer.type("proactiveDisclosure.normativeDocuments.issued", "8");
  await officer.type("proactiveDisclosure.normativeDocuments.repealed", "0");
  await officer.type("proactiveDisclosure.normativeDocuments.inForce", "241");
  const cell = officer.field("proactiveDisclosure.normativeDocuments.issued");
  const finding = officer.finding("in-force", "proactiveDisclosure.normativeDocuments.inForce");
  await expect(finding).toContainText("应为 249");
  const remark = async (words: string) => {
    await cell.click();
    await cell.click({ button: "right" });
    await page.getByRole("menuitem", { name: "加备注…" }).click();
    await page.getByRole("textbox", { name: "备注" }).fill(words);
  };
  await remark("（其中修订9件）");
  const said = page.locator(".note-dialog .field-warning");
  await expect(said).toHaveText("“其中修订9件”比这一格的 8 还多，请核实。");
  await page.keyboard.press("Enter");
  await expect(page.locator(".strip .remark")).toHaveText(
    "备注：其中修订9件　“其中修订9件”比这一格的 8 还多，请核实。",
  );
  await expect(finding).toContainText("备注里的“其中修订9件”比 8 还多，不能作说明");
  await remark("其中修订8件");
  await expect(said).toBeEmpty();
  await page.keyboard.press("Enter");
  await expect(page.locator(".strip .remark")).toHaveText("备注：其中修订8件");
  await expect(finding).toHaveCount(0);
  await remark("");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "加注" }).click();
  await page.getByRole("textbox", { name: "表下的注" }).fill("没有清理。");
  await page.getByRole("button", { name: "确定" }).click();
  await expect(finding).toHaveCount(1);
});
