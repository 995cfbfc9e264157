import { defineConfig } from "@playwright/test";
import { chromiumOptions } from "./chromium";

const PORT = 4199;

export default defineConfig({
  testDir: ".",
  testMatch: "*.spec.ts",
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  timeout: 60_000,
  // Long enough for a computer that has something else to do: how quick the desk is, `npm run bench` says.
  expect: { timeout: 15_000 },
  reporter: [["list"]],
  outputDir: "../test-results",
  use: {
    baseURL: `http://127.0.0.1:${PORT}/`,
    // One browser window, emptied between tests: to open a new one and to fetch the desk takes longer than many a test.
    reuseContext: true,
    // What a 1366×768 office screen leaves.
    viewport: { width: 1366, height: 635 },
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    launchOptions: await chromiumOptions(),
    screenshot: "only-on-failure",
  },
  webServer: {
    command: `npx vite preview --host 127.0.0.1 --port ${PORT} --strictPort`,
    url: `http://127.0.0.1:${PORT}/`,
    cwd: "..",
    env: { BROWSER: "none" },
    reuseExistingServer: false,
  },
});
