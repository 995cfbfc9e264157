/** Windows high contrast: the system's few colours only. What a colour says is said by a line, a sign or a word too. */
import type { Page } from "@playwright/test";
import { expect, type Officer, test } from "./officer";

test.use({ forcedColors: "active" });

/** Visible buttons that nothing shows as such: no line around them, none under their words. */
const bareButtons = (page: Page): Promise<string[]> =>
  page.locator("button, summary, a[href]").evaluateAll((elements) =>
    elements
      .filter((element) => element.checkVisibility() && element.getClientRects().length > 0)
      .filter((element) => !element.closest(".sheet, .report-document"))
      .filter((element) => {
        const look = getComputedStyle(element);
        const lined = look.borderTopStyle !== "none" && Number.parseFloat(look.borderTopWidth) >= 1;
        const underlined = look.textDecorationLine.includes("underline");
        // Rows of a menu and the summary of a fold have the menu's frame and a triangle; the desk's name begins each page.
        const framed = element.matches("summary, .name, [role=menuitem]");
        return !lined && !underlined && !framed;
      })
      .map((element) => `${element.className} ${element.textContent}`),
  );

/** Where the focus goes with Tab, and what of it has no visible ring. */
async function ringless(page: Page, tabs: number): Promise<string[]> {
  const bare: string[] = [];
  for (let tab = 0; tab < tabs; tab += 1) {
    await page.keyboard.press("Tab");
    const found = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === null || element === document.body) return null;
      // A field in a frame of its own may have its ring there.
      for (const one of [element, element.parentElement]) {
        const { outlineStyle, outlineWidth } = getComputedStyle(one ?? element);
        if (outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 1) return null;
      }
      return `${element.tagName}.${element.className} ${element.textContent?.slice(0, 20)}`;
    });
    if (found !== null) bare.push(found);
  }
  return bare;
}

const screens: readonly (readonly [name: string, path: (officer: Officer) => string])[] = [
  ["list", () => "#/"],
  ["new", () => "#/new"],
  ["cover", ({ draftId }) => `#/reports/${draftId}/cover`],
  ["overview", ({ draftId }) => `#/reports/${draftId}/overview`],
  ["proactive", ({ draftId }) => `#/reports/${draftId}/proactive`],
  ["applications", ({ draftId }) => `#/reports/${draftId}/applications`],
  ["disputes", ({ draftId }) => `#/reports/${draftId}/disputes`],
  ["finish", ({ draftId }) => `#/reports/${draftId}/finish`],
  ["print", ({ draftId }) => `#/reports/${draftId}/print`],
  ["history", ({ draftId }) => `#/reports/${draftId}/history`],
  ["review", ({ draftId }) => `#/reports/${draftId}/review`],
  ["help", () => "#/help"],
  ["bin", () => "#/bin"],
  ["open", () => "#/open"],
  ["audit", () => "#/audit"],
  ["summary", () => "#/summary"],
];

test("on every screen buttons have a line and the focus has a ring", async ({ officer, page }) => {
  test.setTimeout(120_000);
  await officer.openExample();
  const paths = screens.map(([name, path]) => [name, path(officer)] as const);
  const seen: Record<string, unknown> = {};
  for (const [name, path] of paths) {
    await page.goto(`./${path}`);
    await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
    const found = { buttons: await bareButtons(page), focus: await ringless(page, 8) };
    if (found.buttons.length > 0 || found.focus.length > 0) seen[name] = found;
  }
  expect(seen).toEqual({});
});

test("the chosen cell, a range, a faulty cell and the balance are told without colour", async ({
  officer,
  page,
}) => {
  await officer.openExample();
  await officer.tableReady();
  const outline = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => {
        const { outlineStyle, outlineWidth } = getComputedStyle(element);
        return `${outlineStyle} ${outlineWidth}`;
      });
  await officer.field("applications.newlyReceived.naturalPerson").click();
  expect(await outline("input:focus")).toBe("solid 2px");
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Shift+ArrowRight");
  await expect(page.locator("td.selected")).toHaveCount(4);
  expect(await outline("td.selected:not(:has(:focus))")).toBe("solid 2px");
  expect(await outline("td.bad")).toBe("dashed 2px");
  const sign = page.locator('output[name="applications.balance.naturalPerson"]');
  expect(await sign.evaluate((element) => getComputedStyle(element, "::before").content)).toContain("平");
  // Each finding says in a sign and in words how grave it is.
  for (const [severity, mark] of [
    ["error", "!"],
    ["warning", "?"],
    ["notice", "i"],
  ] as const) {
    const said = page.locator(`[data-severity="${severity}"] .sev`).first();
    expect(await said.evaluate((element) => getComputedStyle(element, "::before").content)).toContain(mark);
  }
  await expect(page.locator(".side header")).toContainText("要改 3");
});

test("marks in a text are lines under their words", async ({ officer, page }) => {
  await officer.openExample();
  await officer.goTo("overview");
  const mark = page.locator(".long-text mark").first();
  await expect(mark).toBeAttached();
  const shown = await page.locator(".long-text mark").evaluateAll((marks) =>
    marks.every((one) => {
      const look = getComputedStyle(one);
      return look.textDecorationLine.includes("underline") || look.borderBottomStyle !== "none";
    }),
  );
  expect(shown).toBe(true);
});
