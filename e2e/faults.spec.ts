/**
 * Nothing an officer typed is ever lost: each fault made for real in Chromium, with what was tried, what survived and what
 * was lost. In `npm test` each runs once, in its shortest form; `npm run faults` runs them as often and as long as the promises
 * ask.
 */
import { execFileSync, spawnSync } from "node:child_process";
import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type BrowserContext,
  type CDPSession,
  chromium,
  expect,
  type Page,
  test as plain,
} from "@playwright/test";
import { chromiumOptions } from "./chromium";
import { IN_FULL, RUNS } from "./long-run";
import { Officer, test } from "./officer";

/** What the desk promises: what was typed longer ago than this is there. ms. */
const BOUND = 100;
const KEY_EVERY = 100;
const DATABASE = "disclosure-report-desk";

const launch = await chromiumOptions();

function openProfile(profile: string, baseURL: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, {
    ...launch,
    baseURL,
    locale: "zh-CN",
    viewport: { width: 1366, height: 635 },
  });
}

/** A test in a profile on the disk: only there the browser keeps to a quota. */
async function inProfile(
  baseURL: string | undefined,
  work: (officer: Officer, page: Page) => Promise<void>,
): Promise<void> {
  const profile = mkdtempSync(join(tmpdir(), "profile-"));
  const context = await openProfile(profile, baseURL ?? "");
  const page = context.pages()[0] ?? (await context.newPage());
  await work(new Officer(page), page);
  await context.close();
  rmSync(profile, { recursive: true, force: true });
}

/** Ids of the browser's processes, found by their profile argument. */
function processesOf(profile: string): number[] {
  if (process.platform === "linux") {
    return readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .filter((id) => {
        try {
          return readFileSync(`/proc/${id}/cmdline`, "utf8").includes(profile);
        } catch {
          return false;
        }
      })
      .map(Number);
  }
  const list = execFileSync("ps", ["-axo", "pid,command"], { encoding: "utf8" });
  return list
    .split("\n")
    .filter((line) => line.includes(profile))
    .map((line) => Number.parseInt(line, 10));
}

function killBrowser(profile: string): void {
  for (const id of processesOf(profile)) {
    try {
      process.kill(id, "SIGKILL");
    } catch {
      // It ended by itself meanwhile.
    }
  }
}

interface Typing {
  readonly text: string;
  /** When each key had reached the page, ms. */
  readonly times: readonly number[];
}

/** Types at ten keys a second. */
async function typeSteadily(page: Page, keys: number): Promise<Typing> {
  const times: number[] = [];
  let text = "";
  for (let key = 0; key < keys; key += 1) {
    const began = Date.now();
    const digit = String((key % 9) + 1);
    await page.keyboard.press(digit);
    times.push(Date.now());
    text += digit;
    await new Promise((next) => setTimeout(next, Math.max(0, began + KEY_EVERY - Date.now())));
  }
  return { text, times };
}

/** Keys pressed more than the bound before `at` that are not in what was found. */
function lostKeys(typing: Typing, found: string, at: number): number {
  const due = typing.times.filter((time) => at - time > BOUND).length;
  return typing.text.startsWith(found) ? Math.max(0, due - found.length) : due;
}

/** In `npm test` once before and once after what is typed has to be on the disk. */
for (const delay of IN_FULL ? [0, 50, 200, 1000] : [50, 200]) {
  plain(`the browser is killed ${delay} ms after the last key`, async ({ baseURL }) => {
    plain.setTimeout(60_000 + RUNS * 30_000);
    const profile = mkdtempSync(join(tmpdir(), "kill-"));
    let tried = 0;
    let survived = 0;
    let lost = 0;
    let address = "";
    for (let run = 0; run < RUNS; run += 1) {
      let context = await openProfile(profile, baseURL ?? "");
      let page = context.pages()[0] ?? (await context.newPage());
      const officer = new Officer(page);
      if (address === "") {
        await officer.startReport("甲局", "2024");
        address = page.url().replace(/cover$/, "other");
      }
      await page.goto(address);
      await officer.field("otherMatters").fill("");
      await officer.saved();
      await officer.field("otherMatters").focus();
      const typing = await typeSteadily(page, 15);
      await new Promise((next) => setTimeout(next, delay));
      const killedAt = Date.now();
      killBrowser(profile);
      await context.close().catch(() => undefined);
      context = await openProfile(profile, baseURL ?? "");
      page = context.pages()[0] ?? (await context.newPage());
      await page.goto(address);
      const found = await new Officer(page).field("otherMatters").inputValue();
      tried += typing.text.length;
      survived += found.length;
      lost += lostKeys(typing, found, killedAt);
      await context.close();
    }
    rmSync(profile, { recursive: true, force: true });
    console.log(
      `killed ${delay} ms after the last key: tried ${tried} keys in ${RUNS} runs, survived ${survived}, lost beyond ${BOUND} ms: ${lost}`,
    );
    expect(lost).toBe(0);
  });
}

test("the tab crashes while somebody types", async ({ officer, page }) => {
  await officer.startReport("甲局", "2024");
  await officer.goTo("other");
  const address = page.url();
  let tried = 0;
  let survived = 0;
  for (let run = 0; run < RUNS; run += 1) {
    const crashing = await page.context().newPage();
    await crashing.goto(address);
    const field = crashing.locator('textarea[name="otherMatters"]');
    await field.fill("");
    await expect(crashing.locator('[data-save-state="saved"]')).toHaveCount(1);
    await field.focus();
    const typing = await typeSteadily(crashing, 10);
    await new Promise((next) => setTimeout(next, BOUND));
    await crashing.goto("chrome://crash").catch(() => undefined);
    await crashing.close().catch(() => undefined);
    const reopened = await page.context().newPage();
    await reopened.goto(address);
    await expect(reopened.locator('textarea[name="otherMatters"]')).toHaveValue(typing.text);
    tried += typing.text.length;
    survived += (await reopened.locator('textarea[name="otherMatters"]').inputValue()).length;
    await reopened.close();
  }
  console.log(`tab crash: tried ${tried}, survived ${survived}, lost ${tried - survived}`);
});

/** Types until the browser, which looks at its quota only now and then, refuses to store more; returns what was typed. */
async function typeUntilRefused(page: Page): Promise<string> {
  let typed = "";
  await expect(async () => {
    const more = "满了以后继续写。".repeat(50);
    await page.keyboard.insertText(more);
    typed += more;
    await expect(page.locator("[data-save-state]")).toHaveAttribute("data-save-state", "failed", {
      timeout: 300,
    });
  }).toPass({ timeout: 45_000 });
  return typed;
}

/** A small disk for a profile, where this user may mount one; null where not. */
function smallDisk(): string | null {
  const folder = mkdtempSync(join(tmpdir(), "small-"));
  const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=80m", "tmpfs", folder]);
  if (mounted.status === 0) return folder;
  rmSync(folder, { recursive: true });
  return null;
}

/** Fills the disk to the last block, and returns the file to delete. */
function fillDisk(folder: string): string {
  const filler = join(folder, "filler");
  for (const size of [1_000_000, 4096]) {
    try {
      for (;;) appendFileSync(filler, Buffer.alloc(size, 1));
    } catch {
      // It is full, to this size of a piece.
    }
  }
  return filler;
}

plain("the disk is full, then there is room again", async ({ baseURL }) => {
  plain.setTimeout(120_000);
  const disk = smallDisk();
  const profile = disk ?? mkdtempSync(join(tmpdir(), "profile-"));
  const context = await openProfile(profile, baseURL ?? "");
  const page = context.pages()[0] ?? (await context.newPage());
  const officer = new Officer(page);
  await officer.startReport("甲局", "2024");
  await officer.goTo("other");
  await officer.field("otherMatters").focus();
  await page.keyboard.type("先");
  await officer.saved();
  // Where no small disk can be mounted a quota stands for it: the same way through the desk, in other words.
  const cdp = await devtools(page);
  const origin = new URL(baseURL ?? "").origin;
  const filler = disk === null ? "" : fillDisk(disk);
  if (disk === null) await cdp.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 1000 });
  const typed = await typeUntilRefused(page);
  await expect(page.getByRole("alert")).toContainText(
    disk === null
      ? "本机浏览器存储空间已满"
      : "电脑磁盘已满，新内容暂存在页面中。请先「下载备份」到其他磁盘或 U 盘",
  );
  await expect(page.getByRole("button", { name: "重建草稿库" })).toHaveCount(0);
  if (disk === null) await cdp.send("Storage.overrideQuotaForOrigin", { origin });
  else rmSync(filler);
  await expect(page.locator("[data-save-state]")).toHaveAttribute("data-save-state", "saved", {
    timeout: 60_000,
  });
  await officer.reload();
  await expect(officer.field("otherMatters")).toHaveValue(`先${typed}`);
  await context.close();
  if (disk !== null) spawnSync("umount", ["-l", disk]);
  rmSync(profile, { recursive: true, force: true });
  console.log(
    `full disk (${disk === null ? "a quota stands for it" : "80 MB"}): tried ${typed.length + 1}, survived ${typed.length + 1}, lost 0`,
  );
});

async function devtools(page: Page): Promise<CDPSession> {
  return page.context().newCDPSession(page);
}

plain("the storage is full, then freed", async ({ baseURL }) => {
  await inProfile(baseURL, async (officer, page) => {
    const cdp = await devtools(page);
    const origin = new URL(baseURL ?? "").origin;
    // The browser asks how much room there is only when what it was last told is used up: little, so that it is soon.
    await cdp.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 50_000 });
    await officer.startReport("甲局", "2024");
    await officer.goTo("other");
    await officer.field("otherMatters").focus();
    await page.keyboard.type("先");
    await officer.saved();
    await cdp.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 1000 });
    const typed = await typeUntilRefused(page);
    await expect(page.getByRole("alert")).toContainText(
      "本机浏览器存储空间已满，新内容暂存在页面中。请先「下载备份」，再清理空间；清理后会自动继续保存。",
    );
    // Going on elsewhere and coming back keeps it too.
    await officer.goTo("cover");
    await page.goto("./#/");
    await page.locator(".list a.unit").click();
    await officer.goTo("other");
    await expect(officer.field("otherMatters")).toHaveValue(`先${typed}`);
    const backup = await officer.download("backup");
    expect(JSON.parse(backup.text).drafts[0].entries.otherMatters).toBe(`先${typed}`);
    await cdp.send("Storage.overrideQuotaForOrigin", { origin });
    await officer.saved();
    await officer.reload();
    await expect(officer.field("otherMatters")).toHaveValue(`先${typed}`);
    console.log(`quota: tried ${typed.length + 1}, survived ${typed.length + 1}, lost 0`);
  });
});

test("the site's data are cleared while somebody types", async ({ officer, page, baseURL }) => {
  await officer.startReport("甲局", "2024");
  await officer.goTo("other");
  await officer.field("otherMatters").focus();
  const cdp = await devtools(page);
  await page.keyboard.type("清除以前，");
  await officer.saved();
  await cdp.send("Storage.clearDataForOrigin", {
    origin: new URL(baseURL ?? "").origin,
    storageTypes: "all",
  });
  await page.keyboard.type("清除以后。");
  await expect(page.getByText("浏览器数据被清除，本页内容仍在。已重新写入。")).toBeVisible();
  await officer.saved();
  await officer.reload();
  await expect(officer.field("otherMatters")).toHaveValue("清除以前，清除以后。");
  await expect(page.locator(".top .report")).toHaveText("甲局 · 2024 年度");
  console.log("site data cleared while typing: tried 10, survived 10, lost 0");
});

test("the browser allows no storage: work goes on, and a backup holds it", async ({ officer, page }) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("denied", "SecurityError");
    };
  });
  await officer.startReport("甲局", "2024");
  await officer.type("publicationNote", "（此件主动公开）");
  await expect(page.getByRole("alert")).toContainText("当前浏览器不允许保存草稿（可能处于无痕模式）");
  await expect(page.locator("[data-save-state]")).toHaveAttribute("data-save-state", "failed");
  await page.goto("./#/");
  await expect(page.locator(".list tbody tr")).toContainText("甲局");
  const backup = await officer.download("backup");
  expect(JSON.parse(backup.text).drafts[0].entries.publicationNote).toBe("（此件主动公开）");
  await page.locator(".list a.unit").click();
  await expect(officer.field("publicationNote")).toHaveValue("（此件主动公开）");
});

/** Makes a page behave as the next version of the program, as far as the database sees. */
async function asNextVersion(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const open = IDBFactory.prototype.open;
    IDBFactory.prototype.open = function (name: string, version?: number) {
      return open.call(this, name, version === undefined ? undefined : version + 1);
    };
  });
}

test("a newer version opens in another window: this one writes the rest, says so and stops", async ({
  officer,
  page,
}) => {
  await officer.startReport("甲局", "2024");
  await officer.goTo("other");
  await officer.field("otherMatters").focus();
  await page.keyboard.type("最后一句");
  const newer = await page.context().newPage();
  await asNextVersion(newer);
  await newer.goto(page.url());
  await expect(newer.locator('textarea[name="otherMatters"]')).toHaveValue("最后一句");
  await expect(page.getByRole("alert")).toContainText("另一个窗口已更新到新版本，本窗口将停止保存。");
  await expect(officer.field("otherMatters")).not.toBeEditable();
  // Reloaded with the same old program it reads, and does not write.
  await page.getByRole("button", { name: "保存并刷新" }).click();
  await expect(page.getByRole("alert")).toContainText(
    "这些草稿由更新版本的程序保存，本版本只能查看和导出，不能修改。",
  );
  await expect(officer.field("otherMatters")).toHaveValue("最后一句");
  await expect(officer.field("otherMatters")).not.toBeEditable();
  await officer.goTo("finish");
  expect((await officer.download("export-json")).text).toContain("最后一句");
});

test("an old window blocks the upgrade: work goes on in the page, and is written when that window closes", async ({
  officer,
  page,
}) => {
  await officer.startReport("甲局", "2024");
  const address = page.url();
  await officer.saved();
  const old = await page.context().newPage();
  await old.goto("./icon.svg");
  await old.evaluate(
    (name) =>
      new Promise<void>((opened) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => {
          // Holds its connection open and hears of nothing.
          Object.assign(window, { held: request.result });
          opened();
        };
      }),
    DATABASE,
  );
  await page.goto("about:blank");
  await asNextVersion(page);
  await page.goto("./#/new");
  await expect(page.locator('[name="organization"]')).toBeFocused();
  await page.keyboard.type("乙局");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert")).toContainText("另一个窗口还开着旧版本");
  await officer.type("publicationNote", "（此件主动公开）");
  await expect(page.locator("[data-save-state]")).toHaveAttribute("data-save-state", "failed");
  await old.close();
  await officer.saved();
  await officer.reload();
  await expect(officer.field("publicationNote")).toHaveValue("（此件主动公开）");
  await page.goto(address);
  await expect(officer.field("organization")).toHaveValue("甲局");
});

/** Newest log of a database's folder. */
function newestLog(folder: string): string {
  const logs = readdirSync(folder)
    .filter((name) => name.endsWith(".log"))
    .map((name) => join(folder, name));
  const newest = logs.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0];
  if (newest === undefined) throw new Error("no log");
  return newest;
}

/** Overwrites a third of a file, from its middle third on. */
function spoil(path: string): void {
  const bytes = readFileSync(path);
  const from = Math.floor(bytes.length / 3);
  writeFileSync(path, bytes.fill(0xab, from, 2 * from));
}

/** Each kind of damage there may be to a database's files while the browser is closed. */
const DAMAGE: Readonly<Record<string, (folder: string) => void>> = {
  "some bytes of the log are wrong": (folder) => {
    const log = newestLog(folder);
    const bytes = readFileSync(log);
    const middle = Math.floor(bytes.length / 2);
    writeFileSync(log, bytes.fill(0xab, middle, middle + 4096));
  },
  "the manifest is missing": (folder) => {
    for (const name of readdirSync(folder)) if (name.startsWith("MANIFEST")) rmSync(join(folder, name));
  },
  "the log is cut in half": (folder) => {
    const log = newestLog(folder);
    truncateSync(log, Math.floor(statSync(log).size / 2));
  },
  "the log is empty": (folder) => truncateSync(newestLog(folder), 0),
  "CURRENT holds garbage": (folder) => writeFileSync(join(folder, "CURRENT"), "garbage"),
  "a table is wrong": (folder) => {
    const tables = readdirSync(folder).filter((name) => name.endsWith(".ldb"));
    if (tables.length === 0) throw new Error("no table: too little was stored");
    for (const name of tables) spoil(join(folder, name));
  },
};
/** In `npm test` one kind that the browser answers by beginning anew, and one after which it opens nothing. */
const SHORT = ["some bytes of the log are wrong"];

const unitsOf = (count: number): string[] => Array.from({ length: count }, (_, index) => `第${index + 1}局`);

/** A text that does not deflate, so that it takes room, and can be told from any other. */
function noise(characters: number, seed: number): string {
  let state = seed + 1;
  let text = "";
  for (let index = 0; index < characters; index += 1) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    text += String.fromCharCode(0x4e00 + ((state >> 8) % 8000));
  }
  return text;
}

/** How many drafts the site's own storage on the disk has a copy of, or at least knows. */
function onDisk(profile: string, what: "copy" | "seen"): number {
  const folder = findFolder(profile, /Local Storage.leveldb$/);
  const bytes = readdirSync(folder)
    .filter((name) => /\.(log|ldb)$/.test(name))
    .map((name) => readFileSync(join(folder, name), "latin1"))
    .join("");
  return new Set(bytes.match(new RegExp(`${what}:[0-9a-z]{20}`, "g"))).size;
}

for (const kind of IN_FULL ? Object.keys(DAMAGE) : SHORT) {
  plain(`damage on the disk: ${kind}: every draft is kept or named`, async ({ baseURL }) => {
    plain.setTimeout(180_000);
    // A table is written only when there is more than fits into the log.
    const many = kind === "a table is wrong";
    const units = unitsOf(many ? 100 : IN_FULL ? 12 : 4);
    const profile = mkdtempSync(join(tmpdir(), "damage-"));
    let context = await openProfile(profile, baseURL ?? "");
    let page = context.pages()[0] ?? (await context.newPage());
    const officer = new Officer(page);
    await officer.openList();
    await officer.openFile(
      ...units.map((organization, index) => ({
        name: `${organization}.json`,
        mimeType: "application/json",
        buffer: Buffer.from(
          JSON.stringify({
            kind: "gov-information-disclosure-annual-report",
            schemaVersion: 1,
            organization,
            year: 2024,
            overview: `${organization}。${noise(many ? 25_000 : 500, index)}`,
          }),
        ),
      })),
    );
    // They are listed together when all are stored: several megabytes, on a machine that has other things to do.
    await expect(page.locator(".list tbody tr")).toHaveCount(units.length, { timeout: 120_000 });
    await page.getByRole("link", { name: units[0] ?? "", exact: true }).click();
    await officer.goTo("other");
    await officer.field("otherMatters").focus();
    await page.keyboard.type("最后写的一句。");
    await officer.saved();
    const address = page.url();
    // Copies are made after a pause; the browser puts its own storage on the disk later still, or when it is quit.
    await expect
      .poll(
        () =>
          page.evaluate(
            () => Object.keys(window.localStorage).filter((key) => key.startsWith("copy:")).length,
          ),
        {
          timeout: 30_000,
        },
      )
      .toBeGreaterThan(many ? 10 : units.length - 1);
    // The browser puts its own storage on the disk at most once a minute.
    if (!many) await expect.poll(() => onDisk(profile, "copy"), { timeout: 90_000 }).toBe(units.length);
    await context.close();
    DAMAGE[kind]?.(findFolder(profile, /indexeddb\.leveldb$/));

    context = await openProfile(profile, baseURL ?? "");
    page = context.pages()[0] ?? (await context.newPage());
    const fates = await fatesOf(page, many ? units.filter((_, index) => index % 20 === 0) : units);
    const edited = fates.get(units[0] ?? "");
    if (edited === "kept") {
      await page.goto(address);
      await expect(new Officer(page).field("otherMatters")).toHaveValue("最后写的一句。");
    }
    await context.close();
    rmSync(profile, { recursive: true, force: true });
    const count = (fate: string) => [...fates.values()].filter((one) => one === fate).length;
    console.log(
      `damage, ${kind}: tried ${fates.size}, kept ${count("kept")}, named ${count("named")}, lost ${count("lost")}`,
    );
    expect(count("lost")).toBe(0);
    if (!many) expect(count("kept")).toBe(units.length);
  });
}

/** What became of each unit's draft: it opens with its text, or the desk says that it is lost, or neither. */
async function fatesOf(
  page: Page,
  units: readonly string[],
): Promise<Map<string, "kept" | "named" | "lost">> {
  const officer = new Officer(page);
  const notice = page.locator("[data-loss]");
  const field = officer.field("overview");
  let named = "";
  const readNotice = async () => {
    if (!(await notice.isVisible())) return;
    const missing = notice.getByRole("list", { name: "没有副本的" }).getByRole("listitem");
    named += (await missing.allTextContents()).join();
    await notice.getByRole("button", { name: "知道了" }).click();
  };
  const fates = new Map<string, "kept" | "named" | "lost">();
  for (const unit of units) {
    await page.goto("about:blank");
    await page.goto("./#/");
    await expect(page.locator("main h1")).toBeVisible();
    await readNotice();
    named += (await page.locator(".unlisted").allTextContents()).join();
    const link = page.getByRole("link", { name: unit, exact: true });
    if ((await link.count()) === 0) {
      fates.set(unit, named.includes(unit) ? "named" : "lost");
      continue;
    }
    const href = await link.getAttribute("href");
    await page.goto(`./${(href ?? "").replace(/cover$/, "overview")}`);
    // The notice may come over a draft that is there already.
    await expect(field.or(notice).first()).toBeVisible();
    await readNotice();
    const isNamed = named.includes(`${unit} `);
    if (!isNamed) await expect(field).toHaveValue(new RegExp(`^${unit}。`));
    fates.set(unit, isNamed ? "named" : "kept");
  }
  return fates;
}

function findFolder(root: string, wanted: RegExp): string {
  const found = readdirSync(root, { recursive: true, encoding: "utf8" }).find((path) => wanted.test(path));
  if (found === undefined) throw new Error(`no folder ${wanted}`);
  return join(root, found);
}

test("two windows type alternately in different cells: both see everything at once, nothing is lost", async ({
  officer,
  page,
}) => {
  await officer.startReport("甲局", "2024");
  await officer.goTo("disputes");
  const other = new Officer(await page.context().newPage());
  await other.page.goto(page.url());
  await expect(other.field("disputes.reconsideration.upheld")).toBeVisible();
  const columns = ["upheld", "corrected", "otherResult", "pending"];
  const cells = ["reconsideration", "litigationDirect", "litigationAfterReconsideration"].flatMap((kind) =>
    columns.map((column) => `disputes.${kind}.${column}`),
  );
  for (const [index, cell] of cells.entries()) {
    const who = index % 2 === 0 ? officer : other;
    await who.type(cell, String(index + 1));
  }
  for (const [index, cell] of cells.entries()) {
    await expect(officer.field(cell)).toHaveValue(String(index + 1));
    await expect(other.field(cell)).toHaveValue(String(index + 1));
  }
  await expect(officer.computed("disputes.reconsideration.total")).toHaveText("10");
  await expect(other.computed("disputes.reconsideration.total")).toHaveText("10");
  await expect(other.page.getByText("这份报告也在另一个窗口中修改，两边的修改会自动合并。")).toBeVisible();
  await officer.saved();
  await other.saved();
  await officer.reload();
  for (const [index, cell] of cells.entries())
    await expect(officer.field(cell)).toHaveValue(String(index + 1));
  console.log(`two windows, different cells: tried ${cells.length}, survived ${cells.length}, lost 0`);
});

test("two windows type in the same cell: taking turns the later stands; at the same time both are kept and asked about", async ({
  officer,
  page,
}) => {
  await officer.startReport("甲局", "2024");
  await officer.goTo("disputes");
  const other = new Officer(await page.context().newPage());
  await other.page.goto(page.url());
  const cell = "disputes.reconsideration.upheld";
  await expect(other.field(cell)).toBeVisible();
  for (let turn = 1; turn <= 6; turn += 1) {
    const [who, whom] = turn % 2 === 0 ? [officer, other] : [other, officer];
    await who.type(cell, String(turn));
    await expect(whom.field(cell)).toHaveValue(String(turn));
  }
  // At the same time: this window hears nothing while it types and cannot write, as a frozen one would not.
  await page.evaluate(() => {
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("held back", "QuotaExceededError");
    };
    window.addEventListener("release", () => {
      IDBObjectStore.prototype.put = put;
    });
  });
  await officer.type(cell, "7");
  await other.type(cell, "9");
  await other.saved();
  await page.evaluate(() => window.dispatchEvent(new Event("release")));
  await officer.saved();
  const finding = officer.finding("two-windows", cell);
  await expect(finding).toContainText("两个窗口都改了这一格");
  await expect(finding).toContainText("“7”");
  await expect(finding).toContainText("“9”");
  await expect(other.finding("two-windows", cell)).toHaveCount(1);
  await finding.getByRole("button", { name: "用另一个窗口的" }).click();
  await expect(officer.field(cell)).toHaveValue("9");
  await expect(other.finding("two-windows", cell)).toHaveCount(0);
  await expect(other.field(cell)).toHaveValue("9");
  console.log("two windows, same cell: tried 8, kept or asked about 8, lost 0");
});

test("a draft is deleted for good in one window while it is open in another: that says so and keeps the text", async ({
  officer,
  page,
}) => {
  await officer.startReport("甲局", "2024");
  await officer.type("publicationNote", "不想丢的");
  await officer.saved();
  const address = page.url();
  const other = new Officer(await page.context().newPage());
  await other.openList();
  await other.page.getByRole("button", { name: /更多操作/ }).click();
  await other.page.getByRole("menuitem", { name: "删除" }).click();
  await expect(page.locator('[data-lock="in-bin"]')).toContainText("这份报告在回收站里");
  await expect(officer.field("publicationNote")).not.toBeEditable();
  await other.page.getByRole("link", { name: "回收站（1）" }).click();
  await other.page.getByRole("button", { name: /^彻底删除 / }).click();
  await other.page.getByRole("button", { name: "彻底删除", exact: true }).click();
  await expect(other.page.getByText("回收站是空的。")).toBeVisible();

  await page.bringToFront();
  const lock = page.locator('[data-lock="removed"]');
  await expect(lock).toContainText("这份报告已在另一个窗口中彻底删除，只剩本页的内容");
  await expect(page.getByText("已重新写入")).toHaveCount(0);
  // Leaving does not hang, and does not bring the draft back.
  await page.goto("./#/");
  await expect(page.getByRole("heading", { level: 1, name: "我的报告" })).toBeVisible();
  await expect(page.locator(".list tbody tr")).toHaveCount(0);
  await page.goto(address);
  await expect(page.getByText("这份报告不在这台电脑的浏览器里")).toBeVisible();
});

test("what another window deleted for good can be kept as a new draft", async ({ officer, page }) => {
  await officer.startReport("甲局", "2024");
  await officer.type("publicationNote", "不想丢的");
  await officer.saved();
  const id = officer.draftId;
  const other = new Officer(await page.context().newPage());
  await other.openList();
  await other.page.getByRole("button", { name: /更多操作/ }).click();
  await other.page.getByRole("menuitem", { name: "删除" }).click();
  await other.page.getByRole("link", { name: "回收站（1）" }).click();
  await other.page.getByRole("button", { name: /^彻底删除 / }).click();
  await other.page.getByRole("button", { name: "彻底删除", exact: true }).click();
  await page.bringToFront();
  await page.getByRole("button", { name: "另存为新草稿" }).click();
  // Another draft's address, not the one that was deleted.
  await expect.poll(() => officer.draftId).not.toBe(id);
  await expect(officer.field("publicationNote")).toHaveValue("不想丢的");
  await expect(officer.field("publicationNote")).toBeEditable();
});

test("the database is rebuilt by another window: this one writes its draft again and goes on saving", async ({
  officer,
  page,
}) => {
  await officer.startReport("甲局", "2024");
  await officer.type("publicationNote", "一");
  await officer.saved();
  // There is a copy of this older state, which must not come back over what is typed later.
  await expect
    .poll(
      () => page.evaluate(() => Object.keys(window.localStorage).some((key) => key.startsWith("copy:"))),
      {
        timeout: 30_000,
      },
    )
    .toBe(true);
  const other = await page.context().newPage();
  await other.goto("./icon.svg");
  await other.evaluate(
    (name) =>
      new Promise<void>((deleted, failed) => {
        const request = indexedDB.deleteDatabase(name);
        request.onsuccess = () => deleted();
        request.onerror = () => failed(request.error);
      }),
    DATABASE,
  );
  await page.bringToFront();
  await officer.type("publicationNote", "一二");
  await expect(page.getByText("浏览器数据被清除，本页内容仍在。已重新写入。")).toBeVisible();
  await officer.saved();
  await officer.reload();
  await expect(officer.field("publicationNote")).toHaveValue("一二");
});

test("the storage does not answer: it is said within seconds, work goes on, and is written when it does", async ({
  officer,
  page,
}) => {
  await officer.startReport("甲局", "2024");
  await officer.goTo("other");
  await officer.field("otherMatters").focus();
  await page.keyboard.type("先");
  await officer.saved();
  // A frozen window holds a transaction open: every other write waits behind it.
  const frozen = await page.context().newPage();
  await frozen.goto("./icon.svg");
  await frozen.evaluate(
    (name) =>
      new Promise<void>((held) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => {
          const store = request.result
            .transaction(["drafts", "parts", "settings"], "readwrite")
            .objectStore("drafts");
          let holding = true;
          window.addEventListener("release", () => {
            holding = false;
          });
          const hold = () => {
            if (holding) store.count().onsuccess = hold;
            else request.result.close();
          };
          hold();
          held();
        };
      }),
    DATABASE,
  );
  await page.bringToFront();
  await officer.field("otherMatters").focus();
  await page.keyboard.type("没有回音时写的");
  await expect(page.locator("[data-save-state]")).toHaveAttribute("data-save-state", "failed", {
    timeout: 12_000,
  });
  await expect(page.getByRole("alert")).toContainText("保存没有响应，可能有另一个窗口占用了草稿库。");
  await expect(page.getByRole("button", { name: "重建草稿库" })).toHaveCount(0);
  await page.keyboard.type("，接着写");
  await frozen.evaluate(() => window.dispatchEvent(new Event("release")));
  await expect(page.locator("[data-save-state]")).toHaveAttribute("data-save-state", "saved", {
    timeout: 20_000,
  });
  await officer.reload();
  await expect(officer.field("otherMatters")).toHaveValue("先没有回音时写的，接着写");
  await expect(officer.finding("two-windows", "otherMatters")).toHaveCount(0);
});

test("a frozen window wakes up after another one has gone on", async ({ officer, page }) => {
  await officer.startReport("甲局", "2024");
  await officer.goTo("other");
  await officer.field("otherMatters").focus();
  await page.keyboard.type("甲写的。");
  const cdp = await devtools(page);
  await cdp.send("Page.setWebLifecycleState", { state: "frozen" });
  const other = new Officer(await page.context().newPage());
  await other.page.goto(page.url());
  await expect(other.field("otherMatters")).toHaveValue("甲写的。");
  await other.field("otherMatters").focus();
  await other.page.keyboard.press("Control+End");
  await other.page.keyboard.type("乙写的。");
  await other.saved();
  await cdp.send("Page.setWebLifecycleState", { state: "active" });
  await expect(officer.field("otherMatters")).toHaveValue("甲写的。乙写的。");
});

test("the page is reloaded again and again in the middle of typing", async ({ officer, page }) => {
  await officer.startReport("甲局", "2024");
  await officer.goTo("other");
  await expect(officer.field("otherMatters")).toBeVisible();
  let tried = 0;
  let lost = 0;
  for (let reload = 0; reload < (IN_FULL ? 5 * RUNS : 2); reload += 1) {
    await officer.field("otherMatters").fill("");
    await officer.saved();
    await officer.field("otherMatters").focus();
    const typing = await typeSteadily(page, 6);
    const at = Date.now();
    await page.reload();
    const found = await officer.field("otherMatters").inputValue();
    tried += typing.text.length;
    lost += lostKeys(typing, found, at);
  }
  console.log(`reload storm: tried ${tried}, lost beyond ${BOUND} ms: ${lost}`);
  expect(lost).toBe(0);
});

test("the clock is set back by a day", async ({ officer, page }) => {
  await officer.startReport("甲局", "2024");
  await officer.goTo("other");
  await officer.field("otherMatters").focus();
  await page.keyboard.type("昨天以前。");
  await officer.saved();
  await page.clock.setFixedTime(Date.now() - 86_400_000);
  await page.keyboard.type("昨天以后。");
  await officer.saved();
  await officer.reload();
  await expect(officer.field("otherMatters")).toHaveValue("昨天以前。昨天以后。");
});

test("leaving is not asked about when everything is saved, and is when it is not", async ({
  officer,
  page,
}) => {
  const asked: string[] = [];
  page.on("dialog", (dialog) => {
    asked.push(dialog.type());
    void dialog.accept();
  });
  await officer.startReport("甲局", "2024");
  await officer.type("publicationNote", "一");
  await officer.saved();
  await page.reload();
  await expect(officer.field("publicationNote")).toHaveValue("一");
  expect(asked).toEqual([]);
  await page.evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await officer.type("publicationNote", "二");
  await expect(page.locator("[data-save-state]")).toHaveAttribute("data-save-state", "failed");
  await page.reload();
  expect(asked).toEqual(["beforeunload"]);
});
