/**
 * 批量核对 of 300 mixed files: time per file by kind as the exported workbook has it, the longest task of the page while
 * they are read, the largest heap, and the heap when all is done.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as XLSX from "@e965/xlsx";
import { expect, test } from "@playwright/test";
import { unitEntries } from "../generated-units";
import { badFiles, fileOf, KINDS, type MixedFile, PUBLISHED, published } from "../mixed-files";
import { median, serve } from "./measure";

const COUNT = 300;

/** Every tenth is a real report, every fiftieth cannot be opened, the rest are units of two years in each format. */
async function mixed(): Promise<readonly MixedFile[]> {
  const bad = await badFiles();
  const files: MixedFile[] = [];
  for (let index = 0; index < COUNT; index += 1) {
    const broken = index % 50 === 49 ? bad[(index - 49) / 50] : undefined;
    const real = index % 10 === 0 ? PUBLISHED[(index / 10) % PUBLISHED.length] : undefined;
    if (broken !== undefined) {
      const { says: _, ...file } = broken;
      files.push(file);
    } else if (real !== undefined) {
      const file = published(real);
      files.push({ ...file, name: `${index}-${file.name}` });
    } else {
      const year = index % 2 === 0 ? 2024 : 2023;
      files.push(
        await fileOf(unitEntries(Math.floor(index / 2), year, 7), KINDS[index % KINDS.length] ?? "html"),
      );
    }
  }
  return files;
}

test(`auditing ${COUNT} mixed files`, async ({ browser }) => {
  test.setTimeout(900_000);
  const { origin, server } = await serve();
  // From the disk, as people choose them: files handed over as bytes are made in the page, in one long task of its own.
  const folder = mkdtempSync(join(tmpdir(), "audit-"));
  const paths = (await mixed()).map(({ name, buffer }) => {
    const path = join(folder, name);
    writeFileSync(path, buffer);
    return path;
  });
  const context = await browser.newContext({ viewport: { width: 1366, height: 635 }, locale: "zh-CN" });
  const page = await context.newPage();
  await page.addInitScript(() => {
    const tasks: number[] = [];
    Object.assign(window, { longTasks: tasks });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(duration);
    }).observe({ type: "longtask", buffered: true });
  });
  await page.goto(`${origin}/#/audit`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.evaluate(() => {
    (window as unknown as { longTasks: number[] }).longTasks.length = 0;
  });
  const cdp = await context.newCDPSession(page);
  const heap = async (): Promise<number> =>
    ((await cdp.send("Runtime.getHeapUsage")) as { usedSize: number }).usedSize / 1_000_000;
  let peak = 0;
  const begun = performance.now();
  await page.locator('input[data-action="open-file"]').first().setInputFiles(paths);
  await expect(async () => {
    peak = Math.max(peak, await heap());
    await expect(page.locator(".notice")).toContainText("核对完成", { timeout: 1 });
  }).toPass({ intervals: [200], timeout: 800_000 });
  const whole = performance.now() - begun;
  const tasks = await page.evaluate(() => (window as unknown as { longTasks: number[] }).longTasks);
  await cdp.send("HeapProfiler.collectGarbage");
  const after = await heap();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    (async () => {
      await page.getByRole("button", { name: "导出", exact: true }).click();
      await page.getByRole("menuitem", { name: "Excel 文件 XLSX" }).click();
    })(),
  ]);
  const book = XLSX.read(readFileSync(await download.path()));
  const lines = XLSX.utils.sheet_to_json<(string | number)[]>(book.Sheets["文件"] ?? {}, { header: 1 });
  const byKind = new Map<string, number[]>();
  for (const line of lines.slice(1)) {
    const kind = String(line[9] ?? "") === "" ? (/\.([a-z]+)$/.exec(String(line[2]))?.[1] ?? "") : "refused";
    byKind.set(kind, [...(byKind.get(kind) ?? []), Number(line[6])]);
  }
  console.log(
    [
      `${lines.length - 1} files in ${(whole / 1000).toFixed(1)} s (${(whole / COUNT).toFixed(0)} ms a file)`,
      ...[...byKind].map(
        ([kind, times]) =>
          `${kind}: ${times.length} files, median ${median(times).toFixed(0)} ms, longest ${Math.max(...times)} ms`,
      ),
      `longest task of the page ${Math.max(0, ...tasks).toFixed(0)} ms, ${tasks.length} tasks over 50 ms`,
      `largest heap ${peak.toFixed(1)} MB, after all ${after.toFixed(1)} MB`,
    ].join("\n"),
  );
  await context.close();
  server.close();
  rmSync(folder, { recursive: true });
});
