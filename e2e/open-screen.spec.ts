/** #/open: a published document beside what was read of it; nothing is stored before it is opened as a draft. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { DESK_SIZES, expectNoViolations } from "./axe";
import { dropFolder } from "./drop-folder";
import { expect, fixture, fixtureText, test } from "./officer";

const path = (name: string): string => fileURLToPath(fixture(name));
const TABLES = ["proactiveDisclosure", "applications", "disputes"];

/** Every number of a report file's tables under its id. */
function numbersOf(json: Record<string, unknown>): [string, number][] {
  const flat = (node: unknown, id: string): [string, number][] =>
    typeof node === "number"
      ? [[id, node]]
      : typeof node === "object" && node !== null
        ? Object.entries(node).flatMap(([key, child]) => flat(child, `${id}.${key}`))
        : [];
  return TABLES.flatMap((table) => flat(json[table], table));
}

const shownNumbers = (page: Page): Promise<Record<string, string>> =>
  page
    .locator(".result-table input[name], .result-table output[name]")
    .evaluateAll((elements) =>
      Object.fromEntries(
        elements.map((element) => [
          element.getAttribute("name") ?? "",
          element instanceof HTMLInputElement ? element.value : (element.textContent ?? ""),
        ]),
      ),
    );

const openAsDraft = (page: Page) => page.locator('[data-action="open-as-draft"]');

for (const name of [
  "hangzhou-2025.html",
  "opening/hangzhou-2025.docx",
  "opening/hangzhou-2025.xlsx",
  "opening/hangzhou-2025.pdf",
]) {
  test(`${name} is shown with its numbers`, async ({ officer, page }) => {
    await officer.openList();
    await officer.openFile(path(name));
    await expect(page).toHaveURL(/#\/open$/);
    await expect(openAsDraft(page)).toBeVisible();
    const shown = await shownNumbers(page);
    const json = JSON.parse(fixtureText("hangzhou-2025.json"));
    for (const [id, number] of numbersOf(json)) expect(Number(shown[id]), id).toBe(number);
    await expect(page.locator("[data-read-counts]")).toContainText("三张表读到 166 格，共 166 格");
  });
}

test("a document in which every number is doubtful says that none was read for sure", async ({
  officer,
  page,
}) => {
  const whole = fixtureText("changle-2024.txt");
  const from = whole.search(/四、政府信息公开行政复议/);
  const text = `某区教育局2024年政府信息公开工作年度报告\n${whole.slice(from)}`;
  await officer.openList();
  await officer.openFile({ name: "只有表四.txt", mimeType: "text/plain", buffer: Buffer.from(text) });
  await expect(page.locator("[data-read-counts]")).toContainText("三张表读到 0 格");
  await expect(page.locator(".no-number")).toContainText("没有确定读到任何数字，12 格存疑");
});

test("a row with 16 values for 15 columns is chosen, a cell and a total are corrected, by keyboard", async ({
  officer,
  page,
}) => {
  await officer.openList();
  await officer.openFile(path("changle-2024.txt"));
  await expect(page.locator(".unchosen")).toHaveText("还有 1 处没选");
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  // The first thing to look at is what has to be chosen.
  await page.keyboard.press("Alt+ArrowDown");
  await expect(page.locator('[data-choice][data-option="0"]')).toBeFocused();
  await expect(page.locator("[data-choice]:checked")).toHaveCount(0);
  // The reading that leaves the last value out: 结果维持 1.
  await page.keyboard.press("ArrowDown");
  await expect(page.locator('[data-choice][data-option="1"]')).toBeChecked();
  await expect(page.locator(".unchosen")).toHaveText("");
  await expect(officer.field("disputes.reconsideration.upheld")).toHaveValue("1");
  await page.keyboard.press("Alt+ArrowDown");
  await expect(page.locator('[data-item="labels"]')).toBeFocused();
  // 三（四）2 states 1 where all columns are 0.
  const total = "applications.results.unavailable.requiresCreation.total";
  await expect(officer.finding("stated-total", total)).toBeVisible();
  await officer.finding("stated-total", total).getByRole("button").press("Enter");
  await expect(page.locator(`[data-stated="${total}"]`)).toBeFocused();
  await page.keyboard.press("Control+A");
  await page.keyboard.type("0");
  await expect(officer.finding("stated-total", total)).toHaveCount(0);
  await officer.type("applications.results.granted.naturalPerson", "3件");
  await openAsDraft(page).press("Enter");
  await expect(page).toHaveURL(/#\/reports\/[^/]+\/finish$/);
  await expect(page.locator("[data-import-outcome]")).toContainText("福州市长乐区人民政府办公室 2024 年度");
  await officer.goTo("applications");
  await expect(officer.field("applications.results.granted.naturalPerson")).toHaveValue("3件");
  await expect(officer.field("applications.newlyReceived.naturalPerson")).toHaveValue("37");
  await officer.goTo("disputes");
  await expect(officer.field("disputes.reconsideration.upheld")).toHaveValue("1");
  await expect(officer.finding("not-read", "disputes")).toHaveCount(0);
});

test("a value lights up its place and a place its value", async ({ officer, page }) => {
  await officer.openList();
  await officer.openFile(path("hongze-2023.pdf"));
  await expect(openAsDraft(page)).toBeVisible();
  const id = "applications.newlyReceived.naturalPerson";
  await officer.field(id).hover();
  const lit = page.locator(".source-view td.lit");
  await expect(lit).toHaveText(await officer.field(id).inputValue());
  await expect(lit).toBeInViewport();
  await expect(page.locator(".strip")).toContainText("第 3 页");
  // The other way, by keyboard: the next place leads to the next column.
  await lit.getByRole("button").press("ArrowRight");
  await expect(page.locator(".result-cell.lit input")).toHaveAttribute(
    "name",
    "applications.newlyReceived.commercialEnterprise",
  );
  await page.keyboard.press("Enter");
  await expect(officer.field("applications.newlyReceived.commercialEnterprise")).toBeFocused();
});

test("several files are walked between, a bad one says so, and leaving stores nothing", async ({
  officer,
  page,
}) => {
  await officer.openList();
  await officer.openFile(path("hangzhou-2025.html"), path("suqian-2023.txt"), path("suqian-2024.txt"));
  await expect(page.locator("[data-open-file]")).toHaveCount(3);
  await officer.openFile({
    name: "坏.docx",
    mimeType: "application/zip",
    buffer: Buffer.from("PK\u0003\u0004坏了"),
  });
  await expect(page.locator('[data-import-outcome="rejected"]')).toContainText("打不开“坏.docx”");
  await page.locator("[data-open-file]").nth(1).press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("打开文件 · suqian-2023.txt");
  await officer.type("otherMatters", "改过");
  await page.getByRole("button", { name: "不打开", exact: true }).click();
  await expect(page.getByText("在这里改过、选过 1 处。不打开就不保留。")).toBeVisible();
  await page.getByRole("button", { name: "继续看" }).press("Enter");
  await expect(page.getByRole("button", { name: "不打开", exact: true })).toBeFocused();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "不打开，不保留" }).click();
  await expect(page.locator("[data-import-outcome]").last()).toBeVisible();
  await expect(page.locator("[data-open-file]")).toHaveCount(2);
  for (const left of [1, 0]) {
    await page.getByRole("button", { name: "不打开", exact: true }).click();
    if (left === 1)
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("打开文件 · suqian-2024.txt");
  }
  await expect(page).toHaveURL(/#\/$/);
  await expect(page.getByText("没有作为草稿打开“suqian-2024.txt”，读到的内容没有保存。")).toBeVisible();
  await expect(page.locator("a.unit")).toHaveCount(0);
});

test("an export of ours that was edited is shown with both, and each difference is chosen", async ({
  officer,
  page,
}) => {
  await officer.openExample();
  await officer.goTo("finish");
  const { text } = await officer.download("export-html");
  const edited = text.replace(">37<", ">39<");
  expect(edited).not.toBe(text);
  await officer.openList();
  await officer.openFile({ name: "改过.html", mimeType: "text/html", buffer: Buffer.from(edited) });
  const id = "applications.newlyReceived.naturalPerson";
  const difference = page.locator(`[data-edit="${id}"]`);
  await expect(difference).toContainText("37");
  await expect(difference).toContainText("39");
  await expect(page.locator("[data-edit]")).toHaveCount(1);
  await expect(officer.field(id)).toHaveValue("37");
  await difference.locator('[data-take="shown"]').check();
  await expect(officer.field(id)).toHaveValue("39");
  await openAsDraft(page).click();
  await officer.goTo("applications");
  await expect(officer.field(id)).toHaveValue("39");
});

test("page content is pasted onto the screen", async ({ page, officer }) => {
  await page.goto("./#/open");
  await expect(page.getByRole("heading", { level: 1, name: "打开已有的报告" })).toBeFocused();
  await page.evaluate((html) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/html", html);
    window.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }));
  }, fixtureText("hangzhou-2025.html"));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("打开文件 · 粘贴的内容");
  await expect(officer.field("year")).toHaveValue("2025");
});

test("axe finds nothing, and nothing overflows at 1366, 820 and 390 px", async ({ officer, page }) => {
  const sizes = [...DESK_SIZES, { width: 390, height: 800 }];
  await page.goto("./#/open");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expectNoViolations(page, sizes);
  await officer.openFile(path("changle-2024.txt"), path("hangzhou-2025.html"));
  await expect(page.locator("[data-open-file]")).toHaveCount(2);
  await expect(page.locator("[data-rule]").first()).toBeVisible();
  await page.keyboard.press("Alt+ArrowDown");
  await expectNoViolations(page, sizes);
  for (const size of sizes) {
    await page.setViewportSize(size);
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(size.width);
  }
});

test("a folder dropped with a folder in it is read whole, system files aside", async ({ page }) => {
  await page.goto("./#/open");
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  await page.evaluate(dropFolder, {
    "甲/宿迁/suqian-2023.txt": fixtureText("suqian-2023.txt"),
    "甲/宿迁/更深/suqian-2024.txt": fixtureText("suqian-2024.txt"),
    "甲/.DS_Store": "x",
  });
  await expect(page.locator("[data-open-file]")).toHaveCount(2);
  await expect(page.locator("[data-import-outcome]")).toHaveCount(0);
});

test("a dropped folder that holds nothing but system files is answered", async ({ page }) => {
  await page.goto("./#/open");
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  await page.evaluate(dropFolder, { "甲/.DS_Store": "x", "甲/乙/Thumbs.db": "x" });
  await expect(page.locator("[data-import-outcome]")).toHaveText("里面只有系统文件，没有可打开的文件。");
});

test("a file that was changed after it was chosen says so; the others are read", async ({
  officer,
  page,
}) => {
  const folder = mkdtempSync(join(tmpdir(), "changed-"));
  try {
    const changing = join(folder, "在改.txt");
    writeFileSync(changing, fixtureText("suqian-2023.txt"));
    await page.goto("./#/open");
    await page.evaluate(() => {
      // Holds back what is chosen until the test has changed it.
      (window as unknown as { change: Promise<void> }).change = new Promise((resolve) => {
        (window as unknown as { changed: () => void }).changed = resolve;
      });
      for (const name of ["arrayBuffer", "text"] as const) {
        const read = Blob.prototype[name] as () => Promise<unknown>;
        Blob.prototype[name] = async function (this: Blob) {
          await (window as unknown as { change: Promise<void> }).change;
          return read.call(this);
        } as never;
      }
    });
    await officer.openFile(changing, path("suqian-2024.txt"));
    writeFileSync(changing, "改过了，比选的时候短。");
    await page.evaluate(() => (window as unknown as { changed: () => void }).changed());
    await expect(page.locator('[data-import-outcome="rejected"]')).toContainText(
      "打不开“在改.txt”：文件读不出来",
    );
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("打开文件 · suqian-2024.txt");
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("a file that is read for more than two seconds says so, and is given up after twenty", async ({
  officer,
  page,
}) => {
  await page.clock.install();
  await page.addInitScript(() => {
    // A worker that never answers.
    window.Worker = class extends EventTarget {
      postMessage() {}
      terminate() {}
    } as never;
  });
  await page.goto("./#/open");
  await officer.openFile(path("suqian-2024.txt"));
  await expect(page.locator(".collecting")).toContainText("正在读 suqian-2024.txt");
  await expect(page.locator("[data-long-wait]")).toHaveCount(0);
  await page.clock.runFor(2_100);
  await expect(page.locator(".collecting")).toContainText("这个文件读得慢，最多等 20 秒");
  // The worker's part may be fetched later than the name is shown: its time begins then.
  await expect(async () => {
    await page.clock.runFor(5_000);
    await expect(page.locator('[data-import-outcome="rejected"]')).toContainText("读了 20 秒还没有读完", {
      timeout: 500,
    });
  }).toPass();
});

test("a stated total that is no number says that it is not taken, and what the draft keeps", async ({
  officer,
  page,
}) => {
  await officer.openList();
  await officer.openFile(path("changle-2024.txt"));
  const total = "applications.results.unavailable.requiresCreation.total";
  await page.locator(`[data-stated="${total}"]`).fill("一");
  const cell = page.locator(".result-total", { has: page.locator(`[data-stated="${total}"]`) });
  await expect(cell).toContainText("不是数字，没有采用，草稿里仍是原文的 1");
  await expect(officer.finding("stated-total", total)).toBeVisible();
  await page.locator(`[data-stated="${total}"]`).fill("2");
  await expect(cell).not.toContainText("没有采用");
});

test("nothing that a page, a document or a workbook names is fetched, run or kept", async ({
  officer,
  page,
}) => {
  const asked: string[] = [];
  page.on("request", (request) => {
    if (!/^(?:http:\/\/(?:localhost|127\.0\.0\.1)|blob:|data:)/.test(request.url()))
      asked.push(request.url());
  });
  await officer.openList();
  const hostile = fixtureText("hangzhou-2025.html").replace(
    "<body>",
    `<base href="http://outside.invalid/"><meta http-equiv="refresh" content="0;url=http://outside.invalid/">
     <link rel="stylesheet" href="http://outside.invalid/a.css"><style>@import "http://outside.invalid/b.css";
     body { background: url(http://outside.invalid/c.png) }</style>
     <body background="http://outside.invalid/d.png" onload="window.polluted=1">
     <img src="http://outside.invalid/e.png" onerror="window.polluted=1"><iframe src="http://outside.invalid/f"></iframe>
     <script src="http://outside.invalid/g.js"></script><script>window.polluted=1</script>
     <p style="background:url(http://outside.invalid/h.png)">=HYPERLINK("http://outside.invalid/i")</p>`,
  );
  await officer.openFile({ name: "../../甲?.html", mimeType: "text/html", buffer: Buffer.from(hostile) });
  await expect(openAsDraft(page)).toBeVisible();
  await expect(page.locator(".source-view")).toBeVisible();
  expect(asked).toEqual([]);
  expect(
    await page.evaluate(() => [({} as { polluted?: 1 }).polluted, (window as { polluted?: 1 }).polluted]),
  ).toEqual([undefined, undefined]);
});
