/** Officer and supervisor in two browser profiles, passing real files: submit, comment, return, fix, approve, merge. */
import { readFileSync } from "node:fs";
import type { Browser, Page } from "@playwright/test";
import { reviewFileOf, unitEntries } from "./generated-units";
import { expect, fixtureText, Officer, test } from "./officer";

interface Carried {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

const OTHER = "applications.results.otherHandling.other.naturalPerson";
const GRANTED = "applications.results.granted.naturalPerson";

/** Clicks and takes the file that is saved. */
async function saved(page: Page, click: () => Promise<void>): Promise<Carried> {
  const [download] = await Promise.all([page.waitForEvent("download"), click()]);
  return {
    name: download.suggestedFilename(),
    mimeType: "application/json",
    buffer: readFileSync(await download.path()),
  };
}

async function profile(browser: Browser, baseURL: string | undefined): Promise<Officer> {
  const context = await browser.newContext({
    ...(baseURL === undefined ? {} : { baseURL }),
    viewport: { width: 1366, height: 635 },
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
  });
  return new Officer(await context.newPage());
}

async function submit({ page, draftId }: Officer, reason = ""): Promise<Carried> {
  await page.goto(`./#/reports/${draftId}/finish`);
  const button = page.locator('[data-action="submit-review"]');
  await expect(button).toBeVisible();
  const name = page.getByLabel("填报人姓名");
  if ((await name.count()) > 0) await name.fill("张某");
  if (reason !== "") await page.getByLabel(/为什么现在送审/).fill(reason);
  return saved(page, () => button.click());
}

async function open(person: Officer, file: Carried): Promise<void> {
  await person.openList();
  await person.openFile(file);
  await expect(person.page).toHaveURL(/#\/reports\/[^/]+\/review$/);
}

async function decide({ page }: Officer, action: "approve" | "return"): Promise<Carried> {
  await page.locator(`[data-action="${action}"]`).click();
  await page.getByLabel("审核人姓名").fill("陈某");
  return saved(page, () => page.getByRole("button", { name: /并保存文件/ }).click());
}

/** The supervisor's name is asked with the first comment, and remembered. */
async function writeComment(page: Page): Promise<void> {
  await page.keyboard.press("Control+Enter");
  const name = page.getByLabel("审核人姓名，只问一次");
  if ((await name.count()) === 0) return;
  await expect(name).toBeFocused();
  await page.keyboard.type("陈某");
  await page.keyboard.press("Control+Enter");
}

/** Comments on a cell by keyboard alone. */
async function commentOnCell({ page }: Officer, id: string, text: string): Promise<void> {
  await page.locator(`button[data-place="${id}"]`).focus();
  await page.keyboard.press("Enter");
  await expect(page.locator(".comment-text")).toBeFocused();
  await page.keyboard.type(text);
  await writeComment(page);
  await expect(page.locator(".review-card.new", { hasText: text })).toBeVisible();
}

/** Selects words of a text with the mouse, as people do. */
async function selectWords(page: Page, text: string, words: string): Promise<void> {
  await page.locator(`[data-text="${text}"]`).evaluate((root, wanted) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(wanted) ?? -1;
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      getSelection()?.removeAllRanges();
      getSelection()?.addRange(range);
      node.parentElement?.dispatchEvent(new MouseEvent("mouseup", { bubbles: true }));
      return;
    }
    throw new Error(`no ${wanted}`);
  }, words);
}

test("submit, comment, return, answer, fix, resubmit, approve, and an approval that a change makes void", async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(120_000);
  const officer = await profile(browser, baseURL);
  const supervisor = await profile(browser, baseURL);

  // Errors block it until a reason is given.
  await officer.openExample();
  const id = officer.draftId;
  await officer.page.goto(`./#/reports/${id}/finish`);
  await officer.page.locator('[data-action="submit-review"]').click();
  await expect(officer.page.getByText(/请先改正；确实要送，请写明理由/)).toBeVisible();
  await expect(officer.page.getByLabel("填报人姓名")).toBeFocused();
  const first = await submit(officer, "上级要求今天先送");
  expect(first.name).toBe(
    "福州市长乐区人民政府办公室2024年政府信息公开工作年度报告（第1次送审）.review.json",
  );
  await expect(officer.page.locator("[data-stage]")).toContainText("已送审：第 1 次送审");

  // The supervisor reads the reason first, and comments on a cell, on words and on a finding.
  await open(supervisor, first);
  const { page } = supervisor;
  await expect(page.locator(".forced")).toContainText("上级要求今天先送（3 处：");
  await commentOnCell(supervisor, OTHER, "已主动公开的应计入予以公开，请核对。");
  await selectWords(page, "overview", "3793");
  await expect(page.locator(".words-meant textarea")).toHaveValue("3793");
  await page.keyboard.type("请说明这个数从哪里来。");
  await page.keyboard.press("Control+Enter");
  const citation = page.locator(".review-card.now", { hasText: "条例文号应为" });
  await expect(page.locator(".review-card.warning", { hasText: "条例文号应为" })).toBeVisible();
  await page.locator(".paper-title button").focus();
  await page.keyboard.press("n");
  await expect(page.locator(".review-card.now")).toBeFocused();
  const places = await page.locator(".review-card").count();
  for (let walked = 0; walked < places && (await citation.count()) === 0; walked += 1) {
    await page.keyboard.press("n");
    await expect(page.locator(".review-card.now")).toBeFocused();
  }
  await expect(citation).toBeFocused();
  await page.keyboard.press("c");
  await expect(page.locator(".comment-text")).toHaveValue(/条例文号应为/);
  await page.keyboard.press("Control+Enter");
  await expect(page.locator('[data-action="return"]')).toHaveText("退回修改（3 条新意见）");
  const returned = await decide(supervisor, "return");
  expect(returned.name).toContain("（退回）");
  await expect(page.locator(".standing-bar")).toContainText("陈某");

  // Comments stand at their cells and words; opening the file twice changes nothing.
  await open(officer, returned);
  await expect(officer.page.locator("[data-comment]")).toHaveCount(3);
  await open(officer, returned);
  await expect(officer.page.locator("[data-import-outcome]")).toContainText("已经打开过，没有新内容");
  await expect(officer.page.locator("[data-comment]")).toHaveCount(3);

  // Who did what, from which file with which content: in the history, and in the file that goes back.
  await officer.page.goto(`./#/reports/${id}/history`);
  const recorded = officer.page.locator(".record-list");
  await recorded.getByText("往来记录（5）").click();
  const sent = JSON.parse(first.buffer.toString());
  const code = sent.contentHash.slice("sha256:".length, "sha256:".length + 8).toUpperCase();
  for (const [index, words] of [
    ["新建"],
    ["张某 送审", first.name, code],
    ["打开文件", first.name, code],
    ["陈某 退回", returned.name, code],
    ["张某 打开文件", returned.name, code],
  ].entries()) {
    for (const word of words) await expect(recorded.locator("li").nth(index)).toContainText(word);
  }
  await officer.page.goto(`./#/reports/${id}/applications`);
  await officer.tableReady();
  const panel = officer.page.locator(".comments-panel");
  const onCell = panel.locator("[data-comment]", { hasText: "应计入予以公开" });
  await onCell.getByRole("button", { name: "去看" }).click();
  await expect(officer.field(OTHER)).toBeFocused();
  await officer.type(OTHER, "4");
  await officer.type(GRANTED, "6");
  await onCell.getByRole("button", { name: "回复…" }).click();
  await officer.page.keyboard.type("3 件已改计。");
  await officer.page.keyboard.press("Control+Enter");
  await expect(onCell).toContainText("张某：3 件已改计。");
  await expect(onCell).toBeFocused();
  const onWords = panel.locator("[data-comment]", { hasText: "从哪里来" });
  await onWords.getByRole("button", { name: "已改好" }).press("Enter");
  await expect(panel.locator(".officer-thread:focus")).toHaveCount(1);
  await expect(onCell).toContainText("陈某 ·");
  await expect(panel.locator(".settled-threads")).toContainText("已解决 1 条");
  await officer.page.goto(`./#/reports/${id}/finish`);
  const accept = officer.page.locator('[data-action="accept-computed"]');
  await expect(accept).toHaveCount(3);
  for (const left of [2, 1, 0]) {
    await accept.first().click();
    await expect(accept).toHaveCount(left);
  }
  await expect(officer.page.locator("[data-stage]")).toContainText("送审以后改了");

  // The second submission takes the place of the first and shows what changed.
  const second = await submit(officer);
  expect(JSON.parse(second.buffer.toString()).record.map(({ what }: { what: string }) => what)).toEqual([
    "created",
    "submitted",
    "opened",
    "returned",
    "opened",
    "submitted",
  ]);
  await open(supervisor, second);
  const cell = page.locator(`td:has(> button[data-place="${OTHER}"])`);
  await expect(cell).toHaveClass(/changed/);
  await expect(cell.locator("del")).toHaveText("7");
  await expect(page.locator(".review-card", { hasText: "应计入予以公开" })).toContainText("3 件已改计");
  const settled = page.locator(".review-card.changed", { hasText: "应计入予以公开" });
  await settled.getByRole("button", { name: "改得对" }).press("Enter");
  const resolved = page.locator(".review-card.resolved", { hasText: "应计入予以公开" });
  await expect(resolved.getByRole("button", { name: "重新提出" })).toBeFocused();
  await expect(page.locator(".forced")).toHaveCount(0);
  const approved = await decide(supervisor, "approve");
  await expect(page.locator(".standing-bar.approved")).toContainText("通过第 2 次送审");

  // Approved on the officer's side too, until a cell changes; likewise on the supervisor's.
  await open(officer, approved);
  await expect(officer.page.locator('[data-stage="approved"]')).toContainText("陈某");
  for (const person of [officer, supervisor]) {
    await person.page.goto(`./#/reports/${person.draftId}/applications`);
    await person.tableReady();
    await person.type("applications.carriedForward.naturalPerson", "4");
    await person.saved();
  }
  await officer.page.goto(`./#/reports/${id}/finish`);
  await expect(officer.page.locator('[data-stage="void"]')).toContainText("通过失效，要重新送审");
  await page.goto(`./#/reports/${supervisor.draftId}/review`);
  await expect(page.locator(".standing-bar.void")).toContainText("通过失效");
});

test("what the officer settled with a reason, carried-over too, is open nowhere: 定稿, 送审, rail, list, supervisor", async ({
  browser,
  baseURL,
}) => {
  const officer = await profile(browser, baseURL);
  const { page } = officer;
  await officer.openExample();
  await officer.goTo("cover");
  await page.getByRole("button", { name: "只填几个数" }).click();
  // The example has 1 carried over.
  await page.getByLabel("结转下年度 · 自然人").fill("2");
  await officer.goTo("finish");
  const over = officer.finding("carried-over", "applications.carriedOver.naturalPerson");
  await expect(over).toHaveAttribute("data-severity", "error");
  await expect(page.getByText(/^改正 4 处，核实 2 处，就可以定稿。/)).toBeVisible();
  await officer.takeComputedTotals();
  await over.getByRole("button", { name: "已核实…" }).click();
  await over.getByRole("button", { name: "统计口径不同" }).click();
  await officer.answerWarnings();
  await expect(page.getByText("该改的已改，该核实的已核实，可以定稿。")).toBeVisible();
  await expect(page.locator('[data-action="finalize"]')).toBeEnabled();
  await expect(page.getByLabel(/为什么现在送审/)).toHaveCount(0);
  await expect(page.locator('.rail [data-status="error"], .rail [data-status="warning"]')).toHaveCount(0);
  const file = await submit(officer);
  await officer.saved();
  await officer.openList();
  await expect(page.locator(".list.drafts tbody tr")).toContainText("可以定稿");

  const supervisor = await profile(browser, baseURL);
  await open(supervisor, file);
  const desk = supervisor.page;
  await expect(desk.locator(".chip", { hasText: "处必须改正" })).toHaveText(/^0/);
  await expect(desk.locator(".chip", { hasText: "处填报人有说明" })).toHaveText(/^3/);
  await expect(desk.locator(".review-nav .pip.e")).toHaveCount(0);
  await desk.goto("./#/summary");
  await expect(desk.locator(".units tbody tr", { hasText: "福州市长乐区" })).toContainText("说明 3");
  await expect(desk.locator(".units tbody .count")).toHaveCount(0);
  await supervisor.openList();
  await expect(desk.locator(".received tbody tr")).not.toContainText("必须改正");
});

test("comments stand at their words where the officer writes: read, answered and settled there by keyboard", async ({
  browser,
  baseURL,
}) => {
  const officer = await profile(browser, baseURL);
  const supervisor = await profile(browser, baseURL);
  await officer.openExample();
  const id = officer.draftId;
  const file = await submit(officer, "先送一稿");
  await open(supervisor, file);
  await selectWords(supervisor.page, "overview", "3793");
  await supervisor.page.keyboard.type("请说明这个数从哪里来。");
  await writeComment(supervisor.page);
  await expect(supervisor.page.locator(".review-card.new", { hasText: "从哪里来" })).toBeVisible();
  await commentOnCell(supervisor, OTHER, "请核对。");
  await open(officer, await decide(supervisor, "return"));

  const { page } = officer;
  await page.goto(`./#/reports/${id}/overview`);
  const mark = page.locator(".word-marks mark");
  await expect(mark).toHaveText("3793");
  const area = officer.field("overview");
  // The mark lies over the words: both layers break their lines alike.
  const boxes = await page.evaluate(() =>
    [".word-marks", ".dress", "textarea"].map((one) => {
      const element = document.querySelector(`.long-text ${one}`);
      const { x, y, width } = element?.getBoundingClientRect() ?? new DOMRect();
      return [x, y, width, element?.scrollHeight];
    }),
  );
  expect(boxes[0]).toEqual(boxes[2]);
  expect(boxes[1]).toEqual(boxes[2]);
  await area.focus();
  await page.keyboard.press("Tab");
  const pin = page.locator(".word-pins button");
  await expect(pin).toBeFocused();
  await expect(pin).toHaveAccessibleName("意见 1，对“3793”：请说明这个数从哪里来。");
  await page.keyboard.press("Enter");
  const card = page.locator(".word-card");
  await expect(card).toBeFocused();
  await expect(card).toContainText("陈某");
  await page.keyboard.press("Escape");
  await expect(card).toHaveCount(0);
  await expect(pin).toBeFocused();
  await page.keyboard.press("Enter");
  await card.getByRole("button", { name: "回复…" }).press("Enter");
  await page.keyboard.type("来自门户网站后台。");
  await page.keyboard.press("Control+Enter");
  await expect(card).toContainText("张某：来自门户网站后台。");
  // Text written before the words takes the mark with it.
  await area.press("Control+Home");
  await page.keyboard.type("按要求报告如下。");
  await expect(mark).toHaveText("3793");
  // The mouse finds the comment on the words themselves.
  const box = await mark.boundingBox();
  if (box === null) throw new Error("no mark");
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await expect(card).toBeVisible();
  await expect(area).toBeFocused();
  await card.getByRole("button", { name: "已改好" }).press("Enter");
  await expect(card).toHaveCount(0);
  await expect(mark).toHaveCount(0);
  await expect(area).toBeFocused();

  // A cell says what was said about it, and its comment in the panel is the one in hand.
  await officer.goTo("applications");
  await officer.tableReady();
  await officer.field(OTHER).focus();
  await expect(officer.field(OTHER)).toHaveAttribute("aria-description", "审核意见：请核对。");
  await expect(page.locator(".officer-thread.here")).toContainText("请核对。");
});

test("N and P walk through comments and findings from either end, and the focus goes with them", async ({
  browser,
  baseURL,
}) => {
  const officer = await profile(browser, baseURL);
  const supervisor = await profile(browser, baseURL);
  await officer.openExample();
  await open(supervisor, await submit(officer, "先送一稿"));
  const { page } = supervisor;
  await commentOnCell(supervisor, OTHER, "请核对 n 和 p。");
  await expect(page.locator(".review-card.warning", { hasText: "条例文号应为" })).toBeVisible();
  const cards = page.locator(".review-card");
  const count = await cards.count();
  expect(count).toBeGreaterThan(3);
  const inHand = page.locator(".review-card.now");
  const status = page.locator(".band [role=status]");
  const press = async (key: string, position: number): Promise<string | null> => {
    await page.keyboard.press(key);
    await expect(status).toHaveText(`第 ${position} 处，共 ${count} 处`);
    await expect(inHand).toBeFocused();
    await expect(inHand).toBeInViewport();
    return inHand.getAttribute("data-card");
  };
  // Nothing is in hand after a reload: P begins with the last, N after the last with the first.
  await page.reload();
  await expect(cards).toHaveCount(count);
  const backwards: (string | null)[] = [];
  for (let at = count; at >= 1; at -= 1) backwards.push(await press("p", at));
  expect(new Set(backwards).size).toBe(count);
  expect(await press("p", count)).toBe(backwards[0]);
  const forwards: (string | null)[] = [];
  for (let at = 1; at <= count; at += 1) forwards.push(await press("n", at));
  expect(forwards).toEqual([...backwards].reverse());
  expect(await press("n", 1)).toBe(forwards[0]);

  // Of what is filtered, only that; and no letter is taken from what somebody writes.
  await page.getByRole("button", { name: "1条新意见" }).press("Enter");
  await page.locator(".paper-title button").focus();
  await page.keyboard.press("p");
  await expect(inHand).toContainText("请核对 n 和 p。");
  await expect(inHand).toBeFocused();
  await page.locator(`button[data-place="${GRANTED}"]`).press("Enter");
  await page.keyboard.type("pn");
  await expect(page.locator(".comment-text")).toHaveValue("pn");
  await expect(page.locator(".comment-text")).toBeFocused();
});

test("a report is compared with the last year it came with, or that a file gives", async ({
  browser,
  baseURL,
}) => {
  const officer = await profile(browser, baseURL);
  const supervisor = await profile(browser, baseURL);
  const { page } = supervisor;
  await officer.openExample();
  await open(supervisor, await submit(officer, "先送一稿"));
  const compare = page.getByLabel("与上年比");
  await expect(compare).toBeDisabled();
  await expect(page.locator(".last-year-file")).toContainText("没有这个单位的上年报告");
  const report = JSON.parse(fixtureText("changle-2024.json"));
  const lastYear = (newly: number, year = 2023) => ({
    name: `上年${newly}.json`,
    mimeType: "application/json",
    buffer: Buffer.from(
      JSON.stringify({
        ...report,
        year,
        applications: { newlyReceived: { ...report.applications.newlyReceived, naturalPerson: newly } },
      }),
    ),
  });
  const file = page.locator('input[data-action="attach-last-year-file"]');
  await file.setInputFiles({ ...lastYear(1), buffer: Buffer.from("{") });
  await expect(page.locator(".last-year-file [role=status]")).toContainText("打不开“上年1.json”");
  await expect(compare).toBeDisabled();
  await file.setInputFiles(lastYear(21));
  await expect(compare).toBeChecked();
  const cell = page.locator('td:has(> button[data-place="applications.newlyReceived.naturalPerson"])');
  await expect(cell.locator("del")).toHaveText("21");
  await file.setInputFiles(lastYear(22, 2020));
  await expect(page.locator(".last-year-file")).toContainText("是 福州市长乐区人民政府办公室 2020 年度的");

  // What the officer compared with travels with the next submission.
  await officer.page.goto(`./#/reports/${officer.draftId}/cover`);
  await officer.page.locator('input[data-action="attach-last-year-file"]').setInputFiles(lastYear(33));
  await expect(officer.page.getByText("来自文件“上年33.json”")).toBeVisible();
  await officer.saved();
  await open(supervisor, await submit(officer, "再送一稿"));
  await expect(page.locator(".last-year-file")).toContainText("上年：送审文件");
  await page.getByLabel("与上年比").check();
  await expect(cell.locator("del")).toHaveText("33");
});

test("on a narrow screen the report's parts and the switches are asked for with one button", async ({
  browser,
  baseURL,
}) => {
  const officer = await profile(browser, baseURL);
  const supervisor = await profile(browser, baseURL);
  await officer.openExample();
  await open(supervisor, await submit(officer, "先送一稿"));
  const { page } = supervisor;
  const parts = page.getByRole("navigation", { name: "报告各部分" });
  await expect(parts).toBeVisible();
  await expect(page.getByRole("button", { name: "目录" })).toBeHidden();
  for (const [width, height] of [
    [1093, 508],
    [820, 1100],
  ] as const) {
    await page.setViewportSize({ width, height });
    await expect(parts).toBeHidden();
    const toggle = page.getByRole("button", { name: "目录" });
    await toggle.press("Enter");
    await expect(parts.getByRole("button").first()).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(parts).toBeHidden();
    await expect(toggle).toBeFocused();
    await toggle.press("Enter");
    await expect(page.getByLabel("只看有数的行")).toBeInViewport();
    await parts.getByRole("button", { name: /^四、/ }).press("Enter");
    await expect(parts).toBeHidden();
    await expect(page.locator('[data-place="disputes"]')).toBeFocused();
    await expect(page.locator('[data-place="disputes"]')).toBeInViewport();
  }
});

test("two supervisors' answers to one submission both arrive, and each only once", async ({
  browser,
  baseURL,
}) => {
  const officer = await profile(browser, baseURL);
  await officer.openExample();
  const file = await submit(officer, "先送一稿");
  const answers: Carried[] = [];
  for (const said of ["请核对这一格。", "这一格也请核对。"]) {
    const supervisor = await profile(browser, baseURL);
    await open(supervisor, file);
    await commentOnCell(supervisor, OTHER, said);
    answers.push(await decide(supervisor, "return"));
  }
  for (const [index, answer] of answers.entries()) {
    await open(officer, answer);
    await expect(officer.page.locator("[data-import-outcome]")).toContainText("已打开");
    await expect(officer.page.locator("[data-comment]")).toHaveCount(index + 1);
  }
  for (const answer of answers) {
    await open(officer, answer);
    await expect(officer.page.locator("[data-import-outcome]")).toContainText("已经打开过，没有新内容");
  }
  await expect(officer.page.locator("[data-comment]")).toHaveCount(2);
});

test("what both changed while the file was away is merged three ways, each difference chosen by hand", async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(120_000);
  const officer = await profile(browser, baseURL);
  const supervisor = await profile(browser, baseURL);
  await officer.openExample();
  const id = officer.draftId;
  const file = await submit(officer, "先送一稿");
  // The officer goes on.
  await officer.page.goto(`./#/reports/${id}/applications`);
  await officer.tableReady();
  await officer.type(OTHER, "5");
  await officer.type("applications.newlyReceived.otherOrganization", "2");
  await officer.saved();
  // The supervisor changes the same cell and another one.
  await open(supervisor, file);
  await supervisor.page.goto(`./#/reports/${supervisor.draftId}/applications`);
  await supervisor.tableReady();
  await supervisor.type(OTHER, "4");
  await supervisor.type(GRANTED, "6");
  await supervisor.page.getByRole("button", { name: "加注" }).click();
  const noteDialog = supervisor.page.getByRole("dialog", { name: "表下的注" });
  await noteDialog.getByRole("textbox", { name: "表下的注" }).fill("含上年结转。");
  await noteDialog.getByRole("button", { name: "确定" }).click();
  await expect(supervisor.page.getByRole("button", { name: "改注" })).toBeVisible();
  await supervisor.saved();
  await supervisor.page.goto(`./#/reports/${supervisor.draftId}/review`);
  // On the paper stands what is printed: notes too, and of a heading run in its own words alone.
  await expect(supervisor.page.locator("#review-applications .paper-note")).toHaveText("注：含上年结转。");
  await expect(
    supervisor.page.locator('[data-text="overview"] .kai').filter({ hasText: "（二）" }),
  ).toHaveText("（二）有力加强主动公开。");
  await commentOnCell(supervisor, GRANTED, "代为改正，请确认。");
  const returned = await decide(supervisor, "return");
  // What went out from here is nothing new here, whatever was changed before.
  await open(supervisor, returned);
  await expect(supervisor.page.locator("[data-import-outcome]")).toContainText("已经收到过，没有新内容");
  await open(officer, returned);
  const { page } = officer;
  await expect(page.locator("[data-proposal]")).toHaveCount(3);
  await expect(page.locator("[data-comment]")).toHaveCount(1);
  const note = page.locator('[data-proposal="notes.applications"]');
  await expect(note).toContainText("审核人改为含上年结转。");
  await note.getByRole("button", { name: "采用审核人的" }).press("Enter");
  await expect(note).toHaveCount(0);
  await expect(page.locator("[data-proposal]").last()).toBeFocused();
  const conflict = page.locator(`[data-proposal="${OTHER}"]`);
  await expect(conflict).toContainText("送审时7");
  await expect(conflict).toContainText("我现在5");
  await expect(conflict).toContainText("审核人改为4");
  await conflict.getByRole("button", { name: "保留我的" }).click();
  await page
    .locator(`[data-proposal="${GRANTED}"]`)
    .getByRole("button", { name: "采用审核人的" })
    .press("Enter");
  await expect(page.locator("[data-proposal]")).toHaveCount(0);
  await expect(page.locator("[data-comment]").first()).toBeFocused();
  await open(officer, returned);
  await expect(page.locator("[data-proposal]")).toHaveCount(0);
  // Returned once more with another comment: what was decided is not asked again, whatever was typed since.
  await page.goto(`./#/reports/${id}/applications`);
  await officer.tableReady();
  await officer.type(GRANTED, "8");
  await officer.saved();
  await commentOnCell(supervisor, OTHER, "这一格也请确认。");
  await open(officer, await decide(supervisor, "return"));
  await expect(page.locator("[data-comment]")).toHaveCount(2);
  await expect(page.locator("[data-proposal]")).toHaveCount(0);
  await page.goto(`./#/reports/${id}/applications`);
  await expect(officer.field(OTHER)).toHaveValue("5");
  await expect(officer.field(GRANTED)).toHaveValue("8");
  await expect(page.getByRole("button", { name: "改注" })).toBeVisible();
  await expect(officer.field("applications.newlyReceived.otherOrganization")).toHaveValue("2");
});

test("a second, different file of one submission is said to be one where it is opened, and quotes have no stars", async ({
  browser,
  baseURL,
}) => {
  const supervisor = await profile(browser, baseURL);
  const { page } = supervisor;
  const entries = { ...unitEntries(0, 2024, 7), overview: "**主动公开。**全年公开 3 条。" };
  await open(supervisor, { ...reviewFileOf(entries, "unit-0"), name: "甲.json" });
  await page.locator('[data-place="overview"]').press("Enter");
  await page.keyboard.type("请核对。");
  await writeComment(page);
  await expect(page.locator(".review-card.new blockquote")).toHaveText("主动公开。全年公开 3 条。");
  // A comment that is taken back leaves the focus where one can go on.
  await page.locator(".review-card.new").getByRole("button", { name: "删除" }).press("Enter");
  await expect(page.locator(".review-card.new")).toHaveCount(0);
  await expect(page.locator("body")).not.toBeFocused();
  await open(supervisor, {
    ...reviewFileOf({ ...entries, overview: "另一份。" }, "unit-0"),
    name: "乙.json",
  });
  await expect(page.locator("[data-import-outcome]")).toContainText("内容却不同。两份都留着");
  await page.goto("./#/summary");
  const row = page.locator("tr[data-unit]");
  await expect(row).toContainText("收到 2 份不同的");
  const codes = await row.locator(".fork a").allTextContents();
  expect(new Set(codes.map((words) => /校验码 (\w{4} \w{4})/.exec(words)?.[1])).size).toBe(2);
  // The next submission settles it.
  await open(supervisor, {
    ...reviewFileOf({ ...entries, overview: "定了。" }, "unit-0", 2),
    name: "丙.json",
  });
  await page.goto("./#/summary");
  await expect(row).toHaveAttribute("data-state", "submitted");
});

test("a comment that was begun is there after a reload", async ({ browser, baseURL }) => {
  const officer = await profile(browser, baseURL);
  await officer.openExample();
  const file = await submit(officer, "先送一稿");
  const supervisor = await profile(browser, baseURL);
  await open(supervisor, file);
  await supervisor.page.locator(`button[data-place="${OTHER}"]`).click();
  await supervisor.page.keyboard.type("写到一半");
  await supervisor.page.reload();
  await expect(supervisor.page.locator(".comment-text")).toHaveValue("写到一半");
});

test("tampered, broken, newer, foreign and repeated files are refused or said in clear words; nothing stored changes", async ({
  officer,
  page,
  browser,
  baseURL,
}) => {
  const writer = await profile(browser, baseURL);
  await writer.openExample();
  const good = await submit(writer, "先送一稿");
  const text = good.buffer.toString();
  const file = (name: string, content: string): Carried => ({
    name,
    mimeType: "application/json",
    buffer: Buffer.from(content),
  });
  const tampered = text.replace('"naturalPerson": 37', '"naturalPerson": 38');
  expect(tampered).not.toBe(text);
  await open(officer, good);
  // What the rules over texts find is numbered in the text: they come after the rest.
  const textsRead = page.locator(".review-card.warning", { hasText: "条例文号应为" });
  await expect(textsRead).toBeVisible();
  const before = await page.locator(".paper").textContent();
  await officer.openList();
  await officer.openFile(
    file("改过.json", tampered),
    file("断了.json", text.slice(0, text.length / 2)),
    file("新版.json", text.replace('"schemaVersion": 1', '"schemaVersion": 9')),
    file("别的.json", '{"kind":"something-else"}'),
    good,
  );
  const outcomes = page.locator("[data-import-outcome]");
  await expect(outcomes).toHaveCount(5);
  for (const [name, words] of [
    ["改过", "内容与校验码不符"],
    ["断了", "内容不完整"],
    ["新版", "由更新版本生成"],
    ["别的", "不是年度报告文件"],
  ] as const) {
    await expect(outcomes.filter({ hasText: name })).toContainText(words);
    await expect(outcomes.filter({ hasText: name })).toHaveAttribute("data-import-outcome", "rejected");
  }
  await expect(outcomes.last()).toContainText("已经收到过，没有新内容");
  await expect(page.locator(".received .list tbody tr")).toHaveCount(1);
  await page.locator(".received .unit").click();
  await expect(textsRead).toBeVisible();
  expect(await page.locator(".paper").textContent()).toBe(before);
});
