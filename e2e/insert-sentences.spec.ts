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
  const tool = page.getByRole("button", { name: "插入数据段落" });
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
