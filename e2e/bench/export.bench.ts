/**
 * How long the files and the preview take, against opening the app once, in the same run: for the example (7 pages) and
 * for a report of 200 paragraphs. Each is the first of its page, with the loading of what makes it.
 */
import { type Browser, expect, type Page, test } from "@playwright/test";
import { fixtureText } from "../officer";
import { median, serve } from "./measure";

const RUNS = Number(process.env["BENCH_RUNS"] ?? 5);
const FORMATS = ["html", "docx", "xlsx", "json"] as const;

let origin: string;
let stop: () => void;
test.beforeAll(async () => {
  const served = await serve();
  origin = served.origin;
  stop = () => served.server.close();
});
test.afterAll(() => stop());

const example = JSON.parse(fixtureText("changle-2024.json")) as Record<string, unknown>;
const long = {
  ...example,
  overview: Array.from(
    { length: 200 },
    (_, index) => `第${index}段。${"推进政务公开，回应社会关切。".repeat(8)}`,
  ).join("\n"),
};

/** Milliseconds until the table of a draft can be used, in a browser profile that has it. */
async function open(page: Page, address: string): Promise<number> {
  await page.goto("about:blank");
  const begun = performance.now();
  await page.goto(address);
  await page.locator('table[data-keys="ready"]').waitFor();
  return performance.now() - begun;
}

async function exportTime(page: Page, address: string, format: string): Promise<number> {
  await page.goto("about:blank");
  await page.goto(address.replace("/applications", "/finish"));
  const button = page.locator(`[data-action="export-${format}"]`);
  await button.waitFor();
  const begun = performance.now();
  await Promise.all([page.waitForEvent("download"), button.click()]);
  return performance.now() - begun;
}

async function previewTime(page: Page, address: string): Promise<number> {
  await page.goto("about:blank");
  const begun = performance.now();
  await page.goto(address.replace("/applications", "/print"));
  await page.locator(".page-number").first().waitFor();
  return performance.now() - begun;
}

async function measure(browser: Browser, name: string, report: unknown): Promise<void> {
  const page = await (await browser.newContext({ locale: "zh-CN", acceptDownloads: true })).newPage();
  await page.goto(`${origin}/#/`);
  await page.locator('input[data-action="open-file"]').setInputFiles({
    name: "report.json",
    mimeType: "application/json",
    buffer: Buffer.from(JSON.stringify(report)),
  });
  await expect(page).toHaveURL(/#\/reports\//);
  const address = page.url().replace(/[^/]+$/, "applications");
  const opening: number[] = [];
  const times = new Map<string, number[]>();
  const add = (what: string, time: number) => times.set(what, [...(times.get(what) ?? []), time]);
  for (let run = 0; run < RUNS; run += 1) {
    opening.push(await open(page, address));
    for (const format of FORMATS) add(format, await exportTime(page, address, format));
    add("preview", await previewTime(page, address));
  }
  console.log(`${name}: opening ${median(opening).toFixed(0)} ms`);
  for (const [what, all] of times) {
    const ratio = median(all.map((time, run) => time / (opening[run] ?? time)));
    console.log(`${name}, ${what}: ${median(all).toFixed(0)} ms, ratio to opening ${ratio.toFixed(2)}`);
  }
  await page.context().close();
}

test("files and preview of the example, against opening the app", ({ browser }) =>
  measure(browser, "the example", example));

test("files and preview of a report of 200 paragraphs, against opening the app", ({ browser }) =>
  measure(browser, "200 paragraphs", long));
