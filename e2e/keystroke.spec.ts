/** A cell's keystroke renders that cell, its totals, its findings, nothing else. */
import { expect, test } from "./officer";
import { takeRenders, watchRenders } from "./renders";

/** Cells and rows of the table that were rendered. */
const inTable = (renders: readonly string[]): string[] =>
  [
    ...new Set(
      renders.filter((name) => name.startsWith("td ") || name.startsWith("tr") || name.startsWith("table")),
    ),
  ].sort();

test("typing in the table of 144 cells renders the cell's totals and balances only", async ({
  officer,
  page,
}) => {
  await watchRenders(page);
  await officer.openExample();
  await officer.field("applications.results.granted.researchInstitution").focus();
  await officer.saved();
  await takeRenders(page);
  await page.keyboard.type("4");
  await expect(officer.computed("applications.results.total.total")).toHaveText("39");
  expect(inTable(await takeRenders(page))).toEqual(
    [
      "td applications.results.granted.total",
      "td applications.results.total.researchInstitution",
      "td applications.results.total.total",
      "td applications.balance.researchInstitution",
      "td applications.balance.total",
    ].sort(),
  );
  await page.keyboard.type("2");
  await expect(officer.computed("applications.results.total.total")).toHaveText("77");
  expect(inTable(await takeRenders(page))).toEqual(
    [
      "td applications.results.granted.total",
      "td applications.results.total.researchInstitution",
      "td applications.results.total.total",
      "td applications.balance.researchInstitution",
      "td applications.balance.total",
    ].sort(),
  );
});

test("typing in a long text renders no text until typing pauses", async ({ officer, page }) => {
  await watchRenders(page);
  await officer.openExample();
  await officer.goTo("overview");
  await officer.field("overview").focus();
  await officer.saved();
  await takeRenders(page);
  await page.keyboard.type("一二三");
  const renders = await takeRenders(page);
  expect(renders.filter((name) => name.startsWith("div long-text")).length).toBeLessThanOrEqual(1);
});
