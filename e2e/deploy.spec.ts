/** The built folder on a plain http:// intranet server, in a sub-folder: no secure context, none of what needs one. */

import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname } from "node:path";
import { chromiumOptions } from "./chromium";
import { expect, Officer, test } from "./officer";

const HOST = "desk.intranet";
const FOLDER = "/gongkai/nianbao/";
const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
};

test.use({ launchOptions: await chromiumOptions(`--host-resolver-rules=MAP ${HOST} 127.0.0.1`) });

let server: Server;
let address: string;

test.beforeAll(async () => {
  const dist = new URL("../dist/", import.meta.url);
  server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://x").pathname;
    const file = path === FOLDER ? "index.html" : path.slice(FOLDER.length);
    readFile(new URL(file, dist)).then(
      (body) => response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "text/plain" }).end(body),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  address = `http://${HOST}:${(server.address() as AddressInfo).port}${FOLDER}`;
});
test.afterAll(() => {
  server.close();
});
test.use({ baseURL: async ({ browserName: _ }, use) => use(address) });

/** From an empty draft to every file. */
async function writeAndPublish(officer: Officer): Promise<void> {
  const { page } = officer;
  await officer.startReport("内网局", "2024");
  await officer.goTo("applications");
  await officer.type("applications.newlyReceived.naturalPerson", "37");
  await officer.reload();
  await expect(officer.field("applications.newlyReceived.naturalPerson")).toHaveValue("37");
  await officer.goTo("finish");
  expect((await officer.download("export-html")).text).toContain("内网局");
  expect(
    JSON.parse((await officer.download("export-json")).text).applications.newlyReceived.naturalPerson,
  ).toBe(37);
  for (const format of ["docx", "xlsx"]) {
    expect((await officer.download(`export-${format}`)).text.slice(0, 2)).toBe("PK");
  }
  await page.locator('[data-action="copy-for-editor"]').click();
  await expect(page.getByText("已复制。")).toBeVisible();
  await page.goto(`./#/reports/${officer.draftId}/print`);
  await expect(page.locator(".page-mark").first()).toContainText("草稿 · 校验码");
  await officer.openExample();
}

test("everything works in a sub-folder over plain http", async ({ page }) => {
  const officer = new Officer(page);
  await officer.openList();
  expect(
    await page.evaluate(() => [window.isSecureContext, typeof crypto.subtle, typeof navigator.locks]),
  ).toEqual([false, "undefined", "undefined"]);
  await writeAndPublish(officer);
});

test("everything works without what Chromium 86 does not have", async ({ page }) => {
  await page.addInitScript(() => {
    for (const [owner, names] of [
      [Object, ["hasOwn", "groupBy"]],
      [Array.prototype, ["at", "findLast", "findLastIndex", "toSorted", "toReversed", "toSpliced", "with"]],
      [String.prototype, ["at", "isWellFormed", "toWellFormed"]],
      [Promise, ["withResolvers", "try"]],
      [window, ["structuredClone", "reportError"]],
      [Intl, ["Segmenter"]],
      [AbortSignal, ["timeout", "any"]],
    ] as const) {
      for (const name of names) Reflect.deleteProperty(owner, name);
    }
  });
  await writeAndPublish(new Officer(page));
});
