/**
 * What the browser must load before an officer can work: JavaScript and CSS, gzipped as a server would send them.
 * What loads afterwards, while the page can be used already, is printed beside it.
 */
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { expect, test } from "./officer";

/**
 * kB, 1000 bytes. Work begins at the list or on a new draft's cover; a draft opened straight at its table by address
 * loads the table's parts at once as well.
 */
const FIRST = 130;
const AT_THE_TABLE = 145;

// A window that has been used still has files of the test before.
test.use({ reuseContext: false });

const gzipped = (paths: readonly string[]): number =>
  paths
    .map((path) => gzipSync(readFileSync(new URL(`../dist${path}`, import.meta.url)), { level: 9 }).length)
    .reduce((sum, size) => sum + size, 0) / 1000;

for (const [screen, step, usable, limit] of [
  ["the list", "", '[data-action="new-report"]', FIRST],
  ["a draft's cover", "cover", '[name="title"]', FIRST],
  ["a long text", "overview", 'textarea[name="overview"]', FIRST],
  [
    "the table, by address",
    "applications",
    'input[name="applications.carriedOver.naturalPerson"]',
    AT_THE_TABLE,
  ],
] as const) {
  test(`first load of ${screen} stays under ${limit} kB`, async ({ officer, page }) => {
    if (step !== "") await officer.startReport("甲局", "2024");
    const address = step === "" ? "./#/" : `./#/reports/${officer.draftId}/${step}`;
    // Away from the page first: a change of the hash alone would load nothing.
    await page.goto("about:blank");
    await page.addInitScript((selector) => {
      const watch = new MutationObserver(() => {
        if (document.querySelector(selector) === null) return;
        Object.assign(window, { usableAt: performance.now() });
        watch.disconnect();
      });
      watch.observe(document, { childList: true, subtree: true });
    }, usable);
    await page.goto(address);
    await expect(page.locator(usable).first()).toBeVisible();
    await page.waitForLoadState("networkidle");
    const loads = await page.evaluate(() =>
      (performance.getEntriesByType("resource") as PerformanceResourceTiming[]).map(
        ({ name, responseEnd }) => ({
          name,
          responseEnd,
        }),
      ),
    );
    const usableAt = await page.evaluate(() => (window as unknown as { usableAt: number }).usableAt);
    // What had come by then: drawing the screen itself asks for what follows, in the same instant.
    const code = loads
      .map(({ name, responseEnd }) => ({ path: new URL(name).pathname, responseEnd }))
      .filter(({ path }) => /\.(js|css)$/.test(path));
    const before = gzipped(code.filter(({ responseEnd }) => responseEnd <= usableAt).map(({ path }) => path));
    const after = gzipped(code.filter(({ responseEnd }) => responseEnd > usableAt).map(({ path }) => path));
    console.log(
      `first load of ${screen}: ${before.toFixed(1)} kB gzip (limit ${limit}), then ${after.toFixed(1)} kB`,
    );
    expect(code.length).toBeGreaterThan(2);
    expect(before).toBeLessThan(limit);
  });
}
