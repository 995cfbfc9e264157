/** Writing the texts: what is pasted, set bold, found and replaced, and what is marked while it scrolls. */
import { expect, inOnePage, type Officer, test } from "./officer";

async function paste(officer: Officer, id: string, html: string, text: string): Promise<void> {
  await officer.field(id).focus();
  await officer.field(id).evaluate(
    (area, content) => {
      const data = new DataTransfer();
      if (content.html !== "") data.setData("text/html", content.html);
      data.setData("text/plain", content.text);
      area.dispatchEvent(
        new ClipboardEvent("paste", { bubbles: true, cancelable: true, clipboardData: data }),
      );
    },
    { html, text },
  );
}

test("marks stay on their words when the text has scrolled", async ({ officer, page }) => {
  await officer.startReport("甲局", "2024");
  await officer.goTo("overview");
  const area = officer.field("overview");
  await area.fill(
    `${"一段普通的文字。\n".repeat(60)}依据《中华人民共和国政府信息公开条例》（国务院令第七十一号）`,
  );
  await area.evaluate((node: HTMLTextAreaElement) => {
    node.scrollTop = node.scrollHeight;
  });
  await area.press("Control+End");
  await page.keyboard.type("办理");
  await expect(page.locator(".marks mark")).toHaveText("国务院令第七十一号");
  const [top, layers] = await area.evaluate((node) => [
    node.scrollTop,
    [".marks", ".dress"].map((layer) => node.parentElement?.querySelector(layer)?.scrollTop),
  ]);
  expect(top).toBeGreaterThan(100);
  expect(layers).toEqual([top, top]);
  // The caret in marked words offers to correct them, with the same effect as in the panel.
  for (let step = 0; step < 4; step += 1) await page.keyboard.press("ArrowLeft");
  await page.locator(".at-caret").getByRole("button", { name: "改文字" }).click();
  await expect(area).toHaveValue(/（国务院令第711号）办理$/);
  await expect(area).toBeFocused();
  // Marked, not selected: what is typed next stands behind it.
  await expect(page.locator(".put mark")).toHaveText("711号");
  await page.keyboard.type("、");
  await expect(area).toHaveValue(/（国务院令第711号、）办理$/);
  await expect(page.locator(".put")).toHaveCount(0);
});

/** Where a text's lines begin in a layer: as offsets of characters, by where each is drawn. */
const lineStarts = (officer: Officer, layer: string): Promise<number[]> =>
  officer.page.locator(layer).evaluate((element) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const starts: number[] = [];
    let [offset, line] = [0, Number.NEGATIVE_INFINITY];
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      for (let index = 0; index < (node.textContent ?? "").length; index += 1, offset += 1) {
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + 1);
        const { top, width } = range.getBoundingClientRect();
        if (width === 0 || Math.abs(top - line) < 6) continue;
        line = top;
        starts.push(offset);
      }
    }
    return starts;
  });

test("the layers under a text break its lines where it does, at every width, after every screen", async ({
  officer,
  page,
}) => {
  await officer.openExample();
  // What the finish step, the preview and the review fetch stays in the page.
  await officer.goTo("finish");
  await expect(page.locator("[data-rule]").first()).toBeVisible();
  await officer.goTo("problems");
  await expect(page.locator(".dress .bold").first()).toBeVisible();
  const boxes = await page.locator(".layers").evaluate((layers) =>
    [...layers.children].map((layer) => {
      const { left, top, width, height } = layer.getBoundingClientRect();
      return [left, top, width, height];
    }),
  );
  expect(boxes).toHaveLength(3);
  for (const box of boxes) expect(box).toEqual(boxes[0]);
  // The same words without pieces, in a box as wide as the area's own: how the area breaks them.
  await page.locator(".layers").evaluate((layers) => {
    const area = layers.querySelector("textarea");
    const plain = document.createElement("div");
    plain.className = "dress plain";
    for (const line of (area?.value ?? "").split("\n")) {
      const block = document.createElement("div");
      block.textContent = line;
      plain.append(block);
    }
    layers.append(plain);
  });
  for (let width = 320; width <= 380; width += 3) {
    await page.setViewportSize({ width, height: 800 });
    // The next frame's layout has the new width.
    await page.evaluate(
      () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
    );
    expect(await lineStarts(officer, ".dress:not(.plain)"), `at ${width} px`).toEqual(
      await lineStarts(officer, ".dress.plain"),
    );
  }
});

test(
  "what is pasted and what is set by hand in a text",
  inOnePage({
    "a paste from a word processor comes clean, bold kept, its table left out with a word": async ({
      officer,
      page,
    }) => {
      await officer.startReport(officer.anotherUnit(), "2024");
      await officer.goTo("overview");
      const html =
        "<style>p { margin: 0 }</style>" +
        '<p>　　<span style="font-weight:normal; font: bold 16pt 宋体">主动公开。</span>全年公开5条。</p><p>&nbsp;</p>' +
        // As some pages wrap all they copy: what they call bold is not.
        '<b style="font-weight:normal"><p>　　第二段<br>另起一行</p></b>' +
        "<table><tr><td>规章</td><td>1</td></tr></table>";
      await paste(officer, "overview", html, "主动公开。全年公开5条。\n规章\t1");
      await expect(officer.field("overview")).toHaveValue("**主动公开。**全年公开5条。\n第二段\n另起一行");
      await expect(page.getByText("表格没有贴进来：表格请贴到第二至四部分。")).toBeVisible();
      await expect(page.locator(".dress .bold")).toHaveText("主动公开。");
      await page.keyboard.press("Control+Z");
      await expect(officer.field("overview")).toHaveValue("");
      await paste(officer, "overview", "", "　　主动公开。\n规章\t1\n文件\t2\n　　第二段");
      await expect(officer.field("overview")).toHaveValue("主动公开。\n第二段");
    },

    "words are set bold and numbered as headings, by button and by key": async ({ officer, page }) => {
      await officer.startReport(officer.anotherUnit(), "2024");
      await officer.goTo("overview");
      const area = officer.field("overview");
      await area.fill("主动公开");
      await area.selectText();
      await page.keyboard.press("Control+B");
      await expect(area).toHaveValue("**主动公开**");
      await page.keyboard.press("Control+B");
      await expect(area).toHaveValue("主动公开");
      await page.getByRole("button", { name: "小标题" }).click();
      await expect(area).toHaveValue("（一）主动公开");
      await expect(page.locator(".dress .heading")).toHaveText("（一）主动公开");
      await expect(area).toBeFocused();
    },
  }),
);

test("words are found and replaced over all texts, and one undo takes it back", async ({ officer, page }) => {
  await officer.openExample();
  await officer.goTo("overview");
  await officer.field("overview").focus();
  await page.keyboard.press("Control+H");
  await page.getByLabel("查找", { exact: true }).fill("2024年");
  await page.getByLabel("替换为").fill("2025年");
  await page.getByRole("button", { name: "替换这一处" }).first().click();
  await expect(page.getByText(/替换了 1 处/)).toBeVisible();
  const all = page.getByRole("button", { name: "全部替换" });
  await all.click();
  await expect(page.getByText(/还有 0 处/)).toBeVisible();
  await page.keyboard.press("Control+Z");
  await expect(page.getByText(/替换了/)).toHaveCount(0);
  await all.click();
  await page.keyboard.press("Escape");
  await expect(officer.field("overview")).not.toHaveValue(/2024年/);
  await page.keyboard.press("Control+Z");
  await expect(officer.field("overview")).toHaveValue(/2024年/);
});

test("what cannot be loaded is said: the example, a file, a part in the background", async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ baseURL: baseURL ?? "", locale: "zh-CN" });
  const page = await context.newPage();
  await page.goto("./#/");
  await expect(page.locator('[data-action="new-report"]')).toBeVisible();
  await page.waitForLoadState("networkidle");
  await context.route(/assets\/.*\.js$/, (route) => route.abort());
  await page.locator('input[data-action="open-file"]').setInputFiles({
    name: "甲.json",
    mimeType: "application/json",
    buffer: Buffer.from("{}"),
  });
  await expect(page.locator('[data-trouble="part-missing"]')).toContainText("这一部分没有加载出来");
  await page.locator(".trouble-bar").getByRole("button", { name: "知道了" }).click();
  await expect(page.locator(".trouble-bar")).toHaveCount(0);
  await page.locator('[data-action="example"]').click();
  await expect(page.getByText("这一部分没有加载出来")).toBeVisible();
  await context.close();
});

test("words that the table contradicts are put right in the text, taken back, or looked up in the table", async ({
  officer,
  page,
}) => {
  await officer.openExample();
  await officer.goTo("overview");
  const area = officer.field("overview");
  const finding = officer.finding("narrative-table", "overview");
  await expect(finding).toContainText("文中“不予公开答复数1条”，表中为 0。");
  await expect(page.locator(".marks mark", { hasText: "1" }).first()).toBeVisible();
  await finding.getByRole("button", { name: "改文字" }).click();
  await expect(area).toHaveValue(/不予公开答复数0条/);
  await expect(finding).toHaveCount(0);
  await expect(area).toBeFocused();
  // What was put in is marked and not selected: the next key stands behind it.
  await expect(page.locator(".put mark")).toHaveText("0条");
  await page.keyboard.type("。");
  await expect(area).toHaveValue(/不予公开答复数0条。/);
  await page.keyboard.press("Control+Z");
  await page.keyboard.press("Control+Z");
  await expect(area).toHaveValue(/不予公开答复数1条/);
  await finding.getByRole("button", { name: "去表格" }).click();
  await expect(page).toHaveURL(/#\/reports\/[^/]+\/applications$/);
  // 不予公开 is eight rows: the first cell of them, not the total of the first row.
  await expect(officer.field("applications.results.denied.stateSecret.naturalPerson")).toBeFocused();
});
