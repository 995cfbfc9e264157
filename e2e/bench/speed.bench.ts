/**
 * How fast the desk is against the floor, a plain page with the same table, measured in the same run. Nothing here
 * passes or fails by time: it prints figures.
 */
import { expect, test } from "@playwright/test";
import { APPLICATIONS } from "../changle-2024";
import { FIRST, Measured, median, serve, type Work } from "./measure";

const RUNS = Number(process.env["BENCH_RUNS"] ?? 7);
const CELLS = 138;
const TOTAL = "applications.results.total.total";

let origin: string;
let stop: () => void;
test.beforeAll(async () => {
  const served = await serve();
  origin = served.origin;
  stop = () => served.server.close();
});
test.afterAll(() => stop());

/** Figures of both and the median of the ratios run by run: the machine's own drift falls out. */
const print = (
  what: string,
  app: readonly number[],
  floor: readonly number[],
  unit: string,
  reach: string,
): void => {
  const ratio = median(app.map((figure, run) => figure / (floor[run] ?? figure)));
  console.log(
    `${what}: ${median(app).toFixed(2)} ${unit}, floor ${median(floor).toFixed(2)} ${unit}, ratio ${ratio.toFixed(2)} (to reach: ${reach})`,
  );
};

/** A new draft's table, by way of the app's own screens. */
async function newTable(measured: Measured, organization = "甲局"): Promise<string> {
  const { page } = measured;
  await page.goto(`${origin}/#/new`);
  await page.locator('[name="organization"]').fill(organization);
  await page.locator('[name="organization"]').press("Enter");
  await page.waitForURL(/#\/reports\/[^/]+\/cover/);
  const address = page.url().replace(/cover$/, "applications");
  await page.goto(address);
  await page.locator('table[data-keys="ready"]').waitFor();
  return address;
}

async function floorTable(measured: Measured): Promise<void> {
  await measured.page.goto(`${origin}/floor`);
  await measured.page.locator(`[name="${FIRST}"]`).waitFor();
}

const block = Array.from({ length: 24 }, (_, row) =>
  APPLICATIONS.slice(row * 6, row * 6 + 6).join("\t"),
).join("\n");

test("a cell entered, and the whole table pasted", async ({ browser }) => {
  const figures = {
    app: [] as Work[],
    floor: [] as Work[],
    appPaste: [] as number[],
    floorPaste: [] as number[],
    appRight: [] as number[],
    floorRight: [] as number[],
  };
  for (let run = 0; run < RUNS; run += 1) {
    const app = await Measured.open(browser);
    await newTable(app);
    figures.app.push(await app.typeCells(CELLS));
    await app.close();
    const floor = await Measured.open(browser);
    await floorTable(floor);
    figures.floor.push(await floor.typeCells(CELLS));
    await floor.close();
  }
  for (let run = 0; run < RUNS; run += 1) {
    const app = await Measured.open(browser);
    await newTable(app);
    // The first paste loads what reads clipboards; the second one is measured, into an emptied table.
    await app.paste(block);
    await app.page.keyboard.press("Control+Z");
    await app.settle();
    figures.appPaste.push(await app.paste(block));
    await expect(app.page.locator(`output[name="${TOTAL}"]`)).toHaveText("35");
    await app.page.keyboard.press("Control+Z");
    figures.appRight.push(await app.pasteUntilRight(block, TOTAL, "35"));
    await app.close();
    const floor = await Measured.open(browser);
    await floorTable(floor);
    await floor.paste(block.replace(/\d+/g, "0"));
    figures.floorPaste.push(await floor.paste(block));
    await expect(floor.page.locator(`output[name="${TOTAL}"]`)).toHaveText("35");
    await floor.paste(block.replace(/\d+/g, "0"));
    figures.floorRight.push(await floor.pasteUntilRight(block, TOTAL, "35"));
    await floor.close();
  }
  const of = (works: readonly Work[], what: keyof Work): readonly number[] => works.map((work) => work[what]);
  print(
    "main-thread CPU per cell entered (two digits, Tab)",
    of(figures.app, "cpu"),
    of(figures.floor, "cpu"),
    "ms",
    "1.6",
  );
  print(
    "script, layout and style per cell entered",
    of(figures.app, "unpainted"),
    of(figures.floor, "unpainted"),
    "ms",
    "2.2",
  );
  print("layouts per cell entered", of(figures.app, "layouts"), of(figures.floor, "layouts"), "", "4 to 5");
  print("main-thread CPU of pasting 144 cells", figures.appPaste, figures.floorPaste, "ms", "2");
  print(
    "pasting 144 cells until totals and findings are right",
    figures.appRight,
    figures.floorRight,
    "ms",
    "2",
  );
});

test("time from navigation to a usable cell, and memory", async ({ browser }) => {
  const app = await Measured.open(browser);
  const address = await newTable(app);
  const floor = await Measured.open(browser);
  for (const throttle of [1, 4]) {
    const times = { app: [] as number[], floor: [] as number[] };
    for (let run = 0; run < RUNS; run += 1) {
      times.app.push(await app.timeToCell(address, throttle));
      times.floor.push(await floor.timeToCell(`${origin}/floor`, throttle));
    }
    print(
      `navigation to a usable cell at ${throttle}×`,
      times.app,
      times.floor,
      "ms",
      throttle === 4 ? "1.8" : "-",
    );
  }
  print("JavaScript heap with the table open", [await app.memory()], [await floor.memory()], "MB", "-");
  await app.close();
  await floor.close();
});

/** Puts drafts into the browser by opening report files, as a supervisor would. */
async function addDrafts(measured: Measured, count: number): Promise<void> {
  const { page } = measured;
  await page.goto(`${origin}/#/`);
  const files = Array.from({ length: count }, (_, index) => ({
    name: `${index}.json`,
    mimeType: "application/json",
    buffer: Buffer.from(
      JSON.stringify({
        kind: "gov-information-disclosure-annual-report",
        schemaVersion: 1,
        organization: `第${index}局`,
        year: 2024,
        overview: "主动公开。".repeat(200),
      }),
    ),
  }));
  await page.locator('input[data-action="open-file"]').setInputFiles(files);
  await expect(page.locator(".list tbody tr")).toHaveCount(count, { timeout: 120_000 });
}

test("how a cell's cost grows with 300 drafts, and with 100,000 characters of text", async ({ browser }) => {
  const plain: number[] = [];
  const drafts: number[] = [];
  const texts: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const alone = await Measured.open(browser);
    await newTable(alone);
    plain.push((await alone.typeCells(CELLS)).cpu);
    await alone.close();
    const many = await Measured.open(browser);
    await addDrafts(many, 300);
    await newTable(many);
    drafts.push((await many.typeCells(CELLS)).cpu);
    await many.close();
    const long = await Measured.open(browser);
    const address = await newTable(long);
    await long.page.goto(address.replace("applications", "overview"));
    await long.page.locator('textarea[name="overview"]').fill("主动公开政府信息十五条。".repeat(8334));
    await long.page.goto(address);
    await long.page.locator('table[data-keys="ready"]').waitFor();
    texts.push((await long.typeCells(CELLS)).cpu);
    await long.close();
  }
  print("per cell with 300 drafts", drafts, plain, "ms", "1.1");
  print("per cell with 100,000 characters of text", texts, plain, "ms", "1.1");
});

/** ms from navigation to the list's last row, with this many drafts and a few restore points each. */
async function timeToList(measured: Measured, drafts: number): Promise<number> {
  await measured.page.goto("about:blank");
  await measured.page.goto(`${origin}/#/`);
  await expect(measured.page.locator(".list tbody tr")).toHaveCount(drafts, { timeout: 60_000 });
  return measured.page.evaluate(
    () => performance.getEntriesByName("list-drawn")[0]?.startTime ?? performance.now(),
  );
}

test("opening the list with 300 drafts that have a history, against 10", async ({ browser }) => {
  const times: Record<number, number[]> = { 10: [], 300: [] };
  for (const drafts of [10, 300]) {
    const measured = await Measured.open(browser);
    await measured.page.addInitScript((count) => {
      new MutationObserver((_, watch) => {
        if (document.querySelectorAll(".list tbody tr").length < count) return;
        performance.mark("list-drawn");
        watch.disconnect();
      }).observe(document, { childList: true, subtree: true });
    }, drafts);
    await addDrafts(measured, drafts);
    await addHistory(measured);
    for (let run = 0; run < RUNS; run += 1) times[drafts]?.push(await timeToList(measured, drafts));
    await measured.close();
  }
  print("opening the list of 300 drafts (floor: 10 drafts)", times[300] ?? [], times[10] ?? [], "ms", "2");
});

/** Gives every draft five restore points, straight into the database. */
function addHistory(measured: Measured): Promise<void> {
  return measured.page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((opened) => {
      const request = indexedDB.open("disclosure-report-desk");
      request.onsuccess = () => opened(request.result);
    });
    const tx = database.transaction(["drafts", "points", "contents"], "readwrite");
    const heads = await new Promise<{ id: string }[]>((found) => {
      const request = tx.objectStore("drafts").getAll();
      request.onsuccess = () => found(request.result);
    });
    for (const { id } of heads) {
      for (let point = 0; point < 5; point += 1) {
        const at = new Date(Date.now() - point * 3_600_000).toISOString();
        tx.objectStore("points").put({
          draft: id,
          id: `point${point}`,
          kind: "before",
          at,
          name: "粘贴",
          size: 5000,
        });
        tx.objectStore("contents").put(new Uint8Array(5000), [id, `point${point}`]);
      }
    }
    await new Promise((done) => {
      tx.oncomplete = done;
    });
    database.close();
  });
}
