/** What people write is as long as they write it: reasons, comments, notes and names of units break their lines everywhere. */
import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect, fixtureText, Officer, test } from "./officer";

const UNBROKEN = "Q".repeat(92);
const SENTENCE = "经核对原始台账与上级汇总口径一致".repeat(5);
const REMARKED = "applications.newlyReceived.naturalPerson";

/** Long words that stick out of what they stand in, and pages that scroll sideways, at every width. */
async function stickingOut(page: Page): Promise<string[]> {
  const all: string[] = [];
  for (const [width, height] of [
    [1366, 635],
    [1093, 508],
    [820, 1100],
  ] as const) {
    await page.setViewportSize({ width, height });
    const here = await page.evaluate(() => {
      const found = new Set<string>();
      if (document.documentElement.scrollWidth > window.innerWidth) found.add("the page scrolls sideways");
      const cuts = (element: Element) => getComputedStyle(element).textOverflow === "ellipsis";
      /** The first box around words that they are wider than; a box that cuts them with a sign ends the search. */
      const outgrown = (node: Node, right: number): Element | null => {
        for (let box = node.parentElement; box !== null && box !== document.body; box = box.parentElement) {
          const { display } = getComputedStyle(box);
          if (box.classList.contains("visually-hidden") || cuts(box)) return null;
          if (display === "inline" || display === "contents") continue;
          // A punctuation mark at a line's end may hang a little.
          if (right > box.getBoundingClientRect().right + 3) return box;
        }
        return null;
      };
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        if (!/Q{12}|经核对原始台账/.test(node.textContent ?? "")) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        for (const { right, width } of range.getClientRects()) {
          const box = width === 0 ? null : outgrown(node, right);
          if (box !== null) found.add(`${node.parentElement?.className} out of ${box.className}`);
        }
      }
      return [...found];
    });
    all.push(...here.map((words) => `${width} px: ${words}`));
  }
  await page.setViewportSize({ width: 1366, height: 635 });
  return all;
}

async function saved(page: Page, click: () => Promise<void>) {
  const [download] = await Promise.all([page.waitForEvent("download"), click()]);
  return {
    name: download.suggestedFilename(),
    mimeType: "application/json",
    buffer: readFileSync(await download.path()),
  };
}

test("long words break on the officer's and on the supervisor's screens", async ({
  officer,
  page,
  browser,
  baseURL,
}) => {
  test.setTimeout(120_000);
  const organization = `某市${UNBROKEN.slice(0, 60)}`;
  await officer.openReport({
    ...JSON.parse(fixtureText("changle-2024.json")),
    organization,
    title: `${organization}2024年政府信息公开工作年度报告`,
    notes: { applications: `注${UNBROKEN}`, [REMARKED]: `其中${UNBROKEN.slice(0, 60)}` },
  });
  const id = officer.draftId;
  await officer.goTo("finish");
  for (const [index, reason] of [SENTENCE.slice(0, 60), UNBROKEN].entries()) {
    await page.getByRole("button", { name: "已核实…" }).first().click();
    await page.getByLabel("核实的情况").fill(reason);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("button", { name: "改说明" })).toHaveCount(index + 1);
  }
  expect(await stickingOut(page)).toEqual([]);
  await page.getByLabel("填报人姓名").fill(UNBROKEN.slice(0, 58));
  await page.getByLabel(/为什么现在送审/).fill(SENTENCE + UNBROKEN);
  const submitted = await saved(page, () => page.locator('[data-action="submit-review"]').click());
  await officer.goTo("applications");
  await officer.field(REMARKED).focus();
  await expect(page.locator(".strip .remark")).toBeVisible();
  expect(await stickingOut(page)).toEqual([]);
  await officer.openList();
  await expect(page.locator(".list .unit")).toBeVisible();
  expect(await stickingOut(page)).toEqual([]);

  const context = await browser.newContext({
    ...(baseURL === undefined ? {} : { baseURL }),
    viewport: { width: 1366, height: 635 },
    locale: "zh-CN",
  });
  const supervisor = new Officer(await context.newPage());
  const desk = supervisor.page;
  await supervisor.openList();
  await supervisor.openFile(submitted);
  await expect(desk).toHaveURL(/\/review$/);
  for (const [place, words] of [
    ["applications.results.otherHandling.other.naturalPerson", UNBROKEN],
    ["applications.results.granted.naturalPerson", SENTENCE],
  ] as const) {
    await desk.locator(`button[data-place="${place}"]`).focus();
    await desk.keyboard.press("Enter");
    await expect(desk.locator(".comment-text")).toBeFocused();
    await desk.keyboard.type(words);
    await desk.keyboard.press("Control+Enter");
    const name = desk.getByLabel("审核人姓名，只问一次");
    if ((await name.count()) > 0) {
      await desk.keyboard.type(UNBROKEN.slice(0, 50));
      await desk.keyboard.press("Control+Enter");
    }
    await expect(desk.locator(".review-card.new", { hasText: words })).toBeVisible();
  }
  expect(await stickingOut(desk)).toEqual([]);
  await desk.locator('[data-action="return"]').click();
  const returned = await saved(desk, () => desk.getByRole("button", { name: /并保存文件/ }).click());
  expect(await stickingOut(desk)).toEqual([]);
  await supervisor.openList();
  await expect(desk.locator(".received .unit")).toBeVisible();
  expect(await stickingOut(desk)).toEqual([]);
  await context.close();

  await officer.openFile(returned);
  await expect(page.getByText("（已退回）")).toBeVisible();
  await page.goto(`./#/reports/${id}/review`);
  await expect(page.locator(".officer-thread").first()).toBeVisible();
  expect(await stickingOut(page)).toEqual([]);
  await page.goto(`./#/reports/${id}/finish`);
  await expect(page.locator('[data-stage="returned"]')).toBeVisible();
  expect(await stickingOut(page)).toEqual([]);
});
