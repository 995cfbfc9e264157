/** Opening report files: what is taken, what is found in it, what is refused and why. */
import { writeFileSync } from "node:fs";
import { expect, fixture, fixtureText, test } from "./officer";

const changle = fixture("changle-2024.json").pathname;
const asFile = (name: string, content: string | Buffer) => ({
  name,
  mimeType: "application/json",
  buffer: Buffer.from(content),
});
const changed = (path: string, value: unknown): string => {
  const report = JSON.parse(fixtureText("changle-2024.json"));
  const keys = path.split(".");
  const last = keys.pop() ?? "";
  keys.reduce((node, key) => node[key], report)[last] = value;
  return JSON.stringify(report);
};

test("a published report leads to its draft and shows exactly its contradictions", async ({
  officer,
  page,
}) => {
  await officer.openList();
  await officer.openFile(changle);
  await expect(page).toHaveURL(/#\/reports\/[^/]+\/finish$/);
  const outcome = page.locator("[data-import-outcome]");
  await expect(outcome).toHaveAttribute("data-import-outcome", "accepted-with-warnings");
  await expect(outcome).toContainText("已打开“changle-2024.json”：福州市长乐区人民政府办公室 2024 年度。");
  await expect(outcome).toContainText("文件里有 3 个合计与各格相加不一致");
  await expect
    .poll(() => officer.foundAt())
    .toEqual([
      "stated-total error applications.results.unavailable.requiresCreation.total",
      "stated-total error applications.results.notProcessed.repeated.total",
      "stated-total error disputes.reconsideration.total",
      "citation warning preamble",
      "narrative-table warning overview",
      "half-width-brackets notice preamble",
      "half-width-brackets notice overview",
    ]);
  const [first] = await officer.findings();
  expect(first?.text).toContain("原表合计写 1，各列相加为 0。");

  await page.getByRole("button", { name: "知道了" }).click();
  await expect(outcome).toHaveCount(0);
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
});

test("a stated total is settled by taking the computed one, and the choice can be undone", async ({
  officer,
  page,
}) => {
  await officer.openList();
  await officer.openFile(changle);
  const finding = officer.finding("stated-total", "disputes.reconsideration.total");
  await finding.locator('[data-action="accept-computed"]').click();
  await expect(finding).toHaveCount(0);
  await page.keyboard.press("Control+Z");
  await expect(finding).toHaveCount(1);
});

test("a stated total is settled by correcting a cell", async ({ officer }) => {
  await officer.openList();
  await officer.openFile(changle);
  await officer.goTo("applications");
  const finding = officer.finding("stated-total", "applications.results.unavailable.requiresCreation.total");
  await expect(finding).toHaveCount(1);
  await officer.type("applications.results.unavailable.requiresCreation.naturalPerson", "1");
  await expect(finding).toHaveCount(0);
  await expect(officer.finding("applications.balance", "applications.balance.naturalPerson")).toContainText(
    "自然人：新收 37 + 上年结转 1 = 38，办理 36 + 结转下年 3 = 39，相差 1 件（办理和结转多 1），总计同样。",
  );
});

test("a file that is no report is refused with its place and changes nothing", async ({ officer, page }) => {
  for (const [name, content, why] of [
    [
      "负数.json",
      changed("applications.carriedForward.naturalPerson", -3),
      "四、结转下年度 · 自然人（applications.carriedForward.naturalPerson）：应为 0 或正整数，实为 -3",
    ],
    ["断.json", fixtureText("changle-2024.json").slice(0, 700), "内容不完整，或者不是本程序导出的报告文件"],
    ["空.json", "", "文件是空的"],
    ["别的.json", '{"kind":"x"}', "不是年度报告文件"],
    ["新.json", changed("schemaVersion", 9), "由更新版本生成，请先更新本程序"],
    [
      "二进制.json",
      Buffer.from([0xff, 0xfe, 0x00, 0x80, 0x81]),
      "文件里有损坏的文字，可能保存时用错了编码。请用原来的程序重新导出，不要用记事本另存",
    ],
  ] as const) {
    await test.step(`${name} is refused`, async () => {
      await officer.openList();
      await officer.openFile(asFile(name, content));
      const outcome = page.locator("[data-import-outcome]");
      await expect(outcome).toHaveAttribute("data-import-outcome", "rejected");
      await expect(outcome).toHaveText(`打不开“${name}”：${why}。`);
      await expect(page.getByText("填写的内容只保存在这台电脑的浏览器里")).toBeVisible();
      await page.reload();
    });
  }
});

test("a file beyond 20 MB is refused before it is read", async ({ officer, page }) => {
  await officer.openList();
  const path = test.info().outputPath("大.json");
  writeFileSync(path, Buffer.alloc(21 * 1024 * 1024, 0x20));
  await officer.openFile(path);
  await expect(page.locator("[data-import-outcome]")).toContainText("文件有 21 MB，超过 20 MB");
});

test("of several files each has its answer, with a link to its draft", async ({ officer, page }) => {
  await officer.openList();
  await officer.openFile(
    asFile("a.json", fixtureText("changle-2024.json")),
    asFile("b.json", "{"),
    asFile("c.json", fixtureText("hangzhou-2025.json")),
  );
  const outcomes = page.locator("[data-import-outcome]");
  await expect(outcomes).toHaveCount(3);
  expect(
    await outcomes.evaluateAll((all) => all.map((one) => one.getAttribute("data-import-outcome"))),
  ).toEqual(["accepted-with-warnings", "rejected", "accepted"]);
  await expect(page.locator(".list tbody tr")).toHaveCount(2);
  await outcomes.nth(2).getByRole("link", { name: "去看" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "核对与输出" })).toBeVisible();
  await expect(page.getByText("13612 + 535")).toHaveCount(0);
  await expect(page.getByText("（14069 + 560 = 13810 + 819）")).toBeVisible();
});

test("a file in GB18030 and one with keys nobody knows are read", async ({ officer, page }) => {
  await officer.openList();
  const report = JSON.parse(fixtureText("hangzhou-2025.json"));
  report.applications.newlyReceived.备注 = "x";
  await officer.openFile(asFile("多.json", JSON.stringify(report)));
  await expect(page.locator("[data-import-outcome]")).toContainText(
    "没有读入不认识的项目：applications.newlyReceived.备注。",
  );
  await officer.openList();
  const gb = Buffer.concat([
    Buffer.from('{"kind":"gov-information-disclosure-annual-report","schemaVersion":1,"organization":"'),
    Buffer.from([0xb3, 0xa4, 0xc0, 0xd6]),
    Buffer.from('"}'),
  ]);
  await officer.openFile(asFile("gb.json", gb));
  await expect(page.locator(".top .report")).toContainText("长乐");
});

test("files can be dropped anywhere, in the list and in a draft", async ({ officer, page }) => {
  await officer.startReport("甲局", "2024");
  const transfer = await page.evaluateHandle((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], "拖来.json", { type: "application/json" }));
    return data;
  }, fixtureText("hangzhou-2025.json"));
  await page.dispatchEvent("main", "dragover", { dataTransfer: transfer });
  await page.dispatchEvent("main", "drop", { dataTransfer: transfer });
  await expect(page.locator(".top .report")).toContainText("杭州市人民政府");
  await expect(page.locator("[data-import-outcome]")).toContainText("已打开“拖来.json”");
});

test("the example is marked, and opened again instead of copied again", async ({ officer, page }) => {
  await officer.openExample();
  await officer.type("applications.newlyReceived.naturalPerson", "99");
  await officer.saved();
  await page.goto("./#/");
  await page.locator('[data-action="example"]').click();
  await expect(officer.field("applications.newlyReceived.naturalPerson")).toHaveValue("99");
  await officer.openList();
  await expect(page.locator(".list tbody tr")).toHaveCount(1);
  await expect(page.locator(".list tbody tr")).toContainText("示例");
});

test("a file without section three is taken with a word about it, one with broken characters is not", async ({
  officer,
  page,
}) => {
  const report = JSON.parse(fixtureText("changle-2024.json"));
  delete report.applications;
  await officer.openList();
  await officer.openFile(asFile("缺.json", JSON.stringify(report)));
  const outcome = page.locator("[data-import-outcome]");
  await expect(outcome).toHaveAttribute("data-import-outcome", "accepted-with-warnings");
  await expect(outcome).toContainText("文件里没有三、收到和处理政府信息公开申请情况，草稿里留空。");
  const whole = Buffer.from(fixtureText("changle-2024.json"));
  const mixed = Buffer.concat([
    whole.subarray(0, 300),
    Buffer.from([0xb3, 0xa4, 0xc0, 0xd6]),
    whole.subarray(300),
  ]);
  for (const [name, content] of [
    ["混.json", mixed],
    ["坏.json", fixtureText("changle-2024.json").replace("长乐", "\ufffd乐")],
  ] as const) {
    await officer.openList();
    await officer.openFile(asFile(name, content));
    await expect(outcome).toHaveAttribute("data-import-outcome", "rejected");
    await expect(outcome).toContainText("文件里有损坏的文字");
  }
});

test("what is dropped is never opened by the browser itself, on any screen", async ({ officer, page }) => {
  await officer.openList();
  for (const screen of ["./#/help", "./#/new", "./#/bin", "./#/nowhere"]) {
    await page.goto(screen);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    const refused = await page.evaluate(() => {
      const data = new DataTransfer();
      data.setData("text/uri-list", "https://example.invalid/");
      const drop = new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: data });
      document.body.dispatchEvent(drop);
      return drop.defaultPrevented;
    });
    expect(refused).toBe(true);
  }
  await page.goto("./#/help");
  const transfer = await page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.items.add(new File(["%PNG"], "图.png", { type: "image/png" }));
    return data;
  });
  await page.dispatchEvent("main", "drop", { dataTransfer: transfer });
  await expect(page.getByText(/打不开“图.png”/)).toBeVisible();
  await expect(page.getByRole("heading", { level: 1, name: "我的报告" })).toBeVisible();
});
