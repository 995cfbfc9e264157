/** Whether a page breaks any rule that axe knows, in as little time as that takes: it is asked on some ninety screens. */
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/**
 * Fails with the rule and the elements of each violation. Only violations are told apart and sent (a table of 144 cells
 * passes thousands of times), and the page itself answers, without a second page: ours have no frames of other origins.
 */
export async function expectNoViolations(page: Page): Promise<void> {
  const axe = new AxeBuilder({ page }).options({ resultTypes: ["violations"] }).setLegacyMode(true);
  const { violations } = await axe.analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`)).toEqual(
    [],
  );
}
