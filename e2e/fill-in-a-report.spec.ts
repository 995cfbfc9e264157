/** The main job: the 2024 report of a real office, from an empty draft to the printed page, by keyboard. */
import type { Locator } from "@playwright/test";
import {
  APPLICATIONS,
  asPrinted,
  DISPUTES,
  EXPECTED_FILE,
  NATURAL_PERSON,
  ORGANIZATION,
  PRINTED_ROWS,
  PROACTIVE,
  report,
  SECTIONS,
} from "./changle-2024";
import { expect, fixtureText, type Officer, test } from "./officer";

const withoutSpace = (text: string): string => text.replace(/\s+/g, "");

test("the texts used here are those of the source document", () => {
  const source = withoutSpace(fixtureText("changle-2024.txt"));
  for (const text of [
    report.preamble,
    report.overview,
    report.problemsAndImprovements,
    report.otherMatters,
  ]) {
    expect(source).toContain(withoutSpace(text));
  }
});

/** Types values cell by cell, Tab between them, from the first cell of a table on. */
async function typeCells(officer: Officer, first: string, values: readonly string[]): Promise<void> {
  await officer.field(first).focus();
  for (const value of values) {
    await officer.page.keyboard.type(value);
    await officer.page.keyboard.press("Tab");
  }
}

/** As an input method enters it: a phrase at a time. */
async function typeText(officer: Officer, id: string, text: string): Promise<void> {
  await officer.field(id).focus();
  for (const [index, paragraph] of text.split("\n").entries()) {
    if (index > 0) await officer.page.keyboard.press("Enter");
    for (const phrase of paragraph.match(/.{1,8}/gu) ?? []) await officer.page.keyboard.insertText(phrase);
  }
}

test("an officer writes the report from an empty draft to the printed page", async ({ officer, page }) => {
  test.setTimeout(180_000);
  await officer.startReport(ORGANIZATION, "2024");
  await expect(officer.field("title")).toHaveValue(
    "福州市长乐区人民政府办公室2024年政府信息公开工作年度报告",
  );
  await expect(officer.field("period.from")).toHaveValue("2024年1月1日");
  await expect(officer.field("signature.organization")).toHaveValue(ORGANIZATION);
  await expect
    .poll(async () => new Set((await officer.findings()).map((finding) => finding.rule)))
    .toEqual(new Set(["missing-value", "missing-text"]));
  await typeText(officer, "preamble", report.preamble);
  await officer.type("signature.date", "2025年1月15日");
  await officer.type("publicationNote", "（此件主动公开）");

  await officer.goTo("overview");
  await typeText(officer, "overview", report.overview);
  await expect(page.getByText("1,461 字 · 9 段")).toBeVisible();

  await officer.goTo("proactive");
  await typeCells(officer, "proactiveDisclosure.rules.issued", PROACTIVE);

  await officer.goTo("applications");
  await expect(officer.finding("missing-value", "applications")).toContainText("还有 144 格未填");
  await expect(officer.computed("applications.balance.total")).toHaveAttribute("data-balanced", "unknown");
  await typeCells(officer, "applications.newlyReceived.naturalPerson", APPLICATIONS);
  await expect(officer.finding("missing-value", "applications")).toHaveCount(0);
  for (const column of ["naturalPerson", "otherOrganization", "total"]) {
    await expect(officer.computed(`applications.balance.${column}`)).toHaveAttribute("data-balanced", "true");
    await expect(officer.computed(`applications.balance.${column}`)).toHaveText("0");
  }
  await expect(officer.computed("applications.newlyReceived.total")).toHaveText("37");
  await expect(officer.computed("applications.results.unavailable.requiresCreation.total")).toHaveText("0");
  await expect(officer.computed("applications.results.notProcessed.repeated.total")).toHaveText("1");
  await expect(officer.computed("applications.results.total.naturalPerson")).toHaveText("35");
  await expect(officer.computed("applications.results.total.researchInstitution")).toHaveText("0");
  await expect(officer.computed("applications.results.total.total")).toHaveText("35");
  await expect(officer.computed("applications.carriedForward.total")).toHaveText("3");

  await officer.goTo("disputes");
  await typeCells(officer, "disputes.reconsideration.upheld", DISPUTES);
  await expect(officer.computed("disputes.reconsideration.total")).toHaveText("1");
  await expect(officer.computed("disputes.litigationDirect.total")).toHaveText("0");

  await officer.goTo("problems");
  await typeText(officer, "problemsAndImprovements", report.problemsAndImprovements);
  await officer.goTo("other");
  await typeText(officer, "otherMatters", report.otherMatters);

  await officer.goTo("finish");
  const misquoted = [
    "citation warning preamble",
    "narrative-table warning overview",
    "half-width-brackets notice preamble",
    "half-width-brackets notice overview",
  ];
  await expect.poll(() => officer.foundAt()).toEqual(misquoted);
  await expect(page.getByText("（37 + 1 = 35 + 3）")).toBeVisible();

  await officer.reload();
  await expect.poll(() => officer.foundAt()).toEqual(misquoted);
  await officer.goTo("applications");
  const shown = () =>
    page
      .locator(".applications input")
      .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));
  await expect.poll(shown).toEqual(APPLICATIONS);
  await officer.goTo("overview");
  await expect(officer.field("overview")).toHaveValue(report.overview);

  await officer.goTo("finish");
  const json = await officer.download("export-json");
  expect(json.name).toBe("福州市长乐区人民政府办公室2024年政府信息公开工作年度报告（草稿）.json");
  expect(json.text).toBe(`${JSON.stringify(EXPECTED_FILE, null, 2)}\n`);

  await officer.answerWarnings();
  await page.locator('[data-action="finalize"]').click();
  const final = await officer.download("export-json");
  expect(final.name).toBe("福州市长乐区人民政府办公室2024年政府信息公开工作年度报告.json");
  expect(final.text).toBe(json.text);
  const exported = await officer.openExported("export-html");
  expect(decodeURI(exported.url())).toMatch(
    /福州市长乐区人民政府办公室2024年政府信息公开工作年度报告\.html$/,
  );
  await officer.page.locator('a[data-action="print"]').click();
  await expect(page.getByRole("heading", { level: 1, name: ORGANIZATION })).toBeVisible();
  expect(await tableValues(page.locator(".table-applications"))).toEqual(PRINTED_NUMBERS);

  expect(await tableValues(exported.locator(".table-applications"))).toEqual(PRINTED_NUMBERS);
  expect(await rowLabels(exported.locator(".table-applications"))).toEqual(
    PRINTED_ROWS.map(([label]) => label),
  );
  expect(await tableValues(exported.locator(".table-proactiveDisclosure"))).toEqual([
    ["0", "0", "0"],
    ["8", "10", "241"],
    ["0"],
    ["0"],
    ["0"],
    ["0"],
  ]);
  expect(await tableValues(exported.locator(".table-disputes"))).toEqual([
    ["1", "0", "0", "0", "1", ...Array(10).fill("0")],
  ]);
  await expect(exported.locator("h1")).toHaveText(`${ORGANIZATION}2024年政府信息公开工作年度报告`);
  await expect(exported.locator("h2")).toHaveText(SECTIONS);
  await expect(exported.locator(".signature p")).toHaveText([ORGANIZATION, "2025年1月15日"]);
  const printed = withoutSpace((await exported.locator("body").textContent()) ?? "");
  for (const text of [report.overview, report.problemsAndImprovements, report.otherMatters]) {
    expect(printed).toContain(asPrinted(text));
  }
});

const PRINTED_NUMBERS = PRINTED_ROWS.map(([, natural]) => [natural, 0, 0, 0, 0, 0, natural].map(String));

/** Numbers of a table, row by row; rows of heads alone are left out. */
const tableValues = (table: Locator): Promise<string[][]> =>
  table
    .locator("tbody tr")
    .evaluateAll((rows) =>
      rows
        .map((row) => [...row.querySelectorAll("td")].map((cell) => cell.textContent ?? ""))
        .filter((cells) => cells.length > 0),
    );

/** The label right before the numbers of each row. */
const rowLabels = (table: Locator): Promise<string[]> =>
  table
    .locator("tbody tr")
    .evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll("th")].pop()?.textContent ?? ""));

test("the numbers written out here are those of the official rows", () => {
  expect(NATURAL_PERSON).toHaveLength(24);
  expect(APPLICATIONS).toHaveLength(144);
  expect(PRINTED_ROWS.filter(([label]) => label !== "（七）总计").map(([, count]) => count)).toEqual(
    NATURAL_PERSON,
  );
});
