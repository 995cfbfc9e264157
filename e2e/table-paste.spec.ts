/** Pasting from where the numbers are, and copying to where they go. Clipboard contents are in fixtures/clipboard. */
import type { Page } from "@playwright/test";
import { APPLICATIONS, DISPUTES } from "./changle-2024";
import { expect, fixtureText, inOnePage, type Officer, test } from "./officer";

const cell = (row: string, kind = "naturalPerson"): string => `applications.${row}.${kind}`;
const clipboard = (name: string): string => fixtureText(`clipboard/${name}`);

/** A paste event on what has the focus, with this on the clipboard. */
async function paste(
  page: Page,
  content: { text?: string; times?: number; html?: string; picture?: boolean },
): Promise<void> {
  await page.evaluate(({ text, times, html, picture }) => {
    const data = new DataTransfer();
    if (text !== undefined) data.setData("text/plain", text.repeat(times ?? 1));
    if (html !== undefined) data.setData("text/html", html);
    if (picture === true) data.items.add(new File(["x"], "图.png", { type: "image/png" }));
    document.activeElement?.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, content);
}

async function emptyTable(officer: Officer, step: "applications" | "disputes", first: string): Promise<void> {
  await officer.startReport(officer.anotherUnit(), "2024");
  await officer.goTo(step);
  await officer.tableReady();
  await officer.field(first).focus();
}

const shownCells = (page: Page, table: string): Promise<string[]> =>
  page
    .locator(`.${table} input`)
    .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));

const SOURCES = [
  ["Excel's text, with headers and labels", { text: clipboard("excel.tsv") }],
  ["Excel's HTML", { html: clipboard("excel.html"), text: clipboard("excel.tsv") }],
  ["WPS's HTML, with full-width digits", { html: clipboard("wps.html") }],
  [
    "a government web page, merged cells, a misspelt label and scripts around it",
    { html: clipboard("web-page.html") },
  ],
  ["Excel's numbers alone, totals included", { text: clipboard("excel-numbers.tsv") }],
] as const;

test("the whole table is pasted from wherever it is", async ({ officer, page }) => {
  for (const [source, content] of SOURCES)
    await test.step(source, async () => {
      await emptyTable(officer, "applications", cell("newlyReceived"));
      // Recognised by its labels it lands right from any cell; bare numbers go where the focus is.
      if (!source.includes("alone"))
        await officer.field(cell("results.granted", "researchInstitution")).focus();
      await paste(page, content);
      await expect(page.getByText("已粘贴 25 行 × 7 列，31 个合计已比对（Ctrl+Z 撤销）")).toBeVisible();
      expect(await shownCells(page, "applications")).toEqual(APPLICATIONS);
      await expect(officer.computed("applications.results.total.total")).toHaveText("35");
      await expect(officer.computed("applications.balance.total")).toHaveAttribute("data-balanced", "true");
      expect((await officer.findings()).filter(({ at }) => at.startsWith("applications"))).toEqual([]);
      expect(await page.title()).not.toBe("hacked");
      await page.keyboard.press("Control+Z");
      expect(await shownCells(page, "applications")).toEqual(Array(144).fill(""));
      await page.keyboard.press("Control+Y");
      expect(await shownCells(page, "applications")).toEqual(APPLICATIONS);
    });
});

test(
  "what is pasted is looked at first, and goes where it belongs",
  inOnePage({
    "a total that the pasted cells do not give is kept and found": async ({ officer, page }) => {
      await emptyTable(officer, "applications", cell("newlyReceived"));
      await paste(page, {
        text: clipboard("excel-numbers.tsv").replace("37\t0\t0\t0\t0\t0\t37", "37\t0\t0\t0\t0\t0\t38"),
      });
      await expect(officer.finding("stated-total", "applications.newlyReceived.total")).toContainText(
        "原表合计写 38，各列相加为 37。",
      );
    },

    "another section's table is said to go there, and goes there": async ({ officer, page }) => {
      await emptyTable(officer, "disputes", "disputes.reconsideration.upheld");
      const dialog = page.getByRole("dialog");
      // All that is on a page: its tables stand one under the other, each value where it goes.
      await paste(page, { html: fixtureText("hangzhou-2025.html") });
      await expect(dialog).toContainText("会填到各自的部分。");
      await expect(dialog.locator(".clipping .placed")).toHaveCount(166);
      await page.keyboard.press("Escape");
      await paste(page, { text: clipboard("excel.tsv") });
      await expect(dialog).toContainText("认出是“三、收到和处理政府信息公开申请情况”的表，会填到那一部分。");
      await dialog.getByRole("button", { name: "粘贴", exact: true }).click();
      await officer.goTo("applications");
      await expect(officer.field(cell("newlyReceived"))).toBeVisible();
      expect(await shownCells(page, "applications")).toEqual(APPLICATIONS);
    },

    "a text among the numbers is shown first and goes into its cell as it is, marked": async ({
      officer,
      page,
    }) => {
      await emptyTable(officer, "applications", cell("newlyReceived"));
      await paste(page, { text: "12\t见附件\t—" });
      const dialog = page.getByRole("dialog");
      await expect(dialog).toContainText(
        "1 格不是数：一、本年新收 · 商业企业“见附件”。会照原样放入，标红待改。",
      );
      await expect(dialog).toContainText("1 格写的是 — 或 /，按未填处理。没有的请填 0。");
      await dialog.getByRole("button", { name: "粘贴", exact: true }).click();
      await expect(
        officer.finding("invalid-value", cell("newlyReceived", "commercialEnterprise")),
      ).toHaveCount(1);
      await expect(officer.field(cell("newlyReceived", "researchInstitution"))).toHaveValue("");
    },

    "an empty cell that Excel lets a long label run over stays empty, and no number moves": async ({
      officer,
      page,
    }) => {
      await emptyTable(officer, "applications", cell("newlyReceived"));
      const rows = [
        ["予以公开", "colspan=1", "<td>1</td>", "1", "1"],
        ["重复申请", "colspan=2 style='mso-ignore:colspan;height:14pt'", "", "", "0"],
        ["结转下年度继续办理", "colspan=1", "<td>2</td>", "2", "2"],
      ];
      const html = rows.map(
        ([label, span, natural, , total]) =>
          `<tr><td ${span}>${label}</td>${natural}<td>0</td><td>0</td><td>0</td><td>0</td><td>0</td><td>${total}</td></tr>`,
      );
      const text = rows
        .map(([label, , , natural, total]) => `${label}\t${natural}\t0\t0\t0\t0\t0\t${total}`)
        .join("\r\n");
      for (const content of [
        { html: `<table>${html.join("")}</table>` },
        { html: `<table>${html.join("")}</table>`, text },
        // Where the markup says no more than that the cell is covered, the tabs say that it is there.
        { html: `<table>${html.join("").replace("mso-ignore:colspan;", "")}</table>`, text },
      ]) {
        await paste(page, content);
        await expect(page.locator(".said")).toContainText("已粘贴 3 行 × 7 列");
        await expect(officer.field(cell("results.notProcessed.repeated"))).toHaveValue("");
        await expect(officer.field(cell("results.notProcessed.repeated", "otherOrganization"))).toHaveValue(
          "0",
        );
        await expect(officer.field(cell("carriedForward"))).toHaveValue("2");
        await page.keyboard.press("Control+Z");
        await expect(officer.field(cell("carriedForward"))).toHaveValue("");
      }
    },

    "a cell of two lines in a web page is no number": async ({ officer, page }) => {
      await emptyTable(officer, "applications", cell("newlyReceived"));
      await paste(page, {
        html: "<table><tr><td>12<br>130</td></tr><tr><td><p>3</p><p>5</p></td></tr></table>",
      });
      const dialog = page.getByRole("dialog");
      await expect(dialog).toContainText("2 格不是数");
      await dialog.getByRole("button", { name: "粘贴", exact: true }).click();
      await expect(officer.field(cell("newlyReceived"))).toHaveValue("12⏎130");
      await expect(officer.field(cell("carriedOver"))).toHaveValue("3⏎5");
      await expect(officer.finding("invalid-value", cell("newlyReceived"))).toHaveCount(1);
    },

    "one copied value pasted over a range fills it": async ({ officer, page }) => {
      await emptyTable(officer, "applications", cell("newlyReceived"));
      await page.keyboard.press("Shift+ArrowDown");
      await page.keyboard.press("Shift+ArrowRight");
      await paste(page, { text: "0" });
      await expect(officer.field(cell("carriedOver", "commercialEnterprise"))).toHaveValue("0");
      expect((await shownCells(page, "applications")).filter((value) => value === "0")).toHaveLength(4);
    },
  }),
);

test("sixteen values for fifteen columns: every reading is shown with what follows, none is chosen, and the table stays marked", async ({
  officer,
  page,
}) => {
  await emptyTable(officer, "disputes", "disputes.litigationDirect.pending");
  await paste(page, { html: clipboard("word-table-four.html") });
  const dialog = page.getByRole("dialog", { name: "粘贴前请看一下" });
  await expect(dialog).toContainText(
    "剪贴板里是 4 行 × 16 列，认出是“四、政府信息公开行政复议、行政诉讼情况”的表。",
  );
  const readings = dialog.getByRole("radio");
  await expect(readings).toHaveCount(2);
  await expect(dialog.getByRole("radio", { checked: true })).toHaveCount(0);
  await expect(dialog.getByRole("button", { name: "粘贴", exact: true })).toBeDisabled();
  await expect(dialog.locator(".readings label").first()).toContainText(
    "开头的 1 是多的。各个合计都对得上。",
  );
  await expect(dialog.locator(".readings label").last()).toContainText(
    "末尾的 0 是多的。四 行政复议 · 总计 原文写 0，相加为 1；粘贴后列在核对里。",
  );
  await dialog.getByRole("button", { name: "取消" }).click();
  expect(await shownCells(page, "disputes")).toEqual(Array(12).fill(""));
  await expect(officer.field("disputes.litigationDirect.pending")).toBeFocused();

  await paste(page, { html: clipboard("word-table-four.html") });
  await expect(dialog).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  expect(await shownCells(page, "disputes")).toEqual(Array(12).fill(""));

  await paste(page, { html: clipboard("word-table-four.html") });
  // By keyboard alone: a reading is chosen, Enter pastes it.
  await page.keyboard.press("Enter");
  await expect(dialog).toBeVisible();
  await page.keyboard.press("Space");
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  expect(await shownCells(page, "disputes")).toEqual(Array(12).fill("0"));
  await page.keyboard.press("Control+Z");

  await paste(page, { html: clipboard("word-table-four.html") });
  await readings.last().check();
  await expect(dialog).toContainText("放入 12 格；3 个合计不放入，只用来比对。");
  await expect(dialog).toContainText("多出 1 个值，没有地方放：第 4 行第 16 列的“0”。");
  await dialog.getByRole("button", { name: "粘贴", exact: true }).click();
  expect(await shownCells(page, "disputes")).toEqual(DISPUTES);
  await expect(officer.finding("table-shape", "disputes")).toContainText(
    "原表一行有 16 个数，这张表是 15 格",
  );
  await expect(officer.finding("stated-total", "disputes.reconsideration.total")).toContainText(
    "原表合计写 0",
  );
  await officer.finding("table-shape", "disputes").getByRole("button", { name: "已逐格核对" }).click();
  await expect(officer.finding("table-shape", "disputes")).toHaveCount(0);
});

test(
  "one value is pasted, ranges are copied and cut",
  inOnePage({
    "a value pasted on a clicked cell, or dropped on one, replaces what stands there": async ({
      officer,
      page,
    }) => {
      await officer.openCopyOfExample();
      const number = officer.field(cell("newlyReceived"));
      await number.click();
      await paste(page, { text: "41" });
      await expect(number).toHaveValue("41");
      await number.evaluate((input) => {
        const data = new DataTransfer();
        data.setData("text/plain", "5");
        input.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
      });
      await expect(number).toHaveValue("5");
      await page.keyboard.press("Control+Z");
      await expect(number).toHaveValue("41");
    },

    "a range is copied as text and as a table with its totals, and cut": async ({ officer, page }) => {
      await officer.openCopyOfExample();
      await officer.field(cell("newlyReceived")).focus();
      await page.keyboard.press("Shift+ArrowDown");
      await page.keyboard.press("Shift+End");
      await page.keyboard.press("Shift+ArrowDown");
      await page.keyboard.press("Shift+ArrowRight");
      const copied = await page.evaluate(() => {
        const data = new DataTransfer();
        document.activeElement?.dispatchEvent(
          new ClipboardEvent("copy", { clipboardData: data, bubbles: true, cancelable: true }),
        );
        return { text: data.getData("text/plain"), html: data.getData("text/html") };
      });
      const line = (count: number) => `${count}\t0\t0\t0\t0\t0\t${count}`;
      expect(copied.text).toBe(`${line(37)}\r\n${line(1)}`);
      expect(copied.html).toContain(
        "<tr><td>37</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td><td>37</td></tr>",
      );

      // By the real clipboard: cut here, paste a row further down.
      await page.keyboard.press("Control+X");
      await expect(officer.field(cell("newlyReceived"))).toHaveValue("");
      await officer.field(cell("results.granted")).focus();
      await page.keyboard.press("Control+V");
      await expect(officer.field(cell("results.granted"))).toHaveValue("37");
      await expect(officer.field(cell("results.partiallyGranted"))).toHaveValue("1");
    },

    "the copied whole table pastes back as it was": async ({ officer, page }) => {
      await officer.openCopyOfExample();
      await officer.field(cell("newlyReceived")).focus();
      await page.keyboard.press("Control+A");
      await page.keyboard.press("Control+C");
      await page.keyboard.press("Delete");
      expect(await shownCells(page, "applications")).toEqual(Array(144).fill(""));
      await page.keyboard.press("Control+V");
      await expect(page.getByText(/已粘贴 25 行 × 7 列/)).toBeVisible();
      expect(await shownCells(page, "applications")).toEqual(APPLICATIONS);
    },
  }),
);

test("a tab or a line break in a pasted unit name is cleaned away", async ({ officer, page }) => {
  await officer.startReport("甲局", "2024");
  await officer.field("organization").focus();
  await page.keyboard.press("Control+A");
  await paste(page, { text: "某市\t财政局\r\n" });
  await expect(officer.field("organization")).toHaveValue("某市财政局");
  await expect(officer.field("title")).toHaveValue("某市财政局2024年政府信息公开工作年度报告");
  await officer.field("year").focus();
  await page.keyboard.press("Control+A");
  await paste(page, { text: "20\n24" });
  await expect(officer.field("year")).toHaveValue("20 24");
});

const REFUSED = [
  ["a picture", { picture: true }, "剪贴板里是图片，不能填入表格。"],
  ["10 MB of text", { text: "1234567890", times: 1_000_000 }, "剪贴板里的内容太多，不像一张表格。"],
  [
    "1,000 columns",
    { text: Array.from({ length: 1000 }, () => "1").join("\t") },
    "剪贴板里的表格有 1 行 × 1000 列",
  ],
  [
    "nothing but scripts",
    { html: "<script>document.title='hacked'</script><b onclick='x'></b>" },
    "剪贴板里没有可以填入表格的内容。",
  ],
] as const;

test("what is no table is refused in words, and nothing changes", async ({ officer, page }) => {
  for (const [what, content, message] of REFUSED)
    await test.step(what, async () => {
      await emptyTable(officer, "applications", cell("newlyReceived"));
      await page.keyboard.type("5");
      const began = Date.now();
      await paste(page, content);
      await expect(page.locator(".said")).toContainText(message);
      await expect(page.locator(".said")).toContainText("没有改动。");
      console.log(`${what}: refused in ${Date.now() - began} ms`);
      await expect(officer.field(cell("newlyReceived"))).toHaveValue("5");
      expect((await shownCells(page, "applications")).filter((value) => value !== "")).toHaveLength(1);
      expect(await page.title()).not.toBe("hacked");
      await page.keyboard.press("Control+Z");
      await expect(page.locator('[data-action="undo"]')).toBeDisabled();
    });
});
