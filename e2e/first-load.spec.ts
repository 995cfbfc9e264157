/** What the browser must load before an officer can work: JavaScript and CSS, gzipped as a server would send them. */
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { expect, test } from "./officer";

/** kB, 1000 bytes. */
const LIMIT = 130;

for (const [screen, open] of [
  ["the list", "./#/"],
  ["a new draft's cover", "cover"],
  ["section three's table", "applications"],
] as const) {
  test(`first load of ${screen} stays under ${LIMIT} kB`, async ({ officer, page }) => {
    if (open !== "./#/") await officer.startReport("甲局", "2024");
    const address = open === "./#/" ? open : `./#/reports/${officer.draftId}/${open}`;
    // Away from the page first: a change of the hash alone would load nothing.
    await page.goto("about:blank");
    const loaded = new Set<string>();
    page.on("response", (response) => {
      const { pathname } = new URL(response.url());
      if (/\.(js|css)$/.test(pathname)) loaded.add(pathname);
    });
    await page.goto(address);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    if (open === "applications")
      await expect(officer.field("applications.carriedForward.otherOrganization")).toBeVisible();
    await page.waitForLoadState("networkidle");
    const sizes = [...loaded].map(
      (path) => gzipSync(readFileSync(new URL(`../dist${path}`, import.meta.url)), { level: 9 }).length,
    );
    const total = sizes.reduce((sum, size) => sum + size, 0) / 1000;
    console.log(`first load of ${screen}: ${total.toFixed(1)} kB gzip (limit ${LIMIT})`);
    expect(sizes.length).toBeGreaterThan(2);
    expect(total).toBeLessThan(LIMIT);
  });
}
