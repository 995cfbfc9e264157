/** Last year's report beside this year's: taken over, compared, answered. */
import AxeBuilder from "@axe-core/playwright";
import { expect, fixture, fixtureText, inOnePage, test } from "./officer";

const UNIT = "福州市长乐区人民政府办公室";
const OVER = "applications.carriedOver.naturalPerson";

test("the unit's report of the year before is offered, compared, and a difference answered until it changes", async ({
  officer,
  page,
}) => {
  await officer.openList();
  await page.locator('input[data-action="open-file"]').setInputFiles({
    name: "2024.json",
    mimeType: "application/json",
    buffer: Buffer.from(fixtureText("changle-2024.json")),
  });
  await expect(page).toHaveURL(/#\/reports\/[^/]+\/finish$/);
  await officer.startReport(UNIT, "2025");
  // Declined, the offer is gone and the focus is not; undone, it is made again.
  await page.getByRole("button", { name: "不用" }).click();
  const offer = page.locator('[data-notice="last-year-offered"]');
  await expect(offer).toHaveCount(0);
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  await page.keyboard.press("Control+Z");
  await offer.getByRole("button", { name: "用作上年报告" }).click();
  await expect(page.locator(".last-year")).toContainText(`${UNIT} 2024 年度`);

  await officer.goTo("applications");
  await officer.tableReady();
  // The report of 2024 carries 3 applications of natural persons forward.
  await officer.type(OVER, "5");
  const finding = officer.finding("carried-over", OVER);
  await expect(finding).toContainText("自然人：上年报告结转 3 件，本年“上年结转”填 5 件。");
  await officer.field("applications.newlyReceived.naturalPerson").focus();
  await expect(page.getByText("上年 37")).toBeVisible();

  const received = officer.field("applications.newlyReceived.naturalPerson");
  const frame = page.locator("td", { has: received });
  const before = await page.locator("table.grid").boundingBox();
  await expect(frame).not.toHaveAttribute("data-last-year");
  await page.getByLabel("显示上年").check();
  await expect(frame).toHaveAttribute("data-last-year", "37");
  await expect(received).toHaveValue("");
  await expect(received).toHaveAccessibleDescription("上年 37");
  expect(await frame.evaluate((cell) => getComputedStyle(cell, "::before").content)).toContain("37");
  expect(await page.locator("table.grid").boundingBox()).toEqual(before);

  await finding.locator('[data-action="answer-warning"]').click();
  await finding.getByLabel("核实的情况").fill("上年报告漏报2件");
  await page.keyboard.press("Enter");
  await expect(finding).toContainText("已核实：上年报告漏报2件");
  // Settled is settled everywhere.
  await expect(officer.field(OVER)).not.toHaveAttribute("aria-invalid");
  await expect(page.locator('[data-step="applications"]')).not.toHaveAttribute("data-status", "error");
  await officer.type(OVER, "6");
  await expect(finding).toContainText("后来数字或文字变了，请重新核实");
  await expect(officer.field(OVER)).toHaveAttribute("aria-invalid", "true");
  await expect(page.locator('[data-step="applications"]')).toHaveAttribute("data-status", "error");
  // The answer that fell has the panel's width, not a column between the buttons.
  const [width = 0, acts = 0] = await finding
    .locator(".answered, .acts")
    .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().width).sort((a, b) => a - b));
  expect(width).toBe(acts);
});

test(
  "what is typed by hand, and what is filled from last year",
  inOnePage({
    "the numbers that matter can be typed by hand": async ({ officer, page }) => {
      await officer.startReport(officer.anotherUnit(), "2024");
      await page.getByRole("button", { name: "只填几个数" }).click();
      await expect(page.getByLabel("结转下年度 · 自然人")).toBeFocused();
      await page.keyboard.type("4");
      await officer.goTo("applications");
      await officer.tableReady();
      await officer.type(OVER, "1");
      const finding = officer.finding("carried-over", OVER);
      await expect(finding).toContainText("上年报告结转 4 件");
      await finding.getByRole("button", { name: "改为 4" }).click();
      await expect(officer.field(OVER)).toHaveValue("4");
    },

    "上年结转 is filled from last year's report, and one undo takes it back": async ({ officer, page }) => {
      await officer.startReport(officer.anotherUnit(), "2024");
      await page.getByRole("button", { name: "只填几个数" }).click();
      await page.getByLabel("结转下年度 · 自然人").fill("4");
      await page.getByLabel("结转下年度 · 商业企业").fill("1");
      await page.getByLabel("结转下年度 · 科研机构").fill("0");
      await officer.goTo("applications");
      await officer.tableReady();
      const cell = (column: string) => officer.field(`applications.carriedOver.${column}`);
      await officer.type("applications.carriedOver.commercialEnterprise", "2");
      const more = page.getByRole("button", { name: /填上年结转/ });
      await more.click();
      await page.getByRole("menuitem", { name: "按上年报告填上年结转", exact: true }).click();
      await expect(page.getByText("已填 2 格（Ctrl+Z 撤销）；1 格与上年报告不同，没有改")).toBeVisible();
      await expect(cell("naturalPerson")).toHaveValue("4");
      await expect(cell("researchInstitution")).toHaveValue("0");
      await expect(cell("commercialEnterprise")).toHaveValue("2");
      await expect(cell("otherOrganization")).toHaveValue("");
      await page.keyboard.press("Control+Z");
      await expect(cell("naturalPerson")).toHaveValue("");
      await expect(cell("researchInstitution")).toHaveValue("");
      await more.click();
      await page.getByRole("menuitem", { name: "按上年报告填上年结转，不同的也改" }).click();
      await expect(cell("commercialEnterprise")).toHaveValue("1");
      await expect(cell("naturalPerson")).toHaveValue("4");
    },

    "numbers typed by hand for one year are not those of the year before another": async ({
      officer,
      page,
    }) => {
      await officer.startReport(officer.anotherUnit(), "2024");
      const card = page.locator(".last-year");
      await card.getByRole("button", { name: "只填几个数" }).click();
      await card.getByLabel("结转下年度 · 自然人").fill("4");
      await expect(card.locator(".cautions")).toBeEmpty();
      await officer.type("year", "2026");
      await expect(card).toContainText("不是上一年度（2025 年度）的：没有和它核对");
    },
  }),
);

test("beside 上年结转 stands last year's 结转下年度: as a ghost, in the strip, and in 用上年数", async ({
  officer,
  page,
}) => {
  // 1 was carried over into 2024 and 3 forward out of it.
  const report = JSON.parse(fixtureText("changle-2024.json"));
  await officer.openReport({ ...report, organization: "甲局" });
  await officer.saved();
  await officer.startReport("甲局", "2025");
  await page.getByRole("button", { name: "用作上年报告" }).click();
  await officer.goTo("applications");
  await officer.tableReady();
  await page.getByLabel("显示上年").check();
  const cell = officer.field(OVER);
  await expect(page.locator("td", { has: cell })).toHaveAttribute("data-last-year", "3");
  await expect(cell).toHaveAccessibleDescription("上年“结转下年度继续办理” 3");
  const total = officer.computed("applications.carriedOver.total");
  await expect(page.locator("td", { has: total })).toHaveAttribute("data-last-year", "3");
  await cell.focus();
  await expect(page.locator(".last-year-value")).toHaveText("上年“结转下年度继续办理” 3");
  await page.keyboard.type("1");
  await expect(page.locator(".last-year-value")).toHaveText("上年“结转下年度继续办理” 3　−2");
  await cell.click({ button: "right" });
  await page.getByRole("menuitem", { name: "用上年数 3" }).click();
  await expect(cell).toHaveValue("3");
  await expect(officer.finding("carried-over", OVER)).toHaveCount(0);
});

test("last year's figures stay shown, give way to long numbers, and stand in every table", async ({
  officer,
  page,
}) => {
  await officer.startReport("甲局", "2024");
  await page.getByRole("button", { name: "只填几个数" }).click();
  await page.getByLabel("结转下年度 · 自然人").fill("12");
  await page.getByLabel("行政规范性文件 · 现行有效").fill("17");
  await officer.goTo("applications");
  await officer.tableReady();
  // The switch is never under the panel of findings, whatever the screen's width.
  for (const width of [1366, 1093, 820]) {
    await page.setViewportSize({ width, height: 635 });
    const shown = page.locator(".last-year-switch");
    await expect(shown).toBeInViewport({ ratio: 1 });
    const reached = await shown.evaluate((label) => {
      const { right, top, height } = label.getBoundingClientRect();
      return label.contains(document.elementFromPoint(right - 2, top + height / 2));
    });
    expect(reached, `${width} px`).toBe(true);
  }
  await page.setViewportSize({ width: 1366, height: 635 });
  await page.getByLabel("显示上年").press("Space");
  const forward = officer.field("applications.carriedForward.naturalPerson");
  const frame = page.locator("td", { has: forward });
  await expect(frame).toHaveAttribute("data-last-year", "12");
  await forward.fill("123456789");
  await expect(frame).toHaveAttribute("data-crowded");
  await forward.fill("3");
  await expect(frame).not.toHaveAttribute("data-crowded");

  await officer.goTo("proactive");
  const inForce = officer.field("proactiveDisclosure.normativeDocuments.inForce");
  await expect(page.locator("td", { has: inForce })).toHaveAttribute("data-last-year", "17");
  await officer.tableReady();
  await inForce.click({ button: "right" });
  await page.getByRole("menuitem", { name: "用上年数 17" }).click();
  await expect(inForce).toHaveValue("17");
  await expect(inForce).toBeFocused();
  await page.keyboard.press("Control+Z");
  await expect(inForce).toHaveValue("");

  await officer.reload();
  await expect(page.getByLabel("显示上年")).toBeChecked();
  await expect(page.locator("td", { has: inForce })).toHaveAttribute("data-last-year", "17");
  await page.getByLabel("显示上年").uncheck();
  await expect(page.locator("td", { has: inForce })).not.toHaveAttribute("data-last-year");
});

const YEARS_HEAD = ["年度", "新收申请", "办结", "予以公开和部分公开占办结", "行政复议", "行政诉讼", "取自"];

test("核对 shows the main figures over the years, those of the published tables", async ({
  officer,
  page,
}) => {
  const chart = page.locator(".unit-years");
  const rows = () =>
    chart
      .locator("tr")
      .evaluateAll((lines) => lines.map((line) => [...line.children].map((cell) => cell.textContent)));
  await officer.openList();
  await officer.openFile(fixture("suqian-2024.txt").pathname);
  await page.locator('[data-action="open-as-draft"]').first().click();
  await officer.goTo("finish");
  await expect(page.getByRole("heading", { name: "送审" })).toBeVisible();
  // One year is no row of years.
  await expect(chart).toHaveCount(0);

  await officer.goTo("cover");
  await page
    .locator('input[data-action="attach-last-year-file"]')
    .setInputFiles(fixture("suqian-2023.txt").pathname);
  await expect(page.locator(".last-year")).toContainText("宿迁市 2023 年度");
  await officer.goTo("finish");
  await expect(chart.getByRole("heading")).toHaveText("近 2 年主要数字");
  await expect(chart.getByRole("img")).toHaveCount(5);
  await expect(chart.getByRole("img").first()).toHaveAccessibleName(
    "新收申请：2023 年 3511 件，2024 年 3525 件",
  );
  await chart.getByText("看数字").press("Enter");
  // 1191 + 328 of 3486 and 1431 + 471 of 3521; litigation 24 + 89 and 25 + 52.
  expect(await rows()).toEqual([
    YEARS_HEAD,
    ["2023 年", "3511", "3486", "43.6%", "440", "113", "上年报告"],
    ["2024 年", "3525", "3521", "54%", "170", "77", "本报告"],
  ]);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations).toEqual([]);

  // A later year finds both in the list, and knows nothing of its own yet; one emptied total is a gap.
  await officer.saved();
  await officer.startReport("宿迁市", "2025");
  await officer.goTo("finish");
  await expect(page.getByRole("heading", { name: "送审" })).toBeVisible();
  await expect(chart).toHaveCount(0);
  await page.getByRole("button", { name: "用作上年报告" }).click();
  await officer.goTo("disputes");
  await officer.tableReady();
  await officer.type("disputes.reconsideration.upheld", "1");
  for (const result of ["corrected", "otherResult", "pending"]) {
    await officer.type(`disputes.reconsideration.${result}`, "0");
  }
  await officer.type("disputes.litigationDirect.upheld", "3");
  await officer.goTo("finish");
  await chart.getByText("看数字").click();
  expect(await rows()).toEqual([
    YEARS_HEAD,
    ["2024 年", "3525", "3521", "54%", "170", "77", "上年报告"],
    ["2025 年", "没填", "没填", "没填", "1", "没填全", "本报告"],
  ]);
});

test("the years of 核对 come from the unit's other reports of the list", async ({ officer, page }) => {
  const report = JSON.parse(fixtureText("changle-2024.json"));
  for (const [year, naturalPerson] of [
    [2021, 11],
    [2023, 23],
  ]) {
    const { newlyReceived, ...rows } = report.applications;
    const { total: _, ...kinds } = newlyReceived;
    await officer.openReport({
      ...report,
      year,
      applications: { ...rows, newlyReceived: { ...kinds, naturalPerson } },
    });
    await officer.saved();
  }
  // Of another unit: not its years.
  await officer.openReport({ ...report, organization: "甲局", year: 2022 });
  await officer.openReport(report);
  await officer.goTo("finish");
  const chart = page.locator(".unit-years");
  await expect(chart.getByRole("heading")).toHaveText("近 4 年主要数字");
  await expect(chart.getByRole("img", { name: /^新收申请/ })).toHaveAccessibleName(
    "新收申请：2021 年 11 件，2022 年没有报告，2023 年 23 件，2024 年 37 件",
  );
  await chart.getByText("看数字").click();
  await expect(chart.locator("tr", { hasText: "2022 年" })).toContainText("没有报告");
  await expect(chart.locator("tr", { hasText: "2021 年" })).toContainText("列表里的草稿");
});

test("a file that is no report is refused by name and changes nothing; the next one read takes the refusal away", async ({
  officer,
  page,
}) => {
  await officer.startReport("宿迁市", "2024");
  const card = page.locator(".last-year");
  const file = page.locator('input[data-action="attach-last-year-file"]');
  await file.setInputFiles({
    name: "坏.json",
    mimeType: "application/json",
    buffer: Buffer.from('{"kind":1'),
  });
  await expect(card.getByRole("alert")).toContainText("打不开“坏.json”");
  await expect(card.getByRole("button", { name: "去掉" })).toHaveCount(0);
  await file.setInputFiles(fixture("suqian-2023.txt").pathname);
  await expect(card).toContainText("宿迁市 2023 年度");
  await expect(card.getByText("打不开")).toHaveCount(0);
  await expect(card.getByText("正在读")).toHaveCount(0);
});

test("another year's report is named as such, compared with nothing and not shown; the year put right takes it in", async ({
  officer,
  page,
}) => {
  await officer.startReport("宿迁市", "2024");
  const card = page.locator(".last-year");
  const file = page.locator('input[data-action="attach-last-year-file"]');
  await file.setInputFiles(fixture("suqian-2024.txt").pathname);
  await expect(card).toContainText("宿迁市 2024 年度");
  await expect(card).toContainText("不是上一年度（2023 年度）的：没有和它核对");
  await expect(card).not.toContainText("都和它核对");
  await officer.goTo("applications");
  await officer.tableReady();
  // 4 applications of natural persons are not what 2023 carried forward, nor what 2024 did.
  await officer.type(OVER, "4");
  await officer.field("applications.newlyReceived.naturalPerson").focus();
  await expect(page.getByText(/^上年 \d/)).toHaveCount(0);
  await expect(page.getByLabel("显示上年")).toHaveCount(0);
  await expect(officer.finding("carried-over", OVER)).toHaveCount(0);

  await officer.goTo("cover");
  await officer.type("year", "2025");
  await expect(card).toContainText("都和它核对");
  await expect(card.locator(".cautions")).toBeEmpty();
  await expect(officer.finding("carried-over", OVER)).toHaveCount(1);
});

test("another unit's report, and one of no unit, are cautioned of and compared, from a file and from the list", async ({
  officer,
  page,
}) => {
  const report = JSON.parse(fixtureText("changle-2024.json"));
  await officer.openReport({ ...report, organization: "甲局", year: 2023 });
  await officer.saved();
  await officer.startReport(UNIT, "2024");
  const card = page.locator(".last-year");
  await page
    .locator('input[data-action="attach-last-year-file"]')
    .setInputFiles(fixture("hongze-2023.pdf").pathname);
  await expect(card).toContainText("与本单位名称不同，请确认");
  await expect(card).toContainText("都和它核对");
  await card.getByRole("button", { name: "换成列表里的" }).click();
  await card.getByRole("button", { name: "甲局 2023 年度" }).click();
  await expect(card).toContainText("甲局 2023 年度 来自本机的报告列表");
  await expect(card).toContainText("与本单位名称不同，请确认");
  // A report without its unit's name, and without one of its numbers.
  const { organization: _, ...nameless } = { ...report, year: 2023 };
  const { upheld: __, ...reconsideration } = report.disputes.reconsideration;
  nameless.disputes = { ...report.disputes, reconsideration };
  await page.locator('input[data-action="attach-last-year-file"]').setInputFiles({
    name: "去年.json",
    mimeType: "application/json",
    buffer: Buffer.from(JSON.stringify(nameless)),
  });
  await expect(card).toContainText("没有读到单位，请确认是本单位的报告");
  await expect(card).toContainText("三张表里有 1 格没有读到，这些格没有核对");
  await officer.type("organization", "乙局");
  await expect(card).toContainText("没有读到单位");
});

test("a document without any number is refused, and what was attached stays", async ({ officer, page }) => {
  await officer.startReport("宿迁市", "2024");
  const card = page.locator(".last-year");
  const file = page.locator('input[data-action="attach-last-year-file"]');
  await file.setInputFiles(fixture("suqian-2023.txt").pathname);
  await expect(card).toContainText("宿迁市 2023 年度");
  await file.setInputFiles({
    name: "句子.txt",
    mimeType: "text/plain",
    // Sentences of reports, one after another: texts, and no table.
    buffer: Buffer.from(
      "一、总体情况\n2024年，我局新收政府信息公开申请37件，均为自然人申请。\n五、存在的主要问题及改进情况\n公开内容不够细。\n",
    ),
  });
  await expect(card.getByRole("alert")).toContainText(
    "“句子.txt”：没有读到年度报告三张表里的数字。请确认选对了文件；表格是图片的，请改用文字版。没有改动。",
  );
  await expect(card).toContainText("宿迁市 2023 年度");
});
