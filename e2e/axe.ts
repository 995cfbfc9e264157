/** Whether a page breaks any rule that axe knows, in as little time as that takes: it is asked on some ninety screens. */
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { IN_FULL } from "./long-run";

/** What a 1366×768 office screen leaves, and a window half as wide as a large one. */
export const DESK_SIZES = [
  { width: 1366, height: 635 },
  { width: 820, height: 1100 },
] as const;

/**
 * Fails with the rule and the elements of each violation, in the window as it is or in the last of these sizes (in each of
 * them when everything is tried in full); it is left as large as at first. Only violations are told apart and sent (a table of 144 cells passes thousands of times), and the
 * page itself answers, without a second page: ours have no frames of other origins.
 */
export async function expectNoViolations(
  page: Page,
  sizes: readonly { readonly width: number; readonly height: number }[] = [],
): Promise<void> {
  const before = page.viewportSize();
  for (const size of sizes.length === 0 ? [before] : IN_FULL ? sizes : sizes.slice(-1)) {
    if (size !== null && sizes.length > 0) await resized(page, size);
    const axe = new AxeBuilder({ page }).options({ resultTypes: ["violations"] }).setLegacyMode(true);
    const { violations } = await axe.analyze();
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`),
      `${size?.width} px`,
    ).toEqual([]);
  }
  if (before !== null && sizes.length > 0) await resized(page, before);
}

/** Another window's size, once the page has been laid out and drawn for it. */
async function resized(page: Page, size: { readonly width: number; readonly height: number }): Promise<void> {
  if (page.viewportSize()?.width === size.width && page.viewportSize()?.height === size.height) return;
  await page.setViewportSize(size);
  await page.evaluate(
    () => new Promise<void>((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => drawn()))),
  );
}
