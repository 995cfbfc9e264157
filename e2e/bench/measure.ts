/** Measuring one page: main-thread CPU, time to a usable cell, memory. Ratios are of medians of interleaved runs. */
import { readdirSync, readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname } from "node:path";
import type { Browser, CDPSession, Page } from "@playwright/test";
import { floorPage } from "./floor";

const DIST = new URL("../../dist/", import.meta.url);
const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
};

/** Serves the built app and, under /floor, the plain page; both from memory, with the same headers. */
export async function serve(): Promise<{ origin: string; server: Server }> {
  const assets = readdirSync(new URL("assets/", DIST));
  const styles = assets
    .filter((name) => /^(entry|draft|table-step)-.*\.css$/.test(name))
    .map((name) => readFileSync(new URL(`assets/${name}`, DIST), "utf8"))
    .join("\n");
  const files = new Map<string, Buffer>([
    ["/", readFileSync(new URL("index.html", DIST))],
    ["/icon.svg", readFileSync(new URL("icon.svg", DIST))],
    ["/floor", Buffer.from(floorPage(styles))],
    ...assets.map((name): [string, Buffer] => [
      `/assets/${name}`,
      readFileSync(new URL(`assets/${name}`, DIST)),
    ]),
  ]);
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://x");
    const body = files.get(pathname);
    if (body === undefined) response.writeHead(404).end();
    else response.writeHead(200, { "content-type": TYPES[extname(pathname)] ?? "text/html" }).end(body);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

export const median = (numbers: readonly number[]): number => {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? 0)
    : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
};

export interface Work {
  readonly cpu: number;
  /** Script, layout and style, without painting, ms. */
  readonly unpainted: number;
  readonly layouts: number;
}

export const FIRST = "applications.newlyReceived.naturalPerson";

export class Measured {
  readonly page: Page;
  private readonly cdp: CDPSession;

  private constructor(page: Page, cdp: CDPSession) {
    this.page = page;
    this.cdp = cdp;
  }

  static async open(browser: Browser): Promise<Measured> {
    const context = await browser.newContext({ viewport: { width: 1366, height: 635 }, locale: "zh-CN" });
    const page = await context.newPage();
    const cdp = await context.newCDPSession(page);
    await cdp.send("Performance.enable", { timeDomain: "threadTicks" });
    await page.addInitScript((first) => {
      let usable = (_at: number) => {};
      Object.assign(window, {
        usableAt: new Promise<number>((resolve) => {
          usable = resolve;
        }),
      });
      new MutationObserver((_, watch) => {
        if (document.querySelector(`[name="${first}"]`) === null) return;
        watch.disconnect();
        // Usable is what has been drawn: the frame with the cell in it has come to its end.
        requestAnimationFrame(() => {
          const drawn = new MessageChannel();
          drawn.port1.onmessage = () => usable(performance.now());
          drawn.port2.postMessage(null);
        });
      }).observe(document, { childList: true, subtree: true });
    }, FIRST);
    return new Measured(page, cdp);
  }

  close(): Promise<void> {
    return this.page.context().close();
  }

  /** What the main thread did since the page was opened: CPU in ms, of it script, layout and style; layouts made. */
  async work(): Promise<Work> {
    const { metrics } = await this.cdp.send("Performance.getMetrics");
    const read = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? 0;
    return {
      cpu: 1000 * read("TaskDuration"),
      unpainted: 1000 * (read("ScriptDuration") + read("LayoutDuration") + read("RecalcStyleDuration")),
      layouts: read("LayoutCount"),
    };
  }

  /** Waits until the page has drawn and nothing is left to do. */
  async settle(): Promise<void> {
    await this.page.evaluate(
      () =>
        new Promise<void>((done) => {
          requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 60)));
        }),
    );
  }

  async key(key: string): Promise<void> {
    const code = key === "Tab" ? "Tab" : `Digit${key}`;
    const windowsVirtualKeyCode = key === "Tab" ? 9 : 48 + Number(key);
    const text = key === "Tab" ? {} : { text: key };
    await this.cdp.send("Input.dispatchKeyEvent", {
      type: "keyDown",
      key,
      code,
      windowsVirtualKeyCode,
      ...text,
    });
    await this.cdp.send("Input.dispatchKeyEvent", { type: "keyUp", key, code, windowsVirtualKeyCode });
  }

  /** Work for each of `cells` cells entered from the first on: two digits and Tab, real key events. */
  async typeCells(cells: number): Promise<Work> {
    await this.page.locator(`[name="${FIRST}"]`).focus();
    await this.settle();
    const before = await this.work();
    for (let cell = 0; cell < cells; cell += 1) {
      await this.key(String(1 + (cell % 9)));
      await this.key(String(cell % 10));
      await this.key("Tab");
    }
    await this.settle();
    const after = await this.work();
    return {
      cpu: (after.cpu - before.cpu) / cells,
      unpainted: (after.unpainted - before.unpainted) / cells,
      layouts: (after.layouts - before.layouts) / cells,
    };
  }

  /** Main-thread CPU in ms for a paste at the first cell, everything that follows from it included. */
  async paste(text: string): Promise<number> {
    await this.page.locator(`[name="${FIRST}"]`).focus();
    await this.settle();
    const before = (await this.work()).cpu;
    await this.page.evaluate((content) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", content);
      document.activeElement?.dispatchEvent(
        new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
      );
    }, text);
    await this.settle();
    return (await this.work()).cpu - before;
  }

  /** ms in the page from the paste event until totals and findings are what they must be, laid out. */
  async pasteUntilRight(text: string, total: string, value: string): Promise<number> {
    await this.page.locator(`[name="${FIRST}"]`).focus();
    await this.settle();
    return this.page.evaluate(
      async ([content, id, wanted]) => {
        const output = document.querySelector(`output[name="${id}"]`);
        const unfilled = () => document.querySelector('[data-rule="missing-value"][data-at="applications"]');
        const clipboardData = new DataTransfer();
        clipboardData.setData("text/plain", content);
        const began = performance.now();
        document.activeElement?.dispatchEvent(
          new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
        );
        const channel = new MessageChannel();
        while (output?.textContent !== wanted || unfilled() !== null) {
          await new Promise((next) => {
            channel.port1.onmessage = next;
            channel.port2.postMessage(null);
          });
        }
        document.body.getBoundingClientRect();
        return performance.now() - began;
      },
      [text, total, value] as const,
    );
  }

  /** ms from navigation to the first cell drawn, at a CPU throttle. */
  async timeToCell(address: string, throttle: number): Promise<number> {
    await this.page.goto("about:blank");
    await this.cdp.send("Emulation.setCPUThrottlingRate", { rate: throttle });
    await this.page.goto(address);
    // Asked plainly: what the driver puts into a page to wait there would itself be waited for, by the slower page only.
    const { result } = await this.cdp.send("Runtime.evaluate", {
      expression: "window.usableAt",
      awaitPromise: true,
    });
    const time = Number(result.value);
    await this.cdp.send("Emulation.setCPUThrottlingRate", { rate: 1 });
    return time;
  }

  /** JavaScript heap in MB after a collection. */
  async memory(): Promise<number> {
    await this.cdp.send("HeapProfiler.collectGarbage");
    const { usedSize } = await this.cdp.send("Runtime.getHeapUsage");
    return usedSize / 1e6;
  }
}
