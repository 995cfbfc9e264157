/**
 * The roll-up with 30 and with 300 units: taking in their files, opening the board, sorting, filtering and scrolling its
 * table, against opening the desk's empty list in the same run. Prints milliseconds, ratios and memory.
 */
import { type Browser, expect, type Page, test } from "@playwright/test";
import { reviewFileOf, unitEntries } from "../generated-units";
import { median, serve } from "./measure";

const RUNS = Number(process.env["BENCH_RUNS"] ?? 5);

let origin: string;
let stop: () => void;
test.beforeAll(async () => {
  const served = await serve();
  origin = served.origin;
  stop = () => served.server.close();
});
test.afterAll(() => stop());

async function openList(page: Page): Promise<number> {
  await page.goto("about:blank");
  const begun = performance.now();
  await page.goto(`${origin}/#/`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  return performance.now() - begun;
}

/** Milliseconds from a click until the page has been drawn twice, taken in the page itself. */
const drawn = (page: Page, selector: string): Promise<number> =>
  page.evaluate(
    (wanted) =>
      new Promise<number>((done) => {
        const begun = performance.now();
        document.querySelector<HTMLElement>(wanted)?.click();
        requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - begun)));
      }),
    selector,
  );

/** The longest frame while the table is scrolled from top to bottom in forty steps, ms. */
const longestFrame = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((done) => {
        const area = document.querySelector(".unit-scroll");
        let [longest, last, at] = [0, performance.now(), 0];
        const step = (now: number) => {
          if (at > 0) longest = Math.max(longest, now - last);
          last = now;
          at += 1;
          if (area === null || at > 40) done(longest);
          else {
            area.scrollTop = (area.scrollHeight * at) / 40;
            requestAnimationFrame(step);
          }
        };
        requestAnimationFrame(step);
      }),
  );

async function memory(page: Page): Promise<number> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("HeapProfiler.collectGarbage");
  const { usedSize } = await cdp.send("Runtime.getHeapUsage");
  return usedSize / 1_000_000;
}

async function measure(browser: Browser, count: number): Promise<void> {
  const files = Array.from({ length: count }, (_, index) =>
    reviewFileOf(unitEntries(index, 2024, 7), `unit-${index}`),
  );
  const times: Record<string, number[]> = {
    list: [],
    collect: [],
    board: [],
    sort: [],
    filter: [],
    frame: [],
    heap: [],
  };
  const note = (name: string, value: number): void => {
    times[name]?.push(value);
  };
  for (let run = 0; run < RUNS; run += 1) {
    const context = await browser.newContext({ viewport: { width: 1366, height: 635 }, locale: "zh-CN" });
    const page = await context.newPage();
    note("list", await openList(page));
    await page.goto(`${origin}/#/summary`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    const begun = performance.now();
    await page.locator('input[data-action="open-file"]').setInputFiles(files);
    await page.locator(".units tbody tr").first().waitFor();
    await expect(page.locator(".collected")).toBeVisible({ timeout: 120_000 });
    note("collect", performance.now() - begun);
    await page.goto("about:blank");
    const opened = performance.now();
    await page.goto(`${origin}/#/summary`);
    await page.locator(".units tbody tr[data-unit]").first().waitFor();
    note("board", performance.now() - opened);
    note("sort", await drawn(page, ".units thead tr:first-child th:nth-child(3) .sort"));
    note("filter", await drawn(page, ".stat.w"));
    note("frame", await longestFrame(page));
    note("heap", await memory(page));
    await context.close();
  }
  const of = (name: string): number => median(times[name] ?? []);
  const ms = (name: string): string => `${of(name).toFixed(0)} ms`;
  console.log(
    [
      `${count} units: collected in ${ms("collect")} (${(of("collect") / count).toFixed(1)} ms a file)`,
      `board open in ${ms("board")}, ${(of("board") / of("list")).toFixed(2)} × the empty list (${ms("list")})`,
      `sort drawn in ${ms("sort")}, filter in ${ms("filter")}, longest frame of scrolling ${ms("frame")}`,
      `heap ${of("heap").toFixed(1)} MB`,
    ].join("; "),
  );
}

for (const count of [30, 300]) {
  test(`the roll-up with ${count} units`, async ({ browser }) => {
    test.setTimeout(600_000);
    await measure(browser, count);
  });
}
