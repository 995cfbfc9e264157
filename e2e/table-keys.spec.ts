/** The tables by keyboard, mouse and input method: as fast as a spreadsheet, and as plain inputs. */
import type { CDPSession, Page } from "@playwright/test";
import { APPLICATIONS, EXPECTED_FILE, NATURAL_PERSON } from "./changle-2024";
import { expect, inOnePage, type Officer, partsWith, test } from "./officer";

const cell = (row: string, kind = "naturalPerson"): string => `applications.${row}.${kind}`;
const focusedName = (page: Page): Promise<string | null | undefined> =>
  page.evaluate(() => document.activeElement?.getAttribute("name"));

/** Presses a key of the number pad, NumLock on, as the browser sees it. */
async function pad(cdp: CDPSession, key: string): Promise<void> {
  const enter = key === "Enter";
  const base = {
    key,
    code: enter ? "NumpadEnter" : `Numpad${key}`,
    windowsVirtualKeyCode: enter ? 13 : 96 + Number(key),
    location: 3,
    isKeypad: true,
  };
  await cdp.send("Input.dispatchKeyEvent", { ...base, type: "keyDown", text: enter ? "\r" : key });
  await cdp.send("Input.dispatchKeyEvent", { ...base, type: "keyUp" });
}

/** Section three of an empty draft, its hands there. */
async function emptyTable(officer: Officer): Promise<void> {
  await officer.startReport(officer.anotherUnit(), "2024");
  await officer.goTo("applications");
  await officer.tableReady();
  await officer.field(cell("newlyReceived")).focus();
}

const shownCells = (page: Page): Promise<string[]> =>
  page
    .locator(".applications input")
    .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));

test("all 144 cells are typed with the number pad alone, column by column", async ({ officer, page }) => {
  await emptyTable(officer);
  const cdp = await page.context().newCDPSession(page);
  const columns = 6;
  for (let column = 0; column < columns; column += 1) {
    for (const natural of NATURAL_PERSON) {
      const digits = column === 0 ? String(natural) : "0";
      for (const digit of digits) await pad(cdp, digit);
      await pad(cdp, "Enter");
    }
  }
  expect(await shownCells(page)).toEqual(APPLICATIONS);
  await expect(officer.computed("applications.results.total.total")).toHaveText("35");
  await expect(officer.computed("applications.balance.total")).toHaveAttribute("data-balanced", "true");
  await expect(officer.finding("missing-value", "applications")).toHaveCount(0);
});

test(
  "an empty table is entered and filled",
  inOnePage({
    "Enter after a run of Tabs goes down to where the run began": async ({ officer, page }) => {
      await emptyTable(officer);
      await page.keyboard.type("1");
      await page.keyboard.press("Tab");
      await page.keyboard.type("2");
      await page.keyboard.press("Tab");
      await page.keyboard.type("3");
      await page.keyboard.press("Enter");
      await expect.poll(() => focusedName(page)).toBe(cell("carriedOver"));
      await page.keyboard.press("Shift+Enter");
      await expect.poll(() => focusedName(page)).toBe(cell("newlyReceived"));
      await page.keyboard.press("Shift+Tab");
      await expect.poll(() => focusedName(page)).not.toBe(cell("newlyReceived"));
    },

    "what may be two numbers stays as typed and is said": async ({ officer, page }) => {
      await emptyTable(officer);
      for (const typed of ["3 5", "12 13", "1 2", "1 23"]) {
        await officer.type(cell("newlyReceived"), typed);
        await page.keyboard.press("ArrowDown");
        await expect(officer.field(cell("newlyReceived"))).toHaveValue(typed);
        await expect(officer.finding("invalid-value", cell("newlyReceived"))).toContainText(
          `“${typed}”不是件数`,
        );
        await page.keyboard.press("ArrowUp");
      }
      await officer.type(cell("newlyReceived"), "1 234");
      await page.keyboard.press("ArrowDown");
      await expect(officer.field(cell("newlyReceived"))).toHaveValue("1234");
    },

    "Ctrl+Enter puts what was typed into the whole range": async ({ officer, page }) => {
      await emptyTable(officer);
      await page.keyboard.press("Shift+ArrowDown");
      await page.keyboard.press("Shift+ArrowRight");
      await page.keyboard.type("７");
      await expect(page.locator("td.selected")).toHaveCount(4);
      await page.keyboard.press("Control+Enter");
      expect((await shownCells(page)).filter((value) => value === "7")).toHaveLength(4);
      await expect(page.locator(".strip").last()).toContainText("选中 4 格　计数 4　求和 28");
      await expect.poll(() => focusedName(page)).toBe(cell("newlyReceived"));
      await page.keyboard.press("Control+Z");
      expect((await shownCells(page)).filter((value) => value === "7")).toHaveLength(1);
    },

    "a digit typed on arriving goes to the first empty cell": async ({ officer, page }) => {
      await emptyTable(officer);
      await page.keyboard.type("37");
      await page.keyboard.press("Tab");
      await officer.goTo("disputes");
      await officer.tableReady();
      await page.locator("h1").focus();
      await page.keyboard.type("12");
      await expect(officer.field("disputes.reconsideration.upheld")).toHaveValue("12");
      await page.locator("h1").focus();
      await page.keyboard.type("3");
      await expect(officer.field("disputes.reconsideration.corrected")).toHaveValue("3");
      await expect(officer.field("disputes.reconsideration.upheld")).toHaveValue("12");
    },

    "Ctrl+D fills down and Ctrl+R right": async ({ officer, page }) => {
      await emptyTable(officer);
      await page.keyboard.type("7");
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Control+D");
      await expect(officer.field(cell("carriedOver"))).toHaveValue("7");
      await page.keyboard.press("Shift+ArrowRight");
      await page.keyboard.press("Shift+ArrowRight");
      await page.keyboard.press("Control+R");
      await expect(officer.field(cell("carriedOver", "researchInstitution"))).toHaveValue("7");
      await expect(officer.computed("applications.carriedOver.total")).toHaveText("21");
      await page.keyboard.press("Control+Z");
      await expect(officer.field(cell("carriedOver", "researchInstitution"))).toHaveValue("");
      await expect(officer.field(cell("carriedOver"))).toHaveValue("7");
    },

    "其余填 0 fills only what is empty, says how many, and is taken back at once": async ({
      officer,
      page,
    }) => {
      await emptyTable(officer);
      await page.keyboard.type("37");
      await page.locator('[data-action="fill-zeros"]').click();
      await expect(page.getByText("已填 143 格 0（Ctrl+Z 撤销）")).toBeVisible();
      await expect(officer.field(cell("newlyReceived"))).toHaveValue("37");
      expect((await shownCells(page)).filter((value) => value === "0")).toHaveLength(143);
      await page.locator('[data-action="fill-zeros"]').click();
      await expect(page.getByText("没有空格，不用填。")).toBeVisible();
      await page.locator('[data-action="undo"]').click();
      expect((await shownCells(page)).filter((value) => value === "0")).toHaveLength(0);

      await officer.field(cell("results.unavailable.requiresCreation")).focus();
      for (const [around, count] of [
        ["这一行", 6],
        ["这一列", 22],
        ["这一组", 10],
      ] as const) {
        await page.getByRole("button", { name: "其余填 0 的范围" }).click();
        await page.getByRole("menuitem", { name: around }).click();
        await expect(page.getByText(`已填 ${count} 格 0`)).toBeVisible();
      }
    },

    "full-width digits, separators and 件 are understood and shown as plain digits when the cell is left":
      async ({ officer, page }) => {
        await emptyTable(officer);
        for (const [typed, shown] of [
          ["１２", "12"],
          ["１，２３４", "1234"],
          ["1,234", "1234"],
          ["5 件", "5"],
        ] as const) {
          await officer.type(cell("newlyReceived"), typed);
          await expect(officer.computed("applications.newlyReceived.total")).toHaveText(shown);
          await page.keyboard.press("ArrowDown");
          await expect(officer.field(cell("newlyReceived"))).toHaveValue(shown);
          await page.keyboard.press("ArrowUp");
        }
        await officer.type(cell("newlyReceived"), "12a");
        await page.keyboard.press("ArrowDown");
        await expect(officer.field(cell("newlyReceived"))).toHaveValue("12a");
        await expect(officer.finding("invalid-value", cell("newlyReceived"))).toContainText("“12a”不是件数");
      },

    "one answer fills the table of a unit without applications, and one undo takes it back": async ({
      officer,
      page,
    }) => {
      await emptyTable(officer);
      await expect(page.getByText("本年没有申请，也没有结转？")).toBeVisible();
      await page.locator('[data-action="no-applications"]').click();
      expect(await shownCells(page)).toEqual(Array(144).fill("0"));
      await expect(page.locator(".said")).toContainText("已填 144 格 0（Ctrl+Z 撤销）");
      await expect(page.getByText("本年没有申请，也没有结转？")).toHaveCount(0);
      await page.keyboard.press("Control+Z");
      expect(await shownCells(page)).toEqual(Array(144).fill(""));
      await page.getByRole("button", { name: "有，开始填" }).click();
      await page.keyboard.type("3");
      await expect(officer.field(cell("newlyReceived"))).toHaveValue("3");
      await expect(page.getByText("本年没有申请，也没有结转？")).toHaveCount(0);
    },

    "after the last cell Tab offers the next step, then what fills the rest": async ({ officer, page }) => {
      await emptyTable(officer);
      await page.keyboard.press("Control+End");
      await page.keyboard.press("Tab");
      await expect(page.getByRole("link", { name: "下一步：四、复议诉讼" })).toBeFocused();
      await page.keyboard.press("Tab");
      await expect(page.locator('[data-action="fill-zeros"]')).toBeFocused();
      await page.keyboard.press("Shift+Tab");
      await page.keyboard.press("Enter");
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(
        "四、政府信息公开行政复议、行政诉讼情况",
      );
    },
  }),
);

test(
  "keys and mouse move, replace and select as in a spreadsheet",
  inOnePage({
    "keys move as in a spreadsheet": async ({ officer, page }) => {
      await officer.openCopyOfExample();
      await officer.field(cell("newlyReceived")).focus();
      for (const [key, name] of [
        ["ArrowDown", cell("carriedOver")],
        ["ArrowRight", cell("carriedOver", "commercialEnterprise")],
        ["ArrowUp", cell("newlyReceived", "commercialEnterprise")],
        ["ArrowUp", cell("newlyReceived", "commercialEnterprise")],
        ["ArrowLeft", cell("newlyReceived")],
        ["End", cell("newlyReceived", "otherOrganization")],
        ["Home", cell("newlyReceived")],
        ["Control+ArrowDown", cell("carriedForward")],
        ["Control+Home", cell("newlyReceived")],
        ["Control+End", cell("carriedForward", "otherOrganization")],
        ["ArrowUp", cell("results.otherHandling.other", "otherOrganization")],
        ["Control+ArrowLeft", cell("results.otherHandling.other")],
        ["Tab", cell("results.otherHandling.other", "commercialEnterprise")],
        ["Shift+Tab", cell("results.otherHandling.other")],
        ["Control+ArrowUp", cell("newlyReceived")],
      ] as const) {
        await page.keyboard.press(key);
        await expect.poll(() => focusedName(page), key).toBe(name);
      }
      // All rows are seen: a page down is the end.
      await page.keyboard.press("PageDown");
      await expect.poll(() => focusedName(page)).toBe(cell("carriedForward"));
      await page.keyboard.press("PageUp");
      await expect.poll(() => focusedName(page)).toBe(cell("newlyReceived"));
      await page.keyboard.press("Control+End");
      await page.keyboard.press("Tab");
      expect(await focusedName(page)).toBeNull();
    },

    "typing replaces; F2 edits inside; Escape restores; Backspace takes the last digit; Delete clears":
      async ({ officer, page }) => {
        await officer.openCopyOfExample();
        const input = officer.field(cell("newlyReceived"));
        await input.focus();
        await page.keyboard.type("5");
        await expect(input).toHaveValue("5");
        await page.keyboard.press("Escape");
        await expect(input).toHaveValue("37");
        await expect(page.locator('[data-action="undo"]')).toBeDisabled();
        await page.keyboard.press("F2");
        await page.keyboard.press("ArrowLeft");
        await page.keyboard.type("1");
        await expect(input).toHaveValue("317");
        await page.keyboard.press("Escape");
        await page.keyboard.press("Backspace");
        await expect(input).toHaveValue("3");
        await page.keyboard.press("ArrowDown");
        await page.keyboard.press("ArrowUp");
        await page.keyboard.press("Delete");
        await expect(input).toHaveValue("");
        await expect(officer.computed("applications.newlyReceived.total")).toHaveText("0");
        await page.keyboard.press("Control+Z");
        await expect(input).toHaveValue("3");
      },

    "a click selects, so that typing replaces; a second click and a double click put the caret inside":
      async ({ officer, page }) => {
        await officer.openCopyOfExample();
        const sixteen = officer.field(cell("results.partiallyGranted"));
        await expect(sixteen).toHaveValue("16");
        await sixteen.click();
        await page.keyboard.type("15");
        await expect(sixteen).toHaveValue("15");
        await page.keyboard.press("Escape");
        await expect(sixteen).toHaveValue("16");

        const number = officer.field(cell("newlyReceived"));
        await number.click();
        await number.click();
        await page.keyboard.press("End");
        await page.keyboard.type("9");
        await expect(number).toHaveValue("379");
        await page.keyboard.press("Home");
        await page.keyboard.press("ArrowLeft");
        await expect.poll(() => focusedName(page)).toBe(cell("newlyReceived"));
        await page.keyboard.press("Escape");
        await expect(number).toHaveValue("37");

        const three = officer.field(cell("results.granted"));
        await three.dblclick();
        await page.keyboard.type("1");
        await expect(three).toHaveValue("31");
        await page.keyboard.press("Escape");

        // What was typed over a number is corrected by a click into it.
        await sixteen.click();
        await page.keyboard.type("15");
        await sixteen.click();
        await page.keyboard.press("End");
        await page.keyboard.press("Backspace");
        await expect(sixteen).toHaveValue("1");

        const zero = officer.field(cell("carriedOver", "researchInstitution"));
        await zero.click();
        await page.keyboard.type("4");
        await expect(zero).toHaveValue("4");
      },

    "the line under the table tells what is there now: after filling, undoing, deleting, typing": async ({
      officer,
      page,
    }) => {
      await officer.openCopyOfExample();
      const strip = page.locator(".strip").last();
      await officer.field(cell("newlyReceived")).click();
      await officer.field(cell("results.partiallyGranted")).click({ modifiers: ["Shift"] });
      await expect(strip).toContainText("选中 4 格　计数 4　求和 57");
      await page.keyboard.press("Delete");
      await expect(strip).toContainText("选中 4 格　计数 0　求和 0");
      await expect(strip).toContainText("已清除 4 格");
      await page.keyboard.press("Control+Z");
      await expect(strip).toContainText("选中 4 格　计数 4　求和 57");
      await expect(strip).toContainText("已撤销：清除 4 格");
      await expect(strip).not.toContainText("已清除");
      await page.keyboard.press("Control+Y");
      await expect(strip).toContainText("选中 4 格　计数 0　求和 0");
      await expect(strip).toContainText("已重做：清除 4 格");
      await page.locator('[data-action="fill-zeros"]').click();
      await expect(strip).toContainText("选中 4 格　计数 4　求和 0");
      await expect(strip).toContainText("已填 4 格 0（Ctrl+Z 撤销）");
      await page.locator('[data-action="undo"]').click();
      await expect(strip).toContainText("已撤销：其余填 0（4 格）");
      await expect(strip).not.toContainText("已填 4 格 0");
      // In another table it is no news.
      await officer.goTo("disputes");
      await expect(strip).toContainText("点一格开始填");
      await expect(strip).not.toContainText("已撤销");
      await officer.goTo("applications");
      await officer.tableReady();
      await expect(strip).toContainText("已撤销");
      await page.keyboard.type("5");
      await expect(strip).not.toContainText("已撤销");
    },

    "ranges are selected by Shift, by mouse, by Ctrl+A, counted, summed and cleared": async ({
      officer,
      page,
    }) => {
      await officer.openCopyOfExample();
      await officer.field(cell("newlyReceived")).focus();
      await page.keyboard.press("Shift+ArrowDown");
      await page.keyboard.press("Shift+ArrowRight");
      await expect(page.getByText("选中 4 格　计数 4　求和 38")).toBeVisible();
      await expect(page.locator("td.selected")).toHaveCount(4);
      await page.keyboard.press("ArrowDown");
      await expect(page.locator("td.selected")).toHaveCount(0);

      await officer.field(cell("results.granted")).hover();
      await page.mouse.down();
      await officer.field(cell("results.partiallyGranted", "commercialEnterprise")).hover();
      await page.mouse.up();
      await expect(page.getByText("选中 4 格　计数 4　求和 19")).toBeVisible();
      await officer
        .field(cell("results.denied.stateSecret", "commercialEnterprise"))
        .click({ modifiers: ["Shift"] });
      await expect(page.getByText("选中 6 格　计数 6　求和 19")).toBeVisible();
      await page.keyboard.press("Delete");
      await expect(officer.field(cell("results.partiallyGranted"))).toHaveValue("");
      await expect(officer.finding("missing-value", "applications")).toContainText("还有 6 格未填");
      await page.keyboard.press("Control+Z");
      await expect(officer.field(cell("results.partiallyGranted"))).toHaveValue("16");

      await page.keyboard.press("Control+A");
      await expect(page.getByText("选中 175 格　计数 144　求和 76")).toBeVisible();
      await page.keyboard.press("Escape");
      await expect(page.locator("td.selected")).toHaveCount(0);
    },

    "the other two tables move over their spanning and computed cells": async ({ officer, page }) => {
      await officer.openCopyOfExample();
      await officer.goTo("proactive");
      await officer.tableReady();
      await officer.field("proactiveDisclosure.normativeDocuments.inForce").focus();
      await page.keyboard.press("ArrowDown");
      await expect.poll(() => focusedName(page)).toBe("proactiveDisclosure.administrativeLicenses.decisions");
      await page.keyboard.press("ArrowUp");
      await expect.poll(() => focusedName(page)).toBe("proactiveDisclosure.normativeDocuments.inForce");
      await officer.goTo("disputes");
      await officer.tableReady();
      await officer.field("disputes.reconsideration.pending").focus();
      await page.keyboard.press("ArrowRight");
      await expect.poll(() => focusedName(page)).toBe("disputes.litigationDirect.upheld");
      await page.keyboard.press("Enter");
      await expect.poll(() => focusedName(page)).toBe("disputes.litigationDirect.corrected");
    },

    "somebody who comes back to a table is where they were": async ({ officer, page }) => {
      await officer.openCopyOfExample();
      const last = cell("results.notProcessed.repeated", "researchInstitution");
      await officer.field(last).click();
      await officer.goTo("other");
      await officer.field("otherMatters").focus();
      await officer.goTo("applications");
      await officer.tableReady();
      await expect(officer.field(last)).toBeFocused();
      await page.keyboard.type("6");
      await expect(officer.field(last)).toHaveValue("6");
    },
  }),
);

test("an input method's composition is not disturbed, in cells and in texts", async ({ officer, page }) => {
  await emptyTable(officer);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Input.imeSetComposition", { text: "１", selectionStart: 1, selectionEnd: 1 });
  await page.keyboard.press("ArrowDown");
  await cdp.send("Input.imeSetComposition", { text: "１２", selectionStart: 2, selectionEnd: 2 });
  await cdp.send("Input.insertText", { text: "１２" });
  await expect(officer.field(cell("newlyReceived"))).toHaveValue("１２");
  await expect(officer.computed("applications.newlyReceived.total")).toHaveText("12");

  await officer.goTo("other");
  await officer.field("otherMatters").focus();
  await cdp.send("Input.imeSetComposition", { text: "wei'shou", selectionStart: 8, selectionEnd: 8 });
  await cdp.send("Input.insertText", { text: "未收取信息处理费" });
  await expect(officer.field("otherMatters")).toHaveValue("未收取信息处理费");
  await officer.reload();
  await expect(officer.field("otherMatters")).toHaveValue("未收取信息处理费");
});

for (const [what, step, field] of [
  ["a text", "other", "otherMatters"],
  ["a line", "cover", "publicationNote"],
  ["a cell", "applications", cell("newlyReceived")],
] as const) {
  test(`what an input method still composes in ${what} is stored`, async ({ officer, page, context }) => {
    await officer.startReport("甲局", "2024");
    await officer.goTo(step);
    await officer.field(field).focus();
    await officer.saved();
    const cdp = await page.context().newCDPSession(page);
    const compose = async () => {
      await cdp.send("Input.imeSetComposition", { text: "８", selectionStart: 1, selectionEnd: 1 });
      await cdp.send("Input.imeSetComposition", { text: "８０", selectionStart: 2, selectionEnd: 2 });
      await expect(officer.field(field)).toHaveValue("８０");
      await officer.saved();
    };
    await compose();
    await cdp.send("Input.insertText", { text: "８０" });
    await expect(officer.field(field)).toHaveValue("８０");
    await page.keyboard.press("Control+Z");
    await expect(officer.field(field)).toHaveValue("");
    await expect(page.locator('[data-action="undo"]')).toBeDisabled();
    await officer.saved();
    // This composition never ends: the tab is gone, another one opens the draft.
    await compose();
    const url = page.url();
    await page.close();
    const other = await context.newPage();
    await other.goto(url);
    // A browser that leaves the cell before it closes the tab shows it in plain digits.
    await expect(other.locator(`[name="${field}"]`)).toHaveValue(
      what === "a cell" ? /^(?:８０|80)$/ : "８０",
    );
  });
}

test("undo goes back to the empty start and redo to the full end, over a reload of the tab", async ({
  officer,
  page,
}) => {
  await emptyTable(officer);
  await page.keyboard.type("37");
  await page.keyboard.press("Tab");
  await page.keyboard.type("4");
  await page.keyboard.press("Tab");
  await page.locator('[data-action="fill-zeros"]').click();
  await officer.goTo("other");
  await officer.field("otherMatters").focus();
  await page.keyboard.type("未收取信息处理费。");
  await officer.reload();

  await page.keyboard.press("Control+Z");
  await expect(officer.field("otherMatters")).toHaveValue("");
  await page.keyboard.press("Control+Z");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("三、收到和处理政府信息公开申请情况");
  await expect(officer.finding("missing-value", "applications")).toContainText("还有 142 格未填");
  await page.keyboard.press("Control+Z");
  await expect.poll(() => focusedName(page)).toBe(cell("newlyReceived", "commercialEnterprise"));
  await expect(officer.field(cell("newlyReceived", "commercialEnterprise"))).toHaveValue("");
  await page.keyboard.press("Control+Z");
  await expect(officer.finding("missing-value", "applications")).toContainText("还有 144 格未填");
  await expect(page.locator('[data-action="undo"]')).toBeDisabled();

  for (let step = 0; step < 4; step += 1)
    await page.keyboard.press(step % 2 === 0 ? "Control+Y" : "Control+Shift+Z");
  await expect(page.locator('[data-action="redo"]')).toBeDisabled();
  await expect(officer.field("otherMatters")).toHaveValue("未收取信息处理费。");
  await officer.goTo("applications");
  expect(await shownCells(page)).toEqual(["37", "4", ...Array(142).fill("0")]);
});

test(
  "the table says where one is, what is wrong and what can be done",
  inOnePage({
    "the map of keys opens with ? and from the line under the table": async ({ officer, page }) => {
      await officer.openCopyOfExample();
      await page.keyboard.press("?");
      const dialog = page.getByRole("dialog", { name: "按键" });
      await expect(dialog).toContainText("选中一片，下方显示计数和求和");
      await page.keyboard.press("Escape");
      await expect(dialog).toBeHidden();
      await page.getByRole("button", { name: "全部按键" }).click();
      await dialog.getByRole("button", { name: "知道了" }).click();
      await expect(dialog).toBeHidden();
    },

    "a balance says which side is too large, and on focus the four numbers behind it": async ({
      officer,
      page,
    }) => {
      await officer.openCopyOfExample();
      await officer.type(cell("results.granted"), "5");
      const balance = officer.computed("applications.balance.naturalPerson");
      // The text is the plain difference; people read the words.
      await expect(balance).toHaveText("-2");
      await expect(balance).toHaveAttribute("data-balanced", "false");
      await expect(balance).toHaveAccessibleName("自然人勾稽关系：多 2");
      expect(await balance.evaluate((output) => getComputedStyle(output, "::before").content)).toBe(
        '"✗ 多 2"',
      );
      await balance.click();
      await expect(page.locator(".strip").last()).toContainText(
        "自然人：一 37 + 二 1 = 38；三（七）37 + 四 3 = 40；多 2",
      );
      await expect(officer.computed("applications.balance.total")).toBeVisible();
    },

    "the line under the table names the cell, and a group's label its subtotal": async ({
      officer,
      page,
    }) => {
      await officer.openCopyOfExample();
      await officer.field(cell("results.unavailable.requiresCreation")).click();
      await expect(page.locator(".strip").last()).toContainText("三（四）2 没有现成信息 · 自然人");
      const group = page.locator("th.group", { hasText: "无法提供" });
      await expect(group).toContainText("小计 8");
      await page.keyboard.type("4");
      await expect(group).toContainText("小计 12");
      const said = page.locator(".strip .said").last();
      await officer.computed("applications.results.total.naturalPerson").click();
      await page.keyboard.press("5");
      await expect(said).toHaveText("这一格自动算出，不用填。");
      await page.locator('[data-action="fill-zeros"]').click();
      await expect(said).toHaveText("没有空格，不用填。");
      await expect(page.getByText("点一格开始填")).toHaveCount(0);
    },

    "a right click keeps the range and opens the cells' menu, which keys walk through": async ({
      officer,
      page,
    }) => {
      await officer.openCopyOfExample();
      await officer.field(cell("newlyReceived")).click();
      await officer.field(cell("carriedOver", "commercialEnterprise")).click({ modifiers: ["Shift"] });
      await officer.field(cell("carriedOver")).click({ button: "right" });
      await expect(page.locator("td.selected")).toHaveCount(4);
      const menu = page.getByRole("menu", { name: "这些格" });
      await expect(menu.getByRole("menuitem").first()).toBeFocused();
      await page.keyboard.press("Escape");
      await expect(menu).toHaveCount(0);
      await expect.poll(() => focusedName(page)).toBe(cell("newlyReceived"));
      await expect(page.locator("td.selected")).toHaveCount(4);

      await officer.field(cell("carriedOver")).click({ button: "right" });
      await menu.getByRole("menuitem", { name: "所选填 0（4 格）" }).click();
      await expect(officer.field(cell("newlyReceived"))).toHaveValue("0");
      await expect(page.locator(".said")).toContainText("已填 0 4 格（Ctrl+Z 撤销）");
      await page.keyboard.press("Control+Z");
      await expect(officer.field(cell("newlyReceived"))).toHaveValue("37");

      // Outside of the range it selects the cell under it; the key for menus works too.
      await officer.field(cell("results.partiallyGranted")).click({ button: "right" });
      await expect(page.locator("td.selected")).toHaveCount(0);
      await menu.getByRole("menuitem", { name: "剪切" }).click();
      await expect(officer.field(cell("results.partiallyGranted"))).toHaveValue("");
      await page.keyboard.press("Control+V");
      await expect(officer.field(cell("results.partiallyGranted"))).toHaveValue("16");
      await page.keyboard.press("Shift+F10");
      await expect(menu.getByRole("menuitem").first()).toBeFocused();
      await page.keyboard.press("Escape");
      await expect.poll(() => focusedName(page)).toBe(cell("results.partiallyGranted"));
    },

    "归到哪一行 finds the row of a case and goes there": async ({ officer, page }) => {
      await officer.openCopyOfExample();
      await page.getByRole("button", { name: "归到哪一行？" }).click();
      const dialog = page.getByRole("dialog", { name: "归到哪一行" });
      await expect(dialog.getByLabel("办理情况")).toBeFocused();
      await page.keyboard.type("补正");
      await expect(dialog.getByRole("listitem")).toHaveCount(3);
      await expect(dialog).toContainText("不计数（条例第三十条）");
      await dialog.getByLabel("办理情况").fill("撤回");
      await dialog.getByRole("button", { name: "去 三（六）3 其他" }).click();
      await expect(dialog).toHaveCount(0);
      await expect.poll(() => focusedName(page)).toBe(cell("results.otherHandling.other"));
    },
  }),
);

test.describe("at the size of an office's screen", () => {
  test.use({ viewport: { width: 1366, height: 635 } });

  test("section three stands in view whole, with its balance and the line under it", async ({
    officer,
    page,
  }) => {
    await officer.openExample();
    await officer.tableReady();
    const main = page.locator("main");
    expect(await main.evaluate((frame) => frame.scrollHeight - frame.clientHeight)).toBeLessThanOrEqual(0);
    await expect(page.locator(".applications tbody tr")).toHaveCount(25);
    for (const element of [
      officer.field(cell("newlyReceived")),
      officer.field(cell("carriedForward", "otherOrganization")),
      officer.computed("applications.balance.total"),
      page.getByRole("link", { name: "下一步：四、复议诉讼" }),
    ]) {
      await expect(element).toBeInViewport({ ratio: 1 });
    }
  });
});

test.describe("at 125 % zoom", () => {
  test.use({ viewport: { width: 1093, height: 508 } });

  test("三（七） and 四 stay in view with the balance, every cell comes out from under them, and a click there scrolls nothing", async ({
    officer,
    page,
  }) => {
    await officer.openExample();
    await officer.tableReady();
    const inView = async () => {
      await expect(officer.computed("applications.results.total.total")).toBeInViewport({ ratio: 1 });
      await expect(officer.field(cell("carriedForward"))).toBeInViewport({ ratio: 1 });
      await expect(officer.computed("applications.balance.total")).toBeInViewport({ ratio: 1 });
    };
    const scrolled = () => page.locator("main").evaluate((frame) => frame.scrollTop);
    await inView();
    await officer.field(cell("carriedForward")).click();
    await page.keyboard.type("5");
    await officer.computed("applications.balance.naturalPerson").click();
    expect(await scrolled()).toBe(0);
    await officer.field(cell("newlyReceived")).focus();
    for (let row = 0; row < 22; row += 1) {
      await page.keyboard.press("ArrowDown");
      const free = await page.evaluate(() => {
        const box = document.activeElement?.getBoundingClientRect();
        const at = box === undefined ? null : document.elementFromPoint(box.x + 5, box.bottom - 3);
        return at === document.activeElement;
      });
      expect(free).toBe(true);
    }
    await expect.poll(() => focusedName(page)).toBe(cell("results.otherHandling.other"));
    await inView();
    await officer.field(cell("newlyReceived")).focus();
    await page.keyboard.press("PageDown");
    expect(await focusedName(page)).toMatch(/^applications\.results\..*\.naturalPerson$/);
  });
});

for (const [width, height] of [
  [1366, 635],
  [1093, 508],
] as const) {
  test.describe(`at ${width} × ${height}`, () => {
    test.use({ viewport: { width, height } });

    test("a bar that comes while somebody types leaves the cell in hand where it is, and in view", async ({
      officer,
      page,
    }) => {
      await officer.openExample();
      await officer.tableReady();
      const inHand = officer.field(cell("results.denied.enforcementFile"));
      await inHand.focus();
      const top = async () => Math.round((await inHand.boundingBox())?.y ?? 0);
      const before = await top();
      const bar = await page.evaluateHandle(() => {
        const added = document.createElement("div");
        added.className = "notice-bar";
        added.textContent = "保存失败";
        document.querySelector(".bars")?.append(added);
        return added;
      });
      await expect(page.locator(".bars .notice-bar")).toBeInViewport({ ratio: 1 });
      await expect.poll(top).toBe(before);
      await bar.evaluate((added) => added.remove());
      await expect.poll(top).toBe(before);
    });
  });
}

test.describe("where the findings are a drawer", () => {
  test.use({ viewport: { width: 1093, height: 508 } });

  test("Escape closes it and gives the focus back; a jump out of it closes it", async ({ officer, page }) => {
    await officer.openExample();
    await officer.tableReady();
    const toggle = page.locator(".drawer-toggle");
    await toggle.click();
    await expect(toggle).toHaveAttribute("aria-expanded", "true");
    await page.keyboard.press("Escape");
    await expect(toggle).toHaveAttribute("aria-expanded", "false");
    await expect(toggle).toBeFocused();
    await toggle.click();
    const panel = page.locator("#findings");
    await panel.getByRole("button", { name: "已核实…" }).first().click();
    await expect(panel.getByRole("textbox", { name: "核实的情况" })).toBeFocused();
    // The help at the drawer's foot covers nothing that answers.
    await expect(panel.getByRole("button", { name: "取消" })).toBeInViewport({ ratio: 1 });
    await page.keyboard.press("Escape");
    await expect(toggle).toHaveAttribute("aria-expanded", "true");
    await panel.getByRole("button", { name: "去这一行" }).first().click();
    await expect(toggle).toHaveAttribute("aria-expanded", "false");
    await expect.poll(() => focusedName(page)).toMatch(/^applications\./);
  });
});

test("the menu pastes where the browser lets a page read the clipboard, and names the key where it does not", async ({
  officer,
  page,
}) => {
  await officer.openExample();
  await officer.tableReady();
  const menu = page.getByRole("menu", { name: "这些格" });
  const pasteByMenu = async (target: string) => {
    await officer.field(target).click({ button: "right" });
    await menu.getByRole("menuitem", { name: "粘贴" }).click();
  };
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await officer.field(cell("newlyReceived")).click();
  await page.keyboard.press("Control+C");
  await pasteByMenu(cell("carriedOver"));
  await expect(officer.field(cell("carriedOver"))).toHaveValue("37");
  await page.evaluate(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
  await pasteByMenu(cell("results.granted"));
  await expect(page.locator(".said")).toContainText("请按 Ctrl+V 粘贴");
  await expect(officer.field(cell("results.granted"))).toHaveValue("3");
});

test("in a finalised table a key is answered in words", async ({ officer, page }) => {
  await officer.openExample();
  await officer.goTo("finish");
  await officer.finalize();
  await officer.goTo("applications");
  await officer.tableReady();
  await officer.field(cell("newlyReceived")).click();
  for (const key of ["5", "Delete", "Backspace", "Control+V", "Control+D"]) {
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowUp");
    await expect(page.locator(".said")).toHaveText("");
    await page.keyboard.press(key);
    await expect(page.locator(".said")).toHaveText("已定稿，不能改。要改，先点下面的「重新修改」。");
    await expect(officer.field(cell("newlyReceived"))).toHaveValue("37");
  }
  const { y: line = 0 } = (await page.locator(".said").boundingBox()) ?? {};
  const { y: button = 0 } = (await page.locator(".lock-bar button").boundingBox()) ?? {};
  expect(button).toBeGreaterThan(line);
  await expect(page.getByText("可整块粘贴")).toHaveCount(0);
  // What cannot be changed is not offered to be.
  await expect(page.locator("#findings").getByRole("button", { name: "去看" }).first()).toBeVisible();
  await expect(page.getByRole("button", { name: "改文字" })).toHaveCount(0);
});

test("a number of nine digits, its totals and the balance are shown whole, however narrow the column", async ({
  officer,
  page,
}) => {
  const all = 123_456_789;
  const filled = (value: unknown): unknown =>
    typeof value === "object" && value !== null
      ? Object.fromEntries(
          Object.entries(value).flatMap(([key, inner]) => (key === "total" ? [] : [[key, filled(inner)]])),
        )
      : all;
  const { results, newlyReceived, carriedOver, carriedForward } = EXPECTED_FILE.applications;
  const { total, ...typed } = results;
  expect(total.naturalPerson).toBe(35);
  await officer.openReport({
    ...EXPECTED_FILE,
    applications: filled({ results: typed, newlyReceived, carriedOver, carriedForward }),
    disputes: filled(EXPECTED_FILE.disputes),
  });
  for (const step of ["applications", "disputes"] as const) {
    for (const [width, height] of [
      [1366, 635],
      [1093, 508],
      [820, 1100],
      [390, 800],
    ] as const) {
      await page.setViewportSize({ width: 1366, height: 635 });
      await officer.goTo(step);
      await page.setViewportSize({ width, height });
      await officer.tableReady();
      const cut = await page
        .locator(".grid :is(input, output, .subtotal)")
        .evaluateAll((cells) =>
          cells
            .filter((cell) => cell.scrollWidth > cell.clientWidth)
            .map((cell) => `${cell.getAttribute("name") ?? cell.textContent}`),
        );
      expect(cut, `${step} at ${width}`).toEqual([]);
    }
  }
});

test("a cell pressed before the spreadsheet has come is replaced by what is typed", async ({
  officer,
  page,
}) => {
  await page.route(partsWith("这一格自动算出，不用填。"), (route) => route.abort());
  page.removeAllListeners("console");
  await officer.openExample();
  const first = officer.field(cell("newlyReceived"));
  await first.click();
  await page.keyboard.type("77");
  await page.keyboard.press("Tab");
  await expect(first).toHaveValue("77");
  await expect(officer.computed("applications.newlyReceived.total")).toHaveText("77");
});
