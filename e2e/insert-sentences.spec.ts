/** Ready sentences over a text: picked, inserted at the caret, taken back; what they say is never a finding. */
import { expect, test } from "./officer";

const OVERVIEW = [
  "2024年，本机关未收到政府信息公开申请，无上年结转申请。",
  "截至2024年12月31日，无结转下年度继续办理的政府信息公开申请。",
  "2024年，未制发、废止行政规范性文件，无现行有效行政规范性文件。",
  "2024年，未作出行政许可、行政处罚、行政强制决定。",
  "2024年，无行政事业性收费。",
  "2024年，未发生因政府信息公开引起的行政复议、行政诉讼。",
];
const FEE = "2024年，未发出政府信息公开信息处理费收费通知，未收取信息处理费。";
const OWN = "2024年，我镇依法推进政府信息公开。";

test("an all-zero township has its sentences inserted, and one undo takes them out", async ({
  officer,
  page,
}) => {
  await officer.startReport("玉田镇人民政府", "2024");
  await officer.goTo("overview");
  const area = officer.field("overview");
  const tool = page.locator('[data-action="insert-sentences"]');
  const dialog = page.getByRole("dialog", { name: "插入数据段落" });
  await area.fill(OWN);
  await tool.click();
  await expect(dialog.getByText("先填表格")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(area).toBeFocused();

  for (const step of ["proactive", "applications", "disputes"] as const) {
    await officer.goTo(step);
    await page.locator('[data-action="fill-zeros"]').click();
  }
  await officer.goTo("overview");
  await tool.click();
  await expect(dialog.locator(".words")).toHaveText(OVERVIEW);
  await expect(dialog.getByRole("listitem").first()).toContainText("数字来自“三、");
  await dialog.getByRole("button", { name: "全选" }).click();
  await dialog.getByRole("checkbox").nth(4).press("Space");
  await dialog.getByRole("button", { name: "插入所选（5）" }).click();
  await expect(area).toBeFocused();
  const inserted = [OWN, ...OVERVIEW.filter((_, at) => at !== 4)].join("\n");
  await expect(area).toHaveValue(inserted);

  await officer.goTo("other");
  await tool.click();
  await dialog.getByRole("checkbox").check();
  await dialog.getByRole("button", { name: "插入所选（1）" }).click();
  await expect(officer.field("otherMatters")).toHaveValue(FEE);
  await page.keyboard.press("Control+Z");
  await expect(officer.field("otherMatters")).toHaveValue("");
  await page.keyboard.press("Control+Y");
  const found = await officer.foundAt();
  expect(found.filter((at) => /narrative/.test(at))).toEqual([]);
});

const SEED = [
  "2024年，本机关新收政府信息公开申请37件，上年结转1件。",
  "新收的政府信息公开申请37件，均为自然人申请。",
  "2024年，办结政府信息公开申请35件，其中予以公开3件，部分公开16件，无法提供8件（本机关不掌握相关政府信息8件），不予处理1件（重复申请1件），其他处理7件（其他情形7件）。",
  "截至2024年12月31日，结转下年度继续办理的政府信息公开申请3件。",
  "2024年，制发行政规范性文件8件，废止行政规范性文件10件，现行有效行政规范性文件241件。",
  "2024年，未作出行政许可、行政处罚、行政强制决定。",
  "2024年，无行政事业性收费。",
  "2024年，因政府信息公开被申请行政复议1件（结果维持1件）；未发生因政府信息公开引起的行政诉讼。",
];

test("the example has its sentences inserted, and they follow their numbers until they are touched", async ({
  officer,
  page,
}) => {
  await officer.openExample();
  await officer.goTo("overview");
  const area = officer.field("overview");
  const dialog = page.getByRole("dialog", { name: "插入数据段落" });
  await area.fill("");
  await page.getByRole("button", { name: "插入数据段落" }).click();
  await expect(dialog.locator(".words")).toHaveText(SEED);
  await dialog.getByRole("button", { name: "全选" }).click();
  await dialog.getByRole("button", { name: "插入所选（8）" }).click();
  await expect(area).toHaveValue(SEED.join("\n"));
  await expect(officer.finding("narrative-table", "overview")).toHaveCount(0);
  await expect(officer.finding("narrative-sum", "overview")).toHaveCount(0);

  await officer.goTo("applications");
  await officer.tableReady();
  await officer.type("applications.newlyReceived.naturalPerson", "38");
  await officer.goTo("overview");
  const offer = page.getByRole("region", { name: "可以更新的句子" });
  const now = [
    "2024年，本机关新收政府信息公开申请38件，上年结转1件。",
    "新收的政府信息公开申请38件，均为自然人申请。",
  ];
  await expect(offer.getByRole("listitem")).toHaveText(now);
  await offer.locator('[data-action="refresh-sentences"]').click();
  await expect(area).toBeFocused();
  await expect(area).toHaveValue([...now, ...SEED.slice(2)].join("\n"));
  await expect(offer).toHaveCount(0);
  await page.keyboard.press("Control+Z");
  await expect(area).toHaveValue(SEED.join("\n"));
  await expect(offer.getByRole("listitem")).toHaveText(now);

  // The first sentence is the officer's own now; the second still follows.
  await area.fill(SEED.join("\n").replace("上年结转1件", "另有上年结转1件"));
  await expect(offer.getByRole("listitem")).toHaveText(now.slice(1));
  await officer.reload();
  await expect(offer.getByRole("listitem")).toHaveText(now.slice(1));
});

test("what was inserted stays: another sentence, a refreshed one and a key come behind it", async ({
  officer,
  page,
}) => {
  await officer.openExample();
  await officer.goTo("overview");
  const area = officer.field("overview");
  const dialog = page.getByRole("dialog", { name: "插入数据段落" });
  const put = page.locator(".put mark");
  const [received = "", kinds = "", , forward = ""] = SEED;
  await area.fill(OWN);
  for (const sentence of [received, forward]) {
    await page.getByRole("button", { name: "插入数据段落" }).click();
    await dialog.getByRole("checkbox", { name: sentence }).check();
    await dialog.getByRole("button", { name: "插入所选（1）" }).click();
    await expect(area).toBeFocused();
    await expect(put).toHaveText(sentence);
  }
  await expect(area).toHaveValue([OWN, received, forward].join("\n"));
  await page.keyboard.type("完");
  await expect(area).toHaveValue([OWN, received, `${forward}完`].join("\n"));
  await expect(put).toHaveCount(0);
  // Words that are selected, as those are that a finding led to, are not taken away by what is inserted.
  await page.keyboard.press("Control+A");
  await page.getByRole("button", { name: "插入数据段落" }).click();
  await dialog.getByRole("checkbox", { name: kinds }).check();
  await dialog.getByRole("button", { name: "插入所选（1）" }).click();
  await expect(area).toHaveValue([OWN, received, `${forward}完`, kinds].join("\n"));

  await officer.goTo("applications");
  await officer.tableReady();
  await officer.type("applications.newlyReceived.naturalPerson", "38");
  await officer.goTo("overview");
  await page.locator('[data-action="refresh-sentences"]').click();
  await expect(put).toHaveText([received.replace("37", "38"), kinds.replace("37", "38")]);
  await page.keyboard.type("末");
  await expect(area).toHaveValue(
    [OWN, received.replace("37", "38"), `${forward}完`, `${kinds.replace("37", "38")}末`].join("\n"),
  );
});

test("the figures of the processing fee are asked, and stated as typed", async ({ officer, page }) => {
  await officer.startReport("玉田镇人民政府", "2024");
  await officer.goTo("other");
  const tool = page.getByRole("button", { name: "插入数据段落" });
  const dialog = page.getByRole("dialog", { name: "插入数据段落" });
  await tool.click();
  await expect(dialog.locator(".words")).toHaveText([FEE]);
  await dialog.getByLabel("发出收费通知（件）").fill("2");
  await expect(dialog.locator(".words")).toHaveCount(0);
  await dialog.getByLabel("通知总金额（元）").fill("300元整");
  await expect(dialog.getByText("“300元整”不是金额")).toBeVisible();
  await dialog.getByLabel("通知总金额（元）").fill("1300.5");
  await dialog.getByLabel("实际收取（元）").fill("0");
  await dialog.getByRole("checkbox").check();
  await dialog.getByRole("button", { name: "插入所选（1）" }).click();
  await expect(officer.field("otherMatters")).toHaveValue(
    "2024年，发出政府信息公开信息处理费收费通知2件，总金额1300.5元，实际收取0元。",
  );
  await expect(officer.finding("fee-statement", "otherMatters")).toHaveCount(0);
});
