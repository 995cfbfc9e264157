/** Moving through the wizard, findings and their jumps, finalising. */
import { expect, inOnePage, partsWith, test } from "./officer";

test("steps are reached by rail, by links, by keys, by address, and the browser's back button goes back", async ({
  officer,
  page,
}) => {
  await officer.openExample();
  const id = officer.draftId;
  const heading = page.getByRole("heading", { level: 1 });
  await expect(heading).toHaveText("三、收到和处理政府信息公开申请情况");
  await expect(page).toHaveTitle("三、收到和处理政府信息公开申请情况 - 福州市长乐区人民政府办公室 2024 年度");
  await officer.goTo("disputes");
  await expect(heading).toHaveText("四、政府信息公开行政复议、行政诉讼情况");
  await expect(heading).toBeFocused();
  await page.getByRole("link", { name: /五、问题与改进 →/ }).click();
  await expect(heading).toHaveText("五、存在的主要问题及改进情况");
  await page.keyboard.press("Alt+PageDown");
  await expect(heading).toHaveText("六、其他需要报告的事项");
  await page.keyboard.press("Alt+PageUp");
  await expect(heading).toHaveText("五、存在的主要问题及改进情况");
  await page.goBack();
  await expect(heading).toHaveText("六、其他需要报告的事项");
  await page.goto(`./#/reports/${id}/overview`);
  await expect(heading).toHaveText("一、总体情况");
  await expect(heading).toBeFocused();
});

test("a warning that was answered leaves the rail, and what comes after 定稿 stands next to it", async ({
  officer,
  page,
}) => {
  await officer.openExample();
  await officer.goTo("finish");
  const cover = page.locator('[data-step="cover"]');
  await officer.takeComputedTotals();
  await expect(cover).toHaveAttribute("data-status", "warning");
  await officer.answerWarnings();
  await expect(cover).toHaveAttribute("data-status", "done");
  // Taken back, the focus is where the answer can be given again.
  const citation = officer.finding("citation", "preamble");
  await citation.getByRole("button", { name: "撤回" }).click();
  await expect(citation.getByRole("button", { name: "已核实…" })).toBeFocused();
  await page.keyboard.press("Control+Z");
  await page.locator('[data-action="finalize"]').click();
  await expect(page.getByRole("heading", { name: "已定稿，第 1 版" })).toBeFocused();
  await expect(page.locator(".finish-side > section h2").nth(1)).toHaveText("接下来");
});

test(
  "the rail and the lead-in of a new report",
  inOnePage({
    "the rail shows the state of each step": async ({ officer, page }) => {
      await officer.startReport(officer.anotherUnit(), "2024");
      const state = (step: string) => page.locator(`[data-step="${step}"]`);
      await expect(state("cover")).toHaveAttribute("data-status", "partial");
      await expect(state("disputes")).toHaveAttribute("data-status", "empty");
      await officer.goTo("disputes");
      await officer.type("disputes.reconsideration.upheld", "1");
      await expect(state("disputes")).toHaveAttribute("data-status", "partial");
      await officer.type("disputes.reconsideration.corrected", "一");
      await expect(state("disputes")).toHaveAttribute("data-status", "error");
      await expect(state("disputes")).toContainText("1");
      for (const field of await page.locator(".disputes input").all()) await field.fill("0");
      await expect(state("disputes")).toHaveAttribute("data-status", "done");
      await expect(state("finish")).toHaveAttribute("data-status", "empty");
    },

    "the lead-in can begin from a template whose open places are pointed at": async ({ officer, page }) => {
      await officer.startReport("长乐区教育局", "2024");
      await page.getByRole("button", { name: "插入导言范文" }).click();
      await expect(officer.field("preamble")).toBeFocused();
      await expect(officer.field("preamble")).toHaveValue(/由长乐区教育局编制完成本报告/);
      await expect(officer.finding("placeholder", "preamble")).toHaveCount(5);
      await expect(page.getByRole("button", { name: "插入导言范文" })).toHaveCount(0);
      await page.keyboard.press("Control+Z");
      await expect(officer.field("preamble")).toHaveValue("");
    },
  }),
);

test(
  "findings lead to their places, and are walked and mended there",
  inOnePage({
    "a finding leads to its very cell, to its total, to its words, across steps": async ({
      officer,
      page,
    }) => {
      await officer.openCopyOfExample();
      const total = "applications.results.unavailable.requiresCreation.total";
      await officer.finding("stated-total", total).getByRole("button", { name: "去这一行" }).click();
      await expect(officer.computed(total)).toBeFocused();
      await expect(officer.computed(total)).toHaveAttribute(
        "aria-describedby",
        `finding-stated-total-${total}`,
      );
      await expect(page.locator(`[id="finding-stated-total-${total}"]`)).toContainText(
        "原表合计写 1，各列相加为 0。",
      );

      await officer.finding("citation", "preamble").getByRole("button", { name: "去看" }).click();
      const preamble = officer.field("preamble");
      await expect(preamble).toBeFocused();
      expect(
        await preamble.evaluate((area: HTMLTextAreaElement) =>
          area.value.slice(area.selectionStart, area.selectionEnd),
        ),
      ).toBe("国务院令第七十一号");
      await expect(page.locator(".marks mark.w")).toHaveText("国务院令第七十一号");
      await page.keyboard.type("国务院令第711号");
      await expect(officer.finding("citation", "preamble")).toHaveCount(0);
      await expect(page.locator(".marks mark.w")).toHaveCount(0);
      await expect(preamble).toHaveValue(/（国务院令第711号）/);
    },

    "findings are walked by keyboard, round the report": async ({ officer, page }) => {
      await officer.openCopyOfExample();
      const focusedName = () => page.evaluate(() => document.activeElement?.getAttribute("name"));
      await expect(officer.finding("citation", "preamble")).toBeVisible();
      await page.keyboard.press("Alt+ArrowDown");
      await expect.poll(focusedName).toBe("applications.results.unavailable.requiresCreation.total");
      await page.keyboard.press("Alt+ArrowDown");
      await expect.poll(focusedName).toBe("applications.results.notProcessed.repeated.total");
      await page.keyboard.press("Alt+ArrowDown");
      await expect.poll(focusedName).toBe("disputes.reconsideration.total");
      await page.keyboard.press("Alt+ArrowDown");
      await expect.poll(focusedName).toBe("preamble");
      await page.keyboard.press("Alt+ArrowUp");
      await expect.poll(focusedName).toBe("disputes.reconsideration.total");
    },

    "several findings in one text are walked one by one, each with an element that describes the text":
      async ({ officer, page }) => {
        await officer.startReport(officer.anotherUnit(), "2024");
        await officer.goTo("overview");
        const overview = officer.field("overview");
        await overview.fill("收到申请XX件，答复XX件，结转XX件。");
        const findings = officer.finding("placeholder", "overview");
        await expect(findings).toHaveCount(3);
        const described = ((await overview.getAttribute("aria-describedby")) ?? "").split(" ");
        expect(new Set(described).size).toBe(3);
        for (const id of described) await expect(page.locator(`[id="${id}"]`)).toContainText("没替换的“XX”");
        const selected = () =>
          overview.evaluate((area: HTMLTextAreaElement) => `${area.selectionStart}-${area.selectionEnd}`);
        await overview.evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(0, 0));
        for (const words of ["4-6", "10-12", "16-18"]) {
          await page.keyboard.press("Alt+ArrowDown");
          await expect.poll(selected).toBe(words);
        }
        await page.keyboard.press("Alt+ArrowDown");
        await expect(officer.field("proactiveDisclosure.rules.issued")).toBeFocused();
        await page.keyboard.press("Alt+ArrowUp");
        await expect(overview).toBeFocused();
        await expect.poll(selected).toBe("16-18");
      },

    "a new report shows what is to be filled neutrally, one line a section, and each line leads there":
      async ({ officer, page }) => {
        await officer.startReport(officer.anotherUnit(), "2024");
        await officer.goTo("applications");
        const panel = page.getByRole("complementary", { name: "核对" });
        await expect(panel.locator(".count")).toHaveText(["没填 8"]);
        await expect(panel.locator(".finding")).toHaveCount(0);
        await officer.finding("missing-value", "applications").getByRole("button").click();
        await expect(officer.field("applications.newlyReceived.naturalPerson")).toBeFocused();
        await panel.getByText("其他 6 个部分").click();
        await officer.finding("missing-text", "signature.date").getByRole("button").click();
        await expect(officer.field("signature.date")).toBeFocused();
        await officer.goTo("finish");
        await expect(page.locator(".check.holds")).toHaveCount(0);
      },

    "a misquoted number is corrected in place, undoably, and the words put right are shown": async ({
      officer,
      page,
    }) => {
      await officer.openCopyOfExample();
      await officer.goTo("cover");
      await officer.finding("citation", "preamble").locator('[data-action="fix-text"]').click();
      await expect(officer.field("preamble")).toHaveValue(/（国务院令第711号）/);
      await expect(officer.finding("citation", "preamble")).toHaveCount(0);
      const preamble = officer.field("preamble");
      await expect(preamble).toBeFocused();
      await expect(page.locator(".put mark")).toHaveText("711号");
      await page.keyboard.press("Control+Z");
      await expect(officer.field("preamble")).toHaveValue(/（国务院令第七十一号）/);
      await expect(officer.finding("citation", "preamble")).toHaveCount(1);
    },

    "a balance that breaks is found on the keystroke, and its finding leads to the column": async ({
      officer,
    }) => {
      await officer.openCopyOfExample();
      await officer.type("applications.carriedForward.naturalPerson", "5");
      const finding = officer.finding("applications.balance", "applications.balance.naturalPerson");
      await expect(finding).toContainText(
        "自然人：新收 37 + 上年结转 1 = 38，办理 35 + 结转下年 5 = 40，相差 2 件（办理和结转多 2），总计同样。",
      );
      await expect(officer.finding("applications.balance", "applications.balance.total")).toHaveCount(0);
      const id = await officer
        .computed("applications.balance.naturalPerson")
        .evaluate((output) => output.getAttribute("aria-describedby") ?? "none");
      await expect(officer.computed("applications.balance.total")).toHaveAttribute("aria-describedby", id);
      await expect(officer.computed("applications.balance.naturalPerson")).toHaveText("-2");
      await expect(officer.computed("applications.balance.naturalPerson")).toHaveAttribute(
        "data-balanced",
        "false",
      );
      await officer.field("applications.newlyReceived.naturalPerson").focus();
      await finding.getByRole("button", { name: "去看" }).click();
      await expect(officer.field("applications.carriedForward.naturalPerson")).toBeFocused();
    },

    "what is not a number stays as typed, is marked and explained": async ({ officer }) => {
      await officer.openCopyOfExample();
      const id = "applications.newlyReceived.researchInstitution";
      await officer.type(id, "三件");
      await expect(officer.field(id)).toHaveAttribute("aria-invalid", "true");
      await expect(officer.field(id)).toHaveAttribute("aria-describedby", `finding-invalid-value-${id}`);
      await expect(officer.finding("invalid-value", id)).toContainText("“三件”不是件数。请填 0 或正整数。");
      await officer.type(id, "２件");
      await expect(officer.field(id)).not.toHaveAttribute("aria-invalid");
      await expect(officer.computed("applications.newlyReceived.total")).toHaveText("39");
      // A year that is being typed makes no dates that are none.
      await officer.goTo("cover");
      const from = officer.field("period.from");
      await officer.field("year").fill("");
      await expect(from).toHaveValue("");
      await expect(officer.finding("invalid-value", "period.from")).toHaveCount(0);
      await officer.field("year").fill("2023年");
      await expect(from).toHaveValue("2023年1月1日");
    },
  }),
);

test("a report that cannot be checked is said to be unchecked, 定稿 waits, and it is checked after loading again", async ({
  officer,
  page,
}) => {
  const rules = partsWith("文中像是");
  await page.route(rules, (route) => route.abort());
  page.removeAllListeners("console");
  await officer.openExample();
  await officer.goTo("finish");
  const unchecked = page.getByText("还没有核对：这一部分没有加载出来");
  await expect(unchecked).toBeVisible();
  await expect(page.locator('[data-action="finalize"]')).toBeDisabled();
  await expect(page.getByText("核对完以后可以定稿。", { exact: true })).toBeVisible();
  await page.unroute(rules);
  await page.getByRole("button", { name: "重新加载" }).click();
  await expect(officer.finding("citation", "preamble")).toHaveCount(1);
  await expect(unchecked).toHaveCount(0);
  await officer.takeComputedTotals();
  await expect(page.getByText(/^核实 2 处，就可以定稿。/)).toBeVisible();
});

test("a report without errors is finalised, is then read-only, and can be reopened", async ({
  officer,
  page,
}) => {
  await officer.openExample();
  await officer.goTo("finish");
  const finalize = page.locator('[data-action="finalize"]');
  await expect(finalize).toBeDisabled();
  await expect(
    page.getByText(/^改正 3 处，核实 2 处，就可以定稿。要核实的，改正，或者在「已核实…」里写明情况。$/),
  ).toBeVisible();
  await officer.takeComputedTotals();
  await officer.finding("citation", "preamble").locator('[data-action="fix-text"]').click();
  await officer.answerWarnings();
  await finalize.click();
  await expect(page.getByText(/✓ 已定稿/)).toBeVisible();
  // What cannot be changed has no step to take back.
  await expect(page.locator('[data-action="undo"]')).toBeDisabled();
  await officer.reload();
  await officer.goTo("applications");
  const cell = officer.field("applications.newlyReceived.naturalPerson");
  await expect(cell).not.toBeEditable();
  await cell.focus();
  await page.keyboard.type("9");
  await expect(cell).toHaveValue("37");
  await page.goto("./#/");
  await expect(page.locator(".list tbody tr")).toContainText("已定稿");
  await page.goBack();
  await page.getByRole("button", { name: "重新修改" }).click();
  await expect(cell).toBeEditable();
});

test("an unfinished report is exported with 草稿 on it, and what the file cannot carry is named", async ({
  officer,
  page,
}) => {
  await officer.startReport("甲局", "2024");
  await officer.goTo("disputes");
  await officer.type("disputes.reconsideration.upheld", "一件");
  await officer.goTo("finish");
  const json = await officer.download("export-json");
  expect(json.name).toBe("甲局2024年政府信息公开工作年度报告（草稿）.json");
  expect(JSON.parse(json.text).disputes.reconsideration).toEqual({
    upheld: null,
    corrected: null,
    otherResult: null,
    pending: null,
    total: null,
  });
  await expect(page.getByText("四 行政复议 · 结果维持“一件”不是数字或日期")).toBeVisible();
  const exported = await officer.openExported("export-html");
  await expect(exported.getByText("草稿", { exact: true })).toBeVisible();
  await expect(exported.locator(".table-disputes td").first()).toHaveText("一件");
});

test("text that looks like markup comes out literally, in the preview and in the file", async ({
  officer,
  page,
}) => {
  await officer.startReport('<b onclick="x">甲</b>', "2024");
  const hostile = "<script>alert(1)</script> & \"引号\" '单' <!-- ]]> &nbsp; </style>";
  await officer.goTo("overview");
  await officer.field("overview").fill(hostile);
  await officer.goTo("finish");
  const { text } = await officer.download("export-html");
  expect(text).not.toMatch(/<script|onclick="x"|<!-- \]\]>/);
  const exported = await officer.openExported("export-html");
  await expect(exported.locator("article > p").filter({ hasText: "alert" })).toHaveText(hostile);
  await page.locator('a[data-action="print"]').click();
  await expect(page.locator(".sheet p").filter({ hasText: "alert" })).toHaveText(hostile);
});

test("a page that breaks says that the draft is safe and saves a backup", async ({ officer, page }) => {
  await officer.startReport("甲局", "2024");
  await officer.type("publicationNote", "（此件公开发布）");
  await officer.saved();
  // Whatever draws a step breaks, until it is mended below.
  await page.evaluate(() => {
    const map = Array.prototype.map;
    Array.prototype.map = () => {
      throw new Error("broken on purpose");
    };
    window.addEventListener("mend", () => {
      Array.prototype.map = map;
    });
  });
  page.removeAllListeners("pageerror");
  page.removeAllListeners("console");
  // By its address: what comes late may break the page before the rail can be pressed.
  await page.evaluate((id) => {
    window.location.hash = `#/reports/${id}/applications`;
  }, officer.draftId);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("页面出错了，草稿没有丢");
  await page.evaluate(() => window.dispatchEvent(new Event("mend")));
  const backup = await officer.download("backup");
  expect(backup.name).toMatch(/^年报填报台备份 \d{4}-\d\d-\d\d\.backup\.json$/);
  const { kind, drafts } = JSON.parse(backup.text);
  expect(kind).toBe("gov-information-disclosure-backup");
  expect(drafts).toHaveLength(1);
  expect(drafts[0].entries.publicationNote).toBe("（此件公开发布）");
  await page.getByRole("button", { name: "重新打开" }).click();
  await officer.goTo("cover");
  await expect(officer.field("publicationNote")).toHaveValue("（此件公开发布）");
});
