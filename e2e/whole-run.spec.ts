/** From an empty list to the package, once without the mouse and once without shortcuts and Tab: no dead end on the way. */
import { readFileSync } from "node:fs";
import type { Download, Locator, Page } from "@playwright/test";
import { unzipSync } from "fflate";
import { expect, type Officer, type Step, test } from "./officer";

const UNIT = "长乐区首占镇人民政府";
const PREAMBLE =
  "根据《中华人民共和国政府信息公开条例》（国务院令第711号）编制本报告，统计时限自2024年1月1日起至2024年12月31日止。";
const OVERVIEW = "2024年，我镇未收到政府信息公开申请。";
const PROBLEMS = "存在的问题是公开形式还不够多样，下一步将加以改进。";
const OTHER = "本年度没有收取政府信息公开信息处理费。";

/** 二: 行政许可 3, 行政处罚 2; everything else, and all of 三 and 四, is 0. */
const PROACTIVE = ["0", "0", "0", "0", "0", "0", "3", "2", "0", "0"];

const TITLE = `${UNIT}2024年政府信息公开工作年度报告`;

interface Package {
  readonly organization: string;
  readonly year: number;
  readonly preamble: string;
  readonly overview: string;
  readonly problemsAndImprovements: string;
  readonly otherMatters: string;
  readonly proactiveDisclosure: Record<string, Record<string, number>>;
  readonly applications: { readonly results: { readonly total: Record<string, number> } };
  readonly disputes: Record<string, Record<string, number>>;
  readonly signature: { readonly date: string };
}

/** The package as it was saved: what was typed is in every file, and nothing says that it is a draft. */
async function expectPackage(download: Download): Promise<void> {
  expect(download.suggestedFilename()).toBe(`${TITLE}（发布包）.zip`);
  const files = unzipSync(readFileSync(await download.path()));
  const names = Object.keys(files);
  const named = (end: string): string => {
    const name = names.find((one) => one.endsWith(end));
    expect(name, `${end} among ${names.join(" ")}`).toBeDefined();
    return Buffer.from(files[name ?? ""] ?? []).toString("utf8");
  };
  expect(names).toHaveLength(8);
  for (const end of [".docx", ".xlsx"]) expect(named(end).slice(0, 2)).toBe("PK");
  const written = JSON.parse(named(".json")) as Package;
  expect(written).toMatchObject({
    organization: UNIT,
    year: 2024,
    preamble: PREAMBLE,
    overview: OVERVIEW,
    problemsAndImprovements: PROBLEMS,
    otherMatters: OTHER,
    signature: { date: "2025-01-15" },
  });
  const numbers = Object.values(written.proactiveDisclosure).flatMap((row) => Object.values(row));
  expect(numbers.map(String)).toEqual(PROACTIVE);
  expect(Object.values(written.applications.results.total)).toEqual(Array(7).fill(0));
  expect(Object.values(written.disputes).flatMap((row) => Object.values(row))).toEqual(Array(15).fill(0));
  const tables = names.filter((name) => name.endsWith(".csv"));
  expect(tables).toHaveLength(3);
  for (const name of tables) expect([...(files[name] ?? []).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const page = named(".html");
  for (const text of [TITLE, OVERVIEW, PROBLEMS, OTHER]) expect(page.replace(/<[^>]+>/g, "")).toContain(text);
  expect(named("说明.txt")).toContain(TITLE);
  for (const name of names) expect(name).not.toContain("草稿");
}

/** Presses a key until a place has the focus; fails where it never comes there. */
async function walk(page: Page, key: string, to: Locator): Promise<void> {
  const there = () => to.evaluate((element) => element === document.activeElement);
  await expect(to).toBeVisible();
  for (let pressed = 0; pressed < 90 && !(await there()); pressed += 1) await page.keyboard.press(key);
  await expect(to).toBeFocused();
}

test("an officer by keyboard only, from the empty list to the package", async ({ officer, page }) => {
  const { keyboard } = page;
  const walkTo = (to: Locator) => walk(page, "Tab", to);
  const nextStep = async (title: string) => {
    await keyboard.press("Alt+PageDown");
    await expect(page.getByRole("heading", { level: 1, name: title })).toBeFocused();
  };
  const typeAt = async (id: string, value: string) => {
    await walkTo(officer.field(id));
    await keyboard.type(value);
  };
  await officer.openList();
  await walkTo(page.locator('[data-action="new-report"]'));
  await keyboard.press("Enter");
  await expect(page.locator('[name="organization"]')).toBeFocused();
  await keyboard.type(UNIT);
  await keyboard.press("Tab");
  await keyboard.press("Control+A");
  await keyboard.type("2024");
  await keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "标题、导言与落款" })).toBeFocused();
  await typeAt("preamble", PREAMBLE);
  await typeAt("signature.date", "2025.1.15");

  await nextStep("一、总体情况");
  await typeAt("overview", OVERVIEW);
  await nextStep("二、主动公开政府信息情况");
  await officer.tableReady();
  // The first digit goes to the first cell; Tab walks on.
  for (const value of PROACTIVE) {
    await keyboard.type(value);
    await keyboard.press("Tab");
  }
  await nextStep("三、收到和处理政府信息公开申请情况");
  await officer.tableReady();
  await walkTo(page.locator('[data-action="no-applications"]'));
  await keyboard.press("Enter");
  await expect(page.getByText("已填 144 格 0（Ctrl+Z 撤销）")).toBeVisible();
  await nextStep("四、政府信息公开行政复议、行政诉讼情况");
  await officer.tableReady();
  for (let cell = 0; cell < 12; cell += 1) {
    await keyboard.type("0");
    await keyboard.press("Tab");
  }
  await expect(page.getByRole("link", { name: /^下一步/ })).toBeFocused();
  await keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "五、存在的主要问题及改进情况" })).toBeFocused();
  await typeAt("problemsAndImprovements", PROBLEMS);
  await nextStep("六、其他需要报告的事项");
  await typeAt("otherMatters", OTHER);
  await nextStep("核对与输出");
  await expect(page.getByText("该改的已改，该核实的已核实，可以定稿。")).toBeVisible();
  await walkTo(page.locator('[data-action="finalize"]'));
  await keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "已定稿，第 1 版" })).toBeFocused();
  await walkTo(page.locator('[data-action="export-package"]'));
  const [download] = await Promise.all([page.waitForEvent("download"), keyboard.press("Enter")]);
  await expectPackage(download);
  await expect(page.locator('[data-action="export-package"]')).toBeFocused();
});

/** Clicks a place and types there, as who knows neither Tab nor a shortcut. */
async function clickAndType(officer: Officer, id: string, value: string): Promise<void> {
  await officer.field(id).click();
  await officer.page.keyboard.type(value);
}

test("an officer by mouse only, from the empty list to the package", async ({ officer, page }) => {
  const goTo = (step: Step) => officer.goTo(step);
  await officer.openList();
  await page.locator('[data-action="new-report"]').click();
  await page.locator('[name="organization"]').click();
  await page.keyboard.type(UNIT);
  await page.locator('[name="year"]').dblclick();
  await page.keyboard.type("2024");
  await page.getByRole("button", { name: "新建", exact: true }).click();
  await expect(page).toHaveURL(/#\/reports\/[^/]+\/cover$/);
  await clickAndType(officer, "preamble", PREAMBLE);
  await clickAndType(officer, "signature.date", "2025年1月15日");

  await page.getByRole("link", { name: /一、总体情况 →/ }).click();
  await clickAndType(officer, "overview", OVERVIEW);
  await goTo("proactive");
  await officer.tableReady();
  await clickAndType(officer, "proactiveDisclosure.administrativeLicenses.decisions", "3");
  // A slip, corrected by a click that selects and a number that replaces.
  await clickAndType(officer, "proactiveDisclosure.administrativePenalties.decisions", "16");
  await clickAndType(officer, "proactiveDisclosure.administrativeLicenses.decisions", "3");
  await clickAndType(officer, "proactiveDisclosure.administrativePenalties.decisions", "2");
  await page.locator('[data-action="fill-zeros"]').click();
  await page.getByRole("link", { name: /^下一步/ }).click();

  await officer.tableReady();
  await page.getByRole("button", { name: "有，开始填" }).click();
  const first = officer.field("applications.newlyReceived.naturalPerson");
  await expect(first).toBeFocused();
  // Three rows of the first column are chosen by dragging, and filled from the menu of the right button.
  await first.hover();
  await page.mouse.down();
  await officer.field("applications.results.granted.naturalPerson").hover();
  await page.mouse.up();
  await officer.field("applications.carriedOver.naturalPerson").click({ button: "right" });
  await page.getByRole("menuitem", { name: "所选填 0（3 格）" }).click();
  await expect(first).toHaveValue("0");
  await page.locator('[data-action="fill-zeros"]').click();
  await expect(page.getByText("已填 141 格 0（Ctrl+Z 撤销）")).toBeVisible();
  await page.getByRole("link", { name: /^下一步/ }).click();
  await officer.tableReady();
  await page.locator('[data-action="fill-zeros"]').click();
  await page.getByRole("link", { name: /^下一步/ }).click();
  await clickAndType(officer, "problemsAndImprovements", PROBLEMS);
  await page.getByRole("link", { name: /六、其他事项 →/ }).click();
  await clickAndType(officer, "otherMatters", OTHER);
  await page.getByRole("link", { name: /核对与输出 →/ }).click();
  await expect(page.getByText("该改的已改，该核实的已核实，可以定稿。")).toBeVisible();
  await page.locator('[data-action="finalize"]').click();
  await expect(page.getByRole("heading", { name: "已定稿，第 1 版" })).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.locator('[data-action="export-package"]').click(),
  ]);
  await expectPackage(download);
  // Back at the list, it says so.
  await page.getByRole("link", { name: "填报台" }).click();
  await expect(page.getByRole("cell", { name: "已定稿", exact: true })).toBeVisible();
});
