/** What an officer does with the desk, so that tests read as a day's work. Names in the page are the public contract's. */
import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { test as base, type Download, expect, type Locator, type Page } from "@playwright/test";

export type Step =
  | "cover"
  | "overview"
  | "proactive"
  | "applications"
  | "disputes"
  | "problems"
  | "other"
  | "finish";

export interface ShownFinding {
  readonly rule: string;
  readonly severity: string;
  readonly at: string;
  readonly text: string;
}

export const fixture = (name: string): URL => new URL(`./fixtures/${name}`, import.meta.url);
export const fixtureText = (name: string): string => readFileSync(fixture(name), "utf8");

export class Officer {
  readonly page: Page;
  /** Drafts that were begun under a unit's name of their own. */
  #begun = 0;

  constructor(page: Page) {
    this.page = page;
  }

  async openList(): Promise<void> {
    await this.page.goto("./#/");
    await expect(this.page.getByRole("heading", { level: 1, name: "我的报告" })).toBeVisible();
  }

  /** New report by keyboard from wherever the desk stands; ends on the cover. */
  async startReport(organization: string, year: string): Promise<void> {
    await this.page.goto("./#/new");
    await expect(this.page.locator('[name="organization"]')).toBeFocused();
    await this.page.keyboard.type(organization);
    await this.page.keyboard.press("Tab");
    await this.page.keyboard.press("Control+A");
    await this.page.keyboard.type(year);
    await this.page.keyboard.press("Enter");
    await expect(this.page).toHaveURL(/#\/reports\/[^/]+\/cover$/);
  }

  async openExample(): Promise<void> {
    await this.page.goto("./#/example");
    await expect(this.page).toHaveURL(/#\/reports\/[^/]+\/applications$/);
    await expect(this.field("applications.newlyReceived.naturalPerson")).toBeVisible();
  }

  /** A unit's name that no draft of this desk has. */
  anotherUnit(): string {
    this.#begun += 1;
    return `第${this.#begun}局`;
  }

  /** The example's content in a draft of its own, as often as asked for; ends in section three. */
  async openCopyOfExample(): Promise<void> {
    await this.openReport({
      ...JSON.parse(fixtureText("changle-2024.json")),
      organization: this.anotherUnit(),
    });
    await this.goTo("applications");
    await this.tableReady();
  }

  /** Id of the draft that is open. */
  get draftId(): string {
    return /#\/reports\/([^/]+)/.exec(this.page.url())?.[1] ?? "";
  }

  async goTo(step: Step): Promise<void> {
    await this.page.locator(`[data-step="${step}"]`).click();
    await expect(this.page.locator(`[data-step="${step}"]`)).toHaveAttribute("aria-current", "step");
    await expect(this.page.getByRole("heading", { level: 1 })).toBeVisible();
  }

  /** Waits until the open table answers to keys as a spreadsheet does. */
  async tableReady(): Promise<void> {
    await expect(this.page.locator('table.grid[data-keys="ready"]')).toBeVisible();
  }

  field(id: string): Locator {
    return this.page.locator(`input[name="${id}"], textarea[name="${id}"]`);
  }

  computed(id: string): Locator {
    return this.page.locator(`output[name="${id}"]`);
  }

  finding(rule: string, at: string): Locator {
    return this.page.locator(`[data-rule="${rule}"][data-at="${at}"]`);
  }

  async findings(): Promise<ShownFinding[]> {
    return this.page.locator("[data-rule]").evaluateAll((elements) =>
      elements.map((element) => ({
        rule: element.getAttribute("data-rule") ?? "",
        severity: element.getAttribute("data-severity") ?? "",
        at: element.getAttribute("data-at") ?? "",
        text: element.textContent ?? "",
      })),
    );
  }

  /** Findings in short: rule, severity, place. */
  async foundAt(): Promise<string[]> {
    return (await this.findings()).map(({ rule, severity, at }) => `${rule} ${severity} ${at}`);
  }

  async type(id: string, value: string): Promise<void> {
    await this.field(id).focus();
    await this.page.keyboard.press("Control+A");
    await this.page.keyboard.type(value);
  }

  /** In the finish step of the example: every total that disagrees is taken as computed. */
  async takeComputedTotals(): Promise<void> {
    const offers = this.page.locator('[data-action="accept-computed"]');
    for (const left of [3, 2, 1]) {
      await expect(offers).toHaveCount(left);
      await offers.first().click();
    }
    await expect(offers).toHaveCount(0);
  }

  /** In the finish step: every warning is confirmed with a reason. */
  async answerWarnings(): Promise<void> {
    await expect(this.page.getByText(/^核实 \d+ 处，就可以定稿/)).toBeVisible();
    const unanswered = this.page.getByRole("button", { name: "已核实…" });
    for (let left = await unanswered.count(); left > 0; left -= 1) {
      await unanswered.first().click();
      await this.page.getByRole("button", { name: "统计口径不同" }).click();
      await expect(this.page.locator('[data-action="answer-warning"]:focus')).toHaveText("改说明");
      await expect(unanswered).toHaveCount(left - 1);
    }
  }

  /** In the finish step of the example: settles what is found, then finalises. */
  async finalize(): Promise<void> {
    await this.takeComputedTotals();
    await this.answerWarnings();
    await this.page.locator('[data-action="finalize"]').click();
    await expect(this.page.getByRole("heading", { name: /^已定稿/ })).toBeVisible();
  }

  async saved(): Promise<void> {
    await expect(this.page.locator("[data-save-state]")).toHaveAttribute("data-save-state", "saved");
  }

  async reload(): Promise<void> {
    await this.saved();
    await this.page.reload();
    await expect(this.page.getByRole("heading", { level: 1 })).toBeVisible();
  }

  async openFile(...files: (string | { name: string; mimeType: string; buffer: Buffer })[]): Promise<void> {
    await this.page.locator('input[type="file"][data-action="open-file"]').setInputFiles(files as string[]);
  }

  /** Opens a report given as the content of its file; ends in its draft. */
  async openReport(report: object): Promise<void> {
    await this.openList();
    await this.openFile({
      name: "报告.json",
      mimeType: "application/json",
      buffer: Buffer.from(JSON.stringify(report)),
    });
    await expect(this.page).toHaveURL(/#\/reports\//);
  }

  /** Saves an export and opens it as a file, the way a visitor would. */
  async openExported(action: string): Promise<Page> {
    const [download] = await Promise.all([
      this.page.waitForEvent("download"),
      this.page.locator(`[data-action="${action}"]`).first().click(),
    ]);
    const folder = mkdtempSync(join(tmpdir(), "export-"));
    const path = join(folder, download.suggestedFilename());
    await download.saveAs(path);
    const opened = await this.page.context().newPage();
    await opened.goto(pathToFileURL(path).href);
    return opened;
  }

  async download(action: string): Promise<{ name: string; text: string }> {
    const [download] = await Promise.all([
      this.page.waitForEvent("download"),
      this.page.locator(`[data-action="${action}"]`).first().click(),
    ]);
    return { name: download.suggestedFilename(), text: await downloadedText(download) };
  }
}

/** Addresses of the program's parts in which all of these words stand: names of files say little once parts share them. */
export function partsWith(...words: readonly string[]): RegExp {
  const assets = new URL("../dist/assets/", import.meta.url);
  const names = readdirSync(assets).filter((name) => {
    if (!name.endsWith(".js")) return false;
    const text = readFileSync(new URL(name, assets), "utf8");
    return words.every((word) => text.includes(word));
  });
  if (names.length === 0) throw new Error(`No part of the program holds ${words.join(", ")}.`);
  return new RegExp(`/assets/(${names.map((name) => name.replaceAll(".", "\\.")).join("|")})$`);
}

export async function downloadedText(download: Download): Promise<string> {
  return readFileSync(await download.path(), "utf8");
}

/** Every test fails on a console error or warning, an uncaught error, or a request to anywhere else. */
export const test = base.extend<{ officer: Officer }>({
  page: async ({ page, baseURL }, use) => {
    const complaints: string[] = [];
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
    });
    page.on("request", (request) => {
      if (!/^(blob|data):/.test(request.url()) && !request.url().startsWith(baseURL ?? "")) {
        complaints.push(`request to ${request.url()}`);
      }
    });
    await use(page);
    // Of all that a test may leave in its window, the only thing that emptying it does not take away.
    await page.context().clearPermissions();
    expect(complaints).toEqual([]);
  },
  officer: async ({ page }, use) => {
    await use(new Officer(page));
  },
});

/**
 * Short tests one after another in one page, as the steps of one: to open a browser's window and to load the desk takes
 * longer than most of them. Each begins a draft of its own, so that none rests on what another left.
 */
export function inOnePage(
  steps: Readonly<
    Record<string, (desk: { readonly officer: Officer; readonly page: Page }) => Promise<void>>
  >,
): (desk: { officer: Officer; page: Page }) => Promise<void> {
  return async ({ officer, page }) => {
    test.setTimeout(120_000);
    for (const [title, step] of Object.entries(steps)) await test.step(title, () => step({ officer, page }));
  };
}

export { expect } from "@playwright/test";
