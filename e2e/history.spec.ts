/** Bringing back: restore points and their differences, the bin, backups. */
import { expect, fixture, fixtureText, type Officer, test } from "./officer";

const MINUTE = 60_000;

async function openHistory(officer: Officer): Promise<void> {
  await officer.page.locator(".history-link").click();
  await expect(officer.page.getByRole("heading", { level: 1, name: "修改记录" })).toBeFocused();
}

test("the state before a paste is listed, compared with now, and brought back by field, by section, whole", async ({
  officer,
  page,
}) => {
  await officer.openExample();
  await officer.tableReady();
  await officer.field("applications.newlyReceived.naturalPerson").focus();
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData("text/plain", "50\t6\n2\t3");
    document.activeElement?.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
    );
  });
  await expect(officer.field("applications.newlyReceived.naturalPerson")).toHaveValue("50");
  await officer.goTo("other");
  await officer.field("otherMatters").fill("2024年本级政府及政府办共收取政府信息公开信息处理费10元。");
  await openHistory(officer);
  await page.getByRole("button", { name: /粘贴 2 行 × 2 列之前/ }).click();
  await expect(page.locator(".comparison").getByText("5 处不同")).toBeVisible();
  const cell = page.getByRole("listitem").filter({ hasText: "一、本年新收 · 自然人" });
  await expect(cell.locator("del")).toHaveText("37");
  await expect(cell.locator("ins")).toHaveText("50");
  const text = page.getByRole("region", { name: "六、其他需要报告的事项" });
  await expect(text.locator("del").first()).toHaveText("未");
  await expect(text.locator("ins").first()).toHaveText("共");

  await page.getByRole("button", { name: "恢复 一、本年新收 · 自然人" }).click();
  await expect(page.locator(".comparison").getByText("4 处不同")).toBeVisible();
  // The next one can be restored at once.
  await expect(page.locator(".comparison li button:focus")).toHaveText("恢复");
  await page.getByRole("button", { name: "恢复 三、收到和处理政府信息公开申请情况" }).click();
  await expect(page.locator(".comparison").getByText("1 处不同")).toBeVisible();
  await page.getByRole("button", { name: "全部恢复到这时" }).click();
  await expect(page.getByText("内容相同")).toBeVisible();
  await expect(page.getByRole("heading", { name: /与现在比较$/ })).toBeFocused();
  await page.getByRole("link", { name: /^回到/ }).click();
  await officer.goTo("other");
  await expect(officer.field("otherMatters")).toHaveValue(
    "2024年本级政府及政府办未收取政府信息公开信息处理费。",
  );
  await page.keyboard.press("Control+Z");
  await expect(officer.field("otherMatters")).toHaveValue(/共收取/);
});

test("a state that stood for ten minutes is kept when it is changed; one can be kept by hand under a name", async ({
  officer,
  page,
}) => {
  await officer.startReport("甲局", "2024");
  await officer.type("publicationNote", "站住的");
  await officer.saved();
  await page.clock.setFixedTime(Date.now() + 11 * MINUTE);
  await officer.type("publicationNote", "后来的");
  await officer.saved();
  await openHistory(officer);
  await page.getByRole("button", { name: /自动保留/ }).click();
  const difference = page.getByRole("listitem").filter({ hasText: "附注" });
  await expect(difference.locator("del")).toHaveText("站住的");
  await expect(difference.locator("ins")).toHaveText("后来的");

  await page.getByRole("textbox", { name: "给现在的内容起个名字" }).fill("送审前");
  await page.locator('[data-action="save-restore-point"]').click();
  await expect(page.getByRole("button", { name: /“送审前”/ })).toBeVisible();
  await page.reload();
  await page.getByRole("button", { name: /“送审前”/ }).click();
  await expect(page.getByText("内容相同")).toBeVisible();
});

test("answers to warnings are compared too: given, fallen away with what they rest on, withdrawn, brought back", async ({
  officer,
  page,
}) => {
  const report = JSON.parse(fixtureText("changle-2024.json"));
  await officer.openReport({
    ...report,
    organization: "甲局",
    overview: "2024年，本机关新收政府信息公开申请36件。",
  });
  const keep = async (name: string) => {
    await page.getByRole("textbox", { name: "给现在的内容起个名字" }).fill(name);
    await page.locator('[data-action="save-restore-point"]').click();
    await expect(page.getByRole("button", { name: new RegExp(`“${name}”`) })).toBeVisible();
  };
  const back = async () => page.getByRole("link", { name: /^回到/ }).click();
  const answers = page.getByRole("region", { name: "核实说明" }).getByRole("listitem");
  await officer.goTo("overview");
  await openHistory(officer);
  await keep("没有说明");
  await back();
  const finding = officer.finding("narrative-table", "overview");
  await finding.locator('[data-action="answer-warning"]').click();
  await finding.getByLabel("核实的情况").fill("口径不同，不含转来的");
  await page.keyboard.press("Enter");
  await expect(finding).toContainText("已核实");

  await openHistory(officer);
  const first = page.getByRole("button", { name: /“没有说明”/ });
  await expect(first).toContainText("1 处不同");
  await first.click();
  await expect(page.locator(".comparison")).toContainText("内容相同，核实说明 1 处不同");
  await expect(answers).toContainText(/一、总体情况.*作了核实说明/);
  await expect(answers).toContainText("36");
  await expect(answers.locator("ins")).toHaveText("口径不同，不含转来的");
  await keep("有说明");
  await back();

  await officer.goTo("applications");
  await officer.tableReady();
  await officer.type("applications.newlyReceived.naturalPerson", "38");
  await openHistory(officer);
  await page.getByRole("button", { name: /“有说明”/ }).click();
  await expect(answers).toContainText("数字或文字变了，核实说明失效");
  await expect(answers).toContainText("口径不同，不含转来的");
  await page.getByRole("button", { name: /“没有说明”/ }).click();
  await expect(answers).toContainText("作了核实说明（后来数字或文字变了，已失效）");
  // Taken out here, and brought back from the state in which it stood.
  await page.getByRole("button", { name: "恢复 一、总体情况 的核实说明" }).click();
  await expect(answers).toHaveCount(0);
  await page.getByRole("button", { name: /“有说明”/ }).click();
  await expect(answers).toContainText("撤回了核实说明");
  await page.getByRole("button", { name: "全部恢复到这时" }).click();
  await expect(page.locator(".comparison")).toContainText("内容相同");
  await expect(answers).toHaveCount(0);
});

test("a deleted draft waits in the bin, comes back, or goes for good", async ({ officer, page }) => {
  await officer.openExample();
  await officer.openList();
  await page.getByRole("button", { name: /更多操作/ }).click();
  await page.getByRole("menuitem", { name: "删除" }).click();
  await page.getByRole("link", { name: "回收站（1）" }).click();
  await page.getByRole("button", { name: "还原 福州市长乐区人民政府办公室 2024 年度" }).click();
  await expect(page.getByText("回收站是空的。")).toBeVisible();
  await page.getByRole("link", { name: "回到我的报告" }).click();
  await page.getByRole("button", { name: /更多操作/ }).click();
  await page.getByRole("menuitem", { name: "删除" }).click();
  await page.getByRole("link", { name: "回收站（1）" }).click();
  await page.getByRole("button", { name: /^彻底删除 / }).click();
  await expect(page.getByText("彻底删除后不能恢复。")).toBeVisible();
  await page.getByRole("button", { name: "彻底删除", exact: true }).click();
  await expect(page.getByText("回收站是空的。")).toBeVisible();
});

test("a draft in the bin can be looked at, not typed into, until it is taken out of it", async ({
  officer,
  page,
}) => {
  await officer.startReport("甲局", "2024");
  const address = page.url();
  await officer.openList();
  await page.getByRole("button", { name: /更多操作/ }).click();
  await page.getByRole("menuitem", { name: "删除" }).click();
  await page.goto(address);
  await expect(page.locator('[data-lock="in-bin"]')).toContainText("删除满 30 天后会彻底清除");
  await expect(officer.field("publicationNote")).not.toBeEditable();
  await page.getByRole("button", { name: "恢复", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  await officer.type("publicationNote", "又能写了");
  await officer.saved();
  await officer.openList();
  await expect(page.locator(".list tbody tr")).toHaveCount(1);
});

test("彻底删除 by keyboard: the second Enter meets 取消, and the focus is never lost", async ({
  officer,
  page,
}) => {
  await officer.startReport("甲局", "2024");
  await officer.openList();
  await page.getByRole("button", { name: /更多操作/ }).click();
  await page.getByRole("menuitem", { name: "删除" }).click();
  await page.getByRole("link", { name: "回收站（1）" }).click();
  await page.getByRole("button", { name: /^彻底删除 / }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "取消" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: /^彻底删除 / })).toBeFocused();
  await expect(page.locator(".list tbody tr")).toHaveCount(1);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByText("回收站是空的。")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
});

test("定稿 by keyboard: a second Enter does not take it back", async ({ officer, page }) => {
  await officer.openExample();
  await officer.goTo("finish");
  await officer.takeComputedTotals();
  await officer.answerWarnings();
  await page.locator('[data-action="finalize"]').focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "已定稿，第 1 版" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator('[data-lock="finalized"]')).toBeVisible();
  await officer.saved();
  await officer.reload();
  await expect(page.locator('[data-lock="finalized"]')).toBeVisible();
});

test("a backup brings everything back on another computer, and asks before it replaces what is newer", async ({
  officer,
  page,
  browser,
  baseURL,
}) => {
  await officer.openList();
  await officer.openFile(fixture("changle-2024.json").pathname);
  await officer.goTo("cover");
  await officer.type("publicationNote", "备份时的");
  await officer.saved();
  await officer.startReport("乙局", "2023");
  await officer.openList();
  await expect(page.getByText("还没有备份过。")).toBeVisible();
  const backup = await officer.download("backup");
  await expect(page.getByText(/上次备份：今天 \d\d:\d\d。/)).toBeVisible();
  const file = { name: backup.name, mimeType: "application/json", buffer: Buffer.from(backup.text) };

  const elsewhere = await browser.newContext({ baseURL: baseURL ?? "", locale: "zh-CN" });
  const other = await elsewhere.newPage();
  await other.goto("./#/");
  await other.locator('input[data-action="restore"]').setInputFiles(file);
  await expect(other.locator("[data-import-outcome]")).toHaveText(`已恢复备份“${backup.name}”：新增 2 份。`);
  await expect(other.locator(".list tbody tr")).toHaveCount(2);
  await elsewhere.close();

  // Here one draft has gone on meanwhile.
  await page.getByRole("link", { name: "福州市长乐区人民政府办公室" }).click();
  await officer.type("publicationNote", "后来的");
  await officer.saved();
  await officer.openList();
  await officer.openFile(file);
  const dialog = page.getByRole("dialog", { name: "有 1 份草稿，本机的比备份新" });
  await expect(dialog).toContainText("福州市长乐区人民政府办公室 2024 年度");
  await dialog.getByRole("button", { name: "保留本机的" }).click();
  await expect(page.locator("[data-import-outcome]")).toContainText("1 份内容相同；1 份本机的更新，没有动。");
  await officer.openFile(file);
  await dialog.getByRole("button", { name: "用备份替换" }).click();
  await expect(page.locator("[data-import-outcome]")).toContainText(
    "恢复 1 份，原来的内容留在各自的修改记录里",
  );
  await page.getByRole("link", { name: "福州市长乐区人民政府办公室" }).click();
  await expect(officer.field("publicationNote")).toHaveValue("备份时的");
  await openHistory(officer);
  await page.getByRole("button", { name: /恢复备份之前/ }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "附注" }).locator("del")).toHaveText("后来的");
});

test("a damaged backup and one of a newer version are refused, and nothing changes", async ({
  officer,
  page,
}) => {
  await officer.startReport("甲局", "2024");
  await officer.openList();
  const backup = JSON.parse((await officer.download("backup")).text);
  for (const [name, content, message] of [
    ["断的.json", JSON.stringify(backup).slice(0, 400), "内容不完整，或者不是本程序导出的报告文件"],
    ["新的.json", JSON.stringify({ ...backup, schemaVersion: 9 }), "由更新版本生成，请先更新本程序"],
    [
      "坏的.json",
      JSON.stringify({ ...backup, drafts: [{ head: {}, entries: {} }] }),
      "drafts.0.head.id：应为备份里的内容",
    ],
  ] as const) {
    await officer.openFile({ name, mimeType: "application/json", buffer: Buffer.from(content) });
    await expect(page.locator("[data-import-outcome]")).toHaveAttribute("data-import-outcome", "rejected");
    await expect(page.locator("[data-import-outcome]")).toContainText(message);
    await expect(page.getByText("没有打开的文件不改动任何草稿。")).toBeVisible();
    await expect(page.locator(".list tbody tr")).toHaveCount(1);
  }
});

test("a chosen file is kept up to date by itself", async ({ officer, page }) => {
  // The browser's own dialog cannot be driven; a file of the page's private file system stands for the chosen one.
  await page.addInitScript(() => {
    Object.assign(window, {
      showSaveFilePicker: async () => {
        const root = await navigator.storage.getDirectory();
        return root.getFileHandle("自动备份.backup.json", { create: true });
      },
    });
  });
  const written = () =>
    page.evaluate(async () => {
      const root = await navigator.storage.getDirectory();
      const handle = await root.getFileHandle("自动备份.backup.json");
      // While the desk puts a new content in its place, the file cannot be read.
      return (await handle.getFile()).text().catch(() => "");
    });
  await officer.startReport("甲局", "2024");
  await officer.openList();
  await page.getByRole("button", { name: "自动备份到文件…" }).click();
  await expect(page.getByText("自动备份到“自动备份.backup.json”。")).toBeVisible();
  await expect.poll(written).toContain('"organization": "甲局"');
  await page.locator(".list a.unit").click();
  await officer.type("publicationNote", "自动跟上");
  await expect.poll(written, { timeout: 15_000 }).toContain("自动跟上");
});

test("after much has changed the list reminds of a backup", async ({ officer, page }) => {
  await officer.startReport("甲局", "2024");
  await officer.goTo("applications");
  await page.locator('[data-action="fill-zeros"]').click();
  await officer.goTo("disputes");
  await page.locator('[data-action="fill-zeros"]').click();
  await officer.goTo("applications");
  await officer.tableReady();
  await officer.field("applications.newlyReceived.naturalPerson").focus();
  await page.keyboard.press("Control+A");
  await page.keyboard.press("Delete");
  await officer.saved();
  await officer.openList();
  await expect(page.getByText(/还没有备份过，已改动 \d{3} 处。建议下载一份备份。/)).toBeVisible();
  await officer.download("backup");
  await expect(page.getByText(/建议下载一份备份/)).toHaveCount(0);
});

test("the history undoes and redoes in place, and leads back to the step that was left", async ({
  officer,
  page,
}) => {
  await officer.startReport("甲局", "2024");
  await officer.goTo("other");
  await officer.field("otherMatters").fill("写了一段");
  await openHistory(officer);
  await page.getByRole("textbox", { name: "给现在的内容起个名字" }).fill("送审前");
  await page.locator('[data-action="save-restore-point"]').click();
  await page.getByRole("button", { name: /“送审前”/ }).click();
  await expect(page.getByText("内容相同")).toBeVisible();
  await page.keyboard.press("Control+Z");
  await expect(page.locator(".comparison")).toContainText("1 处不同");
  await expect(page.getByRole("button", { name: /“送审前”/ })).toContainText("1 处不同");
  await expect(page).toHaveURL(/history$/);
  await page.keyboard.press("Control+Y");
  await expect(page.getByText("内容相同")).toBeVisible();
  await page.getByRole("link", { name: "回到六、其他事项" }).click();
  await expect(officer.field("otherMatters")).toHaveValue("写了一段");
});
