/** The supervisor's screens where colours are the reader's own (forced colours): nothing is told by colour alone. */
import type { Locator, Page } from "@playwright/test";
import { reviewFileOf, unitEntries } from "./generated-units";
import { expect, test } from "./officer";

const YEAR = 2024;
const CELL = "applications.newlyReceived.naturalPerson";

/** How bright what the browser computed for a property is, 0 to 1; null where nothing is painted. */
const brightness = (element: Locator, property: string): Promise<number | null> =>
  element.evaluate((node, name) => {
    const [red, green, blue, alpha = 1] = (
      getComputedStyle(node)
        .getPropertyValue(name)
        .match(/[\d.]+/g) ?? []
    ).map(Number);
    if (red === undefined || green === undefined || blue === undefined || alpha === 0) return null;
    return (red + green + blue) / 765;
  }, property);

const outlined = (element: Locator): Promise<boolean> =>
  element.evaluate((node) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(node);
    return outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 1;
  });

const SCHEMES = ["light", "dark"] as const;

/** Does it where the forced colours are light, then where they are dark: there the ground, 1 or 0 bright, is another. */
async function inBoth(page: Page, look: (ground: 0 | 1) => Promise<void>): Promise<void> {
  for (const colorScheme of SCHEMES) {
    await page.emulateMedia({ forcedColors: "active", colorScheme });
    await look(colorScheme === "light" ? 1 : 0);
  }
}

/** Painted by a colour that is told from the ground's at a glance. */
async function expectToStandOut(ground: 0 | 1, element: Locator, property: string): Promise<void> {
  const own = await brightness(element, property);
  expect(Math.abs((own ?? ground) - ground), `${element} ${property}, ground ${ground}`).toBeGreaterThan(0.5);
}

test.use({ contextOptions: { forcedColors: "active" } });

test("review, board, table and charts say all they have to say in light and in dark forced colours", async ({
  officer,
  page,
}) => {
  test.setTimeout(90_000);
  const units = [0, 1, 2, 3].map((index) => unitEntries(index, YEAR, 7));
  await officer.openList();
  await officer.openReport({
    kind: "gov-information-disclosure-annual-report",
    schemaVersion: 1,
    organization: "长乐区人民政府",
    year: YEAR,
    applications: { newlyReceived: { naturalPerson: 1 } },
  });
  await page.goto("./#/summary");
  await page
    .locator('input[data-action="open-file"]')
    .setInputFiles([
      ...units.map((_, index) => reviewFileOf(unitEntries(index, YEAR - 1, 5), `then-${index}`)),
      ...units.map((entries, index) => reviewFileOf(entries, `now-${index}`)),
    ]);
  await expect(page.locator(".collected")).toBeVisible();
  await expect(page.locator("tr[data-unit]")).toHaveCount(4);
  await page.getByLabel("合计含待审核").check();

  // The board: each state in words, the filter in hand and the total in hand by a line, shares as bars.
  for (const state of await page.locator("tr[data-unit] .st").all()) await expect(state).toHaveText("待审核");
  await page.locator(".stat.w").click();
  await inBoth(page, async () => expect(await outlined(page.locator(".stat.w"))).toBe(true));
  await page.locator(".sum td button").first().click();
  await inBoth(page, async (ground) => {
    expect(await outlined(page.locator(".sum td.sel"))).toBe(true);
    await expectToStandOut(ground, page.locator(".make-up .bar span").first(), "background-color");
  });
  await page.getByRole("button", { name: "与本级报告比" }).click();
  await page.getByRole("menuitem", { name: "长乐区人民政府" }).click();
  await expect(page.locator(".compared-by td").nth(1)).toHaveText(/^−\d+$/);

  // Charts: every word and bar stands out from the ground, results differ by more than a shade.
  await page.getByRole("button", { name: "图表", exact: true }).click();
  await expect(page.locator(".chart svg")).toHaveCount(3);
  await inBoth(page, async (ground) => {
    for (const text of await page.locator(".chart svg text:not([class])").all())
      await expectToStandOut(ground, text, "fill");
    for (const bar of await page.locator(".chart svg > g > .fill-0").all())
      await expectToStandOut(ground, bar, "fill");
    for (const bar of await page.locator(".chart svg g > rect").all())
      await expectToStandOut(ground, bar, "stroke");
    const fills = await page
      .locator(".chart")
      .first()
      .locator("svg > g > rect[width='14']")
      .evaluateAll((bars) => bars.map((bar) => getComputedStyle(bar).fill));
    expect(new Set(fills).size).toBe(6);
    // A number on a filled bar is not of its colour.
    const on = page.locator(".chart .on-0");
    if ((await on.count()) > 0) {
      expect(await brightness(on, "fill")).not.toBe(
        await brightness(page.locator(".chart .fill-0").first(), "fill"),
      );
    }
  });

  // Review: the cell in hand by a line, what changed struck out and written in, each card's kind in words.
  await page.getByRole("button", { name: "主要数字", exact: true }).click();
  await page.locator("tr[data-unit] th a").first().click();
  await page.locator(`button[data-place="${CELL}"]`).click();
  const inHand = page.locator(`td:has(> button[data-place="${CELL}"])`);
  await inBoth(page, async () => expect(await outlined(inHand)).toBe(true));
  await page.keyboard.type("请核对");
  await page.keyboard.press("Control+Enter");
  await page.keyboard.type("陈某");
  await page.keyboard.press("Control+Enter");
  await expect(page.locator(".review-card.now .tag")).toHaveText("新意见");
  await inBoth(page, async () => expect(await outlined(page.locator(".review-card.now"))).toBe(true));
  await page.getByLabel("与上年比").check();
  const changed = page.locator(".paper td.changed").first();
  await inBoth(page, async (ground) => {
    await expect(changed.locator("del")).toHaveCSS("text-decoration-line", "line-through");
    await expectToStandOut(ground, page.locator(".wires path.now"), "stroke");
  });
});
